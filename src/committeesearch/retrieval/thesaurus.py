"""What people say against what officers write: the words a question may be answered in.

The entries are data (``data/thesaurus.toml``), grouped by service with the reason why the vocabularies part.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from committeesearch.retrieval.analysis import stem, words


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words of a question, and the words that papers may use for them, the likeliest first."""

    said: str
    means: tuple[str, ...]


class Thesaurus:
    """Entries by the stems of what is said, so that "bin" also meets "bins"."""

    def __init__(self, entries: Mapping[str, Sequence[str]]) -> None:
        self._entries = {_stems(words(said)): tuple(means) for said, means in entries.items()}
        self._longest = max(map(len, self._entries), default=0)

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, text: str) -> tuple[Synonym, ...]:
        """The entries met in ``text``, in order; where several begin at a word, the longest, and none overlap."""
        said = words(text)
        stems = _stems(said)
        found: list[Synonym] = []
        at = 0
        while at < len(stems):
            for length in range(min(self._longest, len(stems) - at), 0, -1):
                means = self._entries.get(stems[at : at + length])
                if means:
                    found.append(Synonym(" ".join(said[at : at + length]), means))
                    at += length
                    break
            else:
                at += 1
        return tuple(found)


@lru_cache(maxsize=1)
def packaged() -> Thesaurus:
    """The thesaurus of public services that is installed with the program."""
    data = files("committeesearch.retrieval") / "data" / "thesaurus.toml"
    groups = tomllib.loads(data.read_text(encoding="utf-8"))
    entries: dict[str, tuple[str, ...]] = {}
    for group in groups.values():
        for said, means in group["means"].items():
            entries[said] = tuple(dict.fromkeys((*entries.get(said, ()), *means)))
    return Thesaurus(entries)


def _stems(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(stem(word) for word in said)
