"""An actor's codes as event data have them: ISO and Correlates of War country, PLOVER country and sector."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from onrecord.query.reader import Reader
from onrecord.query.who.grouping import FEW, MANY
from onrecord.query.who.holdings import Holding, posts_held
from onrecord.query.who.terms import standing_on
from onrecord.records import Entity, Membership, Record
from onrecord.schema.country_codes import country_codes
from onrecord.schema.gazetteer import find_known
from onrecord.schema.sectors import (
    FORMER_OFFICIAL,
    OF_THE_STATE,
    Sector,
    international_code,
    sector_of_actor,
    sector_of_post,
    side_of_party,
)
from onrecord.schema.us_states import us_states
from onrecord.store.view import View

_OF_A_COUNTRY = frozenset({"government", "ministry", "legislature", "court", "military", "party"})
_HELD, _MAYBE, _PAST, _UNKNOWN = range(4)
_STATUS = {
    "current": _HELD,
    "acting": _HELD,
    "designate": _MAYBE,
    "former": _PAST,
    "unknown": _UNKNOWN,
}
_VERDICT = {"held": _HELD, "open": _MAYBE, "over": _PAST}
_STALE = datetime.timedelta(days=365)  # told last so long before the newest post: no longer held


class Party(NamedTuple):
    """A party of which a person is told to be a member."""

    name: str
    country: str | None


class Codes(Record, frozen=True, kw_only=True):
    """Codes of an actor; ``None`` where nothing tells one, or the list has none.

    ``country`` is ISO 3166-1 alpha-2, ``iso3`` alpha-3, ``cow`` and ``cow_abbreviation`` the Correlates
    of War state, ``plover_country`` what PLOVER's country field holds (a dependency's controlling
    state; IGO, UNO, EUR for international bodies). ``sector`` is PLOVER's primary sector code,
    ``other_sectors`` its others. ``reasons`` say what told country and sector.
    """

    country: str | None = None
    iso3: str | None = None
    cow: int | None = None
    cow_abbreviation: str | None = None
    plover_country: str | None = None
    sector: str | None = None
    other_sectors: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


class Coder:
    """Codes of many actors of one record, for many days; what was looked up is kept."""

    def __init__(self, view: View) -> None:
        self._reader = Reader(view)
        self._known: dict[str, tuple[Entity, list[Holding], list[Party]]] = {}
        self._codes: dict[tuple[str, datetime.date | None], Codes] = {}

    def codes(self, entity: str, day: datetime.date | None = None) -> Codes:
        """An entity's codes, of a person for a day if one is given; raises ``NotInRecord``."""
        if entity not in self._known:
            self._known[entity] = self._look_up(entity)
        found, holdings, parties = self._known[entity]
        key = (entity, day if found.kind == "person" else None)
        if key not in self._codes:
            self._codes[key] = codes_of(found, holdings, parties, at=key[1])
        return self._codes[key]

    def _look_up(self, entity: str) -> tuple[Entity, list[Holding], list[Party]]:
        view = self._reader.view
        found = view.entity(entity)
        if found.kind != "person":
            return found, [], []
        memberships = view.claims(Membership, entity=entity, role="actor")
        self._reader.meet({membership.body for membership in memberships})
        bodies = [self._reader.who(m.body) for m in memberships if m.role == "member"]
        parties = {b.key: Party(b.name, b.country) for b in bodies if b.kind == "party"}
        return found, posts_held(self._reader, entity), list(parties.values())


def codes_of(
    entity: Entity,
    holdings: Iterable[Holding] = (),
    parties: Sequence[Party] = (),
    *,
    at: datetime.date | None = None,
) -> Codes:
    """The codes of an actor; a person's for the day ``at``, else by the newest posts told."""
    ranked = _ranked(holdings, at) if entity.kind == "person" else []
    reasons: list[str] = []
    country = entity.country
    if country is None and _is_us_state(entity):
        country = "US"
        reasons.append("country by name: a state of the United States")
    if country is None and (told := _country_told(ranked, parties)) is not None:
        country = told[0]
        reasons.append(f"country by {told[1]}")
    sectors = list(_sectors(entity, ranked, parties))
    if sectors:
        reasons.append(f"sector by {sectors[0].reason}")
    listed = country_codes().get(country or "")
    instead = international_code(entity.kind, entity.known_as)
    if instead is not None:
        reasons.append(f"{instead.code} in the place of a country by {instead.reason}")
    others = dict.fromkeys(s.code for s in sectors[1:] if s.code != sectors[0].code)
    return Codes(
        country=country,
        iso3=listed.iso3 if listed is not None else None,
        cow=listed.cow if listed is not None else None,
        cow_abbreviation=listed.cow_abbreviation if listed is not None else None,
        plover_country=instead.code if instead is not None else listed and listed.plover,
        sector=sectors[0].code if sectors else None,
        other_sectors=tuple(others),
        reasons=tuple(reasons),
    )


