"""Aims and hopes: what a strategy wishes for. Without a day nobody can look up whether it was done.

"We will attract people to live here" tells what a council wants the world to be like; "we will open a second hub" tells
what it does. A body named in the third person ("the Fostering Team will support carers") takes work on itself, and only
its hopes ("will aim to") are left out.
"""

from __future__ import annotations

import re

from committeesearch.commitments.verbs import lexicon

AIMS = lexicon(
    """
    achieve address attract build celebrate champion embrace empower encourage enhance enrich ensure foster help improve
    increase inspire maximise minimise nurture promote protect reduce respect strengthen strive support tackle transform
    value
    """
)
"""Verbs of a wished-for state of things."""
_EFFECTS = lexicon("achieve influence shape strengthen transform")
"""What one brings about, whoever does it: "the new authority would shape the debate"."""
_HOPES = re.compile(
    r"(?:aim|aiming|seek|strive|striving|endeavour|try|hope|hoping|aspire|be\s+looking|look|looking)\s+to\s+[a-z]"
    r"|(?:work|working|strive|striving|aim)\s+towards?\b"
    r"|make\s+(?:an?\s+|the\s+|further\s+|good\s+)?(?:difference|progress)\b"
    r"|(?:set|have|maintain)\s+(?:\w+\s+){0,2}(?:aspirations?|ambitions?)\b"
    r"|(?:create|build|develop|promote)\s+(?:an?\s+|the\s+)?(?:[\w,]+\s+){0,4}cultures?\b",
    re.IGNORECASE,
)
_WORK_TO = re.compile(
    r"(?:as\s+[^,;.]{1,40}?\s+)?work(?:ing)?\s+(?:[^,;.]{1,60}?\s+)?to\s+(?:continually\s+|further\s+)?(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
"""Work without more is told by its purpose: "we will work as one system to ensure …"."""


def is_aim(action: str, ours: bool) -> bool:
    """Whether an undated action, from its verb on, is only aimed at; ``ours``: it is said of "we"."""
    verb = action.split(maxsplit=1)[0].lower() if action.split() else ""
    if verb in _EFFECTS or _HOPES.match(action):
        return True
    if not ours:
        return False
    purpose = _WORK_TO.match(action)
    return verb in AIMS or bool(purpose and purpose["verb"].lower() in AIMS)
