"""What may be kept of a paper: nothing of an exempt one, and of an exempt item neither words nor pages."""

from dataclasses import replace

from committeesearch.indexing import _entry
from committeesearch.model import (
    Acronym,
    Authority,
    Block,
    BlockKind,
    Document,
    Format,
    Item,
    ItemKind,
    Meeting,
    Page,
    PaperKind,
    Person,
    SourceFile,
)
from committeesearch.retrieval.catalogue import unpack_document
from committeesearch.traced import Traced

TEXTS = ["Public words", "The price is secret", "", "More secrets", "Public again"]
SOURCE = SourceFile(
    "pack.pdf", Format.PDF, "d", tuple(Page(n, text) for n, text in enumerate(TEXTS, 1)), pictures_only=(3,)
)


def item(number: str, *pages: int, exempt: str = "") -> Item:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Traced.of_page(TEXTS[page - 1], page)) for page in pages)
    return Item(
        ItemKind.AGENDA_ITEM,
        number,
        "Title",
        pages[0],
        Meeting(),
        PaperKind.REPORT,
        Authority.REPORT,
        blocks,
        exempt=exempt,
    )


DOCUMENT = Document(
    "pack.pdf",
    "d",
    Format.PDF,
    PaperKind.PACK,
    "Pack",
    Meeting(),
    (item("1", 1), item("2", 2, 4, exempt="Paragraph 3 of Schedule 12A"), item("3", 5)),
    acronyms=(Acronym("TP", "The Price", 2), Acronym("PW", "Public Words", 1)),
    people=(Person("A Bidder", "Bidder", 4),),
)


def test_an_exempt_item_leaves_neither_words_nor_pages_nor_names() -> None:
    entry = _entry(SOURCE, DOCUMENT, include_exempt=False)
    kept = unpack_document(entry.document)
    assert [one.number for one in kept.items] == ["1", "3"]
    assert [number for number, _ in entry.pages] == [1, 5]
    assert kept.acronyms == (Acronym("PW", "Public Words", 1),)
    assert kept.people == ()
    assert [(note.part, "exempt" in note.reason.lower()) for note in entry.left_out] == [
        ("pages 3", False),
        ("item 2", True),
    ]


def test_a_page_that_a_public_item_shares_is_kept() -> None:
    shared = replace(DOCUMENT, items=(*DOCUMENT.items, item("4", 4)))
    assert [number for number, _ in _entry(SOURCE, shared, include_exempt=False).pages] == [1, 4, 5]


def test_an_exempt_paper_leaves_nothing_but_its_reason() -> None:
    entry = _entry(SOURCE, replace(DOCUMENT, exempt="NOT FOR PUBLICATION"), include_exempt=False)
    assert (entry.document, entry.pages) == (None, ())
    assert "NOT FOR PUBLICATION" in entry.left_out[-1].reason


def test_a_setting_lets_them_in() -> None:
    entry = _entry(SOURCE, replace(DOCUMENT, exempt="NOT FOR PUBLICATION"), include_exempt=True)
    assert unpack_document(entry.document).exempt == "NOT FOR PUBLICATION"
    assert len(entry.pages) == 5
