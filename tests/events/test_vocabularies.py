"""The codebook and the cues: what ships is sound, and what is malformed is refused with its place."""

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.event_cues import event_cues, read_cues
from onrecord.schema.plover import plover, read_codebook

QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT"},
    2: {"AID", "COOPERATE", "YIELD"},
    3: {"ACCUSE", "REJECT", "REQUEST", "THREATEN"},
    4: {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"},
}


def test_the_types_stand_in_their_quads() -> None:
    types = plover().types
    assert {
        quad: {name for name, each in types.items() if each.quad == quad} for quad in QUADS
    } == QUADS
    assert all(-10 <= m.intensity <= 10 for each in types.values() for m in each.modes.values())


@pytest.mark.parametrize(
    ("kind", "status", "reported"),
    [
        ("CONSULT", "planned", "AGREE"),
        ("YIELD", "planned", "AGREE"),
        ("CONSULT", "happened", "CONSULT"),
        ("ASSAULT", "planned", "THREATEN"),
        ("REQUEST", "planned", "REQUEST"),
    ],
)
def test_what_is_to_come_is_reported_as_plover_does(kind: str, status: str, reported: str) -> None:
    assert plover().reported(kind, status) == reported


def test_the_cues_are_many_and_every_type_has_some() -> None:
    cues = event_cues()
    assert len(cues.verbs) + len(cues.nouns) > 400
    coded = {
        cue.type for words in (cues.verbs, cues.nouns) for each in words.values() for cue in each
    }
    assert set(plover().types) <= coded


def test_the_entry_with_the_most_conditions_comes_first() -> None:
    text = (
        HEADER
        + "v,lift,,SUPPORT,,agent,obj\nv,lift,obj=ban on=*,YIELD,,agent,on\nv,lift,obj=ban,AID,,agent,\n"
    )
    assert [cue.type for cue in read_cues(text).verbs["lift"]] == ["YIELD", "AID", "SUPPORT"]


HEADER = "kind,words,when,type,mode,actor,recipient\n"
BROKEN_CUES = [
    ("kind,words\n", "columns", "no header"),
    (HEADER + "v,lift,,NOTATYPE,,agent,obj\n", ":2: type 'NOTATYPE'", "unknown type"),
    (HEADER + "# ok\n\nv,lift,,YIELD,nomode,agent,obj\n", ":4: YIELD has no mode", "unknown mode"),
    (HEADER + "v,lift,obj,YIELD,,agent,obj\n", ":2: condition 'obj'", "no equals sign"),
    (HEADER + "v,lift,obj=@none,YIELD,,agent,obj\n", ":2: no class @none", "unknown class"),
    (HEADER + "v,lift,YIELD\n", ":2: 3 columns", "too few columns"),
    (HEADER + "x,lift,,YIELD,,agent,obj\n", ":2: kind 'x'", "unknown kind"),
    (HEADER + "status,hope,,maybe,,,\n", ":2: status 'maybe'", "unknown status"),
]


@pytest.mark.parametrize(("text", "message", "note"), BROKEN_CUES, ids=[b[2] for b in BROKEN_CUES])
def test_broken_cues_are_refused(text: str, message: str, note: str) -> None:
    with pytest.raises(SchemaError, match=r"cues\.csv") as caught:
        read_cues(text, "cues.csv")
    assert message in str(caught.value)


GOOD = "quads: {1: good}\ntypes:\n  GIVE: {quad: 1, intensity: 5, definition: gives}\n"
BROKEN_CODEBOOKS = [
    ("- a list", "mapping", "no mapping"),
    ("a: [", ":1", "not YAML"),
    (GOOD.replace("quad: 1", "quad: 9"), "GIVE: quad 9", "unknown quad"),
    (GOOD.replace("5", "50"), "GIVE: intensity 50", "intensity out of range"),
    (
        GOOD.replace("definition: gives", "future: TAKE, definition: g"),
        "future 'TAKE'",
        "unknown future",
    ),
    (GOOD.replace("definition: gives", "colour: red"), "unknown colour", "unknown field"),
    (GOOD.replace(", definition: gives", ""), "wants a definition", "no definition"),
]


@pytest.mark.parametrize(
    ("text", "message", "note"), BROKEN_CODEBOOKS, ids=[b[2] for b in BROKEN_CODEBOOKS]
)
def test_broken_codebooks_are_refused(text: str, message: str, note: str) -> None:
    assert read_codebook(GOOD).types["GIVE"].quad == 1
    with pytest.raises(SchemaError, match=r"codes\.yaml") as caught:
        read_codebook(text, "codes.yaml")
    assert message in str(caught.value)
