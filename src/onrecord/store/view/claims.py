"""Claims: what the articles were found to say, by kind, article or entity."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, literal_column, select

from onrecord.errors import NotInRecord
from onrecord.records import Claim, Membership, Mention
from onrecord.records.actor import MembershipRole
from onrecord.store import tables
from onrecord.store.rows import KIND_NAMES, KINDS, decoder
from onrecord.store.view.connected import Connected, listed

C = TypeVar("C", bound=Claim)

_OF_MENTIONS = (
    "actor"  # the field in which every mention names its actor: too many to look up by id
)


_MEMBERSHIP: ColumnElement[str] = literal_column(
    "'membership'"  # written out, so that the partial index on memberships is used
)


class Claims(Connected):
    """What each article says."""

    def claim(self, id: str) -> Claim:
        """The claim with this id, of any kind; raises ``NotInRecord``."""
        table = tables.claims.c
        for kind, body in self._all(select(table.kind, table.body).where(table.id == id)):
            claim: Claim = decoder(KINDS[kind]).decode(body)
            return claim
        raise NotInRecord(f"no claim {id} in {self._name}")

    def claims_with(self, ids: Iterable[str]) -> list[Claim]:
        """The claims with these ids, of any kind, by kind and id; unknown ids are left out."""
        table = tables.claims.c
        query = select(table.kind, table.body).order_by(table.kind, table.id)
        rows = self._among(query, table.id, ids)
        return [decoder(KINDS[kind]).decode(body) for kind, body in rows]

    def claims(
        self,
        kind: type[C],
        *,
        article: str | None = None,
        entity: str | None = None,
        role: str | None = None,
        ids: Iterable[str] | None = None,
    ) -> list[C]:
        """Claims of one kind, by article id and then by their order in the article.

        ``entity`` keeps those that name an actor settled as this entity, in the field ``role``
        if given (a name out of ``kind.actor_fields()``). ``ids`` keeps those with these ids;
        unknown ids are left out. Conditions are joined by "and".
        """
        table = tables.claims.c
        few = ids is not None or (entity is not None and role != _OF_MENTIONS)
        query = _claims_of(kind, by_id=article is None and few)
        if article is not None:
            query = query.where(table.article == article)
        if entity is not None:
            query = query.where(table.id.in_(_claims_naming([entity], role)))
        rows = self._all(query) if ids is None else self._among(query, table.id, ids)
        decode = decoder(kind).decode
        return [decode(body) for *_, body in rows]

    def claims_of(self, kind: type[C], entities: Iterable[str], role: str) -> list[C]:
        """Claims of one kind that name any of these entities in this field, each once.

        In the order of ``claims``; the same as asking for each entity, in one go.
        """
        naming = _claims_naming(listed(entities), role)
        query = _claims_of(kind, by_id=True).where(tables.claims.c.id.in_(naming))
        decode = decoder(kind).decode
        return [decode(body) for *_, body in self._all(query)]

    def claims_in(self, kind: type[C], articles: Iterable[str]) -> list[C]:
        """Claims of one kind in any of these articles, in the order of ``claims``."""
        table = tables.claims.c
        decode = decoder(kind).decode
        rows = self._among(_claims_of(kind), table.article, articles)
        return [decode(body) for *_, body in rows]

    def claims_from(
        self, article: str, kinds: Iterable[type[Claim]], start: int, end: int
    ) -> list[Claim]:
        """Claims of these kinds whose first words begin in ``text[start:end]`` of an article; by where, then id."""
        table = tables.claims.c
        query = (
            select(table.kind, table.body)
            .where(
                table.article == article,
                table.kind.in_(sorted(KIND_NAMES[kind] for kind in kinds)),
                table.start >= start,
                table.start < end,
            )
            .order_by(table.start, table.id)
        )
        return [decoder(KINDS[kind]).decode(body) for kind, body in self._all(query)]

    def claims_listed(
        self, article: str, kinds: Iterable[type[Claim]], *, offset: int, limit: int
    ) -> list[Claim]:
        """Entries ``offset`` to ``offset + limit`` of an article's claims of these kinds; as ``claims_from``."""
        table = tables.claims.c
        query = (
            select(table.kind, table.body)
            .where(
                table.article == article,
                table.kind.in_(sorted(KIND_NAMES[kind] for kind in kinds)),
            )
            .order_by(table.start, table.id)
            .offset(offset)
            .limit(limit)
        )
        return [decoder(KINDS[kind]).decode(body) for kind, body in self._all(query)]

    def claims_by(self, kind: type[C], articles: Iterable[str], role: str, entity: str) -> list[C]:
        """As ``claims_in``, those alone that name this entity in this field: found from the articles."""
        table, parts, same = tables.claims.c, tables.claim_actors.c, tables.identities.c
        named = select(parts.claim).where(
            parts.claim == table.id,
            parts.role == role,
            parts.actor == same.actor,
            same.entity.concat("") == entity,
            same.judgement == "same",
        )
        decode = decoder(kind).decode
        query = _claims_of(kind).where(named.exists())
        return [decode(body) for *_, body in self._among(query, table.article, articles)]

    def kind_counts(self, article: str) -> dict[type[Claim], int]:
        """How many claims of each kind an article has; kinds without any are left out."""
        table = tables.claims.c
        query = select(table.kind, func.count()).where(table.article == article)
        return {KINDS[kind]: int(number) for kind, number in self._all(query.group_by(table.kind))}

    def mentions_of(self, actor: str, *, limit: int = 5_000) -> list[Mention]:
        """Where an article speaks of one of its actors; by where they stand, ``limit`` at most."""
        table, parts = tables.claims.c, tables.claim_actors.c
        query = (
            select(table.body)
            .where(table.id == parts.claim, parts.actor == actor, parts.role == _OF_MENTIONS)
            .where(table.kind.concat("") == KIND_NAMES[Mention])
            .order_by(table.start, table.id)
            .limit(limit)
        )
        return self._records(Mention, query)

    def memberships_of(self, body: str, roles: Iterable[MembershipRole]) -> list[Membership]:
        """What articles tell of memberships in an entity, in these roles; in the order of ``claims``.

        For roles that few memberships have: it looks at all of them.
        """
        table, parts, same = tables.claims.c, tables.claim_actors.c, tables.identities.c
        named = select(parts.claim).where(
            parts.claim == table.id,
            parts.role == "body",
            parts.actor == same.actor,
            same.entity == body,
            same.judgement == "same",
        )
        query = (
            select(table.body)
            .where(table.kind == _MEMBERSHIP, table.type.in_(sorted(roles)), named.exists())
            .order_by(table.article, table.position)
        )
        return self._records(Membership, query)

    def claim_counts(self, entity: str, roles: Iterable[str]) -> dict[str, int]:
        """How many claims name an entity in each of these fields, none in those left out."""
        parts, same = tables.claim_actors.c, tables.identities.c
        query = (
            select(parts.role, func.count(parts.claim.distinct()).label("number"))
            .where(
                parts.role.in_(sorted(roles)),
                parts.actor == same.actor,
                same.entity == entity,
                same.judgement == "same",
            )
            .group_by(parts.role)
        )
        return {row.role: row.number for row in self._all(query)}

    def articles_of(self, entity: str) -> dict[str, datetime.date | None]:
        """The articles that speak of an entity, with the first day each may have been published."""
        articles, claims, same = tables.articles.c, tables.claims.c, tables.identities.c
        query = (
            select(articles.id, articles.published)
            .where(
                articles.id == claims.article,
                claims.id == same.actor,
                same.entity == entity,
                same.judgement == "same",
            )
            .order_by(articles.id)
        )
        return {
            row.id: datetime.date.fromisoformat(row.published) if row.published else None
            for row in self._all(query)
        }

    def iter_claims(self, kind: type[C]) -> Iterator[C]:
        """All claims of one kind in the order of ``claims``; streamed, not held in memory."""
        decode = decoder(kind).decode
        for row in self._stream(_claims_of(kind)):
            yield decode(row.body)


def _claims_of(kind: type[Claim], *, by_id: bool = False) -> Select[Any]:
    """Claims of a kind; ``by_id`` where few are wanted by id, so that not all of the kind are looked through."""
    table = tables.claims.c
    query = select(table.article, table.position, table.body)
    named = table.kind.concat("") if by_id else table.kind
    return query.where(named == KIND_NAMES[kind]).order_by(table.article, table.position)


def _claims_naming(entities: Sequence[str] | Select[tuple[Any]], role: str | None) -> Select[Any]:
    parts, same = tables.claim_actors.c, tables.identities.c
    query = select(parts.claim).where(
        parts.actor == same.actor, same.entity.in_(entities), same.judgement == "same"
    )
    return query if role is None else query.where(parts.role == role)
