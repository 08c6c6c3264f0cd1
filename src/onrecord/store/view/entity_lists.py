"""Entities a part at a time: those of whom most reports speak first, by name, kind and country."""

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select

from onrecord.store import tables
from onrecord.store.names import fold
from onrecord.store.view.connected import Connected

_FEW = 600  # names with one beginning that are all looked at for a suggestion
_BUSY = 1000  # of those of whom most reports speak, looked at where more names begin so
_ALIASES = msgspec.json.Decoder(tuple[str, ...])
_COLUMNS: list[Any] = [
    tables.entities.c.id,
    tables.entities.c.name,
    tables.entities.c.kind,
    tables.entities.c.country,
    tables.entities.c.actors,
    tables.entities.c.aliases,
]


class Listed(msgspec.Struct, frozen=True, gc=False):
    """An entity in a list; ``reports`` is the number of reports' actors that it was settled from."""

    id: str
    name: str
    kind: str
    country: str | None
    reports: int
    aliases: tuple[str, ...]


class EntityLists(Connected):
    """Entities a part at a time."""

    def entity_list(
        self,
        *,
        name: str | None = None,
        kinds: Collection[str] = (),
        country: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> list[Listed]:
        """Entities, those of whom most reports speak first; all where no kinds are given.

        ``name`` keeps those of whom a name or alias, or a person's last name, begins so; whose name
        it is goes before whose alias only begins so.
        """
        query = select(*_COLUMNS).where(*_of(kinds, country))
        if name is not None:
            query = _named(query, name)
        query = query.order_by(tables.entities.c.actors.desc(), tables.entities.c.id)
        return [_listed(row) for row in self._all(query.offset(offset).limit(limit))]

    def entity_number(
        self, *, name: str | None = None, kinds: Collection[str] = (), country: str | None = None
    ) -> int:
        """How many ``entity_list`` would give without a limit."""
        query = select(func.count()).select_from(tables.entities).where(*_of(kinds, country))
        if name is not None:
            begun = select(tables.entity_names.c.entity).where(_begins(name))
            query = query.where(tables.entities.c.id.in_(begun))
        return int(self._all(query)[0][0])

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

    def names_begun(self, name: str, *, kinds: Collection[str], limit: int) -> list[Listed]:
        """As ``entity_list``; of a beginning that hundreds have only the busiest are looked at."""
        if not fold(name):
            return []
        few = select(tables.entity_names.c.entity).where(_begins(name)).limit(_FEW + 1)
        query = select(*_COLUMNS).where(*_of(kinds, None))
        if len(self._all(few)) <= _FEW:
            query = _named(query, name)
        else:
            table, names = tables.entities.c, tables.entity_names.c
            busy = select(table.id).order_by(table.actors.desc()).limit(_BUSY)
            begun = select(names.entity).where(names.entity == table.id, _begins(name))
            query = query.where(table.id.in_(busy), begun.exists())
        query = query.order_by(tables.entities.c.actors.desc(), tables.entities.c.id)
        return [_listed(row) for row in self._all(query.limit(limit))]


def _listed(row: Any) -> Listed:
    *told, aliases = row[: len(_COLUMNS)]
    return Listed(*[*told, _ALIASES.decode(aliases)])


def _of(kinds: Collection[str], country: str | None) -> list[ColumnElement[bool]]:
    table = tables.entities.c
    where: list[ColumnElement[bool]] = []
    if kinds:
        where.append(table.kind.in_(sorted(kinds)))
    if country is not None:
        where.append(table.country == country)
    return where


def _begins(name: str) -> ColumnElement[bool]:
    folded, names = fold(name), tables.entity_names.c
    return and_(names.folded >= folded, names.folded < folded + "\U0010ffff")


def _named(query: Select[Any], name: str) -> Select[Any]:
    """Those with a name that begins so; those with an alias alone that does come last."""
    names, table, folded = tables.entity_names.c, tables.entities.c, fold(name)
    found = (
        select(names.entity, func.min(names.folded).label("first"))
        .where(_begins(name))
        .group_by(names.entity)
        .subquery()
    )
    own = func.instr(func.lower(literal(" ").concat(table.name)), f" {folded}") > 0
    aside = case((or_(own, found.c.first == folded), 0), else_=1)
    return query.where(table.id == found.c.entity).order_by(aside)
