"""Verbs as councils use them: what people do, what things undergo, what merely begins or ends."""

from __future__ import annotations


def lexicon(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


REPORTING = lexicon(
    """
    submit submitted present presented report reported reporting publish published circulate circulated provide
    provided providing update updated brief briefed bring brought share shared send sent distribute distributed
    consider considered return returned table tabled respond responded responding write written feed fed notify
    notified inform informed issue issued produce produced
    """
)
"""To tell somebody."""

TELLING = lexicon(
    """
    report reported reporting circulate circulated publish published consider considered respond responded
    responding
    """
)
"""Of those, the ones that need nobody named to be a report."""

DONE_BY_PEOPLE = lexicon(
    """
    actioned added addressed adopted advertised agreed allocated amended analysed appointed approved arranged
    assessed assigned audited awarded brought built carried checked circulated closed collated commenced
    commissioned completed conducted confirmed considered consulted contacted convened created deferred
    delivered deployed designed developed discussed distributed drafted embedded engaged enhanced ensured
    escalated established evaluated examined expanded explored extended finalised followed formed forwarded
    funded held heard identified implemented improved incorporated increased informed introduced investigated
    invited issued kept launched led maintained managed mapped met moved monitored notified offered opened
    organised overseen piloted placed planned prepared presented prioritised procured produced progressed
    promoted provided published put raised rebuilt recommissioned reconsidered recorded recruited referred
    refined refreshed reinstated relocated removed renewed repaired replaced reported requested researched
    resolved restructured retained reviewed revised rolled scheduled scoped scrutinised sent separated set
    shared signed sought split started streamlined strengthened submitted supported tabled taken targeted
    tendered tested tracked trained transferred trialled undertaken updated upgraded visited written
    """
)
"""Passives of deeds: somebody does it, though the sentence may not say who."""

CHECKABLE = lexicon(
    """
    allocated appointed arranged brought carried circulated commissioned consulted convened developed drafted
    established finalised monitored prepared presented produced published reconsidered recruited reported
    reviewed sent shared submitted taken undertaken updated
    """
)
"""Passives that name nobody and no day and promise all the same: one can look whether it was done."""

EVENTS = lexicon(
    """
    start commence launch open begin go restart re-start conclude close end take run happen reopen re-open
    relaunch finish complete roll come
    """
)
"""What a service, a course or a building does on a day."""

STATES = lexicon(
    """
    account be have need require face see experience become remain depend know want like avoid save benefit gain lose
    feel mean result lead cause cost equal total appear seem struggle suffer fall rise vary differ exceed contain
    consist comprise reflect represent relate apply occur exist fail come understand recall note notice welcome love
    evolve prefer hope believe think wish suggest allow enable help expect anticipate argue say agree concern affect
    impact amount cover grow decrease decline drop reach stay tend hold deserve pay receive get accrue incur
    inherit include involve only to make
    """
)
"""What is no deed, or seldom one."""

WILLED = lexicon("hold help pay agree make lead")
"""Of those, what somebody who can act does on purpose: "we will hold a workshop"."""

WILLED_ON_A_DAY = lexicon("receive cover reflect involve reach apply")
"""And what they do on purpose when a day is set: "Cabinet will receive the report in March"."""

DRIFTS = lexicon(
    """
    fallen risen reduced improved increased decreased dropped grown declined been had become
    """
)
"""What figures do by themselves: "will have fallen below 5%" is a target and nobody's act."""

NO_PASSIVE = lexicon(
    """
    able willing unable likely unlikely aware required needed expected to
    """
)
"""What follows "will be" without being a deed."""

ADVERBS = (
    r"(?:(?:also|now|then|shortly|soon|further|therefore|both|all|each|still|again|next|first|always|either|once|"
    r"instead|together|in\s+turn|in\s+future|\w+ly),?\s+)*"
)
"""Pattern of the adverbs that may stand before a verb."""
