"""Walks of life that posts tell: ``walks_of_life.csv``, validated when loaded."""

import functools

from onrecord.errors import SchemaError
from onrecord.schema.tables import one_of, read_rows, schema_text

_FILE = "walks_of_life.csv"
PUBLIC = "public"


@functools.cache
def load_walks() -> dict[str, str]:
    """Walk of life by post, or its last word; raises ``SchemaError``."""
    return parse_walks(schema_text(_FILE))


def parse_walks(text: str) -> dict[str, str]:
    """Walks by post out of the table's text; raises ``SchemaError``."""
    found: dict[str, str] = {}
    for number, row in read_rows(text, _FILE, ("post", "walk")):
        where = f"{_FILE}:{number}"
        if not row["post"] or row["post"] in found:
            raise SchemaError(f"{where}: {row['post']!r} is empty or stands here twice")
        found[row["post"]] = one_of(row["walk"], ("sport", "arts", "arms", "elected"), where)
    return found


def walk_of(post: str) -> str:
    """The walk of life that a post tells; ``PUBLIC`` for every post that tells no other."""
    walks = load_walks()
    walk = walks.get(post)
    if walk is None:
        walk = walks.get(post.rpartition(" ")[2])
        if walk == "arms":  # an attorney general is no general
            walk = None
    return walk or PUBLIC
