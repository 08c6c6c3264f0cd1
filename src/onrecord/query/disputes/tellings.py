"""What each report tells of an event that can be set beside what others tell."""

import dataclasses
import datetime
import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.query.disputes.figures import Figure, figures_in
from onrecord.query.reader import Reader
from onrecord.query.words import word_list
from onrecord.records import Date, EventMention, Place
from onrecord.schema.common_words import common_words
from onrecord.schema.measures import measures

_TOLD_AS_DONE = frozenset({"happened", "background"})
_LONGEST = 2000  # code points of a sentence; what is longer is a list or no prose
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen", "dozens"})
_STEM = 5  # letters by which two words are taken as one: "strike", "strikes", "striking"


@dataclass(frozen=True, eq=False)
class Told:
    """A mention with what is needed to set it beside another.

    ``figure`` is what its sentence counts of it, if anything; ``event`` is then the settled event.
    """

    mention: EventMention
    day: datetime.date | None
    story: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    teller: str | None
    figure: Figure | None = None
    event: str | None = None

    @property
    def article(self) -> str:
        """The report that tells it."""
        return self.mention.article

    @property
    def voice(self) -> tuple[str, str | None]:
        """One report in its own voice, or one that it lets speak."""
        return self.mention.article, self.teller

    @property
    def date(self) -> Date | None:
        """When it says that it happened."""
        return self.mention.date

    @property
    def place(self) -> Place | None:
        """Where it says that it happened."""
        return self.mention.place

    @cached_property
    def verb(self) -> str:
        """The stem of its first word."""
        words = word_list(self.mention.trigger.quote)
        return words[0][:_STEM] if words else ""

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of what its sentence says beside common words, numbers, participants, and what is counted."""
        mention = self.mention
        spans = (mention.trigger, *mention.actor_spans, *mention.recipient_spans)
        known = {word[:_STEM] for span in spans for word in word_list(span.quote)}
        return (
            frozenset(
                word[:_STEM]
                for word in word_list(mention.evidence[0].quote)
                if word not in _said_anyway() and len(word) > 2 and not word[0].isdigit()
            )
            - known
        )


@functools.cache
def _said_anyway() -> frozenset[str]:
    """Common words, and those of counts: no two acts are the same for them."""
    known = measures()
    phrases = (p for m in known.by_name.values() for p in (*m.after, *m.before, *m.totals))
    counted = {word for phrase in phrases for word in phrase}
    return common_words() | known.anybody | known.votes | counted | _SCALES


def told_as_done(reader: Reader, mentions: Iterable[EventMention]) -> list[Told]:
    """Mentions of what is told as done, by report and place in it."""
    return tellings(reader, (m for m in mentions if m.status in _TOLD_AS_DONE))


def tellings(reader: Reader, mentions: Iterable[EventMention]) -> list[Told]:
    """Mentions with what is needed to set them beside others, in the order given."""
    kept = [mention for mention in mentions if mention.evidence]
    reader.place({mention.article for mention in kept})
    reader.fetch_days({mention.article for mention in kept})
    reader.hear({mention.within for mention in kept if mention.within is not None})
    reader.meet({actor for m in kept for actor in (*m.actors, *m.recipients)})
    return [_told(reader, mention) for mention in kept]


def _told(reader: Reader, mention: EventMention) -> Told:
    part = reader.part(mention.article)
    return Told(
        mention=mention,
        day=reader.published(mention.article),
        story=part.story if part is not None else None,
        actors=frozenset(reader.who(actor).key for actor in mention.actors),
        recipients=frozenset(reader.who(actor).key for actor in mention.recipients),
        teller=teller_of(reader, mention),
    )


def teller_of(reader: Reader, mention: EventMention) -> str | None:
    """Who tells it, by name or in the report's words; ``None`` in the outlet's own voice."""
    statement = reader.statement(mention.within) if mention.within is not None else None
    if statement is None:
        return None
    if statement.speaker is not None:
        return reader.who(statement.speaker).name
    return statement.source.quote if statement.source is not None else None


def counting(reader: Reader, told: Sequence[Told]) -> Iterator[Told]:
    """The mentions whose sentence counts something of them, once for each figure."""
    by_sentence: dict[tuple[str, int], list[Told]] = {}
    for each in told:
        by_sentence.setdefault((each.article, each.mention.evidence[0].start), []).append(each)
    found = [
        (_nearest(sharing, figure), figure)
        for sharing in by_sentence.values()
        if len(sentence := sharing[0].mention.evidence[0].quote) < _LONGEST
        for figure in figures_in(sentence)
    ]
    event_of = reader.view.events_of(nearest.mention.id for nearest, _ in found)
    for nearest, figure in found:
        event = event_of.get(nearest.mention.id)
        yield dataclasses.replace(nearest, figure=figure, event=event)


def _nearest(sharing: Sequence[Told], figure: Figure) -> Told:
    """Of the acts of one sentence the one that is told next to the figure."""
    start = sharing[0].mention.evidence[0].start

    def distance(each: Told) -> tuple[int, int]:
        trigger = each.mention.trigger
        low, high = trigger.start - start, trigger.end - start
        return max(low - figure.end, figure.start - high, 0), trigger.start

    return min(sharing, key=distance)
