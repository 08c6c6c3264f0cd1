"""What becomes of pairs when the head has weighed them; the head's answers are given here."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from onrecord.positions import weighing
from onrecord.positions.candidates import Candidate
from onrecord.positions.stance import MATTER, Asked
from onrecord.records import Position, Span, Statement
from tests.conftest import assert_held

pytestmark = pytest.mark.model

WORDS = "Chile called the deal with Peru a mistake on Friday. Peru was silent."


def answers(**given: float) -> dict[str, float]:
    """Shares of every answer; what is left over is that of none."""
    return dict.fromkeys(MATTER, 0.0) | {"none": 1 - sum(given.values())} | given


def span(text: Any, words: str) -> Span:
    start = text.article.text.index(words)
    found: Span = text.article.span(start, start + len(words))
    return found


def pair(text: Any, target: str = "the deal with Peru", **fields: Any) -> Candidate:
    return Candidate("act_chile", span(text, "Chile"), span(text, target), **fields)


def position(text: Any, **fields: Any) -> Position:
    told = {
        "id": "pos", "article": text.article.id, "evidence": (text.sentence_of(span(text, "Chile")),),
        "stance": "leaning_against", "target": span(text, "the deal with Peru"),
        "trigger": span(text, "mistake"), "how": "told", "holder": "act_chile",
        "holder_span": span(text, "Chile"),
    }  # fmt: skip
    return Position(**(told | fields))


@pytest.fixture
def weigh(
    parse: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Position, ...]]:
    def given(make: Callable[[Any], Sequence[Candidate]], *shares: dict[str, float]) -> Any:
        text = parse(WORDS)
        asked: list[Asked] = []

        def told(vectors: object, every: Sequence[Asked]) -> list[dict[str, float]]:
            asked.extend(every)
            return list(shares)

        monkeypatch.setattr(weighing, "weigh", told)
        found = weighing.weighed(text, None, make(text))  # type: ignore[arg-type]  # not looked at
        for each in found:
            assert_held(text.article, each)
        return found

    return given


@pytest.mark.parametrize(
    ("shares", "stance", "confidence"),
    [
        (answers(against=0.6, leaning_against=0.2), "against", 0.8),
        (answers(against=0.2, leaning_against=0.6), "leaning_against", 0.8),
        (answers(against=0.3), "against", 0.3),
        (answers(against=0.1), None, None),
        (answers(**{"for": 0.9}), None, None),
    ],
    ids=["firmer than the rule", "as the rule", "unsure", "nothing told", "the other side"],
)
def test_of_the_rules(
    weigh: Any, shares: dict[str, float], stance: str | None, confidence: float | None
) -> None:
    found = weigh(lambda text: [pair(text, position=position(text))], shares)
    assert [(p.stance, p.confidence) for p in found] == (
        [] if stance is None else [(stance, confidence)]
    )


def test_a_guess_stays_one(weigh: Any) -> None:
    guess = {"how": "conjecture"}
    (found,) = weigh(lambda text: [pair(text, position=position(text, **guess))], answers())
    assert (found.how, found.confidence, found.target_head.quote) == ("conjecture", None, "deal")


@pytest.mark.parametrize(
    ("shares", "stance"),
    [
        (answers(against=0.9), "against"),
        (answers(against=0.6, leaning_against=0.3), "against"),
        (answers(undecided=0.8), "undecided"),
        (answers(against=0.7), None),
    ],
)
def test_the_head_alone(weigh: Any, shares: dict[str, float], stance: str | None) -> None:
    found = weigh(lambda text: [pair(text)], shares)
    assert [p.stance for p in found] == ([] if stance is None else [stance])
    assert all(p.how == "told" and p.reason == weighing.REASON for p in found)


def test_the_longest_of_one_holder(weigh: Any) -> None:
    sure = answers(against=0.9)
    found = weigh(lambda text: [pair(text, "Peru"), pair(text)], sure, sure)
    assert [p.target.quote for p in found] == ["the deal with Peru"]


def test_own_words_and_what_was_not_said(weigh: Any) -> None:
    def said(text: Any, *, negated: bool) -> list[Candidate]:
        statement = Statement(
            id="stm", article=text.article.id, evidence=(), content=(span(text, "a mistake"),),
            mode="indirect", speaker="act_chile", negated=negated,
        )  # fmt: skip
        return [pair(text, statement=statement)]

    (own,) = weigh(lambda text: said(text, negated=False), answers(against=0.9))
    assert (own.how, own.told_by, own.statement) == ("own_words", None, "stm")
    assert weigh(lambda text: said(text, negated=True), answers(against=0.9)) == ()
