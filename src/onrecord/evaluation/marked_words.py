"""An item's gold labels and what was found in it, both as spans of words, to be compared."""

from collections.abc import Callable, Iterable, Sequence

from onrecord.evaluation.excerpts import Mark, Side
from onrecord.evaluation.gold_statements import ROLES, Attribution, Gold, Words
from onrecord.evaluation.linked import Parts
from onrecord.evaluation.spans import Stretch, covered, joined, on_words
from onrecord.records import Statement, StatementMode

Spans = dict[str, frozenset[Stretch]]
"""By role: half-open numbers of words."""

ContentsByMode = frozenset[tuple[StatementMode, Stretch]]
ModeOf = Callable[[Sequence[Stretch]], StatementMode]


def gold_spans(gold: Gold, words: Words) -> Spans:
    """Each role's gold spans; where attributions are known, their pieces that touch are one."""
    if gold.attributions is None:
        spans = gold.spans or {}
        return {role: on_words(spans[role], words.words) for role in ROLES}
    return {
        role: _pieces((getattr(each, role) for each in gold.attributions), words) for role in ROLES
    }


def found_spans(statements: Sequence[Statement], words: Words) -> Spans:
    """Each role's spans of the statements given."""
    return {role: _pieces((_places(each, role) for each in statements), words) for role in ROLES}


def _pieces(parts: Iterable[Sequence[Stretch]], words: Words) -> frozenset[Stretch]:
    return frozenset(span for part in parts for span in joined(on_words(part, words.words)))


def gold_modes(gold: Gold, words: Words, mode_of: ModeOf) -> ContentsByMode:
    """The gold spans of content, each with the mode of the whole content it is a piece of."""
    wholes: list[Sequence[Stretch]]
    if gold.attributions is None:
        wholes = [[span] for span in (gold.spans or {})["content"]]
    else:
        wholes = [each.content for each in gold.attributions if each.content]
    return frozenset((mode_of(whole), span) for whole in wholes for span in _pieces([whole], words))


def found_modes(statements: Sequence[Statement], words: Words) -> ContentsByMode:
    """The spans of content of the statements given, each with its statement's mode."""
    return frozenset(
        (each.mode, span)
        for each in statements
        for span in _pieces([_places(each, "content")], words)
    )


def gold_parts(attribution: Attribution, words: Words) -> Parts:
    """The words of an attribution's source and content."""
    return _words(attribution.source, words), _words(attribution.content, words)


def found_parts(statement: Statement, words: Words) -> Parts:
    """The words of a statement's source and content."""
    return _words(_places(statement, "source"), words), _words(_places(statement, "content"), words)


def _words(places: Sequence[Stretch], words: Words) -> frozenset[int]:
    return covered(on_words(places, words.words))


def _places(statement: Statement, role: str) -> list[Stretch]:
    value = getattr(statement, role)
    spans = value if isinstance(value, tuple) else () if value is None else (value,)
    return [(span.start, span.end) for span in spans]


def marks_of(wanted: Spans, got: Spans, words: Words) -> list[Mark]:
    """Gold and found spans as marks in the item's text; right are those that both sides have."""
    return [
        mark
        for role in ROLES
        for mark in (
            *_marks(role, "gold", wanted[role], got[role], words),
            *_marks(role, "found", got[role], wanted[role], words),
        )
    ]


def _marks(
    role: str, side: Side, spans: frozenset[Stretch], other: frozenset[Stretch], words: Words
) -> list[Mark]:
    return [
        Mark(
            start=words.words[low][0],
            end=words.words[high - 1][1],
            role=role,
            side=side,
            right=(low, high) in other,
        )
        for low, high in sorted(spans)
    ]
