"""``find_relations``: what one sentence tells of belonging, being in charge and being the same."""

import functools
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from onrecord.actors.relations import charge, examples, parts, sameness
from onrecord.actors.relations.claims import Told
from onrecord.actors.relations.scene import Found, Scene
from onrecord.records import Actor, Membership, Mention, Relation, Span, Tenure, content_id
from onrecord.schema.relations import relation_words
from onrecord.text import Text
from onrecord.text.things import Thing, find_things

_EXAMPLES = frozenset({"including", "as", "especially", "particularly", "notably", "primarily", "mainly", "chiefly", "namely"})  # fmt: skip
_VERBS = frozenset({"VERB", "AUX"})
_LONGEST = (
    250  # tokens; what is longer is no sentence but lines run together, whose parse says nothing
)
_Place = tuple[int, int, int, int, str]  # where the two ends start and end, and the kind
_NOUNS = frozenset({"NOUN", "PROPN"})


def find_relations(
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    tenures: tuple[Tenure, ...],
    memberships: tuple[Membership, ...],
) -> tuple[Relation, ...]:
    """The relations that sentences of an article tell of, sorted by where their ends stand.

    Both ends stand in one sentence, and one of them at least is a name or a resolved actor. What
    a question asks, and what is denied, wished for or only possible, is no relation. Offices and
    memberships are relations too where both their ends stand in the sentence that tells them.
    """
    things = find_things(text, mentions, actors)
    found: dict[_Place, Relation] = {}
    between: set[tuple[object, ...]] = set()
    for each in _in_text(text, things):
        relation = _relation(text, each)
        found.setdefault(_place(relation), relation)
        between.add(_between(relation))
    for each in Told(text, things).by_claims(tenures, memberships):
        relation = _relation(text, each)
        if _stands(each) and _between(relation) not in between:  # else the words have told it
            found.setdefault(_place(relation), relation)
    return tuple(found[place] for place in sorted(found))


def _place(relation: Relation) -> _Place:
    source, target = relation.source_span, relation.target_span
    return source.start, target.start, source.end, target.end, relation.kind


def _between(relation: Relation) -> tuple[object, ...]:
    return relation.kind, relation.source, relation.target, relation.evidence[0].start


def _in_text(text: Text, things: Sequence[Thing]) -> Iterator[Found]:
    by_paragraph: dict[int, list[Thing]] = {}
    for thing in things:
        by_paragraph.setdefault(id(thing.head.doc), []).append(thing)
    for paragraph in text.paragraphs:
        own = by_paragraph.get(id(paragraph.doc), ())
        if len(own) > 1:
            yield from _in_paragraph(paragraph.doc, own)


def _in_paragraph(doc: Doc, things: Sequence[Thing]) -> Iterator[Found]:
    scene = Scene(doc, things)
    tokens = (t for s in doc.sents if s.end - s.start <= _LONGEST for t in s)
    for token in tokens:
        for found in _at(scene, token):
            each = found
            if found.kind != "same_as":
                source, target = scene.named(found.source), scene.named(found.target)
                each = found._replace(source=source, target=target)
            if (
                _stands(each)
                and scene.in_one_sentence(each.source.head, each.target.head)
                and not scene.is_asked(each.source.head)
            ):
                yield each


def _at(scene: Scene, token: Token) -> Iterator[Found]:
    if token.pos_ in _VERBS:
        if token.lemma_.lower() in _verbs():
            yield from parts.by_verb(scene, token)
            yield from charge.by_verb(scene, token)
            yield from sameness.by_verb(scene, token)
    elif token.pos_ in _NOUNS:
        yield from parts.by_noun(scene, token)
        yield from charge.by_noun(scene, token)
        yield from charge.by_words(scene, token)
        thing = scene.at(token)
        if thing is not None and thing.head.i == token.i:
            yield from examples.by_size(scene, thing)
            yield from sameness.by_apposition(scene, thing)
            yield from sameness.by_brackets(scene, thing)
    elif token.lower_ == "one":
        yield from parts.by_one(scene, token)
    elif token.lower_ == "within":
        yield from parts.by_within(scene, token)
    if token.lower_ in relation_words().loyal:
        yield from parts.by_loyalty(scene, token)
    if token.lower_ in _EXAMPLES:
        yield from examples.by_example(scene, token)


@functools.cache
def _verbs() -> frozenset[str]:
    """Verbs that tell of a relation."""
    words = relation_words()
    return (
        frozenset(words.belonging) | words.including | words.composed | words.leading
        | words.founding | words.holding | words.taking | words.freeing | words.sending | words.ousting | words.yielding | words.parting
        | words.calling | {"have", "be", "use"}
    )  # fmt: skip


def _stands(found: Found) -> bool:
    """False of one thing with itself, of peoples, of whom nothing is known, between two descriptions."""
    source, target = found.source, found.target
    if source is target or "people" in {source.kind, target.kind}:
        return False
    if source.actor is not None and source.actor == target.actor and found.kind != "same_as":
        return False
    if any(thing.form == "pronoun" and thing.actor is None for thing in (source, target)):
        return False
    return any(thing.form == "name" or thing.actor is not None for thing in (source, target))


def _evidence(text: Text, source: Token, target: Token) -> Span:
    low, high = sorted((source.i, target.i))
    return text.sentence_of(source.doc[low : high + 1])


def _relation(text: Text, found: Found) -> Relation:
    source, target = found.source, found.target
    if found.kind == "same_as" and target.span.start < source.span.start:
        source, target = target, source
    article = text.article.id
    return Relation(
        id=content_id(
            "rel1", article, found.kind, source.span.start, source.span.end,
            target.span.start, target.span.end,
        ),
        article=article,
        evidence=(_evidence(text, source.head, target.head),),
        kind=found.kind,
        source=source.actor,
        source_span=source.span,
        source_kind=source.kind,
        target=target.actor,
        target_span=target.span,
        target_kind=target.kind,
        cue=text.between(*found.cue) if found.cue is not None else None,
        former=found.former,
        reason=found.reason,
    )  # fmt: skip
