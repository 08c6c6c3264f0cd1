"""Relations told within a sentence: belonging, being in charge, being the same."""

from typing import Any

import pytest

from onrecord.actors import find_relations, resolve_actors
from onrecord.actors.relations.claims import is_chief
from onrecord.dates import find_dates
from onrecord.errors import SchemaError
from onrecord.mentions import find_mentions
from onrecord.records import Relation
from onrecord.schema.relations import parse_relations, relation_words
from onrecord.schema.things import parse_things, thing_words
from onrecord.text.things import find_things
from tests.conftest import assert_held, quote

pytestmark = pytest.mark.model


def relations(parse: Any, words: str) -> tuple[Relation, ...]:
    text = parse(words)
    actors, mentions, tenures, memberships = resolve_actors(
        text, find_mentions(text), find_dates(text)
    )
    found: tuple[Relation, ...] = find_relations(text, mentions, actors, tenures, memberships)
    for relation in found:
        assert_held(text.article, relation)
        known = {actor.id for actor in actors}
        assert {actor for _, actor in relation.actor_ids()} <= known
    return found


def told(parse: Any, words: str) -> set[tuple[str, str, str]]:
    return {(r.kind, r.source_span.quote, r.target_span.quote) for r in relations(parse, words)}


BELONGS = [
    ("Karim Hale, a member of the Green Alliance, spoke.", "Karim Hale", "Green Alliance", "apposition"),
    ("Mali is a member of the African Union.", "Mali", "African Union", "said of the subject"),
    ("Hale joined the Northern Front in 2014.", "Hale", "Northern Front", "verb and object"),
    (
        "The Northern Front, which includes the Falcon Brigade and the Hawk Battalion, retreated.",
        "Hawk Battalion", "Northern Front", "each of what is joined",
    ),
    ("Soldiers from the Iraqi Army entered the village.", "Soldiers from the Iraqi Army", "Iraqi Army", "a group from a body"),
    ("The alliance is made up of the Labour Party and the Green Party.", "Green Party", "The alliance", "what it is made up of"),
    ("A coalition of Turkey, Iran and Russia met.", "Iran", "A coalition of Turkey, Iran and Russia", "several behind of"),
    ("LDP lawmaker Taro Endo criticised the plan.", "Taro Endo", "LDP", "title before a name"),
    ("Sgt. Paul Reed was assigned to the 82nd Airborne Division.", "Paul Reed", "82nd Airborne Division", "passive, preposition"),
    ("Nine people, including two police officers, were killed.", "two police officers", "Nine people", "including"),
    ("Al-Nusra, an affiliate of al-Qaeda, claimed the attack.", "Al-Nusra", "al-Qaeda", "part of another"),
    ("The Free Aceh Movement is part of the coalition.", "Free Aceh Movement", "the coalition", "part of"),
    ("Troops loyal to Omar Tan held the bridge.", "Troops", "Omar Tan", "loyal to"),
    (
        "He served in the 2nd Battalion, 7th Marine Regiment, in Iraq.",
        "2nd Battalion", "7th Marine Regiment", "the smaller unit stands first",
    ),
    ("Omar Tan was a commander in the Third Division.", "Omar Tan", "Third Division", "a commander in"),
    ("Jane Moss, vice president of the World Bank, spoke.", "Jane Moss", "World Bank", "a vice president"),
    ("Jane Moss, the World Bank's communications director, spoke.", "Jane Moss", "World Bank", "who directs a matter"),
    ("Nine soldiers visiting from the 3rd Battalion were hurt.", "Nine soldiers", "3rd Battalion", "visiting from"),
    ("The alliance was made up of a mix of the Labour Party and the Green Party.", "Green Party", "The alliance", "a mix"),
    ("The Northern Front was made up in part by the Falcon Brigade.", "Falcon Brigade", "Northern Front", "made up by"),
    ("Jane Moss has worked in the Obama administration.", "Jane Moss", "the Obama administration", "worked in"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "source", "target", "note"), BELONGS, ids=[c[3] for c in BELONGS]
)
def test_belonging(parse: Any, words: str, source: str, target: str, note: str) -> None:
    found = told(parse, words)
    assert ("belongs_to", source, target) in found, (note, found)


