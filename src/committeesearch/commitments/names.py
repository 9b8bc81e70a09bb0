"""Names of programmes, schemes and agreements: what two sentences share that few others hold.

"Caring Dads" in a promise and in a later report is the same thing, however little else they have in common. A name is
two words running of which each says something, with capitals in one of the two sentences and with one at least in the
other ("Oracle Cloud", "Oracle cloud"). Posts and bodies are none: they act in everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from committeesearch.commitments.agents import is_head
from committeesearch.commitments.telling import says_little, stem

Name = tuple[str, str]
"""The stems of two words running."""

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9'’-]*|\d[\d.,/]*|[.;:!?(){}\[\]·|,/]")


@dataclass(frozen=True, slots=True)
class Named:
    """The names in a text: those written with capitals throughout, and those with one capital at least."""

    full: frozenset[Name] = frozenset()
    part: frozenset[Name] = frozenset()

    @classmethod
    def of(cls, text: str) -> Named:
        """The names in a text."""
        full, part = set[Name](), set[Name]()
        for run in _runs(text):
            ends = _acts(run)
            for (one, first), (other, second), acts in zip(run, run[1:], ends[1:], strict=False):
                capitals = first[0].isupper(), second[0].isupper()
                if any(capitals) and not acts:
                    part.add((one, other))
                    if all(capitals):
                        full.add((one, other))
        return cls(frozenset(full), frozenset(part))

    def shared(self, other: Named) -> frozenset[Name]:
        """The names that both hold."""
        return (self.full & other.part) | (self.part & other.full)


def _runs(text: str) -> Iterator[list[tuple[str, str]]]:
    """Telling words that follow one another, each with its stem."""
    run: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        key = stem(word) if word[0].isalpha() else ""
        if key and not says_little(key):
            run.append((key, word))
        elif key and is_head(word) and run:
            run.append((key, word))
            yield run
            run = []
        else:
            yield run
            run = []
    yield run


def _acts(run: Sequence[tuple[str, str]]) -> list[bool]:
    """For each word whether it belongs to the name of a post or body: "the Local Safeguarding Children's Board"."""
    found: list[bool] = []
    body = False
    for _, word in reversed(run):
        body = word[0].isupper() and (body or is_head(word)) and stem(word) != _NO_BODY
        found.append(body or is_head(word))
    return found[::-1]


_NO_BODY = stem("service")
"""What a council names its schemes by, too."""
