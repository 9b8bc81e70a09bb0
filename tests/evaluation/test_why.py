"""What became of evidence, told from a search over three passages that are ranked as they stand."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from committeesearch.evaluation import Evidence, Question, Reason, Row, RunHit, as_listed, by_id, evaluate, explain
from committeesearch.model import Authority, Document, Format, ItemKind, Meeting, PaperKind, Passage, PassageKind
from committeesearch.results import Citation, Filters, Hit, Query
from committeesearch.traced import Traced

QUOTE = "three tips will close"


def _passage(file: str, text: str) -> Passage:
    return Passage(
        text,
        file,
        0,
        PassageKind.TEXT,
        Traced.of_page(text, 1),
        "",
        Meeting(),
        PaperKind.REPORT,
        Authority.REPORT,
        ItemKind.PART,
        "",
        "",
    )


class Papers:
    def __init__(self, *passages: Passage, ranked: int = 9) -> None:
        self.held, self.ranked = passages, ranked

    def search(self, query: Query, k: int) -> tuple[Hit, ...]:
        citation: Any = Citation
        within = list(self.passages(query.filters))[: self.ranked]
        return tuple(Hit(one, citation, 1.0, rank, (("dense", 4),)) for rank, one in enumerate(within, 1))

    def passages(self, filters: Filters) -> Iterable[Passage]:
        return [one for one in self.held if not filters.files or one.file in filters.files]

    def documents(self) -> Iterable[Document]:
        return [Document(one.file, "", Format.PDF, PaperKind.REPORT, "", Meeting(), ()) for one in self.held]


ASKED = Question("q1", "tips?", wanted=((Evidence("a.txt", QUOTE),),))
RIGHT, OTHER = _passage("a.pdf", f"In May {QUOTE}."), _passage("b.pdf", "Bins")


@pytest.mark.parametrize(
    ("papers", "filters", "text"),
    [
        (Papers(OTHER, RIGHT), Filters(), "rank 2 (4 in the dense list)"),
        (Papers(OTHER), Filters(), "its papers are not indexed"),
        (Papers(replace(RIGHT, body=Traced.of_page("three tips", 1))), Filters(), "no single passage holds the words"),
        (Papers(OTHER, RIGHT), Filters(files=("b.pdf",)), "cut by a filter"),
        (Papers(OTHER, RIGHT, ranked=1), Filters(), "ranked below 100 in every list"),
    ],
)
def test_the_reason_is_the_first_that_holds(papers: Any, filters: Filters, text: str) -> None:
    assert explain(ASKED, papers, Query("tips?", filters)).text.startswith(text)


def test_a_run_tells_itself_where_it_lists_the_evidence() -> None:
    found = RunHit("a.pdf", f"In May {QUOTE}.", arms=(("dense", 3), ("lexical", 1)))
    listed, missed = evaluate([ASKED], by_id([Row("q1", (RunHit("b.pdf", "Bins"), found))])), evaluate([ASKED], {})
    assert as_listed(listed.scored[0]) == Reason(
        "q1", 2, found.arms, "rank 2 (3 in the dense list, 1 in the lexical list)"
    )
    assert as_listed(missed.scored[0]) is None


def test_a_question_without_answer_says_so() -> None:
    nobody: Any = Papers()
    assert explain(Question("q2", "mermaids?"), nobody, Query("mermaids?")).text == "no paper answers it"
