from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from committeesearch.model import (
    Authority,
    Block,
    BlockKind,
    Document,
    Format,
    Item,
    ItemKind,
    Line,
    Meeting,
    Page,
    PageMark,
    PaperKind,
    Passage,
    PassageKind,
    Place,
    SourceFile,
    Table,
)
from committeesearch.passages import MOST, fold, split
from committeesearch.traced import Traced, join

MEETING = Meeting("Harbour Committee", date(2024, 3, 5))


class Paper:
    """A document put together block by block, with the page texts that its words stand in."""

    def __init__(self, file: str = "a.pdf") -> None:
        self.file = file
        self.texts = {1: ""}
        self.items: list[Item] = []
        self._blocks: list[Block] = []

    def words(self, text: str, page: int = 1) -> Traced:
        before = self.texts.get(page, "")
        self.texts[page] = f"{before}{text}\n"
        return Traced.of_page(self.texts[page], page, len(before), len(before) + len(text))

    def add(self, text: str, kind: BlockKind = BlockKind.PARAGRAPH, page: int = 1, **more: object) -> Paper:
        self._blocks.append(Block(kind, self.words(text, page), **more))  # type: ignore[arg-type]
        return self

    def table(self, *rows: list[str], caption: str = "") -> Paper:
        cells = [tuple(self.words(cell) for cell in row) for row in rows]
        body = join("\n", (join(" · ", row) for row in cells))
        self._blocks.append(Block(BlockKind.TABLE, body, table=Table(cells[0], tuple(cells[1:]), caption)))
        return self

    def item(self, number: str, title: str) -> Paper:
        item = Item(
            ItemKind.MINUTE, number, title, 1, MEETING, PaperKind.MINUTES, Authority.MINUTES, tuple(self._blocks)
        )
        self.items.append(item)
        self._blocks = []
        return self

    def document(self) -> Document:
        marks = tuple(PageMark(number, number + 100) for number in self.texts)
        return Document(
            self.file, "digest", Format.PDF, PaperKind.MINUTES, "Minutes", MEETING, tuple(self.items), pages=marks
        )

    def source(self, format: Format = Format.PDF, **page: bool) -> SourceFile:
        made = tuple(Page(number, text, (Line(0, len(text)),), **page) for number, text in self.texts.items())  # type: ignore[arg-type]
        return SourceFile(self.file, format, "digest", made)


def sentence(words: int, at: int = 0) -> str:
    return " ".join(["Craft", *(f"w{at}x{index}" for index in range(words - 2)), "moor."])


def test_short_paragraphs_under_one_heading_are_one_passage() -> None:
    paper = (
        Paper().add("Quays", BlockKind.HEADING, level=1).add("North is sound.").add("South is not.").item("7", "Quays")
    )
    (passage,) = split(paper.document())
    assert passage.body.text == "Quays\nNorth is sound.\nSouth is not."
    assert passage.headings == ("Quays",)
    assert (passage.item_number, passage.printed_page, passage.blocks) == ("7", 101, (0, 3))
    assert passage.context == "Harbour Committee · 5 March 2024 · minutes · 7. Quays"


def test_headings_make_the_path_and_part_passages() -> None:
    paper = Paper()
    paper.add("Quays", BlockKind.HEADING, level=1).add("North", BlockKind.HEADING, level=2).add("It is sound.")
    paper.add("South", BlockKind.HEADING, level=2).add("It is not.").add("Dues", BlockKind.HEADING, level=1).add("Due.")
    passages = split(paper.item("7", "Harbour report").document())
    assert [passage.headings for passage in passages] == [("Quays", "North"), ("Quays", "South"), ("Dues",)]
    assert [passage.body.text for passage in passages] == [
        "Quays\nNorth\nIt is sound.",
        "South\nIt is not.",
        "Dues\nDue.",
    ]
    assert "Quays" in passages[1].context


def test_long_paragraphs_are_cut_at_sentence_ends() -> None:
    text = " ".join(sentence(30, at) for at in range(12))
    passages = split(Paper().add(text).item("1", "Quays").document())
    assert len(passages) > 2
    assert all(60 <= len(passage.body.text.split()) <= MOST for passage in passages)
    assert all(passage.body.text.endswith("moor.") for passage in passages)
    assert " ".join(passage.body.text for passage in passages) == text


def test_a_resolution_is_a_passage_of_its_own_with_its_authority() -> None:
    paper = Paper().add("Members spoke.").add("RESOLVED that the Committee:", BlockKind.RESOLUTION)
    paper.add("(1) note the report", BlockKind.RESOLUTION, number="(1)").add("The Chair thanked them.")
    before, resolved, after = split(paper.item("2", "Dues").document())
    assert resolved.body.text == "RESOLVED that the Committee:\n(1) note the report"
    assert (resolved.kind, resolved.authority) == (PassageKind.RESOLUTION, Authority.RESOLUTION)
    assert before.authority is after.authority is Authority.MINUTES


