"""Who can act: the phrases for roles, bodies and people that councils write, and one name for each.

``subject`` finds the one who acts before a verb, ``object_after`` the one who is asked, ``normal`` writes any of them
in one way: "the Director of Children's Services" and "Director, Children's Services" are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HEADS = frozenset(
    ["accountant", "adviser", "advisers", "advisor", "advisors", "agencies", "agency", "alderman", "alliance", "assembly", "association", "associations", "auditor", "auditors", "authorities", "authority", "board", "boards", "body", "bodies", "cabinet", "carers", "chair", "chairman", "chairperson", "chairwoman", "clerk", "clinicians", "co-ordinator", "coach", "coaches", "coalition", "colleague", "colleagues", "collaborative", "commission", "commissioner", "commissioners", "committee", "committees", "companies", "company", "connectors", "consortium", "constabulary", "consultant", "consultants", "contractor", "contractors", "convenor", "coordinator", "coordinators", "council", "councillor", "councillors", "councils", "counsel", "department", "departments", "deputies", "deputy", "designer", "designers", "developer", "developers", "director", "directorate", "directorates", "directors", "district", "districts", "division", "employer", "employers", "engineer", "engineers", "executive", "executives", "facilitator", "federation", "finance", "forum", "foundation", "governor", "governors", "government", "group", "groups", "head", "headteacher", "headteachers", "heads", "hospital", "hospitals", "hub", "hubs", "independent", "inspector", "inspectorate", "inspectors", "institute", "iro", "lawyer", "lawyers", "lead", "leader", "leaders", "leadership", "leads", "librarian", "manager", "managers", "management", "mayor", "member", "members", "minister", "ministers", "network", "nurse", "nurses", "office", "officer", "officers", "officials", "ofsted", "ombudsman", "operator", "operators", "organisation", "organisations", "panel", "panels", "parliament", "partner", "partners", "partnership", "partnerships", "party", "planners", "police", "portfolio", "practice", "practices", "practitioner", "practitioners", "president", "principal", "principals", "professionals", "provider", "providers", "recorder", "regulator", "representative", "representatives", "reviewer", "reviewers", "school", "schools", "scrutineer", "secretariat", "secretary", "section", "seller", "service", "services", "sheriff", "solicitor", "solicitors", "specialist", "specialists", "staff", "steward", "stewards", "subcommittee", "sub-committee", "sub-group", "subgroup", "subgroups", "supervisor", "supplier", "suppliers", "surveyor", "surveyors", "taskforce", "teacher", "teachers", "team", "teams", "treasurer", "trust", "trustees", "trusts", "unit", "university", "warden", "wardens", "worker", "workers"]
)
_HEAD_AT_END_ONLY = frozenset(
    ["independent", "leadership", "management", "practice", "section", "finance", "lead", "hub", "hubs", "school", "schools", "service", "services", "unit", "office"]
)
_PRONOUNS = frozenset({"we", "i", "they", "it", "he", "she"})
_THINGS = frozenset(
    ["act", "agenda", "allocation", "analysis", "annex", "appendix", "approach", "arrangement", "arrangements", "assessment", "audit", "bill", "budget", "budgets", "case", "changes", "capital", "charter", "code", "consultation", "contract", "cost", "costs", "data", "decision", "decisions", "demand", "document", "draft", "estimate", "event", "evaluation", "exercise", "expenditure", "facility", "figure", "figures", "forecast", "form", "framework", "fund", "funding", "grant", "guidance", "impact", "income", "increase", "information", "initiative", "inspection", "investment", "legislation", "list", "measure", "measures", "meeting", "methodology", "minute", "minutes", "model", "money", "motion", "offer", "outcome", "outcomes", "pack", "package", "paper", "papers", "pathway", "performance", "phase", "plan", "plans", "policies", "policy", "position", "powers", "pressure", "pressures", "priorities", "process", "programme", "progress", "project", "projects", "proposal", "proposals", "protocol", "rate", "rates", "recommendation", "recommendations", "regulations", "report", "reports", "resources", "responses", "results", "review", "risk", "risks", "role", "roles", "savings", "scheme", "schemes", "scorecard", "settlement", "site", "spend", "standard", "standards", "strategies", "strategy", "structure", "support", "survey", "system", "systems", "target", "targets", "tax", "toolkit", "training", "transfer", "update", "updates", "use", "vote", "ways", "work", "year", "years", "children", "families", "residents", "people", "pupils", "parents", "users", "students", "tenants", "applicants", "customers", "visitors", "public", "spending"]
)
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Lord|Lady|Cllr|Councillor|Alderman|Rev)\.?"
_PERSON = re.compile(rf"(?:the\s+)?{_TITLES}\s+(?:[A-Z][\w.'’-]*\s*){{1,4}}$")
_POSTMODIFIER = re.compile(
    r"\s+(?:of|for|in|on|at|to|with|from|who|which|across|within|under|alongside|responsible|involved|and|or|including|by)\s|[,(–]|\s-\s",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?:in|on|at|as|to|for|by|from|with|within|over|during|following|after|before|once|when|where|while|whilst|until|if|given|"
    r"subject|however|therefore|additionally|also|currently|furthermore|moreover|alongside|along|through|since|under|"
    r"although|though|despite|yet|nor|because|based|building|using|having|being|working|including|should|going|prior|further|"
    r"moving|looking|finally|lastly|firstly|secondly|meanwhile|overall|next|then|here|again|across|upon|together|rather|"
    r"instead|consequently|subsequently|ultimately|importantly|specifically|similarly|nevertheless|accordingly|this\s+(?:year|month|week))\b",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[;:?]\s+|\)\s*,\s+|\bthat\s+|,\s+(?:and|but|so|while|whilst|where|when|which|who|as|although|or|then)\s+"
    r"|\s+(?:which|who|because|whereas|but|whilst|while|where|when|how|whether)\s+|\s+–\s+|\s+-\s+|^\W*(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s*)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:\W*(?:and|but|also|so|then|both|however|therefore|or|yes|no)\b,?\s+)+", re.IGNORECASE)
_NUMBER = re.compile(
    r"^\W*(?:\(?(?:\d+(?:\.\d+)*|[a-zA-Z]|[ivx]+)[.)]\s+|\d+(?:\.\d+)+\s+|\d{1,3}\s+(?=[A-Z])|[•▪●◦\-–*#>·]+\s*)*"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Characters ``start`` to ``end`` of a sentence that stand before its verb. ``agent``: somebody who can act."""

    start: int
    end: int
    agent: bool
    pronoun: bool = False
    relative: bool = False
    """Taken from before "who": "a dedicated Team Manager who will …"."""


