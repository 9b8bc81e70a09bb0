"""What differs between two stretches of text: words aligned, and facts gained and lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from committeesearch.answering.facts import Fact, FactKind, facts
from committeesearch.answering.words import stem, tokens
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
    return _missing_from(before, after), _missing_from(after, before)


def _missing_from(other: str, text: str) -> tuple[str, ...]:
    """The facts of ``text`` whose words, in whatever inflection and case, do not follow each other in ``other``."""
    held = _stemmed(other)
    found = {_stemmed(fact.text): fact.text for fact in reversed(facts(text)) if _tells(fact, text)}
    return tuple(printed for words, printed in reversed(found.items()) if words not in held)


def _tells(fact: Fact, text: str) -> bool:
    """A single capitalised word may only begin a cell or a title, and a number that counts a paragraph is no figure."""
    if fact.kind is FactKind.NAME:
        return " " in fact.text or sum(letter.isupper() for letter in fact.text) > 1
    if fact.kind is FactKind.NUMBER:
        return not _NUMBERED.search(text[: fact.start])
    return True


_NUMBERED = re.compile(
    r"(?:\b(?:appendix|appendices|chapter|chart|figure|item|minute|no|number|page|paragraph|part|per|phase|post|quarter|recommendation"
    r"|sections?|stage|step|table|tier|version|week|year)s?\.?\s*\(?|^\W*)$",
    re.I,
)
"""What stands before a number that tells one thing from the next: "section 8", "Appendix 2", the number of a row."""


def _stemmed(text: str) -> str:
    bare = re.sub(r"^(?:by|in|from|until|since|the)\s+", "", text.strip(), flags=re.I)
    return f" {' '.join(stem(word) for word in tokens(bare))} "


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
