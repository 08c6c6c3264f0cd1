"""Names of actors: what the name finder marks, corrected by what is known and by the article itself."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.mentions.phrases import PhraseTable, fold
from onrecord.schema.gazetteer import Known, known_names, not_actors
from onrecord.schema.roles import load_posts, role_forms

Label = Literal["person", "organisation", "place name", "people", "known", "other"]

_LABELS: dict[str, Label] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place name",
    "NORP": "people",
    "LOC": "other",
    "FAC": "other",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
_ARTICLES = frozenset({"the", "a", "an", "this", "these", "its", "his", "their", "our"})
_EDGE = frozenset({"’s", "'s", "’", "'", "“", "”", '"', "‘", "-", "–", "—", ",", ".", ":", ";", "(", ")", "and", "[", "]"})  # fmt: skip
_SPLITS = frozenset({"and", ",", "&", "/", ";"})
_SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
_NAME_PARTS = frozenset({"van", "von", "der", "den", "de", "al", "bin", "ibn", "el", "ter", "la", "le", "di", "da", "dos", "abu", "-"})  # fmt: skip
_WEIGHT: dict[Label, int] = {"person": 3, "organisation": 2, "place name": 1}
_LONGEST_TITLE = 4  # words: "chief of staff to"
_UNNAMING_MODIFIERS = frozenset({"amod", "compound", "nmod"})


@dataclass(frozen=True)
class Name:
    """A name in one paragraph: tokens ``first`` to ``after`` (half-open), what it is, and why."""

    first: int
    after: int
    label: Label
    why: str
    known: Known | None = None

    @property
    def length(self) -> int:
        return self.after - self.first


_TABLE: list[PhraseTable] = []


def _known_table() -> PhraseTable:
    if not _TABLE:
        _TABLE.append(PhraseTable(known_names()))
    return _TABLE[0]


def find_names(docs: Sequence[Doc]) -> list[list[Name]]:
    """The names of each paragraph, in order and without overlaps."""
    folded = [fold(doc.text) for doc in docs]
    marked = [[_trimmed(doc, each) for each in _marked(doc)] for doc in docs]
    found = [
        [name for name in names if name is not None] + list(_known(doc, words))
        for doc, names, words in zip(docs, marked, folded, strict=True)
    ]
    evidence = _Evidence(docs, found, folded)
    settled = [_settle(doc, names, evidence) for doc, names in zip(docs, found, strict=True)]
    more = PhraseTable(evidence.names_to_spread(docs, settled))
    return [
        _without_overlaps(_spread(doc, words, names, more, evidence))
        for doc, names, words in zip(docs, settled, folded, strict=True)
    ]


def initials(words: str) -> str | None:
    """ "LDP" for "Liberal Democratic Party": the capitals that start its words; ``None`` under two."""
    letters = "".join(
        part[0] for word in words.split() for part in word.split("-") if part[:1].isupper()
    )
    return letters if 2 <= len(letters) <= 6 and " " in words else None


def surface(doc: Doc, name: Name) -> str:
    """The name as printed, with straight apostrophes."""
    return fold(doc[name.first : name.after].text)


def _marked(doc: Doc) -> Iterator[Name]:
    for entity in doc.ents:
        label = _LABELS.get(entity.label_)
        if label is None:
            continue
        if label == "person":
            first = entity.start
            for i in range(entity.start, entity.end + 1):
                if i == entity.end or doc[i].lower_ in _SPLITS:
                    if i > first and doc[first].lower_ not in _SUFFIXES:
                        yield Name(first, i, label, "marked by the name finder")
                    first = i + 1
        else:
            yield Name(entity.start, entity.end, label, "marked by the name finder")


def _trimmed(doc: Doc, name: Name) -> Name | None:
    first, after = name.first, name.after
    while first < after and (doc[first].lower_ in _EDGE or doc[first].lower_ in _ARTICLES):
        first += 1
    while (
        after > first and doc[after - 1].lower_ in _EDGE and doc[after - 1].lower_ not in _SUFFIXES
    ):
        after -= 1
    if name.label == "person":
        first = _past_titles(doc, first, after)
    if first >= after or not any(
        doc[i].text[:1].isupper() or doc[i].text[:1].isdigit() for i in range(first, after)
    ):
        return None
    if name.label == "person" and any(doc[i].is_digit for i in range(first, after)):
        return None
    return replace(name, first=first, after=after)


def _past_titles(doc: Doc, first: int, after: int) -> int:
    posts = load_posts()
    moved = True
    while moved:
        moved = False
        for length in range(min(_LONGEST_TITLE, after - first - 1), 0, -1):
            words = " ".join(doc[i].lower_ for i in range(first, first + length))
            if words in posts or (length == 1 and words in {"former", "the", "then"}):
                first, moved = first + length, True
                break
    return first


def _known(doc: Doc, folded: str) -> Iterator[Name]:
    names = known_names()
    blocked = -1
    for first, after, name in _known_table().find(doc, folded):
        if first < blocked:
            continue
        blocked = after
        yield Name(first, after, "known", f"known name {name!r}", names[name])


class _Evidence:
    """What the whole article says about its names: labels by majority, parts of persons' names."""

    def __init__(self, docs: Sequence[Doc], found: list[list[Name]], folded: list[str]) -> None:
        votes: dict[str, Counter[Label]] = {}
        self.person_parts: set[str] = set()
        for doc, names in zip(docs, found, strict=True):
            for name in names:
                words = surface(doc, name)
                votes.setdefault(words, Counter())[name.label] += 1
                if name.label == "person" and name.length > 1 and " " in words:
                    self._add_person(doc, name)
        self.label = {words: _majority(counts) for words, counts in votes.items()}
        self.words = "\n".join(folded)

    def _add_person(self, doc: Doc, name: Name) -> None:
        parts = [doc[i].text for i in range(name.first, name.after)]
        while len(parts) > 1 and parts[-1].lower() in _SUFFIXES:
            parts.pop()
        for part in (parts[0], parts[-1]):
            if len(part) > 1 and part[0].isupper() and part.isalpha():
                self.person_parts.add(part)

    def holds(self, known: Known) -> bool:
        """False where the name needs words that the article lacks."""
        return not known.needs or any(word in self.words for word in known.needs)

    def names_to_spread(self, docs: Sequence[Doc], settled: list[list[Name]]) -> Iterator[str]:
        seen: set[str] = set()
        for doc, names in zip(docs, settled, strict=True):
            for name in names:
                words = surface(doc, name)
                if name.label in {"person", "organisation"} and words not in seen:
                    seen.add(words)
                    yield words
                acronym = initials(words) if name.label in {"organisation", "known"} else None
                if acronym is not None and acronym not in seen and acronym in self.words:
                    seen.add(acronym)
                    yield acronym
        yield from sorted(self.person_parts - seen)


