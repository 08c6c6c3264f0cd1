"""From frames to statements: nesting, speakers, addressees, ids."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.dates import date_of
from onrecord.records import DateMention, Mention, Span, Statement, StatementMode, content_id
from onrecord.statements.circumstances import behalf_of, setting_of
from onrecord.statements.frame import Frame, Stretch
from onrecord.statements.quoted import Quotations
from onrecord.statements.speakers import actor_at, speakers_of
from onrecord.statements.told import is_told_within
from onrecord.text import SpanIndex, Text
from onrecord.text.parse import offsets

_SPEAKING = frozenset({"i", "we", "you", "us", "me"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
# Kinds that only people and their organisations do; a report, too, may say or warn.
_OF_MINDS = frozenset({
    "show", "know", "think", "describe", "plan", "support", "oppose", "criticize", "praise",
    "reject", "hope", "fear", "accuse",
})  # fmt: skip
_ALL_QUOTED = 0.97  # share of the content in marks from which on it counts as direct


@dataclass(eq=False)
class _Draft:
    """A frame with its place among the others."""

    frame: Frame
    low: int
    high: int
    parent: "_Draft | None" = None
    id: str = ""
    speaker: str | None = None


def build(
    text: Text,
    frames: Sequence[Frame],
    mentions: tuple[Mention, ...],
    dates: tuple[DateMention, ...],
) -> tuple[Statement, ...]:
    """The statements of frames that have content, by where they start."""
    drafts = [_draft(frame) for frame in frames]
    drafts.sort(key=lambda draft: (draft.low, -draft.high, draft.frame.at, draft.frame.complement))
    drafts = _without_twins(drafts)
    speakers = SpanIndex(mentions, lambda mention: mention.span)
    _nest(text, drafts)
    drafts = [draft for draft in drafts if draft.parent is None or _is_told(draft, speakers)]
    _nest(text, drafts)
    drafts = _without_authors_own(drafts)
    dated = SpanIndex(dates, lambda mention: mention.span)
    quotations = Quotations(text)
    for draft in drafts:
        frame = draft.frame
        draft.id = content_id(
            "stm1", text.article.id, frame.cue, frame.source, *frame.pieces, frame.complement
        )
    for draft, speaker in zip(drafts, speakers_of(text, drafts, speakers), strict=True):
        draft.speaker = speaker
    return tuple(_statement(text, draft, speakers, dated, quotations) for draft in drafts)


def _draft(frame: Frame) -> _Draft:
    places = [*frame.pieces]
    if frame.cue is not None:
        places.append(frame.cue)
    return _Draft(frame, min(low for low, _ in places), max(high for _, high in places))


def _without_twins(drafts: list[_Draft]) -> list[_Draft]:
    """One draft for the same content and source: the one whose cue is the main word."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for draft in drafts:
        key = (draft.frame.cue, *draft.frame.pieces)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept


def _nest(text: Text, drafts: list[_Draft]) -> None:
    """Parent: the shortest content that holds all of a draft's cue, without holding each other."""
    contents = SpanIndex(
        [
            (draft, text.article.span(low, high))
            for draft in drafts
            for low, high in draft.frame.pieces
        ],
        lambda entry: entry[1],
    )
    for draft in drafts:
        draft.parent = None
        low, high = draft.frame.cue or draft.frame.pieces[0]
        best: tuple[int, _Draft] | None = None
        for other, _ in contents.touching(low, high):
            if other is draft or not _holds(other, draft) or _holds(draft, other):
                continue
            length = sum(end - start for start, end in other.frame.pieces)
            if best is None or length < best[0]:
                best = (length, other)
        draft.parent = None if best is None else best[1]


def _is_told(draft: _Draft, mentions: SpanIndex[Mention]) -> bool:
    """True for a nested draft that tells of somebody: a thing that nothing names says nothing."""
    head = draft.frame.source_head
    if not is_told_within(draft.frame) or head is None:
        return False
    if head.pos_ != "NOUN" or draft.frame.kind not in _OF_MINDS:
        return True
    return next(iter(mentions.touching(*offsets(head))), None) is not None


