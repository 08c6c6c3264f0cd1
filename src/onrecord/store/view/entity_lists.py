"""Entities a part at a time: those of whom most reports speak first, by name, kind and country."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import ColumnElement, and_, func, select

from onrecord.store import tables
from onrecord.store.names import fold
from onrecord.store.view.connected import Connected

_FEW = 2000  # names with one beginning that are all looked at
_BUSY = 3000  # entities looked at otherwise


class Listed(msgspec.Struct, frozen=True, gc=False):
    """An entity in a list; ``reports`` is the number of reports' actors that it was settled from."""

    id: str
    name: str
    kind: str
    country: str | None
    reports: int
    aliases: str  # a JSON array


class EntityLists(Connected):
    """Entities a part at a time."""

    def entity_list(
        self,
        *,
        name: str | None = None,
        kinds: Iterable[str] | None = None,
        country: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[Listed]:
        """Entities, those of whom most reports speak first.

        ``name`` keeps those of whom a name or alias, or a person's last name, begins with it.
        """
        table = tables.entities.c
        query = select(
            table.id, table.name, table.kind, table.country, table.actors, table.aliases
        ).order_by(table.actors.desc(), table.id)
        where = _listed_by(name, kinds, country)
        return [Listed(*row) for row in self._all(query.where(*where).offset(offset).limit(limit))]

    def entity_number(
        self,
        *,
        name: str | None = None,
        kinds: Iterable[str] | None = None,
        country: str | None = None,
    ) -> int:
        """How many ``entity_list`` would give without a limit."""
        query = select(func.count()).select_from(tables.entities)
        return int(self._all(query.where(*_listed_by(name, kinds, country)))[0][0])

    def entity_kinds(self) -> dict[str, int]:
        """How many entities each kind has."""
        table = tables.entities.c
        query = select(table.kind, func.count().label("number")).group_by(table.kind)
        return {row.kind: row.number for row in self._all(query.order_by(table.kind))}

    def entity_countries(self) -> list[str]:
        """The countries of entities, each once."""
        table = tables.entities.c.country
        query = select(table).where(table.is_not(None)).distinct().order_by(table)
        return [row.country for row in self._all(query)]

    def names_begun(self, name: str, *, kinds: Iterable[str], limit: int) -> list[Listed]:
        """Entities of these kinds with a name that begins so, those of whom most reports speak first.

        Of a beginning that thousands have only the busiest are looked at.
        """
        folded = fold(name)
        if not folded:
            return []
        names, table = tables.entity_names.c, tables.entities.c
        begun = and_(names.folded >= folded, names.folded < folded + "\U0010ffff")
        columns = (
            table.id, table.name, table.kind, table.country, table.actors, table.aliases
        )  # fmt: skip
        few = select(names.entity).where(begun).limit(_FEW + 1)
        if len(self._all(few)) <= _FEW:
            query = select(*columns).where(table.id.in_(select(names.entity).where(begun)))
        else:
            busy = select(table.id).order_by(table.actors.desc()).limit(_BUSY).subquery()
            query = select(*columns).where(
                table.id.in_(select(busy.c.id)),
                select(names.entity).where(names.entity == table.id, begun).exists(),
            )
        query = query.where(table.kind.in_(sorted(kinds)))
        rows = self._all(query.order_by(table.actors.desc(), table.id).limit(limit))
        return [Listed(*row) for row in rows]


def _listed_by(
    name: str | None, kinds: Iterable[str] | None, country: str | None
) -> list[ColumnElement[bool]]:
    table, names = tables.entities.c, tables.entity_names.c
    where: list[ColumnElement[bool]] = []
    if kinds is not None:
        where.append(table.kind.in_(sorted(kinds)))
    if country is not None:
        where.append(table.country == country)
    if name is not None:
        folded = fold(name)
        begun = and_(names.folded >= folded, names.folded < folded + "\U0010ffff")
        where.append(table.id.in_(select(names.entity).where(begun)))
    return where
