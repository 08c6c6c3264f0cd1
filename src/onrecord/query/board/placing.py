"""From the positions that speak of a question to the lines of its board."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.query.board.belonging import Belonging
from onrecord.query.board.lines import Camp, Line, Role, Stage, Told
from onrecord.query.board.standing import Place, Stretch, Turn, no_two_alike, place_of, worth
from onrecord.query.board.timing import date_of, day_of, is_once_held, learned_of, until_of
from onrecord.query.origins import (
    Against,
    Credibility,
    Origins,
    compared_with,
    count_origins,
    credibility,
    fetch_origins,
    origin_of,
)
from onrecord.query.question.retrieval import Matched
from onrecord.query.reader import Reader, Who
from onrecord.query.sources import source_of
from onrecord.query.words import fold
from onrecord.records import Date, Position

_ORDER = (
    "for", "leaning_for", "undecided", "leaning_against", "against", "disputed", "unclear", None,
)  # fmt: skip
_ROLES = ("subject", "applicant", "former_member", "outsider")
UNKNOWN = "Someone not named"
_POINTED = f"{UNKNOWN} (“"
# Words that name nobody: two reports' "they" are two holders.
_POINTING = frozenset({
    "he", "her", "him", "his", "i", "it", "its", "one", "others", "our", "she", "some", "that",
    "their", "them", "these", "they", "this", "those", "us", "we", "which", "who", "whose", "you",
})  # fmt: skip


@dataclass
class Group:
    """All tellings of one holder. ``whole`` is the key of the country or body it is a part of.

    ``place`` is where the holder stands by those that are clear; ``None`` if none is.
    """

    who: Who
    whole: str | None
    turns: list[Turn] = field(default_factory=list)
    place: Place | None = None


@dataclass(frozen=True)
class Grouped:
    """The holders of a board by key, and what is known of them."""

    groups: dict[str, Group]
    belonging: Belonging


def group_turns(
    reader: Reader, matches: Sequence[Matched[Position]], threshold: float = 0.0
) -> Grouped:
    """Positions by holder; conjectures are not for this.

    Those without a name are one only where the same words, of the same country, take the same
    side: "experts" for and "experts" against are two. A position that is less sure than
    ``threshold``, or told as once held and not when, is none that counts.
    """
    _fetch(reader, [match.claim for match in matches])
    held = [(_speaks_for(reader, m.claim) or holder_of(reader, m.claim), m) for m in matches]
    held = [(who, m) for who, m in held if not _is_nobody(who) and not _only_reports(who, m)]
    belonging = Belonging(reader, [(who, match.claim) for who, match in held])
    groups: dict[str, Group] = {}
    for who, match in held:
        turn = _turn(reader, who, match, threshold)
        key = who.key
        if who.described:
            key = f"{fold(who.name)}|{who.country}|{turn.sign}"
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(who, belonging.whole(who))
        group.turns.append(turn)
    for group in groups.values():
        clear = [turn for turn in group.turns if turn.clear]
        group.place = place_of(clear, reader.corrected_by) if clear else None
    reader.fetch({turn.position.article for group in groups.values() for turn in _quoted(group)})
    return Grouped(groups, belonging)


def _quoted(group: Group) -> Iterator[Turn]:
    """The tellings whose words a line has."""
    if group.place is not None:
        for stretch in group.place.stretches:
            yield from stretch.shown
            yield from (turn for side in _sides(stretch) for turn in side)
        yield from group.place.corrected
    yield from _unclear(group)


def _fetch(reader: Reader, positions: Sequence[Position]) -> None:
    """All that the lines need, each kind in one go."""
    fetch_origins(reader, positions)
    named = {actor for p in positions for actor in (p.holder, p.told_by) if actor is not None}
    reader.meet(named.union(*(reader.beside(p.id).behalf for p in positions)))


def _turn(reader: Reader, who: Who, match: Matched[Position], threshold: float) -> Turn:
    position = match.claim
    date, published = date_of(reader, position), reader.published(position.article)
    return Turn(
        who,
        published if date is None else day_of(reader, position),
        position,
        match.found.strength,
        derived=reader.derived(position.article),
        until=None if date is None else until_of(reader, position),
        date=date,
        learned=learned_of(reader, position.article),
        origin=origin_of(reader, position),
        clear=_is_sure(match, threshold) and not is_once_held(reader, position),
    )


def _is_sure(match: Matched[Position], threshold: float) -> bool:
    """True for a position that is sure enough, and sure to be on the question."""
    confidence = match.claim.confidence
    return not match.found.loose and (confidence is None or confidence >= threshold)


def _is_nobody(who: Who) -> bool:
    """True where only a pronoun tells who it is: nobody's stance can be made of that."""
    return who.name == UNKNOWN or who.name.startswith(_POINTED)


def _only_reports(who: Who, match: Matched[Position]) -> bool:
    """True for a newspaper whose "own words" are its report of others."""
    return who.kind == "media" and match.claim.how == "own_words"


