"""How far each arm is trusted, read off the question itself, and the two scores made one.

Words decide where the papers use the question's words; meaning decides where they do not. Both show in one number:
*coverage*, the share of the weight of the question's words that the best passage holds. Asked in the papers' own words
it is 0.3 to 0.5, asked in other words 0.09 to 0.19, with hardly any overlap. So the share of the lexical score rises
from nought to ``MOST_LEXICAL`` along a steep curve about ``EVEN``. Reciprocal rank fusion knows nothing of this: it
gives a list of chance matches as much say as a list of good ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from committeesearch.retrieval.lexical import Postings

Scores = NDArray[Any]

EVEN = 0.24
"""Coverage at which the lexical score has half of its greatest share. First-five success on two councils' questions
(S@5) is 0.88 and 0.82 at 0.18, 0.88 and 0.84 at 0.22, 0.88 and 0.87 from 0.24 to 0.26; at 0.14 0.86 and 0.80. Sought in
transcripts it costs a little (nDCG@10 0.472 at 0.22, 0.470)."""
STEEPNESS = 0.03
"""Change of coverage that multiplies the odds by e: the gate is shut at 0.1 and open at 0.3."""
LONG_QUESTION = 10
"""Terms from which no passage can be expected to hold the same share of a question: ``EVEN`` and ``STEEPNESS`` fall
with the length (nDCG@10 on councillors' written questions of 14 terms: 0.513 without, 0.524 with)."""
MOST_LEXICAL = 0.35
"""Share of the lexical score in a question of the papers' own words; 0.30 to 0.45 differ by two questions in 126."""
SATURATION = 2.5
"""The most that one occurrence after another can make of a term's weight in BM25Okapi: k1 + 1."""


def weight(postings: Postings, terms: Sequence[str]) -> float:
    """The summed weight of terms; one that no paper holds has the greatest: nobody can say that it is covered."""
    weights = (postings.idf(term) for term in terms)
    return sum(postings.greatest_idf if weight is None else weight for weight in weights)


def coverage(best: float, weight: float) -> float:
    """Share (0 to 1) of the score that terms of that summed weight could have that the best passage has.

    In a corpus of two or three passages BM25Okapi's weights can be negative: nothing is covered then.
    """
    return min(1.0, best / (SATURATION * weight)) if best > 0 and weight > 0 else 0.0


def lexical_share(covered: float, terms: int) -> float:
    """Share of the lexical score (0 to ``MOST_LEXICAL``) in a question of ``terms`` terms with that coverage."""
    scale = min(1.0, LONG_QUESTION / max(terms, 1))
    return MOST_LEXICAL / (1 + math.exp((EVEN * scale - covered) / (STEEPNESS * scale)))


def fuse(cosines: Scores, lexical: Scores, best: float, share: float) -> Scores:
    """One score a row (about 0 to 1): cosines as they are, lexical scores as a share of the best one."""
    return share * lexical / best + (1 - share) * cosines if best > 0 else cosines
