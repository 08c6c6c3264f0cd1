"""Somebody in a list of known actors that the user gave."""

import msgspec

from onrecord.records.actor import ActorKind
from onrecord.records.base import Record


class KnownActor(Record, frozen=True, kw_only=True):
    """A known actor: names, kind and country where the list has them, and ids by scheme.

    ``key`` is the entry's own id in ``source``, the list it came from; ``posts`` are as printed there.
    """

    key: str
    source: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind | None = None
    countries: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    identifiers: dict[str, str] = msgspec.field(default_factory=dict)
