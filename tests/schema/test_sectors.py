"""PLOVER sectors: the manual's codes, and what tells them of bodies, groups and holders of posts."""

import os
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.lines import read_vocabulary
from onrecord.schema.sectors import (
    Sector,
    load_sectors,
    parse_sectors,
    sector_of_actor,
    sector_of_post,
)

MANUAL = Path(os.environ.get("ONRECORD_DATA", "../shared/data")) / "plover/PLOVER_MANUAL.tex"


@pytest.mark.skipif(not MANUAL.exists(), reason="the manual is not there")
def test_the_codes_are_those_of_the_manual() -> None:
    text = MANUAL.read_text()
    table = text[text.index("\\label{tab:roles}") : text.index("\\subsection{Sector code notes}")]
    assert set(re.findall(r"^\s*([A-Z]{3}) +&", table, re.M)) == set(load_sectors().codes)
    table = text[
        text.index("International Non-state actor names") : text.index("\\label{tab:nonstate}")
    ]
    table = table[: table.index("\\end{table}")] if "\\end{table}" in table else table
    assert set(re.findall(r"^([A-Z]{3}) +&", table, re.M)) == set(load_sectors().international)


@pytest.mark.parametrize(
    ("kind", "name", "known_as", "expected", "note"),
    [
        ("government", "Japan", "country:JP", "GOV", "a government"),
        ("ministry", "Ministry of Health", None, "GOV", "the kind comes before the words"),
        ("party", "Liberal Democratic Party", None, "PTY", "a party"),
        ("legislature", "Diet", None, "LEG", "a parliament"),
        ("media", "Harbour Gazette", None, "JRN", "a newspaper; MED is medical"),
        ("armed_group", "Northern Front", None, "REB", "an armed group"),
        ("civil_group", "Harbour University", None, "EDU", "words tell what kind of civil group"),
        ("civil_group", "Harbour Watch", None, "SOC", "else civil society"),
        ("international_body", "NATO", "body:nato", None, "the manual has no sector for these"),
        ("organisation", "CIA", "institution:us-cia", "SPY", "a known institution"),
        ("organisation", "Harbour Police", None, "COP", "a word of the name"),
        ("organisation", "Harbour Group", None, None, "nothing tells it"),
        (
            "unnamed_group",
            "lawmakers from the ruling party",
            None,
            "LEG",
            "its head, not its whole",
        ),
        ("unnamed_group", "the police", None, "COP", "an article in front"),
        ("unnamed_group", "union members in the army", None, "LAB", "what stands before “in”"),
        ("unnamed_group", "experts", None, "UNK", "described only"),
        ("unnamed_group", "Germans", None, "CVL", "a people"),
        ("unnamed_person", "a senior government official", None, "GOV", "an official"),
        ("person", "Ann Lee", None, None, "of persons only posts tell"),
    ],
)
def test_sector_of_an_actor(
    kind: str, name: str, known_as: str | None, expected: str | None, note: str
) -> None:
    found = sector_of_actor(kind, name, known_as)
    assert (found.code if found else None) == expected, note


FIRM = Sector("BUS", "kind company")


@pytest.mark.parametrize(
    ("post", "organisation", "expected", "note"),
    [
        ("foreign minister", None, "GOV", "ends in a post"),
        ("senator", None, "LEG", "a post by itself"),
        ("attorney general", None, "GOV", "no general"),
        ("brigadier general", None, "MIL", "a general"),
        ("secretary of defense", None, "GOV", "either spelling"),
        ("spokesman", FIRM, "BUS", "of whom he speaks for"),
        ("spokesman", None, None, "for whom is not told"),
        ("police spokesman", None, "COP", "words before the post"),
        ("president", FIRM, "BUS", "of a company"),
        ("president", None, "GOV", "of what is not told: a country, mostly"),
        ("vice president", FIRM, "BUS", "of a company"),
        ("house speaker", None, "LEG", "of a chamber"),
        ("union chief", None, "LAB", "words before the post"),
        ("whatever", FIRM, None, "no known post"),
    ],
)
def test_sector_of_a_post(
    post: str, organisation: Sector | None, expected: str | None, note: str
) -> None:
    found = sector_of_post(post, organisation)
    assert (found.code if found else None) == expected, note


def _vocabulary(**changed: Any) -> dict[str, Any]:
    return {**read_vocabulary("sectors.yaml"), **changed}


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"extra": {}}, "nothing else"),
        ({"kinds": {"parties": "PTY"}}, "'parties' is none of person"),
        ({"kinds": {"party": "XXX"}}, "'XXX' is none of COP"),
        ({"words": {"COP": ["police"], "MIL": ["police"]}}, "'police' stands twice"),
        ({"posts": {"ZZZ": ["king"]}}, "'ZZZ' is no code"),
        ({"offices": {"chief": "Z"}}, "'Z' is none of COP"),
    ],
    ids=["top", "kind", "code", "twice", "posts", "offices"],
)
def test_a_malformed_vocabulary_is_refused(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        parse_sectors(_vocabulary(**changed))
