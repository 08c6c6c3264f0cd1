"""From a parsed report to its date expressions: found, judged in context, read, joined."""

from spacy.tokens import Span as Tokens

from onrecord.dates.context import is_date, names_a_person_may
from onrecord.dates.grammar import find_phrases
from onrecord.dates.inference import inferred, latest_stated_year
from onrecord.dates.joining import (
    bound_before,
    bounded,
    joined_by,
    may_join,
    onwards_after,
    range_of,
)
from onrecord.dates.meaning import Anchor, Around, Direction, Meaning, anchor_of, era_of, meaning_of
from onrecord.dates.phrases import Phrase
from onrecord.dates.tense import direction_of
from onrecord.records import Date, DateMention
from onrecord.text import Paragraph, Text

_FINENESS = {"day": 3, "week": 2, "month": 2, "quarter": 1, "season": 1, "year": 1}
_ATTRIBUTIVE = frozenset({"poss", "compound", "nummod", "amod", "nmod"})


class _Reading:
    """A phrase with its tokens and what it means; ``around`` is kept to read it again."""

    __slots__ = ("around", "end", "meaning", "paragraph", "phrase", "start", "tokens")

    def __init__(
        self, paragraph: Paragraph, phrase: Phrase, tokens: Tokens, around: Around, meaning: Meaning
    ) -> None:
        self.paragraph = paragraph
        self.phrase = phrase
        self.tokens = tokens
        self.around = around
        self.meaning = meaning
        self.start = phrase.start  # code points in the paragraph, words of joining included
        self.end = phrase.end


def find_dates(text: Text) -> tuple[DateMention, ...]:
    """Every date expression of a report, in reading order, none overlapping another.

    Read against ``text.article.published``, as finely as that is known. A plain preposition is
    left out of the span ("on", "in"); one that bounds the date is part of it ("since 2014").
    """
    anchor = anchor_of(text.article.published)
    may_is_a_name = names_a_person_may(text)
    readings: list[list[_Reading]] = []
    told: Anchor | None = None
    for paragraph in text.paragraphs:
        group, told = _read(paragraph, anchor, told, may_is_a_name)
        readings.append(group)
    if anchor is None:
        _infer_years([each for group in readings for each in group])
    return tuple(_mention(text, each) for group in readings for each in _joined(group))


def _read(
    paragraph: Paragraph, anchor: Anchor | None, told: Anchor | None, may_is_a_name: bool
) -> tuple[list[_Reading], Anchor | None]:
    """A paragraph's dates, and the last of them that others can be counted from."""
    found: list[_Reading] = []
    last_told: Anchor | None = None
    for phrase in find_phrases(paragraph.doc.text):
        tokens = paragraph.doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if tokens is None or not is_date(phrase, tokens, may_is_a_name=may_is_a_name):
            continue
        around = Around(anchor, _direction(phrase, tokens, anchor), last_told or told)
        meaning = meaning_of(phrase, around)
        if meaning is None:
            continue
        found.append(_Reading(paragraph, phrase, tokens, around, meaning))
        last_told = _told(phrase, meaning, tokens) or last_told
    return found, last_told


def _direction(phrase: Phrase, tokens: Tokens, anchor: Anchor | None) -> Direction | None:
    """Looked for only where it can matter: a parse is climbed for each."""
    if phrase.kind not in {"calendar", "shift", "season", "quarter", "half"}:
        return None
    if phrase.year_relation or (phrase.year is not None and anchor is not None):
        return None
    return direction_of(tokens)


def _told(phrase: Phrase, meaning: Meaning, tokens: Tokens) -> Anchor | None:
    fineness = _FINENESS.get(meaning.stretch.precision)
    if fineness is None or meaning.stretch.start is None or meaning.basis == "unknown":
        return None
    return Anchor(
        meaning.stretch.start, fineness, f"“{tokens.text}” before it ({meaning.stretch.value})"
    )


def _infer_years(readings: list[_Reading]) -> None:
    latest = latest_stated_year((r.phrase, r.meaning, r.around.direction) for r in readings)
    if latest is None:
        return
    for reading in readings:
        if reading.meaning.basis == "unknown" and reading.phrase.year_relation is None:
            reading.meaning = inferred(reading.phrase, latest) or reading.meaning


def _joined(readings: list[_Reading]) -> list[_Reading]:
    """Ranges made one, bounding words drawn in."""
    done: list[_Reading] = []
    for reading in readings:
        if done and _join(done[-1], reading):
            continue
        done.append(reading)
    previous_end = 0
    for reading in done:
        if "/" not in reading.meaning.stretch.value or reading.phrase.kind in {"era", "years"}:
            _bind(reading, previous_end)
        previous_end = reading.end
    return done


def _join(first: _Reading, second: _Reading) -> bool:
    if not may_join(first.phrase, second.phrase) or first.end != first.phrase.end:
        return False
    text = first.paragraph.doc.text
    start = joined_by(text, first.start, first.end, second.start)
    if start is None:
        return False
    whole = range_of((first.phrase, first.meaning), (second.phrase, second.meaning), first.around)
    if whole is None:
        return False
    first.start, first.end, first.meaning = start, second.end, whole
    return True


def _bind(reading: _Reading, not_before: int) -> None:
    text = reading.paragraph.doc.text
    onwards = onwards_after(text, reading.start, reading.end)
    if onwards is not None:
        reading.start, reading.end = max(onwards[0], not_before), onwards[1]
        reading.meaning = bounded(reading.meaning, "since", None)
        return
    found = bound_before(text, reading.start)
    if found is None or found[1] < not_before or _describes_noun(reading.tokens):
        return
    bound, start = found
    vague = reading.phrase.kind == "vague"
    if reading.meaning.stretch.precision in {"before", "after"} and not vague:
        return
    if vague and bound not in {"until", "since", "before"}:
        return
    reading.start = start
    reading.meaning = bounded(reading.meaning, bound, era_of(reading.phrase))


def _describes_noun(tokens: Tokens) -> bool:
    """True in "after Friday’s vote", "since the 2015 deal": the preposition is the noun's."""
    root = tokens.root
    return root.dep_ in _ATTRIBUTIVE and root.head.i >= tokens.end


def _mention(text: Text, reading: _Reading) -> DateMention:
    base = reading.paragraph.start
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
