"""What minutes record, reports promise and recommend: their prose, lists and action tables, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from committeesearch.commitments import agents
from committeesearch.commitments.actions import action_rows
from committeesearch.commitments.found import Found, flat, found_by
from committeesearch.commitments.grammar import asks_nothing, read
from committeesearch.commitments.lists import hanging, is_run_on, listed_under_plan, proposed
from committeesearch.commitments.reading import Reading, Voice
from committeesearch.commitments.sentences import sentences
from committeesearch.commitments.timing import due_of
from committeesearch.commitments.whose import Surroundings
from committeesearch.model import Authority, Block, BlockKind, Document, Item, ItemKind, PaperKind
from committeesearch.results import CommitmentType, Due
from committeesearch.traced import Traced

_STEM_END = re.compile(r"(?::|\b(?:will|would|to|that|and))\s*$")
_CLAUSE = re.compile(r"(?P<joint>[;,]\s+(?:and|but|while|whilst)\s+)(?=(?:the|a|an|our|we|officers|[A-Z])\b)")

_REMARK = re.compile(r"(?:\S+\s+){15,}\S+\.$")
"""Sentences that run across a table below a row of figures: they say what will be done about them."""


class Walk:
    """One pass over the blocks of an item that remembers the heading, the stem of a list and who was speaking."""

    def __init__(self, item: Item, document: Document) -> None:
        self.item, self.document = item, document
        minuted = item.paper is PaperKind.MINUTES or item.kind is ItemKind.MINUTE
        self.voice = Voice.MINUTED if minuted else Voice.REPORTED
        self.around = Surroundings(item, document, self.voice)
        self.stem = ""
        self.recommended: set[str] = set()
        """What the item recommends: reports say it at their head and again at their end."""

    def run(self) -> Iterator[Found]:
        """What the item commits somebody to, in its order."""
        for at, block in enumerate(self.item.blocks):
            self.around.at = at
            if block.kind is BlockKind.HEADING:
                yield from self._headed(block)
            elif block.kind is BlockKind.RECOMMENDATION:
                yield from self._recommended(block)
            elif block.kind is BlockKind.TABLE:
                yield from self._table(block)
            elif block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
                yield from self._prose(block)

    def _headed(self, block: Block) -> Iterator[Found]:
        self.around.head(block.level, block.body.text)
        self.stem = ""
        if self.voice is Voice.MINUTED and self.around.depth > 1:
            # Minutes are set so plainly that a sentence alone on its line can pass for a heading.
            yield from self._sentences(block)

    def _recommended(self, block: Block) -> Iterator[Found]:
        text = block.body.text
        said = _key(_LEAD_IN.sub("", text, count=1))
        if _ASKED_TO.search(text) or len(text.split()) < _FEWEST_WORDS or said in self.recommended:
            return
        self.recommended.add(said)
        reading = read(text, Voice.RECOMMENDED, self.item.meeting.date)
        base = Found(
            block.body,
            CommitmentType.RECOMMENDATION,
            inferred=self.item.meeting.committee or "",
            action=flat(text),
            part=block.number,
            confidence=0.9,
        )
        if reading:
            base = replace(
                found_by(reading, block.body, CommitmentType.RECOMMENDATION, base.inferred),
                part=block.number,
                confidence=0.9,
            )
        else:
            base = replace(base, due=due_of(text, self.item.meeting.date))
        if asks_nothing(text):
            base = replace(base, due=Due())
        yield base

    def _table(self, block: Block) -> Iterator[Found]:
        if block.table is None or self.item.authority is Authority.AGENDA:
            return
        for row in action_rows(block.table, self.item.meeting.date):
            yield Found(row.words, CommitmentType.PLAN, row.owner, action=row.action, due=row.due, confidence=0.8)
        for cells in block.table.rows:
            filled = [cell for cell in cells if cell]
            if len(cells) > 1 and len(filled) == 1 and _REMARK.search(filled[0].text):
                yield from self._sentences(Block(BlockKind.PARAGRAPH, filled[0]))

    def _prose(self, block: Block) -> Iterator[Found]:
        text = block.body.text
        listed = block.kind is BlockKind.LIST_ITEM
        if not listed:
            self.stem = ""
        found = list(self._decided(block)) if listed else []
        found = found or list(self._sentences(block))
        if listed and not found:
            found = list(hanging(block, self.stem, self.around, self.voice, self.item.meeting.date))
        yield from found
        if _STEM_END.search(text):
            self.stem = text

    def _decided(self, block: Block) -> Iterator[Found]:
        """A part of a record of decision."""
        if self.item.paper is PaperKind.DECISION:
            taken = not _PROPOSED.search(f"{self.around.first} {self.stem}")
            body = self.item.meeting.committee or ""
            decided = proposed(block, self.stem, self.item.meeting.date, body, taken)
            yield from (decided,) if decided else ()

    def _sentences(self, block: Block) -> Iterator[Found]:
        self.around.block()
        for start, end in sentences(block.body.text):
            words = block.body[start:end]
            self.around.hear(words.text)
            reading = read(words.text, self.voice, self.item.meeting.date, self.around.agent)
            if reading and (self._cut_short(block, words.text) or self._acronym_of_thing(words.text, reading)):
                reading = None
            if reading is None:
                self.around.told(words.text)
                continue
            for clause in self._clauses(words, reading):
                yield self._read(clause)

    def _cut_short(self, block: Block, sentence: str) -> bool:
        """Whether prose has no end: words of a form, a slide or a column that were taken for a sentence."""
        if block.kind is BlockKind.LIST_ITEM:
            return is_run_on(sentence) or (sentence.endswith(":") and len(sentence.split()) <= _LABEL)
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
        readings = [read(part.text, self.voice, self.item.meeting.date, self.around.agent) for part in parts]
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
        reading = read(words.text, self.voice, self.item.meeting.date, self.around.agent)
        assert reading is not None
        found = self.around.give(found_by(reading, words, reading.type), reading, words.text)
        if not found.due.text and listed_under_plan(self.around.heading):
            found = replace(found, due=due_of(self.around.heading, self.item.meeting.date))
        return found


_PROPOSED = re.compile(r"\bpropos", re.IGNORECASE)
_ASKED_TO = re.compile(
    r"\b(?:asked|requested|recommended|invited)\s+(?:to|that)\W*$|\b(?:asked|requested|invited)\s+to\s+note\b.*:\s*$",
    re.I,
)
_LEAD_IN = re.compile(r"^\W*(?:recommendations?(?:\(s\))?\W+)?(?:\(?\w{1,3}[.)]\s+|\d+(?:\.\d+)+\s+)?", re.IGNORECASE)


def _key(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


_ENDED = re.compile(r"[.;:!)\]”\"'’]\W*$")
_LABEL = 6
"""Words of a lead-in that says nothing by itself: "We will work on:"."""
_FEWEST_WORDS = 4
"""Words that a recommendation without a verb must have: less is a label ("For decision")."""
