"""Who belongs to what, as all reports tell it together: members, applicants, parts."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from onrecord.query.reader import Reader, may_be_part
from onrecord.query.sources import READABLE, Source, source_of
from onrecord.query.who.terms import (
    Standing,
    Telling,
    Term,
    Times,
    standing_on,
    tellings_of,
    term_of,
    times_of,
)
from onrecord.records import ActorKind, Claim, Date, Entity, Membership, Record, Relation
from onrecord.schema.roles import role_forms
from onrecord.store.view import Bond, BondKind, View

_POSSESSIVE = ("’s ", "'s ", "’ ", "' ")
_PARTS: frozenset[ActorKind] = frozenset(
    {"organisation", "unnamed_group", "legislature", "ministry", "civil_group", "military", "court"}
)
_TOLD: tuple[BondKind, ...] = ("membership", "relation")
_LOOKED_INTO = 12  # tellings of a tie of which the best words are chosen


class Tie(Record, frozen=True, kw_only=True):
    """A tie to a body, as all reports tell it. ``member`` and ``body`` are names, ``*_id`` entities.

    ``role``: member, applicant, observer, partner; "part" where it is told that one belongs to
    the other, "head" where one is in charge of the other, "same" where one is another name of
    the other. ``country`` is the body's. Times as of ``Post``.
    """

    member: str
    member_id: str | None
    body: str
    body_id: str | None
    body_kind: str
    country: str | None
    role: str
    status: str
    start: Date | None
    end: Date | None
    term: Term
    standing: Standing | None
    source: Source
    reports: int
    tellings: tuple[Telling, ...]


class Part(Record, frozen=True, kw_only=True):
    """An actor that is called by a body's name and a word of its own: "the LDP's defense committee"."""

    name: str
    kind: str
    entities: tuple[str, ...]
    reports: int


class Belonging(Record, frozen=True, kw_only=True):
    """To what an entity belongs (``up``), and what belongs to it (``down``), the most told first.

    ``more`` is how many are left out of each role, under ``up`` or ``down`` and the role's name.
    """

    up: tuple[Tie, ...]
    down: tuple[Tie, ...]
    more: dict[str, int]


def ties_of(
    reader: Reader,
    entity: Entity,
    *,
    at: datetime.date | None = None,
    most: int | None = None,
    tellings: int | None = None,
) -> Belonging:
    """To what an entity belongs, and what belongs to it.

    With ``most`` so many of each role, without tellings; of at most so many ``tellings``, spread
    over all reports.
    """
    view = reader.view
    up = _groups(reader, view.bonds(_TOLD, one=entity.id, most=tellings))
    down = _groups(reader, view.bonds(_TOLD, other=entity.id, most=tellings))
    kept_up, kept_down = _kept(up, most), _kept(down, most)
    made = _ties(reader, [*kept_up, *kept_down], at, brief=most is not None)
    more = {
        f"{side} {role}": left
        for side, groups, kept in (("up", up, kept_up), ("down", down, kept_down))
        for role in sorted({role for *_, role in groups})
        if (left := _of_role(groups, role) - _of_role([key for key, _ in kept], role)) > 0
    }
    return Belonging(
        up=_sorted(made[: len(kept_up)]), down=_sorted(made[len(kept_up) :]), more=more
    )


_Key = tuple[str, str, str]  # member, body and role
_Group = tuple[_Key, list[Bond]]


def _of_role(keys: Iterable[_Key], role: str) -> int:
    return sum(key[2] == role for key in keys)


def _groups(reader: Reader, bonds: Sequence[Bond]) -> dict[_Key, list[Bond]]:
    """What tells one tie together."""
    reader.meet_entities(id for bond in bonds for id in (bond.one, bond.other) if id is not None)
    groups: dict[_Key, list[Bond]] = {}
    for bond in bonds:
        if bond.other is None:
            continue
        sides = reader.entity(bond.one), reader.entity(bond.other)
        pair = sides[0].key, sides[1].key
        if pair[0] != pair[1] and (bond.title != "part" or may_be_part(*sides)):
            groups.setdefault((*pair, bond.title), []).append(bond)
    for member, body, role in [key for key in groups if key[2] == "part"]:
        if (member, body, "member") in groups:  # told once as a member: that says more
            groups[member, body, "member"] += groups.pop((member, body, role))
    return groups


def _kept(groups: Mapping[_Key, list[Bond]], most: int | None) -> list[_Group]:
    """The most told of each role."""
    ranked = sorted(
        groups.items(), key=lambda found: (-len({b.article for b in found[1]}), found[0])
    )
    counts: dict[str, int] = {}
    kept = []
    for key, bonds in ranked:
        counts[key[2]] = counts.get(key[2], 0) + 1
        if most is None or counts[key[2]] <= most:
            kept.append((key, bonds))
    return kept


