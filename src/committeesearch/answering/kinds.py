"""The form of a question, read off its wording: when, who, how many, what was decided, did it happen."""

from __future__ import annotations

import re
from enum import StrEnum


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


_AUX = "did|do|does|is|are|was|were|has|have|had|can|could|will|would|should|may|must|shall"
_BE = r"(?: is| are| was| were|['’]?s)?"
DECIDE = (
    r"(?:decid\w*|resolv\w*|resolution|agreed?|approv\w*|vot(?:e|ed|ing)|endors\w*|adopt(?:ed)?|rejected"
    r"|decisions?|outcome)"
)
"""Words of deciding."""
BODY = r"(?:cabinet|council|committee|board|panel|members?|councillors?|commission|executive|forum|authority)"
"""Who decides."""
CHANGED = (
    r"(?:change[ds]?|changing|evolv\w*|develop(?:ed|s)?|progress(?:ed)?|mov(?:e|ed) on|moved|shift(?:ed)?"
    r"|alter(?:ed)?|gone (?:up|down)|vary|varied)"
)
"""Words of changing."""
_COST = (
    r"(?:costs?|price|budget|sum|spend|spent|overspend|underspend|funding|savings?|charge|grant|investment"
    r"|pay(?:ing|ment)?s?)"
)
_CHANGES = re.compile(
    rf"""\bwhen\ (?:did|was|were|has|have|does|will)\b.{{0,100}}
            \b(?:change[ds]?|altered|reorgani[sz]ed|restructured|overhauled)\b
       | \bhow\ (?:has|have|had|did|does|do)\b.{{0,100}}\b{CHANGED}\b
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
            rf"{_HEAD}(?:what|which|how)\b.{{0,60}}\b{DECIDE}\b",
            rf"^\W*{DECIDE}\b",
            rf"^(?:did|has|have|was|were) (?:the )?(?:\w+ ){{0,3}}{BODY}\b.{{0,15}}\b{DECIDE}\b",
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
