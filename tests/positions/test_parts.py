"""Parts of a group: they are told by a description, and the group is not the holder."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from onrecord.positions import weighing
from onrecord.positions.candidates import candidates
from onrecord.positions.stance import MATTER, Asked
from tests.positions.reading import facts, read

pytestmark = pytest.mark.model

TABLE: list[tuple[str, list[tuple[str, str | None]], str]] = [
    ("Republicans oppose the treaty.", [("Republicans", "Republican Party")], "the group"),
    ("Republicans, who oppose the treaty, met.", [("Republicans", "Republican Party")], "a clause that singles nobody out"),
    ("Republicans who oppose the treaty met on Friday.", [("Republicans", None)], "a clause that tells which"),
    ("Republicans running for president oppose the treaty.", [("Republicans", None)], "another clause that tells which"),
    ("Democrats backing the treaty met on Friday.", [("Democrats", None)], "a participle"),
    ("Democrats on the panel oppose the treaty.", [("Democrats on the panel", None)], "a place within"),
    ("Most Americans support the treaty.", [("Most Americans", None)], "a quantity"),
    ("A majority of voters said they oppose the treaty.", [("A majority of voters", None)], "a share, taken up by “they”"),
    ("Fifty percent of respondents said they support the treaty.", [("Fifty percent of respondents", None)], "a percentage"),
    ("The law hurts lawmakers who oppose the treaty.", [], "whoever they are"),
    ("They voted for a candidate who opposes the treaty.", [], "whoever it is"),
    ("The Farmers’ Union, a group that opposes the treaty, met.", [("Farmers’ Union", "Farmers' Union")], "a name beside a description"),
    ("The guests were Ann Lee, who opposes the treaty; and leading lawyers from Peru.", [("Ann Lee", "Ann Lee")], "who comes after the clause is not in it"),
    ("Peru’s allies oppose the treaty.", [("Peru’s allies", "Peru’s allies")], "a description with an actor of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "note"), TABLE, ids=[row[2] for row in TABLE])
def test_table(
    parse: Callable[..., Any], sentence: str, expected: list[tuple[str, str | None]], note: str
) -> None:
    found = facts(parse(sentence))
    names = {actor.id: actor.name for actor in found["actors"]}
    positions = [p for p in read(found["text"]) if p.towards is None]
    got = [
        (p.holder_span.quote if p.holder_span else "", names.get(p.holder or "")) for p in positions
    ]
    assert got == expected, note


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Republicans who oppose the treaty met on Friday.", "Republicans who oppose the treaty"),
        ("Republicans oppose the treaty.", "Republicans"),
        (
            "Republicans who oppose the treaty because of all that it would do to the farmers in "
            "the south and to the price of grain met on Friday.",
            "Republicans who oppose the treaty",
        ),
    ],
    ids=["a clause", "none", "a long clause up to its object"],
)
def test_the_words_that_tell_which_are_kept(
    parse: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, sentence: str, holder: str
) -> None:
    def sure(vectors: object, every: Sequence[Asked]) -> list[dict[str, float]]:
        return [dict.fromkeys(MATTER, 0.0) | {"against": 1.0} for _ in every]

    monkeypatch.setattr(weighing, "weigh", sure)
    found = facts(parse(sentence))
    pairs = [pair for pair in candidates(**found) if pair.position is not None]
    kept = weighing.weighed(found["text"], None, pairs)  # type: ignore[arg-type]  # not looked at
    assert [p.holder_span and p.holder_span.quote for p in kept] == [holder]


def test_what_only_it_stands_for_is_unsure(
    parse: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def sure(vectors: object, every: Sequence[Asked]) -> list[dict[str, float]]:
        return [dict.fromkeys(MATTER, 0.0) | {"for": 1.0} for _ in every]

    monkeypatch.setattr(weighing, "weigh", sure)
    words = "Taiwan’s application to the pact was filed. Japan supports the {}."
    told = {}
    for noun in ("application", "move"):
        found = facts(parse(words.format(noun)))
        pairs = [pair for pair in candidates(**found) if pair.position is not None]
        (position,) = weighing.weighed(found["text"], None, pairs)  # type: ignore[arg-type]  # not looked at
        told[noun] = position.confidence
    assert told == {"application": 1.0, "move": round(weighing.POINTING, 3)}
