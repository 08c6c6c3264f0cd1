"""What settling reads of an article, what it groups, and what it gives."""

import datetime
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.actors.across.person_names import person_name
from onrecord.records import (
    Actor,
    ActorKind,
    Comparison,
    Entity,
    Identification,
    Identity,
    Membership,
    Tenure,
    content_id,
)

_MANY = 5  # bearers, of whom one with a country is likely to be misread


class Told(NamedTuple):
    """What one article tells of who is who. ``published`` is its first possible day, if known."""

    article: str
    published: datetime.date | None
    actors: tuple[Actor, ...]
    tenures: tuple[Tenure, ...] = ()
    memberships: tuple[Membership, ...] = ()


class SettledActors(NamedTuple):
    """Entities by id; for each actor its entity and why; pairs that were compared and not joined."""

    entities: tuple[Entity, ...]
    identities: tuple[Identity, ...]
    comparisons: tuple[Comparison, ...]


@dataclass(eq=False, slots=True)
class Cluster:
    """Articles' actors found to be one.

    ``key`` gives the entity's id and never depends on the order of reading; ``reasons`` says by
    actor why it is in; ``name`` is set where a user gave one.
    """

    key: tuple[str, ...]
    members: list[Actor]
    reasons: dict[str, str]
    name: str | None = None
    identifiers: dict[str, str] = field(default_factory=dict)
    identified: tuple[Identification, ...] = ()

    @property
    def id(self) -> str:
        return content_id("ent1", *self.key)

    def entity(self) -> Entity:
        """Most frequent name, kind and country; ties go to the longer, then the later in order.

        A person goes by a full name if any bearer has one.
        """
        kinds: Counter[ActorKind] = Counter(
            actor.kind for actor in self.members if actor.kind != "organisation"
        )
        countries = Counter(actor.country for actor in self.members if actor.country is not None)
        names = Counter(actor.name for actor in self.members)
        full = {each for each in names if person_name(each).is_full} if "person" in kinds else set()
        name = self.name or max(full or names, key=lambda each: (names[each], len(each), each))
        forms = {form for actor in self.members for form in (actor.name, *actor.aliases)}
        return Entity(
            id=self.id,
            name=name,
            kind=max(kinds, key=lambda each: (kinds[each], each)) if kinds else "organisation",
            country=self._country(countries),
            aliases=tuple(sorted(forms - {name})),
            known_as=next((a.known_as for a in self.members if a.known_as is not None), None),
            identifiers=self.identifiers,
            identified=self.identified,
            actors=tuple(sorted(actor.id for actor in self.members)),
        )

    def _country(self, told: Counter[str]) -> str | None:
        """The one most told; of many bearers, one that one alone tells is nobody's."""
        most = max(told, key=lambda country: (told[country], country), default=None)
        if most is None or (told[most] == 1 and len(self.members) >= _MANY):
            return None
        return most

    def identities(self) -> list[Identity]:
        """For each member the decision that it is this entity, with its reason."""
        entity = self.id
        return [
            Identity(actor=actor.id, entity=entity, judgement="same", reason=self.reasons[actor.id])
            for actor in self.members
        ]
