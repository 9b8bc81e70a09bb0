"""Commitments of one paper: what its minutes resolved and recorded, what its reports promise and recommend.

Walks the blocks of each item with the voice that they speak in, reads each sentence by ``grammar`` and anchors what it
finds in the passage that holds it. Words that are struck through, headings, agendas, motions that were not carried and
work programmes promise nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from committeesearch.commitments import agents, due, subjects
from committeesearch.commitments.actions import action_rows
from committeesearch.commitments.grammar import asks_nothing, read
from committeesearch.commitments.reading import Reading, Voice
from committeesearch.commitments.sentences import sentences
from committeesearch.model import Authority, Block, BlockKind, Document, Item, ItemKind, PaperKind, Passage
from committeesearch.results import Citation, Commitment, CommitmentStatus, CommitmentType, Due, Quote
from committeesearch.traced import Traced

Cite = Callable[[Passage, int, int], Citation]
"""The citation of characters ``start`` to ``end`` of a passage's body."""

_SILENT = (PaperKind.AGENDA, PaperKind.FORWARD_PLAN, PaperKind.WORK_PROGRAMME)
"""Papers that list what is to come before a meeting: they follow commitments up and make none of their own."""


_NO_DUE = Due()


@dataclass(frozen=True, slots=True)
class Found:
    """A commitment before it has a place in a passage."""

    words: Traced
    type: CommitmentType
    owner: str = ""
    inferred: str = ""
    """Whose it is by where it stands, when the words name nobody: the body that resolved, who was speaking."""
    beneficiary: str = ""
    action: str = ""
    due: Due = _NO_DUE
    conditions: str = ""
    part: str = ""
    confidence: float = 0.5


def extract(document: Document, passages: Sequence[Passage], cite: Cite) -> tuple[Commitment, ...]:
    """The commitments of a paper, in its order. ``passages`` are the paper's own; what stands in none is left out."""
    by_item: dict[int, list[Passage]] = {}
    for passage in passages:
        by_item.setdefault(passage.item, []).append(passage)
    seen: Counter[str] = Counter()
    made: list[Commitment] = []
    for index, item in enumerate(document.items):
        for found in find(item, document):
            place = _locate(by_item.get(index, ()), found.words)
            if place is None:
                continue
            passage, start, end = place
            key = identity(found.words.text, item)
            seen[key] += 1
            made.append(_commitment(found, key if seen[key] == 1 else f"{key}-{seen[key]}", passage, start, end, cite))
    return tuple(made)


def identity(words: str, item: Item) -> str:
    """Hash of the letters and digits of the words and of the meeting; spelling of spaces and marks does not count."""
    meeting = f"{item.meeting.date or ''} {_plain(item.meeting.committee or '')}"
    return hashlib.sha256(f"{meeting}|{_plain(words)}".encode()).hexdigest()[:16]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def _commitment(found: Found, id_: str, passage: Passage, start: int, end: int, cite: Cite) -> Commitment:
    quote = Quote(passage.body.text[start:end], cite(passage, start, end), passage.id, start, end)
    return Commitment(
        id=id_,
        type=found.type,
        quote=quote,
        owner=found.owner,
        owner_normal=agents.normal(found.owner, found.inferred) if found.owner else agents.normal(found.inferred),
        beneficiary=found.beneficiary,
        action=found.action,
        due=found.due,
        conditions=found.conditions,
        part=found.part,
        confidence=found.confidence,
        status=CommitmentStatus.OPEN,
        status_reason="",
    )


def find(item: Item, document: Document) -> Iterator[Found]:
    """What one item commits somebody to, in its order, wherever its words stand."""
    if item.paper in _SILENT or item.authority is Authority.AGENDA:
        return
    struck = frozenset(_struck(item))
    for found in (*_resolved(item), *_Walk(item, document).run()):
        if not any((span.page, at) in struck for span in found.words.spans() for at in range(span.start, span.end)):
            yield found


def _struck(item: Item) -> Iterator[tuple[int, int]]:
    for block in item.blocks:
        for start, end in block.deleted:
            for span in block.body[start:end].spans():
                yield from ((span.page, at) for at in range(span.start, span.end))


# --- resolutions ---------------------------------------------------------------------------------------------

