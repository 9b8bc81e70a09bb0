"""What may be kept of a paper: nothing of an exempt one, and of an exempt item neither words nor pages."""

from dataclasses import replace

from committeesearch.keeping import kept
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
    Warned,
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
    entry = kept(SOURCE, DOCUMENT, include_exempt=False)
    public = unpack_document(entry.document)
    assert [one.number for one in public.items] == ["1", "3"]
    assert [number for number, _ in entry.pages] == [1, 5]
    assert public.acronyms == (Acronym("PW", "Public Words", 1),)
    assert public.people == ()
    assert [(note.part, "exempt" in note.reason.lower()) for note in entry.left_out] == [
        ("page 3", False),
        ("item 2", True),
    ]


def test_a_page_that_a_public_item_shares_is_kept() -> None:
    shared = replace(DOCUMENT, items=(*DOCUMENT.items, item("4", 4)))
    assert [number for number, _ in kept(SOURCE, shared, include_exempt=False).pages] == [1, 4, 5]


def test_an_exempt_paper_leaves_nothing_but_its_reason() -> None:
    entry = kept(SOURCE, replace(DOCUMENT, exempt="NOT FOR PUBLICATION"), include_exempt=False)
    assert (entry.document, entry.pages) == (None, ())
    assert "NOT FOR PUBLICATION" in entry.left_out[-1].reason


def test_a_setting_lets_them_in() -> None:
    entry = kept(SOURCE, replace(DOCUMENT, exempt="NOT FOR PUBLICATION"), include_exempt=True)
    assert unpack_document(entry.document).exempt == "NOT FOR PUBLICATION"
    assert len(entry.pages) == 5


def test_what_reading_left_is_told_with_its_pages_once_for_each_reason() -> None:
    source = replace(SOURCE, pictures_only=(), warnings=(Warned(2, "Torn."), Warned(4, "A map."), Warned(5, "Torn.")))
    notes = kept(source, DOCUMENT, include_exempt=True).left_out
    assert [(note.part, note.reason) for note in notes] == [("pages 2, 5", "Torn."), ("page 4", "A map.")]


def test_an_exempt_paper_tells_nothing_of_its_pages() -> None:
    source = replace(SOURCE, warnings=(Warned(1, "Torn."),))
    notes = kept(source, replace(DOCUMENT, exempt="NOT FOR PUBLICATION"), include_exempt=False).left_out
    assert not any(note.part for note in notes)
