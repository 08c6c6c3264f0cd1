"""From a parsed report to its date expressions: found, judged in context, read, joined."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span as Tokens

from onrecord.dates.around import Anchor, Around, Direction, Meaning, anchor_of, anchor_told
from onrecord.dates.context import is_date, names_a_person_may
from onrecord.dates.grammar import find_phrases
from onrecord.dates.inference import inferred, latest_stated_year, restated, stated_days
from onrecord.dates.joining import (
    bound_before,
    bounded,
    joined_by,
    may_join,
    onwards_after,
    range_of,
)
from onrecord.dates.meaning import meaning_of
from onrecord.dates.phrases import NO_DATES, Phrase
from onrecord.dates.stretches import era_of
from onrecord.dates.tense import describes_noun, direction_of, root_of
from onrecord.records import Date, DateMention
from onrecord.text import Paragraph, Text


class _Reading:
    """A phrase with its tokens and what it means; ``start:end`` grows as words are joined to it."""

    __slots__ = ("around", "end", "meaning", "phrase", "start", "tokens")

    def __init__(self, phrase: Phrase, tokens: Tokens, around: Around, meaning: Meaning) -> None:
        self.phrase = phrase
        self.tokens = tokens
        self.around = around
        self.meaning = meaning
        self.start = phrase.start  # code points in the paragraph
        self.end = phrase.end


class Expression(NamedTuple):
    """An expression of time by itself: nothing joined to it, and maybe no date.

    ``start:end`` are code points of its paragraph; ``meaning`` is ``None`` for what dates nothing.
    """

    start: int
    end: int
    phrase: Phrase
    tokens: Tokens
    around: Around
    meaning: Meaning | None


class _Passage(NamedTuple):
    """A paragraph, its words, the dates that were read in it and what is no date."""

    paragraph: Paragraph
    words: str
    readings: list[_Reading]
    others: list[tuple[Phrase, Around]]


def find_dates(text: Text) -> tuple[DateMention, ...]:
    """Every date expression of a report, in reading order, none overlapping another.

    Read against ``text.article.published``, as finely as that is known. A plain preposition is
    left out of the span ("on", "in"); one that bounds the date is part of it ("since 2014").
    """
    return tuple(
        _mention(text, passage.paragraph.start, each)
        for passage in _passages(text)
        for each in _joined(passage.words, passage.readings)
    )


def find_expressions(text: Text) -> Iterator[tuple[Paragraph, list[Expression]]]:
    """Each paragraph with all its expressions of time, in order, the dates and the others.

    Neither ranges nor bounding words are joined to them. This is how TimeML marks expressions;
    ``find_dates`` is for everything else.
    """
    for passage in _passages(text):
        found = [
            Expression(r.start, r.end, r.phrase, r.tokens, r.around, r.meaning)
            for r in passage.readings
        ]
        for phrase, around in passage.others:
            tokens = _tokens(passage.paragraph, phrase)
            if tokens is not None:
                found.append(Expression(phrase.start, phrase.end, phrase, tokens, around, None))
        yield passage.paragraph, sorted(found, key=lambda each: each.start)


def _tokens(paragraph: Paragraph, phrase: Phrase) -> Tokens | None:
    return paragraph.doc.char_span(phrase.start, phrase.end, alignment_mode="expand")


def _passages(text: Text) -> list[_Passage]:
    anchor = anchor_of(text.article.published)
    may_is_a_name = names_a_person_may(text)
    passages: list[_Passage] = []
    around = Around(anchor, None)
    for paragraph in text.paragraphs:
        passage = _Passage(paragraph, _words(text, paragraph), [], [])
        around = _read(passage, around, may_is_a_name)
        passages.append(passage)
    _infer_years([each for passage in passages for each in passage.readings], anchor)
    return passages


def _words(text: Text, paragraph: Paragraph) -> str:
    """The paragraph's text: ``Doc.text`` would put it together from its tokens each time."""
    if not len(paragraph.doc):
        return ""
    last = paragraph.doc[-1]
    return text.article.text[paragraph.start : paragraph.start + last.idx + len(last)]


