"""Codes of countries: every country of ISO 3166-1 is there, with its COW state or with none on purpose."""

import pycountry
import pytest

from onrecord.errors import SchemaError
from onrecord.schema.countries import load_countries
from onrecord.schema.country_codes import country_codes, parse_country_codes

HEADER = "code,cow,abbreviation,of\n"


def test_every_country_of_iso_is_there() -> None:
    codes = country_codes()
    listed = {entry.alpha_2: entry.alpha_3 for entry in pycountry.countries}
    assert set(codes) == {*listed, "XK"}
    assert {code: codes[code].iso3 for code in listed} == listed


def test_every_country_that_news_names_has_codes() -> None:
    assert set(load_countries()) <= set(country_codes())


def test_states_of_today_are_those_of_the_correlates_of_war() -> None:
    states = [codes for codes in country_codes().values() if codes.cow is not None]
    assert len(states) == 195  # its list of 2016 has as many states that still exist
    assert all(2 <= (codes.cow or 0) <= 990 for codes in states)
    assert all(len(codes.cow_abbreviation or "") == 3 for codes in states)


@pytest.mark.parametrize(
    ("code", "iso3", "cow", "abbreviation", "plover", "note"),
    [
        ("JP", "JPN", 740, "JPN", "JPN", "all alike"),
        ("DE", "DEU", 255, "GMY", "DEU", "COW's abbreviations are not ISO's"),
        ("RS", "SRB", 345, "YUG", "SRB", "COW goes on with Yugoslavia"),
        ("TW", "TWN", 713, "TAW", "TWN", "a state of COW's list"),
        ("XK", None, 347, "KOS", "KOS", "no ISO code; the codebook's own"),
        ("PS", "PSE", None, None, "PSE", "no state of COW's list; a name of its own in PLOVER"),
        ("HK", "HKG", None, None, "HKG", "likewise"),
        ("PR", "PRI", None, None, "USA", "PLOVER counts a dependency to its state"),
        ("EH", "ESH", None, None, "MAR", "listed in PLOVER's manual as partially recognised"),
    ],
)
def test_codes(
    code: str, iso3: str | None, cow: int | None, abbreviation: str | None, plover: str, note: str
) -> None:
    found = country_codes()[code]
    told = (found.iso3, found.cow, found.cow_abbreviation, found.plover)
    assert told == (iso3, cow, abbreviation, plover), note


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("ZZ,1,ZZZ,\n", r"country_codes.csv:2: 'ZZ'"),
        ("JP,740,JPN,\nJP,741,JPM,\n", r"country_codes.csv:3: 'JP'"),
        ("JP,740,,\n", "goes with an abbreviation"),
        ("JP,740,JPN,\nCN,740,CHN,\n", r"country_codes.csv:3: '740'"),
        ("PR,,,US\n", "'US' is no state of this table"),
    ],
    ids=["unknown", "twice", "half", "number twice", "of nobody"],
)
def test_a_malformed_table_is_refused(rows: str, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        parse_country_codes(HEADER + rows)
