"""Who is who across articles: entities, their names, and why actors are one or not."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import and_, func, or_, select

from onrecord.errors import NotInRecord
from onrecord.records import ActorKind, Comparison, Entity, Identity
from onrecord.store import tables
from onrecord.store.names import fold
from onrecord.store.rows import decoder
from onrecord.store.view.connected import Connected

_ALIASES = msgspec.json.Decoder(tuple[str, ...])


class Bearer(msgspec.Struct, frozen=True):
    """An entity as far as its name and kind, without the ids of its actors, which may be very many."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    known_as: str | None
    aliases: tuple[str, ...] = ()


_BEGINNING = 3  # rank of a name that only begins with what is looked for


class Entities(Connected):
    """Whom articles' actors were settled as."""

    def entities(self) -> list[Entity]:
        """All entities, by id."""
        table = tables.entities.c
        return self._records(Entity, select(table.body).order_by(table.id))

    def identified_entities(self) -> list[Entity]:
        """Entities that are, or may be, known actors of the user's lists; by id."""
        table = tables.entities.c
        named = table.body.contains('"identified":[{"source":')
        return self._records(Entity, select(table.body).where(named).order_by(table.id))

    def entity(self, id: str) -> Entity:
        """The entity with this id; raises ``NotInRecord``."""
        table = tables.entities.c
        for entity in self._records(Entity, select(table.body).where(table.id == id)):
            return entity
        raise NotInRecord(f"no actor {id} in {self._name}")

    def entity_of(self, actor: str) -> str | None:
        """The id of the entity that an article's actor was settled as, or ``None``."""
        table = tables.identities.c
        query = select(table.entity).where(table.actor == actor, table.judgement == "same")
        for (entity,) in self._all(query.order_by(table.entity).limit(1)):
            return str(entity)
        return None

    def entities_of(self, actors: Iterable[str]) -> dict[str, Entity]:
        """What each of these articles' actors was settled as; the unsettled are left out."""
        same, table = tables.identities.c, tables.entities.c
        query = select(same.actor, same.entity).where(same.judgement == "same")
        settled: dict[str, str] = {}
        asked = query.order_by(same.actor, same.entity)
        for actor, entity in self._among(asked, same.actor, actors):
            settled.setdefault(actor, entity)
        # An entity has the ids of all its actors in it: each is fetched and decoded once.
        told = self._among(select(table.body), table.id, settled.values())
        entities = {each.id: each for each in (decoder(Entity).decode(body) for (body,) in told)}
        return {actor: entities[id] for actor, id in settled.items() if id in entities}

    def bearers_of(self, actors: Iterable[str]) -> dict[str, Bearer]:
        """As ``entities_of``, without aliases and actors."""
        same, table = tables.identities.c, tables.entities.c
        query = select(same.actor, same.entity).where(same.judgement == "same")
        settled: dict[str, str] = {}
        asked = query.order_by(same.actor, same.entity)
        for actor, entity in self._among(asked, same.actor, actors):
            settled.setdefault(actor, entity)
        told = select(table.id, table.name, table.kind, table.country, table.known_as)
        rows = self._among(told, table.id, settled.values())
        bearers = {row[0]: Bearer(*row) for row in rows}
        return {actor: bearers[id] for actor, id in settled.items() if id in bearers}

    def actors_of(self, entities: Iterable[str]) -> set[str]:
        """The articles' actors that were settled as one of these."""
        same = tables.identities.c
        query = select(same.actor).where(same.judgement == "same")
        return {actor for (actor,) in self._among(query, same.entity, entities)}

    def bearers(self, name: str) -> list[Bearer]:
        """Entities whose name or alias is this name or its possessive, best first as ``find_entities``."""
        folded = fold(name)
        if not folded:
            return []
        names, table = tables.entity_names.c, tables.entities.c
        # "(" follows "'": the range holds "moody's" for "moody", and never a longer first word.
        query = select(
            names.folded, names.rank, table.actors, table.id, table.name, table.kind,
            table.country, table.known_as, table.aliases,
        ).where(
            names.entity == table.id,
            or_(
                names.folded == folded,
                and_(names.folded >= f"{folded}'", names.folded < f"{folded}("),
            ),
        )  # fmt: skip
        found: dict[str, tuple[int, int, str, Bearer]] = {}
        for form, rank, actors, id, *told, aliases in self._all(query):
            name, kind, country, known_as = told
            bearer = Bearer(id, name, kind, country, known_as, _ALIASES.decode(aliases))
            entry = (rank if form == folded else _BEGINNING, -actors, id, bearer)
            found[id] = min(found.get(id, entry), entry, key=lambda each: each[:3])
        return [bearer for *_, bearer in sorted(found.values(), key=lambda each: each[:3])]

    def entity_map(self) -> dict[str, str]:
        """Entity id by actor id, for all actors settled as one: 200 bytes an actor in memory."""
        table = tables.identities.c
        query = select(table.actor, table.entity).where(table.judgement == "same")
        return {row.actor: row.entity for row in self._stream(query.order_by(table.entity.desc()))}

    def find_entities(self, name: str) -> list[Entity]:
        """Entities of this name, best first, with case, diacritics and full stops folded.

        First whose name it is, then whose alias, then persons with this last name, then those
        whose name or alias begins with it; equals by how many articles speak of them.
        """
        folded = fold(name)
        if not folded:
            return []
        names, table = tables.entity_names.c, tables.entities.c
        found: dict[str, tuple[int, int, str, str]] = {}
        query = select(names.folded, names.rank, table.actors, table.id, table.body).where(
            names.entity == table.id,
            names.folded >= folded,
            names.folded < folded + "\U0010ffff",
        )
        for row in self._all(query):
            rank = row.rank if row.folded == folded else _BEGINNING
            entry = (rank, -row.actors, row.id, row.body)
            found[row.id] = min(found.get(row.id, entry), entry)
        return [decoder(Entity).decode(body) for *_, body in sorted(found.values())]

    def names_beginning(
        self, name: str, kinds: Iterable[ActorKind]
    ) -> list[tuple[str, str, ActorKind, int]]:
        """Id, name, kind and number of actors of entities of these kinds whose name goes on from this one.

        "LDP" finds "LDP lawmakers" and "LDP’s defense committee". Case, diacritics and full stops
        are folded; what bears just this name is left out.
        """
        folded = fold(name)
        names, table = tables.entity_names.c, tables.entities.c
        query = (
            select(table.id, table.name, table.kind, table.actors)
            .where(
                names.entity == table.id,
                or_(
                    and_(names.folded > f"{folded} ", names.folded < f"{folded}!"),
                    and_(names.folded > f"{folded}'", names.folded < f"{folded}("),
                ),
                table.kind.concat("").in_(sorted(kinds)),  # few are found by name, many by kind
            )
            .distinct()
            .order_by(table.id)
        )
        return [(row.id, row.name, row.kind, row.actors) for row in self._all(query)]

    def identities(self, entity: str | None = None) -> list[Identity]:
        """The decisions on which actors are one, all or those about one entity, by actor."""
        table = tables.identities.c
        query = select(table.actor, table.entity, table.judgement, table.reason)
        if entity is not None:
            query = query.where(table.entity == entity)
        rows = self._all(query.order_by(table.actor, table.entity))
        return [Identity(**row._mapping) for row in rows]

    def identity_reasons(self, entity: str) -> dict[str, int]:
        """For how many actors each reason was why they were taken for this entity."""
        table = tables.identities.c
        query = (
            select(table.reason, func.count().label("number"))
            .where(table.entity == entity, table.judgement == "same")
            .group_by(table.reason)
        )
        return {row.reason: row.number for row in self._all(query)}

    def comparisons(self, entity: str | None = None) -> list[Comparison]:
        """Entities that were compared and not joined, all or those with one entity, by ids."""
        table = tables.comparisons.c
        query = select(table.one, table.other, table.judgement, table.reasons)
        if entity is not None:
            query = query.where(or_(table.one == entity, table.other == entity))
        return [
            Comparison(
                one=row.one,
                other=row.other,
                judgement=row.judgement,
                reasons=tuple(msgspec.json.decode(row.reasons, type=list[str])),
            )
            for row in self._stream(query.order_by(table.one, table.other))
        ]
