"""What a question asks for and the nearest stretches speak of, and yet do not give.

A stretch may be near a question in every word and still be no answer: it counts the schools and names none, it speaks
of the commissioner and does not say who that is, it announces the review whose findings are asked for. These are read
off the wording of question and stretch, where likeness cannot tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from committeesearch.answering.facts import Fact, FactKind, facts
from committeesearch.answering.forms import Question
from committeesearch.answering.quotes import Scored
from committeesearch.answering.spans import CELLS
from committeesearch.answering.words import stem, stems
from committeesearch.ports import Papers

NEAREST = 3
"""Stretches that decide, about as many as are quoted; a post and its holder are looked for in …"""
HOLDERS_IN = 10
"""… so many: a contact list or a list of those present is seldom near a question."""
TOGETHER_IN = 8
"""Stretches among which a fact must stand in one passage with what is asked about."""
TELLING = {FactKind.MONEY: 2, FactKind.PERSON: 1, FactKind.NUMBER: 1}
"""Rarest words of the question that must stand in the passage of a fact of that kind: a paper has numbers and dates
everywhere, sums less so. Of 711 questions that invented passages only seem to answer 45 are refused so and by the
wordings below, of 915 that they answer 4; asked for dates in the same way, 6 and 2 more, which is too little."""
NEARLY_AS_RARE = 0.6
"""Share of the rarest word's rarity from which another tells the subject too, and is no "receive"."""
_KINDS = {FactKind.PERSON: (FactKind.PERSON, FactKind.ROLE, FactKind.NAME)}
_MONEY = re.compile(r"\bhow much\b|\b(?:cost|price|spen[dt])\w*\b|£", re.I)
_GIVEN = {
    FactKind.MONEY: "sum of money",
    FactKind.PERSON: "name",
    FactKind.NUMBER: "number",
}
BESIDE = 60
"""Characters between a name and the title of the post."""

_WHICH = re.compile(
    r"^\W*(?:(?:in|at|on|for|of|from|to) )?which ((?:[\w'’-]+ ){1,4}?)"
    r"(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could|should|gets?|got|runs?|ran|made|took|won|came|said)\b",
    re.I,
)
_NAMED = frozenset(
    map(
        stem,
        """school academy college nursery hospital surgery ward district borough parish town village road street lane
        bridge company firm provider contractor supplier charity organisation councillor officer directorate department
        park library hotel pub estate university station""".split(),  # noqa: SIM905
    )
)
"""Things that have names of their own: to say which, a paper names it."""
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_CALLED = stems("name of the")
_HOLDER = re.compile(
    r"\b(?:who(?:['’]?s| is| was| are| were) (?:the |our |its )?|names? of (?:the |our |its )?)"
    r"(?:(?:new|current|interim|then|outgoing|former) )*(?:[\w'’-]+ ){0,4}?"
    r"(commissioner|director|chair(?:man|woman|person)?|leader|head|inspector|governor|mayor|ombudsman|coroner|treasurer"
    r"|solicitor|auditor|clerk|secretary|headteacher|chief executive|cabinet member)\b(?! of (?:a|an|this)\b)",
    re.I,
)
_FOUND = re.compile(
    r"\bwhat\b.{0,20}\b(?:did|does|do|has|have|had)\b.{1,80}\b(?:find|found|show|shown|conclude|concluded|reveal|revealed"
    r"|uncover|uncovered)\b",
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:will be|would be|(?:is|are) (?:to be|due|planned|(?:currently )?(?:under ?way|in progress)|being)|to be)\b",
    re.I,
)


def unsaid(question: Question, scored: Sequence[Scored], papers: Papers) -> str:
    """What the nearest stretches, best first, do not give of what is asked, for the asker; "" where nothing tells."""
    nearest = scored[:NEAREST]
    which = _WHICH.match(question.text)
    kind = which[1].split()[-1].lower() if which else ""
    if nearest and stem(kind) in _NAMED and not any(_which(question, stem(kind), one) for one in nearest):
        return f"The nearest passages name no {kind} of which this is said."
    holder = _HOLDER.search(question.text)
    if holder and not any(_holds(question, holder[1], one.stretch.text) for one in scored[:HOLDERS_IN]):
        return f"The nearest passages do not say who the {holder[1].lower()} is."
    if nearest and _FOUND.search(question.text) and _TO_COME.search(nearest[0].stretch.text):
        return "The nearest passages speak of it as something still to come."
    near = scored[:TOGETHER_IN]
    held = [_held(question, one) for one in near]
    return _strange(question, held) or _apart(question, near, held, papers)


