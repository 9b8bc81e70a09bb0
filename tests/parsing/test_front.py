from __future__ import annotations

import pytest

from committeesearch.model import FrontField
from committeesearch.parsing import parse
from committeesearch.parsing.front import front_fields
from committeesearch.parsing.furniture import cleared
from tests.parsing.packs import At, pdf, text_file


def read(fields: tuple[FrontField, ...]) -> dict[str, str]:
    return {field.name: field.value.text for field in fields}


def test_a_table_of_labels_in_tab_separated_columns() -> None:
    text = (
        "<b>Report to:</b>\tHarbour Committee\t<b>Date of Meeting:</b>\tTuesday 5 March 2024\nSubject:\tDredging\t\t\n"
        "Report of:\tHarbour Master\tWards Affected:\t(All Wards);\n"
        "Is this a Key Decision:\tNo\tIncluded in Forward Plan:\tYes\n"
    )
    assert read(front_fields(cleared(text_file(text)).lines)) == {
        "report_to": "Harbour Committee",
        "meeting_date": "Tuesday 5 March 2024",
        "title": "Dredging",
        "report_of": "Harbour Master",
        "wards": "(All Wards);",
        "key_decision": "No",
        "forward_plan": "Yes",
    }


def test_columns_of_a_page_with_values_over_several_lines() -> None:
    source = pdf(
        [
            At("From:", 90),
            At("Ann Abel, Cabinet Member for Harbours and", 90, 226),
            At("Quays", 104, 226),
            At("To:", 130),
            At("Cabinet - 5 March 2024", 130, 226),
            At("Subject:", 156),
            At("Dredging of the Outer Quay and of the channel", 156, 226),
            At("that leads to it", 170, 226),
            At("Decision no:", 196),
            At("24/00109", 196, 226),
            At("Summary: The quay silts up.", 230),
        ]
    )
    fields = read(front_fields(cleared(source).lines))
    assert fields["report_of"] == "Ann Abel, Cabinet Member for Harbours and Quays"
    assert fields["title"] == "Dredging of the Outer Quay and of the channel that leads to it"
    assert fields["decision_number"] == "24/00109"
    assert parse(source).references == ("24/00109",)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Report author", "report_of"),
        ("Portfolio Holder", "portfolio"),
        ("Lead Member", "portfolio"),
        ("Electoral Division", "wards"),
        ("Wards involved", "wards"),
        ("Contact Officer", "contact"),
        ("Key Decision?", "key_decision"),
        ("Decision Number", "decision_number"),
        ("Past Pathway of report", "past_pathway"),
    ],
)
def test_labels_of_other_councils(label: str, name: str) -> None:
    assert read(front_fields(cleared(text_file(f"{label}: something said\n")).lines)) == {name: "something said"}


def test_running_text_is_no_front_sheet() -> None:
    text = "To reach the quay, walk to the harbour.\nSubject to weather, boats sail.\nBy then it is dark.\n"
    assert front_fields(cleared(text_file(text)).lines) == ()