IN_CHARGE = [
    ("General Omar Tan, commander of the Third Division, was killed.", "Omar Tan", "Third Division", "apposition"),
    ("The Falcon Brigade is led by Sami Idris.", "Sami Idris", "Falcon Brigade", "passive"),
    ("Jane Moss, who heads the World Bank, visited Kenya.", "Jane Moss", "World Bank", "relative clause"),
    ("Hezbollah controls the town of Qusayr.", "Hezbollah", "the town of Qusayr", "a place"),
    ("Gwoza was seized by Boko Haram in August.", "Boko Haram", "Gwoza", "a place taken"),
    ("Troops moved into areas under Taliban control.", "Taliban", "areas", "under control"),
    ("The dam is under the control of the rebels.", "the rebels", "The dam", "under the control of"),
    ("The Shabab-held town was shelled.", "Shabab", "The Shabab-held town", "-held"),
    ("The hospital is run by the Red Crescent.", "Red Crescent", "The hospital", "a building"),
    ("The party was founded by Ali Reza in 1990.", "Ali Reza", "The party", "founder"),
    ("Gazprom owns the company Neftnik.", "Gazprom", "the company", "owner"),
    ("France deployed 500 soldiers to Mali.", "France", "500 soldiers", "whom it sends"),
    ("The Houthis have taken control of the port of Hodeida.", "Houthis", "the port of Hodeida", "takes control"),
    ("Kunduz fell to the Taliban.", "Taliban", "Kunduz", "fell to"),
    (
        "Government forces are trying to retake Aleppo from the Islamic State.",
        "Islamic State", "Aleppo", "from whom it is to be retaken",
    ),
    ("The army drove the Islamic State from Palmyra.", "Islamic State", "Palmyra", "driven from"),
    ("Jane Moss of Ohio, the chairman of the House Budget Committee, spoke.", "Jane Moss", "House Budget Committee", "a person of a place"),
    ("Acme Bank chairman and CEO Jane Moss said no.", "Jane Moss", "Acme Bank", "two titles before a name"),
    ("The party was headed by his brother Omar Tan.", "Omar Tan", "The party", "a description, then the name"),
    ("They entered western Mosul, which is still under ISIS control.", "ISIS", "Mosul", "which is under control"),
    ("Iraq was in the iron grip of Saddam Hussein.", "Saddam Hussein", "Iraq", "in the grip of"),
    ("Hezbollah took control of the historic town of Maaloula from the army.", "Hezbollah", "the historic town of Maaloula", "of hung on the verb"),
    ("The Northern Front had three large compounds in the city.", "Northern Front", "three large compounds", "has compounds"),
    ("The building was a base for Peshmerga fighters.", "Peshmerga fighters", "The building", "a base for"),
    ("Jane Moss was described by the paper as the leader of the Northern Front.", "Jane Moss", "Northern Front", "described as"),
    ("Raqqa, the group's stronghold, was bombed by the Islamic State group.", "the group", "Raqqa", "whose stronghold"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "source", "target", "note"), IN_CHARGE, ids=[c[3] for c in IN_CHARGE]
)
def test_being_in_charge(parse: Any, words: str, source: str, target: str, note: str) -> None:
    found = told(parse, words)
    assert ("in_charge_of", source, target) in found, (note, found)


SAME = [
    ("The Syrian Democratic Forces (SDF) advanced.", "Syrian Democratic Forces", "SDF", "short form in brackets"),
    ("Riad Seif, the leader of the National Coalition, resigned.", "Riad Seif", "the leader of the National Coalition", "apposition"),
    (
        "The Palestinian Islamic Resistance Movement, also known as Hamas, won the election.",
        "Palestinian Islamic Resistance Movement", "Hamas", "also known as",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "source", "target", "note"), SAME, ids=[c[3] for c in SAME])
def test_sameness(parse: Any, words: str, source: str, target: str, note: str) -> None:
    found = told(parse, words)
    assert ("same_as", source, target) in found, (note, found)


NOTHING = [
    ("A member of the public called the police.", "nobody belongs to the public"),
    ("He is not a member of the Green Alliance.", "denied"),
    ("Hezbollah denied that it controls the town of Qusayr.", "denied in so many words"),
    ("Turkey may join the European Union.", "possible"),
    ("The rebels want to capture Aleppo.", "wished for"),
    ("If the Taliban seize Kabul, the government will fall.", "a condition"),
    ("Hale would lead the party.", "hypothetical"),
    ("Is Hale a member of the Green Alliance?", "a question"),
    ("He wanted to meet a potential president of France.", "not yet so"),
    ("The general took a high-profile position in Mali.", "a position is no place held"),
    ("The U.S. leads the world in spending.", "leading the world"),
    ("Trump set off alarm bells among Republicans.", "set, but not up"),
    ("Jane Moss is the incoming chairman of the World Bank.", "not yet"),
    ("Jane Moss joined the World Bank in opposing the bill.", "done together, once"),
    ("The Northern Front is one of the largest groups of France.", "a rank and no body"),
    ("The army controlled areas not under Taliban control.", "not under control"),
    ("Leaving the White House, Jane Moss waved.", "where somebody was"),
    ("All powers were in the hands of Jane Moss.", "powers are no place"),
    ("Divisions within the Green Party ran deep.", "divisions of opinion"),
    ("Syria has three large compounds in the city.", "a country, in which they only lie"),
    ("The army envisages creating a no-fly zone.", "envisaged"),
    ("A camp for political prisoners was seen near Natanz.", "prisoners hold no camp"),
    ("The Natanz nuclear plant was closed by Jane Moss.", "named after where it is"),
    ("Hale met the Norwegian rival of Omar Tan.", "a rival belongs to nobody"),
]


