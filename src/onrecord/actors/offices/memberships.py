"""Memberships: persons in parties, countries in bodies."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.offices.holding import (
    Dates,
    bounded_behind,
    is_to_come,
    recently,
    told_behind,
    told_of,
    told_with,
)
from onrecord.actors.offices.intervals import Interval
from onrecord.actors.offices.titles import STATUS_WORDS, Title
from onrecord.records import Date, DateMention, Membership, MembershipRole, Span, content_id
from onrecord.schema.gazetteer import known_by_id
from onrecord.text.grammar import prepositional
from onrecord.text.index import SpanIndex

_US_PARTY = re.compile(r"\s*[,(]\s*\(?(R|D)-[A-Z][A-Za-z.]+")
_US_PARTIES = {"R": "institution:us-republican-party", "D": "institution:us-democratic-party"}
_MODAL = frozenset(
    {"would", "could", "might", "may", "should", "must", "can", "will", "to", "'ll", "’ll"}
)
_WHICH = frozenset({"which", "who", "that"})
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


def _ties(cast: Cast, seen: Seen, titles: dict[int, Title], dates: Dates) -> Iterator[_Tie]:
    draft = seen.draft
    if draft is None:
        return
    if draft.kind == "person":
        if seen.mention.form == "name":
            yield from _in_party(cast, seen, draft, titles.get(seen.start))
        yield from _in_body(cast, seen, draft, dates)
    elif draft.known_as is not None and draft.known_as.startswith("country:"):
        yield from _in_body(cast, seen, draft, dates)


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


def _in_body(cast: Cast, seen: Seen, draft: Draft, dates: Dates) -> Iterator[_Tie]:
    """Countries in bodies and persons in parties, by "a member of" and by verbs such as "joined"."""
    head = seen.head
    clauses = []
    for child in head.children:
        if child.dep_ == "appos" and child.lower_ == "member":
            yield from _members_of(cast, draft, child, dates)
        elif child.dep_ == "relcl" and any(c.lower_ in _WHICH for c in child.children):
            clauses.append(child)
    if head.dep_ in {"nsubj", "nsubjpass"} and head.tag_ not in {"WP", "WDT"}:
        clauses.append(head.head)
    for verb in (each for clause in clauses for each in _verbs(clause)):
        if _unreal(verb):
            continue
        if verb.lemma_ in {"be", "become"}:
            for child in verb.children:
                if child.dep_ == "attr" and child.lower_ == "member":
                    yield from _members_of(cast, draft, child, dates, verb)
        elif verb.lemma_ in _VERBS:
            yield from _by_verb(cast, draft, verb, dates)


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


def _members_of(
    cast: Cast, draft: Draft, noun: Token, dates: Dates, verb: Token | None = None
) -> Iterator[_Tie]:
    """What "a member of" tells; ``former`` where it ended before the report."""
    targets = [
        *prepositional(noun, "of"),
        *(c for c in noun.lefts if c.dep_ in {"compound", "nmod", "poss"}),
    ]
    bodies = [body for body in (_body(cast, target, draft) for target in targets) if body]
    if not bodies:
        return
    interval = recently(told_behind(noun, cast, dates), noun)
    if verb is not None and verb.lemma_ == "become":
        begun = Interval(told_of(verb, noun, cast, dates))
        interval = begun.filled(bounded_behind(noun, cast, dates))
    elif verb is not None:
        interval = recently(interval.filled(told_with(verb, cast, dates)), verb)
    over = interval.end is not None and not is_to_come(cast, interval.end)
    role: MembershipRole = "former" if over or _is_former(noun) else "member"
    for body in bodies:
        yield _Tie(draft, body, role, cast.text.span(noun), interval.start, interval.end)


def _is_former(noun: Token) -> bool:
    return any(STATUS_WORDS.get(child.lower_) == "former" for child in noun.lefts)


def _body(cast: Cast, token: Token, member: Draft) -> Draft | None:
    """The body at a token: an international one for a country, a party for a person."""
    seen = cast.at(token) or cast.name_over(token)
    draft = seen.draft if seen is not None else None
    kind = "party" if member.is_person else "international_body"
    return draft if draft is not None and draft.kind == kind else None


def _by_verb(cast: Cast, draft: Draft, verb: Token, dates: Dates) -> Iterator[_Tie]:
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
    for target in targets:
        body = _body(cast, target, draft)
        if body is not None:
            date = told_of(verb, target, cast, dates)
            start, end = (None, date) if role == "former" else (date, None)
            yield _Tie(draft, body, role, cast.text.span(verb), start, end)
