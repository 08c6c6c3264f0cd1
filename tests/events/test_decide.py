"""How the trained head and the cues are put together."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.events import decide as deciding
from onrecord.events.cast import Cast
from onrecord.events.coder import MODES, NONE, TYPES, Coded, code, cues_of
from onrecord.events.decide import best_mode, best_type, decide
from onrecord.events.find import told_by_rules
from onrecord.events.told import Told
from onrecord.text.vectors import read_vectors
from tests.events.telling import mentions_of

pytestmark = pytest.mark.model


def coded(
    act: dict[str, float], mode: dict[str, float] | None = None, fits: tuple[float, float] = (1, 1)
) -> Coded:
    """What the head might say; types and modes that are not named share nothing."""
    return Coded(
        act={kind: act.get(kind, 0.0) for kind in TYPES},
        reported={kind: act.get(kind, 0.0) for kind in TYPES},
        mode={name: (mode or {}).get(name, 0.0) for name in MODES},
        source_fits=fits[0],
        target_fits=fits[1],
    )


@pytest.fixture
def told(parse: Callable[..., Any]) -> tuple[Any, list[Told]]:
    text = parse("Ruritania criticized Sylvania on Monday.")
    return text, told_by_rules(text, mentions_of(text, "Ruritania", "Sylvania"), (), ())


def decided(
    told: tuple[Any, list[Told]], said: Coded, monkeypatch: pytest.MonkeyPatch
) -> list[Told]:
    monkeypatch.setattr(deciding, "code", lambda vectors, cues, asked: [said for _ in asked])
    text, found = told
    return decide(text, read_vectors(text), found)


@pytest.mark.parametrize(
    ("act", "kind", "note"),
    [
        ({"ACCUSE": 0.9, NONE: 0.1}, "ACCUSE", "head and cue agree"),
        ({"ACCUSE": 0.3, "REJECT": 0.6, NONE: 0.1}, "ACCUSE", "the cue weighs more than a doubt"),
        (
            {"ACCUSE": 0.01, "REJECT": 0.95, NONE: 0.04},
            "REJECT",
            "a head that is sure overrules it",
        ),
    ],
)
def test_type(
    told: tuple[Any, list[Told]],
    monkeypatch: pytest.MonkeyPatch,
    act: dict[str, float],
    kind: str,
    note: str,
) -> None:
    (event,) = decided(told, coded(act), monkeypatch)
    assert event.type == kind, note
    assert "trained head" in event.reason


def test_no_act_is_no_event(told: tuple[Any, list[Told]], monkeypatch: pytest.MonkeyPatch) -> None:
    assert decided(told, coded({NONE: 0.9, "ACCUSE": 0.1}), monkeypatch) == []


def test_parties_that_do_not_fit_are_left_out(
    told: tuple[Any, list[Told]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (event,) = decided(told, coded({"ACCUSE": 1.0}, fits=(1.0, 0.01)), monkeypatch)
    assert [part.span.quote for part in event.actors] == ["Ruritania"]
    assert event.recipients == ()
    assert decided(told, coded({"ACCUSE": 1.0}, fits=(0.01, 1.0)), monkeypatch) == []


def test_what_the_rules_made_of_a_cue_stays(parse: Callable[..., Any]) -> None:
    text = parse("Ruritania will not lift the ban on Sylvania.")
    refusal = next(
        each
        for each in told_by_rules(text, mentions_of(text, "Ruritania", "Sylvania"), (), ())
        if each.type == "REJECT"
    )
    assert best_type(coded({"YIELD": 0.99}), refusal) == ("REJECT", 1.0)


def test_a_mode_is_one_of_its_type_and_sure() -> None:
    sure = coded({}, {"CONSULT/visit": 0.6, "CONSULT/phone": 0.1, "AID/": 0.3})
    assert best_mode(sure, "CONSULT") == "visit"
    unsure = coded({}, {"CONSULT/visit": 0.2, "CONSULT/phone": 0.2, "CONSULT/multilateral": 0.2})
    assert best_mode(unsure, "CONSULT") is None
    assert best_mode(sure, "AGREE") is None


def test_cues_stand_at_their_words(told: tuple[Any, list[Told]]) -> None:
    text, found = told
    words = read_vectors(text).words
    cues = cues_of(text, words, found)
    assert [str(words.tokens[at]) for at in cues.nonzero()[0]] == ["criticized"]
    assert cues.max() // 8 == TYPES.index("ACCUSE") + 1


def test_questions_are_answered_in_their_order(parse: Callable[..., Any]) -> None:
    from onrecord.events.coder import Asked

    text = parse("Ruritania bombed Sylvania. Freedonia praised Zenda.")
    vectors = read_vectors(text)
    asked = [
        Asked(((27, 36),), ((45, 50),), (37, 44)),
        Asked(((0, 9),), ((17, 25),), (10, 16)),
    ]
    cues = cues_of(text, vectors.words, [])
    praised, bombed = code(vectors, cues, asked)
    assert max(bombed.act, key=lambda kind: bombed.act[kind]) == "ASSAULT"
    assert max(praised.act, key=lambda kind: praised.act[kind]) == "SUPPORT"
    again = code(vectors, cues, asked[::-1])
    assert [again[1], again[0]] == [praised, bombed]


def test_candidates_have_a_doer_and_somebody_known(parse: Callable[..., Any]) -> None:
    from onrecord.events.candidates import candidates
    from onrecord.events.status import StatusReader
    from onrecord.schema.event_cues import event_cues

    text = parse("Ruritania snubbed Sylvania. It rained. The paper wrote of the many lakes.")
    cast = Cast(text, mentions_of(text, "Ruritania", "Sylvania"), ())
    status = StatusReader(event_cues().statuses)
    found = [
        told.trigger.text
        for paragraph in text.paragraphs
        for told in candidates(paragraph.doc, cast, status, set())
    ]
    assert found == ["snubbed"]
