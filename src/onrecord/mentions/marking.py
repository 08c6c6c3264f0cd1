"""Names as the name finder marks them, trimmed, and names that are known beforehand."""

import functools
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.mentions.name import Label, Name
from onrecord.mentions.not_names import dateline_end, in_brackets, is_work
from onrecord.mentions.phrases import PhraseTable
from onrecord.schema.gazetteer import known_names
from onrecord.schema.given_names import load_given_names
from onrecord.schema.roles import load_posts, role_forms
from onrecord.schema.things import thing_words

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
_ACTING = frozenset({"nsubj", "nsubjpass", "poss"})
_EDGE = frozenset({
    "’s", "'s", "’", "'", "“", "”", '"', "‘", "-", "–", "—", ",", ".", ":", ";", "(", ")", "and",
    "[", "]", "|", "/", "*", "`", "``", "''",
})  # fmt: skip
# Prepositions that open a sentence or a list's item are taken into the name behind them.
OPENERS = frozenset({"near", "in", "at", "around", "outside", "inside", "from", "toward", "towards"})  # fmt: skip
# Who leads a body is no part of its name: "the Inherent Resolve Commander".
_LEADERS = frozenset({"Commander", "Director", "Chairman", "Chairwoman", "Spokesman", "Spokeswoman", "Spokesperson"})  # fmt: skip
_SPLITS = frozenset({"and", ",", "&", "/", ";", "|"})
SUFFIXES = frozenset({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv"})
_LONGEST_TITLE = 4  # words: "deputy chief of staff"
_BEFORE_TITLE = frozenset({"former", "the", "then"})
MONTHS = frozenset({"april", "may", "june", "march", "august"})  # surnames that are months too


def marked_names(doc: Doc, folded: str) -> list[Name]:
    """Every name that the name finder marked or that is known; they can overlap."""
    trimmed = (_trimmed(doc, name) for name in _marked(doc))
    made_out = (*(name for name in trimmed if name is not None), *_unmarked(doc))
    dateline = dateline_end(doc)
    return [
        *(name for name in made_out if _names_something(doc, name, dateline)),
        *_known(doc, folded),
    ]


def _names_something(doc: Doc, name: Name, dateline: int) -> bool:
    """False for the place of a dateline and within the name of a work, marked as person or body."""
    if name.label not in {"person", "organisation"}:
        return True
    if name.first < dateline and not in_brackets(doc, name.first):
        return False
    return not is_work(doc, name.first, name.after)


def _unmarked(doc: Doc) -> Iterator[Name]:
    """Names that the name finder missed.

    Persons with "who" after them or a title before; acronyms with a number ("CTF 50 is led by").
    """
    posts, forms = load_posts(), role_forms()
    for token in doc:
        if token.tag_ != "NNP" or token.dep_ == "compound":
            continue
        if token.is_upper and not token.ent_type_ and _is_numbered(token):
            yield Name(token.i, token.i + 2, "organisation", "capitals and a number")
        if token.ent_type_ and not (token.lower_ in MONTHS and token.ent_type_ == "DATE"):
            continue
        if not token.is_alpha or token.is_upper or token.lower_ in forms:
            continue
        if token.lower_ in thing_words().groups:
            continue  # "the 158th Fighter Wing, who"
        first = token.i
        while (
            first > 0
            and _is_given_name(doc[first - 1], token)
            and doc[first - 1].lower_ not in posts
            and not ends_title(doc, first - 1)
        ):
            first -= 1
        titled = first > 0 and doc[first - 1].lower_ in posts and doc[first - 1].dep_ == "compound"
        month = token.lower_ in MONTHS
        named = month and first == token.i - 1 and doc[first].lower_ in load_given_names()
        if named:
            yield Name(first, token.i + 1, "person", "a given name stands before it")
        elif not month and ((titled and first < token.i) or _has_who(token)):
            why = "a title stands before it" if titled else "it has a clause with who"
            yield Name(first, token.i + 1, "person", why)


def _is_numbered(token: Token) -> bool:
    if not token.is_alpha or len(token) < 2 or token.i + 1 >= len(token.doc):
        return False
    number = token.nbor(1)
    return number.is_digit and number.head == token and token.dep_ in _ACTING


def _is_given_name(token: Token, surname: Token) -> bool:
    return (
        token.tag_ == "NNP"
        and token.dep_ == "compound"
        and token.head == surname
        and not token.ent_type_
        and not token.is_upper
        and token.lower_ not in OPENERS
    )


def _has_who(token: Token) -> bool:
    for clause in token.rights:
        if clause.dep_ == "relcl":
            return any(child.lower_ == "who" and child.dep_ == "nsubj" for child in clause.lefts)
    return False


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
            if i == entity.end or doc[i].lower_ in _SPLITS or _is_break(doc, i):
                if i > first and doc[first].lower_ not in SUFFIXES:
                    yield Name(first, i, label, why)
                first = i + 1


def _is_break(doc: Doc, i: int) -> bool:
    """True for a dash between spaces and for an address on the web."""
    token = doc[i]
    if token.text[0] in "-–—":
        return bool(i and token.whitespace_ and doc[i - 1].whitespace_)
    return "/" in token.text or token.like_url


def _trimmed(doc: Doc, name: Name) -> Name | None:
    first, after = name.first, name.after
    while first < after and (doc[first].lower_ in _EDGE or doc[first].lower_ in _ARTICLES):
        first += 1
    if after > first and doc[first].lower_ in OPENERS and doc[first].text.istitle():
        first += 1
    while after > first and doc[after - 1].lower_ in _EDGE:
        after -= 1
    if name.label == "organisation" and after - first > 1 and doc[after - 1].text in _LEADERS:
        after -= 1
        while after > first and doc[after - 1].lower_ in _EDGE:
            after -= 1
    if name.label == "person":
        first = past_titles(doc, first, after)
        if any(doc[i].is_digit for i in range(first, after)):
            return None
    if not any(doc[i].text[0].isupper() or doc[i].text[0].isdigit() for i in range(first, after)):
        return None
    return replace(name, first=first, after=after)


def ends_title(doc: Doc, i: int) -> bool:
    """True for the "Counsel" of "Special Counsel Hale": the last of two words of a title."""
    return i > 0 and f"{doc[i - 1].lower_} {doc[i].lower_}" in load_posts()


def past_titles(doc: Doc, first: int, after: int) -> int:
    """Where a person's name starts whose marked words start with a title."""
    posts = load_posts()
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in posts:
        first = _past_office(doc, first, after)
    moved = True
    while moved:
        moved = False
        for length in range(min(_LONGEST_TITLE, after - first - 1), 0, -1):
            words = " ".join(doc[i].lower_ for i in range(first, first + length))
            if words in posts or words in _BEFORE_TITLE:
                first, moved = first + length, True
                break
    return first


def _past_office(doc: Doc, first: int, after: int) -> int:
    """Where the name starts in "(Director of) National Intelligence James Clapper"."""
    posts, given = load_posts(), load_given_names()
    for i in range(first + 1, after):
        if doc[first - 2 : i].text.lower() in posts or doc[i].lower_ in given:
            return i
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
