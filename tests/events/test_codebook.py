"""The codebook as it is printed, and CAMEO's codes in its terms."""

import re
from pathlib import Path

import pytest

from onrecord.brief.codebook import codebook_data, say_codebook
from onrecord.errors import NotInRecord, SchemaError
from onrecord.schema.cameo import cameo, find_cameo, parse_cameo
from onrecord.schema.contexts import contexts, parse_contexts
from onrecord.schema.plover import plover

CODES = [
    ("042", "CONSULT", "visit", (), "a visit"),
    ("163", "COERCE", "restrict", ("diplomatic",), "international sanctions"),
    ("116", "ACCUSE", "convict", ("legal",), "a verdict"),
    ("0831", "YIELD", "concede", ("political_institutions",), "the table has CONCEDE"),
    ("0874", "YIELD", "disarm", ("military",), "the table has RETREAT"),
    ("1124", "ACCUSE", "allege", ("military", "legal"), "two contexts"),
    ("0811", "YIELD", "concede", ("pro_democracy",), "a context that the manual lacks"),
    ("204", "ASSAULT", "unconventional", ("cbrn",), "a mode of its own"),
    ("2042", "ASSAULT", "unconventional", ("cbrn",), "four digits"),
]


@pytest.mark.parametrize(
    ("code", "kind", "mode", "told", "note"), CODES, ids=[row[-1] for row in CODES]
)
def test_cameo(code: str, kind: str, mode: str, told: tuple[str, ...], note: str) -> None:
    found = cameo()[code]
    assert (found.type, found.mode, found.contexts) == (kind, mode, told)


@pytest.mark.parametrize(
    ("code", "found"), [("08312", "0831"), ("0429", "042"), ("010", None), ("", None), ("04", None)]
)
def test_a_code_is_found_by_what_it_begins_with(code: str, found: str | None) -> None:
    hit = find_cameo(code)
    assert (hit.code if hit is not None else None) == found


def test_every_type_is_converted_to() -> None:
    assert {code.type for code in cameo().values()} == set(plover().types)


def test_every_part_is_printed() -> None:
    text = say_codebook(codebook_data(), 100)
    for name, each in plover().types.items():
        assert f"\n{name} (" in f"\n{text}"
        assert all(f"- {mode} (" in text for mode in each.modes)
    assert all(f"- {context}: " in text for context in contexts())
    assert all(re.search(rf"\b{code}\b", text) for code in cameo())
    assert "contradict" in text


def test_one_type_and_one_code() -> None:
    one = codebook_data("consult")
    assert [each.name for each in one.types] == ["CONSULT"]
    assert {code.type for code in one.cameo} == {"CONSULT"}
    assert "CAMEO 042: Make a visit; mode visit" in say_codebook(one, 100)
    code = codebook_data(cameo_code="1124")
    assert [each.name for each in code.types] == ["ACCUSE"]
    assert [each.code for each in code.cameo] == ["1124"]
    assert set(code.contexts) == {"military", "legal"}


@pytest.mark.parametrize(("type", "code"), [("DANCE", None), (None, "999"), ("AID", "042")])
def test_what_there_is_not(type: str | None, code: str | None) -> None:
    with pytest.raises(NotInRecord, match=r"no (event type|CAMEO code)"):
        codebook_data(type, cameo_code=code)


HEADER = "code,meaning,type,mode,contexts,table\n"
BROKEN = [
    ("04x,Meet,CONSULT,,,\n", ":2: '04x' is no code", "no digits"),
    ("040,Meet,CONSULT,,,\n040,Meet,CONSULT,,,\n", ":3: '040' is no code", "twice"),
    ("040,Meet,DANCE,,,\n", ":2: 'DANCE' is none of", "unknown type"),
    ("040,Meet,CONSULT,tango,,\n", ":2: 'tango' is none of", "unknown mode"),
    ("040,Meet,CONSULT,,music,\n", ":2: 'music' is none of", "unknown context"),
]


@pytest.mark.parametrize(("rows", "says", "note"), BROKEN, ids=[row[-1] for row in BROKEN])
def test_a_broken_table_is_refused(rows: str, says: str, note: str) -> None:
    with pytest.raises(SchemaError, match=re.escape(says)):
        parse_cameo(HEADER + rows)


@pytest.mark.parametrize("data", [{}, {"contexts": []}, {"contexts": {"legal": " "}}])
def test_broken_contexts_are_refused(data: dict[str, object]) -> None:
    with pytest.raises(SchemaError, match=r"contexts\.yaml"):
        parse_contexts(data)


@pytest.mark.corpora
def test_the_sources_are_followed_or_the_difference_is_told(corpora: Path) -> None:
    source = (corpora / "plover" / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8")
    rows = re.findall(r"^(\d{3,4}): *([A-Z]+) *, *([\w-]*)", source, re.MULTILINE)
    assert {code for code, _, _ in rows} == set(cameo())
    for code, kind, mode in rows:
        here = cameo()[code]
        told = here.table or f"{here.type} {here.mode or ''}"
        assert told.split() == f"{kind} {mode}".split(), code


@pytest.mark.corpora
def test_the_contexts_and_scores_are_the_manuals(corpora: Path) -> None:
    manual = (corpora / "plover" / "PLOVER_MANUAL.tex").read_text(encoding="utf-8")
    listed = re.search(r"START CONTEXTS TABLE(.*)END CONTEXTS TABLE", manual, re.DOTALL)
    assert listed is not None
    names = re.findall(r"^(?:\\hyperref\[[^]]*\]\{)?([\w\\]+)\}? +&", listed[1], re.MULTILINE)
    assert [name.replace("\\", "") for name in names if name != "Name"] == list(contexts())
    scores = re.findall(r"([A-Z]{3,}): ([A-Z][a-z-]+)\s*&\s*(-?[\d.]+)", manual)
    assert len(scores) > 50
    for kind, mode, score in scores:
        # A verdict is ACCUSE here, with the mode and score that it has under SANCTION there.
        here = {"RETREAT": "YIELD"}.get(kind, "ACCUSE" if mode == "Convict" else kind)
        modes = plover().types[here].modes
        assert modes[mode.lower()].intensity == float(score), (kind, mode)
