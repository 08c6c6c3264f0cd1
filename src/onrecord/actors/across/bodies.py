"""Bodies across articles: known ones by id, others by name, kind and country, and acronyms told."""

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from onrecord.actors.across.bearer import Bearer
from onrecord.actors.across.body_names import STATE, BodyName, body_name
from onrecord.actors.across.company import Company
from onrecord.actors.across.group import Group
from onrecord.actors.across.joining import Apart, usual_name
from onrecord.actors.across.persons import Keyed
from onrecord.actors.across.romanised import plain
from onrecord.records import ActorKind
from onrecord.schema.countries import load_countries
from onrecord.schema.gazetteer import known_names

_NATIONAL: frozenset[ActorKind] = STATE | {"party"}
_LONG = 10  # letters of a name in which one letter may be a slip
_END = 8
_FEW = 60
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


def _country(bearer: Bearer) -> str | None:
    return bearer.actor.country or _name(bearer).country


def _by_country(
    key: str, bearers: Sequence[Bearer], homes: Mapping[str, str], company: Company
) -> tuple[dict[tuple[str, ...], Group], list[Apart]]:
    """Bearers of one name by country; who tells none joins where one only can be meant."""
    common = any(_name(bearer).common for bearer in bearers)
    national = common or any(b.actor.kind in _NATIONAL for b in bearers)
    told = Counter(country for b in bearers if (country := _country(b)) is not None)
    if not national:
        told = _without_noise(told)
    parts: dict[tuple[str, ...], Group] = {}
    untold: list[Bearer] = []
    for bearer in bearers:
        country = _country(bearer)
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


class Joining:
    """Joins bodies whose names differ: other names of known ones, told acronyms, slips of the pen."""

    def __init__(self, found: dict[tuple[str, ...], Group], apart: list[Apart]) -> None:
        self._found = found
        self._apart = apart
        self._told = self._aliases()

    def run(self) -> None:
        """Join what can be, in an order that follows from content alone."""
        for key in sorted(key for key in self._found if key[0] == "organisation"):
            for find in (self._known, self._alias):
                target = find(key)
                if target is not None:
                    self._join(key, *target)
                    break
        self._slips()

    def _join(self, key: tuple[str, ...], target: tuple[str, ...], reason: str) -> None:
        self._found[target].take(self._found.pop(key), reason)

    def _known(self, key: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
        """The known body in the record that has this name by the vocabulary."""
        ids = [id for id, country in _known_bodies().get(key[1], ()) if _fits(country, key[2])]
        here = [("known", id) for id in ids if ("known", id) in self._found]
        if len(here) != 1 or len(ids) != 1:
            return None
        return here[0], f"a name of {ids[0]}"

    def _alias(self, key: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
        """The one body that some report says is also called so."""
        counted = {
            other: count
            for other, count in self._told.get(key[1], {}).items()
            if other != key
            and other in self._found
            and not _shares_its_name(other)
            and self._fit(key, other, most=self._beside(key, other, count))
        }
        if not counted:
            return None
        best = max(counted, key=lambda other: (counted[other], other))
        if counted[best] < _DOMINANT * sum(counted.values()):
            for other in sorted(counted):
                self._doubt(key, other, "name: another body is called so too")
            return None
        name = usual_name(self._found[best])
        return (
            best,
            f"{name} is called so in {counted[best]} reports, no other body in the record is",
        )

    def _beside(self, key: tuple[str, ...], other: tuple[str, ...], count: int) -> int:
        """In how many reports two names of one body may stand as two: initials in any."""
        initials = {"".join(word[0] for word in plain(b.actor.name).split()) for b in self._found[other].bearers}  # fmt: skip
        return len(self._found[key]) if key[1] in initials else count - 1

    def _doubt(self, key: tuple[str, ...], other: tuple[str, ...], reason: str) -> None:
        one, two = self._found[key].first_id, self._found[other].first_id
        self._apart.append(Apart(one, two, "unsure", (reason,)))

    def _fit(self, key: tuple[str, ...], other: tuple[str, ...], *, most: int = 0) -> bool:
        one, two = self._found[key], self._found[other]
        countries = {c for b in one.bearers if (c := _country(b))}, {c for b in two.bearers if (c := _country(b))}  # fmt: skip
        if countries[0] and countries[1] and not countries[0] & countries[1]:
            return False
        both = one.profile.articles.keys() & two.profile.articles.keys()
        return len(both) <= most

    def _aliases(self) -> dict[str, dict[tuple[str, ...], int]]:
        """In how many reports which bodies are called by a name that is not their usual one."""
        found: dict[str, dict[tuple[str, ...], int]] = {}
        for key, group in self._found.items():
            if key[0] == "own":
                continue
            for bearer in group.bearers:
                forms = {body_name(form, bearer.actor.kind) for form in (bearer.actor.name, *bearer.actor.aliases)}  # fmt: skip
                for form in forms:
                    if form.key and form.key != key[1] and not form.common:
                        counts = found.setdefault(form.key, {})
                        counts[key] = counts.get(key, 0) + 1
        return found

    def _slips(self) -> None:
        """Long names that differ by one letter, where nothing tells them apart."""
        blocks: dict[str, list[tuple[str, ...]]] = {}
        for key in sorted(key for key in self._found if key[0] == "organisation"):
            if len(key[1]) >= _LONG:
                for block in (f"< {key[1][:_END]}", f"> {key[1][-_END:]}"):
                    blocks.setdefault(block, []).append(key)
        for block in sorted(blocks):
            keys = blocks[block]
            if len(keys) > _FEW:
                continue
            for at, one in enumerate(keys):
                for other in keys[at + 1 :]:
                    self._slip(one, other)

    def _slip(self, one: tuple[str, ...], other: tuple[str, ...]) -> None:
        if one not in self._found or other not in self._found or not _one_letter(one[1], other[1]):
            return
        small, large = sorted((one, other), key=lambda key: (len(self._found[key]), key))
        if not _fits(one[2] or None, other[2]):
            return
        if self._fit(one, other, most=1):
            self._join(small, large, f"{usual_name(self._found[large])} but for one letter")
        else:
            self._doubt(one, other, "name: one letter differs")


def _shares_its_name(key: tuple[str, ...]) -> bool:
    """Whether a known country's name is also another's (Georgia): then no name alone is it."""
    kind, _, code = key[1].partition(":")
    return kind == "country" and bool(load_countries()[code].needs)


def _one_letter(one: str, other: str) -> bool:
    digits = [[char for char in name if char.isdigit()] for name in (one, other)]
    return one != other and digits[0] == digits[1] and OSA.distance(one, other, score_cutoff=1) <= 1


def _fits(one: str | None, other: str) -> bool:
    return not one or not other or one == other


@functools.cache
def _known_bodies() -> dict[str, list[tuple[str, str | None]]]:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for name, known in known_names().items():
        if known.form != "name" or known.id.startswith("country:"):
            continue
        key = body_name(name, known.kind).key
        entry = (known.id, known.country)
        if key and entry not in found.setdefault(key, []):
            found[key].append(entry)
    return found
