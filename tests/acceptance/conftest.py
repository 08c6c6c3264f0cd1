"""The two founding reports, analysed once: their claims, and a record of both."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.pipeline.table import STAGES
from onrecord.records import (
    Actor,
    Article,
    DateMention,
    EventMention,
    Meeting,
    Mention,
    Position,
    Request,
    Statement,
    Tenure,
)
from onrecord.settings import Settings

REPORT_A = "000_c66d3918f1f29a99.txt"
REPORT_B = "002_d88547219a083dac.txt"


@dataclass
class Reading:
    """What the stages found in one report."""

    article: Article
    dates: tuple[DateMention, ...]
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    tenures: tuple[Tenure, ...]
    statements: tuple[Statement, ...]
    events: tuple[EventMention, ...]
    positions: tuple[Position, ...]
    meetings: tuple[Meeting, ...]
    requests: tuple[Request, ...]
    by_id: dict[str, Actor] = field(init=False)

    def __post_init__(self) -> None:
        self.by_id = {actor.id: actor for actor in self.actors}

    def actor(self, identity: str | None) -> Actor | None:
        return None if identity is None else self.by_id[identity]

    def actor_of(self, words: str, number: int = 0) -> Actor | None:
        """The actor behind the ``number``-th mention with exactly these words."""
        found = [mention for mention in self.mentions if mention.span.quote == words]
        assert len(found) > number, f"no mention {words!r} number {number}"
        return self.actor(found[number].actor)

    def statements_with(self, words: str) -> list[Statement]:
        """Statements whose content holds these words, shortest content first."""
        found = [s for s in self.statements if any(words in part.quote for part in s.content)]
        return sorted(found, key=lambda s: sum(len(part.quote) for part in s.content))

    def events_at(self, trigger: str, within: str = "") -> list[EventMention]:
        """Events whose trigger holds the word, in sentences that hold ``within``."""
        return [
            event
            for event in self.events
            if trigger in event.trigger.quote and within in event.evidence[0].quote
        ]


def read_report(parse: Any, path: Path, published: str | None) -> Reading:
    text = parse(path.read_text(), published)
    facts: dict[str, Any] = {"article": text.article, "text": text}
    for stage in STAGES:
        if stage.name != "text":
            facts |= stage(facts)
    return Reading(
        text.article,
        *(
            facts[name]
            for name in (
                "dates",
                "mentions",
                "actors",
                "tenures",
                "statements",
                "events",
                "positions",
                "meetings",
                "requests",
            )
        ),
    )


@pytest.fixture(scope="session")
def report_a(parse: Any, corpora: Path) -> Reading:
    return read_report(parse, corpora / "reports" / REPORT_A, "2021-08-27")


@pytest.fixture(scope="session")
def report_b(parse: Any, corpora: Path) -> Reading:
    return read_report(parse, corpora / "reports" / REPORT_B, "2021-08-31")


@pytest.fixture(scope="session")
def undated(parse: Any, corpora: Path) -> tuple[Reading, Reading]:
    """Both reports, read without a publication date."""
    folder = corpora / "reports"
    return read_report(parse, folder / REPORT_A, None), read_report(parse, folder / REPORT_B, None)


@pytest.fixture(scope="session")
def record(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A record of both reports, each with its publication date."""
    store = tmp_path_factory.mktemp("acceptance") / "record.db"
    with onrecord.open(store, create=True, settings=Settings()) as record:
        record.read([str(corpora / "reports" / REPORT_A)], published="2021-08-27")
        record.read([str(corpora / "reports" / REPORT_B)], published="2021-08-31")
        yield record
