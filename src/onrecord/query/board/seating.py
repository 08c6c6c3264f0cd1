"""Who sits where on a board: deciders, those who do not decide but matter, and parts beneath wholes."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from onrecord.query.board.belonging import Belonging
from onrecord.query.board.lines import Line, Role
from onrecord.query.board.placing import Group, Grouped, by_strength, in_order, line_of
from onrecord.query.board.timing import learned_of
from onrecord.query.lexicon import known_by_id
from onrecord.query.question.topic import Party, Topic, exact_entities, find_party, known_party
from onrecord.query.reader import Reader
from onrecord.records import Question
from onrecord.schema.bodies import load_bodies


@dataclass(frozen=True)
class Seats:
    """The lines of a board, and the holder behind each line by its key."""

    deciders: tuple[Line, ...]
    others: tuple[Line, ...]
    holders: dict[str, Group]


@dataclass
class _Room:
    """Holders that have no seat yet, to be found by who they are and by what they are a part of."""

    reader: Reader
    belonging: Belonging
    by_who: dict[str, list[Group]] = field(default_factory=dict)
    by_whole: dict[str, list[Group]] = field(default_factory=dict)

    def take(self, keys: Iterable[str]) -> Group | None:
        """The holder who is one of these, taken out."""
        for key in sorted(keys):
            if self.by_who.get(key):
                return self.by_who[key].pop(0)
        return None

    def parts(self, wholes: Iterable[str]) -> tuple[Line, ...]:
        """Lines of all who are a part of one of these, taken out."""
        groups = [group for whole in sorted(wholes) for group in self.by_whole.pop(whole, ())]
        return by_strength([line_of(self.reader, g, "part", self.belonging) for g in groups])


def seat(
    reader: Reader,
    topic: Topic,
    question: Question,
    grouped: Grouped,
    *,
    on: datetime.date | None,
    known: datetime.date | None,
    only_speaking: bool,
) -> Seats:
    """Give everyone a line. ``on`` is the day whose former members count, ``known`` what was told by then.

    ``only_speaking``: without lines for those of whom nothing is on record.
    """
    room = _Room(reader, grouped.belonging)
    for group in grouped.groups.values():
        if group.whole is None:
            room.by_who.setdefault(group.who.key, []).append(group)
        else:
            room.by_whole.setdefault(group.whole, []).append(group)
    deciders = [_decider(room, name) for name in question.deciders]
    others = _others(room, _Roles(reader, topic, on, known), deciders, only_speaking=only_speaking)
    if only_speaking:
        deciders = [line for line in deciders if line.stance is not None or line.parts]
    return Seats(
        deciders=by_strength(deciders),
        others=in_order(others),
        holders={group.who.key: group for group in grouped.groups.values()},
    )


def _decider(room: _Room, name: str) -> Line:
    party = known_party(name) or find_party(room.reader.view, name)
    own = room.take(party.entities)
    parts = room.parts(party.entities)
    if own is None:
        return _silent(party.name, party.known_as or name, "decider", parts)
    line = line_of(room.reader, own, "decider", room.belonging)
    return msgspec.structs.replace(line, name=party.name, parts=parts)


def _silent(name: str, key: str, role: Role, parts: tuple[Line, ...] = ()) -> Line:
    kind = "government" if key.startswith("country:") else "organisation"
    return Line(name=name, key=key, kind=kind, standing=role, parts=parts)


def _others(
    room: _Room, roles: "_Roles", deciders: Sequence[Line], *, only_speaking: bool
) -> list[Line]:
    """Lines for all who do not decide, with the parts of a country or body beneath it."""
    lines = []
    for group in [group for groups in room.by_who.values() for group in groups]:
        line = line_of(room.reader, group, roles.of(group.who.key), room.belonging)
        parts = room.parts({group.who.key})
        lines.append(msgspec.structs.replace(line, parts=parts))
    seated = {line.key for line in (*deciders, *lines)}
    named = [] if only_speaking else [key for key in roles.tied() if key not in seated]
    for whole in sorted({*room.by_whole, *named}):
        entry = known_by_id(whole)
        name = entry.name if entry is not None else roles.name(whole)
        parts = room.parts({whole})
        lines.append(_silent(name, whole, roles.of(whole), parts))
    return lines


class _Roles:
    """What those who do not decide are to the question."""

    def __init__(
        self, reader: Reader, topic: Topic, on: datetime.date | None, known: datetime.date | None
    ) -> None:
        self._subject = topic.subject.entities if topic.subject is not None else frozenset[str]()
        self._names: dict[str, str] = {}
        self._applicants: set[str] = set()
        self._former: set[str] = set()
        if topic.object is not None:
            self._read(reader, topic.object, known)
            self._look_up(topic.object, on)

    def of(self, key: str) -> Role:
        """The role of the one with this key."""
        if key in self._subject:
            return "subject"
        if key in self._applicants:
            return "applicant"
        return "former_member" if key in self._former else "outsider"

    def tied(self) -> set[str]:
        """Those who matter even where nothing is on record from them."""
        return (self._applicants | self._former) - self._subject

    def name(self, key: str) -> str:
        """The name of one of them."""
        return self._names.get(key, key.partition(":")[2] or key)

    def _read(self, reader: Reader, body: Party, known: datetime.date | None) -> None:
        """Applicants and former members, by what reports tell of the question's object."""
        view = reader.view
        for entity in exact_entities(view, body.name):
            if (entity.known_as or entity.id) not in body.entities:
                continue
            ties = view.memberships_of(entity.id, ("applicant", "former"))
            reader.meet(tie.actor for tie in ties)
            reader.fetch_days(tie.article for tie in ties)
            for tie in ties:
                who = reader.who(tie.actor)
                told_by_then = known is None or learned_of(reader, tie.article) <= known
                if who.described or who.kind == "person" or not told_by_then:
                    continue
                self._names[who.key] = who.name
                if tie.role == "applicant":
                    self._applicants.add(who.key)
                elif tie.role == "former":
                    self._former.add(who.key)

    def _look_up(self, body: Party, on: datetime.date | None) -> None:
        """Former members by the codebook."""
        entry = load_bodies().get((body.known_as or "").removeprefix("body:"))
        for member in entry.members if entry is not None else ():
            if member.end is not None and (on is None or member.end <= on):
                self._former.add(f"country:{member.country}")
