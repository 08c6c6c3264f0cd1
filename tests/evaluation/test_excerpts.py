"""What is shown of a text around a mistake, and how it is printed."""

from collections.abc import Sequence

import pytest

from onrecord.evaluation.excerpts import LONGEST, REACH, Excerpt, Mark, Side, excerpts
from onrecord.evaluation.printing import case_lines, score_lines
from onrecord.evaluation.result import Case, Result

TEXT = "Smith said it rained. Jones denied it. He agreed with them. All went home."
SENTENCES = [(0, 21), (22, 38), (39, 59), (60, 74)]


def mark(
    words: str, role: str, side: Side, *, right: bool = False, text: str = TEXT, **more: str
) -> Mark:
    start = text.index(words)
    return Mark(start=start, end=start + len(words), role=role, side=side, right=right, **more)


def shown(found: Sequence[Excerpt], *, colours: bool = False) -> list[str]:
    case = Case(item="one", score=50.0, gold="", found="", excerpts=tuple(found))
    return [line.plain for line in case_lines(case, colours=colours) if line.plain]


def test_the_sentence_of_a_mistake_with_all_that_is_marked_in_it() -> None:
    marks = [
        mark("Smith", "source", "gold", right=True),
        mark("Jones", "source", "gold", right=True),
        mark("Jones", "source", "found", right=True),
        mark("denied", "cue", "gold"),
        mark("denied it", "cue", "found"),
    ]
    (found,) = excerpts(TEXT, marks, SENTENCES)
    assert (found.start, found.text, found.cut) == (22, "Jones denied it.", (False, False))
    assert shown([found]) == [
        "50  one",
        "gold:  [source Jones] [cue! denied] it.",
        "found: [source Jones] [cue! denied it].",
    ]


def test_spans_in_spans_and_a_side_without_any() -> None:
    marks = [
        mark("Jones denied it", "content", "gold", who="Ann Lee"),
        mark("Jones", "source", "gold"),
    ]
    assert shown(excerpts(TEXT, marks, SENTENCES))[1:] == [
        "gold:  [content! of Ann Lee [source! Jones] denied it].",
        "found: nothing",
    ]


def test_mistakes_near_each_other_are_shown_together_and_others_apart() -> None:
    first, last = mark("Smith", "source", "gold"), mark("home", "content", "found")
    near = excerpts(TEXT, [first, last], SENTENCES)
    assert [each.text for each in near] == [TEXT]  # two sentences lie between
    far = TEXT.replace("He agreed with them.", "He agreed. " * 10)
    sentences = [(0, 21), (22, 38), (39, 149), (150, 164)]
    apart = excerpts(far, [first, mark("home", "content", "found", text=far)], sentences)
    assert [each.text for each in apart] == ["Smith said it rained.", far[150:]]


def test_nothing_wrong_nothing_shown() -> None:
    assert excerpts(TEXT, [mark("Smith", "source", "gold", right=True)], SENTENCES) == ()
    assert excerpts("", [], []) == ()


def test_of_a_long_span_only_the_ends() -> None:
    long = "start " + "word " * LONGEST + "end"
    text = f"He said {long}. So it was."
    sentences = [(0, len(text) - 11), (len(text) - 10, len(text))]
    marks = [mark(long, "content", "gold", text=text)]
    first, last = excerpts(text, marks, sentences)
    assert first.text.startswith("He said start word")
    assert last.text.endswith("word end.")
    assert (first.cut, last.cut) == ((False, True), (True, False))
    assert len(first.text) <= REACH + 9
    lines = shown([first, last])
    assert lines[1].startswith("gold:  He said [content! start word ")
    assert lines[1].endswith("word …]")
    assert lines[3].startswith("gold:  [content! … word ")
    assert lines[3].endswith(" word end].")


