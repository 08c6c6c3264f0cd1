"""From a question to the claims of a record that speak of it, each with the reason why.

Nothing is cut off: the index intersects what a match needs, and all that it finds is looked at.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from onrecord.query.lexicon import known_by_id
from onrecord.query.question.judging import judged, judged_events
from onrecord.query.question.matching import Found
from onrecord.query.question.topic import Party, Topic
from onrecord.query.question.turning import counts_as, turned
from onrecord.query.reader import Reader
from onrecord.query.words import Forms, fold
from onrecord.records import Claim, EventMention, Position
from onrecord.store.fulltext import Alternative, PositionColumn, Wanted
from onrecord.store.view import EventText

_POINTING = frozenset({"it", "this", "that", "them", "these", "those", "so"})

C = TypeVar("C", bound=Claim)


@dataclass(frozen=True)
class Matched(Generic[C]):
    """A claim that speaks of the question, and by which rule."""

    claim: C
    found: Found


def matched_positions(reader: Reader, topic: Topic) -> list[Matched[Position]]:
    """Positions that speak of the topic, by article and place in it; only those are read whole."""
    held = reader.view.position_texts(_wanted(topic))
    hinting = {about for about in {text.about for text in held} if _may_speak(topic, about)}
    texts = [text for text in held if text.about in hinting]
    kept = judged(reader, topic, texts)
    positions = reader.view.stored(Position, kept)
    spoken = [text for text in texts if text.number in kept]
    reader.know(spoken, {number: position.id for number, position in positions.items()})
    ways = _Ways(topic)
    told = (_told(ways, positions[t.number], kept[t.number]) for t in spoken)
    return [match for match in told if match is not None]


class _Ways:
    """Which way a stance counts for the question, each wording looked at once."""

    def __init__(self, topic: Topic) -> None:
        self._topic = topic
        self._known: dict[tuple[str, ...], int] = {}

    def of(self, position: Position) -> int:
        """1 where it counts as it is, -1 turned round, 0 not at all."""
        head = position.target_head.quote if position.target_head is not None else None
        more = [span.quote for span in position.target_more]
        wording = (position.target.quote, head or "", *more)
        if wording not in self._known:
            self._known[wording] = counts_as(self._topic, position.target.quote, head, more)
        return self._known[wording]


def _told(ways: _Ways, position: Position, found: Found) -> Matched[Position] | None:
    """A position as it counts for the question: one on what undoes it is turned round.

    What only the sentence around it ties to the question is too little to give somebody a stance.
    """
    if found.strength == 1 and not position.target_more:
        return None
    if position.target.quote.lower() in _POINTING and not _told_beside(position):
        return None
    way = ways.of(position)
    if way == 0:
        return None
    if way < 0:
        position = msgspec.structs.replace(position, stance=turned(position.stance))
    return Matched(position, found)


def _told_beside(position: Position) -> bool:
    """True where the sentence itself holds what its "it" stands for."""
    return any(more.overlaps(span) for more in position.target_more for span in position.evidence)


def _wanted(topic: Topic) -> list[Alternative]:
    """What a position must hold to speak of the topic: all that one of these asks for.

    Names may stand for a part of the question where its words do not: those whom the index holds
    for the target and its sentence, and the report as a whole for the object.
    """
    anywhere: tuple[PositionColumn, ...] = ("about", "around", "more")
    found = [
        Alternative(tuple(Wanted(anywhere, (word,)) for word in words))
        for words in (*topic.wordings, *(() if topic.parted else (topic.content,)))
    ]
    if not topic.parted:
        return found
    action = [Wanted(("about",), topic.action.forms)] if topic.action else []
    parties = [party for party in (topic.subject, topic.object) if party is not None]
    within = [_party(party, "about", "more") for party in parties]
    if topic.action and len(parties) == 2:
        done = (*action, _party(parties[0], *anywhere))
        found.append(Alternative(done, besides=_party(parties[1], *anywhere)))
    elif topic.action:
        found.append(Alternative((*action, *within)))
    if len(parties) == 2:
        found.append(Alternative(tuple(within)))
    return found


def _party(party: Party, *columns: PositionColumn) -> Wanted:
    known = tuple(sorted(key for key in party.entities if ":" in key))
    return Wanted(columns, party.forms.forms, known)


def _may_speak(topic: Topic, about: str) -> bool:
    """A cheap look before names are fetched: some word of the question stands in the target."""
    if not topic.parted or topic.wordings:
        return True
    parties = (party.forms for party in (topic.subject, topic.object) if party is not None)
    return topic.action.within(about) or any(forms.within(about) for forms in parties)


def matched_events(reader: Reader, topic: Topic) -> list[Matched[EventMention]]:
    """Event mentions that speak of the topic, by article and place in it; only those are read whole."""
    allowed = _articles(reader, topic)
    held = reader.view.event_texts(_queries(topic))
    held = [text for text in held if allowed is None or text.article in allowed]
    held = _naming_its_party(reader, topic, held)
    hinting = {around for around in {text.around for text in held} if _hints(topic, around)}
    texts = [text for text in held if text.around in hinting]
    kept = judged_events(reader, topic, texts)
    events = reader.view.stored(EventMention, kept)
    return [
        Matched(events[text.number], kept[text.number]) for text in texts if text.number in kept
    ]


def _naming_its_party(reader: Reader, topic: Topic, texts: list[EventText]) -> list[EventText]:
    """A cheap look: an event's sentence names the subject (the object where there is none), or is worded so."""
    party = topic.subject or topic.object
    if party is None or not topic.parted:
        return texts
    spoken = {around: _says(topic, party, around) for around in {text.around for text in texts}}
    theirs = reader.view.actors_of(_settled_as(reader, party))
    return [
        text
        for text in texts
        if spoken[text.around] or any(named.actor in theirs for named in text.names())
    ]


