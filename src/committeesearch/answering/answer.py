"""From a question and the passages found to proved quotes, or to the plain word that the papers do not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from committeesearch.answering import evidence, forms
from committeesearch.answering.asked import Place
from committeesearch.answering.aspect import of_aspect
from committeesearch.answering.changes import Moment, timeline
from committeesearch.answering.decided import settled
from committeesearch.answering.forms import Form, Question
from committeesearch.answering.gathered import gathered
from committeesearch.answering.later import latest, latest_note, otherwise
from committeesearch.answering.line import line
from committeesearch.answering.most import most
from committeesearch.answering.premise import denied
from committeesearch.answering.proof import header_of, prove
from committeesearch.answering.quotes import (
    COMPARED,
    MOST_CHARACTERS,
    MOST_QUOTES,
    Scored,
    choose,
    scored_by_words,
    with_likeness,
)
from committeesearch.answering.sides import compared
from committeesearch.answering.spans import Stretch
from committeesearch.answering.stated import differing, figures_note, said_elsewhere, statements
from committeesearch.dates import printed
from committeesearch.errors import UnverifiedQuote
from committeesearch.model import Authority
from committeesearch.ports import Papers
from committeesearch.results import Answer, Hit, Query, Quote, Status

ELSEWHERE = 20
"""Passages looked at in a further search for other figures of the same thing."""


def answer(question: Query, hits: tuple[Hit, ...], papers: Papers) -> Answer:
    """One to three verbatim quotes that prove the answer, or ``no_evidence`` with the reason.

    ``hits`` are the passages found for the question, best first; they are returned as they came, with those that are
    quoted and were found on another way after them.
    """
    asked = forms.read(question)
    moments = _moments(question, papers) if asked.form is Form.CHANGE else ()
    found = () if moments else scored_by_words(asked, hits, papers)
    ordered = settled(asked, with_likeness(asked, found[:COMPARED], papers), papers)
    scored = tuple(moment.best for moment in moments) or ordered
    if asked.form is Form.LATEST and scored:
        scored = latest(scored)
    against = denied(asked, scored, papers)
    reason = evidence.undecided(asked, papers)
    reason = reason or ("" if against else evidence.reason(asked, hits, scored, papers))
    if against:
        said = _Said(against.stretches, against.note, bare=True)
    elif moments:
        said = _Said(_over_time(of_aspect(asked, moments)))
    elif top := most(asked, scored, papers):
        said = _Said((top.stretch,), line=top.line)
    elif items := gathered(asked, hits, papers):
        said = _Said(items, bare=True)
    else:
        said = _chosen(asked, found + _elsewhere(asked, question, papers), scored)
    quotes, notes = _proved(said.stretches, papers) if not reason else ((), ())
    searched = papers.searched(question.filters)
    if not quotes:
        reason = reason or "The passages found no longer match their papers. Index the papers again."
        return Answer(question.text, Status.NO_EVIDENCE, "", (), hits, question, searched, reason, notes)
    hits = _with_quoted(hits, said.stretches)
    text = said.line or (_dates(quotes) if moments else "")
    if not text and not said.bare and not moments:
        text = line(asked, [_place(quote, papers) for quote in quotes])
    notes = (*filter(None, [said.note]), *notes, *_warnings(quotes))
    return Answer(question.text, Status.ANSWERED, text, quotes, hits, question, searched, notes=notes)


def _place(quote: Quote, papers: Papers) -> Place:
    """A quote as the line reads it."""
    cited = quote.citation
    above = " ".join(filter(None, [cited.committee, cited.item, *cited.headings]))
    passage = papers.passage(quote.passage_id)
    around = f"{passage.context} {passage.body.text}"
    return Place(quote.text, quote.header, above, cited.meeting_date, cited.authority is Authority.RESOLUTION, around)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is quoted, what the asker must know of it, and whether a line above the quotes would mislead."""

    stretches: tuple[Stretch, ...]
    note: str = ""
    bare: bool = False
    line: str = ""
    """The line, where it was read off more than the quotes: a greatest figure is one of a whole column."""


def _chosen(asked: Question, found: Sequence[Scored], scored: Sequence[Scored]) -> _Said:
    differ = differing(statements(asked, found))[:MOST_QUOTES]
    if differ:
        return _Said(tuple(one.stretch for one in differ), figures_note(differ), bare=True)
    pair = compared(asked, scored)
    if pair:
        return _Said(pair.stretches, pair.note, bare=True)
    chosen = choose(asked, scored)
    note = latest_note(chosen) if asked.form is Form.LATEST else otherwise(asked, chosen, scored)
    return _Said(chosen, note, bare=bool(note))


def _elsewhere(asked: Question, question: Query, papers: Papers) -> tuple[Scored, ...]:
    """What further searches find that states the figure asked for."""
    hits = [
        hit
        for text in said_elsewhere(asked)
        for hit in papers.search(replace(question, text=text, understood=()), ELSEWHERE)
    ]
    return scored_by_words(asked, hits, papers)


def _moments(question: Query, papers: Papers) -> tuple[Moment, ...]:
    """The three meetings that say most of the topic, oldest first; nothing where only one says anything."""
    moments = timeline(replace(question, text=forms.topic(question.text)), papers)
    best = sorted(moments, key=lambda moment: (-moment.best.score, moment.on))[:MOST_QUOTES]
    return tuple(sorted(best, key=lambda moment: moment.on)) if len(moments) > 1 else ()


def _with_quoted(hits: tuple[Hit, ...], chosen: Sequence[Stretch]) -> tuple[Hit, ...]:
    known = {hit.passage.id for hit in hits}
    return hits + tuple({one.passage.id: one.hit for one in chosen if one.passage.id not in known}.values())


def _over_time(moments: Sequence[Moment]) -> tuple[Stretch, ...]:
    """What is quoted of each meeting: whole runs of sentences, unless they are too long together."""
    whole = tuple(moment.whole for moment in moments)
    fits = sum(len(stretch.text) for stretch in whole) <= MOST_CHARACTERS
    return whole if fits else tuple(moment.best.stretch for moment in moments)


def _dates(quotes: Sequence[Quote]) -> str:
    """When the quotes were reported, as one line."""
    days = list(dict.fromkeys(quote.citation.meeting_date for quote in quotes if quote.citation.meeting_date))
    said = [printed(day) for day in days]
    return f"Reported on {', '.join(said[:-1])} and {said[-1]}." if len(said) > 1 else ""


def _warnings(quotes: Sequence[Quote]) -> tuple[str, ...]:
    """What the asker must know of the papers quoted."""
    return tuple(
        dict.fromkeys(
            f"{quote.citation.file} has been replaced by a later paper, {quote.citation.superseded_by}."
            for quote in quotes
            if quote.citation.superseded_by
        )
    )


def _proved(chosen: Sequence[Stretch], papers: Papers) -> tuple[tuple[Quote, ...], tuple[str, ...]]:
    """The quotes that stand in their papers; one that does not is left out, and the asker is told."""
    quotes: list[Quote] = []
    notes: list[str] = []
    for stretch in chosen:
        try:
            quotes.append(prove(papers, stretch.passage, stretch.start, stretch.end, header_of(stretch, papers)))
        except UnverifiedQuote as error:
            notes.append(f"A passage was left out because it no longer matches its paper. {error}")
    return tuple(quotes), tuple(notes)
