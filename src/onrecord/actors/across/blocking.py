"""Which groups are compared at all: those that share a key (Christen, Data Matching, 2012, chapter 4).

Comparing every pair of a hundred thousand names is five thousand million comparisons. A key is made
so that each kind of likeness keeps at least one in common: the surname's consonants and the given
name's first letter; the surname and a full given name; both parts in alphabetical order; the given
name and either end of the surname (one slip leaves one end whole). A key that too many share tells
nothing, and is left out: what it would have found and no other key finds is given up.
"""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.actors.across.group import Group
from onrecord.actors.across.likeness import canonicals
from onrecord.actors.across.person_names import PersonName
from onrecord.actors.across.romanised import folded, skeleton

_FEW = 60  # groups of one key: then 1,770 pairs
_END = 3  # letters of a surname's end


def candidate_pairs(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in ``groups`` that share a key, each once."""
    by_key: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        for key in {key for name in group.names for key in _keys(name)}:
            by_key.setdefault(key, []).append(number)
    seen: set[tuple[int, int]] = set()
    for members in by_key.values():
        if len(members) > _FEW:
            continue
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _keys(name: PersonName) -> Iterable[str]:
    if not name.is_full:
        return
    first, last = name.key[0], name.last
    yield f"1 {skeleton(last)} {folded(first)[:1]}"
    yield f"2 {min(first, last)} {max(first, last)}"
    yield f"3 {name.squashed}"
    for full in canonicals(name):
        yield f"4 {last} {full}"
    if len(last) > _END:
        yield f"5 {first} {last[:_END]}"
        yield f"6 {first} {last[-_END:]}"
    for middle in name.middle[-1:]:
        yield f"2 {min(first, middle)} {max(first, middle)}"
