"""JSON Lines: every article, claim, settled actor and correction whole, one a line, with its type under ``record``."""

from collections.abc import Generator, Iterable

import msgspec

from onrecord.records import Record
from onrecord.store import KINDS, View


def jsonl_lines(view: View) -> Generator[str, None, None]:
    """Lines ending in a line break: articles without their text first, then claims by kind.

    Then what was settled across articles: entities, for each article's actor the decision which
    of them it is, and pairs that were compared and left apart. Last what the user told:
    corrections, undone ones too, and known actors.
    """
    for article in view.articles():
        found = msgspec.to_builtins(article)
        del found["text"]
        yield _line("article", found)
    for kind, record in KINDS.items():
        for claim in view.iter_claims(record):
            yield _line(kind, msgspec.to_builtins(claim))
    beyond_articles: tuple[tuple[str, Iterable[Record]], ...] = (
        ("entity", view.entities()),
        ("identity", view.identities()),
        ("comparison", view.comparisons()),
        ("correction", view.corrections(undone=True)),
        ("known_actor", view.known_actors()),
    )
    for kind, records in beyond_articles:
        for each in records:
            yield _line(kind, msgspec.to_builtins(each))


def _line(kind: str, found: dict[str, object]) -> str:
    return msgspec.json.encode({"record": kind, **found}).decode() + "\n"
