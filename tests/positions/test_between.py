"""Which of two actors is for or against the other: what the head is shown, and what it answers."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from onrecord.positions import between as room
from onrecord.positions.between import BESIDE, FROM_P, FROM_Q, MEETING, P, Pair, Q, between, pair_in
from onrecord.positions.stance import BETWEEN
from onrecord.text.vectors import Vectors, read_vectors

pytestmark = pytest.mark.model

Read = Callable[[str], Vectors]


@pytest.fixture
def read(parse: Callable[..., Any]) -> Read:
    return lambda words: read_vectors(parse(words))


def place(words: str, name: str) -> tuple[int, int]:
    start = words.index(name)
    return start, start + len(name)


def shown(read: Read, words: str, p: str, q: str) -> Pair:
    vectors = read(words)
    return pair_in(vectors.words, (0, len(vectors.words.tokens)), place(words, p), place(words, q))


def test_the_way_between_two_actors_is_marked(read: Read) -> None:
    pair = shown(read, "The mayor of Lima praised the coach of Peru.", "Lima", "Peru")
    assert pair.places.tolist() == [
        BESIDE, FROM_P, FROM_P, FROM_P, MEETING, BESIDE, FROM_Q, FROM_Q, FROM_Q, BESIDE,
    ]  # fmt: skip
    assert np.flatnonzero(pair.roles == P).tolist() == [3]
    assert np.flatnonzero(pair.roles == Q).tolist() == [8]
    assert pair.dependencies[4] == "ROOT"


def test_an_actor_of_several_words_starts_at_its_head(read: Read) -> None:
    pair = shown(read, "Angela Merkel praised Emmanuel Macron.", "Angela Merkel", "Emmanuel Macron")
    assert pair.places.tolist() == [BESIDE, FROM_P, MEETING, BESIDE, FROM_Q, BESIDE]


def test_the_other_way_round(read: Read) -> None:
    words = "Chile praised Peru."
    there = shown(read, words, "Chile", "Peru").swapped()
    back = shown(read, words, "Peru", "Chile")
    assert there.places.tolist() == back.places.tolist()
    assert there.roles.tolist() == back.roles.tolist()


def test_two_sentences_meet_nowhere(read: Read) -> None:
    pair = shown(read, "Chile was praised. Peru was not.", "Chile", "Peru")
    assert not pair.places.any()


@pytest.mark.parametrize(
    ("words", "p", "q", "answer"),
    [
        ("Merkel praised Macron for his courage.", "Merkel", "Macron", "p for q"),
        ("Macron was praised by Merkel for his courage.", "Macron", "Merkel", "q for p"),
        ("Iran condemned Israel over the attack.", "Iran", "Israel", "p against q"),
        ("Israel was condemned by Iran over the attack.", "Israel", "Iran", "q against p"),
        ("Delegates of Kenya and Ghana arrived on Monday.", "Kenya", "Ghana", "neutral"),
    ],
    ids=["praises", "is praised by", "condemns", "is condemned by", "neither"],
)
def test_who_is_for_or_against_whom(read: Read, words: str, p: str, q: str, answer: str) -> None:
    (shares,) = between(read(words), [(place(words, p), place(words, q))])
    assert max(shares, key=lambda name: shares[name]) == answer
    assert sum(shares.values()) == pytest.approx(1)


def test_the_answer_turns_with_the_question(read: Read) -> None:
    words = "Iran condemned Israel and praised Qatar."
    vectors = read(words)
    names = [place(words, name) for name in ("Iran", "Israel", "Qatar")]
    pairs = [(one, other) for one in names for other in names if one != other]
    found = dict(zip(pairs, between(vectors, pairs), strict=True))
    for (p, q), shares in found.items():
        turned = found[q, p]
        for name, other in zip(
            BETWEEN, ("neutral", *BETWEEN[2:0:-1], *BETWEEN[4:2:-1]), strict=True
        ):
            assert shares[name] == pytest.approx(turned[other], abs=1e-4)


def test_nothing_asked_nothing_answered(read: Read) -> None:
    assert between(read("Chile praised Peru."), []) == []


@pytest.mark.parametrize(
    "words", ["", " ", "Chile", "Chile Chile", "\u200b \u0000 ?!"], ids=["none", "blank", "one", "twice", "odd"]
)  # fmt: skip
def test_nothing_raises(read: Read, words: str) -> None:
    vectors = read(words)
    if not vectors.words.tokens:
        return
    (shares,) = between(vectors, [((0, 1), (0, 1))])
    assert set(shares) == set(BETWEEN)


def test_a_dependency_that_was_never_learnt_counts_as_none(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "Chile praised Peru."
    vectors = read(words)
    asked = [(place(words, "Chile"), place(words, "Peru"))]
    seen = room.pair_in
    monkeypatch.setattr(
        room, "pair_in", lambda *told: Pair(seen(*told).roles, seen(*told).places, ("new",) * 4)
    )
    assert between(vectors, asked)[0].keys() == set(BETWEEN)
