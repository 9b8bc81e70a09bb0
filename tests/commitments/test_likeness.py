"""When a later sentence says the same thing again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from committeesearch.commitments import find_commitments, likeness
from committeesearch.commitments.likeness import Words
from committeesearch.commitments.topics import Topic, topic_of
from committeesearch.model import BlockKind
from committeesearch.results import Commitment

from .paper import JUNE, RARITY, Paper, Shelf, document, minute, report

ASKED = "(2) the Head of Libraries be requested to repair the Castle Lane reading room roof;"


def topic(*said: str) -> tuple[Topic, Shelf]:
    minutes = document("march.pdf", minute("59", "Libraries", [Paper().paragraph(ASKED, BlockKind.RESOLUTION)]))
    page = Paper()
    shelf = Shelf(minutes, document("june.pdf", report("4", "Works", [page.paragraph(line) for line in said])))
    (row,) = find_commitments(shelf)
    found = topic_of(row, shelf)
    assert found is not None
    return found, shelf


def read(shelf: Shelf) -> list[Words]:
    return [
        said for one in shelf.passages() if one.meeting.date == JUNE for said in likeness.read(one, {}, shelf.rarity)
    ]


def test_likeness_in_words_is_the_mean_of_both_shares() -> None:
    """Telling words of the deed: repair, castle, lane, reading, room, roof. The sentence holds two of six, and both of
    its own five: harmonic mean of 2/6 and 2/5."""
    found, shelf = topic("Castle Lane has lovely gardens and trees about.")
    (said,) = read(shelf)
    assert said.weight == 5 * RARITY
    assert likeness.in_words(found, said) == pytest.approx(2 * (2 / 6) * (2 / 5) / (2 / 6 + 2 / 5))


def test_a_heading_says_nothing_of_it() -> None:
    found, shelf = topic("Castle Lane reading room roof repair")
    assert read(shelf) == []
    assert found.minuted


def test_the_label_of_a_form_does_not_count() -> None:
    _, shelf = topic("Castle Lane reading room roof: nothing was done this year.")
    (said,) = read(shelf)
    assert not {"castl", "lane", "roof"} & said.own


def follow_ups(rows: Sequence[Commitment], start: str) -> list[str]:
    (row,) = (one for one in rows if one.quote.text.startswith(start))
    return [one.quote.text for one in row.follow_ups]


def test_within_a_minute_only_the_resolution_follows_the_debate() -> None:
    page = Paper()
    asked = "A request was made for a survey of the mobile library stops to be circulated to Members."
    debate = "Members had much to say on the survey of the mobile library stops, and on Members."
    resolved = "(2) a survey of the mobile library stops be circulated to Members."
    item = minute(
        "59",
        "Libraries",
        [page.paragraph(asked), page.paragraph(debate), page.paragraph(resolved, BlockKind.RESOLUTION)],
    )
    rows = find_commitments(Shelf(document("march.pdf", item)))
    assert follow_ups(rows, "A request") == [resolved]


PROMISE = "The library service will repair the Castle Lane reading room roof in July 2023."


def beside(line: str) -> list[str]:
    page = Paper()
    items = [
        report("4", "Buildings", [page.paragraph(PROMISE)]),
        report("5", "Capital Programme", [page.paragraph(line)]),
    ]
    return follow_ups(find_commitments(Shelf(document("june.pdf", *items))), "The library service")


def test_another_report_to_the_same_meeting_tells_of_it() -> None:
    line = "A grant from the village trust pays for repair of the roof over the Castle Lane reading room."
    assert beside(line) == [line]


def test_the_same_words_in_another_report_are_standing_text() -> None:
    assert beside("As before, the library service will repair the reading room roof in Castle Lane this July.") == []