def _majority(counts: Counter[Label]) -> Label:
    """The most frequent label that a text's own names can have; ties go to persons."""
    return max(
        counts, key=lambda label: (label in _WEIGHT, counts[label], _WEIGHT.get(label, 0), label)
    )


def _settle(doc: Doc, names: list[Name], evidence: _Evidence) -> list[Name]:
    settled = []
    for name in names:
        words = surface(doc, name)
        if name.known is not None:
            if not evidence.holds(name.known):
                name = replace(name, label="place name", known=None)
        elif name.label in {"organisation", "place name", "people", "other"}:
            if words in evidence.person_parts and name.length == 1:
                name = replace(name, label="person", why="part of a person's name elsewhere")
            elif name.label != "people" and evidence.label[words] == "person":
                name = replace(name, label="person", why="a person's name elsewhere")
            elif _titled(doc, name) and name.length <= 3:
                name = replace(name, label="person", why="a title stands before it")
        elif name.label == "person" and name.length == 1 and words not in evidence.person_parts:
            label = evidence.label[words]
            if words.isupper() and 2 <= len(words) <= 6 and not _titled(doc, name):
                label = "organisation"
            name = replace(name, label=label if label in _WEIGHT else "person")
        settled.append(_extended(doc, name))
    return _chosen(doc, settled, evidence)


def _titled(doc: Doc, name: Name) -> bool:
    """True where a personal title stands right before: "spokesman Peskov", "Mr. Li"."""
    if name.first == 0:
        return False
    before = doc[name.first - 1]
    post = load_posts().get(before.lower_)
    return post is not None and before.pos_ in {"NOUN", "PROPN"} and before.lower_ not in {
        "head", "chair", "member", "officer", "director", "general",
    }  # fmt: skip


