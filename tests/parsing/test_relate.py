"""What papers tell about each other; every paper here is invented."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from committeesearch.model import Document, ItemKind, PaperKind, SourceFile
from committeesearch.parsing import parse, relate
from committeesearch.parsing.likeness import COPY, Sketch
from tests.parsing.packs import text_file

AGENDA = (
    "HARBOUR COMMITTEE\n\nTuesday, 5th March, 2024, at 10.00 am\n\nAGENDA\n\n1. Apologies\n\n"
    "2. 24/00109 - Dredging of the Outer Quay (Pages 3 - 8)\n\n3. "
    "Moorings Strategy and Charges for Visiting Boats (Pages 9 - 20)\n"
)
BODY = " ".join(
    f"The {word} of the quay was sounded by the Harbour Master in the spring of the year."
    for word in ("bed", "wall", "foot", "head", "mouth", "arm", "lip", "end")
)


def report(subject: str, extra: str = "", when: str = "Cabinet") -> str:
    return (
        f"From: Ann Abel, Harbour Master\n\nTo: Harbour Committee - 5 "
        f"March 2024\n\nSubject: {subject}\n\n{extra}\n\nSummary:\n\n{BODY}\n"
    )


def related(*sources: SourceFile) -> dict[str, Document]:
    return {document.file: document for document in relate([parse(source) for source in sources])}


def test_a_separate_report_is_put_under_its_item_by_decision_number_and_by_title() -> None:
    papers = related(
        text_file(AGENDA, "2024-03-05/Agenda.txt"),
        text_file(report("The bed of the quay", "Decision no: 24/00109"), "2024-03-05/a.txt"),
        text_file(report("Moorings Strategy and charges for visiting boats"), "2024-03-05/b.txt"),
        text_file(report("Something else altogether"), "2024-03-05/c.txt"),
    )
    shown = {file: (paper.items[0].kind, paper.items[0].number, paper.items[0].title) for file, paper in papers.items()}
    assert shown["2024-03-05/a.txt"] == (ItemKind.AGENDA_ITEM, "2", "24/00109 - Dredging of the Outer Quay")
    assert shown["2024-03-05/b.txt"] == (ItemKind.AGENDA_ITEM, "3", "Moorings Strategy and Charges for Visiting Boats")
    assert shown["2024-03-05/c.txt"][:2] == (ItemKind.PART, "")


def test_an_appendix_takes_meeting_and_item_of_the_papers_beside_it() -> None:
    papers = related(
        text_file(AGENDA, "2024-03-05/Agenda.txt"),
        text_file(
            report("Dredging", "Decision no: 24/00109\n\nThe soundings are in Appendix B, soundings of the quay."),
            "2024-03-05/a.txt",
        ),
        text_file("Soundings of the quay\n\nFour fathoms.\n", "2024-03-05/Appendix B - Soundings of the Quay.txt"),
        text_file("Four fathoms.\n", "elsewhere/Appendix B - Soundings of the Quay.txt"),
    )
    beside = papers["2024-03-05/Appendix B - Soundings of the Quay.txt"]
    assert (beside.meeting.committee, beside.meeting.date) == ("Harbour Committee", date(2024, 3, 5))
    assert beside.items[0].number == "2"
    assert papers["elsewhere/Appendix B - Soundings of the Quay.txt"].meeting.date is None


def test_an_appendix_named_by_its_heading_goes_to_the_report_that_says_it_in_other_order() -> None:
    papers = related(
        text_file(AGENDA, "2024-03-05/Agenda.txt"),
        text_file(
            report(
                "Dredging", "Decision no: 24/00109\n\nThe depth in fathoms is in Appendix 1, which the pilots made."
            ),
            "2024-03-05/a.txt",
        ),
        text_file(
            report(
                "Moorings Strategy and charges for visiting boats",
                "Attached at Appendix 1 is the income, as a revised table, that dues bring and the berths.",
            ),
            "2024-03-05/b.txt",
        ),
        text_file("# Berths and dues: table of income\n\nTwo pounds.\n", "2024-03-05/Appendix 1.txt"),
    )
    assert papers["2024-03-05/Appendix 1.txt"].items[0].number == "3"


def test_a_folder_of_many_meetings_gives_none() -> None:
    papers = related(
        text_file(AGENDA, "all/a.txt"),
        text_file(AGENDA.replace("5th March", "4th June"), "all/b.txt"),
        text_file("Four fathoms.\n", "all/soundings.txt"),
    )
    assert papers["all/soundings.txt"].meeting.date is None


def test_a_date_in_the_file_s_name_counts_last() -> None:
    papers = related(text_file("Four fathoms.\n", "Appendix 5th-Mar-2024 10.00 Harbour Committee.txt"))
    (paper,) = papers.values()
    assert (paper.meeting.committee, paper.meeting.date) == ("Harbour Committee", date(2024, 3, 5))


def test_one_committee_has_one_name() -> None:
    names = (
        "Overview and Scrutiny Committee (Harbours and the Open Sea)",
        "Overview & Scrutiny Committee (Harbours and the Open Sea)",
        "Overview and Scrutiny (Harbours and the Open Sea)",
        "Overview and Sc rutiny Committee (Harbours and the Openn Sea)",
    )
    texts = [
        f"Report to:\t{name}\tDate of Meeting:\t5 March 2024\nSubject:\tDredging {at}\n"
        for at, name in enumerate((names[0], *names))
    ]
    papers = related(*(text_file(text, f"{at}.txt") for at, text in enumerate(texts)))
    assert {paper.meeting.committee for paper in papers.values()} == {names[0]}


def test_committees_whose_names_are_nearly_alike_stay_apart() -> None:
    names = (
        "Licensing Committee",
        "Licensing Sub-Committee",
        "North Area Committee",
        "South Area Committee",
        "Planning Committee A",
        "Planning Committee B",
    )
    texts = [f"Report to:\t{name}\tDate of Meeting:\t5 March 2024\nSubject:\tDredging\n" for name in names]
    papers = related(*(text_file(text, f"{at}.txt") for at, text in enumerate(texts)))
    assert [paper.meeting.committee for paper in papers.values()] == list(names)


def test_copies_know_each_other_and_changed_figures_are_no_copy() -> None:
    same, changed = report("Dredging", "It costs £894."), report("Dredging", "It costs £925.")
    papers = related(text_file(same, "a.txt"), text_file(same, "a_1.txt"), text_file(changed, "b.txt"))
    assert papers["a.txt"].copies == ("a_1.txt",)
    assert papers["a_1.txt"].copies == ("a.txt",)
    assert papers["b.txt"].copies == ()


def test_a_later_version_that_says_so_supersedes() -> None:
    old = report("Dredging", "Decision no: 24/00109\n\nIt costs £894.")
    new = report(
        "Dredging", "Decision no: 24/00109\n\nThis report replaces the version published before.\n\nIt costs £925."
    )
    papers = related(text_file(AGENDA, "m/Agenda.txt"), text_file(old, "m/old.txt"), text_file(new, "m/new.txt"))
    assert (papers["m/old.txt"].superseded_by, papers["m/old.txt"].superseded_on) == ("m/new.txt", date(2024, 3, 5))
    assert papers["m/new.txt"].superseded_by == ""


def test_a_report_on_another_item_is_not_superseded() -> None:
    other = report("Moorings Strategy and charges for visiting boats")
    new = report(
        "Dredging", "Decision no: 24/00109\n\nThis report replaces the version published before.\n\nIt costs £925."
    )
    papers = related(text_file(AGENDA, "m/Agenda.txt"), text_file(other, "m/other.txt"), text_file(new, "m/new.txt"))
    assert papers["m/other.txt"].superseded_by == ""


def test_order_and_number_of_the_papers_stay() -> None:
    sources = [text_file(report(f"Subject {at}"), f"{at}.txt") for at in (3, 1, 2)]
    assert [document.file for document in relate([parse(source) for source in sources])] == ["3.txt", "1.txt", "2.txt"]
    assert relate(()) == ()


@given(st.lists(st.sampled_from(["quay", "boat", "mast", "rope", "keel"]), min_size=60, max_size=120))
def test_likeness_is_1_with_oneself_and_the_same_both_ways(words: list[str]) -> None:
    one = Sketch.of(parse(text_file(" ".join(words))).items)
    other = Sketch.of(parse(text_file(" ".join(words[30:]))).items)
    assert one.same(one)
    assert one.likeness(one) == 1.0 >= COPY
    assert one.likeness(other) == other.likeness(one)


def test_a_paper_without_a_front_sheet_that_bears_the_title_of_its_item_is_its_report() -> None:
    papers = related(
        text_file(AGENDA, "2024-03-05/Agenda.txt"),
        text_file(BODY, "2024-03-05/Moorings Strategy and Charges for Visiting Boats.txt"),
        text_file(BODY.replace("quay", "slip"), "2024-03-05/Soundings.txt"),
    )
    main = papers["2024-03-05/Moorings Strategy and Charges for Visiting Boats.txt"]
    assert (main.kind, main.items[0].paper, main.items[0].authority.value) == (
        PaperKind.REPORT,
        PaperKind.REPORT,
        "report",
    )
    assert papers["2024-03-05/Soundings.txt"].kind is PaperKind.OTHER
