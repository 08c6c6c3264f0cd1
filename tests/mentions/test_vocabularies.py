"""The vocabularies load, agree with one another, and say where they are malformed."""

import datetime
from collections.abc import Callable

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.bodies import load_bodies, parse_bodies
from onrecord.schema.countries import country_of_demonym, load_countries, parse_countries
from onrecord.schema.gazetteer import find_known, parse_institutions, parse_not_actors
from onrecord.schema.given_names import load_given_names, parse_given_names
from onrecord.schema.nicknames import parse_nicknames
from onrecord.schema.roles import load_posts, parse_posts, parse_roles, role_forms

KNOWN = [
    ("Japan", "country:JP", "name"),
    ("Tokyo", "country:JP", "capital"),
    ("the U.S.", "country:US", "name"),
    ("the White House", "country:US", "seat"),
    ("the Kremlin", "country:RU", "seat"),
    ("Downing Street", "country:GB", "seat"),
    ("Burma", "country:MM", "name"),
    ("Viet Nam", "country:VN", "name"),
    ("WASHINGTON", "country:US", "capital"),
    ("Cote d’Ivoire", "country:CI", "name"),
    ("CPTPP", "body:cptpp", "name"),
    ("Trans-Pacific Partnership", "body:cptpp", "name"),
    ("Pentagon", "institution:us-defense-department", "name"),
    ("the Taiwanese", "country:TW", "demonym"),
]


@pytest.mark.parametrize(("name", "identity", "form"), KNOWN, ids=[row[0] for row in KNOWN])
def test_known_names(name: str, identity: str, form: str) -> None:
    known = find_known(name)
    assert known is not None
    assert (known.id, known.form) == (identity, form)


def test_who_and_us_are_no_names() -> None:
    assert find_known("WHO") is None  # it is "who" in capitals more often than the body
    assert find_known("us") is None


def test_members_by_date() -> None:
    bodies = load_bodies()
    assert "GB" in bodies["eu"].members_on(datetime.date(2019, 1, 1))
    assert "GB" not in bodies["eu"].members_on(datetime.date(2020, 2, 1))
    cptpp = bodies["cptpp"]
    assert cptpp.rule == "consensus"
    assert len(cptpp.members_on(None)) == 12
    assert "GB" not in cptpp.members_on(datetime.date(2021, 9, 1))
    assert "NO" in bodies["nato"].members_on(None)  # not YAML's false


def test_every_body_noun_is_a_role() -> None:
    for body in load_bodies().values():
        assert set(body.nouns) <= set(role_forms()) | {"association", "community"}, body.id


def test_demonyms_name_one_country_each() -> None:
    codes = load_countries()
    assert set(country_of_demonym().values()) <= set(codes)
    assert country_of_demonym()["Germans"] == "DE"


def test_posts_hold_post_nouns_and_titles() -> None:
    assert load_posts()["prime minister"].post == "prime minister"
    assert load_posts()["mr."].post is None
    assert "expert" not in load_posts()
    assert role_forms()["lawmakers"].plural


MALFORMED: list[tuple[Callable[[str], object], str, str]] = [
    (parse_countries, "code,region\nJP,AS\n", "countries.csv:1"),
    (parse_roles, "noun,kind,post,antecedent,needs\nduke,noble,no,,\n", "roles.csv:2"),
    (parse_roles, "noun,kind,post,antecedent,needs\nduke,unnamed_person,maybe,,\n", "roles.csv:2"),
    (parse_posts, "words,post,gender\nduke,duke,x\n", "posts.csv:2"),
    (parse_posts, "# c\nwords,post,gender\nduke,duke,m\nduke,duke,m\n", "posts.csv:4"),
    (lambda text: list(parse_institutions(text)), "id,kind,country,names\nx,party,QQ,X\n", "institutions.csv:2"),
    (parse_not_actors, "words,where\nx,first\n", "names_not_actors.csv:2"),
    (parse_nicknames, "nickname,name\njoe,joseph\njoe,jo\n", "nicknames.csv:3"),
    (parse_bodies, "x:\n  name: X\n  rule: dice\n", "bodies.yaml:1"),
    (parse_bodies, "x: {name: X, members: {JP: soon}}\n", "bodies.yaml:1"),
    (parse_bodies, "x: {name: X, rule: n_of_m}\n", "bodies.yaml:1"),
    (parse_bodies, "x: [\n", "bodies.yaml"),
]  # fmt: skip


@pytest.mark.parametrize(("parse", "text", "where"), MALFORMED)
def test_malformed(parse: Callable[[str], object], text: str, where: str) -> None:
    with pytest.raises(SchemaError, match=where):
        parse(text)


def test_given_names_tell_gender_and_names_common_to_both_are_left_out() -> None:
    names = load_given_names()
    assert (names["angela"], names["boris"]) == ("f", "m")
    assert "kim" not in names
    with pytest.raises(SchemaError, match=r"given_names\.csv:3"):
        parse_given_names("name,gender\nann,f\nann,f\n")
