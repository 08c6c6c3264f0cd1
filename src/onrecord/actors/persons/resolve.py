"""Persons: full names, then the last and first names that stand for them."""

from collections.abc import Sequence

from onrecord.actors.bodies.owners import country_code, country_code_before
from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.offices.titles import Title
from onrecord.actors.persons.families import (
    in_pair,
    is_family,
    is_two,
    settle_family,
    surname_shared,
)
from onrecord.actors.persons.genders import WOMEN, Genders
from onrecord.actors.persons.person_names import PersonName, person_name, printed_name, same_person
from onrecord.actors.persons.rivals import Known, is_head, may_be
from onrecord.schema.given_names import load_given_names
from onrecord.schema.nicknames import full_given_name


def resolve_persons(cast: Cast, titles: dict[int, Title]) -> None:
    """Give every mention of a person's name its person; one-part names may come before the full one.

    A one-part name with a title or gender that the bearer of the full name is not known to have
    stays a person of its own ("President Hale" where only Vera Hale is named in full). Those with
    a title come before those without, which go to the nearest.
    """
    persons = _Persons(cast, titles)
    mentions = [each for each in cast.seen if each.label == "person"]
    named = [(each, person_name(each.words)) for each in mentions]
    parts = {part for _, name in named for part in (name.first, name.last)}
    parts |= {part for _, name in named for part in list(name.short_forms())[1:]}
    bare: list[tuple[Seen, PersonName]] = []
    for seen, name in named:
        shared = surname_shared(seen, name)
        if shared is not None:
            persons.add_full(seen, shared, _whole(seen, shared))
            persons.note_pair(seen)
        elif is_two(seen, name, parts):
            continue
        elif len(name.parts) > 1:
            persons.add_full(seen, name, printed_name(seen.words))
        else:
            bare.append((seen, name))
    for seen, name in bare:
        persons.note_address(seen, name)
    for titled in (True, False):
        for seen, name in bare:
            if persons.is_titled(seen) is titled:
                persons.add_bare(seen, name)


def _whole(seen: Seen, name: PersonName) -> str:
    """The full name of "Bill" in "Bill and Hillary Clinton"."""
    other = in_pair(seen)
    surname = other.doc[other.end - 1].text if other is not None else name.last
    return f"{printed_name(seen.words)} {surname}"


