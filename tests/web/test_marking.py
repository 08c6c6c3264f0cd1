"""A text with its marks in pieces: nothing of the text is lost, no mark is, and every one is reached once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.query.show import KINDS, Mark, Passage, Role
from onrecord.records import Span
from onrecord.web.marking import Chosen, Paragraph, arranged, has_signs, runs_of

OVERRIDE = "\u202e"


def span(text: str, start: int, end: int, offset: int = 0) -> Span:
    return Span(article="art1_a", start=start + offset, end=end + offset, quote=text[start:end])


def mark(number: int, kind: str, *spans: Span) -> Mark:
    return Mark(number=number, kind=kind, claim=f"claim{number}", spans=spans, says=kind)


def words(paragraph: Paragraph) -> str:
    """The paragraph's text with the signs themselves in place of their names."""
    return "".join(
        _signs(text) if sign else text for piece in paragraph.pieces for text, sign in piece.runs
    )


def _signs(name: str) -> str:
    """The signs of a name: three of them for "U+202E ×3"."""
    code, _, times = name.partition(" ×")
    return chr(int(code[2:], 16)) * int(times or 1)


def marked(text: str, marks: list[Mark]) -> list[list[tuple[str, tuple[int, ...]]]]:
    return [
        [("".join(run for run, _ in piece.runs), piece.marks) for piece in each.pieces]
        for each in arranged(text, 0, marks)
    ]