def _ties(
    reader: Reader, groups: Sequence[_Group], at: datetime.date | None, *, brief: bool
) -> list[Tie]:
    times = times_of(reader.view, (bond for _, bonds in groups for bond in bonds))
    likely = [_likely(bonds, at) for _, bonds in groups]
    read: dict[int, Claim] = {}
    for kind in (Membership, Relation):
        wanted = [b.number for each in likely for b in each if b.kind == kind.__name__.lower()]
        if wanted:
            read.update(reader.view.stored(kind, wanted))
    reader.fetch({claim.article for claim in read.values()})
    return [
        _tie(reader, key[2], bonds, _best(each, read, at), times, at, brief=brief)
        for (key, bonds), each in zip(groups, likely, strict=True)
    ]


def _sorted(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    return tuple(sorted(ties, key=lambda t: (-t.reports, t.role, t.member, t.body, t.source.claim)))


def _tie(
    reader: Reader,
    role: str,
    bonds: Sequence[Bond],
    best: Claim,
    times: Mapping[int, Times],
    at: datetime.date | None,
    *,
    brief: bool,
) -> Tie:
    tellings = tellings_of(bonds, times)
    term = term_of(tellings)
    member, body = reader.entity(bonds[0].one), reader.entity(bonds[0].other or "")
    return Tie(
        member=member.name,
        member_id=member.entity,
        body=body.name,
        body_id=body.entity,
        body_kind=body.kind,
        country=body.country,
        role=role,
        status="former" if term.is_over else "current",
        start=term.start,
        end=term.end,
        term=term,
        standing=standing_on(at, term, tellings) if at is not None else None,
        source=source_of(reader, best),
        reports=term.reports,
        tellings=() if brief else tellings,
    )


def _likely(bonds: Sequence[Bond], at: datetime.date | None) -> list[Bond]:
    """The tellings whose words may be best to show, so that no others are read."""

    def worth(bond: Bond) -> tuple[object, ...]:
        day = bond.day or datetime.date.min
        return bond.dated, -abs((day - at).days) if at is not None else 0, day, bond.claim

    return sorted(bonds, key=worth, reverse=True)[:_LOOKED_INTO]


def _best(likely: Sequence[Bond], read: Mapping[int, Claim], at: datetime.date | None) -> Claim:
    """Whose words are best to show: with a date, short, near the day asked about or new."""

    def worth(bond: Bond) -> tuple[object, ...]:
        day = bond.day or datetime.date.min
        near = -abs((day - at).days) if at is not None else 0
        short = len(read[bond.number].evidence[0].quote) <= READABLE
        return bond.dated, near, short, day, bond.claim

    return read[max(likely, key=worth).number]


def _is_part(rest: str) -> bool:
    """Whether what follows a body's name names a part of it: a possessive, or a noun for people or bodies.

    "LDP lawmakers" and "LDP’s leadership" do, "New York Yankees" and "FBI and police" do not.
    """
    if rest.startswith((" and ", " & ")):
        return False
    if rest.startswith(_POSSESSIVE):
        return True
    words = rest.partition(" of ")[0].lower().split()
    return rest.startswith(" ") and bool(words) and words[-1] in role_forms()


def parts_of(view: View, entity: Entity, *, names: int | None = None) -> tuple[Part, ...]:
    """What is called by the entity's name and a word of its own, the most told first.

    ``names`` is how many of its names are looked for, the shortest first.
    """
    if entity.kind == "person" or entity.kind.startswith("unnamed"):
        return ()
    own = {entity.name, *entity.aliases}
    found: dict[str, dict[str, tuple[ActorKind, int]]] = {}
    asked = sorted(
        (name for name in own if len(name) > 2 and name[0].isupper()),
        key=lambda name: (name != entity.name, len(name), name),
    )
    for name in asked[:names]:
        for id, other, kind, actors in view.names_beginning(name, _PARTS):
            rest = other.removeprefix(name)
            if _is_part(rest) and rest != other and other not in own and id != entity.id:
                found.setdefault(other, {})[id] = (kind, actors)
    parts = [
        Part(
            name=name,
            kind=next(kind for _, (kind, _) in sorted(each.items())),
            entities=tuple(sorted(each)),
            reports=sum(actors for _, actors in each.values()),
        )
        for name, each in found.items()
    ]
    return tuple(sorted(parts, key=lambda part: (-part.reports, part.name)))
