"""From the positions that speak of a question to the lines of its board."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.query.board.lines import Line, Stage, Told
from onrecord.query.board.standing import Stretch, Turn, place_of
from onrecord.query.lexicon import known
from onrecord.query.question.retrieval import Matched
from onrecord.query.question.topic import exact_entities
from onrecord.query.reader import Reader, Who
from onrecord.query.sources import source_of
from onrecord.query.words import fold, word_list
from onrecord.records import Membership, Position, Tenure

_SHOWN = 3  # tellings quoted for a line; the rest is counted


@dataclass
class Group:
    """All tellings of one holder. ``whole`` is the key of the country it is a part of."""

    who: Who
    whole: str | None
    turns: list[Turn] = field(default_factory=list)


def group_turns(reader: Reader, matches: Sequence[Matched[Position]]) -> dict[str, Group]:
    """Positions by holder; conjectures are not for this.

    Those without a name are one only where the same words, of the same country, take the same
    side: "experts" for and "experts" against are two.
    """
    groups: dict[str, Group] = {}
    positions = [match.claim for match in matches]
    reader.meet({actor for position in positions for _, actor in position.actor_ids()})
    reader.hear({position.statement for position in positions if position.statement is not None})
    for match in matches:
        position = match.claim
        who = _speaks_for(reader, position) or holder_of(reader, position)
        derived = reader.derived(position.article)
        turn = Turn(who, day_of(reader, position), position, match.found.strength, derived)
        key = who.key
        if who.described:
            key = f"{fold(who.name)}|{who.country}|{turn.sign}"
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(who, whole_of(reader, who, position))
        group.turns.append(turn)
    return groups


def holder_of(reader: Reader, position: Position) -> Who:
    """Who holds a position: the actor, or the words where it was not resolved."""
    if position.holder is not None:
        return reader.who(position.holder)
    words = position.holder_span.quote if position.holder_span is not None else "someone not named"
    return Who(key=f"words:{fold(words)}", name=words, kind="unnamed_group", described=True)


def _speaks_for(reader: Reader, position: Position) -> Who | None:
    """The government on whose behalf the holder speaks, where the words say so."""
    statement = reader.statement(position.statement) if position.statement else None
    if statement is None or statement.speaker != position.holder:
        return None
    for actor in statement.on_behalf_of:
        who = reader.who(actor)
        if who.kind == "government" and (who.known_as or "").startswith("country:"):
            return who
    return None


def day_of(reader: Reader, position: Position) -> datetime.date | None:
    """The day of a position: its own date if that is past, else the report's."""
    published = reader.published(position.article)
    own = position.date.start if position.date is not None else None
    if own is not None and (published is None or own <= published):
        return own
    return published


def whole_of(reader: Reader, who: Who, position: Position) -> str | None:
    """The country that a holder is a part of, as ``country:JP``; ``None`` for a country itself."""
    if (who.known_as or "").startswith(("country:", "body:")):
        return None
    if who.country is not None:
        return f"country:{who.country}"
    for actor in _belongs_to(reader, who, position):
        other = reader.who(actor)
        if other.country is not None:
            return f"country:{other.country}"
    return _named_country(reader, who.name) if who.described else None


def _named_country(reader: Reader, description: str) -> str | None:
    """The country of the organisation that a description begins with ("Green Party lawmakers")."""
    words = description.split()
    for cut in range(len(words) - 1, 0, -1):
        name = " ".join(words[:cut])
        entry = known(name)
        if entry is not None and entry.id.startswith("country:"):
            return entry.id
        for entity in exact_entities(reader.view, name):
            if entity.country is not None:
                return f"country:{entity.country}"
    return None


