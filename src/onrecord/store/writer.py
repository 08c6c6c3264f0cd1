"""Writing the record: an article and all its claims in one transaction, or not at all."""

import datetime
from collections.abc import Iterable
from typing import Literal

from onrecord.records import Article, Claim, Entity, Event, Identity, Rejection, Run, Story

Outcome = Literal["added", "replaced", "unchanged", "duplicate"]


class Writer:
    """The record, to be written. Made by ``Store.writer()``."""

    def begin_run(self, run: Run) -> None:
        """Note that a run has begun."""
        raise NotImplementedError

    def end_run(self, run: Run) -> None:
        """Note how a run ended; ``run.id`` must have begun."""
        raise NotImplementedError

    def add(
        self,
        article: Article,
        claims: Iterable[Claim],
        *,
        locator: str,
        analysis: str,
        read_at: datetime.datetime,
    ) -> Outcome:
        """Store an article with all its claims, every span verified against its text.

        ``analysis`` stands for how the claims were made: with another, the article and its
        claims are replaced whole. An article already stored from another locator is left as
        it is: "duplicate". Raises ``EvidenceError``, and then nothing is stored.
        """
        raise NotImplementedError

    def reject(self, rejection: Rejection, run: str | None = None) -> bool:
        """Note a rejected input; false if it is noted already."""
        raise NotImplementedError

    def replace_settled(
        self,
        entities: Iterable[Entity],
        identities: Iterable[Identity],
        events: Iterable[Event],
        stories: Iterable[Story],
    ) -> bool:
        """Replace what is settled across articles, in one transaction; false if nothing differs."""
        raise NotImplementedError

    def close(self) -> None:
        """Give the connection back. Safe to call twice."""
        raise NotImplementedError
