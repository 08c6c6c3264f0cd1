"""A part of a list that may be long."""

from collections.abc import Callable
from typing import Generic, TypeVar

from onrecord.records import Record

T = TypeVar("T")
S = TypeVar("S")


class Page(Record, Generic[T], frozen=True, kw_only=True):
    """Entries ``offset`` to ``offset + len(items)`` (half-open) of a list of ``total``.

    ``limit`` is how many were asked for. With ``more`` the list is longer than ``total``, which
    then is as far as anybody counted.
    """

    items: tuple[T, ...]
    total: int
    offset: int
    limit: int
    more: bool = False

    @property
    def next(self) -> int | None:
        """The offset of the page after this one, ``None`` on the last."""
        after = self.offset + len(self.items)
        return after if self.items and (after < self.total or self.more) else None

    @property
    def previous(self) -> int | None:
        """The offset of the page before this one, ``None`` on the first."""
        return max(0, self.offset - self.limit) if self.offset > 0 else None

    def map(self, change: Callable[[T], S]) -> "Page[S]":
        """The same page of other entries."""
        return Page(
            items=tuple(change(item) for item in self.items),
            total=self.total,
            offset=self.offset,
            limit=self.limit,
            more=self.more,
        )
