"""Pairs of a holder and a matter that are worth weighing, those that the rules settle among them."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.positions.rules.antecedents import Antecedents
from onrecord.positions.rules.extents import noun_extent
from onrecord.positions.rules.holders import Holder, Voices
from onrecord.positions.rules.matters import (
    family_of_head,
    has_name,
    is_definite,
    is_government,
    is_matter,
)
from onrecord.positions.rules.proposing import rule_positions
from onrecord.records import (
    Actor,
    DateMention,
    EventMention,
    Mention,
    Position,
    Span,
    Statement,
)
from onrecord.text import SpanIndex, Text
from onrecord.text.grammar import agents
from onrecord.text.parse import offsets

_PARTS_OF_NAMES = frozenset({"compound", "nmod", "poss"})
_SUBJECTS_ABOVE = 3  # verbs above a matter whose subjects are asked


@dataclass(frozen=True)
class Candidate:
    """A holder and a matter of one sentence. ``position`` is what the rules make of the two, if anything.

    ``holder`` is ``None`` while unresolved. ``statement`` is the innermost one that tells the matter.
    """

    holder: str | None
    holder_span: Span | None
    target: Span
    target_more: tuple[Span, ...] = ()
    statement: Statement | None = None
    position: Position | None = None


def candidates(
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    events: tuple[EventMention, ...],
    dates: tuple[DateMention, ...] = (),
    *,
    positions: tuple[Position, ...] | None = None,
) -> tuple[Candidate, ...]:
    """Every position of the rules, and every speaker or acting subject with each matter of its sentence.

    A matter is a noun of ``actions.yaml`` with a name in its phrase, or one that points back to
    such ("the bill"). ``positions`` are those of the rules where they are known already. Sorted by
    where the target starts; no holder comes twice with one target.
    """
    if positions is None:
        positions = rule_positions(text, mentions, actors, statements, events, dates)
    weighed = _Weighed(text, mentions, actors, statements, positions)
    found = [*weighed.settled(), *weighed.open()]
    return tuple(sorted(found, key=lambda c: (c.target.start, c.target.end, _start(c.holder_span))))


class _Weighed:
    """One article's pairs."""

    def __init__(
        self,
        text: Text,
        mentions: tuple[Mention, ...],
        actors: tuple[Actor, ...],
        statements: tuple[Statement, ...],
        positions: tuple[Position, ...],
    ) -> None:
        self._text = text
        self._voices = Voices(text, mentions, actors, statements)
        self._antecedents = Antecedents(text)
        self._positions = positions
        self._told = {statement.id: statement for statement in statements}
        self._targets = SpanIndex(positions, lambda position: position.target)

    def settled(self) -> Iterator[Candidate]:
        for position in self._positions:
            yield Candidate(
                holder=position.holder,
                holder_span=position.holder_span,
                target=position.target,
                target_more=position.target_more,
                statement=self._told.get(position.statement or ""),
                position=position,
            )

    def open(self) -> Iterator[Candidate]:
        """The pairs on which the rules say nothing."""
        for paragraph in self._text.paragraphs:
            for head in paragraph.doc:
                if not is_matter(head) or is_government(head) or head.dep_ in _PARTS_OF_NAMES:
                    continue
                if (matter := self._matter(head)) is not None:
                    yield from self._with_holders(head, *matter)

    def _matter(self, head: Token) -> tuple[Span, tuple[Span, ...]] | None:
        """The words of a matter that is named, or that points back to a named one."""
        first, last = noun_extent(head)
        span = self._text.between(first, last)
        if has_name(first, last):
            return span, ()
        if not is_definite(head):
            return None
        antecedent = self._antecedents.before(
            first, family=family_of_head(head), lemma=head.lemma_.lower()
        )
        return None if antecedent is None else (span, (antecedent,))

    def _with_holders(
        self, head: Token, target: Span, more: tuple[Span, ...]
    ) -> Iterator[Candidate]:
        within = self._voices.statement_at(head)
        found = [self._voices.speaker(within)] if within is not None else []
        found += self._acting(head, within)
        taken: set[object] = {
            key
            for position in self._targets.touching(*offsets(head))
            for key in (position.holder, position.holder_span)
            if key is not None
        }
        for holder in found:
            span = holder.span
            if holder.actor in taken or span in taken or (span and span.overlaps(target)):
                continue
            if holder.actor is None and span is None:
                continue
            taken |= {holder.actor or span, span}
            yield Candidate(holder.actor, span, target, more, within)

    def _acting(self, head: Token, within: Statement | None) -> Iterator[Holder]:
        """Who does what the verbs above the matter say."""
        seen, node = 0, head
        while node.head != node and seen < _SUBJECTS_ABOVE:
            node = node.head
            if node.pos_ not in {"VERB", "AUX"}:
                continue
            seen += 1
            for token in agents(node):
                mention = self._voices.mention_of(token)
                if mention is None or mention.role == "place":
                    continue
                holder = self._voices.holder(token, within)
                if holder is not None and holder.actor is not None:
                    yield holder


def _start(span: Span | None) -> int:
    return -1 if span is None else span.start
