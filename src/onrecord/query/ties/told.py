"""What the record tells of a tie between two actors, telling by telling: acts, meetings, stances."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import Literal

from onrecord.query.lexicon import is_capital
from onrecord.query.reader import Reader, Who
from onrecord.query.sources import core_of
from onrecord.query.words import fold
from onrecord.records import (
    Date,
    Entity,
    EventMention,
    EventStatus,
    Meeting,
    Participant,
    Position,
    Span,
)
from onrecord.schema.ties import Means, TieRule, tie_words

Basis = Literal["event", "meeting", "position", "membership", "post", "relation", "words"]
Voice = Literal["outlet", "own_words", "other", "party"]

REAL: frozenset[EventStatus] = frozenset({"happened", "background"})
_APOSTROPHES = frozenset({"'", "’"})
_REACH = 60  # code points around a trigger that are looked at for words: about one clause
_LOOKED_AT = 500  # positions with an actor's name in them that are looked at, the newest
_LONGEST_NAME = 60  # code points of a position's target that may be a name and nothing more


@dataclass(frozen=True, eq=False)
class Told:
    """One telling of a tie, or of its end, in one report.

    ``act`` is the same for all tellings of one act. ``passage`` is what to quote and ``core`` the
    code points in it that must not be cut off. ``within`` is the statement it is told in, ``None``
    in the outlet's own voice; ``teller`` is who tells it where that is not the statement's speaker.
    ``voice`` is kept once it is known; a passage that was kept has no ``quote``.
    """

    means: Means
    actor: Who
    other: Who
    act: str
    basis: Basis
    status: EventStatus
    claim: str
    passage: Span
    core: tuple[int, int]
    date: Date | None = None
    within: str | None = None
    teller: str | None = None
    detail: str | None = None
    voice: Voice | None = None

    @property
    def article(self) -> str:
        """The report that tells it."""
        return self.passage.article


def acts_told(
    reader: Reader, mentions: Sequence[EventMention], act_of: Mapping[str, str]
) -> Iterator[Told]:
    """Ties and their ends that events tell; ``act_of`` is the settled event of each mention."""
    reader.meet(actor for mention in mentions for _, actor in mention.actor_ids())
    for mention in mentions:
        rules = _rules_for(mention)
        if rules:
            yield from _from_event(reader, mention, rules, act_of.get(mention.id, mention.id))


def _rules_for(event: EventMention) -> list[TieRule]:
    """The rules that an event fits by its type and words, down to the first that is not ``also``."""
    rules = tie_words().rules.get(event.type, ())
    if not rules:
        return []
    trigger = event.trigger.quote.lower().partition(" ")[0]
    sentence = event.evidence[0].quote.lower()
    start, end = (at - event.evidence[0].start for at in (event.trigger.start, event.trigger.end))
    around = sentence[max(0, start - _REACH) : max(0, end + _REACH)]
    behind = sentence[max(0, end) : max(0, end + _REACH)]
    return [
        rule
        for rule in rules
        if rule.fits(event.mode, trigger, around, behind) and not (rule.direct and _owns(event))
    ]


def _owns(event: EventMention) -> bool:
    """Whether one acted upon is named as an owner, or by its capital: "recognised Israel's border"."""
    sentence = event.evidence[0]
    return any(
        sentence.quote[span.end - sentence.start :][:1] in _APOSTROPHES
        or span.quote.endswith(("'s", "’s"))
        or is_capital(span.quote)
        for span in event.recipient_spans
        if sentence.contains(span)
    )


def _from_event(
    reader: Reader, event: EventMention, rules: list[TieRule], act: str
) -> Iterator[Told]:
    kinds = tie_words().kinds
    for actor, other in _sides(reader, event):
        for rule in rules:
            if not rule.joins(actor.kind, other.kind):
                continue
            mutual = rule.means is not None and kinds[rule.means.tie].symmetric
            if rule.means is not None and (mutual or event.recipients):
                yield Told(
                    means=rule.means,
                    actor=actor,
                    other=other,
                    act=act,
                    basis="event",
                    status=_status(event, rule),
                    claim=event.id,
                    passage=event.evidence[0],
                    core=core_of(
                        event.evidence[0],
                        (*event.actor_spans, event.trigger, *event.recipient_spans),
                    ),
                    date=event.date,
                    within=event.within,
                )
            if not rule.also:
                break


def _status(event: EventMention, rule: TieRule) -> EventStatus:
    """What a report says of it: a question says that nothing happened or will."""
    if event.status in REAL | {"planned"} and event.evidence[0].quote.rstrip("\"”’' ").endswith(
        "?"
    ):
        return "hypothetical"
    return "planned" if rule.pending and event.status in REAL else event.status


def _sides(reader: Reader, event: EventMention) -> list[tuple[Who, Who]]:
    """Who acts towards whom; where nobody is acted upon, those who act together are each other's."""
    actors = [reader.who(actor) for actor in event.actors]
    others = [reader.who(actor) for actor in event.recipients]
    pairs = product(actors, others) if others else combinations(actors, 2)
    return [(one, other) for one, other in pairs if one.key != other.key]


