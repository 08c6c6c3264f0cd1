"""Spans of the trained reader joined with the grammar's frames; attributions are made by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.statements.combine import combine
from onrecord.statements.features import SIZES, features
from onrecord.statements.frame import Frame
from onrecord.statements.labels import LABELS
from onrecord.statements.stage import read_grammar, statements_by_grammar, told_of
from onrecord.statements.trained import Attribution
from onrecord.text import Text
from onrecord.text.words import Words, words_of

pytestmark = pytest.mark.model

Parse = Callable[..., Any]


def span(words: Words, text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    (found,) = words.touched([(start, start + len(part))])
    return found


def join(parsed: Text, words: Words, made: list[Attribution]) -> list[Frame]:
    frames = read_grammar(parsed)
    return combine(parsed, words, frames, told_of(frames), made)


def joined(
    parse: Parse, text: str, found: list[tuple[str, str | None, list[str]]]
) -> list[tuple[str, Frame]]:
    parsed = parse(text)
    words = words_of(parsed)
    made = [
        Attribution(
            span(words, text, cue),
            None if source is None else span(words, text, source),
            [span(words, text, part) for part in content],
        )
        for cue, source, content in found
    ]
    frames = join(parsed, words, made)
    return [(" … ".join(text[a:b] for a, b in frame.pieces), frame) for frame in frames]


def test_the_trained_spans_win_and_the_kind_is_the_grammars(parse: Parse) -> None:
    text = "The envoy warned the council that the truce would fail within days."
    ((content, frame),) = joined(
        parse, text, [("warned", "The envoy", ["that the truce would fail"])]
    )
    assert (content, frame.kind) == ("that the truce would fail", "warn")
    assert frame.addressee is not None
    assert frame.addressee.text == "council"


def test_a_cue_that_the_grammar_does_not_know(parse: Parse) -> None:
    text = "The envoy let slip that the truce was dead."
    ((content, frame),) = joined(
        parse, text, [("let slip", "The envoy", ["that the truce was dead"])]
    )
    assert content == "that the truce was dead"
    assert frame.source_head is not None
    assert frame.source_head.text == "envoy"
    assert frame.reason.startswith("trained reader")


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("If the envoy says that it is over, we leave.", "says", "the envoy", "that it is over"),
        ("The envoy needs to admit that it is over.", "admit", "The envoy", "that it is over"),
        ("The truce appears to hold.", "appears", None, "to hold"),
        ("Tell the envoy that it is over.", "Tell", None, "that it is over"),
    ],
)
def test_what_is_not_told_stays_out(
    parse: Parse, text: str, cue: str, source: str | None, content: str
) -> None:
    assert joined(parse, text, [(cue, source, [content])]) == []


def test_without_content_there_is_no_statement(parse: Parse) -> None:
    assert joined(parse, "The envoy said nothing more.", [("said", "The envoy", [])]) == []


def test_the_grammar_adds_what_stands_within(parse: Parse) -> None:
    text = "Berg said that Lind had told Oslo that the pact was dead."
    found = joined(
        parse, text, [("said", "Berg", ["that Lind had told Oslo that the pact was dead"])]
    )
    assert [content for content, _ in found] == [
        "that Lind had told Oslo that the pact was dead",
        "that the pact was dead",
    ]


def test_content_is_cut_where_a_paragraph_ends(parse: Parse) -> None:
    text = "Berg said: “It is over.\n“We go home.”"
    parsed = parse(text)
    words = words_of(parsed)
    cue, source = span(words, text, "said:"), span(words, text, "Berg")
    whole = (span(words, text, "“It")[0], len(words.tokens))
    (frame,) = join(parsed, words, [Attribution(cue, source, [whole])])
    assert [text[a:b] for a, b in frame.pieces] == ["“It is over.", "“We go home.”"]


def test_features_have_a_row_a_word_and_known_values(parse: Parse) -> None:
    text = parse("“It is over,” Berg said.\nOslo  sighed.")
    words = words_of(text)
    found = features(text, words, statements_by_grammar(text, (), ()))
    assert found.shape == (len(words.tokens), len(SIZES))
    assert (found >= 0).all()
    assert (found < SIZES).all()
    assert [row[4] for row in found] == [2, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0]
    assert [row[3] for row in found[:6]] == [2, 1, 1, 1, 1, 3]
    assert LABELS[found[7][5]] == "S-cue"


def test_no_words_have_no_features(parse: Parse) -> None:
    text = parse(" ")
    assert features(text, words_of(text), ()).shape == (0, len(SIZES))
