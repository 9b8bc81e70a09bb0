"""What a paper commits whom to: each bad case of a council's papers with the row that it must give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from committeesearch.commitments import Calendar, extract, find_commitments
from committeesearch.model import Block, BlockKind, Division, Document, PaperKind, Table
from committeesearch.passages import split
from committeesearch.results import Commitment, CommitmentType, Uptake
from committeesearch.traced import Traced, join

from .paper import JUNE, MARCH, SCRUTINY, Paper, Shelf, cite, document, minute, report


def found(paper: Document) -> tuple[Commitment, ...]:
    return extract(paper, split(paper), cite)


def test_a_resolution_with_nested_parts_gives_a_row_for_each() -> None:
    page = Paper()
    part = page.write("(2) the following be added to the Work Programme for 2023/24:")
    nested = page.write("(a) the Chief Constable be invited to attend a future meeting;")
    item = minute("59", "Work Programme", [page.paragraph("unused")])
    both = join("\n", (part, nested))
    item = replace(item, blocks=(replace(item.blocks[0], kind=BlockKind.RESOLUTION, body=both),), resolutions=(both,))
    rows = found(document("pack.pdf", item))
    assert [(row.part, row.owner, row.type) for row in rows] == [
        ("(2)", "", CommitmentType.RESOLUTION),
        ("(2) (a)", "the Chief Constable", CommitmentType.RESOLUTION),
    ]
    assert rows[0].owner_normal == SCRUTINY
    assert rows[1].due.text == "for 2023/24; a future meeting"


def test_a_remark_that_runs_across_a_table_below_its_figures_is_read_as_prose() -> None:
    page = Paper()
    remark = (
        "The berths were let late in the season because of the storm. Harbour Services will review the dues for "
        "visiting craft by March 2024 with the pilots."
    )
    rows = (("Saving", "Target", "Forecast"), ("Berths", "-20.0", "-12.0"), ("", remark, ""))
    cells = tuple(tuple(page.write(cell) if cell else Traced() for cell in row) for row in rows)
    body = join("\n", (join(" · ", (cell for cell in row if cell)) for row in cells))
    block = Block(BlockKind.TABLE, body, table=Table(cells[0], cells[1:]))
    (row,) = found(document("r.pdf", report("5", "Savings", [block])))
    assert row.owner == "Harbour Services"
    assert row.quote.text.startswith("Harbour Services will review")


def test_noted_is_kept_apart() -> None:
    page = Paper()
    rows = found(
        document("m.pdf", minute("1", "Report", [page.paragraph("That the report be noted.", BlockKind.RESOLUTION)]))
    )
    assert [row.type for row in rows] == [CommitmentType.NOTED]


@pytest.mark.parametrize("kind", [BlockKind.RESOLUTION, BlockKind.RECOMMENDATION])
def test_what_is_only_noted_is_due_on_no_day(kind: BlockKind) -> None:
    page = Paper()
    block = page.paragraph("(1) the forecast for July 2023 be noted; and", kind)
    make = minute if kind is BlockKind.RESOLUTION else report
    (row,) = found(document("m.pdf", make("1", "Budget", [block])))
    assert (row.due.text, row.due.last) == ("", None)


def test_a_request_in_a_resolution_names_whom_and_what() -> None:
    page = Paper()
    words = "(1) the Head of Libraries be requested to submit a report on opening hours to the next meeting;"
    (row,) = found(document("m.pdf", minute("12", "Libraries", [page.paragraph(words, BlockKind.RESOLUTION)])))
    assert row.owner == "the Head of Libraries"
    assert row.owner_normal == "Head of Libraries"
    assert row.action.startswith("submit a report on opening hours")
    assert row.due.text == "to the next meeting"
    assert row.beneficiary == "the next meeting"
    assert row.quote.text == words
    assert row.quote.citation.meeting_date == MARCH


def test_the_next_meeting_is_the_next_of_the_same_committee() -> None:
    page, other = Paper(), Paper()
    words = "the Head of Libraries be requested to submit a report to the next meeting of the Committee."
    first = document("march.pdf", minute("12", "Libraries", [page.paragraph(words, BlockKind.RESOLUTION)]))
    later = document("june.pdf", report("4", "Waste", [other.paragraph("Waste was collected as in the year before.")]))
    cabinet = document(
        "april.pdf", minute("1", "X", [Paper().paragraph("Nothing.")], date(2023, 4, 3), committee="Cabinet")
    )
    (row,) = [row for row in find_commitments(Shelf(first, later, cabinet)) if row.owner]
    assert (row.due.text, row.due.last) == ("to the next meeting", JUNE)


def test_the_next_meeting_with_none_known_keeps_its_words() -> None:
    page = Paper()
    words = "the Head of Libraries be requested to report to the next meeting of the Committee."
    paper = document("m.pdf", minute("12", "Libraries", [page.paragraph(words, BlockKind.RESOLUTION)]))
    (row,) = find_commitments(Shelf(paper))
    assert (row.due.text, row.due.last) == ("to the next meeting", None)
    assert Calendar.of([paper]).after(SCRUTINY, MARCH) is None


def test_a_later_meeting_that_is_far_off_is_not_the_next() -> None:
    page, other = Paper(), Paper()
    words = "the Head of Libraries be requested to report to the next meeting of the Committee."
    first = document("march.pdf", minute("12", "Libraries", [page.paragraph(words, BlockKind.RESOLUTION)]))
    later = document("later.pdf", report("4", "Waste", [other.paragraph("Waste was collected.")], date(2024, 3, 5)))
    (row,) = find_commitments(Shelf(first, later))
    assert (row.due.text, row.due.last) == ("to the next meeting", None)


def test_a_day_that_does_not_exist_keeps_its_words() -> None:
    page = Paper()
    words = "the Head of Libraries be requested to report back by 31 June 2023."
    (row,) = found(document("m.pdf", minute("12", "Libraries", [page.paragraph(words, BlockKind.RESOLUTION)])))
    assert (row.due.text, row.due.first, row.due.last) == ("by 31 June 2023", None, None)


def test_a_passive_without_a_name_has_no_owner() -> None:
    page = Paper()
    (row,) = found(
        document(
            "m.pdf", minute("3", "Scorecard", [page.paragraph("A revised version would be circulated to Members.")])
        )
    )
    assert (row.type, row.owner, row.owner_normal) == (CommitmentType.UNDERTAKING, "", "")


def test_we_are_those_whose_report_it_is() -> None:
    page = Paper()
    item = report(
        "4", "Waste", [page.paragraph("We will publish the new rounds in July 2023.")], author="Director of Place"
    )
    (row,) = found(document("r.pdf", item))
    assert (row.owner, row.owner_normal, row.due.last) == ("We", "Director of Place", date(2023, 7, 31))


def test_it_is_who_the_sentence_before_speaks_of() -> None:
    page = Paper()
    item = report("4", "Board", [page.paragraph("The Improvement Board met in May. It will track the actions taken.")])
    (row,) = found(document("r.pdf", item))
    assert row.owner == "The Improvement Board"


def test_a_motion_that_was_lost_is_none_and_one_carried_is() -> None:
    def voted(result: str) -> tuple[Commitment, ...]:
        page = Paper()
        motion = page.paragraph("the Leader be requested to write to the Minister.", BlockKind.MOTION)
        return found(document("m.pdf", minute("7", "Motion", [motion], divisions=(Division("motion", result, 1),))))

    assert voted("lost") == ()
    (row,) = voted("carried")
    assert row.owner == "the Leader"


def moved(*blocks: tuple[str, BlockKind], votes: tuple[Division, ...]) -> list[str]:
    """What stands of the motions of a minute that gives no words after RESOLVED."""
    page = Paper()
    rows = found(
        document("m.pdf", minute("7", "Motion", [page.paragraph(*block) for block in blocks], divisions=votes))
    )
    return [row.quote.text for row in rows]


MOTION, AMENDMENT = (
    "Mr Pym proposed, and Ms Orr seconded, the motion that",
    "Ms Yeo proposed, and Mr Park seconded, the amendment:",
)
WHOLE = "(1) the Leader be requested to write to the Minister about all the bus fares by 1 May 2023"
ANEW = "(1) the Leader be requested to write to the Minister about all the train fares by 1 May 2023"
PART = "(2) officers be requested to publish the reply"


def test_a_motion_set_out_anew_by_an_amendment_stands_as_amended() -> None:
    blocks = [(words, BlockKind.MOTION) for words in (MOTION, WHOLE, AMENDMENT, ANEW)]
    final = Division("The Mayor put the substantive motion to the vote", "carried", 1)
    votes = (Division(MOTION, "amended", 1), Division(AMENDMENT, "carried", 1), final)
    assert moved(*blocks, votes=votes) == [ANEW]


def test_an_amendment_that_adds_stands_beside_the_motion() -> None:
    blocks = [(words, BlockKind.MOTION) for words in (MOTION, WHOLE, AMENDMENT, PART)]
    votes = (Division(AMENDMENT, "carried", 1), Division("The motion as amended", "carried", 1))
    assert moved(*blocks, votes=votes) == [WHOLE, PART]


def test_an_amendment_that_was_lost_leaves_the_motion_as_it_was() -> None:
    blocks = [(words, BlockKind.MOTION) for words in (MOTION, WHOLE, AMENDMENT, ANEW)]
    votes = (Division(AMENDMENT, "lost", 1), Division("The motion", "carried", 1))
    assert moved(*blocks, votes=votes) == [WHOLE]


def test_a_motion_lost_after_it_was_amended_is_none() -> None:
    blocks = [(words, BlockKind.MOTION) for words in (MOTION, WHOLE, AMENDMENT, ANEW)]
    votes = (Division(AMENDMENT, "carried", 1), Division("The motion as amended", "lost", 1))
    assert moved(*blocks, votes=votes) == []


def test_a_resolution_that_runs_over_the_page_is_one_row_with_its_owner_and_day() -> None:
    page, over = Paper(), Paper(number=2)
    first = page.write("(1) the Head of Libraries be requested to submit a report")
    second = over.write("on opening hours by 30 June 2023; and")
    body = join(" ", (first, second))
    block = replace(page.paragraph("unused", BlockKind.RESOLUTION), body=body)
    (row,) = found(document("m.pdf", minute("12", "Libraries", [block])))
    assert (
        row.quote.text
        == "(1) the Head of Libraries be requested to submit a report on opening hours by 30 June 2023; and"
    )
    assert (row.owner, row.due.last, row.part) == ("the Head of Libraries", date(2023, 6, 30), "(1)")
    assert {span.page for span in row.quote.citation.spans} == {1, 2}


def test_words_after_resolved_go_before_the_motion_that_they_repeat() -> None:
    page = Paper()
    motion = page.paragraph("the Leader be requested to write to the Minister.", BlockKind.MOTION)
    resolved = page.paragraph("RESOLVED that the Leader be requested to write to the Minister.", BlockKind.RESOLUTION)
    rows = found(
        document("m.pdf", minute("7", "Motion", [motion, resolved], divisions=(Division("motion", "carried", 1),)))
    )
    assert [row.quote.text for row in rows] == [resolved.body.text]


def test_struck_words_promise_nothing() -> None:
    page = Paper()
    block = page.paragraph("The Head of Libraries would report back. Officers would circulate the figures.")
    struck = replace(block, deleted=((0, 40),))
    rows = found(document("m.pdf", minute("7", "Libraries", [struck])))
    assert [row.quote.text for row in rows] == ["Officers would circulate the figures."]


def test_a_list_is_read_with_its_lead_in() -> None:
    page = Paper()
    blocks = [
        page.paragraph("During 2023 the Library Service will:"),
        page.paragraph("open two new branches", BlockKind.LIST_ITEM),
        page.paragraph("publish a new strategy", BlockKind.LIST_ITEM),
    ]
    rows = found(document("r.pdf", report("4", "Libraries", blocks)))
    assert [(row.quote.text, row.owner) for row in rows] == [
        ("open two new branches", "the Library Service"),
        ("publish a new strategy", "the Library Service"),
    ]


@pytest.mark.parametrize(
    ("heading", "item", "rows"),
    [
        ("Next steps", "publish the new rounds", 1),
        ("Next steps", "improve access to services by May 2024", 1),
        ("Next steps", "improve access to services", 0),
        ("What we need to achieve", "publish the new rounds", 0),
    ],
)
def test_an_aim_without_a_day_is_no_plan(heading: str, item: str, rows: int) -> None:
    page = Paper()
    blocks = [page.paragraph(heading, BlockKind.HEADING, level=1), page.paragraph(item, BlockKind.LIST_ITEM)]
    assert len(found(document("r.pdf", report("4", "Waste", blocks)))) == rows


@pytest.mark.parametrize(
    ("title", "lead", "kind"),
    [
        ("Proposed record of decision", "Decision: Cabinet propose to:", CommitmentType.RECOMMENDATION),
        ("Record of decision", "Decision: the Leader agrees to:", CommitmentType.RESOLUTION),
    ],
)
def test_a_record_of_decision_proposes_or_resolves(title: str, lead: str, kind: CommitmentType) -> None:
    page = Paper()
    blocks = [
        page.paragraph(title, BlockKind.HEADING, level=1),
        page.paragraph(lead),
        page.paragraph(
            "a) delegate authority to the Head of Waste to let the contract", BlockKind.LIST_ITEM, number="a)"
        ),
    ]
    item = replace(report("4", "Waste", blocks), paper=PaperKind.DECISION)
    (row,) = found(document("d.pdf", item))
    assert (row.type, row.owner, row.part) == (kind, "the Head of Waste", "a)")


def test_two_who_are_named_in_one_sentence_have_a_row_each() -> None:
    page = Paper()
    words = "The Library Service will report in July 2023, and the Museum Service will publish its plan in May 2024."
    rows = found(document("r.pdf", report("4", "Culture", [page.paragraph(words)])))
    assert [(row.owner, row.due.last) for row in rows] == [
        ("The Library Service", date(2023, 7, 31)),
        ("the Museum Service", date(2024, 5, 31)),
    ]


def test_a_recommendation_is_linked_with_the_resolution_that_took_it_up() -> None:
    page, other = Paper(), Paper()
    asked = report(
        "4", "Libraries", [page.paragraph("To approve the Library Strategy 2023 to 2028.", BlockKind.RECOMMENDATION)]
    )
    decided = minute(
        "14",
        "Libraries",
        [other.paragraph("RESOLVED that the Library Strategy 2023 to 2028 be approved.", BlockKind.RESOLUTION)],
        JUNE,
    )
    rows = find_commitments(
        Shelf(document("a.pdf", replace(asked, agenda_item="4")), document("b.pdf", replace(decided, agenda_item="4")))
    )
    recommended, resolved = sorted(rows, key=lambda row: row.type is not CommitmentType.RECOMMENDATION)
    assert recommended.type is CommitmentType.RECOMMENDATION
    assert [(other.id, other.uptake) for other in recommended.related] == [(resolved.id, Uptake.ADOPTED)]
    assert [(other.id, other.uptake) for other in resolved.related] == [(recommended.id, Uptake.ADOPTED)]


def test_the_id_does_not_depend_on_the_file_or_on_white_space() -> None:
    def id_of(file: str, words: str) -> str:
        page = Paper()
        (row,) = found(document(file, minute("3", "X", [page.paragraph(words)])))
        return row.id

    assert id_of("a.pdf", "Officers would circulate the figures.") == id_of(
        "b/c.pdf", "Officers would  circulate the figures"
    )


def test_minutes_in_two_files_are_one_commitment() -> None:
    def paper(file: str) -> Document:
        page = Paper()
        return document(file, minute("3", "X", [page.paragraph("Officers would circulate the figures to Members.")]))

    assert len(find_commitments(Shelf(paper("a.pdf"), paper("b.pdf")))) == 1
