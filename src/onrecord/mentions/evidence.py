"""What a whole article says about its names: labels by majority, parts of persons' names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.mentions.marking import SUFFIXES
from onrecord.mentions.name import Label, Name, initials, surface
from onrecord.schema.gazetteer import Known
from onrecord.schema.roles import load_posts, role_forms
from onrecord.schema.things import thing_words

_WEIGHT: dict[Label, int] = {"person": 3, "organisation": 2, "place name": 1}
_NO_TITLES = frozenset({"head", "chair", "member", "officer", "director", "general", "chief"})
_TERMINAL = frozenset(".?!:;”\"’')…,")
_WHERE = frozenset({"in", "near"})
_HEADLINE_SHARE = 0.7  # of words of four letters and more that start with a capital
_ACRONYM = range(2, 7)  # letters


class Evidence:
    """Made from the running text: headlines, in which every word is capitalised, prove nothing."""

    def __init__(self, docs: Sequence[Doc], found: list[list[Name]], folded: list[str]) -> None:
        self.headline = [is_headline(doc) for doc in docs]
        if all(self.headline):
            self.headline = [False] * len(docs)
        self.words = "\n".join(folded)
        self.person_parts: set[str] = set()
        votes: dict[str, Counter[Label]] = {}
        for doc, names, headline in zip(docs, found, self.headline, strict=True):
            for name in () if headline else names:
                label = "place name" if _says_where(doc, name) else name.label
                votes.setdefault(surface(doc, name), Counter())[label] += 1
                if name.label == "person" and name.length > 1:
                    self._add_person(doc, name)
        self.label = {words: _majority(counts) for words, counts in votes.items()}

    def _add_person(self, doc: Doc, name: Name) -> None:
        parts = [doc[i].text for i in range(name.first, name.after)]
        while len(parts) > 1 and parts[-1].lower() in SUFFIXES:
            parts.pop()
        for part in (parts[0], parts[-1]):
            if len(part) > 1 and part[0].isupper() and part.isalpha():
                self.person_parts.add(part)

    def holds(self, known: Known) -> bool:
        """False where the name needs words that the article lacks."""
        return not known.needs or any(word in self.words for word in known.needs)

    def corrected(self, doc: Doc, name: Name, *, headline: bool) -> Name | None:
        """The name with the label that the article as a whole gives it; ``None`` if it is no name."""
        words = surface(doc, name)
        if name.known is None and _leads_administration(doc, name):
            return replace(name, label="person", why="an administration is named for it")
        if name.known is not None:
            return name if self.holds(name.known) else replace(name, label="place name", known=None)
        if headline and words not in self.label and words not in self.person_parts:
            return None
        if name.label == "person":
            return self._person(doc, name, words)
        if words in self.person_parts and name.length == 1:
            return replace(name, label="person", why="part of a person's name elsewhere")
        if name.label != "people" and self.label.get(words) == "person":
            return replace(name, label="person", why="a person's name elsewhere")
        if name.label == "organisation" and self.label.get(words) == "place name":
            return replace(name, label="place name", why="a place's name elsewhere")
        if titled(doc, name) and name.length <= 3 and not _within_title(doc, name):
            return replace(name, label="person", why="a title stands before it")
        if _has_calling(doc, name):
            return replace(name, label="person", why="what the person is stands before it")
        return None if _within_title(doc, name) else name

    def _person(self, doc: Doc, name: Name, words: str) -> Name | None:
        if name.length > 1 or words in self.person_parts:
            return name
        if name.after < len(doc) and doc[name.after].lower_ in load_posts():
            return None  # "Freshman Rep. …", "Actor President …"
        label = self.label.get(words, "person")
        if words.isupper() and len(words) in _ACRONYM and not titled(doc, name):
            label = "organisation"
        return replace(name, label=label if label in _WEIGHT else "person")

    def names_to_spread(self, docs: Sequence[Doc], settled: list[list[Name]]) -> Iterator[str]:
        """Names to look for where nothing was marked: those found, their acronyms, persons' parts."""
        seen: set[str] = set()
        for doc, names in zip(docs, settled, strict=True):
            for name in names:
                words = surface(doc, name)
                wanted = [words] if name.label in {"person", "organisation"} else []
                acronym = initials(words) if name.label in {"organisation", "known"} else None
                if acronym is not None and acronym in self.words:
                    wanted.append(acronym)
                yield from (each for each in wanted if each not in seen)
                seen.update(wanted)
        yield from sorted(self.person_parts - seen)