def _belongs_to(reader: Reader, who: Who, position: Position) -> Iterable[str]:
    """Organisations of a holder's posts and memberships."""
    if who.entity is not None:
        for tenure in reader.view.claims(Tenure, entity=who.entity, role="person"):
            if tenure.organisation is not None:
                yield tenure.organisation
        for membership in reader.view.claims(Membership, entity=who.entity, role="actor"):
            if membership.role != "former":
                yield membership.body
    elif position.holder is not None:
        for membership in reader.view.claims(Membership, article=position.article):
            if membership.actor == position.holder and membership.role != "former":
                yield membership.body


def office_of(reader: Reader, who: Who) -> str | None:
    """The post that the reports give a person, in their words; the newest report's."""
    if who.entity is None or who.kind != "person":
        return None
    found = [
        tenure
        for tenure in reader.view.claims(Tenure, entity=who.entity, role="person")
        if tenure.status != "former"
    ]
    if not found:
        return None
    newest = max(found, key=lambda t: (reader.published(t.article) or datetime.date.min, t.id))
    if newest.organisation is None:
        return newest.post
    body = reader.who(newest.organisation).name
    said = set(word_list(newest.post))
    return newest.post if set(word_list(body)) <= said else f"{newest.post}, {body}"


def line_of(reader: Reader, group: Group, standing: str) -> Line:
    """The line of a holder who has said something, or of whom it is told."""
    place = place_of(group.turns, reader.corrected_by)
    current = place.current
    articles = {turn.position.article for turn in current.turns}
    who = group.who
    return Line(
        name=who.name,
        key=who.key,
        kind=who.kind,
        standing=standing,  # type: ignore[arg-type]  # given by the callers in this package
        country=who.country,
        described=who.described,
        office=office_of(reader, who),
        stance=current.standing,
        since=current.since,
        told=told_of(reader, current),
        before=tuple(
            Stage(stance=s.standing, since=s.since, told=told_of(reader, s)) for s in place.earlier
        ),
        corrected=tuple(_told(reader, turn) for turn in place.corrected),
        reports=len(articles),
        origins=reader.origins(sorted(articles)),
    )


def told_of(reader: Reader, stretch: Stretch) -> tuple[Told, ...]:
    """The words to show for a stretch, best first; of a disputed one the best of both sides."""
    if stretch.sign is None:
        sides = [Stretch(stretch.side(sign), sign).best for sign in (1, -1)]
        return tuple(_told(reader, turn) for turn in sides)
    chosen: list[Turn] = [stretch.best]
    undecided = [turn for turn in stretch.side(0) if stretch.sign]
    chosen += [Stretch(tuple(undecided), 0).best] if undecided else []
    seen = {_origin_words(turn) for turn in chosen}
    for turn in stretch.turns:
        if len(chosen) < _SHOWN and _origin_words(turn) not in seen:
            seen.add(_origin_words(turn))
            chosen.append(turn)
    return tuple(_told(reader, turn) for turn in chosen)


def _origin_words(turn: Turn) -> str:
    """The words of a telling: copies of them are not shown twice."""
    return fold(" ".join(span.quote for span in turn.position.evidence))


def _told(reader: Reader, turn: Turn) -> Told:
    position = turn.position
    by = reader.who(position.told_by).name if position.told_by is not None else None
    return Told(
        stance=position.stance,
        how=position.how,
        day=turn.day,
        source=source_of(reader, position),
        by=by,
        condition=position.condition.quote if position.condition is not None else None,
        reason=position.reason,
    )


def in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines of those who do not decide: the subject first, then countries, then named people."""
    roles = ("subject", "applicant", "former_member", "outsider")
    return tuple(
        sorted(
            by_strength(lines),
            key=lambda line: (
                roles.index(line.standing),
                line.kind != "government",
                line.described,
            ),
        )
    )


def by_strength(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines in the order of a board: for, leaning, undecided, against, disputed, silent; by name."""
    order = ("for", "leaning_for", "undecided", "leaning_against", "against", "disputed", None)
    return tuple(sorted(lines, key=lambda line: (order.index(line.stance), line.name, line.key)))
