"""International bodies and pacts: ``bodies.yaml``, validated when loaded."""

import datetime
import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, get_args

import yaml

from onrecord.errors import SchemaError
from onrecord.records import DecisionRule, Terms
from onrecord.schema.countries import load_countries
from onrecord.schema.tables import schema_text
from onrecord.schema.thresholds import TERM_FIELDS, read_term

_FILE = "bodies.yaml"
_FIELDS = {
    *("name", "aliases", "nouns", "rule", "needed", "members", "as_of"),
    *("thresholds", "veto", "population"),
}


@dataclass(frozen=True)
class BodyMember:
    """A country's time in a body: first day, and the day after the last; ``None`` where not known or open."""

    country: str
    start: datetime.date | None
    end: datetime.date | None

    def on(self, day: datetime.date) -> bool:
        """True where the country is not known to be outside on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Body:
    """A body. ``members`` is empty where they are not listed; ``needed`` is N of the rule ``n_of_m``.

    A country that was a member more than once stands in ``members`` more than once. ``terms``
    are what its rules ask for beside their names, with ISO codes in ``veto``; those of a
    qualified majority hold where that is how it decides. ``population`` is by ISO code.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    nouns: tuple[str, ...]
    rule: DecisionRule
    needed: int | None
    members: tuple[BodyMember, ...]
    terms: Terms = field(default_factory=Terms)
    population: Mapping[str, int] = field(default_factory=dict)
    as_of: datetime.date | None = None

    def members_on(self, day: datetime.date | None) -> tuple[str, ...]:
        """ISO codes of the members on a day; without a day, of all who are not known to have left.

        Where all terms end, those without a day are the members on the day ``as_of``.
        """
        day = day or self.as_of
        if day is None:
            return tuple(member.country for member in self.members if member.end is None)
        return tuple(dict.fromkeys(member.country for member in self.members if member.on(day)))


@functools.cache
def load_bodies() -> Mapping[str, Body]:
    """Every body by id; raises ``SchemaError`` where the file is malformed."""
    return parse_bodies(schema_text(_FILE))


def parse_bodies(text: str) -> Mapping[str, Body]:
    """Bodies out of the file's text; raises ``SchemaError`` with the line where YAML knows it."""
    try:
        # Base loaders keep every value a string: "NO" is Norway, not false.
        node = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError as error:
        raise SchemaError(f"{_FILE}: {error}") from None
    if not isinstance(node, yaml.MappingNode):
        raise SchemaError(f"{_FILE}: must map ids to bodies")
    data = _plain(node)
    lines = {key.value: key.start_mark.line + 1 for key, _ in node.value}
    return MappingProxyType(
        {key: _body(key, entry, f"{_FILE}:{lines.get(key, 0)}") for key, entry in data.items()}
    )


def _plain(node: yaml.Node) -> Any:
    """Mappings, lists and strings out of nodes."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    return node.value


def _body(key: str, entry: Any, where: str) -> Body:
    if not isinstance(entry, dict) or not entry.get("name"):
        raise SchemaError(f"{where}: {key!r} needs a name")
    unknown = set(entry) - _FIELDS
    if unknown:
        raise SchemaError(f"{where}: {min(unknown)!r} is none of {', '.join(sorted(_FIELDS))}")
    rule = entry.get("rule", "none")
    if rule not in get_args(DecisionRule):
        raise SchemaError(f"{where}: {rule!r} is none of {', '.join(get_args(DecisionRule))}")
    needed = str(entry.get("needed", ""))
    if (rule == "n_of_m") != needed.isdigit():
        raise SchemaError(f"{where}: n_of_m, and only it, needs a number 'needed'")
    members = tuple(
        _member(str(code), each, where)
        for code, when in (entry.get("members") or {}).items()
        for each in (when if isinstance(when, list) else [when])
    )
    population = _population(entry.get("population") or {}, where)
    terms = _terms(entry, where)
    if terms.population and {member.country for member in members} - set(population):
        lacking = min({member.country for member in members} - set(population))
        raise SchemaError(f"{where}: a share of the population needs that of {lacking}")
    return Body(
        id=key,
        name=str(entry["name"]),
        aliases=tuple(str(alias) for alias in entry.get("aliases", ())),
        nouns=tuple(str(noun) for noun in entry.get("nouns", ())),
        rule=rule,
        needed=int(needed) if needed else None,
        members=members,
        terms=terms,
        population=MappingProxyType(population),
        as_of=_day(str(entry.get("as_of", ""))),
    )


def _terms(entry: Any, where: str) -> Terms:
    thresholds = entry.get("thresholds") or {}
    found: dict[str, Any] = {}
    for key, words in thresholds.items():
        if key not in TERM_FIELDS:
            raise SchemaError(f"{where}: threshold {key!r} is none of {', '.join(TERM_FIELDS)}")
        try:
            found[TERM_FIELDS[key]] = read_term(key, str(words))
        except ValueError as error:
            raise SchemaError(f"{where}: threshold {key} {error}") from None
    veto = tuple(str(code) for code in entry.get("veto") or ())
    if set(veto) - set(entry.get("members") or {}):
        raise SchemaError(f"{where}: who has a veto must be a member")
    return Terms(**found, veto=veto)


def _population(entry: Any, where: str) -> dict[str, int]:
    if not isinstance(entry, dict) or not all(str(count).isdigit() for count in entry.values()):
        raise SchemaError(f"{where}: population wants a whole number for each code")
    return {str(code): int(count) for code, count in entry.items()}


def _member(code: str, when: Any, where: str) -> BodyMember:
    if code not in load_countries():
        raise SchemaError(f"{where}: member {code!r} is no code in countries.csv")
    start, _, end = str(when).partition("/")
    try:
        return BodyMember(code, _day(start), _day(end))
    except ValueError as error:
        raise SchemaError(f"{where}: member {code}: {error}") from None


def _day(words: str) -> datetime.date | None:
    return None if words in {"", "?"} else datetime.date.fromisoformat(words)
