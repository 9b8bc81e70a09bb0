"""Aims and hopes are no commitments; the same verbs are where a day or a named body makes them a deed."""

from __future__ import annotations

from datetime import date

import pytest

from committeesearch.commitments.grammar import read
from committeesearch.commitments.reading import Voice

MEETING = date(2023, 6, 6)


@pytest.mark.parametrize(
    "aim",
    [
        "We will attract families to live and work in the borough.",
        "We will ensure that every tenant feels listened to.",
        "We will set high aspirations for our young readers.",
        "We will create a fair and open culture across the depots.",
        "We will work across the system to support unpaid carers.",
        "We will work towards a borough without litter.",
        "Further we will as a system work to ensure that people are safe at home.",
        "All factors, with the auditor’s advice, will be taken into account by the Council.",
        "We will make a difference every day by supporting carers.",
        "It will achieve this by the prudent use of its reserves.",
        "The Council will aim to achieve a better yield on its deposits.",
        "This Council will seek to take every step to balance its books.",
        "The libraries service will make progress towards net zero.",
        "The Combined Authority would strengthen the voice of the borough.",
        "Inspectors will make a judgement about the leadership of each nursery.",
    ],
)
def test_what_is_only_aimed_at_is_none(aim: str) -> None:
    assert read(aim, Voice.REPORTED, MEETING) is None


def test_a_speaker_at_a_meeting_takes_an_aim_on_and_an_effect_is_expected_of_others() -> None:
    assert read("We will support the carers of the village.", Voice.MINUTED, MEETING) is not None
    assert read("The Combined Authority would shape the debate.", Voice.MINUTED, MEETING) is None


@pytest.mark.parametrize(
    "deed",
    [
        "We will attract 40 more foster carers by March 2024.",
        "We will open a second repair hub at the depot.",
        "We will work with the bus company to extend the night route.",
        "The Fostering Team will support carers who take in brothers and sisters.",
        "The Council will seek external advice before it lends.",
        "We will continue to seek the funding and report on progress.",
        "Ofsted inspectors will assess the nursery in July 2023.",
        "The Council will aim to open the hub by September 2023.",
    ],
)
def test_what_can_be_looked_up_is_one(deed: str) -> None:
    assert read(deed, Voice.REPORTED, MEETING) is not None
