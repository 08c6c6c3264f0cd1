"""Whatever a user types or a report holds: nothing breaks, offsets stay, nothing is obeyed."""

import contextlib
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.brief.terminal import clean, wrap
from onrecord.errors import QuestionError
from onrecord.query import ask_file, ask_words
from onrecord.query.words import Forms, fold, word_list

TEXT = st.text(max_size=200)
WORDS = st.lists(
    st.sampled_from(
        ["Taiwan", "Taiwan's", "entry", "into", "the", "CPTPP", "of", "'s", "between", "and", "by",
         "stand", "on", "should", "sanctions", "bid", "to", "join", "Does", "Japan", "support", "?"]
    ),
    max_size=9,
).map(" ".join)  # fmt: skip


@settings(deadline=None, max_examples=60)  # the first call loads the codebooks
@given(TEXT | WORDS)
def test_any_words_are_read_or_refused(words: str) -> None:
    try:
        asked = ask_words(words)
    except QuestionError:
        return
    assert asked.question.text
    assert asked == ask_words(words)


@settings(deadline=None, max_examples=60)  # the first call loads the codebooks
@given(TEXT)
def test_any_question_file_is_read_or_refused(source: str) -> None:
    with contextlib.suppress(QuestionError):
        assert ask_file(source, "q").question.text


@settings(deadline=None, max_examples=60)  # the first call loads the codebooks
@given(TEXT)
def test_folding_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(deadline=None, max_examples=60)  # the first call loads the codebooks
@given(st.lists(st.text(min_size=1, max_size=12), max_size=4), TEXT)
def test_forms_are_found_within_the_text(forms: list[str], text: str) -> None:
    for start, end in Forms(forms).find(text):
        assert 0 <= start < end <= len(text)


@settings(deadline=None, max_examples=60)  # the first call loads the codebooks
@given(TEXT)
def test_words_have_no_white_space(text: str) -> None:
    assert all(word and not re.search(r"\s", word) for word in word_list(text))


@settings(deadline=None, max_examples=60)  # the first call loads the codebooks
@given(TEXT)
def test_what_is_clean_has_nothing_a_terminal_obeys(text: str) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", clean(text))
    clean(text).encode("utf-8")


@settings(deadline=None, max_examples=60)  # the first call loads the codebooks
@given(TEXT, st.integers(min_value=5, max_value=80))
def test_wrapping_keeps_every_word(text: str, width: int) -> None:
    assert wrap(text, width).split() == text.split()