def _strange(question: Question, held: Sequence[Set[str]]) -> str:
    """Whether an acronym of the question stands in none of the nearest passages in any wording: other words are said in
    other words, a short name seldom."""
    if question.text.isupper() or not held:
        return ""
    for word in _ACRONYM.findall(question.text):
        if word.lower() in question.terms and not any(word.lower() in words for words in held):
            return f"The nearest passages do not speak of {word}."
    return ""


def _apart(question: Question, near: Sequence[Scored], held: Sequence[Set[str]], papers: Papers) -> str:
    """Whether the facts of the kind asked for stand only in passages that speak of something else."""
    kind = max(question.wanted, key=lambda one: question.wanted[one], default=None)
    if kind not in TELLING or list(question.wanted.values()).count(question.wanted[kind]) > 1 or not near:
        return ""
    if kind is FactKind.MONEY and not _MONEY.search(question.text):
        return ""
    words = [term for term in question.terms if not any(letter.isdigit() for letter in term)]
    rarity = {term: papers.rarity(term) for term in words}
    least = NEARLY_AS_RARE * max(rarity.values(), default=0.0)
    telling = sorted((term for term in words if rarity[term] >= least), key=lambda term: -rarity[term])
    known = {term for term in telling[: TELLING[kind]] if any(term in words for words in held)}
    if not known or any(_gives(question, one, kind, known, words) for one, words in zip(near, held, strict=True)):
        return ""
    return f"The nearest passages speak of this, but give no {_GIVEN[kind]} for it."


def _held(question: Question, one: Scored) -> frozenset[str]:
    """The words asked that the stretch, its passage or what stands above it holds in any wording."""
    passage = one.stretch.passage
    said = stems(f"{passage.context} {passage.body.text} {one.stretch.reading}")
    return frozenset(term for term in question.terms if _says(question, term, said))


def _says(question: Question, term: str, said: Set[str]) -> bool:
    return any(way and way <= said for way in map(stems, (term, *question.wordings.get(term, ()))))


def _gives(question: Question, one: Scored, kind: FactKind, telling: Set[str], held: Set[str]) -> bool:
    """Whether a stretch holds such a fact and its passage the telling words; a row of a table, which is named in fewer
    words, one of them."""
    if CELLS in one.stretch.text:  # the header may say what kind of figure it is
        return one.signals.fact > 0 and bool(telling & held)
    return telling <= held and bool(_names(question, one.stretch.text, *_KINDS.get(kind, (kind,))))


def _which(question: Question, kind: str, one: Scored) -> bool:
    """Whether a stretch names something: in prose, or as the label of a row under a header that is the very kind; under
    "School type" stand none."""
    text = one.stretch.text
    if CELLS in text and not stems(text.split(CELLS)[0]) <= stems(question.text):
        heads = one.stretch.reading.removesuffix(text).split(CELLS.strip())
        if any(stems(head) - _CALLED == {kind} for head in heads):
            return True
    return bool(_names(question, text))


def _names(question: Question, text: str, *kinds: FactKind) -> list[Fact]:
    asked = stems(question.text)
    wanted = kinds or (FactKind.PERSON, FactKind.NAME)
    return [fact for fact in facts(text) if fact.kind in wanted and not stems(fact.text) <= asked]


def _holds(question: Question, post: str, text: str) -> bool:
    """Whether somebody is named beside the title of the post, which is written with a capital then."""
    title = re.compile(rf"\b{re.escape(post.title())}\b|\b{re.escape(post.capitalize())}\b|\b{post.upper()}\b")
    return any(
        title.search(text, max(0, fact.start - BESIDE), fact.end + BESIDE)
        for fact in _names(question, text, FactKind.PERSON)
    )
