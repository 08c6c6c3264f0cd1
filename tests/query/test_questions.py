"""Questions proposed from a record made by hand: what is counted, cited and ready to be asked."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.brief.questions import NO_QUESTION, question_file, say_questions
from onrecord.errors import QuestionError
from onrecord.query import Proposed, ask_file, questions
from onrecord.records import Matter, Position
from onrecord.store import View
from tests.query.desk import Desk, Report


def matter(
    report: Report,
    words: str,
    head: str,
    family: str,
    names: Sequence[str],
    *positions: Position,
    **fields: object,
) -> None:
    """A matter named by these words; ``names`` has the subject first."""
    span = report.span(words)
    start = span.start + words.index(head)
    report.claims.append(
        Matter(
            id=f"mat1_{len(report.claims)}_{report.article.id}",
            article=report.article.id,
            evidence=(report.sentence(span),),
            span=span,
            head=report.article.span(start, start + len(head)),
            form=fields.pop("form", "noun"),  # type: ignore[arg-type]
            family=family,
            action=head.lower(),
            names=tuple(names),
            status=fields.pop("status", "open"),  # type: ignore[arg-type]
            positions=tuple(position.id for position in positions),
            holders=tuple(p.holder for p in positions if p.holder is not None),
            **fields,  # type: ignore[arg-type]
        )
    )


def make_desk() -> Desk:
    desk = Desk()
    first = desk.report(
        "France backs new sanctions on Iran.\nThe Senate may repeal Obamacare.\nA bombing was told.",
        "Gazette",
        "2021-01-01",
    )
    france = first.actor("France", "government", known_as="country:FR")
    position = first.position(france, "for", "backs", "new sanctions on Iran")
    matter(first, "new sanctions on Iran", "sanctions", "sanctions", ["", "country:IR"], position)
    matter(
        first,
        "repeal Obamacare",
        "repeal",
        "abrogation",
        ["", "law:affordable_care_act"],
        form="verb",
    )
    second = desk.report(
        "China wants to lift sanctions on Iran.\nSanctions on Iran hurt.", "Courier", "2021-03-01"
    )
    china = second.actor("China", "government", known_as="country:CN")
    position = second.position(china, "for", "wants", "lift sanctions on Iran")
    matter(
        second, "lift sanctions on Iran", "lift", "easing", ["", "country:IR"], position,
        form="verb", topic=("sanction",),
    )  # fmt: skip
    matter(
        second, "Sanctions on Iran", "Sanctions", "sanctions", ["", "country:IR"], status="named"
    )
    third = desk.report("The 1999 treaty with Peru was signed.", "Herald", "2021-04-01")
    matter(third, "treaty with Peru", "treaty", "agreement", ["", "country:PE"], status="past")
    copy = desk.report("Sanctions on Iran are wanted.", "Mirror", "2021-03-02")
    matter(copy, "Sanctions on Iran", "Sanctions", "sanctions", ["", "country:IR"])
    desk.story(second, copy, origins=[[second, copy]])
    return desk


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path: Path = tmp_path_factory.mktemp("questions") / "record.db"
    with make_desk().save(path) as store, store.view() as view:
        yield view


@pytest.fixture(scope="module")
def found(view: View) -> tuple[Proposed, ...]:
    return questions(view)


def test_most_told_first_and_what_is_past_is_none(found: tuple[Proposed, ...]) -> None:
    assert [each.question.text for each in found] == [
        "sanctions on Iran",
        "repeal of the Affordable Care Act",
    ]


def test_numbers_holders_and_days(found: tuple[Proposed, ...]) -> None:
    first = found[0]
    assert (first.reports, first.open_reports, first.origins) == (3, 3, 2)
    assert first.holders == ("China", "France")
    assert first.positions == 2
    assert (first.first, first.last) == (datetime.date(2021, 1, 1), datetime.date(2021, 3, 2))


def test_the_other_side_is_no_wording(found: tuple[Proposed, ...]) -> None:
    assert found[0].other_side == ("lift sanctions on Iran",)
    assert "lift sanctions on Iran" not in found[0].question.wordings


def test_examples_are_of_different_origins(found: tuple[Proposed, ...]) -> None:
    outlets = [source.outlet for source in found[0].examples]
    assert len(outlets) == 2
    assert "Gazette" in outlets


@pytest.mark.parametrize(
    ("about", "number"),
    [
        ("Iran", 1),
        ("Tehran", 1),
        ("Iranian", 1),
        ("sanctions", 1),
        ("Affordable Care", 1),
        ("Peru", 0),
    ],
)
def test_about(view: View, about: str, number: int) -> None:
    assert len(questions(view, about=about)) == number


def test_about_nothing(view: View) -> None:
    with pytest.raises(QuestionError, match="nothing to look for"):
        questions(view, about="the")


def test_since(view: View) -> None:
    (only,) = questions(view, since=datetime.date(2021, 2, 1))
    assert (only.question.text, only.reports) == ("sanctions on Iran", 2)


def test_limit(view: View) -> None:
    assert len(questions(view, limit=1)) == 1
    assert len(questions(view, limit=None)) == 2


def test_the_file_is_read_as_the_question(found: tuple[Proposed, ...]) -> None:
    for each in found:
        asked = ask_file(question_file([each]), "question.yaml")
        assert asked.question == each.question


def test_the_file_names_the_others(found: tuple[Proposed, ...]) -> None:
    assert "# next: repeal of the Affordable Care Act" in question_file(found)
    assert question_file([]) == f"# {NO_QUESTION}\n"


def test_said_in_words(found: tuple[Proposed, ...]) -> None:
    said = say_questions(found, 100)
    assert "1. sanctions on Iran" in said
    assert "2 holders of a position: China and France" in said
    assert "nobody's position is told" in said
    assert say_questions([], 100) == NO_QUESTION
