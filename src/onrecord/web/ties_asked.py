"""What is asked of ties, by the addresses of the page and of the data alike."""

import datetime
from typing import Annotated

from fastapi import Depends, Query
from pydantic import BaseModel

from onrecord.query.ties import tie_filter
from onrecord.store.view import TieFilter
from onrecord.web.days import day_of

LONGEST = 200  # characters of a name or an id
ActorDep = Annotated[
    str, Query(max_length=LONGEST, description="An actor: its id, or a name; empty for all")
]


class AskedTies(BaseModel, frozen=True):
    """Kinds, tones and days as they were asked for."""

    kind: tuple[str, ...] = ()
    tone: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None

    def filter(self) -> TieFilter:
        """The same for the record. Raises ``QuestionError`` for what is none."""
        return tie_filter(self.kind, self.tone, since=self.since, until=self.until)

    def parameters(self) -> dict[str, str | list[str] | datetime.date | None]:
        """The same for an address."""
        return {
            "kind": list(self.kind),
            "tone": list(self.tone),
            "since": self.since,
            "until": self.until,
        }


def _asked(
    kind: Annotated[
        list[str] | None, Query(max_length=30, description="Only these kinds of ties")
    ] = None,
    tone: Annotated[
        list[str] | None, Query(max_length=10, description="Only kinds of these tones")
    ] = None,
    since: Annotated[
        str, Query(max_length=10, description="Only what is told of this day or later")
    ] = "",
    until: Annotated[
        str, Query(max_length=10, description="Only what is told of this day or earlier")
    ] = "",
) -> AskedTies:
    return AskedTies(
        kind=tuple(each for each in kind or () if each),
        tone=tuple(each for each in tone or () if each),
        since=day_of(since.strip()),
        until=day_of(until.strip()),
    )


AskedTiesDep = Annotated[AskedTies, Depends(_asked)]