def _says(topic: Topic, party: Party, words: str) -> bool:
    if party.forms.within(words):
        return True
    folded = fold(words) if topic.wordings else ""
    return any(all(word in folded for word in wording) for wording in topic.wordings)


def _settled_as(reader: Reader, party: Party) -> Iterator[str]:
    """The entities that a party's keys stand for."""
    for key in party.entities:
        entry = known_by_id(key) if ":" in key else None
        if entry is None:
            yield key
        else:
            bearers = reader.view.bearers(entry.name)
            yield from (bearer.id for bearer in bearers if bearer.known_as == key)


def _hints(topic: Topic, words: str) -> bool:
    """A cheap look before names are fetched: the action or both parties stand in the words."""
    if not topic.parted:
        return True
    if topic.action.within(words):
        return True
    parties = [party.forms for party in (topic.subject, topic.object) if party is not None]
    return len(parties) == 2 and all(forms.within(words) for forms in parties)


def _queries(topic: Topic) -> Iterator[tuple[str, bool]]:
    """What to search for, and whether any of its phrases will do."""
    if topic.parted:
        for forms in (topic.subject, topic.object, topic.action):
            if forms is not None:
                yield _phrases(forms if isinstance(forms, Forms) else forms.forms), True
    else:
        yield " ".join(topic.content), False
    for wording in topic.wordings:
        yield " ".join(wording), False


def _phrases(forms: Forms) -> str:
    """The forms as phrases to search for, those with the same words only once."""
    plain = (" ".join(form.replace('"', " ").lower().split()) for form in forms.forms)
    return " ".join(f'"{phrase}"' for phrase in dict.fromkeys(plain) if phrase)


def _articles(reader: Reader, topic: Topic) -> set[str] | None:
    """Reports that name both subject and object, or the one that there is; ``None`` is any."""
    if not topic.parted or topic.wordings:
        return None
    found: set[str] | None = None
    for party in (topic.subject, topic.object):
        if party is None:
            continue
        hits = reader.view.holding(_phrases(party.forms), kind="article", any_word=True)
        naming = {id for id, _ in hits}
        found = naming if found is None else found & naming
    return found
