"""What later papers show of a commitment."""

from __future__ import annotations

from datetime import date

from committeesearch.commitments import as_of, find_commitments
from committeesearch.model import Block, BlockKind, Document, Table
from committeesearch.results import Commitment, CommitmentStatus, FollowUpGrade
from committeesearch.traced import join

from .paper import JUNE, Paper, Shelf, document, minute, report

REQUEST = "(2) the Head of Libraries be requested to submit a report on branch opening hours to a future meeting;"


def minutes() -> Document:
    return document("march.pdf", minute("59", "Libraries", [Paper().paragraph(REQUEST, BlockKind.RESOLUTION)]))


def followed(*later: Document) -> Commitment:
    rows = find_commitments(Shelf(minutes(), *later))
    return next(row for row in rows if row.quote.text == REQUEST)


def june(title: str, *lines: str) -> Document:
    page = Paper()
    return document("june.pdf", report("4", title, [page.paragraph(line) for line in lines]))


def test_a_minute_named_by_number_part_and_day() -> None:
    row = followed(june("Work Programme", "Opening hours of branches: Minute No. 59 (2) of 06/03/23 refers."))
    (found,) = row.follow_ups
    assert found.basis == "It names the minute."
    assert found.grade is FollowUpGrade.REFERS
    assert found.quote.citation.meeting_date == JUNE


def test_another_part_or_another_day_is_another_minute() -> None:
    assert (
        followed(june("Work Programme", "This item is from Minute No. 59 (3) of 06/03/23 as it was.")).follow_ups == ()
    )
    assert (
        followed(june("Work Programme", "This item is from Minute No. 59 (2) of 06/03/22 as it was.")).follow_ups == ()
    )


def test_a_report_that_says_it_was_asked_for() -> None:
    row = followed(
        june("Branch Opening Hours", "The report responds to a request at a previous meeting of the Committee.")
    )
    (found,) = row.follow_ups
    assert found.grade is FollowUpGrade.COMPLETES
    (dated,) = as_of([row], date(2023, 7, 1), JUNE)
    assert dated.status is CommitmentStatus.COMPLETED


def test_a_report_on_it() -> None:
    row = followed(june("Branch Opening Hours", "This paper gives the opening hours of every branch library."))
    assert any("came to a later meeting" in found.basis or "about the same" in found.basis for found in row.follow_ups)


def test_what_is_about_something_else_is_none() -> None:
    assert followed(june("Waste", "Waste was collected from every house in the county last year.")).follow_ups == ()


def test_what_came_before_is_none() -> None:
    page = Paper()
    line = page.paragraph("The Head of Libraries reported on branch opening hours at length.")
    before = document("january.pdf", minute("3", "Libraries", [line], date(2023, 1, 9)))
    assert followed(before).follow_ups == ()


def test_another_committee_is_none() -> None:
    page = Paper()
    line = page.paragraph("The opening hours of branch libraries were discussed with the report.")
    other = document("other.pdf", minute("3", "Libraries", [line], JUNE, committee="Planning"))
    assert followed(other).follow_ups == ()


def test_a_reference_to_a_part_names_the_resolution_above_it() -> None:
    page = Paper()
    text = "(2) the following items be added to the Work Programme for next year:"
    item = minute("59", "Work Programme", [page.paragraph(text, BlockKind.RESOLUTION)])
    line = "1. Branch libraries: Minute No. 59 (2) (a) of 06/03/23 refers."
    rows = find_commitments(Shelf(document("march.pdf", item), june("Work Programme", line)))
    (row,) = (one for one in rows if one.quote.text == text)
    assert [found.basis for found in row.follow_ups] == ["It names the minute."]


def test_a_reference_to_a_resolution_does_not_name_the_debate_before_it() -> None:
    page = Paper()
    text = "A request was made for the opening hours of all branches to be circulated to Members."
    item = minute("59", "Libraries", [page.paragraph(text)])
    rows = find_commitments(
        Shelf(document("march.pdf", item), june("Work Programme", "A visit: Minute No. 59 (2) of 06/03/23 refers."))
    )
    assert [row.follow_ups for row in rows if row.quote.text == text] == [()]


def table(page: Paper, *rows: tuple[str, ...]) -> Block:
    cells = tuple(tuple(page.write(cell) for cell in row) for row in rows)
    body = join("\n", (join(" · ", row) for row in cells))
    return Block(BlockKind.TABLE, body, table=Table(cells[0], cells[1:]))


def test_the_line_that_brings_in_a_row_naming_the_minute_is_shown_too() -> None:
    page = Paper()
    lead_in = page.paragraph("Last year the Committee agreed the following for this year:")
    rows = table(page, ("No.", "Item"), ("1", "Branch libraries: Minute No. 59 (2) of 06/03/23 refers."))
    row = followed(document("june.pdf", report("4", "Work Programme", [lead_in, rows])))
    bases = [found.basis for found in row.follow_ups]
    assert bases == ["It brings in the row that names the minute.", "It names the minute."]


def test_what_a_later_meeting_shows_of_the_resolution_it_shows_of_the_request_before_it() -> None:
    page = Paper()
    asked = "A request was made for data on the opening hours of branch libraries to be circulated."
    resolved = "(2) the Head of Libraries be requested to submit data on the opening hours of branch libraries;"
    item = minute("59", "Libraries", [page.paragraph(asked), page.paragraph(resolved, BlockKind.RESOLUTION)])
    names = june("Work Programme", "Minute No. 59 (2) of 06/03/23 was taken up by the service in May.")
    rows = find_commitments(Shelf(document("march.pdf", item), names))
    (request,) = (row for row in rows if row.quote.text == asked)
    assert [found.basis for found in request.follow_ups][-1] == "It names the minute."


def test_a_section_whose_heading_names_it_is_quoted_where_it_opens_and_brings_in_its_table() -> None:
    page = Paper()
    blocks = [
        page.paragraph("3. Branch Opening Hours", BlockKind.HEADING, level=1),
        page.paragraph("Readers were asked in the spring what they thought."),
        page.paragraph("Nothing else was asked of them at all."),
        page.paragraph("What they said is set out in the table below."),
        page.paragraph("4. Roofs", BlockKind.HEADING, level=1),
        page.paragraph("All roofs were mended in the winter."),
    ]
    row = followed(document("june.pdf", report("9", "Cabinet Member Reports", blocks)))
    shown = [found.quote.text for found in row.follow_ups if found.basis == "A section of a later paper is on it."]
    assert shown == [
        "Readers were asked in the spring what they thought.",
        "What they said is set out in the table below.",
    ]