def test_a_heading_directly_above_a_table_or_a_resolution_is_read_with_it() -> None:
    paper = Paper().add("Dues", BlockKind.HEADING, level=1).add("RESOLVED that they rise.", BlockKind.RESOLUTION)
    paper.add("Craft", BlockKind.HEADING, level=1).table(["Year", "Craft"], ["2022", "93"])
    passages = split(paper.item("4", "Dues").document())
    assert [passage.body.text for passage in passages] == [
        "Dues\nRESOLVED that they rise.",
        "Craft\nYear · Craft\n2022 · 93",
    ]


def test_a_resolution_over_two_pages_is_one_passage() -> None:
    paper = Paper().add("RESOLVED that:", BlockKind.RESOLUTION).add(sentence(60), BlockKind.RESOLUTION)
    paper.add(sentence(60, 1), BlockKind.RESOLUTION, page=2)
    (passage,) = split(paper.item("4", "Dues").document())
    assert passage.body.pages == (1, 2)


def test_rows_of_a_table_stand_with_their_header() -> None:
    rows = [[f"20{year}", str(year * 37), f"a remark of seven words on {year}"] for year in range(10, 40)]
    paper = Paper().table(["Year", "Craft", "Remark"], *rows, caption="Craft by year").item("3", "Craft")
    passages = split(paper.document())
    assert len(passages) > 1
    assert all(passage.kind is PassageKind.TABLE_ROWS for passage in passages)
    assert passages[0].body.text.startswith("Year · Craft · Remark\n2010 · 370 · ")
    assert "Year · Craft · Remark" in passages[1].context
    assert all("Craft by year" in passage.context for passage in passages)
    assert all(line.count(" · ") == 2 for passage in passages for line in passage.body.text.split("\n"))


def test_a_row_with_a_label_only_is_told_of_the_rows_below_it() -> None:
    rows = [[f"berth {at} of the long row of berths", str(at * 37), f"a remark on {at}"] for at in range(10, 40)]
    paper = Paper().table(["Berth", "Dues", "Remark"], ["South quay", "", ""], *rows).item("3", "Craft")
    first, *others = split(paper.document())
    assert "South quay" in first.body.text
    assert others
    assert all("South quay" in passage.context for passage in others)


def test_deleted_words_are_marked_in_the_passage() -> None:
    paper = (
        Paper()
        .add("Quays", BlockKind.HEADING, level=1)
        .add("Closed sold now.", deleted=((7, 11),), inserted=((12, 15),))
    )
    (passage,) = split(paper.item("1", "Quays").document())
    assert [passage.body.text[start:end] for start, end in passage.deleted] == ["sold"]
    assert [passage.body.text[start:end] for start, end in passage.inserted] == ["now"]


def test_a_passage_ends_with_its_page_where_it_is_long_enough() -> None:
    paper = Paper().add(sentence(20)).add(sentence(50, 1), page=2).item("1", "Quays")
    assert [passage.body.pages for passage in split(paper.document())] == [(1,), (2,)]
    short = Paper().add("Short.").add(sentence(50, 1), page=2).item("1", "Quays")
    assert [passage.body.pages for passage in split(short.document())] == [(1, 2)]


def test_a_sentence_belongs_to_the_page_on_which_it_begins() -> None:
    paper = Paper()
    first, cut, after = sentence(20), sentence(20, 1), sentence(20, 2)
    broken = join(" ", (paper.words(f"{first} {cut[:40]}"), paper.words(f"{cut[40:]} {after}", page=2)))
    paper._blocks.append(Block(BlockKind.PARAGRAPH, broken))
    one, other = split(paper.item("1", "Quays").document())
    assert one.body.pages == (1, 2)
    assert (other.body.text, other.body.pages) == (after, (2,))


def test_what_leads_in_a_list_goes_with_the_list_over_the_page() -> None:
    paper = Paper().add(f"{sentence(20)} These are:").add("(a) sloops", page=2).item("1", "Quays")
    assert [passage.body.pages for passage in split(paper.document())] == [(1, 2)]


