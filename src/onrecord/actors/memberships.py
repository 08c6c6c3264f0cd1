"""Memberships: persons in parties, countries in bodies."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.titles import Title
from onrecord.records import Date, DateMention, Membership, MembershipRole, Span, content_id
from onrecord.schema.gazetteer import known_by_id
from onrecord.text.grammar import prepositional
from onrecord.text.index import SpanIndex

_US_PARTY = re.compile(r"\s*[,(]\s*\(?(R|D)-[A-Z][A-Za-z.]+")
_US_PARTIES = {"R": "institution:us-republican-party", "D": "institution:us-democratic-party"}
_MODAL = frozenset(
    {"would", "could", "might", "may", "should", "must", "can", "will", "to", "'ll", "’ll"}
)
_VERBS: dict[str, tuple[MembershipRole, tuple[str, ...]]] = {
    "join": ("member", ()),
    "accede": ("member", ("to",)),
    "apply": ("applicant", ()),
    "withdraw": ("former", ("from",)),
    "leave": ("former", ()),
    "quit": ("former", ()),
    "exit": ("former", ()),
}


class _Tie(NamedTuple):
    member: Draft
    body: Draft
    role: MembershipRole
    span: Span
    start: Date | None = None
    end: Date | None = None


def find_memberships(
    cast: Cast, titles: dict[int, Title], dates: tuple[DateMention, ...]
) -> tuple[Membership, ...]:
    """Memberships, sorted by where they are told, each once, where it is first told."""
    index = SpanIndex(dates, lambda mention: mention.span)
    found: dict[str, tuple[int, Membership]] = {}
    for seen in cast.seen:
        if seen.draft is None:
            continue
        for tie in _ties(cast, seen, titles, index):
            if tie.member is tie.body:
                continue
            membership = _membership(cast, tie)
            told = (membership.actor, membership.body, tie.role, tie.start, tie.end)
            found.setdefault(repr(told), (tie.span.start, membership))
    ordered = sorted(found.values(), key=lambda entry: (entry[0], entry[1].id))
    return tuple(membership for _, membership in ordered)


def _membership(cast: Cast, tie: _Tie) -> Membership:
    article = cast.text.article.id
    actor, body = tie.member.id(article), tie.body.id(article)
    return Membership(
        id=content_id("mem1", article, actor, body, tie.role, tie.span.start),
        article=article,
        evidence=(cast.text.sentence_of(tie.span),),
        actor=actor,
        body=body,
        role=tie.role,
        start=tie.start,
        end=tie.end,
    )


def _ties(
    cast: Cast, seen: Seen, titles: dict[int, Title], index: SpanIndex[DateMention]
) -> Iterator[_Tie]:
    draft = seen.draft
    if draft is None:
        return
    if draft.kind == "person" and seen.mention.form == "name":
        yield from _in_party(cast, seen, draft, titles.get(seen.start))
    elif draft.known_as is not None and draft.known_as.startswith("country:"):
        yield from _in_body(cast, seen, draft, index)


def _in_party(cast: Cast, seen: Seen, draft: Draft, title: Title | None) -> Iterator[_Tie]:
    span = seen.mention.span
    if title is not None and title.organisation is not None and title.organisation.kind == "party":
        role: MembershipRole = "member"
        yield _Tie(draft, title.organisation, role, span)
    for target in prepositional(seen.head, "of", "from"):
        party = cast.who(target)
        if party is not None and party.kind == "party":
            yield _Tie(draft, party, "member", span)
    match = _US_PARTY.match(cast.text.article.text, span.end)
    if match is not None:
        party = cast.known(known_by_id()[_US_PARTIES[match.group(1)]])
        yield _Tie(draft, party, "member", span)


def _in_body(cast: Cast, seen: Seen, draft: Draft, index: SpanIndex[DateMention]) -> Iterator[_Tie]:
    head = seen.head
    for child in head.children:
        if child.dep_ == "appos" and child.lower_ == "member":
            yield from _members_of(cast, draft, child)
    if head.dep_ not in {"nsubj", "nsubjpass"}:
        return
    for verb in _verbs(head.head):
        if verb.lemma_ == "be":
            for child in verb.children:
                if child.dep_ == "attr" and child.lower_ == "member" and not _unreal(verb):
                    yield from _members_of(cast, draft, child)
        elif verb.lemma_ in _VERBS and not _unreal(verb):
            yield from _by_verb(cast, draft, verb, index)


def _verbs(verb: Token) -> Iterator[Token]:
    yield verb
    for child in verb.children:
        own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in child.children)
        if child.dep_ == "conj" and child.pos_ == "VERB" and not own:
            yield child


def _unreal(verb: Token) -> bool:
    """True for "would join", "to join", "did not join"."""
    return any(
        child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _MODAL)
        for child in verb.children
    )


def _members_of(cast: Cast, draft: Draft, noun: Token) -> Iterator[_Tie]:
    targets = [
        *prepositional(noun, "of"),
        *(c for c in noun.lefts if c.dep_ in {"compound", "nmod", "poss"}),
    ]
    for target in targets:
        body = _body(cast, target)
        if body is not None:
            yield _Tie(draft, body, "member", cast.text.span(noun))


def _body(cast: Cast, token: Token) -> Draft | None:
    seen = cast.at(token) or cast.name_over(token)
    draft = seen.draft if seen is not None else None
    return draft if draft is not None and draft.kind == "international_body" else None


def _by_verb(
    cast: Cast, draft: Draft, verb: Token, index: SpanIndex[DateMention]
) -> Iterator[_Tie]:
    role, prepositions = _VERBS[verb.lemma_]
    targets = [c for c in verb.children if c.dep_ == "dobj"]
    if prepositions:
        targets = prepositional(verb, *prepositions)
    elif verb.lemma_ == "apply":
        joins = [
            c
            for c in verb.children
            if c.dep_ in {"xcomp", "advcl"} and c.lemma_ in {"join", "enter"}
        ]
        targets = [t for c in joins for t in c.children if t.dep_ == "dobj"]
        targets += [
            t
            for noun in prepositional(verb, "for", "to")
            for t in (noun, *prepositional(noun, "in", "of", "to"))
        ]
    date = _date(cast, verb, index)
    for target in targets:
        body = _body(cast, target)
        if body is not None:
            start, end = (None, date) if role == "former" else (date, None)
            yield _Tie(draft, body, role, cast.text.span(verb), start, end)


def _date(cast: Cast, verb: Token, index: SpanIndex[DateMention]) -> Date | None:
    """The date told with the verb: "in 2017", "last year"."""
    governed = (
        each
        for child in verb.children
        if verb.lemma_ == "apply" and child.dep_ in {"xcomp", "advcl"}
        for each in child.children
    )
    for child in (*verb.children, *governed):
        if child.dep_ in {"prep", "npadvmod", "advmod"}:
            for target in (child, *child.children):
                mention = index.at(cast.text.span(target).start) if target.text.strip() else None
                if mention is not None:
                    return mention.date
    return None
