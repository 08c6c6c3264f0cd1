"""What is asked of a search, in an address; and the same addresses with something put otherwise."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Annotated, Literal

import msgspec
from fastapi import Depends, Query

from onrecord.query import Search
from onrecord.query.search import Order
from onrecord.web import addresses
from onrecord.web.days import day_of

Kind = Literal[
    "article", "statement", "event_mention", "position", "meeting", "request", "tenure", "membership"
]  # fmt: skip
_MOST = 50  # values of one filter


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A search as it stands in its address."""

    search: Search

    @property
    def told(self) -> dict[str, addresses.Value]:
        """The parameters of an address; what is so unless told is left out."""
        search = self.search
        return {
            "q": search.words,
            "kind": search.kind if search.kind != "article" else None,
            "actor": search.actor,
            "type": search.types,
            "status": search.statuses,
            "outlet": search.outlets,
            "since": search.since,
            "until": search.until,
            "order": search.order,
        }

    @property
    def narrowed(self) -> bool:
        """True where anything but words and kind is asked for."""
        search = self.search
        return bool(
            search.actor or search.types or search.statuses or search.outlets
            or search.since or search.until
        )  # fmt: skip

    def address(self, **changed: addresses.Value) -> str:
        """The page with some parameters put otherwise, from its beginning."""
        return addresses.search(**{**self.told, **changed})

    def data(self, **changed: addresses.Value) -> str:
        """The same as data."""
        return addresses.api("search", **{**self.told, **changed})

    def of_kind(self, kind: str) -> str:
        """The page of another kind, which has its own types and statuses."""
        return self.address(kind=kind if kind != "article" else None, type=None, status=None)

    def toggled(self, name: str, value: str) -> str:
        """The page with a value of a filter added, or taken away where it is there."""
        held = self.told[name]
        chosen = list(held) if isinstance(held, tuple | list) else []
        others = [each for each in chosen if each != value]
        return self.address(**{name: others if value in chosen else [*chosen, value]})

    def within(self, time: str) -> str:
        """The page of a year ("2015") or a month ("2015-08")."""
        year, _, month = time.partition("-")
        first, last = (int(month), int(month)) if month else (1, 12)
        end = calendar.monthrange(int(year), last)[1]
        return self.address(
            since=datetime.date(int(year), first, 1), until=datetime.date(int(year), last, end)
        )


def _asked(  # noqa: PLR0913, PLR0917 - each is a parameter of the address
    q: Annotated[
        str,
        Query(max_length=300, description='Words, all of which are looked for, or a "phrase"'),
    ] = "",
    kind: Annotated[Kind, Query(description="What is looked for")] = "article",
    actor: Annotated[str, Query(max_length=300, description="Who is named: a name or an id")] = "",
    type: Annotated[
        list[str] | None,
        Query(
            max_length=_MOST,
            description="PLOVER types of events; stances, modes, roles … of the other kinds",
        ),
    ] = None,
    status: Annotated[
        list[str] | None,
        Query(
            max_length=_MOST,
            description="happened, planned … of events, meetings, requests; how a position is known",
        ),
    ] = None,
    outlet: Annotated[list[str] | None, Query(max_length=_MOST, description="Publishers")] = None,
    since: Annotated[
        str, Query(max_length=10, description="First day of publication, as 2018-03-01")
    ] = "",
    until: Annotated[str, Query(max_length=10, description="Last day, included")] = "",
    order: Annotated[
        Order | Literal[""],
        Query(description="Best match first is usual where words are given"),
    ] = "",
) -> Asked:
    return Asked(
        search=Search(
            words=" ".join(q.split()),
            kind=kind,
            actor=" ".join(actor.split()) or None,
            types=_each(type),
            statuses=_each(status),
            outlets=_each(outlet),
            since=day_of(since),
            until=day_of(until),
            order=order or None,
        )
    )


AskedDep = Annotated[Asked, Depends(_asked)]


def with_actor(asked: Asked, actor: str) -> Asked:
    """The same search for somebody else."""
    return Asked(search=msgspec.structs.replace(asked.search, actor=actor))


def _each(values: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values or () if value))
