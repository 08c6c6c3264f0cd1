"""What OnRecord finds, put the way re3d's annotators marked it.

Their stretches are whole phrases: titles are part of a person's name ("Lt. Gen. Stephen J.
Townsend"), a group's or place's noun stands with its modifiers, its owner and its "of" ("ISIL’s
self-proclaimed capital", "the village of Safina"), and a town with its country ("Palmyra, Syria").
Within such a stretch they marked nothing more: of ours that lie in another the outer one counts.
OnRecord's own mentions lie within one another and leave titles out (docs/actors.md).
"""

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from onrecord.records import Relation
from onrecord.schema.gazetteer import find_known
from onrecord.schema.roles import load_posts, role_forms
from onrecord.schema.things import thing_words
from onrecord.schema.us_states import us_states
from onrecord.text import Text
from onrecord.text.grammar import conjuncts
from onrecord.text.parse import offsets
from onrecord.text.things import Thing

TYPES = {
    "person": "Person", "organisation": "Organisation", "place": "Location",
    "people": "Nationality",
}  # fmt: skip
_INVISIBLE = re.compile(r"[\u200e\u200f\u200b\u2060]")
_REFERENCE = re.compile(r"\[\d+\s?\]|\[citation needed\]")
_CLOSING = re.compile(r'(?<=\S)""')
_DOUBLED = re.compile(r'""')
_BEFORE = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "predet"})
_POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their"})


def phrase(thing: Thing, text: Text) -> tuple[int, int] | None:
    """The half-open stretch that re3d would mark for a thing; ``None`` where it would mark nothing."""
    head = thing.head
    low, high = thing.span.start, thing.span.end
    if thing.form == "pronoun":
        return None if head.tag_ == "PRP$" else (low, high)
    if thing.form == "adjective":
        return low, high
    if thing.form == "noun" and (head.dep_ == "attr" or _is_member(head)):
        return None  # what someone is, not someone
    tokens = text.tokens(low, high)
    if thing.form == "noun" or tokens is None:
        first = last = head
    else:
        first, last = tokens[0], tokens[-1]
    first, last = _first(thing, head, first), _last(thing, head, last)
    return offsets(first)[0], offsets(last)[1]


def _is_member(head: Token) -> bool:
    return head.lemma_.lower() == "member" and any(c.lower_ == "of" for c in head.rights)


def _first(thing: Thing, head: Token, first: Token) -> Token:
    named = thing.form == "name" or any(
        child.tag_ == "NNP" and child.dep_ != "poss" for child in head.lefts
    )
    for child in sorted(head.lefts, key=lambda child: -child.i):
        if child.i >= first.i:
            continue
        if child.dep_ not in _BEFORE or child.right_edge.i + 1 != first.i:
            break
        if named and child.dep_ == "poss":
            break
        if thing.form == "name" and not _belongs(thing, child):
            break
        first = child.left_edge
    return first


def _belongs(thing: Thing, child: Token) -> bool:
    """True for what is part of a name's phrase: titles, and words that cut a part from a place."""
    if child.dep_ == "det":
        return True
    if thing.kind == "place":
        return child.lower_ in thing_words().directions
    if thing.kind == "person":
        return child.text[0].isupper() or child.lower_ in load_posts()
    return True


def _last(thing: Thing, head: Token, last: Token) -> Token:
    if thing.form == "noun":
        for child in head.rights:
            if child.dep_ != "prep" or child.lower_ != "of" or child.i != last.i + 1:
                break
            last = _end_of(child)
        return _with_joined(head, last)
    return _with_country(last) if thing.kind == "place" else last


def _with_country(last: Token) -> Token:
    """The end of "Palmyra, Syria"; a country or state itself stands in no other."""
    doc, i = last.doc, last.i + 2
    if i >= len(doc) or doc[i - 1].text != "," or _is_large(last.text):
        return last
    for after in range(min(len(doc), i + 3), i, -1):
        if _is_large(doc[i:after].text):
            return doc[after - 1]
    return last


