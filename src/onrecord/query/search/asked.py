"""What a search asks for."""

import datetime
from typing import Literal

from onrecord.records import Record

Order = Literal["best", "newest"]

# As they are offered: the reports, then what they tell.
KINDS = (
    "article", "statement", "event_mention", "position", "meeting", "request", "tenure", "membership",
)  # fmt: skip


class Search(Record, frozen=True, kw_only=True):
    """What is looked for; conditions are joined by "and", the values of one by "or".

    ``words`` are all looked for, in any inflection, or as a "phrase" in straight double quotes;
    none finds everything. ``kind`` is one of ``KINDS``, ``types`` and ``statuses`` as of its
    records (a status of a position is how it is known). ``actor`` is a name or an id, as of
    ``bearers_meant``: reports speak of them, claims name them in any part. ``since`` and ``until``
    are days of publication, both included. ``order`` is "best" where words are given and nothing
    else is said.
    """

    words: str = ""
    kind: str = "article"
    actor: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    order: Order | None = None
