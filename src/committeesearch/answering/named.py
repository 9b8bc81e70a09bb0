"""Who a quote names for what a question asks: the one who did it, or the one who holds the post.

A person near the words asked for is as often another: somebody present, somebody thanked. Only three ways of naming
count: a field ("Contact Officer: Ann Lee"), a post with its holder ("Ann Lee, Head of Parks"; "Cllr Roe (Chair)"), and
a deed with its doer ("Mr Roe seconded the motion", "chaired by Mrs Lee").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from committeesearch.answering.asked import Asked, Place, first_question
from committeesearch.answering.facts import Fact, FactKind, facts
from committeesearch.answering.forms import Question
from committeesearch.answering.spans import CELLS, sentences
from committeesearch.answering.words import stem, stems, tokens

_POST = re.compile(
    r"^\W*who(?:['’]s|\s+(?:is|was|are|were))\s+(?!(?:given|made|sent|left|chosen|[a-z]+ed)\b)(?:the\s+|our\s+)?(?P<post>.+?)\s*\??\s*$"
    r"|^\W*(?:what(?:['’]s|\s+(?:is|was))\s+)?(?:the\s+)?name\s+of\s+(?:the\s+)?(?P<named>.+?)\s*\??\s*$",
    re.I | re.S,
)
_DEED = re.compile(
    r"^\W*(?:who(?:m)?|(?:which|what)\s+(?:councillor|member|officer|director|person))\s+(?:(?:was|were|is|has|have|had|will|did|are|been|be|can|could|may|must|should)\s+)*(?P<deed>[a-z]+)\b(?P<rest>.*)$",
    re.I | re.S,
)
_BODY = re.compile(r"\s+(?:of|to|on|for) the (?:committee|board|panel|council|cabinet|group|forum)\b.*$", re.I | re.S)
"""The body that a post belongs to: where its papers are read, the post alone is named."""
_PLACE = re.compile(r"\s+(?:in|at|of) [A-Z]\w+$")
_SENT = stems("sent send gave give offered")
_TO_ROLE = re.compile(r"\b(?:delegat\w+|authoris\w+|request\w*|ask\w*|given)\b[^.;]*?\bto\s+(?:the\s+)?$", re.I)
_BETWEEN = 3
"""Words at most between a doer and the deed: "Mr Roe, the Leader, then formally proposed"."""
_CHAIRED = {"chair": r"in the chair|\bchair(?:man|woman|person)?\b(?! of)"}
_OFFICERS = stems("officer member councillor name")
_FIELD = re.compile(r"^[\s·]*([A-Z][\w '’/()-]{2,40}?)\s*(?::|·)+\s*(?:·\s*)?(.+?)\s*$")


def named(question: Question, place: Place) -> tuple[Fact, ...]:
    """The people, or failing them the posts, that a quote names for what is asked."""
    asked = Asked(question)
    if not asked.terms:
        return ()
    return tuple(_of_fields(asked, place)) or tuple(_of_posts(asked, place)) or tuple(_of_deeds(asked, place))


def _people(text: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts(text) if fact.kind is FactKind.PERSON)


def _of_fields(asked: Asked, place: Place) -> Iterator[Fact]:
    """ "Contact Officer: Ann Lee": the label says what is asked, the value is a person and nothing else."""
    for line in place.text.split("\n"):
        match = _FIELD.match(line)
        if not match or CELLS in match[2]:
            continue
        person = next((fact for fact in _people(match[2]) if fact.text == match[2]), None)
        label = stems(match[1])
        if person and label and label - _OFFICERS <= asked.all and _covers(asked, label, place):
            yield person


def _covers(asked: Asked, said: frozenset[str], place: Place) -> bool:
    """Whether what a label leaves unsaid is said above it: of which paper, of which committee, of which day."""
    around = stems(place.above)
    return all(term.held(said | around) or asked.is_held(term, said, place) for term in asked.terms)


def _of_posts(asked: Asked, place: Place) -> Iterator[Fact]:
    match = _POST.search(first_question(asked.question.text))
    if not match:
        return
    named = match["post"] or match["named"]
    posts = [
        stems(re.split(r"\s+(?:on|in|at|for)\s+the\s+", named)[0]),
        stems(_BODY.sub("", named)),
        stems(_PLACE.sub("", named)),
    ]
    for line in place.text.split("\n"):
        for person in _people(line):
            before, after = line[: person.start], line[person.end :]
            behind = re.match(r"\s*(?:\(([^)]+)\)|[,–—-]\s*((?:[\w’'&-]+\s?){1,10}?)\s*(?=[,.;)(–—]|$))", after)
            ahead = re.search(r"(?:^|[,.;(–—-]\s*|\bthe\s+)((?:[\w’'&-]+\s){1,8}?)[,:(–—-]?\s*$", before)
            for title in (behind and (behind[1] or behind[2]), ahead and ahead[1]):
                if title and stems(title) and stems(title) in posts and _covers(asked, stems(title), place):
                    yield person


def _of_deeds(asked: Asked, place: Place) -> Iterator[Fact]:
    match = _DEED.search(first_question(asked.question.text))
    if not match or _POST.search(first_question(asked.question.text)):
        return
    deed = stem(tokens(match["deed"])[0])
    passive = bool(re.search(r"\b(?:was|were|is|been|be|are)\s+" + match["deed"], asked.question.text, re.I))
    rest = tuple(term for term in asked.terms if not any(deed in way for way in term.ways))
    for sentence in _sentences(place.text):
        words = stems(sentence)
        if not all(term.held(words) or asked.is_held(term, words, place) for term in rest) or _denied(sentence):
            continue
        found = list(_doers(sentence, deed, passive))
        if len({fact.text for fact in found}) == 1:
            yield found[0]


def _sentences(text: str) -> Iterator[str]:
    """The sentences of each line: an item of a list names its own doer."""
    for line in text.split("\n"):
        for start, end in sentences(line):
            yield line[start:end]


def _doers(sentence: str, deed: str, passive: bool) -> Iterator[Fact]:
    """Who does the deed: in front of it, behind it and "by", or, where it is given to somebody, behind "to the"."""
    known = facts(sentence)
    people = [fact for fact in known if fact.kind is FactKind.PERSON]
    roles = [fact for fact in known if fact.kind is FactKind.ROLE]
    for match in re.finditer(r"[A-Za-z]+", sentence):
        if stem(match[0].lower()) not in ({deed} if deed not in _SENT else {deed, "receiv"}):
            continue
        if passive:
            continue
        before = [fact for fact in people if fact.end <= match.start()]
        if before and _reaches(sentence[before[-1].end : match.start()]) and not _joined(sentence, before):
            yield before[-1]
        by = re.match(r"\s+(?:by|from)\s+(?:the\s+)?", sentence[match.end() :])
        if by:
            at = match.end() + by.end()
            doer = next((fact for fact in (*people, *roles) if fact.start == at), None)
            if doer and not re.match(r"\s*(?:,|and)\s+(?:and\s+)?[A-Z]", sentence[doer.end :]):
                yield doer
    chair = _CHAIRED.get(deed)
    for fact in people if chair else ():
        if re.match(rf"\s*\((?:{chair})\)", sentence[fact.end :], re.I):
            yield fact
    given = passive or deed == "given" or re.search(r"\bdelegat", sentence, re.I)
    yield from (role for role in roles if given and _TO_ROLE.search(sentence[: role.start]))


def _reaches(between: str) -> bool:
    """Whether a doer's deed follows: at most an apposition between commas and a few words lie between."""
    plain = re.sub(r"\([^)]*\)", " ", between)
    plain = re.sub(r"^\s*,[^.;]*,", " ", plain)
    words = plain.split()
    return len(words) <= _BETWEEN and not re.search(r"[,.;:]|\b(?:and|by|to|for|that|who|of|with|from)\b", plain)


def _joined(sentence: str, people: list[Fact]) -> bool:
    """Whether the doer is one of several: "Mr Roe and Mrs Lee seconded"."""
    return len(people) > 1 and bool(re.fullmatch(r"\s*(?:,|and|&)\s*", sentence[people[-2].end : people[-1].start]))


def _denied(sentence: str) -> bool:
    return bool(re.search(r"\b(?:not|no|never|nor|without|unless|if|would|could)\b", sentence, re.I))
