"""Judging positions by their texts, thousands of them: each wording once, names only where needed.

What a target's own words decide is decided by them and by who is named in them; the names around
them are fetched for the rest alone, and a report's text only where it must name the object.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.query.question.matching import Found, speaks_of
from onrecord.query.question.owning import SHORT, Name, Passage, begins_with
from onrecord.query.question.topic import Topic
from onrecord.query.reader import Reader, name_at
from onrecord.store.passages import Named
from onrecord.store.view import EventText, PositionText

_OWN_WORDS = 3  # the least strength that the words around a target have no part in


# The words of a target, who does what they begin with, and who is named in them where.
_Wording = tuple[str, str | None, tuple[tuple[int, int, str | None, int], ...]]


class Verdict(NamedTuple):
    """Whether a position speaks of the topic if its report names the object, and if it does not."""

    naming: Found | None
    silent: Found | None


def judged(reader: Reader, topic: Topic, texts: Sequence[PositionText]) -> dict[int, Found]:
    """Those of the positions that speak of the topic, by number, each with the reason."""
    by_report = bool(topic.action) and topic.subject is not None and topic.object is not None
    names = [text.names() for text in texts]
    reader.meet(_actors(texts, (inside for inside, _ in names)))
    verdicts: dict[int, Verdict] = {}
    seen: dict[_Wording, tuple[Passage, Verdict]] = {}
    beginning = {about: begins_with(topic.action, about) for about in {t.about for t in texts}}
    unsure: list[tuple[PositionText, Passage, Sequence[Named]]] = []
    for text, (inside, around) in zip(texts, names, strict=True):
        # A position's holder does what its target begins with.
        acts = text.holder is not None and beginning[text.about]
        doer = reader.who(text.holder).key if acts and text.holder is not None else None
        wording = (text.about, doer, _keys(reader, inside))
        if wording not in seen or topic.kind_of or not topic.parted:
            words = Passage(text.about, _named(reader, inside), doer=doer)
            verdict = _verdict(topic, words, Passage(text.around), by_report=by_report)
            seen[wording] = words, verdict
        words, verdict = seen[wording]
        if not by_report or _is_sure(verdict):
            verdicts[text.number] = verdict
        elif topic.action.within(text.about):
            unsure.append((text, words, around))
    reader.meet(named.actor for *_, around in unsure for named in around if named.actor is not None)
    for text, words, outside in unsure:
        sentence = Passage(text.around, _named(reader, outside))
        verdicts[text.number] = _verdict(topic, words, sentence, by_report=True)
    return _with_reports(reader, topic, texts, verdicts)


def judged_events(reader: Reader, topic: Topic, texts: Sequence[EventText]) -> dict[int, Found]:
    """Those of the event mentions that speak of the topic, by number, each with the reason."""
    names = [text.names() for text in texts]
    reader.meet(named.actor for part in names for named in part if named.actor is not None)
    verdicts: dict[int, Verdict] = {}
    seen: dict[tuple[object, ...], Verdict] = {}
    for text, named in zip(texts, names, strict=True):
        # Where the trigger stands counts in long sentences alone.
        focus = (text.start, text.end) if len(text.around) > SHORT else None
        wording = (text.around, focus, _keys(reader, named))
        if wording not in seen:
            sentence = Passage(text.around, _named(reader, named))
            words = Passage(text.around, sentence.names, focus=focus)
            seen[wording] = _verdict(topic, words, sentence, by_report=topic.parted)
        verdicts[text.number] = seen[wording]
    return _with_reports(reader, topic, texts, verdicts)


def _verdict(topic: Topic, words: Passage, sentence: Passage, *, by_report: bool) -> Verdict:
    naming = speaks_of(topic, words, sentence, names_object=True)
    if naming is None or not by_report or naming.strength in {3, 5}:
        return Verdict(naming, naming)
    return Verdict(naming, speaks_of(topic, words, sentence, names_object=False))


def _is_sure(verdict: Verdict) -> bool:
    """Whether names around the words cannot change it."""
    return verdict.naming is not None and verdict.naming.strength >= _OWN_WORDS


def _with_reports(
    reader: Reader,
    topic: Topic,
    texts: Sequence[PositionText] | Sequence[EventText],
    verdicts: dict[int, Verdict],
) -> dict[int, Found]:
    """The verdicts by what the reports name: those are read that it depends on."""
    depends = {number for number, each in verdicts.items() if each.naming != each.silent}
    naming = reader.naming({t.article for t in texts if t.number in depends}, topic.object)
    found: dict[int, Found] = {}
    for text in texts:
        verdict = verdicts.get(text.number)
        if verdict is not None:
            told = verdict.naming if text.article in naming else verdict.silent
            if told is not None:
                found[text.number] = told
    return found


def _actors(texts: Iterable[PositionText], names: Iterable[Sequence[Named]]) -> Iterator[str]:
    """Everyone whom the texts are held by or name."""
    for text in texts:
        if text.holder is not None:
            yield text.holder
    for part in names:
        for named in part:
            if named.actor is not None:
                yield named.actor


def _keys(reader: Reader, names: Sequence[Named]) -> tuple[tuple[int, int, str | None, int], ...]:
    who = reader.who
    return tuple(
        (n.start, n.end, who(n.actor).key if n.actor is not None else None, n.place) for n in names
    )


def _named(reader: Reader, names: Iterable[Named]) -> tuple[Name, ...]:
    return tuple(
        name_at(each.start, each.end, reader.who(each.actor), place=bool(each.place))
        if each.actor is not None
        else Name(each.start, each.end, None)
        for each in names
    )
