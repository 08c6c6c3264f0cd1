"""Where quotations open and close."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import find_quotations, paragraph_bounds

CASES = [
    # text, quotations with depth and "open" where no closing mark was found
    ("curly", "He said “a b,” then “c d.”", [("“a b,”", 0, True), ("“c d.”", 0, True)]),
    ("straight", 'He said "a b," and "c d."', [('"a b,"', 0, True), ('"c d."', 0, True)]),
    ("guillemets", "«Oui», said Macron; „Ja“, said", [("«Oui»", 0, True), ("„Ja“", 0, True)]),
    ("two singles as one mark", "''It works,'' said Mary.", [("''It works,''", 0, True)]),
    ("TeX", "``It works,'' said Mary.", [("``It works,''", 0, True)]),
    (
        "single within double, and a possessive that does not close it",
        "“sending ‘Taiwan independence’ to China’s ‘forces’.”",
        [
            ("“sending ‘Taiwan independence’ to China’s ‘forces’.”", 0, True),
            ("‘Taiwan independence’", 1, True),
            ("‘forces’", 1, True),
        ],
    ),
    (
        "single marks as outer ones, with a plural possessive inside",
        "'I think so,' he said, 'but lawmakers' views differ.'",
        [("'I think so,'", 0, True), ("'but lawmakers' views differ.'", 0, True)],
    ),
    ("apostrophes are none", "the lawmakers’ views and the ’90s and ’em", []),
    ("inches are none", "He's 6'2\" tall.", []),
    (
        "closing mark forgotten: the next opening one ends it",
        '"No close, he said. "Yes," he added.',
        [('"No close, he said.', 0, False), ('"Yes,"', 0, True)],
    ),
    (
        "opening mark typed for the closing one",
        "“It is odd,“ said Larry.",
        [("“It is odd,“", 0, True)],
    ),
    (
        "nested double marks, balanced",
        "“One “two” three.”",
        [("“One “two” three.”", 0, True), ("“two”", 1, True)],
    ),
    ("nothing before the mark", "end.” A closing mark alone", []),
    ("dashes around the cue", '"Go"--she said--"now"', [('"Go"', 0, True), ('"now"', 0, True)]),
    ("a colon right before", 'He said:"Yes."', [('"Yes."', 0, True)]),
    ("a lone mark", '"', []),
    ("empty", "", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_quotations(text: str, expected: list[tuple[str, int, bool]]) -> None:
    found = find_quotations(text, tuple(paragraph_bounds(text)))
    assert [(text[q.start : q.end], q.depth, q.closed) for q in found] == expected
    for q in found:
        assert q.start < q.inner_start < q.inner_end <= q.end


def test_a_speech_over_paragraphs_is_taken_up() -> None:
    text = "“One.\n“Two.\n“Three,” he said.\n“Four,” she said."
    found = find_quotations(text, tuple(paragraph_bounds(text)))
    assert [(q.closed, q.continues) for q in found] == [
        (False, False),
        (False, True),
        (True, True),
        (True, False),
    ]


def test_a_speech_taken_up_without_a_mark() -> None:
    text = "“One.\nTwo,” he said. “Three,” he added.\nFour.” Five."
    found = find_quotations(text, tuple(paragraph_bounds(text)))
    assert [(text[q.start : q.end], q.continues) for q in found] == [
        ("“One.", False),
        ("Two,”", True),
        ("“Three,”", False),
    ]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»„`s", max_size=80))
def test_any_marks_give_sound_quotations(text: str) -> None:
    bounds = tuple(paragraph_bounds(text))
    found = find_quotations(text, bounds)
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end))
    for q in found:
        assert any(low <= q.start < q.end <= high for low, high in bounds)
        assert q.start <= q.inner_start <= q.inner_end <= q.end
        assert q.start < q.inner_start or q.continues
