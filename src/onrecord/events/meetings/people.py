"""Who takes part in a meeting, and for whom: people for parties for countries."""

import re
from collections.abc import Iterable
from typing import Literal

import msgspec
from spacy.tokens import Token

from onrecord.events.cast import Cast, Part
from onrecord.events.meetings.standing import Standing
from onrecord.records import (
    Actor,
    EventMention,
    Membership,
    Mention,
    Participant,
    Span,
    Statement,
    Tenure,
)
from onrecord.schema.gazetteer import find_known
from onrecord.schema.meetings import meeting_words
from onrecord.text import SpanIndex, Text, grammar

Role = Literal["participant", "host"]

_PEOPLE = frozenset({"person", "unnamed_person", "unnamed_group"})
_NO_PARTY = frozenset({"media"})
_NAMES = frozenset({"PERSON", "GPE", "NORP", "ORG"})
_HEARERS = frozenset({"reporter", "journalist", "media", "press", "audience", "crowd", "viewer"})
_PAIR = re.compile(r"([A-Z][^\W\d_]+)[-–—]([A-Z][^\W\d_]+)")
_THEY = frozenset({"they", "them", "both", "we", "us"})


class People:
    """Finds participants among an article's mentions, with what they stand for."""

    def __init__(
        self,
        text: Text,
        mentions: tuple[Mention, ...],
        actors: tuple[Actor, ...],
        statements: tuple[Statement, ...],
        memberships: tuple[Membership, ...],
        tenures: tuple[Tenure, ...],
    ) -> None:
        self._text = text
        self._standing = Standing(text, mentions, actors, memberships, tenures)
        self.actors = self._standing.actors
        self.body_of = self._standing.body_of
        self.country_of = self._standing.country_of
        self.kind_of = self._standing.kind_of
        self._mentions = mentions
        self._index = SpanIndex(mentions, lambda mention: mention.span)
        self._by_span = {(m.span.start, m.span.end): m for m in reversed(mentions)}
        self._cast = Cast(text, mentions, statements)

    # From words to participants

    def parts(self, tokens: list[Token]) -> tuple[Part, ...]:
        """Those that the words stand for, whether they can take part or not."""
        return self._cast.parts(tokens)

    def of_tokens(
        self, tokens: list[Token], reason: str, role: Role = "participant"
    ) -> list[Participant]:
        """The participants that these words stand for; things are none."""
        found: list[Participant] = []
        for part in self._cast.parts(tokens):
            if part.actor is not None or (part.acts and part.named) or self._is_human(part.span):
                if part.actor is None and not self._is_human(part.span):
                    continue
                found.extend(self.of_span(part.span, part.actor, reason, role))
        return found

    def of_event(self, event: EventMention, reason: str, role: Role) -> list[Participant]:
        """Those who take part in an event: its actors (in the ``role``) and its recipients."""
        found: list[Participant] = []
        for spans, ids, as_ in (
            (event.actor_spans, event.actors, role),
            (event.recipient_spans, event.recipients, "participant"),
        ):
            for span in spans:
                mention = self._by_span.get((span.start, span.end))
                if mention is not None and mention.role == "place":
                    continue
                actor = mention.actor if mention is not None else None
                if actor is None and len(ids) == len(spans):
                    actor = ids[spans.index(span)]
                if actor is None and (_is_pronoun(mention) or not self._is_human(span)):
                    continue
                found.extend(self.of_span(span, actor, reason, as_))
        return found

    def _is_human(self, span: Span) -> bool:
        tokens = self._text.tokens(span.start, span.end)
        return tokens is not None and (
            tokens.root.ent_type_ in _NAMES
            or tokens.root.lemma_.lower() in meeting_words().lists["sides"]
        )

    def of_span(
        self, span: Span, actor: str | None, reason: str, role: Role = "participant"
    ) -> list[Participant]:
        """The participants behind one phrase: one for each country that a group is from."""
        kind = self.kind_of(actor)
        pair = self._pair(span) if kind in {None, "person"} else None
        if pair is not None:
            return [each for at, who in pair for each in self.of_span(at, who, reason, role)]
        if kind in _NO_PARTY or self.head(span) in _HEARERS:
            return []
        one = Participant(
            actor=actor, span=span, role=role, body=self.body_of(actor),
            country=self.country_of(actor), reason=reason,
        )  # fmt: skip
        if kind not in _PEOPLE:
            return [one]
        if kind == "person":
            return [self._colleague(one)]
        body, countries = self._named_within(span, actor)
        if body is not None:
            country = self.country_of(body[0]) or one.country
            one = _with(one, body=body[0], body_span=body[1], country=country)
        if len(countries) > 1:
            return [_with(one, country=code, country_span=at) for code, at in countries]
        for code, at in countries:
            if one.country in {None, code} or body is None:
                one = _with(one, country=code, country_span=at)
        return [one]

    def _pair(self, span: Span) -> list[tuple[Span, str | None]] | None:
        """The two of "the Kim-Trump summit", taken for one name; ``None`` for a name of one."""
        found = _PAIR.fullmatch(span.quote)
        if found is None:
            return None
        pieces = [
            self._text.article.span(span.start + low, span.start + high)
            for low, high in (found.span(1), found.span(2))
        ]
        who = [self._person_called(piece.quote) for piece in pieces]
        return list(zip(pieces, who, strict=True)) if any(who) else None

    def _person_called(self, name: str) -> str | None:
        """The one person of the article with this last or first name."""
        persons = [
            a for a in self.actors.values() if a.kind == "person" and not _PAIR.fullmatch(a.name)
        ]
        for place in (-1, 0):
            found = [each.id for each in persons if each.name.split()[place] == name]
            if len(found) == 1:
                return found[0]
        return None

    def _named_within(
        self, span: Span, actor: str | None
    ) -> tuple[tuple[str, Span] | None, list[tuple[str, Span]]]:
        """The body and the countries that a group's own words name."""
        body: tuple[str, Span] | None = None
        countries: list[tuple[str, Span]] = []
        for mention in self._index.touching(span.start, span.end):
            if mention.span == span or not span.contains(mention.span) or mention.actor == actor:
                continue
            known = self.actors.get(mention.actor or "")
            if known is None or mention.form == "pronoun":
                continue
            if known.kind == "government" and known.country:
                countries.append((known.country, mention.span))
            elif known.kind not in _PEOPLE and body is None:
                body = (known.id, mention.span)
        taken = {code for code, _ in countries}
        tokens = self._text.tokens(span.start, span.end)
        for token in tokens if tokens is not None else ():
            known_name = (
                find_known(token.text) if token.pos_ == "ADJ" or token.ent_type_ == "NORP" else None
            )
            if known_name is None or known_name.form != "demonym" or not known_name.country:
                continue
            if known_name.country not in taken:
                countries.append((known_name.country, self._text.span(token)))
                taken.add(known_name.country)
        return body, sorted(countries, key=lambda each: each[1].start)

    def _colleague(self, one: Participant) -> Participant:
        """A colleague of someone's belongs where that one does: "with colleague legislator Tsai"."""
        if one.body is not None:
            return one
        tokens = self._text.tokens(one.span.start, one.span.end)
        if tokens is None:
            return one
        head = tokens.root
        if not any(
            child.lemma_.lower() in meeting_words().lists["colleagues"] for child in _before(head)
        ):
            return one
        verb = next((each for each in grammar.ancestors(head) if each.pos_ == "VERB"), head)
        for part in self._cast.parts(grammar.subjects(verb)):
            body = self.body_of(part.actor)
            if body is not None and part.actor != one.actor:
                return _with(one, body=body, country=one.country or self.country_of(part.actor))
        return one

    def standing(self, actor: str | None) -> Participant | None:
        """An actor as a side of a meeting would be, without words of its own; ``None`` for nobody."""
        known = self.actors.get(actor or "")
        if known is None:
            return None
        return Participant(
            actor=known.id, span=self.name_span(known.id), body=self.body_of(actor),
            country=self.country_of(actor), reason="speaks",
        )  # fmt: skip

    def name_span(self, actor: str, within: Span | None = None) -> Span:
        """Where the article first names an actor, within some words if it does so there."""
        named = [m.span for m in self._mentions if m.actor == actor and m.form == "name"]
        inside = [span for span in named if within is not None and within.contains(span)]
        return next(iter(inside or named), within or self.actors[actor].evidence[0])

    def setting(self, token: Token) -> Span | None:
        """The words of a name that says only where: "the White House"; ``None`` for who acts."""
        mention = self._cast.mention(token)
        return mention.span if mention is not None and mention.role == "place" else None

    def head(self, span: Span) -> str:
        """The lemma of a phrase's head."""
        tokens = self._text.tokens(span.start, span.end)
        return tokens.root.lemma_.lower() if tokens is not None else ""

    # Who is who in a meeting

    def is_unspecific(self, one: Participant) -> bool:
        """True for "the two sides", "they": those who met, without saying who."""
        if one.country is not None or one.body is not None:
            return False
        kind = self.kind_of(one.actor)
        if kind not in {None, "unnamed_person", "unnamed_group"}:
            return False
        return self.head(one.span) in meeting_words().lists["sides"] | _THEY

    def fits(self, one: Participant, other: Participant) -> bool:
        """True where both may be one side of a meeting, as two reports of it would have it."""
        if one.actor is not None and one.actor == other.actor:
            return one.country in {None, other.country} or other.country is None
        if {one.actor, one.body} & {other.actor, other.body} - {None}:
            return not self._are_two_persons(one, other)
        if one.country is None or one.country != other.country:
            return False
        return not self._are_two_persons(one, other) and not self._are_two_bodies(one, other)

    def same_side(self, one: Participant, other: Participant) -> bool:
        """True where both stand for one side: they fit, or are of one body, or one country's people."""
        if self.fits(one, other):
            return True
        level = self._level(one), self._level(other)
        if level[0] is not None and level[1] is not None:
            return level[0] == level[1]
        return one.country is not None and one.country == other.country

    def _are_two_persons(self, one: Participant, other: Participant) -> bool:
        return self.kind_of(one.actor) == self.kind_of(other.actor) == "person"

    def _are_two_bodies(self, one: Participant, other: Participant) -> bool:
        bodies = [self._level(each) for each in (one, other)]
        return bodies[0] is not None and bodies[1] is not None and bodies[0] != bodies[1]

    def _level(self, one: Participant) -> str | None:
        """The body that takes part or is taken part for; ``None`` for a country's own."""
        if one.body is not None:
            return one.body
        kind = self.kind_of(one.actor)
        return one.actor if kind in {"party", "organisation", "company", "armed_group"} else None


def _before(head: Token) -> Iterable[Token]:
    stack = list(head.lefts)
    while stack:
        token = stack.pop()
        yield token
        stack.extend(token.lefts)


def _is_pronoun(mention: Mention | None) -> bool:
    return mention is not None and mention.form == "pronoun"


def _with(one: Participant, **fields: object) -> Participant:
    return msgspec.structs.replace(one, **fields)