_NESTED = re.compile(r"\n(?=\W*\(?(?:[a-z]|[ivx]{1,5}|\d{1,2}|[A-Z])[.)]\s|\s*[-•▪●◦])")
_PART = re.compile(r"^\W*?(\(?(?:[a-zA-Z]|[ivx]{1,5}|\d{1,2})[.)])\s+")
_SAYS_WHAT = re.compile(
    r"\b(?:be|is|are|will|shall|to)\s+\w+|^\W*(?:\(?\w{1,4}[.)]\s+)?(?:[A-Z]?[a-z]+ly\s+)?(?:agree|delegate|approve|note|request|endorse|adopt|ask|authorise|"
    r"instruct|support|refer|recommend|consider|establish|appoint|invite|accept|receive|confirm|submit|write|publish|set|provide|continue|return)\w*\b",
    re.IGNORECASE,
)
_RESOLVES = re.compile(
    r"^\W*(?:it\s+was\s+)?(?:unanimously\s+)?(?:resolved|agreed|decision|resolution)\w*\s*[:–—-]?\s*(?:unanimously\s+)?(?:that\b\s*[:–—-]?)?\s*",
    re.IGNORECASE,
)


_BODY_ASKS = re.compile(r"^\W*(?:\(?\w{1,3}[.)]\s+)?(?:that\s+)?(?:agrees?\s+to\s+)?requests?\b", re.IGNORECASE)
"""The body itself asks somebody outside: asking is what was resolved, and the body's to do."""
_BODY_DOES = re.compile(
    r"^\W*(?:\(?\w{1,3}[.)]\s+)?(?:that\s+)?(?P<who>(?:the|this)\s+(?:[A-Z][\w’']*\s+)*(?:Committee|Council|Cabinet|Board|Panel|Executive))\s+"
    r"(?!be\b|is\b|of\b|on\b|for\b|and\b|meetings?\b|report\b)[a-z]+"
)


def _resolved(item: Item) -> Iterator[Found]:
    parts = item.resolutions or _carried(item)
    for part in parts:
        stem, *nested = part.split(_NESTED)
        label = _label(stem)
        own = [piece for piece in nested if _SAYS_WHAT.search(piece.text)]
        if len(own) < len(nested):
            # Parts without a verb ("(a) the scorecard") finish the sentence of the part that they hang on.
            stem, own = part, []
        decided = _decided(stem, label, item)
        yield decided
        for piece in own:
            found = _decided(piece, f"{label} {_label(piece)}".strip(), item)
            yield replace(found, due=_both(decided.due, found.due))


def _both(outer: Due, own: Due) -> Due:
    """When a part is due whose stem has a day of its own: "the following be added for 2023/24: (a) … next meeting"."""
    if not outer.text or not own.text:
        return own if own.text else outer
    return Due(f"{outer.text}; {own.text}", own.first or outer.first, own.last or outer.last)


def _carried(item: Item) -> tuple[Traced, ...]:
    """The words of a motion that was carried, where the minute does not give them again after RESOLVED."""
    results = [division.result.lower() for division in item.divisions]
    if not results or not re.match(r"carried|agreed|passed|approved", results[-1]):
        return ()
    return tuple(block.body for block in item.blocks if block.kind is BlockKind.MOTION)


def _label(piece: Traced) -> str:
    match = _PART.match(piece.text)
    return match[1] if match else ""


def _decided(words: Traced, label: str, item: Item) -> Found:
    opening = _RESOLVES.match(words.text)
    words = words.strip()
    text = words.text
    skip = opening.end() if opening else 0
    body = item.meeting.committee or ""
    reading = read(text[skip:], Voice.RESOLVED, item.meeting.date)
    whens = due.find(text[skip:], item.meeting.date)
    if reading is None or (reading.type is not CommitmentType.DELEGATION and asks_nothing(text[skip:])):
        kind = CommitmentType.NOTED if asks_nothing(text[skip:]) else CommitmentType.RESOLUTION
        named = _BODY_DOES.match(text[skip:]) if kind is CommitmentType.RESOLUTION else None
        owner = named["who"] if named else ""
        when = due.due(text[skip:], whens)
        return Found(words, kind, owner, body, action=_flat(text[skip:]), due=when, part=label, confidence=0.95)
    kind = CommitmentType.DELEGATION if reading.type is CommitmentType.DELEGATION else CommitmentType.RESOLUTION
    found = replace(_from(reading, words[skip:], kind, body), words=words, part=label, confidence=0.95)
    if reading.type is CommitmentType.REQUEST and reading.owner and _BODY_ASKS.match(text[skip:]):
        found = replace(found, owner="", action=_flat(text[skip:]))
    return found


def _flat(text: str) -> str:
    return " ".join(text.split())