def _is_us_state(entity: Entity) -> bool:
    return (
        entity.kind == "government"
        and entity.name in us_states()
        and find_known(entity.name) is None
    )


def _ranked(holdings: Iterable[Holding], at: datetime.date | None) -> list[tuple[int, Holding]]:
    """Posts with how surely they are held (0: held, 2: past, 3: not told), the surest and most told first.

    One or two reports of a post decide nothing where ten times as many tell another.
    """
    told = [held for held in holdings if not held.group.outlying]
    most = max((held.term.reports for held in told), default=0)
    kept = [held for held in told if held.term.reports > FEW or held.term.reports * MANY >= most]
    newest = max((h.term.last for h in kept if h.term.last is not None), default=None)
    ranks = [(_rank(held, newest, at), held) for held in kept]
    known = [(rank, held) for rank, held in ranks if rank is not None]
    return sorted(known, key=lambda found: (found[0], -found[1].term.reports, found[1].group.title))


def _rank(held: Holding, newest: datetime.date | None, at: datetime.date | None) -> int | None:
    """How surely a post is held; ``None`` where it does not count: not yet, or told too far from the day."""
    if at is None:
        rank, last = _STATUS[held.status], held.term.last
        fresh = last is None or newest is None or newest - last < _STALE
        return rank if fresh or rank == _PAST else _UNKNOWN
    if held.status == "unknown":
        return _UNKNOWN
    standing = standing_on(at, held.term, held.tellings)
    near = [abs(day - at) for day in (standing.before, standing.after) if day is not None]
    if standing.verdict == "open" and held.term.present and min(near, default=_STALE) >= _STALE:
        return None
    return _VERDICT.get(standing.verdict)


def _country_told(
    ranked: Sequence[tuple[int, Holding]], parties: Sequence[Party]
) -> tuple[str, str] | None:
    """The country of the state's body in which most reports tell a post, else of the party."""
    counts: dict[str, int] = {}
    of: dict[str, str] = {}
    for _, held in ranked:
        body = held.group.body
        if body is not None and body.country is not None and body.kind in _OF_A_COUNTRY:
            counts[body.country] = counts.get(body.country, 0) + held.term.reports
            of.setdefault(body.country, f"post “{held.group.title}” in {body.name}")
    for party in parties:
        if not counts and party.country is not None:
            return party.country, f"member of {party.name}"
    best = min(counts, key=lambda code: (-counts[code], code), default=None)
    return (best, of[best]) if best is not None else None


def _sectors(
    entity: Entity, ranked: Sequence[tuple[int, Holding]], parties: Sequence[Party]
) -> Iterator[Sector]:
    if entity.kind != "person":
        own = sector_of_actor(entity.kind, entity.name, entity.known_as)
        side = side_of_party(entity.aliases) if entity.kind == "party" else None
        yield from (sector for sector in (own, side) if sector is not None)
        return
    told = [(rank, sector) for rank, held in ranked if (sector := _of_post(held)) is not None]
    best = min((rank for rank, _ in told), default=_UNKNOWN)
    former = next((s for r, s in told if r == _PAST and s.code in OF_THE_STATE), None)
    if best == _PAST and former is not None:
        yield Sector(FORMER_OFFICIAL, f"former {former.reason}")
    elif best != _PAST:
        yield from (sector for rank, sector in told if rank == best)
    if parties:
        yield Sector("PTY", f"member of {parties[0].name}")


def _of_post(held: Holding) -> Sector | None:
    body = held.group.body
    if body is not None:
        return sector_of_post(
            held.group.title, sector_of_actor(body.kind, body.name, body.known_as)
        )
    chamber = sector_of_actor("legislature", held.group.chamber) if held.group.chamber else None
    return sector_of_post(held.group.title, chamber)