def _without_authors_own(drafts: list[_Draft]) -> list[_Draft]:
    """Drafts in which somebody is reported; those within a dropped one have no parent."""
    kept = [draft for draft in drafts if not _is_authors_own(draft)]
    ids = {id(draft) for draft in kept}
    for draft in kept:
        if draft.parent is not None and id(draft.parent) not in ids:
            draft.parent = None
    return kept


def _is_authors_own(draft: _Draft) -> bool:
    """True for "I think …" and "as you know" in the outlet's own voice: nobody is reported."""
    head = draft.frame.source_head
    return draft.parent is None and head is not None and head.lower_ in _SPEAKING


def _holds(outer: _Draft, inner: _Draft) -> bool:
    cue = inner.frame.cue
    places = [cue] if cue is not None else inner.frame.pieces
    return all(
        any(low <= start and end <= high for low, high in outer.frame.pieces)
        for start, end in places
    )


def _statement(
    text: Text,
    draft: _Draft,
    mentions: SpanIndex[Mention],
    dates: SpanIndex[DateMention],
    quotations: Quotations,
) -> Statement:
    frame = draft.frame
    content = tuple(text.article.span(low, high) for low, high in frame.pieces)
    own = frame.follows is None
    addressee = frame.addressee if own else None
    behalf, behalf_heads = behalf_of(text, frame) if own else (None, ())
    setting = setting_of(text, frame) if own else None
    dated = date_of(frame.head, text, dates) if own else None
    speakers = [actor_at(head, mentions) for head in behalf_heads]
    return Statement(
        id=draft.id,
        article=text.article.id,
        evidence=_evidence(text, frame),
        content=content,
        mode=_mode(quotations, frame.pieces),
        source=_span(text, frame.source),
        speaker=draft.speaker,
        cue=_span(text, frame.cue),
        cue_kind=frame.kind,
        addressee=None if addressee is None else actor_at(addressee, mentions),
        addressee_span=None if addressee is None else _phrase(text, addressee),
        on_behalf_of=tuple(dict.fromkeys(each for each in speakers if each is not None)),
        on_behalf_span=behalf,
        setting=setting,
        parent=None if draft.parent is None else draft.parent.id,
        negated=frame.negated or _is_nobody(frame),
        date=None if dated is None else dated.date,
        date_span=None if dated is None else dated.span,
        reason=frame.reason,
    )


def _span(text: Text, where: Stretch | None) -> Span | None:
    return None if where is None else text.article.span(*where)


def _phrase(text: Text, head: Token) -> Span:
    last = head
    for child in head.rights:
        if child.dep_ in {"relcl", "appos", "acl", "punct"}:
            break
        last = child.right_edge
    return text.between(head.left_edge, last)


def _is_nobody(frame: Frame) -> bool:
    """True where the source is nobody: "no one said …", "neither side confirmed …"."""
    head = frame.source_head
    if head is None:
        return False
    return head.lower_ in _NOBODY or any(
        child.dep_ == "det" and child.lower_ in _NOBODY for child in head.children
    )


def _mode(quotations: Quotations, pieces: Sequence[Stretch]) -> StatementMode:
    quoted = whole = 0
    for low, high in pieces:
        whole += high - low
        quoted += quotations.quoted_length(low, high)
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= whole * _ALL_QUOTED else "mixed"


def _evidence(text: Text, frame: Frame) -> tuple[Span, ...]:
    """The sentences of content and cue, each once, adjoining ones of a paragraph as one."""
    places = [*frame.pieces]
    if frame.cue is not None:
        places.append(frame.cue)
    found: list[Span] = []
    for low, high in sorted(places):
        sentence = text.sentence_of(text.article.span(low, high))
        if found and sentence.start < found[-1].end:
            start, end = found[-1].start, max(found[-1].end, sentence.end)
            found[-1] = text.article.span(start, end)
        else:
            found.append(sentence)
    return tuple(found)
