"""What a question asks for, read off its wording: a date, a person, a figure, a decision, a list, a change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from committeesearch.answering import words
from committeesearch.answering.facts import FactKind
from committeesearch.results import Query


class Form(StrEnum):
    """The form of a question."""

    WHEN = "when"
    WHO = "who"
    COUNT = "how many"
    AMOUNT = "how much"
    SHARE = "what share"
    DURATION = "how long"
    VOTE = "how the vote went"
    DECISION = "what was decided"
    YES_NO = "did it happen"
    LIST = "list"
    COMPARE = "compare"
    CHANGE = "what changed"
    LATEST = "latest position"
    WHY = "why"
    DEFINITION = "what it means"
    OPEN = "what or how"
    KEYWORD = "keywords"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the answering stage sees it."""

    text: str
    """With the spelling put right as the query understood it."""
    form: Form
    wanted: Mapping[FactKind, float]
    """Kinds of facts of which an answer must hold one, with how well each fits; empty where any words may answer."""
    terms: tuple[str, ...]
    """Telling words, in lower case, each once."""
    wordings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Other wordings of a term that the query understood: the long form of an acronym, a word that officers use."""
    periods: tuple[tuple[date, date], ...] = ()
    """First and last days that the query understood."""
    subject: str = ""
    """Of a definition: the term that is asked about."""

    decided: bool = False
    """Whether a decision of a body is asked for, whatever the form."""
    proposal: bool = False
    """Whether a motion or an amendment itself is asked for."""

    @property
    def several(self) -> bool:
        """Whether the evidence lies in more than one place."""
        return self.form in (Form.LIST, Form.COMPARE, Form.CHANGE, Form.LATEST)


_FIGURES = {FactKind.NUMBER: 1.0, FactKind.PERCENT: 1.0, FactKind.MONEY: 1.0}
_WANTED: dict[Form, Mapping[FactKind, float]] = {
    Form.WHEN: {FactKind.DATE: 1.0, FactKind.DURATION: 0.5},
    Form.WHO: {FactKind.PERSON: 1.0, FactKind.ROLE: 0.6, FactKind.NAME: 0.2},
    Form.COUNT: {FactKind.NUMBER: 1.0},
    Form.AMOUNT: _FIGURES,
    Form.SHARE: {FactKind.PERCENT: 1.0, FactKind.NUMBER: 0.3},
    Form.DURATION: {FactKind.DURATION: 1.0, FactKind.DATE: 0.3},
    Form.VOTE: {FactKind.NUMBER: 1.0},
}
"""How well each kind of fact fits the form, from 0 to 1."""

_AUX = "did|do|does|is|are|was|were|has|have|had|can|could|will|would|should|may|must|shall"
_BE = r"(?: is| are| was| were|['’]?s)?"
_DECIDE = (
    r"(?:decid\w*|resolv\w*|resolution|agreed?|approv\w*|vot(?:e|ed|ing)|endors\w*|adopt(?:ed)?|rejected"
    r"|decisions?|outcome)"
)
_BODY = r"(?:cabinet|council|committee|board|panel|members?|councillors?|commission|executive|forum|authority)"
_CHANGED = (
    r"(?:change[ds]?|changing|evolv\w*|develop(?:ed|s)?|progress(?:ed)?|mov(?:e|ed) on|moved|shift(?:ed)?"
    r"|alter(?:ed)?|gone (?:up|down)|vary|varied)"
)
_COST = (
    r"(?:costs?|price|budget|sum|spend|spent|overspend|underspend|funding|savings?|charge|grant|investment"
    r"|pay(?:ing|ment)?s?)"
)
_MONEY = re.compile(
    r"£|\b(?:cost|worth|pay\w*|spen[dt]\w*|money|fund\w*|price|budget|grant|charge|earn\w*|sav\w+)\b", re.I
)
_DECIDED = re.compile(
    rf"\b(?:did|has|have|was|were)\b.{{0,40}}\b{_BODY}\b.{{0,30}}\b{_DECIDE}\b|\b{_BODY} {_DECIDE}\b", re.I
)
_PROPOSAL = re.compile(r"\b(?:motions?|amend(?:ments?|ed)|moved|seconded|propos(?:ed|als?)|mover|seconder)\b", re.I)
_CHANGES = re.compile(
    rf"""\bwhen\ (?:did|was|were|has|have|does|will)\b.{{0,100}}
            \b(?:change[ds]?|altered|reorgani[sz]ed|restructured|overhauled)\b
       | \bhow\ (?:has|have|had|did|does|do)\b.{{0,100}}\b{_CHANGED}\b
       | \bwhat(?:['’]?s|\ is|\ has|\ have)?\ (?:has\ |have\ |been\ )?(?:changed|changes|different)\b
       | \bchanges?\ (?:to|in|of|over)\b.{{0,100}}\b(?:since|over\ time|between|timeline)\b
       | \btime-?line\b | \bover\ time\b | \bhistory\ of\b""",
    re.I | re.X,
)
_LATEST = re.compile(
    r"""\b(?:latest|current|most\ recent|newest|up[-\ ]to[-\ ]date)
            \ (?:position|news|situation|status|state|update|plans?|word|on|with|about)\b
      | \bwhat(?:['’]?s|\ is)\ the\ latest\b
      | \bwhere\ (?:are\ we|do\ we\ stand|have\ we\ got\ to|does\ .{2,60}\ stand)\b
      | \bupdate\ on\b""",
    re.I | re.X,
)
_ABOUT_PAPERS = re.compile(
    r"\b(?:according to|as given in|in) (?:the |all )?(?:different |various |several )?(?:papers?|reports?|packs?)"
    r"(?: (?:of|in) the (?:pack|papers?))?(?=\W*$)",
    re.I,
)
"""Words of a question that say where to look and not for what."""
_HEAD = r"(?:^\W*(?:so |and )?|[,;?:]\s+(?:and |so |but )?(?:for |to |from |by )?|\band (?:for |to |from |by )?)"
"""Where a question may begin: not at every "who" or "when", most of which only join clauses."""

_PATTERNS: tuple[tuple[Form, tuple[str, ...]], ...] = (
    (
        Form.VOTE,
        (
            rf"{_HEAD}how many votes",
            rf"{_HEAD}how did .{{0,40}}\bvote\b",
            rf"{_HEAD}what{_BE} the (?:vote|result of the vote)",
        ),
    ),
    (
        Form.DEFINITION,
        (
            rf"{_HEAD}(?:what|how)\b.{{1,60}}\b(?:stands? for|mean(?:s|t)?(?: by)?|defined?|abbreviat\w*)\b",
            r"^\W*(?:define|(?:what (?:is|was) the )?(?:meaning|definition) of)\b",
        ),
    ),
    (
        Form.WHY,
        (
            rf"{_HEAD}(?:why|what (?:is |was |were |are )?(?:the )?(?:reasons?|caused?|blamed|led to))\b",
            r"^\W*reasons? (?:for|why)\b",
        ),
    ),
    (
        Form.COMPARE,
        (
            r"^.*\b(?:compar\w+|versus|vs|difference between|differ)\b",
            r"^.*\b(?:higher|lower|better|worse|more|fewer|less|larger|smaller)\b.{0,30}\bthan\b",
        ),
    ),
    (
        Form.COUNT,
        (
            rf"{_HEAD}(?:how (?:many|few)|what{_BE}(?: the)?(?: total| current)? num\w{{0,4}}r?s?)\b",
            r"^\W*(?:has the )?numb?e?r of\b",
        ),
    ),
    (Form.DURATION, (rf"{_HEAD}(?:how (?:long|often|soon|old)|what waiting times?)\b",)),
    (
        Form.SHARE,
        (rf"{_HEAD}(?:what|which){_BE} (?:the )?(?:\w+ )?(?:percentage|per ?cent|share|proportion|rate|fraction)\b",),
    ),
    (
        Form.DECISION,
        (
            rf"{_HEAD}(?:what|which|how)\b.{{0,60}}\b{_DECIDE}\b",
            rf"^\W*{_DECIDE}\b",
            rf"^(?:did|has|have|was|were) (?:the )?(?:\w+ ){{0,3}}{_BODY}\b.{{0,15}}\b{_DECIDE}\b",
        ),
    ),
    (
        Form.AMOUNT,
        (
            rf"{_HEAD}(?:how (?:much|big|large|high|low|close|far)|what (?:total|amount|figure|sum|level))\b",
            rf"{_HEAD}what(?:['’]?s)?\b.{{0,60}}\b(?:{_COST}|worth)\b",
        ),
    ),
    (
        Form.WHEN,
        (
            rf"{_HEAD}(?:by |until |till |since |from |in )?when(?= (?:{_AUX})\b|\W*$)"
            r"(?! (?:is|are|does|do|can|must|should|may) (?:an?|any|anyone|someone|somebody|you|we|people)\b)",
            rf"{_HEAD}(?:by |until |from |in )?(?:what|which) (?:date|day|month|year|time|quarter|meeting)\b",
            r"^\W*(?:dates? (?:of|for|when)|deadline)\b",
        ),
    ),
    (
        Form.WHO,
        (
            rf"{_HEAD}(?:to |by |with )?who(?:se|m|['’]?s)?\b",
            rf"{_HEAD}(?:what|which) "
            r"(?:officer|person|councillor|member|director|company|firm|charity|organi[sz]ation)\b",
            rf"{_HEAD}what{_BE} (?:the )?names? of the\b",
        ),
    ),
    (Form.YES_NO, (rf"^\W*(?:so |and )?(?:{_AUX})\b",)),
    (
        Form.LIST,
        (
            r"^\W*(?:list|name|all (?:the|of))\b",
            r"^\W*(?:what|which)(?: (?:are|were) (?:all )?the(?: \w+){0,3}?)? (?!was\b|is\b|does\b|has\b)"
            r"\w+[^s\W]s\b",
        ),
    ),
    (
        Form.DEFINITION,
        (
            r"^\W*what(?:['’]?s| is| are)? (?:an? |the )?(?:['\"“‘][^'\"”’]{2,40}['\"”’]|(?-i:[A-Z]{2,}))(?: \w+)?\W*$",
            r"^\W*(?-i:[A-Z][A-Z&/]{1,9}s?)\W*$",
        ),
    ),
    (Form.OPEN, (r"^\W*(?:what|how|where|whats|which|whose)\b", r"\?\s*$")),
)
# The pattern that matches earliest in the question decides; of several at one place, the one that stands first above.
_FORMS = tuple((form, re.compile("|".join(patterns), re.I)) for form, patterns in _PATTERNS)

_SUBJECTS = (
    re.compile(r"\b(?:mean by|meant by|meaning of|definition of)\s+(.{1,60}?)\W*$", re.I),
    re.compile(
        r"\b(?:do|does|did)\s+(?:the )?(?:(?:letters?|acronym|abbreviation|term|word) )?(.{1,60}?)\s+"
        r"(?:stands? for|mean)\b",
        re.I,
    ),
    re.compile(r"\b(?:is|are)\s+(.{1,60}?)\s+(?:defined|abbreviated)\b", re.I),
    re.compile(r"^\W*(?:what(?:['’]?s| is| are)?|define)\s+(.{1,60}?)\W*$", re.I),
    re.compile(r"^\W*(\w.{0,40}?)\W*$"),
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.I)


def read(query: Query) -> Question:
    """The question that a query puts."""
    text = _respelt(query)
    form = form_of(text)
    wanted = _WANTED.get(form, {})
    if form is Form.AMOUNT and _MONEY.search(text):
        wanted = {FactKind.MONEY: 1.0, FactKind.NUMBER: 0.8}
    subject = _subject(text) if form is Form.DEFINITION else ""
    decided = form is Form.DECISION or bool(_DECIDED.search(text))
    terms, proposal = words.telling(_ABOUT_PAPERS.sub(" ", text)), bool(_PROPOSAL.search(text))
    return Question(text, form, wanted, terms, _wordings(query), _periods(query), subject, decided, proposal)


def form_of(text: str) -> Form:
    """The form of a question; a few words without a question's grammar are keywords."""
    if _LATEST.search(text):
        return Form.LATEST
    if wants_changes(text):
        return Form.CHANGE
    found = [
        (match.start(), place, form) for place, (form, pattern) in enumerate(_FORMS) if (match := pattern.search(text))
    ]
    return min(found)[2] if found else Form.KEYWORD


def wants_changes(text: str) -> bool:
    """Whether a question asks how something changed over time: "when did X change", "what is the latest on X"."""
    return bool(_CHANGES.search(text) or _LATEST.search(text))


_ASKING = re.compile(
    r"""^\W*(?:(?:please|when|how|what(?:['’]?s)?|where|did|do|does|has|have|had|was|were|is|are|will|there|been|an?|the
        |timeline|history|latest|current|position|news|situation|status|update|changes?|changed|happened|over\ time
        |of|on|to|in|with|about|for)\b\s*)+""",
    re.I | re.X,
)
_PERIOD = re.compile(
    r"\s+(?:since|over|during|in|between|from|for)\s+(?:the\s+)?(?:(?:last|past|previous|recent)|(?:19|20)\d\d)\b.*$",
    re.I,
)
"""When it changed, at the end: papers need not repeat it, and the query has read the date."""
_OURS = re.compile(r"^(?:our|(?:the\s+)?council['’]?s)\s+", re.I)
_CHANGING = re.compile(rf"\b(?:been\s+)?(?:{_CHANGED}|move on|over time|since when)\b", re.I)


def topic(text: str) -> str:
    """What a question about changes is about: "When did private fostering oversight change?" gives
    "private fostering oversight"."""
    bare = " ".join(_CHANGING.sub("", _ASKING.sub("", text, count=1)).split()).strip(" ?.!,;:")
    return _OURS.sub("", _PERIOD.sub("", bare)) or text.strip()


def _respelt(query: Query) -> str:
    """The text with the spelling that was understood; the asker is shown that."""
    text = " ".join(query.text.split())
    for item in query.understood:
        if item.kind == "spelling":
            text = re.sub(rf"\b{re.escape(item.said)}\b", item.meant.replace("\\", r"\\"), text, flags=re.I)
    return text


def _wordings(query: Query) -> dict[str, tuple[str, ...]]:
    """By term: what else the query takes it to mean. What was said in several words is kept under its last one."""
    found: dict[str, tuple[str, ...]] = {}
    for item in query.understood:
        if item.kind in ("acronym", "synonym"):
            # Synonyms are parted by commas; a long form may hold some itself: "Education, Health and Care Plan".
            ways = re.split(r"\s*[,;]\s*", item.meant) if item.kind == "synonym" else (item.meant,)
            for term in words.telling(item.said)[-1:]:
                found[term] = (*found.get(term, ()), *ways)
    return found


def _periods(query: Query) -> tuple[tuple[date, date], ...]:
    """Understood dates are written "2024-01-01 to 2024-01-31"."""
    found = [re.findall(r"\d{4}-\d\d-\d\d", item.meant) for item in query.understood if item.kind == "date"]
    return tuple((date.fromisoformat(days[0]), date.fromisoformat(days[-1])) for days in found if days)


def _subject(text: str) -> str:
    subject = next((match[1] for pattern in _SUBJECTS if (match := pattern.search(text))), "")
    return re.sub(r"['\"“”‘’]", "", _ARTICLE.sub("", subject)).strip()