def subject(text: str, verb: int) -> Subject:
    """The subject of the verb that begins at character ``verb``."""
    before = text[:verb].rstrip()
    relative = re.search(r"(?:,?\s+)(?:who|which)$", before)
    if relative:
        before = before[: relative.start()]
    start = _start(before)
    stripped = _TRAILING.sub("", before[start:])
    agent = is_agent(stripped)
    if relative and relative[0].split()[-1] == "which" and len(stripped.split()) > _SHORT:
        return Subject(start, start + len(stripped), False, relative=True)
    if not agent:
        inner = _last_agent(stripped)
        if inner is not None:
            return Subject(start + inner, start + len(stripped), True, relative=bool(relative))
        shared = _shared(text, start, stripped)
        if shared:
            return shared
    pronoun = stripped.lower() in _PRONOUNS or stripped.lower() in ("this", "these", "that", "those")
    return Subject(start, start + len(stripped), agent, pronoun, bool(relative))


def _shared(text: str, start: int, words: str) -> Subject | None:
    """The subject of an earlier verb that this one shares: "The Team has begun … and will …"."""
    if not re.search(r"\b(?:and|but)$", words):
        return None
    verb = re.search(r"\s(?:is|are|was|were|has|have|had|will|would|can|continues?|originally|agreed|considered|attended)\s", words)
    earlier = subject(text, start + verb.start()) if verb else None
    return earlier if earlier and earlier.agent else None


def _start(before: str) -> int:
    start = 0
    for match in _BREAK.finditer(before):
        if match.end() < len(before):
            start = match.end()
    start += len(_NUMBER.match(before[start:])[0])  # type: ignore[index]
    lead = _LEADING.match(before[start:])
    start += lead.end() if lead else 0
    while True:
        introduction = _INTRODUCTION.match(before[start:])
        comma = before.find(",", start)
        if not introduction or comma < 0 or not before[comma + 1 :].strip():
            return start
        start = comma + 1
        start += len(before[start:]) - len(before[start:].lstrip())
        lead = _LEADING.match(before[start:])
        start += lead.end() if lead else 0


def _last_agent(words: str) -> int | None:
    """Where an agent begins that ends at the end of ``words``, after an introduction without a comma ("In 2022 the
    Board") or a second subject ("and members of the team")."""
    for match in re.finditer(
        r"(?:(?<=\s)|^)(?:the|our|its|their|all|this|each|both|these|a|an)\s+(?=\S)", words, re.IGNORECASE
    ):
        if (
            match.start()
            and is_agent(words[match.start() :])
            and not re.search(r"\b(?:of|for|to|with|by|from)\s+$", words[: match.start()], re.I)
        ):
            return match.start()
    words_before = re.search(
        rf"(?:{_TITLES}\s+(?:[A-Z][\w.'’-]*\s*){{1,3}}|\bwe|\bofficers|\bmembers|\bstaff|\b[A-Z]{{2,6}})$", words
    )
    if (
        words_before
        and words_before.start()
        and not re.search(r"\b(?:of|for|to|with|by|from|and|a|an|the)\s+$", words[: words_before.start()], re.I)
    ):
        return words_before.start()
    return None


