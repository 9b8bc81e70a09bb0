"""Names of programmes that two sentences share."""

from __future__ import annotations

from committeesearch.commitments.names import Named


def shared(one: str, other: str) -> frozenset[tuple[str, str]]:
    return Named.of(one).shared(Named.of(other))


def test_a_programme_is_known_by_its_name() -> None:
    one = "The library will run the Reading Ahead programme from June."
    assert shared(one, "Numbers on Reading Ahead rose.") == {("read", "ahead")}
    assert ("oak", "trail") in shared("It will extend the Oak Trail scheme.", "The Oak trail was extended.")


def test_plain_words_side_by_side_are_no_name() -> None:
    assert shared("We will explore options for the barn.", "Officers explore options for a bridge.") == frozenset()
    assert shared("It has two risk profiles.", "A Risk Profile was made.") == frozenset()


def test_posts_and_bodies_are_no_names_of_what_is_done() -> None:
    one = "The Harbour Safety Board will meet the Deputy Librarian."
    assert shared(one, "The Harbour Safety Board heard the Deputy Librarian.") == frozenset()