TEXT = "Japan backs it. China objects."
CASES = [
    ("no marks", [], [[(TEXT, ())]]),
    (
        "one mark",
        [("event", (6, 11))],
        [[("Japan ", ()), ("backs", (1,)), (" it. China objects.", ())]],
    ),
    (
        "the shortest of nested marks is first, and opened by a click",
        [("statement", (0, 15)), ("event", (6, 11))],
        [[("Japan ", (1,)), ("backs", (2, 1)), (" it.", (1,)), (" China objects.", ())]],
    ),
    (
        "marks that cross are cut where they do",
        [("statement", (0, 11)), ("position", (6, 14))],
        [[("Japan ", (1,)), ("backs", (2, 1)), (" it", (2,)), (". China objects.", ())]],
    ),
    (
        "marks that touch stay apart",
        [("event", (0, 5)), ("event", (5, 11))],
        [[("Japan", (1,)), (" backs", (2,)), (" it. China objects.", ())]],
    ),
    (
        "a mark of two parts",
        [("position", (6, 11), (12, 14))],
        [[("Japan ", ()), ("backs", (1,)), (" ", ()), ("it", (1,)), (". China objects.", ())]],
    ),
    (
        "parts of one mark that overlap",
        [("position", (6, 14), (6, 11))],
        [[("Japan ", ()), ("backs", (1,)), (" it", (1,)), (". China objects.", ())]],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("given_marks", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_pieces(
    given_marks: list[tuple[str, tuple[int, int]]], expected: list[list[tuple[str, tuple[int]]]]
) -> None:
    marks = [
        mark(n, kind, *(span(TEXT, *where) for where in spans))
        for n, (kind, *spans) in enumerate(given_marks, 1)
    ]
    assert marked(TEXT, marks) == expected


def test_a_mark_over_two_paragraphs_is_in_both_and_noted_once() -> None:
    text = "“One.\n\nTwo,” he said."
    found = arranged(text, 0, [mark(1, "statement", span(text, 0, 12))])
    assert [words(each) for each in found] == ["“One.", "Two,” he said."]
    assert [[m.number for m in each.notes] for each in found] == [[1], []]
    assert [(p.begins, p.ends) for each in found for p in each.pieces if p.marks] == [
        (True, False), (False, True),
    ]  # fmt: skip


def test_where_a_statement_within_another_begins_is_no_edge() -> None:
    text = "He said she said it was so."
    outer, inner = mark(1, "statement", span(text, 8, 26)), mark(2, "statement", span(text, 17, 26))
    (found,) = arranged(text, 0, [outer, inner])
    assert [(p.depth, p.begins, p.ends) for p in found.pieces] == [
        (0, False, False), (1, True, False), (2, False, True), (0, False, False),
    ]  # fmt: skip


def test_a_part_of_a_text_has_its_places_in_the_whole() -> None:
    text = "Japan backs it."
    (found,) = arranged(text, 1_000, [mark(1, "event", span(text, 6, 11, 1_000))])
    assert [(words(Paragraph(pieces=(p,))), p.marks) for p in found.pieces] == [
        ("Japan ", ()), ("backs", (1,)), (" it.", ()),
    ]  # fmt: skip


def test_a_mark_that_begins_before_the_part_is_marked_in_it() -> None:
    text = "backs it."
    held = Span(article="art1_a", start=90, end=105, quote="x" * 15)
    before = Span(article="art1_a", start=80, end=85, quote="x" * 5)
    (found,) = arranged(text, 100, [mark(1, "position", before, held), mark(2, "event", before)])
    assert [p.marks for p in found.pieces] == [(1,), ()]


def test_space_and_signs_alone_are_no_place_to_stop() -> None:
    text = "“Yes,” he said."
    marks = [mark(1, "statement", span(text, 0, 6)), mark(2, "event", span(text, 1, 4))]
    (found,) = arranged(text, 0, marks)
    assert [(p.stop.number if p.stop else None, p.claim) for p in found.pieces] == [
        (None, "claim1"), (2, "claim2"), (None, "claim1"), (None, None),
    ]  # fmt: skip
    assert found.reached == {2}
    (found,) = arranged("a b", 0, [mark(1, "event", span("a b", 1, 2))])
    assert [p.claim for p in found.pieces] == [None, None, None]


def test_many_claims_of_one_paragraph_open_and_names_are_never_in_sight() -> None:
    marks = [mark(n, "event", span(TEXT, 6, 11)) for n in range(1, 10)]
    (found,) = arranged(TEXT, 0, [*marks, mark(10, "mention", span(TEXT, 0, 5))])
    assert [m.number for m in found.notes] == [1, 2, 3, 4, 5, 6]
    assert [m.number for m in found.more] == [7, 8, 9, 10]
    (found,) = arranged(TEXT, 0, marks[:7])
    assert len(found.notes) == 7
    assert not found.more


def test_the_claim_that_is_looked_at_has_its_own_words_its_parts_and_its_passage() -> None:
    passage = Passage(span=span(TEXT, 0, 15), roles=(Role(field="holder_span", start=0, end=5),))
    chosen = Chosen(mark(1, "position", span(TEXT, 6, 11), span(TEXT, 12, 14)), (passage,))
    (found,) = arranged(TEXT, 0, [], chosen)
    assert [(words(Paragraph(pieces=(p,))), p.chosen) for p in found.pieces] == [
        ("Japan", "role"), (" ", "evidence"), ("backs", "core"), (" ", "evidence"), ("it", "core"),
        (".", "evidence"), (" China objects.", ""),
    ]  # fmt: skip
    assert [p.anchor for p in found.pieces] == [False, False, True, False, False, False, False]
    assert found.chosen
    assert [p.parts for p in found.pieces if p.parts] == [("holder",)]


def test_a_claim_without_words_of_its_own_is_found_at_its_evidence() -> None:
    chosen = Chosen(mark(1, "credit"), (Passage(span=span(TEXT, 16, 30)),))
    (found,) = arranged(TEXT, 0, [], chosen)
    assert [p.anchor for p in found.pieces] == [False, True]


SIGNS = [
    ("plain", "Japan’s “plan”", [("Japan’s “plan”", False)]),
    ("right-to-left override", f"a{OVERRIDE}b", [("a", False), ("U+202E", True), ("b", False)]),
    ("three of a kind", f"a{OVERRIDE * 3}\u202d", [("a", False), ("U+202E ×3", True), ("U+202D", True)]),
    ("isolate", "\u2066a", [("U+2066", True), ("a", False)]),
    ("mark", "a\u200f", [("a", False), ("U+200F", True)]),
    ("control", "a\x1b[31m", [("a", False), ("U+001B", True), ("[31m", False)]),
    ("null", "a\x00", [("a", False), ("U+0000", True)]),
    ("tag, which spells unseen", "a\U000e0041", [("a", False), ("U+E0041", True)]),
    ("soft hyphen and zero-width space are left out", "a\u00adb\u200bc\ufeff", [("abc", False)]),
    ("tab stays a space for the page", "a\tb", [("a\tb", False)]),
    ("right-to-left letters are words", "שלום", [("שלום", False)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in SIGNS], ids=[c[0] for c in SIGNS])
def test_signs_that_turn_or_hide_text_are_shown(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert list(runs_of(text)) == expected
    assert has_signs(arranged(text, 0, [])) is any(sign for _, sign in expected)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, int, list[Mark]]:
    """A text, where it stands in its article, and marks in it."""
    text = draw(st.text(alphabet="ab \n\u202e’é", min_size=1, max_size=60))
    offset = draw(st.integers(0, 50))
    marks = []
    for number in range(1, draw(st.integers(0, 8)) + 1):
        spans = []
        for _ in range(draw(st.integers(1, 3))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            spans.append(span(text, start, end, offset))
        marks.append(mark(number, draw(st.sampled_from(sorted(KINDS))), *spans))
    return text, offset, marks


@given(marked_texts())
def test_no_word_and_no_mark_is_lost(given: tuple[str, int, list[Mark]]) -> None:
    text, offset, marks = given
    found = arranged(text, offset, marks)
    lines = [line for line in text.split("\n") if line.strip()]
    assert [words(each) for each in found] == lines

    shown = [n for n, sign in enumerate(text) if sign != "\n" and _line(text, n).strip()]
    covered: dict[int, str] = {}
    for piece in (piece for each in found for piece in each.pieces):
        for number in piece.marks:
            covered[number] = covered.get(number, "") + words(Paragraph(pieces=(piece,)))
    for each in marks:
        held = {n - offset for s in each.spans for n in range(s.start, s.end)}
        assert covered.get(each.number, "") == "".join(text[n] for n in shown if n in held)

    stops = [p.stop.number for each in found for p in each.pieces if p.stop is not None]
    assert len(stops) == len(set(stops))
    noted = [m.number for each in found for m in (*each.notes, *each.more)]
    assert sorted(noted) == sorted(covered)


def _line(text: str, at: int) -> str:
    """The line that a place of a text is in."""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
