"""Bodies whose names differ: other names of known ones, told acronyms and initials, slips of the pen."""

import functools

from rapidfuzz.distance import OSA

from onrecord.actors.across.bearer import Bearer
from onrecord.actors.across.body_names import body_name
from onrecord.actors.across.group import Group
from onrecord.actors.across.joining import Apart, usual_name
from onrecord.actors.across.romanised import plain
from onrecord.schema.countries import load_countries
from onrecord.schema.gazetteer import known_names

_LONG = 10  # letters of a name in which one letter may be a slip
_END = 8
_FEW = 60
_DOMINANT = 0.9
_ACRONYM = 4  # letters from which initials are seldom another body's


def country_of(bearer: Bearer) -> str | None:
    """The country that a report tells of a body, or that its name says."""
    return bearer.actor.country or body_name(bearer.actor.name, bearer.actor.kind).country


class Joining:
    """Joins bodies whose names differ: other names of known ones, told acronyms, slips of the pen."""

    def __init__(self, found: dict[tuple[str, ...], Group], apart: list[Apart]) -> None:
        self._found = found
        self._apart = apart
        self._told = self._aliases()

    def run(self) -> None:
        """Join what can be, in an order that follows from content alone."""
        for key in sorted(key for key in self._found if key[0] == "organisation"):
            for find in (self._known, self._alias):
                target = find(key)
                if target is not None:
                    self._join(key, *target)
                    break
        self._initials()
        self._slips()

    def _join(self, key: tuple[str, ...], target: tuple[str, ...], reason: str) -> None:
        self._found[target].take(self._found.pop(key), reason)

    def _known(self, key: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
        """The known body in the record that has this name by the vocabulary."""
        ids = [id for id, country in _known_bodies().get(key[1], ()) if _fits(country, key[2])]
        here = [("known", id) for id in ids if ("known", id) in self._found]
        if len(here) != 1 or len(ids) != 1:
            return None
        return here[0], f"a name of {ids[0]}"

    def _alias(self, key: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
        """The one body that some report says is also called so."""
        counted = {
            other: count
            for other, count in self._told.get(key[1], {}).items()
            if other != key
            and other in self._found
            and not _shares_its_name(other)
            and self._fit(key, other, most=self._beside(key, other, count))
        }
        if not counted:
            return None
        best = max(counted, key=lambda other: (counted[other], other))
        if counted[best] < _DOMINANT * sum(counted.values()):
            for other in sorted(counted):
                self._doubt(key, other, "name: another body is called so too")
            return None
        name = usual_name(self._found[best])
        return (
            best,
            f"{name} is called so in {counted[best]} reports, no other body in the record is",
        )

    def _beside(self, key: tuple[str, ...], other: tuple[str, ...], count: int) -> int:
        """In how many reports two names of one body may stand as two: initials in any."""
        initials = {"".join(word[0] for word in plain(b.actor.name).split()) for b in self._found[other].bearers}  # fmt: skip
        return len(self._found[key]) if key[1] in initials else count - 1

    def _doubt(self, key: tuple[str, ...], other: tuple[str, ...], reason: str) -> None:
        one, two = self._found[key].first_id, self._found[other].first_id
        self._apart.append(Apart(one, two, "unsure", (reason,)))

    def _fit(self, key: tuple[str, ...], other: tuple[str, ...], *, most: int = 0) -> bool:
        one, two = self._found[key], self._found[other]
        both = one.profile.articles.keys() & two.profile.articles.keys()
        return _countries_agree(one, two) and len(both) <= most

    def _aliases(self) -> dict[str, dict[tuple[str, ...], int]]:
        """In how many reports which bodies are called by a name that is not their usual one."""
        found: dict[str, dict[tuple[str, ...], int]] = {}
        for key, group in self._found.items():
            if key[0] == "own":
                continue
            for bearer in group.bearers:
                forms = {body_name(form, bearer.actor.kind) for form in (bearer.actor.name, *bearer.actor.aliases)}  # fmt: skip
                for form in forms:
                    if form.key and form.key != key[1] and not form.common:
                        counts = found.setdefault(form.key, {})
                        counts[key] = counts.get(key, 0) + 1
        return found

    def _initials(self) -> None:
        """A body's acronym and the one other body in the record with these initials."""
        long: dict[str, list[tuple[str, ...]]] = {}
        short: dict[str, list[tuple[str, ...]]] = {}
        for key in sorted(key for key in self._found if key[0] != "own"):
            for letters in {_initials(b.actor.name) for b in self._found[key].bearers}:
                if len(letters) >= _ACRONYM and key[0] == "organisation":
                    long.setdefault(letters, []).append(key)
            for letters in _acronyms(self._found[key]):
                short.setdefault(letters, []).append(key)
        for letters in sorted(long.keys() & short.keys()):
            (one, *others), (other, *rest) = long[letters], short[letters]
            if others or rest or one == other or not _fits(one[2] or None, _land(other)):
                continue
            if (
                one in self._found
                and other in self._found
                and _countries_agree(self._found[one], self._found[other])
            ):
                self._join(one, other, "the only body in the record with these initials")

    def _slips(self) -> None:
        """Long names that differ by one letter, where nothing tells them apart."""
        blocks: dict[str, list[tuple[str, ...]]] = {}
        for key in sorted(key for key in self._found if key[0] == "organisation"):
            if len(key[1]) >= _LONG:
                for block in (f"< {key[1][:_END]}", f"> {key[1][-_END:]}"):
                    blocks.setdefault(block, []).append(key)
        for block in sorted(blocks):
            keys = blocks[block]
            if len(keys) > _FEW:
                continue
            for at, one in enumerate(keys):
                for other in keys[at + 1 :]:
                    self._slip(one, other)

    def _slip(self, one: tuple[str, ...], other: tuple[str, ...]) -> None:
        if one not in self._found or other not in self._found or not _one_letter(one[1], other[1]):
            return
        small, large = sorted((one, other), key=lambda key: (len(self._found[key]), key))
        if not _fits(one[2] or None, other[2]):
            return
        if self._fit(one, other, most=1):
            self._join(small, large, f"{usual_name(self._found[large])} but for one letter")
        else:
            self._doubt(one, other, "name: one letter differs")


def _shares_its_name(key: tuple[str, ...]) -> bool:
    """Whether a known country's name is also another's (Georgia): then no name alone is it."""
    kind, _, code = key[1].partition(":")
    return kind == "country" and bool(load_countries()[code].needs)


def _one_letter(one: str, other: str) -> bool:
    digits = [[char for char in name if char.isdigit()] for name in (one, other)]
    return one != other and digits[0] == digits[1] and OSA.distance(one, other, score_cutoff=1) <= 1


def _fits(one: str | None, other: str) -> bool:
    return not one or not other or one == other


@functools.cache
def _known_bodies() -> dict[str, list[tuple[str, str | None]]]:
    found: dict[str, list[tuple[str, str | None]]] = {}
    for name, known in known_names().items():
        if known.form != "name" or known.id.startswith("country:"):
            continue
        key = body_name(name, known.kind).key
        entry = (known.id, known.country)
        if key and entry not in found.setdefault(key, []):
            found[key].append(entry)
    return found


def _countries_agree(one: Group, two: Group) -> bool:
    """True where one tells no country, or both tell the same one among theirs."""
    told = [{c for b in group.bearers if (c := country_of(b))} for group in (one, two)]
    return not all(told) or not told[0].isdisjoint(told[1])


def _initials(name: str) -> str:
    """The capitals that the words begin with, in plain small letters."""
    words = name.replace("-", " ").split()
    return plain("".join(word[0] for word in words if word[0].isupper()))


def _acronyms(group: Group) -> set[str]:
    """Names in capitals alone, in plain small letters."""
    names = {form for b in group.bearers for form in (b.actor.name, *b.actor.aliases)}
    bare = {name.replace(".", "") for name in names}
    return {plain(name) for name in bare if name.isupper() and len(name) >= _ACRONYM}


def _land(key: tuple[str, ...]) -> str:
    return key[2] if len(key) > 2 else ""
