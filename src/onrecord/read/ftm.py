"""Entities of FollowTheMoney, as far as a known actor needs them.

The format: https://followthemoney.tech/docs/ (an ``id``, a ``schema``, and ``properties`` that each
hold several values; in the nested form a value may be an entity itself).
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from onrecord.records import ActorKind

# Schemata that are read, and the kind they tell; "organisation" fits every kind but a person.
SCHEMAS: Mapping[str, ActorKind | None] = {
    "Person": "person",
    "Organization": "organisation",
    "PublicBody": "organisation",
    "Company": "company",
    "LegalEntity": None,
}
_NAMES = ("name", "alias", "weakAlias", "previousName")
_COUNTRIES = ("country", "nationality", "jurisdiction", "citizenship")
_DEEPEST = 4  # Person → positionOccupancies → post → name


class Entity(msgspec.Struct):
    """An entity as it stands in a file; properties that are no lists are read as lists of one."""

    id: str = ""
    schema: str = ""
    caption: str = ""
    properties: dict[str, object] = {}

    @property
    def names(self) -> list[str]:
        """Names, the caption first where it is one of them."""
        every = [name for property in _NAMES for name in self._words(property)]
        return [self.caption, *every] if self.caption in every else every or [self.caption]

    @property
    def countries(self) -> list[str]:
        return [code for property in _COUNTRIES for code in self._words(property)]

    @property
    def wikidata(self) -> list[str]:
        return list(self._words("wikidataId"))

    @property
    def posts(self) -> list[str]:
        """Positions as printed, and the posts that are nested in it."""
        nested = self.properties.get("positionOccupancies")
        return [*self._words("position"), *_post_names(nested, _DEEPEST)]

    def _words(self, property: str) -> Iterator[str]:
        return (each for each in _each(self.properties.get(property)) if isinstance(each, str))


def entity_of(raw: bytes) -> Entity:
    """An entity out of JSON; raises ``msgspec.DecodeError``."""
    entity = msgspec.json.decode(raw, type=Entity)
    if not entity.schema:
        raise msgspec.ValidationError("it has no schema")
    return entity


def _each(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else () if value is None else (value,)


def _post_names(value: object, depth: int) -> Iterator[str]:
    for each in _each(value):
        if not isinstance(each, dict) or not depth:
            continue
        properties = each.get("properties")
        if isinstance(properties, dict):
            if each.get("schema") == "Position":
                names = _each(properties.get("name"))
                yield from (name for name in names if isinstance(name, str))
            yield from _post_names(properties.get("post"), depth - 1)
