"""Whether a fact in a quote is *bound* to what a question asks, so that it may be shown alone above the quotes.

"An Improvement Notice was issued in June 2021" holds a date, and every word but one of "When was the Improvement Notice
lifted?"; the date still answers another question. A fact is bound only where the same clause holds every word that was
asked, in any wording that the query understood or that officers use for it. Names, days and the phrases that say which
one is meant ("of the north depot") may stand elsewhere in the passage or its headings, and so may up to half of the
rest, but never the verb and never a word that makes the fact another one ("total", "second"). A row of a table binds by
its label and the header of one column. To show no line is no loss, the quotes stand below; a wrong line is the worst
that can be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from committeesearch.answering.asked import LIGHT, WORD, Asked, Place, Term
from committeesearch.answering.facts import Fact, FactKind, facts
from committeesearch.answering.forms import Question
from committeesearch.answering.spans import CELLS, sentences
from committeesearch.answering.words import SILENT, stem, stems, tokens

_CLAUSE = re.compile(
    r"""[;:]\s | \s[–—-]\s
      | ,?\s(?:but|while|whilst|whereas|which|who|whose|where|following|after|before|although|though|because|since
            |however|subject\ to|(?:including|of\ which)(?=\ [£\d]))\b
      | ,\sand\s(?=the\b)
      | ,?\sand\s(?=(?:is|are|was|were|has|have|had|will|would|gives?|so|then|there|it|they|we|the\ \w+\ \w+ed|an?|\d)
            \b)
      | ,\s(?=(?:with|\d|\w+ed\s|an?\s))""",
    re.X,
)
"""Where one statement of a sentence ends and another begins. Cut too often, a sentence yields no line; too seldom, it
yields the date of something else."""
_SHARES = re.compile(r",?\s*(?:and|but)\s+(?:is|are|was|were|has|have|had|will|would)\b", re.I)
_SUBJECT = re.compile(
    r".*?(?=\b(?:is|are|was|were|has|have|had|will|would|began|ran|took|went|came|rose|fell|\w{3,}ed)\b)", re.S
)
"""What a clause without a subject shares with the one before: "The works began in May and were finished in June"."""
UNSURE = re.compile(
    r"\b(?:not|no|never|nor|neither|without|unless|except|if|fail\w*|unable|would|could|(?-i:may)|might|should|potential\w*"
    r"|proposed?|proposals?|options?|draft|recommend\w*|hop(?:e|ed|ing)|consider(?:s|ed|ing)?|expect\w*|estimat\w*)\b",
    re.I,
)
"""What makes a statement another one: a bare fact would hide it."""
_ONLY_RECOMMENDED = re.compile(r"\brecommended (?:that|to)\b[^.;\n]*:", re.I)
"""Leads in a list of what nobody has decided yet."""
_EARLIER = re.compile(r"\b(?:week|month|quarter|year|time|meeting) before\b", re.I)
_EARLIER_SAID = re.compile(r"\b(?:before|previous\w*|prior|earlier|last|preceding)\b", re.I)
_PAID = stems("cost price pay paid spend spent charge")
_GAINED = stems("income save saved saving raise raised earn earned receive received generate")
_AHEAD = re.compile(r"\b(?:will|shall|to be|due to|plan(?:s|ned)? to|intend\w*|aims? to|going to|shortly)\b", re.I)
_BEHIND = re.compile(r"\b(?:did|was|were|has|have|had)\b", re.I)
_MUST = re.compile(r"\b(?:must|shall|should|need)\b", re.I)
_LESS = re.compile(
    r"\b(?:increas\w+|decreas\w+|ris\w+|rose|fall\w*|fell|reduc\w+|drop\w*|growth|further|additional|another|extra|more"
    r"|fewer|less|other|target\w*|averag\w+|over|under|around|about|approximately|approx|circa|nearly|almost|up to"
    r"|below|above|least|most|minimum|maximum|remaining|those|these|than|of the|out of|from"
    r"|(?:making|bringing|taking|makes|brings)\W(?:\w+\W){0,2}total)"
    r"(?:\W+(?:of|to|in|the|at|by|is|was|are|were|set|for|only|an?))*\W*$",
    re.I,
)
"""What before a figure makes it a part, a change, a limit or a round number, unless the question asks for just that."""
_PART = re.compile(r"\s+(?:out )?of (?:the|that|this|these|those|which|\d)", re.I)
"""What follows a figure that is a part of what was asked for: "£9.6 million of the gap"."""
_ENDS = re.compile(
    r"\s*(?:\(\w+\)\s*)?(?:$|[.;:)\n]|(?:in|at|on|by|as (?:of|at)|during|for|since)\s+(?:the\s+)?(?:\w+ of )?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn"
    r"|winter|Q[1-4]|quarter|year|month|present|end|\d))",
    re.I,
)
_SAYS_WHEN = {
    "due": r"\bby\s*$",
    "deadlin": r"\bby\s*$",
    "end": r"\b(?:until|till|to)\s*$",
    "close": r"\b(?:until|till|to)\s*$",
    "finish": r"\b(?:until|till|to)\s*$",
    "start": r"\b(?:from|since|as of)\s*$",
    "begin": r"\b(?:from|since|as of)\s*$",
}
"""A preposition says the verb: what runs "until 12 March" ends then."""
HALF = 0.5
"""Share of what is asked that a clause itself must say: below it, it speaks of something else."""
_OWN = stems("council authority county borough city cabinet")
"""Whoever writes a paper names itself in it."""
_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*|[a-z])[.)]?\s+[A-Z]")
_SPANS = stems("year years week weeks month months")
_PEOPLE = stems("people persons")
"""Whom a table counts without saying so."""
_TOTAL = stems("total altogether")
_IN_TOTAL = re.compile(r"\btotal (?:of )?$", re.I)
MODIFIER = 16
"""Characters between a total and its noun in which one word more may stand: "a total of 30 new beds"."""
_COMPARED = re.compile(r"\b(?:against|compared (?:with|to)|up from|down from|being|which|representing)\b", re.I)
_LIMITS = (FactKind.NUMBER, FactKind.DURATION, FactKind.PERCENT)
"""Figures behind what is counted make it a part: "12 children waiting over 52 weeks"."""


def bound(question: Question, place: Place, kind: FactKind) -> tuple[Fact, ...]:
    """The facts of a kind in a quote that are bound to what is asked."""
    asked = Asked(question)
    if not asked.terms or (_EARLIER.search(question.text) and not _EARLIER_SAID.search(f"{place.header} {place.text}")):
        return ()
    if CELLS in place.text:
        return tuple(_of_row(asked, place, kind))
    return tuple(_of_clauses(asked, place, kind))


def covers(question: Question, place: Place, apart: re.Pattern[str]) -> bool:
    """Whether a quote with what stands above it says all that is asked, apart from the words that ``apart`` matches."""
    said = stems(f"{place.above} {place.text}")
    asked = Asked(question)
    without = stems(" ".join(apart.findall(question.text)))
    return all(asked.is_held(term, said, place) for term in asked.terms if not any(way <= without for way in term.ways))


def _of_clauses(asked: Asked, place: Place, kind: FactKind) -> Iterator[Fact]:
    before = ""
    led = _ONLY_RECOMMENDED.search(place.text)
    if led and not _asks_so(asked, "recommend"):
        return
    for start, end in clauses(place.text):
        clause = place.text[start:end]
        subject, before = _SUBJECT.match(before if _SHARES.match(clause) else ""), clause
        found = [fact for fact in facts(clause) if fact.kind is kind and fact.text.lower() not in asked.told]
        unsure = UNSURE.search(clause)
        if not found or (unsure and not _asks_so(asked, unsure[0])):
            continue
        if kind is FactKind.MONEY and _comes_in(asked, clause):
            continue
        behind = _BEHIND.search(asked.question.text) and not _MUST.search(asked.question.text)
        if behind and _AHEAD.search(clause) and not _AHEAD.search(asked.question.text):
            continue
        shared = stems(subject[0]) if subject else frozenset[str]()
        stands = [fact for fact in found if _stands(asked, place, clause, fact, shared)]
        if len(stands) == 1 and (len(found) == 1 or kind is FactKind.NUMBER):
            yield stands[0]


def _comes_in(asked: Asked, clause: str) -> bool:
    """Whether a clause tells of money that comes in or is saved, where the question asks what is paid."""
    words, wanted = stems(clause), stems(asked.question.text)
    return bool(wanted & _PAID and words & _GAINED) and not (words & _PAID or wanted & _GAINED)


def _asks_so(asked: Asked, unsure: str) -> bool:
    """Whether the question itself asks for what would be, or is proposed."""
    said = bool(re.search(rf"\b{re.escape(unsure)}\b", asked.question.text, re.I))
    return said or bool(stems(unsure) & asked.all)


def _stands(asked: Asked, place: Place, clause: str, fact: Fact, shared: frozenset[str]) -> bool:
    before, after = clause[: fact.start], clause[fact.end :]
    words = stems(f"{before} {after}") | shared
    left = [term for term in asked.terms if not asked.is_held(term, words, place)]
    left = [term for term in left if not _said_by_preposition(term, fact, before)]
    left = (
        left if not _same_span(asked, after) else [term for term in left if not any(way <= _SPANS for way in term.ways)]
    )
    if left and not (_said_above(asked, place, left, before) or _said_around(asked, place, left)):
        return False
    less = _LESS.search(before)
    if fact.kind is not FactKind.DATE and less and not stems(less[0]) & asked.all:
        return False
    names = fact.kind is FactKind.DATE and (before.endswith(" of ") or fact.text.startswith("of "))  # "the ban of 2021"
    if names or _PART.match(after) or _other_name(asked, place, before):
        return False
    return fact.kind is not FactKind.NUMBER or _counts(asked, before, after)


def _said_above(asked: Asked, place: Place, left: list[Term], before: str) -> bool:
    """Whether the headings say what the clause does not, where the clause itself speaks of nothing else and holds the
    last word asked, which is as a rule the verb."""
    above = stems(place.above)
    return asked.terms[-1] not in left and all(term.held(above) for term in left) and stems(before) - LIGHT <= asked.all


def _said_around(asked: Asked, place: Place, left: list[Term]) -> bool:
    """Whether the sentences and headings around say what the clause does not, and the clause says the verb, each word
    that makes the fact another one, and at least half of what is asked, or its name or number."""
    near = stems(f"{place.above} {place.text} {place.around}")
    if not asked.core or asked.core[-1] in left or any(term.exact for term in left):
        return False
    kept = [term for term in asked.core if term not in left]
    return all(term.held(near) for term in left) and len(kept) >= HALF * len(asked.core)


def _said_by_preposition(term: Term, fact: Fact, before: str) -> bool:
    says = next((_SAYS_WHEN[word] for way in term.ways for word in way if word in _SAYS_WHEN), "")
    opening = re.match(r"(?:by|until|till|to|from|since)\b", fact.text, re.I)  # which a date may be read with
    return bool(says) and bool(re.search(says, f"{before}{opening[0] if opening else ''}", re.I))


def _other_name(asked: Asked, place: Place, before: str) -> bool:
    """Whether somebody or something else is named before the fact: "the next meeting of the Parish Forum"."""
    known = asked.all | stems(place.above) | _OWN
    before = _NUMBER.sub("", before)
    for fact in reversed(facts(before)):
        if fact.kind is FactKind.DATE:
            before = before[: fact.start] + before[fact.end :]
    for match in re.finditer(r"(?<=[\w,] )(?:the )?([A-Z][\w&]*[\w’'-]*)", before):
        if match[1].lower() not in SILENT and not stems(match[1]) <= known:
            return True
    return False


def _counts(asked: Asked, before: str, after: str) -> bool:
    """Whether a number counts what is asked: nothing but words of the question from it to the end of its noun, and
    after the noun the end or the verb asked for. A total that is asked for and called so may say more of its noun."""
    left = [term for term in asked.terms if any(way & asked.counted for way in term.ways[:1])]
    total = bool(asked.all & _TOTAL) and bool(_IN_TOTAL.search(before))
    if not left:
        return False
    noun = left[-1]
    for match in WORD.finditer(after):
        found = {stem(part) for part in tokens(match[0].replace("-", " "))}
        if not found <= asked.all and not found <= SILENT and not (total and match.start() < MODIFIER):
            return False
        said = stems(after[: match.end()])
        if noun.held(said):
            rest = _COMPARED.split(after[match.end() :], maxsplit=1)[0]
            spans = {_weeks(told) for told in asked.spans}
            within = any(
                fact.kind in _LIMITS and fact.text.lower() not in asked.told and _weeks(fact) not in spans
                for fact in facts(rest)
            )
            return not within if asked.all - asked.counted else bool(_ENDS.match(rest))
    return False


def _same_span(asked: Asked, text: str) -> bool:
    """Whether a text names the span of time that is asked for: 52 weeks for a year."""
    told = {_weeks(fact) for fact in asked.spans}
    return any(fact.kind is FactKind.DURATION and _weeks(fact) in told for fact in facts(text))


def _weeks(fact: Fact) -> float | str:
    """A span of time in weeks, so that a year is fifty-two of them; other facts as printed."""
    match = re.match(r"(\d+(?:\.\d+)?|an?|one)\W+(week|year)s?$", fact.text, re.I)
    if not match:
        return fact.text.lower()
    count = float(match[1]) if match[1][0].isdigit() else 1.0
    return count * (52 if match[2].lower() == "year" else 1)


def _of_row(asked: Asked, place: Place, kind: FactKind) -> Iterator[Fact]:
    """The figure of a row whose label says what is asked and no more, in the only column asked for."""
    cells = place.text.split(CELLS)
    header = place.header.split(CELLS)
    values = [(at, fact) for at, cell in enumerate(cells) if (fact := _whole(cell, kind))]
    first = values[0][0] if values else 0
    label = _spelt(" ".join(cells[:first]))
    if not values or not label.strip() or any(stems(cell) for cell in cells[first:] if not _figures(cell)):
        return
    if not stems(re.sub(r"\([^)]*\)", "", label)) <= asked.all:
        return
    heads = header if len(header) == len(cells) else [""] * len(cells)
    chosen = _column(asked, [(heads[at], fact) for at, fact in values], stems(label))
    if chosen is None:
        return
    said = stems(f"{label} {chosen[0]}")
    around = stems(f"{place.above} {place.around} {heads[0]}")
    year = bool(_years(chosen[0]) & _years(asked.question.text))
    terms = [term for term in asked.terms if not (year and term.dated) and not any(way <= _PEOPLE for way in term.ways)]
    if all(term.held(said) or term.held(around) or asked.is_held(term, said, place) for term in terms):
        yield chosen[1]


def _column(asked: Asked, columns: list[tuple[str, Fact]], label: frozenset[str]) -> tuple[str, Fact] | None:
    """The column whose header is asked for by a word that neither the label nor another header has; the only one; or,
    where no header is asked for, the total."""
    if len(columns) == 1:
        return columns[0]
    asked_for = (asked.all - label) | _years(asked.question.text)
    named = [column for column in columns if asked_for & (stems(column[0]) | _years(column[0]))]
    if not named:
        named = [column for column in columns if tokens(column[0]) in (("total",), ("number",), ("nos",), ("no",))]
    return named[0] if len(named) == 1 else None


def _years(text: str) -> frozenset[str]:
    """The financial or school years of a text, "2024-25" as well as "24-25"."""
    found = re.findall(r"(?<!\d)(?:20)?(\d\d)\s?[-–/]\s?(?:20)?(\d\d)(?!\d)", text)
    return frozenset(f"{low}-{high}" for low, high in found if int(high) == int(low) + 1)


def _spelt(label: str) -> str:
    """A label with the short forms that tables use for want of room."""
    for short, long in (("L/T", "long term"), ("S/T", "short term"), ("F/T", "full time"), ("P/T", "part time")):
        label = label.replace(short, long)
    return label


def _whole(cell: str, kind: FactKind) -> Fact | None:
    """The fact that a cell is, and not one in its words."""
    return next((fact for fact in facts(cell) if fact.kind is kind and fact.text == cell.strip()), None)


def _figures(cell: str) -> bool:
    return not re.search(r"[A-Za-z]{3}", cell)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """The clauses of a text, line by line and sentence by sentence."""
    at = 0
    for line in text.split("\n"):
        for start, end in sentences(text, at, at + len(line)):
            begin = start
            for match in _CLAUSE.finditer(text, start, end):
                yield begin, match.start()
                begin = match.end() if match[0].strip(" ,;:–—-") == "" else match.start()
            yield begin, end
        at += len(line) + 1
