"""Which body and which country an actor stands for, by all that an article says of it."""

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.records import Actor, Membership, Mention, Tenure
from onrecord.schema.gazetteer import find_known
from onrecord.text import SpanIndex, Text, grammar


class Standing:
    """What the actors of one article stand for: persons for parties, parties for countries."""

    def __init__(
        self,
        text: Text,
        mentions: tuple[Mention, ...],
        actors: tuple[Actor, ...],
        memberships: tuple[Membership, ...],
        tenures: tuple[Tenure, ...],
    ) -> None:
        self._text = text
        self.actors = {actor.id: actor for actor in actors}
        self._mentions = mentions
        self._index = SpanIndex(mentions, lambda mention: mention.span)
        self._by_head = {(m.head.start, m.head.end): m for m in mentions if m.form == "name"}
        self._called = self._called_by_country()
        self._bodies = self._bodies_of(memberships, tenures)
        self._countries = self._countries_of_bodies(memberships, tenures)

    def kind_of(self, actor: str | None) -> str | None:
        """The kind of an actor."""
        known = self.actors.get(actor or "")
        return known.kind if known is not None else None

    def _bodies_of(
        self, memberships: Iterable[Membership], tenures: Iterable[Tenure]
    ) -> dict[str, str]:
        """The body a person belongs to: the party before any other organisation."""
        found: dict[str, str] = {}
        for tie in memberships:
            body = self.actors.get(tie.body)
            if tie.role == "member" and body is not None and body.kind == "party":
                found.setdefault(tie.actor, tie.body)
        for tenure in tenures:
            party = self._party_above(tenure.organisation)
            if party is not None and tenure.status != "former":
                found.setdefault(tenure.person, party)
        return found

    def _party_above(self, organisation: str | None) -> str | None:
        """The party that an organisation is, or that its own words name: "the LDP's committee"."""
        for mention in self._mentions:
            if organisation is None or mention.actor != organisation:
                continue
            for inner in (mention, *self._index.touching(mention.span.start, mention.span.end)):
                known = self.actors.get(inner.actor or "")
                if (
                    known is not None
                    and known.kind == "party"
                    and mention.span.contains(inner.span)
                ):
                    return known.id
        return None

    def _countries_of_bodies(
        self, memberships: Iterable[Membership], tenures: Iterable[Tenure]
    ) -> dict[str, str]:
        """The country of a party whose own the report does not tell, by its members' and by its first naming."""
        theirs: dict[str, set[str]] = defaultdict(set)
        ties = [(tie.actor, tie.body) for tie in memberships if tie.role == "member"]
        ties += [(each.person, each.organisation) for each in tenures if each.organisation]
        for person, body in ties:
            country = self._own_country(person)
            if country is not None:
                theirs[body].add(country)
        found = {body: min(codes) for body, codes in theirs.items() if len(codes) == 1}
        named = self._named_in_the_lead()
        if named is not None:
            found.setdefault(*named)
        return found

    def _own_country(self, actor: str | None) -> str | None:
        known = self.actors.get(actor or "")
        if known is None:
            return None
        return known.country or self._called.get(known.id)

    def _called_by_country(self) -> dict[str, str]:
        """The country of a person by the adjective before the name: "North Korean leader Kim Jong Un"."""
        found: dict[str, str] = {}
        for paragraph in self._text.paragraphs:
            for entity in paragraph.doc.ents:
                if entity.label_ not in {"NORP", "GPE"}:
                    continue
                known = find_known(entity.text)
                head = _name_after(entity.root)
                if known is None or known.country is None or head is None:
                    continue
                span = self._text.span(head)
                mention = self._by_head.get((span.start, span.end))
                if mention is not None and self.kind_of(mention.actor) == "person":
                    found.setdefault(mention.actor or "", known.country)
        return found

    def _named_in_the_lead(self) -> tuple[str, str] | None:
        """A party that the second sentence names and the first describes by its country.

        News opens with a description and then names it: "Lawmakers from Japan's ruling party
        backed …", "Liberal Democratic Party lawmakers pledged …".
        """
        opening = []
        for sentence in self._text.sentences():
            opening.append(sentence)
            if len(opening) == 2:
                break
        if len(opening) < 2:
            return None
        subjects = [[each for each in s.root.children if each.dep_ == "nsubj"] for s in opening]
        if not all(subjects) or subjects[0][0].lemma_.lower() != subjects[1][0].lemma_.lower():
            return None
        described = [
            self._own_country(m.actor)
            for m in self._within(subjects[0][0])
            if self._is_a_party(m) and m.form == "nominal"
        ]
        called = [m.actor for m in self._within(subjects[1][0]) if self._is_a_party(m)]
        if len(described) != 1 or len(called) != 1 or not described[0] or not called[0]:
            return None
        return called[0], described[0]

    def _within(self, head: Token) -> list[Mention]:
        phrase = self._text.span(grammar.phrase(head))
        return [m for m in self._index.touching(phrase.start, phrase.end) if m.span != phrase]

    def _is_a_party(self, mention: Mention) -> bool:
        known = self.actors.get(mention.actor or "")
        return mention.head.quote.lower() == "party" or (
            known is not None and known.kind == "party"
        )

    def body_of(self, actor: str | None) -> str | None:
        """The party that a person belongs to, or ``None``."""
        return self._bodies.get(actor or "")

    def country_of(self, actor: str | None) -> str | None:
        """The country of an actor, or that of the party it belongs to."""
        body = self.body_of(actor)
        return (
            self._own_country(actor)
            or self._countries.get(actor or "")
            or self._own_country(body)
            or self._countries.get(body or "")
        )


def _name_after(adjective: Token) -> Token | None:
    """The name whose phrase the adjective opens, or ``None``."""
    token = adjective
    while token.dep_ in {"amod", "compound", "nmod"} and token.head.i > token.i:
        token = token.head
    return token if token.pos_ == "PROPN" and token != adjective else None