def _from(reading: Reading, words: Traced, kind: CommitmentType, inferred: str) -> Found:
    text = words.text
    owner = _flat(text[slice(*reading.owner)]) if reading.owner else ""
    action = _flat(text[reading.action :]).strip(" ,;.")
    return Found(
        words,
        kind,
        owner,
        inferred,
        reading.beneficiary,
        action,
        due.due(text, reading.whens),
        reading.conditions,
        "",
        reading.confidence,
    )


# --- prose ---------------------------------------------------------------------------------------------------

_SPEAKER = re.compile(
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Professor)\.?\s+(?:[A-Z][\w.'’-]*\s*){1,4}(?:,\s+[A-Z][^.;:]{4,90}?)?|The\s+(?:[A-Z][\w'’-]*|of|and|for|,|\s)+?))\s*(?:\([^)]*\)\s*)?,?\s+"
    r"(?:then\s+|also\s+)?(?:provided|introduced|presented|said|explained|confirmed|advised|outlined|highlighted|reported|gave|stated|updated|responded|replied|summarised)\b"
)
_STEM_END = re.compile(r"(?::|\b(?:will|would|to|that|and))\s*$")
_PLANS = re.compile(
    r"\b(?:next\s+steps|plans?\s+(?:for|going)|priorities\s+for|planned|future\s+(?:plans|developments?|actions?|work)|actions?\s+(?:for|to|planned)|what\s+(?:we|will)|key\s+milestones|forward\s+look|looking\s+(?:forward|ahead))\b",
    re.IGNORECASE,
)
_OPEN_VERB = re.compile(r"\b(?:will|would|to)$", re.IGNORECASE)
_PLAN_STEM = re.compile(r"\b(?:plans?|intends?|aims?|proposes?|agreed|committed)\s+to\b", re.IGNORECASE)
"""A lead-in that says of the whole list that it is to come: "With funding, the Centre plans to adapt its offer:"."""
_CLAUSE = re.compile(r"(?P<joint>[;,]\s+(?:and|but|while|whilst)\s+)(?=(?:the|a|an|our|we|officers|[A-Z])\b)")
_DOING = re.compile(
    r"^\W*(?:\(?\w{1,3}[.)]\s+)?(?:to\s+)?(?:continue|develop|deliver|introduce|review|complete|implement|launch|establish|embed|improve|increase|expand|recruit|work|provide|undertake|create|ensure|monitor|strengthen|roll|pilot|commission|prepare|publish|report|agree|explore|carry|hold|finalise|build|refresh|update|support|evaluate|consult|produce|design|extend|reduce|secure|progress|engage|identify|appoint|train|consider|further|additional|continued|ongoing|considering|developing|introduction|development|implementation|expansion|roll-?out|recruitment)\b",
    re.IGNORECASE,
)


_TOLD = re.compile(r"\b(?:is|are|was|were|has|have|had|now)\b", re.IGNORECASE)
"""Verbs of a sentence that tells how things are: no bare action."""


