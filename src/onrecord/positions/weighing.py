"""Rules and the trained head together: which positions are recorded, and how sure they are.

What the rules read is weighed by the head and dropped where the head is sure that the words tell
nothing of the kind. A pair on which the rules say nothing becomes a position where the head is
sure of a side. Read by eye on boards, 32 of 57 such positions were right, however sure the head
was: it judges the pair, and not whether holder and matter are the right ones. Their confidence is
brought down to that, so that they are shown as unclear unless a user asks for more. So is that of
what stands on "it" or "the move" of an earlier sentence alone.
"""

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.positions.candidates import Candidate
from onrecord.positions.rules.antecedents import is_loose
from onrecord.positions.rules.parts import clause_end
from onrecord.positions.stance import Asked, weigh
from onrecord.records import HowKnown, Position, Span, Stance, content_id
from onrecord.text import Text
from onrecord.text.marked import Place
from onrecord.text.vectors import Vectors

DROPPED = 0.3  # a position of the rules that is less likely than this is dropped
ADDED = 0.8  # a pair on which the rules say nothing has to be this likely
ALONE = 32 / 57  # the share of positions that the head alone found that are right, by eye
POINTING = 5 / 13  # the share of "it" and "the move" taken for the right act of another sentence
REASON = "weighed"  # the reason of a position that the head alone found
_SIDES: tuple[tuple[Stance, ...], ...] = (
    ("for", "leaning_for"), ("against", "leaning_against"), ("undecided",),
)  # fmt: skip


def weighed(text: Text, vectors: Vectors, pairs: Sequence[Candidate]) -> tuple[Position, ...]:
    """The positions of an article out of all its pairs, by where the target starts."""
    told = weigh(vectors, [_asked(text, pair) for pair in pairs])
    kept: list[Position] = []
    found: list[Position] = []
    for pair, shares in zip(pairs, told, strict=True):
        if pair.position is not None:
            kept += _confirmed(text, pair.position, shares)
        else:
            found += _found(text, pair, shares)
    kept += _longest(found)
    headed = (_headed(text, position) for position in kept)
    return tuple(sorted(headed, key=lambda p: (p.target.start, p.target.end, p.id)))


def _headed(text: Text, position: Position) -> Position:
    """A position with the word that governs its target, and all words that tell a part of a group."""
    tokens = text.tokens(position.target.start, position.target.end)
    head = None if tokens is None else text.span(tokens.root)
    holder = position.holder_span
    if holder is not None and position.holder is None:
        holder = _told_in_full(text, holder)
    return msgspec.structs.replace(position, target_head=head, holder_span=holder)


def _told_in_full(text: Text, holder: Span) -> Span:
    """The holder with the clause that tells which it is: "Democrats | backing the deal"."""
    tokens = text.tokens(holder.start, holder.end)
    last = None if tokens is None else clause_end(tokens.root)
    return holder if tokens is None or last is None else text.between(tokens[0], last)


def _asked(text: Text, pair: Candidate) -> Asked:
    sentence = _sentence(text, pair)
    position = pair.position
    holder = pair.holder_span
    return Asked(
        target=_place(pair.target),
        holder=_place(holder) if holder is not None and holder.overlaps(sentence) else None,
        trigger=None if position is None else _place(position.trigger),
        rule=None if position is None else position.stance,
    )


def _sentence(text: Text, pair: Candidate) -> Span:
    if pair.position is not None and pair.position.evidence:
        return pair.position.evidence[0]
    return text.sentence_of(pair.target)


def _place(span: Span) -> Place:
    return span.start, span.end


def _confirmed(text: Text, position: Position, shares: dict[str, float]) -> Iterable[Position]:
    """A position of the rules with how sure and how firm it is; a guess of the report stays one."""
    if position.how == "conjecture":
        yield position
        return
    side = next(each for each in _SIDES if position.stance in each)
    share = sum(shares[stance] for stance in side)
    if share >= DROPPED:
        stance = max(side, key=lambda each: (shares[each], each == position.stance))
        if _points_far(text, position) or _is_negated(text, position):
            share *= POINTING
        yield msgspec.structs.replace(position, stance=stance, confidence=round(share, 3))


def _points_far(text: Text, position: Position) -> bool:
    """True where all that says what it is about is a loose guess at what "it" or "the move" is."""
    target = text.tokens(position.target.start, position.target.end)
    if target is None or not position.target_more:
        return False
    meant = text.tokens(position.target_more[0].start, position.target_more[0].end)
    return meant is not None and is_loose(target.root, meant.root)


def _is_negated(text: Text, position: Position) -> bool:
    """True for "the policy of not sending troops": which way it counts on a question is not sure."""
    target = text.tokens(position.target.start, position.target.end)
    return target is not None and any(token.dep_ == "neg" for token in target)


def _found(text: Text, pair: Candidate, shares: dict[str, float]) -> Iterable[Position]:
    """A position that the head alone sees in a pair."""
    side = max(_SIDES, key=lambda each: sum(shares[stance] for stance in each))
    share = sum(shares[stance] for stance in side)
    statement = pair.statement
    if share < ADDED or (statement is not None and statement.negated):
        return
    stance = max(side, key=lambda each: shares[each])
    own = statement is not None and pair.holder is not None and pair.holder == statement.speaker
    how: HowKnown = "own_words" if own else "told"
    at = None if pair.holder_span is None else pair.holder_span.start
    target, article = pair.target, text.article.id
    yield Position(
        id=content_id("pos1", article, REASON, target.start, target.end, at, stance),
        article=article,
        evidence=(text.sentence_of(target),),
        stance=stance,
        target=target,
        target_more=pair.target_more,
        trigger=_telling(text, target),
        how=how,
        holder=pair.holder,
        holder_span=pair.holder_span,
        told_by=None if own or statement is None else statement.speaker,
        statement=None if statement is None else statement.id,
        date=None if statement is None else statement.date,
        reason=REASON,
        confidence=round(share * ALONE, 3),
    )


def _telling(text: Text, target: Span) -> Span:
    """The word that governs the target: what comes nearest to telling the stance."""
    tokens = text.tokens(target.start, target.end)
    return target if tokens is None else text.span(tokens.root.head)


def _longest(found: Sequence[Position]) -> list[Position]:
    """Of targets of one holder that overlap the longest only."""
    kept: list[Position] = []
    by_length = sorted(found, key=lambda p: (p.target.start - p.target.end, p.target.start, p.id))
    for position in by_length:
        holder = (position.holder, position.holder_span if position.holder is None else None)
        if not any(
            each.target.overlaps(position.target)
            and (each.holder, each.holder_span if each.holder is None else None) == holder
            for each in kept
        ):
            kept.append(position)
    return kept
