"""Bodies across articles: known ones by id, others by name, kind and country, and acronyms told."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from onrecord.actors.across.bearer import Bearer
from onrecord.actors.across.body_names import STATE, BodyName, body_name
from onrecord.actors.across.company import Company
from onrecord.actors.across.group import Group
from onrecord.actors.across.joining import Apart
from onrecord.actors.across.other_names import Joining, country_of
from onrecord.actors.across.persons import Keyed
from onrecord.records import ActorKind

_NATIONAL: frozenset[ActorKind] = STATE | {"party"}
_DOMINANT = 0.9


def settle_bodies(
    bearers: Iterable[Bearer], homes: Mapping[str, str], company: Company
) -> tuple[list[Keyed], list[Apart]]:
    """Groups that are one body each, with keys for their ids, and what was left apart.

    ``homes`` is the country that most of an article's actors are of, by article.
    """
    known: dict[str, list[Bearer]] = {}
    named: dict[str, list[Bearer]] = {}
    own: list[Bearer] = []
    for bearer in bearers:
        name = _name(bearer)
        if bearer.actor.known_as is not None:
            known.setdefault(bearer.actor.known_as, []).append(bearer)
        elif not name.key or (name.empty and bearer.actor.kind not in STATE):
            own.append(bearer)
        else:
            named.setdefault(name.key, []).append(bearer)
    found: dict[tuple[str, ...], Group] = {
        ("known", id): _group(each, f"known as {id}") for id, each in known.items()
    }
    apart: list[Apart] = []
    for key in sorted(named):
        parts, compared = _by_country(
            key, sorted(named[key], key=lambda b: b.actor.id), homes, company
        )
        found.update(parts)
        apart += compared
    for bearer in own:
        reason = "a name that many bodies have: one with no other article's actor"
        found["own", bearer.actor.id] = _group([bearer], reason)
    Joining(found, apart).run()
    return list(found.items()), apart


def _name(bearer: Bearer) -> BodyName:
    return body_name(bearer.actor.name, bearer.actor.kind)


def _group(bearers: Sequence[Bearer], reason: str) -> Group:
    return Group(list(bearers), {bearer.actor.id: reason for bearer in bearers})


def _by_country(
    key: str, bearers: Sequence[Bearer], homes: Mapping[str, str], company: Company
) -> tuple[dict[tuple[str, ...], Group], list[Apart]]:
    """Bearers of one name by country; who tells none joins where one only can be meant."""
    common = any(_name(bearer).common for bearer in bearers)
    national = common or any(b.actor.kind in _NATIONAL for b in bearers)
    told = Counter(country for b in bearers if (country := country_of(b)) is not None)
    if not national:
        told = _without_noise(told)
    parts: dict[tuple[str, ...], Group] = {}
    untold: list[Bearer] = []
    for bearer in bearers:
        country = country_of(bearer)
        if country is not None and (national or country in told):
            reason = f"same name and country: {bearer.actor.name}, {country}"
            _add(parts, key, country, bearer, reason)
        else:
            untold.append(bearer)
    places = _common_places if common else _places
    for bearer, (place, reason) in zip(
        untold, places(untold, told, homes, company, parts), strict=True
    ):
        _add(parts, key, place, bearer, reason)
    return parts, _compared(parts)


def _add(
    parts: dict[tuple[str, ...], Group], key: str, place: str | None, bearer: Bearer, reason: str
) -> None:
    where = ("own", bearer.actor.id) if place is None else ("organisation", key, place)
    parts.setdefault(where, _group([], "")).take(_group([bearer], reason), None)


Place = tuple[str | None, str]


def _places(
    untold: Sequence[Bearer],
    told: Mapping[str, int],
    homes: Mapping[str, str],
    company: Company,
    parts: Mapping[tuple[str, ...], Group],
) -> list[Place]:
    """Countries of those who tell none: the only one told, or that which most in their report are of."""
    found: list[Place] = []
    for bearer in untold:
        words, home = bearer.actor.name, homes.get(bearer.actor.article)
        if len(told) < 2:
            found.append((min(told, default=""), f"same name, no other country: {words}"))
        elif home in told:
            found.append(
                (home, f"same name: {words}; {home} is the country that most in its report are of")
            )
        else:
            found.append(
                (None, f"same name as bodies of {', '.join(sorted(told))}: not told which")
            )
    return found


def _common_places(
    untold: Sequence[Bearer],
    told: Mapping[str, int],
    homes: Mapping[str, str],
    company: Company,
    parts: Mapping[tuple[str, ...], Group],
) -> list[Place]:
    """The same for a name that every state has a body of: the Senate, the Ministry of Defence.

    It is of the country that most in its report are of, unless nearly all bodies of that name in
    the record are of another and its company is theirs; with no such country, of that other.
    """
    counted = Counter(told)
    counted.update(homes[b.actor.article] for b in untold if b.actor.article in homes)
    most = max(counted, key=lambda country: (counted[country], country), default=None)
    if most is None or counted[most] < max(2, _DOMINANT * counted.total()):
        most = None
    of_most = Group([], {})
    for group in [
        parts[key] for key in sorted(parts) if key[0] == "organisation" and key[2] == most
    ]:
        of_most = _group(group.bearers, "")
    more = [b for b in untold if most is not None and homes.get(b.actor.article) == most]
    of_most = _group([*of_most.bearers, *more], "")
    return [_common_place(bearer, told, homes, most, of_most, company) for bearer in untold]


def _common_place(
    bearer: Bearer,
    told: Mapping[str, int],
    homes: Mapping[str, str],
    most: str | None,
    of_most: Group,
    company: Company,
) -> Place:
    words, home = bearer.actor.name, homes.get(bearer.actor.article)
    if bearer.actor.kind == "legislature":  # states have chambers of the same names
        return None, f"{words}: its report leaves open whose it is"
    if home is not None and (home == most or home in told or most is None):
        return home, f"same name: {words}; {home} is the country that most in its report are of"
    if most is None:
        return None, f"{words}: of an untold country"
    articles = len(of_most.profile.articles)
    if home is None or company.log_odds(bearer.company, of_most.company, articles, frozenset()) > 0:
        return most, f"same name: {words}; nearly all of that name in the record are of {most}"
    return home, f"same name: {words}; {home} is the country that most in its report are of"


def _without_noise(told: Counter[str]) -> Counter[str]:
    """The one country where others are told once only: of a company it is often misread."""
    most = max(told, key=lambda each: (told[each], each), default=None)
    if most is None or sum(1 for count in told.values() if count > 1) > 1:
        return told
    return Counter({most: told[most]}) if told[most] > 1 else told


def _compared(parts: Mapping[tuple[str, ...], Group]) -> list[Apart]:
    """Bodies of one name beside the one most spoken of."""
    if len(parts) < 2:
        return []
    ranked = sorted(parts, key=lambda key: (-len(parts[key]), key))
    first = parts[ranked[0]]
    return [
        Apart(
            first.first_id,
            parts[key].first_id,
            "unsure" if key[0] == "own" else "different",
            ("name: the same", next(iter(parts[key].reasons.values()))),
        )
        for key in ranked[1:]
        if ranked[0][0] != "own"
    ]
