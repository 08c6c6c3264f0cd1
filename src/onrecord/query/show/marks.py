"""Claims in a text: which words stand for each, and what it says in one line."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final, Literal, get_args

from onrecord.errors import QuestionError
from onrecord.query.board.placing import holder_of
from onrecord.query.reader import Reader
from onrecord.query.said import saying_of
from onrecord.records import (
    Actor,
    Claim,
    Credit,
    Date,
    EventMention,
    Matter,
    Meeting,
    Membership,
    Mention,
    Place,
    Position,
    Record,
    Relation,
    Request,
    Span,
    Statement,
    Tenure,
)

MarkKind = Literal[
    "statement", "event", "position", "matter", "request", "meeting",
    "tenure", "membership", "relation", "mention", "actor", "credit",
]  # fmt: skip

KINDS: Final[dict[MarkKind, type[Claim]]] = {
    "statement": Statement,
    "event": EventMention,
    "position": Position,
    "matter": Matter,
    "request": Request,
    "meeting": Meeting,
    "tenure": Tenure,
    "membership": Membership,
    "relation": Relation,
    "mention": Mention,
    "actor": Actor,
    "credit": Credit,
}
KIND_OF: Final[dict[type[Claim], MarkKind]] = {kind: name for name, kind in KINDS.items()}
DEFAULT_KINDS: Final[tuple[MarkKind, ...]] = ("statement", "event", "position", "tenure")


class Mark(Record, frozen=True, kw_only=True):
    """A claim in the text: ``spans`` are the words to mark, ``says`` the claim in one line.

    ``tag`` are its type, status and the like, ``tells`` the rest of the line: who and what. No
    words are marked for what stands outside of the text (a credit in the byline), and for
    memberships and actors it is those who are named.
    """

    number: int
    kind: str
    claim: str
    spans: tuple[Span, ...]
    says: str
    tag: str = ""
    tells: str = ""


def kinds_named(names: Iterable[str]) -> tuple[MarkKind, ...]:
    """These kinds, each once, in the order of ``KINDS``; raises ``QuestionError`` for one that is none."""
    asked = set(names)
    for name in sorted(asked - KINDS.keys()):
        raise QuestionError(
            f"no kind of claim {name!r}; there are: {', '.join(get_args(MarkKind))}"
        )
    return tuple(kind for kind in KINDS if kind in asked)


def marks_of(reader: Reader, claims: Sequence[Claim]) -> list[tuple[Claim, Mark]]:
    """A mark for each of these claims, numbered in the order of their words; those without come last."""
    _fetch(reader, claims)
    named = _named(reader, claims)
    found = [(claim, words_of(claim, named)) for claim in claims]
    found.sort(key=lambda each: _place(each[1], each[0]))
    return [(claim, _mark(reader, n, claim, words)) for n, (claim, words) in enumerate(found, 1)]


def _place(words: Sequence[Span], claim: Claim) -> tuple[bool, int, int, str]:
    if not words:
        return True, 0, 0, claim.id
    return False, words[0].start, words[0].end, claim.id


def _fetch(reader: Reader, claims: Iterable[Claim]) -> None:
    """All that is told of these claims in a few queries."""
    claims = list(claims)
    reader.head({claim.article for claim in claims})
    statements = [claim for claim in claims if isinstance(claim, Statement)]
    reader.hear({each.parent for each in statements if each.parent is not None})
    asked: set[str] = {claim.id for claim in claims if isinstance(claim, Actor)}
    for claim in claims:
        asked.update(actor for _, actor in claim.actor_ids())
        above = claim.parent if isinstance(claim, Statement) else None
        told = reader.statement(above) if above is not None else None
        if told is not None and told.speaker is not None:
            asked.add(told.speaker)
    reader.meet(asked)


def _named(reader: Reader, claims: Iterable[Claim]) -> dict[str, list[Span]]:
    """Where those are named who have no other words: actors, and the ends of memberships."""
    asked: dict[str, None] = {}
    for claim in claims:
        if isinstance(claim, Actor):
            asked[claim.id] = None
        elif isinstance(claim, Membership):
            asked[claim.actor] = asked[claim.body] = None
    return {actor: [m.span for m in reader.view.mentions_of(actor)] for actor in asked}


def words_of(claim: Claim, named: dict[str, list[Span]]) -> tuple[Span, ...]:
    """The words to mark for a claim; ``named`` says where actors are named in its article."""
    words = _WORDS[type(claim)](claim, named)
    return tuple(span for span in words if span is not None)


def _of_membership(claim: Membership, named: dict[str, list[Span]]) -> list[Span]:
    """Those named of the two within its evidence, else all of that."""
    ends = [
        next((s for s in named.get(end, ()) if any(e.contains(s) for e in claim.evidence)), None)
        for end in (claim.actor, claim.body)
    ]
    return sorted((s for s in ends if s is not None), key=lambda s: s.start) or list(claim.evidence)


_Words = Callable[[Any, dict[str, list[Span]]], Iterable[Span | None]]
_WORDS: Final[dict[type[Claim], _Words]] = {
    Statement: lambda claim, _: claim.content,
    EventMention: lambda claim, _: (claim.trigger,),
    Position: lambda claim, _: (claim.trigger, claim.target),
    Matter: lambda claim, _: (claim.span,),
    Request: lambda claim, _: (claim.trigger, *claim.content),
    Meeting: lambda claim, _: (claim.name, *claim.other_names) if claim.name else claim.evidence,
    Tenure: lambda claim, _: (claim.post_span,),
    Membership: _of_membership,
    Relation: lambda claim, _: (claim.source_span, claim.cue, claim.target_span),
    Mention: lambda claim, _: (claim.span,),
    Actor: lambda claim, named: named.get(claim.id) or claim.evidence,
    Credit: lambda claim, _: (claim.span,),
}


def _mark(reader: Reader, number: int, claim: Claim, words: tuple[Span, ...]) -> Mark:
    tag, tells, says = _SAYS[type(claim)](reader, claim)
    return Mark(
        number=number,
        kind=KIND_OF[type(claim)],
        claim=claim.id,
        spans=words,
        says=says or f"{tells} ({tag})",
        tag=tag,
        tells=tells,
    )


_Told = tuple[str, str, str]  # tag, tells, and says where it is not made of these two


def _of_statement(reader: Reader, statement: Statement) -> _Told:
    saying = saying_of(reader, statement)
    said = [f"{saying.speaker} {saying.cue or 'says'}"]
    more = ["not said"] if saying.negated else []
    if saying.addressee:
        more.append(f"to {saying.addressee}")
    if saying.on_behalf_of:
        more.append(f"on behalf of {', '.join(saying.on_behalf_of)}")
    if saying.through:
        more.append(f"told by {', told by '.join(saying.through)}")
    says = ", ".join([f"{said[0]} ({saying.mode})", *more])
    return saying.mode, ", ".join([*said, *more]), says


def _of_event(reader: Reader, event: EventMention) -> _Told:
    actors = names(reader, event.actors, event.actor_spans)
    sides = _sides(actors, names(reader, event.recipients, event.recipient_spans))
    status = spaced(event.status)
    when = _when(event.date) + _where(event.place)
    return (
        f"{event.type}, {status}",
        f"{sides}{when}",
        f"{event.type} ({status}){when}: {sides}",
    )


def _of_position(reader: Reader, position: Position) -> _Told:
    holder = holder_of(reader, position).name
    stance, how = spaced(position.stance), spaced(position.how)
    target = position.target.quote
    return (
        f"{stance}, {how}{', once' if position.past else ''}",
        f"{holder}: {target}",
        f"{holder} is {stance} ({how}): {target}",
    )


def _of_matter(reader: Reader, matter: Matter) -> _Told:
    whose = names(reader, (matter.subject,), (matter.subject_span,))
    return matter.status, f"{whose}: {matter.span.quote}" if whose else matter.span.quote, ""


def _of_request(reader: Reader, request: Request) -> _Told:
    askers = names(reader, request.askers, request.asker_spans)
    sides = _sides(askers, names(reader, request.asked, request.asked_spans))
    answer = f", {request.answer.outcome}" if request.answer is not None else ""
    content = " … ".join(span.quote for span in request.content)
    tag = f"{request.kind}, {spaced(request.status)}{answer}"
    return tag, f"{sides}: {content}{_when(request.date)}", ""


def _of_meeting(reader: Reader, meeting: Meeting) -> _Told:
    people = [
        names(reader, (one.actor,), (one.span,)) or one.span.quote for one in meeting.participants
    ]
    who = ", ".join(dict.fromkeys(people)) or "nobody named"
    where = _when(meeting.date) + _where(meeting.place)
    return f"{meeting.format}, {spaced(meeting.status)}", f"{who}{where}", ""


def _of_tenure(reader: Reader, tenure: Tenure) -> _Told:
    body = f", {reader.who(tenure.organisation).name}" if tenure.organisation is not None else ""
    return tenure.status, f"{reader.who(tenure.person).name}: {tenure.post}{body}", ""


def _of_body(reader: Reader, membership: Membership) -> _Told:
    actor, body = reader.who(membership.actor).name, reader.who(membership.body).name
    return membership.role, f"{actor} in {body}", ""


def _of_relation(reader: Reader, relation: Relation) -> _Told:
    source = names(reader, (relation.source,), (relation.source_span,))
    target = names(reader, (relation.target,), (relation.target_span,))
    former = ", former" if relation.former else ""
    return f"{spaced(relation.kind)}{former}", f"{source} → {target}", ""


def _of_mention(reader: Reader, mention: Mention) -> _Told:
    who = reader.who(mention.actor).name if mention.actor is not None else "not resolved"
    place = ", place" if mention.role == "place" else ""
    return f"{mention.form}{place}", who, ""


def _of_actor(reader: Reader, actor: Actor) -> _Told:
    who = reader.who(actor.id).name
    also = f", here {actor.name}" if who != actor.name else ""
    return spaced(actor.kind), f"{who}{also}", ""


def _of_credit(reader: Reader, credit: Credit) -> _Told:
    return credit.kind, f"{credit.outlet or 'an original not named'}: {credit.words}", ""


_SAYS: Final[dict[type[Claim], Callable[[Reader, Any], _Told]]] = {
    Statement: _of_statement,
    EventMention: _of_event,
    Position: _of_position,
    Matter: _of_matter,
    Request: _of_request,
    Meeting: _of_meeting,
    Tenure: _of_tenure,
    Membership: _of_body,
    Relation: _of_relation,
    Mention: _of_mention,
    Actor: _of_actor,
    Credit: _of_credit,
}


def spaced(name: str) -> str:
    """A name of the codebooks in words."""
    return name.replace("_", " ")


def names(reader: Reader, actors: Collection[str | None], words: Sequence[Span | None]) -> str:
    """The names of actors, or the report's words where none was resolved; empty where there are none."""
    named = [reader.who(actor).name for actor in actors if actor is not None]
    told = named or [span.quote for span in words if span is not None]
    return ", ".join(dict.fromkeys(told))


def _sides(one: str, other: str) -> str:
    return " → ".join(side for side in (one, other) if side) or "nobody named"


def _when(date: Date | None) -> str:
    if date is None:
        return ""
    return f", {date.words if date.start is None and date.words else date.value}"


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    country = f" ({place.country})" if place.country is not None else ""
    return f", {place.span.quote}{country}"
