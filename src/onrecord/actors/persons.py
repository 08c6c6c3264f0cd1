"""Persons: full names, then the last and first names that stand for them."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.organisations import country_code, country_code_before
from onrecord.actors.titles import Title
from onrecord.schema.given_names import load_given_names
from onrecord.schema.nicknames import full_given_name

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_FEMALE, _MALE = "f", "m"
# "His aunt Vera Holt": what a noun right before a name tells of gender.
_KIN = {
    "wife": _FEMALE, "mother": _FEMALE, "daughter": _FEMALE, "sister": _FEMALE, "aunt": _FEMALE,
    "widow": _FEMALE, "niece": _FEMALE, "grandmother": _FEMALE, "actress": _FEMALE,
    "husband": _MALE, "father": _MALE, "son": _MALE, "brother": _MALE, "uncle": _MALE,
    "widower": _MALE, "nephew": _MALE, "grandfather": _MALE, "actor": _MALE,
}  # fmt: skip


class PersonName(NamedTuple):
    """A person's name in parts, without titles; ``suffix`` is "jr", "iii" … or empty."""

    parts: tuple[str, ...]
    suffix: str

    @property
    def first(self) -> str:
        return self.parts[0]

    @property
    def last(self) -> str:
        return self.parts[-1]


def person_name(words: str) -> PersonName:
    """Parts of a name, casefolded: "Joseph R. Biden Jr." gives joseph, r., biden and jr."""
    parts = [part.strip(",“”\"'’()") for part in words.replace("’", "'").casefold().split()]
    parts = [part for part in parts if part]
    suffix = ""
    while len(parts) > 1 and parts[-1].rstrip(".") in _SUFFIXES:
        suffix = parts.pop().rstrip(".")
    return PersonName(tuple(parts) or (words.casefold(),), suffix)


def resolve_persons(cast: Cast, titles: dict[int, Title]) -> None:
    """Give every mention of a person's name its person; one-part names may come before the full one."""
    persons = _Persons(cast, titles)
    mentions = [each for each in cast.seen if each.label == "person"]
    named = [(each, person_name(each.words)) for each in mentions]
    for seen, name in named:
        if len(name.parts) > 1:
            persons.add_full(seen, name)
    for seen, name in named:
        if seen.draft is None:
            persons.add_bare(seen, name)


class _Persons:
    def __init__(self, cast: Cast, titles: dict[int, Title]) -> None:
        self._cast = cast
        self._titles = titles
        self._by_part: dict[str, list[Draft]] = {}
        self._names: dict[Draft, PersonName] = {}
        self._mentions: dict[Draft, list[int]] = {}

    def add_full(self, seen: Seen, name: PersonName) -> None:
        for draft in self._by_part.get(name.last, ()):
            if _same_person(self._names[draft], name):
                self._fuller(draft, name, seen)
                self._note(seen, draft, "same full name")
                return
        key = " ".join((*name.parts, name.suffix)).strip()
        draft = self._cast.draft(f"person {key}", _clean(seen.words), "person", "named in full")
        draft.parts = name.parts
        draft.gender = draft.gender or load_given_names().get(name.first)
        self._names[draft] = name
        for part in {name.first, name.last, " ".join(name.parts[1:])}:
            self._by_part.setdefault(part, []).append(draft)
        self._note(seen, draft, "full name")

    def _fuller(self, draft: Draft, name: PersonName, seen: Seen) -> None:
        if len(name.parts) > len(self._names[draft].parts):
            self._names[draft] = name
            draft.name, draft.parts = _clean(seen.words), name.parts

    def add_bare(self, seen: Seen, name: PersonName) -> None:
        title = self._titles.get(seen.start)
        found = self._choose(seen, name, title)
        if found is not None:
            draft, reason = found
            self._note(seen, draft, reason)
            return
        key = " ".join((*name.parts, name.suffix)).strip()
        draft = self._cast.draft(
            f"bare person {key}", _clean(seen.words), "person", "one-part name"
        )
        draft.parts = name.parts
        if draft not in self._names:
            self._names[draft] = name
            self._by_part.setdefault(" ".join(name.parts), []).append(draft)
        self._note(seen, draft, "one-part name; no full name in the article")

    def _choose(
        self, seen: Seen, name: PersonName, title: Title | None
    ) -> tuple[Draft, str] | None:
        options = self._by_part.get(" ".join(name.parts), [])
        fitting = [draft for draft in options if _agrees(draft, title)]
        same = [draft for draft in fitting if self._names[draft].suffix == name.suffix]
        fitting = same if name.suffix else same or fitting  # "Trump Jr." is not "Donald Trump"
        if not fitting:
            return None
        if title is not None and title.post is not None:
            fitting = [draft for draft in fitting if title.post in draft.posts] or fitting
        chosen = min(fitting, key=lambda draft: self._distance(draft, seen.number))
        full = self._names[chosen].parts
        if len(full) == 1:
            return chosen, "the same one-part name"
        if len(fitting) > 1:
            return chosen, f"short for {chosen.name}, the nearest of {len(fitting)} so named"
        return chosen, f"short for {chosen.name}"

    def _distance(self, draft: Draft, number: int) -> tuple[int, int]:
        """Nearest mention before; failing that, after."""
        before = [n for n in self._mentions.get(draft, ()) if n < number]
        if before:
            return (0, number - max(before))
        after = [n for n in self._mentions.get(draft, ()) if n > number]
        return (1, min(after, default=0))

    def _note(self, seen: Seen, draft: Draft, reason: str) -> None:
        seen.settle(draft, reason)
        draft.forms.setdefault(_clean(seen.words))
        self._mentions.setdefault(draft, []).append(seen.number)
        title = self._titles.get(seen.start)
        if title is not None:
            if title.post is not None:
                draft.posts.setdefault(title.post, title.country)
            draft.gender = draft.gender or title.gender
            if draft.country is None:
                draft.country = title.country or (
                    title.organisation.country if title.organisation is not None else None
                )
        draft.gender = draft.gender or _KIN.get(_word_before(seen))
        draft.country = draft.country or _country_before(seen)


def _word_before(seen: Seen) -> str:
    first = seen.tokens.start
    return seen.tokens.doc[first - 1].lower_ if first else ""


def _clean(words: str) -> str:
    return " ".join(words.split())


def _country_before(seen: Seen) -> str | None:
    """ISO code of the state in "Russia’s Vladimir Putin"."""
    doc, first = seen.tokens.doc, seen.tokens.start
    if first < 2 or doc[first - 1].tag_ != "POS" or seen.head.dep_ in {"compound", "nmod"}:
        return None
    return country_code_before(doc[first - 2]) or country_code(doc[first - 2])


def _agrees(draft: Draft, title: Title | None) -> bool:
    return title is None or not title.gender or not draft.gender or title.gender == draft.gender


def _same_person(one: PersonName, other: PersonName) -> bool:
    """Same first and last name; middle names equal, an initial of one another, or missing."""
    if one.suffix != other.suffix or one.last != other.last:
        return False
    if full_given_name(one.first) != full_given_name(other.first):
        short, long = sorted((one.parts, other.parts), key=len)
        return len(short) > 1 and long[-len(short) :] == short
    return _middles_agree(one.parts[1:-1], other.parts[1:-1])


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other:
        return True
    return one[0][0] == other[0][0] and (
        len(one[0]) <= 2 or len(other[0]) <= 2 or one[0] == other[0]
    )