class _Walk:
    """One pass over the blocks of an item that remembers the heading, the stem of a list and who was speaking."""

    def __init__(self, item: Item, document: Document) -> None:
        self.item, self.document = item, document
        minuted = item.paper is PaperKind.MINUTES or item.kind is ItemKind.MINUTE
        self.voice = Voice.MINUTED if minuted else Voice.REPORTED
        self.service = "" if minuted else _service(item, document)
        self.path: tuple[tuple[int, str], ...] = ()
        self.stem = ""
        self.agent = ""
        self.speaker = ""

    def run(self) -> Iterator[Found]:
        for block in self.item.blocks:
            if block.kind is BlockKind.HEADING:
                yield from self._headed(block)
            elif block.kind is BlockKind.RECOMMENDATION:
                yield from self._recommended(block)
            elif block.kind is BlockKind.TABLE:
                yield from self._table(block)
            elif block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
                yield from self._prose(block)

    @property
    def heading(self) -> str:
        """The nearest heading above."""
        return self.path[-1][1] if self.path else ""

    @property
    def inferred(self) -> str:
        """Whose it is when the words do not say: who speaks in minutes, the team that the heading names, the author."""
        team = next((text for _, text in reversed(self.path) if agents.is_body(_unnumbered(text))), "")
        return self.speaker or _unnumbered(team) or self.service

    def _headed(self, block: Block) -> Iterator[Found]:
        self.path = (*(entry for entry in self.path if entry[0] < block.level), (block.level, block.body.text))
        self.stem = self.agent = ""
        if self.voice is Voice.MINUTED and len(self.path) > 1:
            # Minutes are set so plainly that a sentence alone on its line can pass for a heading.
            yield from self._sentences(block)

    def _recommended(self, block: Block) -> Iterator[Found]:
        text = block.body.text
        if (text.rstrip().endswith(":") and _ASKED_TO.search(text)) or len(text.split()) < _FEWEST_WORDS:
            return
        reading = read(text, Voice.RECOMMENDED, self.item.meeting.date)
        base = Found(
            block.body,
            CommitmentType.RECOMMENDATION,
            inferred=self.item.meeting.committee or "",
            action=_flat(text),
            part=block.number,
            confidence=0.9,
        )
        if reading:
            base = replace(
                _from(reading, block.body, CommitmentType.RECOMMENDATION, base.inferred),
                part=block.number,
                confidence=0.9,
            )
        else:
            base = replace(base, due=due.due(text, due.find(text, self.item.meeting.date)))
        yield base

    def _table(self, block: Block) -> Iterator[Found]:
        if block.table is None or self.item.authority is Authority.AGENDA:
            return
        for row in action_rows(block.table, self.item.meeting.date):
            yield Found(row.words, CommitmentType.PLAN, row.owner, "", "", row.action, row.due, "", "", 0.8)

    def _prose(self, block: Block) -> Iterator[Found]:
        text = block.body.text
        listed = block.kind is BlockKind.LIST_ITEM
        if not listed:
            self.stem = ""
        found = list(self._sentences(block))
        if listed and not found:
            found = list(self._hanging(block))
        yield from found
        if _STEM_END.search(text):
            self.stem = text

    def _sentences(self, block: Block) -> Iterator[Found]:
        for start, end in sentences(block.body.text):
            words = block.body[start:end]
            self._listen(words.text)
            reading = read(words.text, self.voice, self.item.meeting.date, self.agent)
            if reading and (self._cut_short(block, words.text) or self._acronym_of_thing(words.text, reading)):
                reading = None
            if reading is None:
                self._remember(words.text)
                continue
            for clause in self._clauses(words, reading):
                yield self._read(clause)

    def _cut_short(self, block: Block, sentence: str) -> bool:
        """Whether prose has no end: words of a form, a slide or a column that were taken for a sentence."""
        if block.kind is BlockKind.LIST_ITEM:
            return _is_run_on(sentence) or (sentence.endswith(":") and len(sentence.split()) <= _LABEL)
        return self.voice is Voice.REPORTED and not _ENDED.search(sentence)

    def _acronym_of_thing(self, sentence: str, reading: Reading) -> bool:
        """Whether who is to act is short for a thing: the CFR is a requirement, the ICB is a board."""
        name = re.sub(r"^(?:the|a|an)\s+", "", sentence[slice(*reading.owner)], flags=re.I) if reading.owner else ""
        long = next((acronym.long for acronym in self.document.acronyms if acronym.short == name), "")
        return bool(long) and not agents.is_agent(f"the {long}")

    def _clauses(self, words: Traced, whole: Reading) -> tuple[Traced, ...]:
        """A sentence in which two name who does what is two commitments, each with its own clause."""
        cut = next((match for match in _CLAUSE.finditer(words.text)), None)
        if cut is None:
            return (words,)
        parts = (words[: cut.start()], words[cut.end("joint") :])
        readings = [read(part.text, self.voice, self.item.meeting.date, self.agent) for part in parts]
        second = readings[1]
        if (
            whole.type is CommitmentType.DELEGATION
            or not all(readings)
            or second is None
            or second.owner is None
            or second.pronoun
        ):
            return (words,)
        return parts

    def _read(self, words: Traced) -> Found:
        reading = read(words.text, self.voice, self.item.meeting.date, self.agent)
        assert reading is not None
        found = _from(reading, words, reading.type, self.inferred)
        if reading.pronoun and self.agent:
            found = replace(found, owner=self.agent)
        if found.owner and not reading.pronoun:
            self.agent = found.owner
        if not found.due.text and listed_under_plan(self.heading):
            found = replace(found, due=self._heading_due())
        return found

    def _hanging(self, block: Block) -> Iterator[Found]:
        """A list item that finishes the sentence of its stem ("The Council will:"), or stands under "Next steps"."""
        if self.voice is Voice.MINUTED and not self.stem:
            return
        item = block.body.text
        lead = self.stem[slice(*list(sentences(self.stem))[-1])].rstrip(" :") if self.stem else ""
        bare = re.sub(r"^\W*(?:\(?\w{1,3}[.)]\s+)?", "", item)
        joined = f"{lead} {bare[:1].lower()}{bare[1:]}" if _OPEN_VERB.search(lead) else lead
        reading = read(joined, self.voice, self.item.meeting.date, self.agent) if joined else None
        if lead and reading is None and _PLAN_STEM.search(lead) and (_DOING.match(item) or not _TOLD.search(item)):
            when = due.due(lead, due.find(lead, self.item.meeting.date))
            kind = CommitmentType.PLAN
            yield Found(block.body, kind, inferred=self.inferred, action=_flat(bare), due=when, confidence=0.6)
            return
        if reading and (joined != lead or (_PLAN_STEM.search(lead) and not _TOLD.search(item))):
            found = _from(reading, block.body, reading.type, self.inferred)
            owner = _flat(joined[slice(*reading.owner)]) if reading.owner else ""
            when = due.due(joined, reading.whens)
            yield replace(found, owner=owner, action=_flat(bare), due=when, part=block.number, confidence=0.75)
            return
        if listed_under_plan(self.heading) and _DOING.match(item) and not (_TOLD.search(item) or _is_run_on(item)):
            own = due.due(item, due.find(item, self.item.meeting.date))
            when = own if own.text else self._heading_due()
            plan = CommitmentType.PLAN
            yield Found(block.body, plan, inferred=self.inferred, action=_flat(item), due=when, confidence=0.6)

    def _heading_due(self) -> Due:
        return due.due(self.heading, due.find(self.heading, self.item.meeting.date))

    def _listen(self, sentence: str) -> None:
        speaker = _SPEAKER.match(re.sub(r"^\W*(?:\(?\w{1,3}[.)]\s+)?", "", sentence))
        if speaker and self.voice is Voice.MINUTED:
            self.speaker = _flat(speaker["who"])

    def _remember(self, sentence: str) -> None:
        """The agent that a sentence speaks of, for the "it" of the next."""
        verb = re.search(r"\s(?:is|are|was|were|has|have|had|will|would|can|continues?|agreed|met|meets)\s", sentence)
        who = subjects.subject(sentence, verb.start()) if verb else None
        if who and who.agent:
            self.agent = _flat(sentence[who.start : who.end])
        elif not (who and who.pronoun):
            self.agent = ""


