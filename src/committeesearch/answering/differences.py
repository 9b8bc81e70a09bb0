"""What differs between two stretches of text: words aligned, and facts gained and lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from committeesearch.answering.facts import facts
from committeesearch.results import Difference

SHORTEST_KEPT = 3
"""Words in a row that must agree between two changes to be shown as kept: single agreeing words between two rewritten
sentences ("the", "of") make a difference that nobody can read."""


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """``before`` and ``after`` word by word. The kept and added words are ``after``, the kept and removed ones
    ``before``, white space apart; words count as kept whatever their case and punctuation."""
    old, new = before.split(), after.split()
    found: list[Difference] = []
    for change, a, b in _merged(_opcodes(old, new)):
        if change == "same":
            found.append(Difference("same", " ".join(new[b[0] : b[1]])))
            continue
        if a[1] > a[0]:
            found.append(Difference("removed", " ".join(old[a[0] : a[1]])))
        if b[1] > b[0]:
            found.append(Difference("added", " ".join(new[b[0] : b[1]])))
    return tuple(found)


def gained_and_lost(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Roles, names, figures and dates that only ``after`` has, and those that only ``before`` has, as printed."""
    old, new = _printed(before), _printed(after)
    return (
        tuple(text for key, text in new.items() if key not in old),
        tuple(text for key, text in old.items() if key not in new),
    )


_Range = tuple[int, int]
_Step = tuple[str, _Range, _Range]


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Step]:
    matcher = SequenceMatcher(None, [_bare(word) for word in old], [_bare(word) for word in new], autojunk=False)
    codes = matcher.get_opcodes()
    for place, (tag, a, aa, b, bb) in enumerate(codes):
        inner = 0 < place < len(codes) - 1
        kept = tag == "equal" and not (inner and aa - a < SHORTEST_KEPT)
        yield "same" if kept else "changed", (a, aa), (b, bb)


def _merged(steps: Iterator[_Step]) -> Iterator[_Step]:
    held: _Step | None = None
    for step in steps:
        if held and held[0] == step[0]:
            held = (held[0], (held[1][0], step[1][1]), (held[2][0], step[2][1]))
            continue
        if held:
            yield held
        held = step
    if held:
        yield held


def _bare(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", word).lower() or word


def _printed(text: str) -> dict[str, str]:
    return {re.sub(r"^(?:by|in|from|until|since|the)\s+", "", fact.text.lower()): fact.text for fact in facts(text)}
