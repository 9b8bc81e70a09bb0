from datetime import date

import pytest

from committeesearch.commitments.grammar import asks_nothing, read
from committeesearch.commitments.reading import Voice
from committeesearch.results import CommitmentType as T

MEETING = date(2024, 1, 30)


@pytest.mark.parametrize(
    ("voice", "sentence", "kind", "owner"),
    [
        (
            Voice.RESOLVED,
            "the Head of Libraries be requested to submit a report to the next meeting",
            T.REQUEST,
            "the Head of Libraries",
        ),
        (
            Voice.RESOLVED,
            "request the Director of Place to report the results to Cabinet",
            T.REQUEST,
            "the Director of Place",
        ),
        (Voice.MINUTED, "Mrs Akhtar asked officers to circulate the figures to Members.", T.REQUEST, "officers"),
        (
            Voice.MINUTED,
            "A request was made for the Police to report to the Committee in future.",
            T.REQUEST,
            "the Police",
        ),
        (
            Voice.REPORTED,
            "We have also asked the County Archivist to review the store in March 2024.",
            T.REQUEST,
            "the County Archivist",
        ),
        (
            Voice.RESOLVED,
            "delegate authority to the Director for Growth, Environment and Transport to agree the lease",
            T.DELEGATION,
            "the Director for Growth, Environment and Transport",
        ),
        (
            Voice.RESOLVED,
            "the Monitoring Officer be authorised to make minor changes",
            T.DELEGATION,
            "the Monitoring Officer",
        ),
        (Voice.MINUTED, "A revised plan would be circulated to Committee Members.", T.UNDERTAKING, ""),
        (Voice.MINUTED, "Officers agreed to report back on vacancies.", T.UNDERTAKING, "Officers"),
        (Voice.MINUTED, "Officers would, subject to funding, create a programme of work.", T.UNDERTAKING, "Officers"),
        (
            Voice.REPORTED,
            "The Improvement Team will continue to track local rates of pay.",
            T.UNDERTAKING,
            "The Improvement Team",
        ),
        (Voice.REPORTED, "In 2024 the Board will hear the outcome of the review in March 2024.", T.PLAN, "the Board"),
        (Voice.REPORTED, "The new centre is due to open in June 2024.", T.PLAN, ""),
        (
            Voice.REPORTED,
            "A report of findings will be presented to senior managers by the end of November 2024.",
            T.UNDERTAKING,
            "",
        ),
        (Voice.REPORTED, "There will be a peer review taking place in March 2024.", T.PLAN, ""),
        (
            Voice.REPORTED,
            "The trusts have committed to a shared pathway for every child in care.",
            T.UNDERTAKING,
            "The trusts",
        ),
        (Voice.REPORTED, "Public Health to review the contract by March 2024.", T.UNDERTAKING, "Public Health"),
    ],
)
def test_commitments(voice: Voice, sentence: str, kind: T, owner: str) -> None:
    reading = read(sentence, voice, MEETING)
    assert reading is not None
    assert reading.type is kind
    assert (sentence[slice(*reading.owner)] if reading.owner else "") == owner


@pytest.mark.parametrize(
    ("voice", "sentence"),
    [
        (Voice.REPORTED, "The Council will not close the library in March 2024."),
        (Voice.REPORTED, "The Council could review the charges in March 2024."),
        (Voice.REPORTED, "If demand rises the Council will recruit more drivers."),
        (Voice.REPORTED, "The report was presented to Cabinet in October 2023."),
        (Voice.REPORTED, "The strategy will help residents to live well."),
        (Voice.REPORTED, "The Council will need further savings in 2025/26."),
        (Voice.REPORTED, "These are the risks that the Council will manage."),
        (Voice.REPORTED, "Absence rates will have fallen below 5% by 2025."),
        (Voice.REPORTED, "Underspends are due to targeted work in June 2024."),
        (Voice.REPORTED, "Consultees were asked to rank the options."),
        (Voice.REPORTED, "The Council would consult residents."),
        (Voice.REPORTED, "Fees are recovered, other than where Cabinet has agreed to waive them."),
        (Voice.REPORTED, "The new paragraph gives further text to clarify that the Council will consult partners."),
        (Voice.REPORTED, "The investment into libraries by Cabinet members will support improvements."),
        (Voice.MINUTED, "The Leader asked Members to recognise that the council could not go on as it was."),
        (Voice.MINUTED, "He was advised that it would take years but in early December there were rumours."),
        (Voice.REPORTED, "We will see change only where this will help the area."),
        (Voice.REPORTED, "It set out the actions the Council will prioritise over four years."),
        (Voice.REPORTED, "The National Living Wage will create more challenges for the market."),
        (Voice.MINUTED, "The remaining areas were expected to submit proposals by March 2024."),
        (Voice.MINUTED, "Members asked whether the contract had been let."),
        (Voice.MINUTED, "Will the Council publish the report in March 2024?"),
        (Voice.REPORTED, "It is unlikely that the Council will let the contract in March 2024."),
    ],
)
def test_no_commitments(voice: Voice, sentence: str) -> None:
    assert read(sentence, voice, MEETING) is None


def test_conditions_and_beneficiary() -> None:
    reading = read(
        "Officers would, subject to approval, report to the Audit Committee in June 2024.", Voice.MINUTED, MEETING
    )
    assert reading is not None
    assert reading.conditions == "subject to approval"
    assert reading.beneficiary == "the Audit Committee"


@pytest.mark.parametrize(
    ("part", "nothing"),
    [
        ("(1) the report be noted;", True),
        ("That Cabinet note the position", True),
        ("the minutes of 9 January be confirmed as a correct record", True),
        ("the report be noted and the Director be requested to report back", False),
        ("Agree to submit a request to Government", False),
    ],
)
def test_what_is_only_noted(part: str, nothing: bool) -> None:
    assert asks_nothing(part) is nothing


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Officers would, if required, agree that the lease be changed.", "if required"),
        ("Officers would agree the lease subject to the consent of the owner.", "subject to the consent of the owner"),
    ],
)
def test_a_condition_is_no_longer_than_it_is(sentence: str, condition: str) -> None:
    reading = read(sentence, Voice.MINUTED, MEETING)
    assert reading is not None
    assert reading.conditions == condition