def _read(passage: _Passage, before: Around, may_is_a_name: bool) -> Around:
    """Reads a paragraph's dates; gives what the next one has around it.

    What is counted from a date told before is counted from the last of the same paragraph or of
    the one before it.
    """
    told: Anchor | None = None
    told_day: Anchor | None = None
    for phrase in find_phrases(passage.words):
        here = before._replace(told=told or before.told, told_day=told_day or before.told_day)
        if phrase.kind in NO_DATES:
            passage.others.append((phrase, here))
            continue
        tokens = _tokens(passage.paragraph, phrase)
        if tokens is None:
            continue
        if not is_date(phrase, tokens, may_is_a_name=may_is_a_name):
            passage.others.append((phrase, here))
            continue
        around = here._replace(direction=_direction(phrase, tokens, before.anchor))
        meaning = meaning_of(phrase, around)
        if meaning is None:
            continue
        passage.readings.append(_Reading(phrase, tokens, around, meaning))
        found = anchor_told(meaning, tokens.text)
        if found is not None:
            told, told_day = found, found if found.fineness == 3 else told_day
    return before._replace(told=told, told_day=told_day)


def _direction(phrase: Phrase, tokens: Tokens, anchor: Anchor | None) -> Direction | None:
    """Looked for only where it can matter: a parse is climbed for each."""
    if phrase.kind not in {"calendar", "shift", "season", "quarter", "half", "holiday"}:
        return None
    if phrase.year_relation or (phrase.year is not None and anchor is not None):
        return None
    return direction_of(tokens)


def _infer_years(readings: list[_Reading], anchor: Anchor | None) -> None:
    """Years that only the rest of the report tells; the weekday's only without an anchor."""
    stated = stated_days((r.phrase, r.meaning) for r in readings)
    latest = None
    if anchor is None:
        latest = latest_stated_year((r.phrase, r.meaning, r.around.direction) for r in readings)
    for reading in readings:
        phrase, meaning = reading.phrase, reading.meaning
        if phrase.kind != "calendar" or phrase.day is None:
            continue
        found = restated(phrase, meaning, stated) if stated else None
        if found is None and latest is not None and meaning.basis == "unknown":
            found = inferred(phrase, latest)
        reading.meaning = found or meaning


def _joined(words: str, readings: list[_Reading]) -> list[_Reading]:
    """Ranges made one, bounding words drawn in."""
    done: list[_Reading] = []
    ranges: set[int] = set()
    for reading in readings:
        if done and _join(words, done[-1], reading):
            ranges.add(len(done) - 1)
        else:
            done.append(reading)
    previous_end = 0
    for number, reading in enumerate(done):
        if number not in ranges:
            _bind(words, reading, previous_end)
        previous_end = reading.end
    return done


def _join(words: str, first: _Reading, second: _Reading) -> bool:
    if not may_join(first.phrase, second.phrase) or first.end != first.phrase.end:
        return False
    start = joined_by(words, first.start, first.end, second.start)
    if start is None:
        return False
    whole = range_of((first.phrase, first.meaning), (second.phrase, second.meaning), first.around)
    if whole is None:
        return False
    first.start, first.end, first.meaning = start, second.end, whole
    return True


def _bind(words: str, reading: _Reading, not_before: int) -> None:
    onwards = onwards_after(words, reading.start, reading.end)
    if onwards is not None and onwards[0] >= not_before:
        reading.start, reading.end = onwards
        reading.meaning = bounded(reading.meaning, "since", None)
        return
    bound, start = bound_before(words, reading.start) or (None, 0)
    if bound is None or start < not_before:
        return
    if reading.phrase.kind == "vague":
        if bound not in {"until", "since", "before"}:
            return
    elif reading.meaning.stretch.precision in {"before", "after"}:
        return
    if bound == "eve" and reading.meaning.stretch.precision != "day":
        return  # "the eve of the 2020 election" is no day of 2019
    if bound != "eve" and describes_noun(root_of(reading.tokens), reading.tokens.end):
        return
    reading.start = start
    reading.meaning = bounded(reading.meaning, bound, era_of(reading.phrase))


def _mention(text: Text, base: int, reading: _Reading) -> DateMention:
    span = text.article.span(base + reading.start, base + reading.end)
    stretch = reading.meaning.stretch
    date = Date(
        value=stretch.value,
        precision=stretch.precision,
        basis=reading.meaning.basis,
        start=stretch.start,
        end=stretch.end,
        words=span.quote,
        reason=reading.meaning.reason,
    )
    return DateMention(span=span, date=date)
