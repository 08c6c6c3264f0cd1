"""Names as the name finder marks them, trimmed, and names that are known beforehand."""

import functools
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.mentions.name import Label, Name
from onrecord.mentions.phrases import PhraseTable
from onrecord.schema.gazetteer import known_names
from onrecord.schema.roles import load_posts

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
_EDGE = frozenset({
    "’s", "'s", "’", "'", "“", "”", '"', "‘", "-", "–", "—", ",", ".", ":", ";", "(", ")", "and",
    "[", "]", "|", "/", "*", "`", "``", "''",
})  # fmt: skip
_SPLITS = frozenset({"and", ",", "&", "/", ";", "|"})
SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
_LONGEST_TITLE = 4  # words: "deputy chief of staff"
_BEFORE_TITLE = frozenset({"former", "the", "then"})


def marked_names(doc: Doc, folded: str) -> list[Name]:
    """Every name that the name finder marked or that is known; they can overlap."""
    trimmed = (_trimmed(doc, name) for name in _marked(doc))
    return [*(name for name in trimmed if name is not None), *_known(doc, folded)]


def _marked(doc: Doc) -> Iterator[Name]:
    why = "marked by the name finder"
    for entity in doc.ents:
        label = _LABELS.get(entity.label_)
        if label is None:
            continue
        if label != "person":
            yield Name(entity.start, entity.end, label, why)
            continue
        first = entity.start
        for i in range(entity.start, entity.end + 1):
            if i == entity.end or doc[i].lower_ in _SPLITS:
                if i > first and doc[first].lower_ not in SUFFIXES:
                    yield Name(first, i, label, why)
                first = i + 1


def _trimmed(doc: Doc, name: Name) -> Name | None:
    first, after = name.first, name.after
    while first < after and (doc[first].lower_ in _EDGE or doc[first].lower_ in _ARTICLES):
        first += 1
    while after > first and doc[after - 1].lower_ in _EDGE:
        after -= 1
    if name.label == "person":
        first = _past_titles(doc, first, after)
        if any(doc[i].is_digit for i in range(first, after)):
            return None
    if not any(doc[i].text[0].isupper() or doc[i].text[0].isdigit() for i in range(first, after)):
        return None
    return replace(name, first=first, after=after)


def _past_titles(doc: Doc, first: int, after: int) -> int:
    posts = load_posts()
    moved = True
    while moved:
        moved = False
        for length in range(min(_LONGEST_TITLE, after - first - 1), 0, -1):
            words = " ".join(doc[i].lower_ for i in range(first, first + length))
            if words in posts or words in _BEFORE_TITLE:
                first, moved = first + length, True
                break
    return first


@functools.cache
def _known_table() -> PhraseTable:
    return PhraseTable(known_names())


def _known(doc: Doc, folded: str) -> Iterator[Name]:
    names = known_names()
    free = -1
    for first, after, name in _known_table().find(doc, folded):
        if first >= free:
            free = after
            yield Name(first, after, "known", f"known name {name!r}", names[name])
