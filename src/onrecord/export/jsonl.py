"""JSON Lines: every article, claim and settled actor whole, one a line, with its type under ``record``."""

from collections.abc import Generator

import msgspec

from onrecord.store import KINDS, View


def jsonl_lines(view: View) -> Generator[str, None, None]:
    """Lines ending in a line break: articles without their text first, then claims by kind.

    Last what was settled across articles: entities, for each article's actor the decision which
    of them it is, and pairs that were compared and left apart.
    """
    for article in view.articles():
        found = msgspec.to_builtins(article)
        del found["text"]
        yield _line("article", found)
    for kind, record in KINDS.items():
        for claim in view.iter_claims(record):
            yield _line(kind, msgspec.to_builtins(claim))
    for settled, records in (
        ("entity", view.entities()),
        ("identity", view.identities()),
        ("comparison", view.comparisons()),
    ):
        for each in records:
            yield _line(settled, msgspec.to_builtins(each))


def _line(kind: str, found: dict[str, object]) -> str:
    return msgspec.json.encode({"record": kind, **found}).decode() + "\n"
