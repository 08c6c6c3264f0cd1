"""JSON Lines: every article, claim, settled actor and correction whole, one a line, with its type under ``record``."""

from collections.abc import Generator, Iterable

import msgspec

from onrecord.query.origins import Tellings
from onrecord.records import Record
from onrecord.store import KINDS, View


def jsonl_lines(view: View) -> Generator[str, None, None]:
    """Lines ending in a line break: articles without their text first, then claims by kind.

    Statements, event mentions and positions have under ``told`` how many reports, outlets and
    independent origins tell the same. Then what was settled across articles: entities, for each
    article's actor the decision which of them it is, pairs that were compared and left apart, and
    stories with their origins. Last what the user told: corrections, undone ones too, known
    actors, and letters for outlets.
    """
    for article in view.articles():
        found = msgspec.to_builtins(article)
        del found["text"]
        yield _line("article", found)
    tellings = Tellings(view)
    for kind, record in KINDS.items():
        for claim in view.iter_claims(record):
            found = msgspec.to_builtins(claim)
            if (counts := tellings.of(claim)) is not None:
                found["told"] = msgspec.to_builtins(counts)
            yield _line(kind, found)
    beyond_articles: tuple[tuple[str, Iterable[Record]], ...] = (
        ("entity", view.entities()),
        ("identity", view.identities()),
        ("comparison", view.comparisons()),
        ("story", view.stories()),
        ("correction", view.corrections(undone=True)),
        ("known_actor", view.known_actors()),
        ("rating", view.ratings()),
    )
    for kind, records in beyond_articles:
        for each in records:
            yield _line(kind, msgspec.to_builtins(each))


def _line(kind: str, found: dict[str, object]) -> str:
    return msgspec.json.encode({"record": kind, **found}).decode() + "\n"
