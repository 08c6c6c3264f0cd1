"""Who belongs to what, as all reports tell it together: members, applicants, parts."""

import datetime
from collections.abc import Iterable, Sequence

from onrecord.query.reader import Reader, may_be_part
from onrecord.query.sources import READABLE, Source, source_of
from onrecord.query.who.terms import Standing, Telling, Term, standing_on, tellings_of, term_of
from onrecord.records import ActorKind, Date, Entity, Membership, Record, Relation, RelationKind
from onrecord.schema.roles import role_forms
from onrecord.store.view import View

_POSSESSIVE = ("’s ", "'s ", "’ ", "' ")
_PARTS: frozenset[ActorKind] = frozenset(
    {"organisation", "unnamed_group", "legislature", "ministry", "civil_group", "military", "court"}
)

_Told = Membership | Relation
_RELATIONS: dict[RelationKind, str] = {
    "belongs_to": "part",
    "in_charge_of": "head",
    "same_as": "same",
}


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


def ties_of(
    reader: Reader, entity: Entity, *, at: datetime.date | None = None
) -> tuple[tuple[Tie, ...], tuple[Tie, ...]]:
    """To what an entity belongs, and what belongs to it; each the most told first."""
    view = reader.view
    up = _claims(view, entity.id, ("actor", "source"))
    down = _claims(view, entity.id, ("body", "target"))
    reader.meet({actor for claim in (*up, *down) for _, actor in claim.actor_ids()})
    reader.fetch_days({claim.article for claim in (*up, *down)})
    return _ties(reader, up, at), _ties(reader, down, at)


def _claims(view: View, entity: str, roles: tuple[str, str]) -> list[_Told]:
    found: list[_Told] = list(view.claims(Membership, entity=entity, role=roles[0]))
    relations = view.claims(Relation, entity=entity, role=roles[1])
    found += [each for each in relations if each.source and each.target]
    return found


def _ends(claim: _Told) -> tuple[str, str, str, str]:
    """Member, body, role and whether it is told as past ("former") or by its role."""
    if isinstance(claim, Membership):
        as_what = "member" if claim.role == "former" else claim.role
        return claim.actor, claim.body, as_what, claim.role
    told = "former" if claim.former else "member"
    return claim.source or "", claim.target or "", _RELATIONS[claim.kind], told


def _ties(reader: Reader, claims: Iterable[_Told], at: datetime.date | None) -> tuple[Tie, ...]:
    groups: dict[tuple[str, str, str], list[_Told]] = {}
    for claim in claims:
        member, body, role, _ = _ends(claim)
        sides = reader.who(member), reader.who(body)
        pair = sides[0].key, sides[1].key
        if pair[0] != pair[1] and (role != "part" or may_be_part(*sides)):
            groups.setdefault((*pair, role), []).append(claim)
    for member, body, role in [key for key in groups if key[2] == "part"]:
        if (member, body, "member") in groups:  # told once as a member: that says more
            groups[member, body, "member"] += groups.pop((member, body, role))
    shown = [(key[2], found, _best(reader, found, at)) for key, found in groups.items()]
    reader.fetch(best.article for _, _, best in shown)
    made = [_tie(reader, role, found, best, at) for role, found, best in shown]
    return tuple(sorted(made, key=lambda t: (-t.reports, t.role, t.member, t.body, t.source.claim)))


def _tie(
    reader: Reader, role: str, claims: Sequence[_Told], best: _Told, at: datetime.date | None
) -> Tie:
    tellings = tellings_of(reader, ((claim, _ends(claim)[3]) for claim in claims))
    term = term_of(tellings)
    member, body = (reader.who(actor) for actor in _ends(claims[0])[:2])
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
        tellings=tellings,
    )


def _best(reader: Reader, claims: Sequence[_Told], at: datetime.date | None) -> _Told:
    """Whose words are best to show: with a date, short, near the day asked about or new."""

    def worth(claim: _Told) -> tuple[object, ...]:
        day = reader.published(claim.article) or datetime.date.min
        dated = getattr(claim, "start", None) is not None or getattr(claim, "end", None) is not None
        near = -abs((day - at).days) if at is not None else 0
        return dated, near, len(claim.evidence[0].quote) <= READABLE, day, claim.id

    return max(claims, key=worth)


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


def parts_of(view: View, entity: Entity) -> tuple[Part, ...]:
    """What is called by the entity's name and a word of its own, the most told first."""
    if entity.kind == "person" or entity.kind.startswith("unnamed"):
        return ()
    names = {entity.name, *entity.aliases}
    found: dict[str, dict[str, tuple[ActorKind, int]]] = {}
    for name in sorted(name for name in names if len(name) > 2 and name[0].isupper()):
        for id, other, kind, actors in view.names_beginning(name, _PARTS):
            rest = other.removeprefix(name)
            if _is_part(rest) and rest != other and other not in names and id != entity.id:
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
