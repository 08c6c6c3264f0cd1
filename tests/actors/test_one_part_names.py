"""Names of one part: whom they stand for, and when they are a person of their own."""

from typing import Any

import pytest

from tests.actors.test_resolve_actors import read

pytestmark = pytest.mark.model

# text, words of a mention (the last so worded), the name of its actor, note
CASES = [
    ("President Hale spoke. First lady Vera Hale left.", "Hale", "Hale", "a title that the full name lacks"),
    ("First lady Vera Hale left. President Hale spoke.", "Hale", "Hale", "the same, the full name first"),
    ("Emma Hale lost. Mr. Hale left.", "Hale", "Hale", "a title against the gender"),
    ("Emma Hale lost. President Hale signed it, and he was glad.", "Hale", "Hale", "a pronoun against the gender"),
    ("Republican candidate Jeb Hale spoke. President Hale was mild.", "Hale", "Hale", "who seeks a post does not hold it"),
    ("Gov. Martin Hale spoke. President Hale was mild.", "Hale", "Hale", "another office"),
    ("President Hale spoke. Martin Hale left.", "Hale", "Martin Hale", "no word against it"),
    ("Vice President Hale spoke. Joe Hale, the candidate, left.", "Hale", "Joe Hale", "a candidate may be vice president"),
    ("Senator Hale spoke. Martin Hale, the Ohio Republican, left.", "Hale", "Martin Hale", "a post not told of the full name"),
    ("President Hale spoke. Hale left. A photo showed Martin Hale Jr. with a knife.", "Hale", "Hale", "the son is not meant"),
    ("Robert S. Hale III spoke. Hale left.", "Hale", "Robert S. Hale III", "no other of the name"),
    ("Kim Jong Un left. Kim Yo Jong, his sister, spoke. Kim smiled.", "Kim", "Kim Jong Un", "the sister is told as his"),
    ("Aung San Suu Kyi spoke. Ms. Suu Kyi left.", "Suu Kyi", "Aung San Suu Kyi", "a double surname"),
    ("Andrés Manuel López Obrador spoke. López Obrador left.", "López Obrador", "Andrés Manuel López Obrador", "the last two of four"),
    ("Mohammed bin Salman spoke. Bin Salman left.", "Bin Salman", "Mohammed bin Salman", "with its particle"),
    ("Abdel Fattah el-Sisi spoke. Sisi left.", "Sisi", "Abdel Fattah el-Sisi", "without its particle"),
    ("Raul Labrador spoke. Raúl Labrador left.", "Raúl Labrador", "Raul Labrador", "accents"),
    ("Kim Jong-un spoke. Kim Jong Un left.", "Kim Jong Un", "Kim Jong-un", "hyphens"),
    ("Xi Jinping spoke. Mr. Xi left.", "Xi", "Xi Jinping", "surname first"),
    ("William “Bill” Weld spoke. Bill Weld left.", "Bill Weld", "William “Bill” Weld", "a nickname in quotes"),
    ("Terry O'Neill, president of the Foundation for Peace, spoke. O'Neill left.", "O'Neill", "Terry O'Neill", "a surname taken for a body"),
    ("Leila de Lima spoke. De Lima was freed.", "De Lima", "Leila de Lima", "no capital of Peru"),
    ("Former President Bill Hale met President Barack Lund. The former president left.", "The former president", "Bill Hale", "held no more"),
    ("Former President Bill Hale met President Barack Lund. The president left.", "The president", "Barack Lund", "held still"),
    ("President Martin Hale spoke. The next president will pay.", "The next president", "The next president", "another"),
    ("President Martin Hale spoke. They made him speaker.", "Martin Hale", "Martin Hale", "not made one again"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "mention", "expected", "note"), CASES, ids=[f"{c[3]}: {c[1]}" for c in CASES]
)
def test_one_part_names(parse: Any, words: str, mention: str, expected: str, note: str) -> None:
    assert read(parse, words).who(mention) == expected, note


def test_a_family_is_none_of_its_members(parse: Any) -> None:
    found = read(parse, "Bill Clinton and Hillary Clinton spoke. The Clintons left.")
    assert found.who("Clintons") == "the Clintons"
    assert {a.name for a in found.actors.values()} == {
        "Bill Clinton",
        "Hillary Clinton",
        "the Clintons",
    }


def test_two_names_joined_are_no_person(parse: Any) -> None:
    found = read(parse, "Kim Jong Un met Donald Trump. The Kim-Trump summit failed.")
    assert {a.name for a in found.actors.values()} == {"Kim Jong Un", "Donald Trump"}


def test_a_surname_with_a_hyphen_is_one_name(parse: Any) -> None:
    found = read(
        parse, "Miguel Díaz-Canel met Pedro Díaz and Ana Canel. Reports on Díaz-Canel differ."
    )
    assert found.who("Díaz-Canel") == "Miguel Díaz-Canel"


# text, a description, whom it does not stand for, note
DESCRIPTIONS = [
    ("Bloomberg News left. The satirical magazine agreed.", "The satirical magazine", "Bloomberg News", "satirical is told of no one"),
    ("Terry Hale, president of the Foundation for Peace, spoke. The president of the United States left.", "The president of the United States", "Terry Hale", "president of something else"),
    ("The Hale School met. The age group is small.", "The age group", "Hale School", "not a group of ages"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "mention", "not_this", "note"), DESCRIPTIONS, ids=[c[3] for c in DESCRIPTIONS]
)
def test_descriptions_that_say_more(
    parse: Any, words: str, mention: str, not_this: str, note: str
) -> None:
    found = read(parse, words)
    heads = [m for m in found.mentions if m.span.quote == mention]
    assert all(m.actor is None or found.actors[m.actor].name != not_this for m in heads), note
    assert heads or mention.endswith("States"), note
