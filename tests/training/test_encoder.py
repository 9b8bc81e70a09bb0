import random

from committeesearch.training.encoder import AGAIN, to_learn
from committeesearch.training.records import Asked, Record


def _records(topic: str, count: int) -> list[Record]:
    return [
        Record(
            "", (f"The {topic} of ward {number} was repaired.",), (), (Asked(f"{topic} {number}?", (0,), lay=False),)
        )
        for number in range(count)
    ]


def test_everything_is_learnt_but_what_is_held_back() -> None:
    known = _records("bridge", 80)
    asked = to_learn(known, _records("debate", 5), (), random.Random(1))
    assert len(asked) == sum(not record.held_back for record in known) + 5
    assert not any(record.held_back for _, record in asked if record in known)


def test_going_on_learns_all_that_is_new_and_repeats_a_part_of_the_rest() -> None:
    old, new, debates = _records("bridge", 80), _records("library", 40), _records("debate", 20)
    asked = [record for _, record in to_learn([*old, *new], debates, new, random.Random(1))]
    learnt = [record for record in old if not record.held_back]
    assert {record.number for record in asked if record in new} == {r.number for r in new if not r.held_back}
    assert sum(record in old for record in asked) == int(AGAIN * len(learnt))
    assert sum(record in debates for record in asked) == int(AGAIN * len(debates))
