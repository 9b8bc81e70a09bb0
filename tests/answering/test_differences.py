from hypothesis import given
from hypothesis import strategies as st

from committeesearch.answering.differences import differences, gained_and_lost

WORDS = st.lists(
    st.sampled_from(["the", "a", "new", "old", "Team", "Manager,", "chair.", "5", "July", "and"]), max_size=12
).map(" ".join)


def test_words_are_aligned_and_marked():
    found = differences("The fee is five pounds for each car", "The fee is six pounds for each car and van.")
    assert [(one.change, one.text) for one in found] == [
        ("same", "The fee is"),
        ("removed", "five"),
        ("added", "six"),
        ("same", "pounds for each car"),
        ("added", "and van."),
    ]


def test_two_different_sentences_are_not_shredded():
    found = differences("The hall was sold to the trust.", "A survey of the roof is due in May.")
    assert [one.change for one in found] == ["removed", "added"]


@given(WORDS, WORDS)
def test_kept_and_added_words_make_the_later_text(before, after):
    bare = lambda text: [word.strip(".,").lower() for word in text.split()]  # noqa: E731
    found = differences(before, after)
    assert bare(" ".join(one.text for one in found if one.change != "removed")) == bare(after)
    assert bare(" ".join(one.text for one in found if one.change != "added")) == bare(before)


@given(WORDS)
def test_nothing_differs_from_itself(text):
    assert all(one.change == "same" for one in differences(text, text))
    assert gained_and_lost(text, text) == ((), ())


def test_roles_names_figures_and_dates_are_gained_and_lost():
    added, removed = gained_and_lost(
        "A Team Manager and an IRO hold the 12 cases.",
        "A Team Manager and a Child Protection chair hold the 15 cases until the end of May 2024.",
    )
    assert set(added) == {"Child Protection chair", "15", "the end of May 2024"}
    assert set(removed) == {"IRO", "12"}


def test_what_is_said_in_other_case_or_inflection_is_not_gone():
    before = "A Tree Warden holds Ancient Woodland reviews."
    assert gained_and_lost(before, "The tree wardens hold reviews of ancient woodlands.") == ((), ())


def test_numbers_of_paragraphs_and_bases_of_rates_are_no_figures():
    added, _ = gained_and_lost("Trees fell.", "Under section 8 and Appendix 2, 14 trees fell, 3.5 per 1,000 people.")
    assert added == ("14", "3.5")
