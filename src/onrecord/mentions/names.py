"""Names of actors: what the name finder marks, corrected by what is known and by the article itself."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.mentions.evidence import Evidence
from onrecord.mentions.marking import MONTHS, OPENERS, ends_title, marked_names, past_titles
from onrecord.mentions.name import Name, surface
from onrecord.mentions.phrases import PhraseTable, fold
from onrecord.schema.gazetteer import known_names
from onrecord.schema.given_names import load_given_names
from onrecord.schema.roles import load_posts, role_forms

_TELLING = frozenset({"said", "says", "told", "tells", "added", "wrote", "argued", "noted"})
# What two have with each other: the names of both stand before it with a hyphen.
_OF_TWO = frozenset({
    "agreement", "alliance", "border", "coalition", "conflict", "cooperation", "deal", "dialogue", "dispute", "meeting",
    "pact", "partnership", "relation", "relations", "relationship", "rivalry", "summit", "talk", "talks", "tension",
    "tie", "ties", "trade", "treaty", "truce", "war",
})  # fmt: skip
_NUMBERED = frozenset({"force", "unit", "group", "squadron", "battalion", "brigade", "team", "channel", "radio", "command", "fleet"})  # fmt: skip
_UNITS = frozenset({"wing", "division", "brigade", "battalion", "regiment", "corps", "army", "fleet", "squadron", "group", "company", "infantry"})  # fmt: skip
_PARTICLES = frozenset({"von", "van", "der", "den", "de", "del", "la", "bin", "ibn", "zu"})
_IN_BRACKETS = 6  # tokens: "[Syrian President Emma] Lund"
_LONGEST_PERSON = 4  # tokens, while given names are looked for to the left


def find_names(docs: Sequence[Doc]) -> list[list[Name]]:
    """The names of each paragraph, in order and without overlaps; those of no actor among them."""
    folded = [fold(doc.text) for doc in docs]
    found = [marked_names(doc, words) for doc, words in zip(docs, folded, strict=True)]
    evidence = Evidence(docs, found, folded)
    settled = [
        _settled(doc, names, evidence, headline)
        for doc, names, headline in zip(docs, found, evidence.headline, strict=True)
    ]
    more = PhraseTable(evidence.names_to_spread(docs, settled))
    return [
        _spread(doc, words, names, more, evidence)
        for doc, names, words in zip(docs, settled, folded, strict=True)
    ]


def _settled(doc: Doc, names: list[Name], evidence: Evidence, headline: bool) -> list[Name]:
    corrected = (evidence.corrected(doc, name, headline=headline) for name in names)
    extended = [_extended(doc, _untitled(doc, name)) for name in corrected if name is not None]
    return _chosen(doc, extended, evidence)


def _untitled(doc: Doc, name: Name) -> Name:
    """A person's name without the title before it, which was taken for a body's until now."""
    if name.label != "person" or name.length < 2:
        return name
    return replace(name, first=past_titles(doc, name.first, name.after))


def _extended(doc: Doc, name: Name) -> Name:
    if name.label == "organisation":
        return _with_number(
            doc, _with_hyphen(doc, _with_ordinal(doc, _with_joined_word(doc, name)))
        )
    if name.label == "person":
        name = _with_rest(doc, name)
    if name.label == "person" and name.length <= 2:
        return _with_given_name(doc, _with_month_surname(doc, name))
    return name


def _with_rest(doc: Doc, name: Name) -> Name:
    """The whole "Emma van der Lund" and "[Emma] Lund" where the name was cut before the surname."""
    i = name.after
    if i + 1 < len(doc) and doc[i].text == "]" and "[" in doc[max(0, i - _IN_BRACKETS) : i].text:
        i += 1
    while i < len(doc) and doc[i].lower_ in _PARTICLES and doc[i].text.islower():
        i += 1
    cut = i > name.after or doc[i - 1].lower_ in _PARTICLES
    if not cut or i >= len(doc) or not doc[i].text.istitle() or doc[i].tag_ != "NNP":
        return name
    return replace(name, after=i + 1)


def _with_month_surname(doc: Doc, name: Name) -> Name:
    """The whole "Theresa May" where only the given name was marked, the rest being a month too."""
    i = name.after
    if i >= len(doc) or doc[i].lower_ not in MONTHS or not doc[i].text.istitle():
        return name
    if doc[i - 1].lower_ not in load_given_names() or (i + 1 < len(doc) and doc[i + 1].like_num):
        return name
    return replace(name, after=i + 1)


def _with_given_name(doc: Doc, name: Name) -> Name:
    """A surname with the given name that the name finder missed: compound to its left."""
    first = name.first
    posts, forms, known = load_posts(), role_forms(), known_names()
    if name.length > 1 and doc[first].lower_ in load_given_names():
        return name  # "National Intelligence" before "James Clapper" is none of his names
    while first > 0 and name.after - first < _LONGEST_PERSON:
        left = doc[first - 1]
        if left.dep_ != "compound" or left.tag_ != "NNP" or left.ent_type_ not in {"", "PERSON"}:
            break
        if not left.is_alpha or left.is_upper or left.lower_ in posts or left.lower_ in forms:
            break
        if left.lower_ in OPENERS or ends_title(doc, first - 1):
            break
        if left.text in known or not first <= left.head.i < name.after:
            break
        first -= 1
    return name if first == name.first else replace(name, first=first)


def _with_joined_word(doc: Doc, name: Name) -> Name:
    """The whole "Foreign and National Defense Committee" where only what follows "and" was marked."""
    first = name.first
    if first < 3 or doc[first - 1].lower_ != "and":
        return name
    if doc[first - 3].lower_ not in {"'s", "’s", "the"}:
        return name
    joined, last = doc[first - 2], doc[name.after - 1].lower_
    if not joined.text[0].isupper() or joined.ent_type_ in {"GPE", "PERSON"}:
        return name
    return replace(name, first=first - 2) if last in role_forms() else name


def _with_hyphen(doc: Doc, name: Name) -> Name:
    """The whole "CJTF-OIR" where the halves were marked apart."""
    i = name.after
    if i + 1 >= len(doc) or doc[i].text != "-" or doc[i].whitespace_ or doc[i - 1].whitespace_:
        return name
    halves = (doc[i - 1], doc[i + 1])
    if not all(each.is_upper and each.is_alpha and len(each) > 1 for each in halves):
        return name
    following = doc[i + 2] if i + 2 < len(doc) else None
    if following is not None and following.lemma_.lower() in _OF_TWO:
        return name  # "US-EU talks" are of two
    if any(each.text in known_names() for each in halves):
        return name
    return replace(name, after=i + 2)


def _with_ordinal(doc: Doc, name: Name) -> Name:
    """The whole "158th Fighter Wing" where the ordinal was marked apart."""
    i = name.first - 1
    if i < 0 or not doc[i].text[0].isdigit() or doc[i].lower_[-2:] not in {"st", "nd", "rd", "th"}:
        return name
    if doc[name.after - 1].lower_ not in _UNITS or not doc[name.after - 1].text[0].isupper():
        return name
    return replace(name, first=i)


def _with_number(doc: Doc, name: Name) -> Name:
    """The whole "Task Force 50", "Mobile Unit Two" where the number was not marked."""
    i = name.after
    if i >= len(doc) or doc[i].tag_ != "CD" or doc[i].ent_type_ in {"DATE", "TIME", "MONEY"}:
        return name
    if not (doc[i].is_digit or doc[i].text.istitle()) or doc[i].head.i > i:
        return name  # "the UN 15 times"
    last = doc[i - 1]
    if not last.is_upper and last.lower_ not in _NUMBERED:
        return name
    return replace(name, after=i + 1)


def _chosen(doc: Doc, names: list[Name], evidence: Evidence) -> list[Name]:
    """Longer names win; at equal length what is known wins, unless the article has such a person."""
    taken: dict[int, Name] = {}
    for name in sorted(names, key=lambda n: (-n.length, n.label != "known", n.first)):
        rivals = {taken[i] for i in range(name.first, name.after) if i in taken}
        rival = next(iter(rivals)) if len(rivals) == 1 else None
        if rival is not None and _counts_alone(doc, name, rival):
            for i in range(rival.first, rival.after):
                taken.pop(i, None)
            rivals = set()
        if not rivals:
            taken.update(dict.fromkeys(range(name.first, name.after), name))
        elif rival is not None and _is_person_here(doc, name, rival, evidence):
            taken[name.first] = name
    return sorted(set(taken.values()), key=lambda name: name.first)


def _is_person_here(doc: Doc, name: Name, rival: Name, evidence: Evidence) -> bool:
    """True for a person who bears a known name: "Jordan" where the article has a Michael Jordan."""
    if rival.known is None or rival.length > 1 or name.label != "person":
        return False
    return surface(doc, name) in evidence.person_parts


def _counts_alone(doc: Doc, name: Name, rival: Name) -> bool:
    """True where a country within a longer place name is all that counts: "northern Iraq"."""
    if name.known is None or rival.label not in {"place name", "people"}:
        return False
    return rival.after <= name.after


def _spread(
    doc: Doc, folded: str, names: list[Name], more: PhraseTable, evidence: Evidence
) -> list[Name]:
    """Add unmarked occurrences of the article's other names."""
    covered = {i for name in names for i in range(name.first, name.after)}
    added = list(names)
    for first, after, words in more.find(doc, folded):
        if covered.intersection(range(first, after)) or doc[first].text[0].islower():
            continue
        if after - first == 1 and _in_longer_name(doc, first, covered):
            continue
        if words.lower() in MONTHS:
            if not _is_surname(doc, first):
                continue
        elif not any(doc[i].pos_ in {"PROPN", "NOUN", "ADJ"} for i in range(first, after)):
            continue
        label = evidence.label.get(words, "organisation")
        if words in evidence.person_parts:
            label = "person"
        added.append(Name(first, after, label, f"as {words!r} elsewhere in the article"))
        covered.update(range(first, after))
    return sorted(added, key=lambda name: (name.first, name.after))


def _is_surname(doc: Doc, i: int) -> bool:
    """False for the month in "in May", where the article has a person of that name."""
    token = doc[i]
    said = {doc[j].lower_ for j in (i - 1, i + 1) if 0 <= j < len(doc)} & _TELLING
    return bool(said) or (token.tag_ == "NNP" and token.dep_ in {"nsubj", "nsubjpass", "poss"})


def _in_longer_name(doc: Doc, i: int, covered: set[int]) -> bool:
    """True for "Otsuka" in "Otsuka Holdings": a name of something else."""
    if i + 1 >= len(doc) or i + 1 in covered:
        return False
    return doc[i + 1].pos_ == "PROPN" and doc[i].dep_ == "compound"
