"""Who can act: the phrases for roles, bodies and people that councils write, and one name for each."""

from __future__ import annotations

import re

from committeesearch.commitments.verbs import lexicon

_HEADS = lexicon(
    """
    accountant adviser advisers advisor advisors agencies agency alderman alliance assembly association
    associations auditor auditors authorities authority board boards body bodies cabinet carers chair chairman
    chairperson chairwoman clerk clinicians co-ordinator coach coaches coalition colleague colleagues
    collaborative commission commissioner commissioners committee committees companies company connectors
    consortium constabulary consultant consultants contractor contractors convenor coordinator coordinators
    council councillor councillors councils counsel department departments deputies deputy designer designers
    developer developers director directorate directorates directors district districts division employer
    employers engineer engineers executive executives facilitator federation finance forum foundation governor
    governors government group groups head headteacher headteachers heads hospital hospitals hub hubs
    independent inspector inspectorate inspectors institute iro lawyer lawyers lead leader leaders leadership
    leads librarian manager managers management mayor member members minister ministers network nurse nurses
    office officer officers officials ofsted ombudsman operator operators organisation organisations panel
    panels parliament partner partners partnership partnerships party planners police portfolio practice
    practices practitioner practitioners president principal principals professionals provider providers
    recorder regulator representative representatives reviewer reviewers school schools scrutineer secretariat
    secretary section seller service services sheriff solicitor solicitors specialist specialists staff steward
    stewards subcommittee sub-committee sub-group subgroup subgroups supervisor supplier suppliers surveyor
    surveyors taskforce teacher teachers team teams treasurer trust trustees trusts unit university warden
    wardens worker workers
    """
)
PRONOUNS = frozenset({"we", "i", "they", "it", "he", "she"})
_THINGS = lexicon(
    """
    area areas balance balances belt bus contracts deposit deposits intelligence land line measure park
    requirement requirements reserve reserves revenue road route routes street timescale timescales waste zone
    zones act agenda allocation analysis annex appendix approach arrangement arrangements assessment audit bill
    budget budgets case changes capital charter code consultation contract cost costs data decision decisions
    demand document draft estimate event evaluation exercise expenditure facility figure figures forecast form
    framework fund funding grant guidance impact income increase information initiative inspection investment
    legislation list measure measures meeting methodology minute minutes model money motion offer outcome
    outcomes pack package paper papers pathway performance phase plan plans policies policy position powers
    pressure pressures priorities process programme progress project projects proposal proposals protocol rate
    rates recommendation recommendations regulations report reports resources responses results review risk
    risks role roles savings scheme schemes scorecard settlement site spend standard standards strategies
    strategy structure support survey system systems target targets tax toolkit training transfer update updates
    use vote ways work year years children families residents people pupils parents users students tenants
    wage wages market markets economy inflation climate act acts motion amendment
    applicants customers visitors spending summit conference day week award awards
    """
)
"""What cannot act, though it is written with a capital: "the Medium Term Financial Plan will …"."""
TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Prof|Sir|Dame|Lord|Lady|Cllr|Councillor|Alderman|Rev)\.?"
_PERSON = re.compile(rf"(?:the\s+)?{TITLES}\s+(?:[A-Z][\w.'’-]*\s*){{1,4}}$")
_POSTMODIFIER = re.compile(
    r"\s+(?:of|for|in|into|on|at|to|towards?|with|from|who|which|across|between|through|within|under|alongside|responsible|"
    r"involved|and|or|including|by)"
    r"\s|[,(–]|\s-\s",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"^(?:the|a|an|our|their|its|all|both|this|these|each|any|relevant|that)\s+", re.IGNORECASE)