def _majority(counts: Counter[Label]) -> Label:
    """The most frequent label that a text's own names can have; ties go to persons."""
    return max(
        counts, key=lambda label: (label in _WEIGHT, counts[label], _WEIGHT.get(label, 0), label)
    )


def _says_where(doc: Doc, name: Name) -> bool:
    """True for "Raqqah" in "in Raqqah", where it was marked as a person."""
    if name.label != "person" or name.length > 1 or name.first == 0:
        return False
    if name.after < len(doc) and doc[name.after].tag_ == "POS":
        return False
    return doc[name.first - 1].lower_ in _WHERE


def titled(doc: Doc, name: Name) -> bool:
    """True where a personal title stands right before: "spokesman Peskov", "Mr. Li"."""
    if name.first == 0:
        return False
    before = doc[name.first - 1]
    if before.lower_ in _NO_TITLES or before.pos_ not in {"NOUN", "PROPN"}:
        return False
    return before.lower_ in load_posts()


def _has_calling(doc: Doc, name: Name) -> bool:
    """True for "the author al-Tanawi": one noun for a person, whose name it goes with, before it."""
    if name.first == 0 or name.length > 3 or name.label not in {"organisation", "place name"}:
        return False
    before, last = doc[name.first - 1], doc[name.after - 1]
    if (
        before.tag_ != "NN"
        or before.dep_ != "compound"
        or not name.first <= before.head.i < name.after
    ):
        return False
    if last.is_upper or last.lower_ in role_forms():
        return False
    if any(doc[i].text.islower() for i in range(name.first, name.after)):
        return False  # "Board of Aldermen"
    role = role_forms().get(before.lower_)
    known = role is not None and role.kind == "unnamed_person" and not role.plural
    return known or before.lower_ in thing_words().people


def _leads_administration(doc: Doc, name: Name) -> bool:
    """True for a leader's bare name in "the Trump administration", whatever it was taken for."""
    if name.length > 1 or name.label not in {"place name", "organisation", "other"}:
        return False
    if name.after >= len(doc) or doc[name.after].lower_ not in {"administration", "presidency"}:
        return False
    word = doc[name.first]
    return word.text[0].isupper() and not word.is_upper and word.lower_ not in role_forms()


def _within_title(doc: Doc, name: Name) -> bool:
    """True for "State" in "Secretary of State", "Defense" in "Defense Secretary": no organisation."""
    posts = load_posts()
    if name.length == 1 and doc[name.first : name.after + 1].text.lower() in posts:
        return name.after < len(doc) and name.label == "organisation"
    if name.label == "organisation" and name.known is None and _is_portfolio(doc, name):
        return True
    if name.first < 2 or doc[name.first - 1].lower_ != "of":
        return False
    return doc[name.first - 2 : name.after].text.lower() in posts


def _is_portfolio(doc: Doc, name: Name) -> bool:
    """True for "Labor" in "Labor Secretary", not for the body in "NATO Secretary General"."""
    if name.after >= len(doc) or doc[name.after].lower_ not in {"secretary", "minister"}:
        return False
    if name.after + 1 < len(doc) and doc[name.after + 1].lower_ == "general":
        return False
    last = doc[name.after - 1]
    return not last.is_upper and last.lower_ not in role_forms()


def is_headline(doc: Doc) -> bool:
    """True for a line set in capitals or title case that ends without a full stop."""
    words = [token.text for token in doc if len(token) >= 4 and token.is_alpha]
    if len(words) < 3 or doc.text[-1:] in _TERMINAL:
        return False
    capitals = sum(1 for word in words if word[0].isupper())
    return capitals >= _HEADLINE_SHARE * len(words)