_ASKED_TO = re.compile(r"\b(?:asked|requested|recommended|invited)\s+(?:to|that)\s*:\s*$", re.IGNORECASE)
_ENDED = re.compile(r"[.;:!)\]”\"'’]\W*$")
_LABEL = 6
"""Words of a lead-in that says nothing by itself: "We will work on:"."""
_FEWEST_WORDS = 4
"""Words that a recommendation without a verb must have: less is a label ("For decision")."""


def _is_run_on(item: str) -> bool:
    """Whether a list item is long and has no end: two columns that were read as one line."""
    return len(item.split()) > _UNENDED and not _ENDED.search(item)


_UNENDED = 14
"""Words of the longest list item that may go without a full stop."""


def listed_under_plan(heading: str) -> bool:
    """Whether a heading says that what stands below it is still to be done."""
    return bool(_PLANS.search(heading))


def _unnumbered(text: str) -> str:
    return re.sub(r"^\W*(?:\d+(?:\.\d+)*\.?\s+)?", "", text).strip(" *_:")


def _service(item: Item, document: Document) -> str:
    """Who "we" are in a report: whose report it is, by its front sheet, by the agenda, or by the paper's title."""
    for field in item.front:
        if field.name == "report_of":
            return " ".join(re.sub(r"^\W*By\b\W*", "", field.value.text).split()[:_AUTHOR])
    if item.author:
        return item.author
    member = re.search(r"Cabinet Member\s*(?:[–-]|for)\s*[A-Z][\w',& ]{3,60}", f"{item.title}\n{document.title}")
    return member[0].strip() if member else ""


_AUTHOR = 16
"""Words of a front sheet's "report of" that are taken as its author; what follows belongs to the next field."""


# --- places --------------------------------------------------------------------------------------------------


def _locate(passages: Sequence[Passage], words: Traced) -> tuple[Passage, int, int] | None:
    """The passage in which the words begin and where; words that run on into the next passage are cut at its end."""
    spans = words.spans()
    if not spans:
        return None
    for passage in passages:
        start = _offset(passage.body, spans[0].page, spans[0].start)
        if start is None:
            continue
        last = _offset(passage.body, spans[-1].page, spans[-1].end - 1)
        return passage, start, len(passage.body) if last is None or last < start else last + 1
    return None


def _offset(body: Traced, page: int, position: int) -> int | None:
    at = 0
    for run in body.runs:
        if run.page == page and run.start <= position < run.start + run.length:
            return at + position - run.start
        at += run.length
    return None
