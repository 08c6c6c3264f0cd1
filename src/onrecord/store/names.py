"""Names as they are looked up: without case, diacritics, full stops and "the"."""

import re
import unicodedata
from collections.abc import Iterator

from onrecord.records import Entity

NAME, ALIAS, LAST_NAME = 0, 1, 2

_MARKS = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"})
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})


def fold(name: str) -> str:
    """A name for comparing: "  The U.S. " and "US" are one, so are "Šefčovič" and "sefcovic"."""
    plain = unicodedata.normalize("NFKD", name.translate(_MARKS)).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char) and char != ".")
    words = re.sub(r"[^\w'&-]+", " ", plain.translate(_LETTERS)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def folded_names(entity: Entity) -> Iterator[tuple[str, int]]:
    """The folded names of an entity, each once, with the best rank it has."""
    seen = set()
    forms = [(entity.name, NAME), *((alias, ALIAS) for alias in entity.aliases)]
    if entity.kind == "person":
        forms.append((entity.name.split()[-1] if entity.name.split() else "", LAST_NAME))
    for form, rank in forms:
        folded = fold(form)
        if folded and folded not in seen:
            seen.add(folded)
            yield folded, rank