def _extended(doc: Doc, name: Name) -> Name:
    """A person's surname with the given name that the name finder missed: compound to its left."""
    if name.label == "organisation":
        return _with_joined_word(doc, name)
    if name.label != "person" or name.length > 2:
        return name
    first = name.first
    posts = load_posts()
    while first > 0 and name.after - first < 4:
        left = doc[first - 1]
        if not (
            left.dep_ == "compound" and left.tag_ == "NNP" and left.ent_type_ in {"", "PERSON"}
        ):
            break
        if (
            not left.text.isalpha()
            or left.text.isupper()
            or left.lower_ in posts
            or left.lower_ in role_forms()
        ):
            break
        if fold(left.text) in known_names() or left.head.i >= name.after or left.head.i < first:
            break
        first -= 1
    return name if first == name.first else replace(name, first=first)


def _with_joined_word(doc: Doc, name: Name) -> Name:
    """ "Foreign and National Defense Committee" where only what follows "and" was marked."""
    first = name.first
    if (
        first < 3
        or doc[first - 1].lower_ != "and"
        or doc[first - 3].lower_ not in {"'s", "’s", "the"}
    ):
        return name
    joined, last = doc[first - 2], doc[name.after - 1].lower_
    if (
        not joined.text[0].isupper()
        or joined.ent_type_ in {"GPE", "PERSON"}
        or last not in role_forms()
    ):
        return name
    return replace(name, first=first - 2)


def _rank(name: Name) -> tuple[int, int, int]:
    return (-name.length, 0 if name.label == "known" else 1, name.first)


def _chosen(doc: Doc, names: list[Name], evidence: _Evidence) -> list[Name]:
    """Longer names win; at equal length what is known wins, unless the article has such a person."""
    taken: dict[int, Name] = {}
    for name in sorted(names, key=_rank):
        rivals = {taken[i] for i in range(name.first, name.after) if i in taken}
        if name.known is not None and rivals:
            if len(rivals) == 1 and _known_within(doc, name, next(iter(rivals))):
                for i in range(next(iter(rivals)).first, next(iter(rivals)).after):
                    taken.pop(i, None)
                rivals = set()
        if not rivals:
            for i in range(name.first, name.after):
                taken[i] = name
        elif name.label == "person" and name.length == 1 and len(rivals) == 1:
            rival = next(iter(rivals))
            words = surface(doc, name)
            if rival.known is not None and rival.length == 1 and words in evidence.person_parts:
                taken[name.first] = name
    return sorted(set(taken.values()), key=lambda name: name.first)


def _known_within(doc: Doc, name: Name, rival: Name) -> bool:
    """True where a country within a longer place name is all that counts: "northern Iraq"."""
    return (
        rival.label in {"place name", "people"}
        and name.known is not None
        and doc[rival.after - 1].i < name.after
    )


def _spread(
    doc: Doc, folded: str, names: list[Name], more: PhraseTable, evidence: _Evidence
) -> list[Name]:
    covered = {i for name in names for i in range(name.first, name.after)}
    added = []
    for first, after, words in more.find(doc, folded):
        if any(i in covered for i in range(first, after)) or doc[first].text[:1].islower():
            continue
        if (
            after < len(doc)
            and doc[after].pos_ == "PROPN"
            and doc[first].dep_ == "compound"
            and after - first == 1
            and doc[after].i not in covered
        ):
            continue
        if not any(doc[i].pos_ in {"PROPN", "NOUN", "ADJ"} for i in range(first, after)):
            continue
        label = (
            "person"
            if words in evidence.person_parts
            else evidence.label.get(words, "organisation")
        )
        added.append(Name(first, after, label, f"as {words!r} elsewhere in the article"))
        covered.update(range(first, after))
    return names + added


def _without_overlaps(names: list[Name]) -> list[Name]:
    return sorted(names, key=lambda name: (name.first, name.after))


def is_actor_name(doc: Doc, name: Name) -> bool:
    """False for laws, illnesses, seas, adjectives of peoples and other names of no actor."""
    if name.label == "other":
        return False
    words = surface(doc, name)
    folded = words.casefold()
    filters = not_actors()
    if name.known is None and (
        folded in filters.whole or folded.rsplit(" ", 1)[-1] in filters.last
    ):
        return False
    if name.label == "people" or (name.known is not None and name.known.form == "demonym"):
        return _is_noun(doc[name.first : name.after])
    return any(char.isalpha() for char in words)


def _is_noun(tokens: Tokens) -> bool:
    """True for "the Chinese said", "Republicans"; false for "Chinese officials"."""
    root: Token = tokens.root
    if root.dep_ in _UNNAMING_MODIFIERS and root.head.i >= tokens.end:
        return False
    return root.dep_ not in {"amod", "acomp"} and (
        root.pos_ in {"NOUN", "PROPN"} or root.dep_ in {"nsubj", "pobj", "nsubjpass"}
    )
