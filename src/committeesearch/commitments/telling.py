"""Telling words: those that say what a text is about, by their stems, and how rare they are in the papers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import snowballstemmer

from committeesearch.commitments.verbs import lexicon

_STEMMER = snowballstemmer.stemmer("english")
_WORD = re.compile(r"[a-z][a-z0-9'’-]+|\d[\d.,/]*\d|[a-z]\d+", re.IGNORECASE)
_SAY_LITTLE = lexicon(
    """
    add added basis continuing standing endorse endorsed number numbers per possibility possible proposal proposals
    anticipated arising april august december february january july june march november october september spring
    summer autumn winter a about above across after again against agenda agree agreed all along also an and any are
    as asked at attend be been before being board both but by cabinet can chair committee committees confirmed
    consider consideration considered continue council could councillor councillors date detail details discussed do
    due during each end equality equalities following for from further future give given had has have having he held
    her his how i if implications in including information into is it item items its last made make may meeting
    meetings member members minute minutes month months more must next no not note noted now of officer officers on
    one or other our out over paper part period place presented previous progress proposed provide provided receive
    received recommended refers regular relation report reported reports request requested required resolved said
    set shall she should so subject submit submitted such that the their them then there these they this those
    through time to two under undertaken up update updates upon was we week weeks well were what when where which
    while who will with within work working would year years you
    """
)
"""Words that every paper of a committee is full of."""

Rarity = Callable[[str], float]
"""Inverse document frequency of a word."""


@lru_cache(100_000)
def stem(word: str) -> str:
    """The stem under which forms of a word are one."""
    word = word.lower().replace("’", "'")
    return str(_STEMMER.stemWord(re.sub(r"'s?$", "", word)))


_LITTLE = frozenset(map(stem, _SAY_LITTLE)) | _SAY_LITTLE


def says_little(key: str) -> bool:
    """Whether every paper of a committee is full of the word with that stem."""
    return key in _LITTLE


def words(text: str) -> dict[str, str]:
    """Stems of the words of a text that say something, each with one word as written."""
    found = (re.sub(r"['’]s?$", "", word) for word in _WORD.findall(text))
    stems = ((stem(word), word) for word in found if not word[:1].isdigit())
    return {key: word for key, word in stems if key and key not in _LITTLE}


def weights(text: str, rarity: Rarity) -> dict[str, float]:
    """Stems of the telling words with their rarity."""
    return {key: rarity(word) for key, word in words(text).items()}