def holder_of(reader: Reader, position: Position) -> Who:
    """Who holds a position: the actor, or the words where it was not resolved."""
    span = position.holder_span
    if position.holder is not None:
        who = reader.who(position.holder)
        return _nobody(who.key, who.name) if who.described and _points(who.name) else who
    if span is None:
        return _nobody(f"words:{position.id}", None)
    if _points(span.quote):
        return _nobody(f"words:{position.article}:{span.start}", span.quote)
    key = f"words:{fold(span.quote)}"
    return Who(key=key, name=span.quote, kind="unnamed_group", described=True)


def _nobody(key: str, words: str | None) -> Who:
    """One whom no name and no description tells: "they" of one report is not that of another."""
    name = UNKNOWN if words is None else f"{_POINTED}{words}”)"
    return Who(key=key, name=name, kind="unnamed_group", described=True)


def _points(words: str) -> bool:
    return fold(words) in _POINTING


def _speaks_for(reader: Reader, position: Position) -> Who | None:
    """The government on whose behalf the holder speaks, where the words say so."""
    for actor in reader.beside(position.id).behalf:
        who = reader.who(actor)
        if who.kind == "government" and (who.known_as or "").startswith("country:"):
            return who
    return None


def _unclear(group: Group) -> list[Turn]:
    """The tellings to show that are too unsure to count."""
    turns = sorted((turn for turn in group.turns if not turn.clear), key=worth)
    return no_two_alike(turns)


def line_of(reader: Reader, group: Group, role: Role, belonging: Belonging) -> Line:
    """The line of a holder who has said something, or of whom it is told."""
    who = group.who
    place = group.place
    current = place.current if place is not None else None
    told = count_origins(reader, [t.position for t in current.turns] if current is not None else [])
    sides = sides_of(reader, current) if current is not None else ()
    return Line(
        name=who.name,
        key=who.key,
        kind=who.kind,
        standing=role,
        country=who.country,
        described=who.described,
        office=belonging.office(who),
        stance=current.standing if current is not None else "unclear",
        since=current.since if current is not None else None,
        date=began(current) if current is not None else None,
        told=told_of(reader, current) if current is not None else (),
        sides=sides,
        before=tuple(stage_of(reader, s) for s in place.earlier) if place is not None else (),
        corrected=tuple(tell(reader, t) for t in place.corrected) if place is not None else (),
        unclear=tuple(tell(reader, turn) for turn in _unclear(group)),
        reports=told.reports,
        outlets=len(told.outlets),
        origins=told.count,
        which=told.origins,
        credibility=_borne_out(reader, told, sides),
    )


def _borne_out(reader: Reader, told: Origins, sides: Sequence[Camp]) -> Credibility | None:
    """How far a stance is borne out; one told both ways by the side that fewer tell."""
    if not sides:
        return credibility(told.count, Against(), compared=compared_with(reader, told.origins))
    most, fewest = sorted((side.origins for side in sides), reverse=True)
    return credibility(most, Against(origins=fewest, what="stance"))


def stage_of(reader: Reader, stretch: Stretch) -> Stage:
    """A stretch of time with its best words."""
    return Stage(
        stance=stretch.standing,
        since=stretch.since,
        told=told_of(reader, stretch),
        date=began(stretch),
        sides=sides_of(reader, stretch),
    )


def told_of(reader: Reader, stretch: Stretch) -> tuple[Told, ...]:
    """The words to show for a stretch, best first; of a disputed one the best of both sides."""
    return tuple(tell(reader, turn) for turn in stretch.shown)


def sides_of(reader: Reader, stretch: Stretch) -> tuple[Camp, ...]:
    """Both sides of a contradiction, each with the best words of every origin; else none."""
    camps = []
    for sign, turns in zip((1, -1), _sides(stretch), strict=False):
        counted = count_origins(reader, [turn.position for turn in stretch.side(sign)])
        camps.append(
            Camp(
                told=tuple(tell(reader, turn) for turn in turns),
                reports=counted.reports,
                outlets=len(counted.outlets),
                origins=counted.count,
            )
        )
    return tuple(camps)


def _sides(stretch: Stretch) -> list[list[Turn]]:
    """The best telling of every origin on both sides of a contradiction; else nothing."""
    if stretch.sign is not None:
        return []
    sides = []
    for sign in (1, -1):
        best: dict[str, Turn] = {}
        for turn in sorted(stretch.side(sign), key=worth):
            best.setdefault(turn.origin, turn)
        sides.append(list(best.values()))
    return sides


def began(stretch: Stretch) -> Date | None:
    """The date of the telling that a stretch begins with, if it is what says when that was."""
    return None if stretch.first.placed is not None else stretch.first.date


def tell(reader: Reader, turn: Turn) -> Told:
    """One telling, with its words."""
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
        date=turn.date,
        learned=turn.learned,
        confidence=position.confidence,
        once=is_once_held(reader, position),
    )


def in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines of those who do not decide: the subject first, then countries, then named people."""
    return tuple(
        sorted(
            by_strength(lines),
            key=lambda line: (
                _ROLES.index(line.standing),
                line.kind != "government",
                line.described,
            ),
        )
    )


def by_strength(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines in the order of a board: for, leaning, undecided, against, disputed, silent; by name."""
    return tuple(sorted(lines, key=lambda line: (_ORDER.index(line.stance), line.name, line.key)))
