"""Thresholds as they are written, and the bodies that have them."""

import datetime

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.bodies import load_bodies, parse_bodies
from onrecord.schema.thresholds import read_term, read_threshold

READ = [
    ("55%", 27, 15, "14.85 heads are 15"),
    ("55%", 20, 11, "11 exactly: no rounding error of 0.55 * 20 asks for a twelfth"),
    (">50%", 4, 3, "more than half"),
    (">50%", 5, 3, "more than half of an odd number"),
    ("2/3", 15, 10, "two thirds"),
    ("2/3", 16, 11, "two thirds, and a bit"),
    ("66.7 percent", 3, 3, "in words"),
    ("255", 345, 255, "a number of votes"),
    ("more than 10", 20, 11, "more than a number"),
]


@pytest.mark.parametrize(("words", "total", "needed", "note"), READ, ids=[c[3] for c in READ])
def test_how_many_are_enough(words: str, total: int, needed: int, note: str) -> None:
    assert read_threshold(words).needed(total) == needed, note


@pytest.mark.parametrize("words", ["", "most", "155%", "0%", "3/2", "1/0", "-5", "50%%", "½"])
def test_what_is_no_threshold(words: str) -> None:
    with pytest.raises(ValueError, match="wants"):
        read_threshold(words)


def test_terms_are_of_their_kind() -> None:
    assert read_term("of", "votes") is True
    assert read_term("blocking_minority", "4") == 4
    for key, words in (("of", "some"), ("blocking_minority", "x"), ("population", "5")):
        with pytest.raises(ValueError, match=r"is all|wants"):
            read_term(key, words)


@pytest.mark.parametrize("year", range(1992, 2027))
def test_the_security_council_has_fifteen_members(year: int) -> None:
    members = load_bodies()["un_security_council"].members_on(datetime.date(year, 7, 1))
    assert len(members) == 15


def test_members_of_today() -> None:
    bodies = load_bodies()
    assert len(bodies["un_security_council"].members_on(None)) == 15
    assert len(bodies["un"].members_on(None)) == 193
    assert bodies["un"].members == bodies["un_general_assembly"].members
    assert "SS" not in bodies["un"].members_on(datetime.date(2011, 7, 1))


def test_the_population_of_the_european_union() -> None:
    union = load_bodies()["eu"]
    total = sum(union.population[code] for code in union.members_on(None))
    assert total == pytest.approx(449_206_600, abs=1000)  # as Eurostat published the sum


BODY = "x:\n  name: X\n  members: {JP: '?', PE: '?'}\n"
BAD = [
    ("  thresholds: {members: most}\n", "bodies.yaml:1: threshold members wants a share"),
    ("  thresholds: {people: 5}\n", "threshold 'people' is none of members, population"),
    ("  thresholds: {population: 65%}\n  population: {JP: 5}\n", "a share of the population needs that of PE"),
    ("  population: {JP: many}\n", "population wants a whole number"),
    ("  veto: [FR]\n", "who has a veto must be a member"),
]  # fmt: skip


@pytest.mark.parametrize(("more", "message"), BAD, ids=[case[1] for case in BAD])
def test_a_malformed_body_is_told(more: str, message: str) -> None:
    with pytest.raises(SchemaError) as raised:
        parse_bodies(BODY + more)
    assert message in str(raised.value)