@pytest.mark.parametrize("space", [" ", ""], ids=["words", "no spaces"])
def test_without_sentences_no_more_than_the_reach(space: str) -> None:
    text = ("a" * 9 + space) * 100 + "X" + (space + "b" * 9) * 100
    (found,) = excerpts(text, [mark("X", "cue", "found", text=text)], [])
    assert "X" in found.text
    assert len(found.text) <= 2 * REACH + 1
    assert found.cut == (True, True)
    assert found.text.strip() == found.text


def test_every_mark_keeps_its_words() -> None:
    marks = [
        Mark(start=a, end=b, role="content", side=side, right=a % 7 != 0)
        for a in range(0, len(TEXT), 3)
        for b in (a + 1, a + 5, a + 40)
        if b <= len(TEXT)
        for side in ("gold", "found")
    ]
    for each in excerpts(TEXT, marks, SENTENCES):
        assert TEXT[each.start : each.start + len(each.text)] == each.text
        for one in each.marks:
            assert 0 <= one.start < one.end <= len(each.text)
    for line in shown(excerpts(TEXT, marks, SENTENCES))[1:]:
        assert line.count("[") == line.count("]")


def test_text_is_never_markup_nor_obeyed() -> None:
    text = "[bold]Smith[/bold] \x1b[31msaid\x1b[0m\n\nso\u202e."
    marks = [mark("Smith", "source", "gold", text=text, who="[red]\x07Ann")]
    lines = shown(excerpts(text, marks, [(0, len(text))]), colours=True)
    assert lines[1] == "gold:  [bold][source! of [red]Ann Smith][/bold] said so."


def test_wrong_spans_stand_out_in_colour() -> None:
    marks = [mark("Jones", "source", "gold", right=True), mark("denied", "cue", "gold")]
    case = Case(item="one", score=0.0, gold="", found="", excerpts=excerpts(TEXT, marks, SENTENCES))
    styles = {str(s.style) for line in case_lines(case, colours=True) for s in line.spans}
    assert {"green", "bold yellow"} <= styles
    plain = [s.style for line in case_lines(case, colours=False) for s in line.spans if s.style]
    assert plain == []


def test_a_case_without_excerpts_is_told_in_words() -> None:
    case = Case(item="line\n2", score=0.0, gold="unreadable: \x1b[2Jno", found="")
    lines = [line.plain for line in case_lines(case, colours=False)]
    assert lines == ["", "0  line 2", "gold:  unreadable: no", "found: "]


def result(scores: dict[str, float], counts: dict[str, int] | None = None) -> Result:
    return Result(task="t", gold="g", items=1, scores=scores, versions={}, counts=counts or {})


def test_scores_are_a_table_by_role_and_mode() -> None:
    scores = {
        "content_exact": 50.0, "content_recall": 25.0, "content_exact_mixed": 1.0,
        "content_exact_direct": 100.0, "content_recall_direct": 7.5, "linked": 66.67,
        "linked_recall": 60.0, "linked_direct": 33.33, "speaker": 58.8, "quotes_found": 95.0,
    }  # fmt: skip
    lines = list(
        score_lines(result(scores, {"content": 9, "content_direct": 4, "speaker": 3, "failed": 2}))
    )
    assert [" ".join(line.split()) for line in lines] == [
        "F1 recall gold",
        "content 50.00 25.00 9",
        "direct 100.00 7.50 4",
        "mixed 1.00",
        "linked 66.67 60.00",
        "direct 33.33",
        "speaker 58.80 of 3",
        "quotes_found 95.00",
        "failed 2 items",
    ]
    assert len({line.index(each) for line, each in ((lines[1], "25.00"), (lines[4], "60.00"))}) == 1


def test_scores_of_other_tasks_stay_a_list() -> None:
    scores = {"root_macro": 79.7, "end_to_end": 56.7}
    assert [line.split() for line in score_lines(result(scores))] == [
        ["root_macro", "79.70"],
        ["end_to_end", "56.70"],
    ]