def meetings_told(
    reader: Reader, told: Sequence[Meeting], act_of: Mapping[str, str]
) -> Iterator[Told]:
    """Who is in talks with whom by the meetings in which they, or somebody for them, took part."""
    reader.meet(actor for meeting in told for _, actor in meeting.actor_ids())
    mentions = {
        each.id: each
        for each in reader.view.claims(EventMention, ids=chain(*(m.mentions for m in told)))
    }
    reader.meet(actor for each in mentions.values() for _, actor in each.actor_ids())
    for meeting in told:
        together = _together(reader, meeting, mentions)
        events = [
            (mentions[e], act_of[e]) for e in meeting.mentions if e in act_of and e in mentions
        ]
        for one, other, passage, core in _met(reader, meeting, together):
            yield Told(
                means=Means("in_talks"),
                actor=one,
                other=other,
                act=_act_between(reader, events, {one.key, other.key}) or meeting.id,
                basis="meeting",
                status=meeting.status,
                claim=meeting.id,
                passage=passage,
                core=core,
                date=meeting.date,
            )


def _act_between(
    reader: Reader, events: Iterable[tuple[EventMention, str]], pair: set[str]
) -> str | None:
    """The settled event of a meeting in which both of a pair take part, else one of them."""
    best: tuple[int, str | None] = 0, None
    for mention, act in events:
        present = {reader.who(each).key for _, each in mention.actor_ids()}
        if len(pair & present) > best[0]:
            best = len(pair & present), act
    return best[1]


def _met(
    reader: Reader, meeting: Meeting, together: set[str]
) -> Iterator[tuple[Who, Who, Span, tuple[int, int]]]:
    """Who met whom by one sentence that names both, each two once; those ``together`` did not."""
    seen: set[frozenset[str]] = set()
    for left, right in combinations(meeting.participants, 2):
        passage = next(
            (p for p in meeting.evidence if p.contains(left.span) and p.contains(right.span)), None
        )
        if passage is None:
            continue
        for one, other in product(_parties(reader, left), _parties(reader, right)):
            pair = frozenset({one.key, other.key})
            if len(pair) == 2 and pair not in seen and not pair <= together | _own(one, other):
                seen.add(pair)
                yield one, other, passage, core_of(passage, (left.span, right.span))


def _parties(reader: Reader, one: Participant) -> list[Who]:
    """The participant, and the party or organisation that it takes part for."""
    return [reader.who(actor) for actor in (one.actor, one.body) if actor is not None]


def _own(one: Who, other: Who) -> set[str]:
    """A country and one of its own people: these are one side."""
    kinds = {one.kind, other.kind}
    same = one.country is not None and one.country == other.country
    return {one.key, other.key} if same and "government" in kinds else set()


def _together(reader: Reader, meeting: Meeting, mentions: Mapping[str, EventMention]) -> set[str]:
    """Those who are one side of a meeting: who visited or met somebody else together."""
    return {
        reader.who(actor).key
        for each in meeting.mentions
        if each in mentions and mentions[each].recipient_spans
        for actor in mentions[each].actors
    }


def stances_told(reader: Reader, positions: Iterable[Position]) -> Iterator[Told]:
    """Who is for or against whom by positions whose target is an actor's name and nothing more."""
    for position in positions:
        if position.holder is None or not _is_stance(position):
            continue
        who, other = reader.who(position.holder), _named(reader, position.target)
        if other is not None and who.key != other.key:
            yield _from_position(position, who, other)


def stances_of(reader: Reader, entity: Entity) -> Iterator[Position]:
    """The positions of an actor, and those whose target is its name."""
    held = reader.view.claims(Position, entity=entity.id, role="holder")
    yield from held
    own = {position.id for position in held}
    names = {fold(name) for name in (entity.name, *entity.aliases)}
    found = reader.view.holding(f'"{entity.name}"', kind="position", limit=_LOOKED_AT)
    for position in reader.view.claims(Position, ids=[id for id, _ in found]):
        target = fold(position.target.quote).removeprefix("the ").strip()
        if position.id not in own and target in names:
            yield position


def _is_stance(position: Position) -> bool:
    """A stance that no event mention tells: those are counted as events."""
    return (
        position.event is None
        and position.how != "conjecture"
        and position.stance in tie_words().stances
        and len(position.target.quote) <= _LONGEST_NAME
        and position.target.quote[:1].isupper()
    )


def _named(reader: Reader, span: Span) -> Who | None:
    """Who is named by exactly these words, a title or article aside."""
    return next(
        (
            reader.who(name.actor)
            for name in reader.mentions_in(span)
            if name.actor is not None and name.role == "actor" and name.span.end == span.end
            and len(name.span.quote.split()) + 1 >= len(span.quote.split())
        ),
        None,
    )  # fmt: skip


def _from_position(position: Position, who: Who, other: Who) -> Told:
    passage = position.evidence[0]
    spans = [position.trigger, position.target]
    if position.holder_span is not None:
        spans.append(position.holder_span)
    return Told(
        means=Means(tie_words().stances[position.stance]),
        actor=who,
        other=other,
        act=position.id,
        basis="position",
        status="hypothetical" if position.condition is not None else "happened",
        claim=position.id,
        passage=passage,
        core=core_of(passage, spans),
        date=position.date,
        within=position.statement,
        teller=position.told_by,
    )