def _is_large(words: str) -> bool:
    known = find_known(words)
    return words in us_states() or (
        known is not None and known.form == "name" and known.id[:8] == "country:"
    )


def _with_joined(head: Token, last: Token) -> Token:
    """The end of "three women and three children": people's nouns joined, but for numbers bare."""
    joined = conjuncts(head)[1:]
    bare = all(
        each.tag_ == "NNS"
        and _is_people(each)
        and all(child.dep_ in {"nummod", "punct", "cc"} for child in each.lefts)
        for each in joined
    )
    return joined[-1] if joined and bare and head.tag_ == "NNS" and _is_people(head) else last


def _is_people(noun: Token) -> bool:
    role = role_forms().get(noun.lower_)
    if role is not None and role.kind in {"unnamed_person", "unnamed_group"}:
        return True
    return noun.lemma_.lower() in thing_words().people | thing_words().groups


def _end_of(preposition: Token) -> Token:
    """The last token of "of the village": the object alone, without what tells of it in turn."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            return child
    return preposition.nbor(-1)


def outer(found: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Those that lie in no other: the longest wins, the earlier of two that overlap."""
    kept: list[tuple[int, int, str]] = []
    for each in sorted(set(found), key=lambda f: (f[0] - f[1], f[0], f[2])):
        if all(each[1] <= other[0] or other[1] <= each[0] for other in kept):
            kept.append(each)
    return sorted(kept)


def ends(
    relation: Relation,
    things: Mapping[tuple[int, int], Thing],
    text: Text,
    outer_spans: Sequence[tuple[int, int, str]],
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The stretches of a relation's ends as re3d would mark them.

    An end that lies in a marked stretch of its own type is that stretch ("the city of Raqqa"),
    unless the other end lies there, too ("the ISIL stronghold of Raqqa"); then it stops before an
    "of" that names the other end ("a sheikh of the clan").
    """
    own, marked = [], []
    for span, kind in (
        (relation.source_span, relation.source_kind),
        (relation.target_span, relation.target_kind),
    ):
        place = phrase(things[span.start, span.end], text) or (span.start, span.end)
        own.append(place)
        marked.append(_within(place, TYPES[kind], outer_spans))
    if marked[0][1] <= marked[1][0] or marked[1][1] <= marked[0][0]:
        return marked[0], marked[1]
    source, target = own
    return _before(source, target, relation, things), target


def _before(
    source: tuple[int, int],
    target: tuple[int, int],
    relation: Relation,
    things: Mapping[tuple[int, int], Thing],
) -> tuple[int, int]:
    """The source without its "of …" where the target stands in there ("a sheikh of the clan")."""
    span = relation.source_span
    end = offsets(things[span.start, span.end].head)[1]
    return (source[0], end) if end <= target[0] < source[1] else source


def _within(
    place: tuple[int, int], kind: str, outer_spans: Sequence[tuple[int, int, str]]
) -> tuple[int, int]:
    for start, end, other in outer_spans:
        if other == kind and start <= place[0] and place[1] <= end:
            return start, end
    return place


def plain(text: str) -> str:
    """The text without what its export left in it, of the same length.

    Marks of direction and references ("[1]") become spaces, and so do the quotation marks that CSV
    put around a line and doubled within it.
    """
    text = _INVISIBLE.sub(" ", text)
    text = _REFERENCE.sub(lambda match: " " * len(match.group()), text)
    return "\n".join(_without_csv(line) for line in text.split("\n"))


def _without_csv(line: str) -> str:
    if not line.startswith('"') or '""' not in line:
        return line
    end = len(line.rstrip())
    if end > 1 and line[end - 1] == '"':
        line = line[: end - 1] + " " + line[end:]
    return _DOUBLED.sub(r' "', _CLOSING.sub(r'" ', " " + line[1:]))