def is_agent(phrase: str) -> bool:
    """Whether a noun phrase names somebody who can act: by its head noun, a title and name, or being a name."""
    phrase = re.sub(r"\s*\([^()]*\)", "", phrase).strip(" ,*_\"'“”‘’")
    phrase = re.sub(
        r"^(?:the|a|an|our|their|its|all|both|this|these|each|any|relevant)\s+", "", phrase, flags=re.IGNORECASE
    )
    lower = phrase.lower()
    if not phrase or len(phrase.split()) > _LONGEST:
        return False
    if lower in ("we", "i", "he", "she") or _PERSON.match(phrase):
        return True
    if lower in _PRONOUNS:
        return False
    head = _POSTMODIFIER.split(phrase, maxsplit=1)[0].strip()
    last = re.sub(r"['’]s?$", "", head.split()[-1].lower()) if head.split() else ""
    if last in _THINGS:
        return False
    if last in _HEADS or "director" in lower.split() or "officer" in lower.split():
        return True
    return _is_name(head) or _is_name(phrase)


_SHORT = 6
"""Words of a noun phrase before "which" that can be taken as one name."""
_TRAILING = re.compile(
    r"(?:[\s,]+(?:then|also|now|both|all|each|therefore|so|still|subsequently|jointly|on\s+\d{1,2}(?:st|nd|rd|th)?\s+\w+(?:\s+20\d\d)?|in\s+20\d\d))*[\s,]*$", re.IGNORECASE
)
"""Adverbs and dates between a subject and its verb."""
_LONGEST = 26
"""Words of the longest role with its portfolio and those consulted with it; beyond that it is a clause."""


def _is_name(head: str) -> bool:
    """A proper name: capitalised throughout ("Alder Hey", "KCC"); an article or a number begins none."""
    words = head.split()
    if not words or len(words) > 6 or not words[0][0].isupper() or any(w.lower() in _THINGS for w in words):
        return False
    if len(words) == 1:
        return bool(re.fullmatch(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*(?:['’]s)?", words[0]))
    return (
        all(word[0].isupper() or word in ("of", "and", "for", "the", "in", "&", "'N'") for word in words)
        and len(words) >= 2
    )


_OBJECT_END = re.compile(
    r"\s+(?:to|for)\s+(?!the\b|a\b|an\b|all\b)(?:[a-z]+ly\s+)?(?=[a-z])|,?\s+(?:in\s+(?:consultation|conjunction|liaison|discussion)|following\s+consultation|after\s+consult)"
    r"|\s+(?:on\s+behalf|so\s+that|that|be|are|is|were|was|if|subject|should|who|as|from|via|by|under|during|within|at)\b|[;.:](?:\s|$)|\s+and\s+(?:to\s+)?(?:encourage|that|agree|note)\b",
    re.IGNORECASE,
)


def object_after(text: str, start: int) -> tuple[int, int]:
    """Characters of the noun phrase that begins at ``start`` and ends before what it is to do."""
    start += len(text[start:]) - len(text[start:].lstrip())
    end = _OBJECT_END.search(text, start)
    stop = end.start() if end else len(text)
    while stop > start and text[stop - 1] in " ,.;:":
        stop -= 1
    return start, stop


_DROPPED = re.compile(r"^(?:the|our|their|its|a|an|all|both|relevant|that)\s+", re.IGNORECASE)


def normal(owner: str, service: str = "") -> str:
    """One way of writing an owner; ``service`` stands for the "we" of a paper. "" for pronouns that tell nobody."""
    flat = " ".join(re.sub(r"\s*\([^()]*\)", "", owner).split()).strip(" ,.;*_")
    if flat.lower() in ("we", "i", "our", "us"):
        return service
    if flat.lower() in _PRONOUNS or flat.lower() in ("this", "that", "these", "those"):
        return ""
    flat = _DROPPED.sub("", flat)
    flat = re.sub(r"\bChair(?:man|person|woman)\b", "Chair", flat)
    flat = re.sub(r"\b(Director|Head|Member|Officer|Manager)\s*(?:,|\s[–-]|\bfor\b|\bof\b)\s*", r"\1 of ", flat)
    flat = flat.replace("Cabinet Member of", "Cabinet Member for").replace("’", "'")
    return flat[:1].upper() + flat[1:]
