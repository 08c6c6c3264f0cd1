"""Rubbish of a page that was run into its text: links and headlines glued to names."""

import re

# "Elizabeth Warren2020 Democrats push for …", "Charles SchumerMcCarthy shares …", "… MORE"
_GLUED = re.compile(
    r"[a-z]{2}(?:19|20)\d\d [A-Z]|[a-z]{3}(?!Cain|Connell|Carthy)[A-Z][a-z]{3,} .{0,200}\bMORE\b"
)


def is_debris(sentence: str) -> bool:
    """True where a sentence holds a headline that was glued to a name."""
    return _GLUED.search(sentence) is not None