_AT_A_MEETING = re.compile(r"^(?:(?:the|a|next|future|following|subsequent)\s+)*meetings?\s+of\s+(?=\S)", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_VERBS = lexicon(
    """
    enable allow provide include require ensure enables allows updates means encourage encourages supports
    ensures provides includes requires helps shows gives makes sets needs remains continues has have had is are
    was were will would can may should must been being
    """
)
"""What a noun phrase does not hold: with one of these, a clause was taken for a name."""
_LONGEST = 26
"""Words of the longest role with its portfolio; beyond that it is a clause."""


def is_agent(phrase: str) -> bool:
    """Whether a noun phrase names somebody who can act: by its head noun, a title and name, or being a name."""
    phrase = _BRACKETED.sub("", phrase).strip(" ,*_\"'“”‘’")
    phrase = _DETERMINER.sub("", _AT_A_MEETING.sub("", phrase))
    lower = phrase.lower()
    if not phrase or len(phrase.split()) > _LONGEST:
        return False
    if lower in ("we", "i", "he", "she") or _PERSON.match(phrase):
        return True
    head = _POSTMODIFIER.split(phrase, maxsplit=1)[0].split()
    if lower in PRONOUNS or not head:
        return False
    last = re.sub(r"['’]s?$", "", head[-1].lower())
    if last in _THINGS:
        return False
    if not _VERBS.isdisjoint(phrase.split()):
        return False
    if last in _HEADS or not {"director", "officer"}.isdisjoint(word.lower() for word in head):
        return True
    if _is_name(phrase.split()) or _is_named_body(phrase):
        return True
    beyond = _NOUN_BEYOND.match(phrase, len(" ".join(head)))
    return _is_name(head) and (beyond is None or beyond["noun"] in _HEADS)


_NOUN_BEYOND = re.compile(r"\s+and\s+(?:[A-Z][\w’'-]*\s+)*(?P<noun>[a-z]+)(?:,|$)")
"""Where a name is only the first part of what is named: "Early Help and Front Door diagnostics"."""


def is_head(word: str) -> bool:
    """Whether a phrase that ends in the word names a post or a body: "director", "team"."""
    return word.lower() in _HEADS


def _is_named_body(phrase: str) -> bool:
    """A name with "and" in it: "Kent and Medway Integrated Care Board"."""
    words = phrase.split(",", maxsplit=1)[0].split()
    return words[-1].lower() in _HEADS and all(word[0].isupper() or word in ("of", "and", "for", "&") for word in words)


def is_body(phrase: str) -> bool:
    """Whether a heading names a team, a service or a role, and not just anything with capitals."""
    words = _DETERMINER.sub("", _BRACKETED.sub("", phrase).strip(" .:*_")).split()
    return 1 < len(words) <= _HEADING and words[-1].lower() in _HEADS and is_agent(" ".join(words))


_HEADING = 8
"""Words of a heading that can be the name of a team; more are a topic."""
_FUNCTIONS = lexicon("assurance safeguarding commissioning fostering adoption housing highways procurement licensing")
"""Work by whose name councils call those who do it."""
_IMPERATIVES = lexicon(
    "build champion communicate create deliver develop empower grow help improve keep lead look make manage meet "
    "promote strengthen support tackle transform use work"
)
"""What a heading begins with that sets an aim: "Champion inclusive teams"."""
_SERVICES = frozenset(
    {
        "adult social care",
        "adults social care",
        "children's social care",
        "children's safeguarding",
        "early help",
        "human resources",
        "public health",
        "trading standards",
        "youth justice",
    }
)
"""Services of English councils whose names have no word such as "service" or "team"."""
_TOPIC = re.compile(r"\s+(?:performance|practice|update|overview|report|developments?)\s*$", re.IGNORECASE)
"""What a heading adds to the name of the team whose section it is: "Youth Justice Service Performance"."""


def team(heading: str) -> str:
    """The team, service or role whose section a heading opens; "" where it names a topic."""
    name = _TOPIC.sub("", heading.strip(" .:*_"))
    words = name.split()
    works = 1 < len(words) <= _HEADING and words[-1].lower() in _FUNCTIONS and words[-1][0].isupper()
    if words and words[0].lower() in _IMPERATIVES:
        return ""
    known = name.lower().replace("’", "'") in _SERVICES
    return name if works or known or is_body(name) else ""


def is_pronoun(owner: str) -> bool:
    """Whether the words stand for somebody without a name."""
    return owner.strip(" ,").lower() in PRONOUNS | {"our", "us"}


def is_person(owner: str) -> bool:
    """Whether the words are a title and a name."""
    return bool(_PERSON.match(owner))


def spoken(name: str) -> str:
    """A body as a sentence would call it: "the Audit Committee"; others stay as they are."""
    head = _BRACKETED.sub("", name).split()[-1:]
    return f"the {name}" if head and head[0] in _WITH_ARTICLE and not _DETERMINER.match(name) else name


_WITH_ARTICLE = lexicon("Board Commission Committee Council Forum Panel Partnership Subcommittee Sub-Committee")


def _is_name(words: list[str]) -> bool:
    """A proper name: capitalised throughout ("Alder Hey", "KCC"); an article or a number begins none."""
    if not 0 < len(words) <= _NAME or not words[0][0].isupper() or any(word.lower() in _THINGS for word in words):
        return False
    if len(words) == 1:
        return bool(re.fullmatch(r"[A-Z][A-Za-z&]*[A-Z][A-Za-z&]*(?:['’]s)?", words[0]))
    return all(word[0].isupper() or word in ("of", "and", "for", "the", "in", "&") for word in words)


def is_title(heading: str) -> bool:
    """Whether a heading is the name of a service or scheme, capitals throughout: "Bright Starts Barton"."""
    words = re.findall(r"[^\W_][\w’'-]*", heading)
    return len(words) > 1 and _is_name(words) and words[0].lower() not in _IMPERATIVES


_NAME = 6
"""Words of the longest proper name that is not a role."""


def normal(owner: str) -> str:
    """One way of writing an owner. "" for pronouns, which name nobody; what a person is stays behind the name."""
    person = _PERSON.match(_BRACKETED.sub("", owner).strip())
    flat = " ".join((owner if person else _BRACKETED.sub("", owner)).split()).strip(" ,.;*_")
    if is_pronoun(flat) or flat.lower() in ("this", "that", "these", "those"):
        return ""
    flat = re.split(r",?\s+in\s+(?:consultation|conjunction|liaison|discussion)\b", flat, maxsplit=1)[0]
    flat = _DETERMINER.sub("", _AT_A_MEETING.sub("", flat))
    flat = re.sub(r"\bChair(?:man|person|woman)\b", "Chair", flat)
    flat = re.sub(r"\b(Director|Head|Member|Officer|Manager)(?:\s*,|\s+[–-]|\s+for|\s+of)\s+", r"\1 of ", flat)
    flat = flat.replace("Cabinet Member of", "Cabinet Member for").replace("’", "'")
    return flat[:1].upper() + flat[1:]
