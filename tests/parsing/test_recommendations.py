from __future__ import annotations

from committeesearch.model import BlockKind
from committeesearch.parsing.blocks import blocks
from tests.parsing.typeset import Set, pages, plain


def recommended(text: str) -> list[str]:
    return [block.body.text for block in blocks(plain(text)) if block.kind is BlockKind.RECOMMENDATION]


def test_the_list_under_the_heading_is_recommended_and_the_reasons_are_not() -> None:
    text = (
        "Recommendation(s):\n\nThat the Committee:\n\n(1) note the report; and\n\n(2) agree the dues.\n\n"
        "Reasons for the Recommendation(s):\n\nThe dues have not gone up since 2019.\n"
    )
    assert recommended(text) == ["That the Committee:", "(1) note the report; and", "(2) agree the dues."]


def test_asked_to_leads_to_a_list_that_ends_where_the_numbers_of_the_report_go_on() -> None:
    lines = pages(
        [
            Set("Conclusion", bold=True),
            "8.1 The Committee is asked to:",
            Set("a) note the report; and", left=110),
            Set("b) agree the dues.", left=110),
            "8.2 The Harbour Master will be at the meeting to answer questions about the report.",
        ]
    )
    kinds = [block.kind.value for block in blocks(lines)]
    assert kinds == ["heading", "recommendation", "recommendation", "recommendation", "list item"]


def test_a_label_before_the_recommendation_on_its_line() -> None:
    assert recommended("Recommendation: That the dues be raised.\n\nThe quay was built in 1820.\n") == [
        "Recommendation: That the dues be raised."
    ]
