"""Posts under one title: "Sen." and "senator", "House Speaker" and "speaker" of the House."""

import functools
import re
from typing import NamedTuple

from onrecord.schema.roles import load_posts, role_forms
from onrecord.schema.sectors import sector_of_post

_OF = re.compile(r"^((?:deputy |assistant |acting )?)secretary of (?:the )?(?!state\b)(\w+)$")
_LESS = frozenset(
    {"vice", "deputy", "assistant", "associate", "under", "lieutenant", "acting", "co", "shadow",
     "opposition", "first", "crown", "executive"}
)  # fmt: skip


class Title(NamedTuple):
    """A post's title as answers show it; ``chamber`` is the house that it names ("house", "senate")."""

    words: str
    chamber: str | None = None


@functools.lru_cache(maxsize=4096)
def title_of(post: str) -> Title:
    """The title under which a post is shown, of the words of a report."""
    words = " ".join(post.lower().replace("’", "'").replace("defense", "defence").split())
    first, _, rest = words.partition(" ")
    role = role_forms().get(first)
    if rest and role is not None and role.kind == "legislature":
        return Title(_plain(rest), first)
    return Title(_plain(words))


def _plain(words: str) -> str:
    known = load_posts().get(words)
    if known is not None and known.post is not None:
        words = known.post
    of = _OF.match(words)
    if of is not None:
        return f"{of[1]}{of[2]} secretary"
    before, _, last = words.rpartition(" ")
    known = load_posts().get(last)
    if before and known is not None and known.post is not None and " " not in known.post:
        return f"{before} {known.post}"
    return words


@functools.lru_cache(maxsize=4096)
def shortens(short: str, long: str) -> bool:
    """Whether a title is what another is called for short: "leader" for "majority leader".

    "President" is never short for "vice president", nor "general" for "attorney general".
    """
    if " " in short or not (long.endswith(f" {short}") or long.startswith(f"{short} of ")):
        return False
    if not _LESS.isdisjoint(re.split("[ -]", long)):
        return False
    one, other = sector_of_post(short, None), sector_of_post(long, None)
    return one is None or other is None or one.code == other.code