def test_rows_of_another_page_are_cited_by_their_own() -> None:
    paper = Paper()
    rows = [[sentence(9, at), str(at)] for at in range(4)]
    cells = [tuple(paper.words(cell, 1 + at // 3) for cell in row) for at, row in enumerate([["Quay", "Craft"], *rows])]
    body = join("\n", (join(" · ", row) for row in cells))
    paper._blocks.append(Block(BlockKind.TABLE, body, table=Table(cells[0], tuple(cells[1:]))))
    assert [passage.body.pages for passage in split(paper.item("3", "Craft").document())] == [(1,), (2,)]


def test_each_quote_has_the_finest_number_of_its_paragraph() -> None:
    paper = Paper().add("1. Quays", BlockKind.HEADING, level=1, number="1.")
    paper.add("1.1 North is:", number="1.1").add("(a) sound", BlockKind.LIST_ITEM, number="(a)")
    paper.add("1.2 South is not.", number="1.2").add("East is.")
    (passage,) = split(paper.item("7", "Quays").document())
    text = passage.body.text
    assert passage.paragraph == "1.1"
    assert [passage.paragraph_at(text.index(word)) for word in ("Quays", "North", "sound", "South", "East")] == [
        "1.1", "1.1", "1.1", "1.2", "1.2",
    ]  # fmt: skip


def test_the_number_of_a_minute_is_that_of_no_paragraph() -> None:
    paper = Paper().add("84. Dues", BlockKind.HEADING, level=1, number="84.").add("They rose.")
    (passage,) = split(paper.item("84", "Dues").document())
    assert passage.paragraph == passage.paragraph_at(12) == ""


def test_a_title_of_a_person_ends_no_sentence() -> None:
    paper = Paper()
    asked = "Thanks were given to Cllr. Ada Moor"
    broken = join(" ", (paper.words(f"{sentence(20)} {asked[:26]}"), paper.words(asked[27:] + ".", page=2)))
    paper._blocks.append(Block(BlockKind.PARAGRAPH, broken))
    (passage,) = split(paper.item("1", "Quays").document())
    assert passage.body.text.endswith(f"{asked}.")


def test_lines_of_a_text_file_and_pages_read_by_ocr() -> None:
    paper = Paper("a.txt").add("One.").item("1", "A").add("Two.").item("2", "B")
    document = replace(paper.document(), format=Format.TEXT)
    assert [passage.line for passage in split(document, paper.source(Format.TEXT))] == [1, 2]
    assert [passage.line for passage in split(document)] == [None, None]
    assert all(passage.ocr for passage in split(paper.document(), paper.source(ocr=True)))
    assert not any(passage.paged for passage in split(document))


def test_the_same_paper_gives_the_same_ids_and_a_changed_word_another() -> None:
    first, again = (Paper().add("The quay is sound.").item("1", "Quays") for _ in range(2))
    changed = Paper().add("The quay is closed.").item("1", "Quays")
    assert split(first.document()) == split(again.document())
    (one,), (other,) = split(first.document()), split(changed.document())
    assert one.id != other.id
    assert len(one.id) == 16


def test_republished_minutes_are_one_text_with_two_places() -> None:
    text = "The quay was closed."
    passages: list[Passage] = []
    for file in ("pack.pdf", "minutes.pdf"):
        passages += split(Paper(file).add(text).item("1", "Quays").document())
    (kept,) = fold(passages)
    assert kept.file == "minutes.pdf"
    assert kept.also_in == (Place("pack.pdf", 1, 101),)


def test_what_another_meeting_said_in_the_same_words_stays() -> None:
    (first,) = split(Paper("a.pdf").add("There were none.").item("1", "Apologies").document())
    second = replace(first, id="other", file="b.pdf", meeting=Meeting("Harbour Committee", date(2024, 4, 2)))
    assert fold([first, second]) == (first, second)


def test_the_most_authoritative_place_stands_for_all() -> None:
    (report,) = split(Paper("a.pdf").add("The quay be closed.").item("1", "Quays").document())
    resolution = replace(report, id="r", file="z.pdf", authority=Authority.RESOLUTION)
    old = replace(report, id="o", file="0.pdf", superseded_by="a.pdf")
    (kept,) = fold([report, resolution, old])
    assert kept.file == "z.pdf"
    assert [place.file for place in kept.also_in] == ["a.pdf", "0.pdf"]


KINDS = st.sampled_from([BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.RESOLUTION])
BLOCKS = st.lists(st.tuples(KINDS, st.integers(1, 400), st.integers(1, 3)), min_size=1, max_size=12)


@given(st.lists(BLOCKS, min_size=1, max_size=3))
def test_passages_cover_the_blocks_once_in_order_and_cross_no_item(
    items: list[list[tuple[BlockKind, int, int]]],
) -> None:
    paper = Paper()
    for number, contents in enumerate(items):
        for at, (kind, size, page) in enumerate(contents):
            paper.add(sentence(size, at), kind, page, level=1 if kind is BlockKind.HEADING else 0)
        paper.item(str(number), f"Title {number}")
    document = paper.document()
    passages = split(document)
    assert [passage.ordinal for passage in passages] == list(range(len(passages)))
    for index, item in enumerate(document.items):
        said = " ".join(passage.body.text for passage in passages if passage.item == index)
        assert said.split() == " ".join(block.body.text for block in item.blocks).split()
    for passage in passages:
        assert passage.item_number == str(passage.item)
        at = 0
        for run in passage.body.runs:
            if run.page:
                here = paper.texts[run.page][run.start : run.start + run.length]
                assert here == passage.body.text[at : at + run.length]
            at += run.length


def test_lists_of_contents_are_no_passages() -> None:
    paper = (
        Paper().add("Introduction ........ 3").add("The quays………………… 12").add("Signed ..........").item("1", "Quays")
    )
    assert [passage.body.text for passage in split(paper.document())] == ["Signed .........."]
