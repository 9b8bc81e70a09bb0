"""Reports that were promised, and came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from committeesearch.commitments import find_commitments
from committeesearch.model import BlockKind, Document, Item, PaperKind
from committeesearch.results import FollowUp, FollowUpGrade

from .paper import JUNE, Paper, Shelf, document, minute, report

ASKED = "(2) the Head of Libraries be requested to submit a report on branch opening hours to a future meeting;"
PURPOSE = "1.1 This report provides a survey of the hours of every branch."
SEPTEMBER = date(2023, 9, 5)


def minutes(text: str) -> Document:
    return document("march.pdf", minute("59", "Libraries", [Paper().paragraph(text, BlockKind.RESOLUTION)]))


def followed(*later: Document, asked: str = ASKED) -> tuple[FollowUp, ...]:
    (row,) = find_commitments(Shelf(minutes(asked), *later))
    return row.follow_ups


def item(page: Paper, number: str, title: str, *lines: str, day: date = JUNE) -> Item:
    return report(number, title, [page.paragraph(line) for line in lines], day)


def test_it_is_quoted_where_it_says_what_it_is_for() -> None:
    page = Paper()
    lines = ("The service has nine branches in all.", PURPOSE, "Three branches had new roofs put on in the spring.")
    found = followed(document("june.pdf", item(page, "4", "Branch Opening Hours", *lines)))
    came = [one for one in found if one.basis == "A report on it came to a later meeting."]
    assert [one.quote.text for one in came] == [PURPOSE]
    assert came[0].grade is FollowUpGrade.COMPLETES


def test_a_report_on_something_else_is_none() -> None:
    page = Paper()
    assert followed(document("june.pdf", item(page, "4", "Parks", "This report provides a survey of the parks."))) == ()


def test_under_one_title_of_several_most_is_found() -> None:
    """A title in other words, and no word of the request in its opening: the body is full of it."""
    page = Paper()
    body = [
        f"The branch opening hours of district {number} are long. " + "Readers like them. " * 40 for number in range(12)
    ]
    matter = item(
        page,
        "4",
        "Reading Rooms",
        "This report gives what readers asked for.",
        "A word of thanks.",
        "And so on.",
        *body,
    )
    others = [item(page, str(number), f"Road {number}", "This report is on a road.") for number in (5, 6)]
    found = followed(document("june.pdf", matter, *others))
    assert "This report gives what readers asked for." in [one.quote.text for one in found]
    alone = followed(document("june.pdf", matter))
    assert "A report on it came to a later meeting." not in [one.basis for one in alone]


def test_what_was_noted_or_turned_down_brings_no_report() -> None:
    page = Paper()
    paper = document("june.pdf", item(page, "4", "Branch Opening Hours", PURPOSE))
    refused = "(2) a report on branch opening hours from the Head of Libraries be not requested again this year;"
    rows = find_commitments(Shelf(minutes(refused), paper))
    assert "A report on it came to a later meeting." not in [one.basis for row in rows for one in row.follow_ups]


def test_a_report_to_a_meeting_long_after_is_another() -> None:
    page = Paper()
    days = [date(2023, month, 5) for month in (4, 5, 6, 7)]
    between = [document(f"{day}.pdf", item(page, "1", "Roads", "This report is on roads.", day=day)) for day in days]
    late = document("late.pdf", item(page, "4", "Branch Opening Hours", PURPOSE, day=SEPTEMBER))
    assert PURPOSE in [one.quote.text for one in followed(late, *between[:3])]
    came = [one for one in followed(late, *between) if one.basis == "A report on it came to a later meeting."]
    assert came == []


def test_a_front_sheet_is_quoted_for_the_report_attached_to_it() -> None:
    """What is found stands in the appendix; the front sheet, in other words, says what it is for."""
    page = Paper()
    front = item(page, "4", "Reading Rooms", "To provide an update on all reading rooms.", "There is no cost.")
    body = [
        page.paragraph(f"The branch opening hours of district {number} are long. " + "Readers like them. " * 40)
        for number in range(12)
    ]
    attached = replace(report("4", "Reading Rooms", body), paper=PaperKind.APPENDIX)
    others = [item(page, str(number), f"Road {number}", "This report is on a road.") for number in (5, 6)]
    found = followed(document("june.pdf", front, attached, *others))
    assert "To provide an update on all reading rooms." in [one.quote.text for one in found]


def test_a_report_that_came_is_quoted_for_what_it_holds_and_where_another_points_to_it() -> None:
    page = Paper()
    holds = "This includes an overview of the rooms that were closed."
    points = "There is a separate report elsewhere on the agenda on the opening of branches."
    came = item(page, "4", "Branch Opening Hours", PURPOSE, holds)
    elsewhere = item(page, "5", "Budget", "The budget is sound.", points)
    shown = [one.quote.text for one in followed(document("june.pdf", came, elsewhere))]
    assert holds in shown
    assert points in shown