class _Persons:
    def __init__(self, cast: Cast, titles: dict[int, Title]) -> None:
        self._cast = cast
        self._titles = titles
        self._genders = Genders(cast)
        self._by_part: dict[str, list[Draft]] = {}
        self._names: dict[Draft, PersonName] = {}
        self._known: dict[Draft, Known] = {}
        self._mentions: dict[Draft, list[int]] = {}
        self._subjects: set[Draft] = set()
        self._pairs: set[tuple[str, ...]] = set()
        self._addressed: dict[str, set[str]] = {}
        self._with_women: set[str] = set()

    def note_pair(self, seen: Seen) -> None:
        """Note both of "Vera and Emma Hale": a title with the surname alone is neither's."""
        other = in_pair(seen)
        if other is not None:
            surname = other[-1].text.casefold()
            self._pairs |= {
                (person_name(seen.words).first, surname),
                person_name(other.text).parts,
            }

    def note_address(self, seen: Seen, name: PersonName) -> None:
        """Note the gender of "Mr. Hale", for "President Hale" is then a man; and "Hale’s daughters"."""
        gender = _gender(self._titles.get(seen.start))
        if gender is not None:
            self._addressed.setdefault(name.whole, set()).add(gender)
        doc, after = seen.tokens.doc, seen.tokens.end
        if after + 1 < len(doc) and doc[after].tag_ == "POS" and doc[after + 1].lower_ in WOMEN:
            self._with_women.add(name.whole)

    def is_titled(self, seen: Seen) -> bool:
        title = self._titles.get(seen.start)
        return title is not None and (title.post is not None or title.gender is not None)

    def add_full(self, seen: Seen, name: PersonName, words: str) -> None:
        for draft in self._by_part.get(name.last, ()):
            if same_person(self._names[draft], name):
                self._fuller(draft, name, words)
                self._note(seen, draft, "same full name", words)
                return
        key = f"{name.whole} {name.suffix}".strip()
        draft = self._cast.draft(f"person {key}", words, "person", "named in full")
        draft.gender = draft.gender or load_given_names().get(name.first)
        self._take(draft, name)
        self._note(seen, draft, "full name", words)

    def _fuller(self, draft: Draft, name: PersonName, words: str) -> None:
        if len(name.parts) > len(self._names[draft].parts):
            draft.name = words
            draft.gender = draft.gender or load_given_names().get(name.first)
            self._take(draft, name)

    def _take(self, draft: Draft, name: PersonName) -> None:
        """Note the name of a person, and what may stand for it."""
        self._names[draft], draft.parts = name, name.parts
        for part in dict.fromkeys(name.short_forms()):
            bearers = self._by_part.setdefault(part, [])
            if draft not in bearers:
                bearers.append(draft)

    def add_bare(self, seen: Seen, name: PersonName) -> None:
        if is_family(seen, name, self._by_part):
            settle_family(self._cast, seen)
            return
        title = self._titles.get(seen.start)
        found = self._choose(seen, name, title)
        if found is not None:
            draft, reason = found
            self._note(seen, draft, reason, printed_name(seen.words))
            return
        draft = self._own(seen, name, title)
        reason = "one-part name; no full name in the article is his or hers"
        self._note(seen, draft, reason, printed_name(seen.words))

    def _own(self, seen: Seen, name: PersonName, title: Title | None) -> Draft:
        """The person known by this one part; two of whom the titles tell a man and a woman are two."""
        key = f"bare person {name.whole} {name.suffix}".strip()
        rival = self._cast.drafts.get(key)
        gender = _gender(title)
        if rival is not None and gender is not None and rival.gender not in {None, gender}:
            key = f"{key} {gender}"
        draft = self._cast.draft(key, printed_name(seen.words), "person", "one-part name")
        if draft not in self._names:
            self._take(draft, name)
        return draft

    def _choose(
        self, seen: Seen, name: PersonName, title: Title | None
    ) -> tuple[Draft, str] | None:
        gender = self._genders.of(seen, title) if is_head(title) else _gender(title)
        addressed = self._addressed.get(name.whole, set())
        if gender is None and title is not None and title.post is not None and len(addressed) == 1:
            gender = next(iter(addressed))
        fitting = [
            draft
            for draft in self._bearers_of(name)
            if may_be(draft, self._known_of(draft), name, title, gender)
        ]
        if name.whole in self._with_women:
            fitting = [each for each in fitting if not self._may_be_daughter(each)]
        fitting = self._of_generation(fitting, name.suffix)
        if title is not None and title.post is not None:
            fitting = [draft for draft in fitting if title.post in draft.posts] or fitting
        if not fitting:
            return None
        first = min(fitting, key=lambda draft: min(self._mentions[draft]))
        main = [draft for draft in fitting if not self._known_of(draft).kin or draft is first]
        fitting = main or fitting
        chosen = min(fitting, key=lambda draft: self._distance(draft, seen.number))
        if len(self._names[chosen].parts) == 1:
            return chosen, "the same one-part name"
        if len(fitting) > 1:
            return chosen, f"short for {chosen.name}, the nearest of {len(fitting)} so named"
        return chosen, f"short for {chosen.name}"

    def _bearers_of(self, name: PersonName) -> Sequence[Draft]:
        """Whom a one-part name is part of: "Dick" stands for Richard Hale too, if nobody is called Dick."""
        found = self._by_part.get(name.whole, [])
        if found:
            return found
        full = full_given_name(name.whole)
        return [each for each in self._by_part.get(full, ()) if self._names[each].first == full]

    def _of_generation(self, fitting: Sequence[Draft], suffix: str) -> list[Draft]:
        """Those of the suffix. Without one: the older Hale, unless only the younger is there.

        Or unless the older is named in passing: once, after the younger, and no subject.
        """
        same = [draft for draft in fitting if self._names[draft].suffix == suffix]
        others = [draft for draft in fitting if draft not in same]
        if suffix or not others:
            return same
        younger = min(min(self._mentions[draft]) for draft in others)
        spoken_of = [
            draft
            for draft in same
            if len(self._mentions[draft]) > 1
            or self._mentions[draft][0] < younger
            or draft in self._subjects
        ]
        return spoken_of or others

    @staticmethod
    def _may_be_daughter(draft: Draft) -> bool:
        """True for "Emma Hale" beside "Hale’s daughters", if she is told to hold no post."""
        return len(draft.parts) > 1 and draft.gender != "m" and not draft.posts

    def _known_of(self, draft: Draft) -> Known:
        known = self._known.setdefault(draft, Known(self._names[draft].suffix))
        known.paired = known.paired or self._names[draft].parts in self._pairs
        return known

    def _distance(self, draft: Draft, number: int) -> tuple[int, int]:
        """Nearest mention before; failing that, after."""
        before = [n for n in self._mentions.get(draft, ()) if n < number]
        if before:
            return (0, number - max(before))
        after = [n for n in self._mentions.get(draft, ()) if n > number]
        return (1, min(after, default=0))

    def _note(self, seen: Seen, draft: Draft, reason: str, words: str) -> None:
        seen.settle(draft, reason)
        draft.forms.setdefault(words)
        self._mentions.setdefault(draft, []).append(seen.number)
        if seen.subject:
            self._subjects.add(draft)
        title = self._titles.get(seen.start)
        if title is not None:
            self._note_title(draft, title)
        self._known_of(draft).read(seen)
        draft.gender = draft.gender or self._genders.by_kin(seen)
        draft.country = draft.country or _country_before(seen)

    @staticmethod
    def _note_title(draft: Draft, title: Title) -> None:
        body = title.organisation
        country = title.country or (body.country if body is not None else None)
        if title.post is not None:
            of_state = body is None or body.kind in {"party", "unnamed_group", "legislature"}
            draft.posts.setdefault(title.post, country if of_state else country or "")
            if title.status == "former":
                draft.former.add(title.post)
        draft.gender = draft.gender or title.gender
        draft.country = draft.country or country


def _gender(title: Title | None) -> str | None:
    return title.gender if title is not None else None


def _country_before(seen: Seen) -> str | None:
    """ISO code of the state in "Russia’s Vladimir Putin"."""
    doc, first = seen.tokens.doc, seen.tokens.start
    if first < 2 or doc[first - 1].tag_ != "POS" or seen.head.dep_ in {"compound", "nmod"}:
        return None
    return country_code_before(doc[first - 2]) or country_code(doc[first - 2])