@pytest.mark.parametrize(("words", "note"), NOTHING, ids=[c[1] for c in NOTHING])
def test_no_relation(parse: Any, words: str, note: str) -> None:
    found = {each for each in told(parse, words) if each[0] != "same_as"}
    assert not found, note


def test_what_is_over_is_former(parse: Any) -> None:
    found = relations(parse, "Hale was the former commander of the Third Division.")
    assert [r.former for r in found if r.kind == "in_charge_of"] == [True]


def test_a_relation_names_its_words_and_its_actors(parse: Any) -> None:
    (relation,) = relations(parse, "Hezbollah controls the town of Qusayr.")
    assert quote(relation.cue) == "controls"
    assert relation.source is not None
    assert (relation.target, relation.target_kind) == (None, "place")
    assert relation.reason == "verb control"


def test_ends_in_two_sentences_are_no_relation(parse: Any) -> None:
    assert not told(parse, "Karim Hale spoke. A member of the Green Alliance left.") & {
        ("belongs_to", "Karim Hale", "Green Alliance")
    }


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "\u200e",
        "Of of of.",
        "(((",
        "The the of the of the.",
        "A" * 5000,
        "x of " * 2000,
        "🙂 of 🙂",
    ],
    ids=["empty", "blank", "mark", "of", "brackets", "the", "long", "many", "emoji"],
)
def test_any_text(parse: Any, words: str) -> None:
    for relation in relations(parse, words or "."):
        assert relation.evidence


KINDS = [
    ("The hospital in Qusayr was hit.", "The hospital", "place", "a building"),
    ("Many residents fled.", "Many residents", "organisation", "persons together are a group"),
    ("A Kurdish official spoke.", "Kurdish", "people", "adjective of a people"),
    ("They met in the embassy.", "the embassy", "place", "where it is"),
    ("The embassy protested.", "The embassy", "organisation", "who acts"),
    ("They reached the front line.", "the front line", "place", "two words"),
]


@pytest.mark.parametrize(("words", "span", "kind", "note"), KINDS, ids=[c[3] for c in KINDS])
def test_kinds_of_things(parse: Any, words: str, span: str, kind: str, note: str) -> None:
    text = parse(words)
    actors, mentions, _, _ = resolve_actors(text, find_mentions(text), find_dates(text))
    found = {thing.span.quote: thing.kind for thing in find_things(text, mentions, actors)}
    assert found.get(span) == kind, (note, found)


def test_vocabularies_load_and_say_what_is_wrong() -> None:
    assert "commander" in relation_words().heads
    assert "library" in thing_words().places
    with pytest.raises(SchemaError, match="missing or unknown"):
        parse_relations({"version": 1})
    with pytest.raises(SchemaError, match="missing or unknown"):
        parse_things({"version": 1, "people": []})


BELOW = [
    ("Jane Moss, vice president of the World Bank, spoke.", "vice"),
    ("Deputy director of the World Bank Jane Moss spoke.", "deputy"),
    ("Jane Moss, the World Bank's communications director, spoke.", "a matter before it"),
    ("Jane Moss, director of research for the World Bank, spoke.", "a matter behind it"),
    ("Jane Moss, director of policy planning at the State Department, spoke.", "of a matter at"),
    ("Jane Moss was a commander in the World Bank.", "within it"),
    ("Foreign Minister Jane Moss of Japan spoke.", "one minister of several"),
    ("U.S. gun owners met Jane Moss.", "owners of something else"),
    ("President Omar Tan and Kenya’s supreme leader, Jane Moss, met.", "joined by and"),
]


@pytest.mark.parametrize(("words", "note"), BELOW, ids=[c[1] for c in BELOW])
def test_who_is_not_in_charge(parse: Any, words: str, note: str) -> None:
    wrong = {each for each in told(parse, words) if each[0] == "in_charge_of"}
    assert not {w for w in wrong if w[1:] != ("Jane Moss", "Kenya")}, note


def test_a_party_does_not_belong_to_its_members(parse: Any) -> None:
    found = told(parse, "Republicans were accountable only to their party.")
    assert not {each for each in found if each[0] == "belongs_to"}


POSTS = [
    ("president", True, "all"),
    ("vice president", False, "below"),
    ("prime minister", True, "first"),
    ("foreign minister", False, "one of several"),
    ("senate majority leader", False, "part of it"),
    ("executive director", True, "no matter"),
    ("press secretary", False, "no head"),
]


@pytest.mark.parametrize(("post", "expected", "note"), POSTS, ids=[c[0] for c in POSTS])
def test_posts_in_charge(post: str, expected: bool, note: str) -> None:
    assert is_chief(post.split()) is expected, note
