"""Titles and posts of the right person and body, and names without what is no part of them."""

from typing import Any

import pytest

from tests.actors.test_resolve_actors import read

pytestmark = pytest.mark.model

# text, the offices told as (person, post, organisation, status), note
POSTS = [
    ("President Hale’s daughters, Vera and Emma Hale, stood by.", [("Hale", "president", None, "current")], "not the daughter"),
    ("Mr. Hale left. Vera Hale spoke. President Hale said no.", [("Hale", "president", None, "current")], "Mr. elsewhere"),
    ("Martin Hale spoke. Mr. Hale left. President Hale said no.", [("Martin Hale", "president", None, "current")], "negative: Mr. Hale is he"),
    ("Bill and Emma Hale left. Secretary Hale said no.", [("Hale", "secretary", None, "current")], "neither of two"),
    ("Emma Hale left. Secretary Hale said no.", [("Emma Hale", "secretary", None, "current")], "negative: one"),
    ("U.S. senators left. Emma Lund, president of March for Life, spoke in Washington.", [("Emma Lund", "president", None, "current")], "of something that nobody knows"),
    ("U.S. senators left. Emma Lund, president and CEO of Grain Partners, spoke in Washington.", [("Emma Lund", "president", None, "current")], "of a company"),
    ("Emma Lund, the president and executive director of the Farm Institute, spoke.", [("Emma Lund", "president", "Farm Institute", "current"), ("Emma Lund", "executive director", "Farm Institute", "current")], "both of one body"),
    ("Emma Lund is the worst negotiator in Washington.", [("Emma Lund", "negotiator", None, "current")], "where, not whose"),
    ("Emma Lund is the head of the Senate.", [("Emma Lund", "head", "Senate", "current")], "negative: of it"),
    ("U.S. Sen. Emma Lund spoke.", [("Emma Lund", "senator", "U.S. Senate", "current")], "of the chamber"),
    ("U.S. spokeswoman Emma Lund spoke.", [("Emma Lund", "spokeswoman", "United States", "current")], "negative: of no chamber"),
    ("Committee leaders met. Chairman of the House Intelligence Committee Rep. Emma Lund spoke.", [("Emma Lund", "representative", "U.S. House of Representatives", "current")], "the committee is the chairman’s"),
    ("CNN Pentagon correspondent Emma Lund spoke.", [("Emma Lund", "correspondent", None, "current")], "not the Pentagon’s"),
    ("Pentagon spokeswoman Emma Lund spoke.", [("Emma Lund", "spokeswoman", "U.S. Department of Defense", "current")], "negative: the Pentagon’s"),
    ("Roy Hale, the former chief justice of Alabama’s Supreme Court, spoke.", [("Roy Hale", "chief justice", "Supreme Court (Alabama)", "former")], "a state’s court"),
    ("Mayor Emma Lund of Dayton, Ohio, spoke.", [("Emma Lund", "mayor", "Dayton", "current")], "town after the name"),
    ("(Photo by Emma Lund/Getty Images) President Martin Hale spoke on Monday.", [("Martin Hale", "president", None, "current")], "a caption’s words"),
    ("Indivisible co-founder Emma Lund spoke.", [("Emma Lund", "co-founder", None, "current")], "a name is no part of a post"),
    ("President Martin Hale directed the Treasury to pay.", [("Martin Hale", "president", None, "current")], "told it to do something"),
    ("Emma Lund directs the Farm Institute.", [("Emma Lund", "director", "Farm Institute", "current")], "negative: leads it"),
    ("Martin Hale was the first president to visit Cuba.", [], "first to do something"),
    ("Martin Hale was the closing speaker of the meeting.", [], "who speaks last"),
    ("Martin Hale was the speaker of the Assembly.", [("Martin Hale", "speaker", "Assembly", "former")], "negative: presides"),
    ("Hale is a former governor and congressman.", [("Hale", "governor", None, "former"), ("Hale", "congressman", None, "former")], "former covers both"),
    ("Hale is a former governor and the mayor of Dayton.", [("Hale", "governor", None, "former"), ("Hale", "mayor", None, "current")], "negative: an article of its own"),
    ("Emma Lund, a CNN analyst and former inspector general of the FBI, spoke.", [("Emma Lund", "analyst", "CNN", "current"), ("Emma Lund", "inspector general", "FBI", "former")], "former of the second"),
    ("Martin Hale, a former Bush White House spokesman, spoke.", [("Martin Hale", "spokesman", "United States", "former")], "former before the house"),
    ("Martin Hale, the former president’s spokesman, spoke.", [("Martin Hale", "spokesman", None, "current")], "negative: another’s former"),
    ("Deputy White House press secretary Emma Lund left.", [("Emma Lund", "deputy press secretary", "United States", "current")], "the deputy before the house"),
    ("Emma Lund, the deputy White House press secretary, left.", [("Emma Lund", "deputy press secretary", "United States", "current")], "the deputy, behind the name"),
    ("Emma Lund, a former chief of staff to Martin Hale, left.", [("Emma Lund", "chief of staff", None, "former")], "the whole post"),
    ("Former Housing and Urban Development Secretary Emma Lund left.", [("Emma Lund", "housing and urban development secretary", None, "former")], "two matters"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected", "note"), POSTS, ids=[case[2] for case in POSTS])
def test_posts(parse: Any, words: str, expected: list[tuple[Any, ...]], note: str) -> None:
    found = read(parse, words, "2018-05-05")
    told = [
        (found.name(t.person), t.post, found.name(t.organisation), t.status) for t in found.tenures
    ]
    assert told == expected, note


# text, words of a mention, the name of its actor, its country, note
NAMES = [
    ("Special Agent Hale left.", "Hale", "Hale", None, "a title"),
    ("House Minority Whip Emma Holt left.", "Emma Holt", "Emma Holt", None, "a title of a chamber"),
    ("Special Counsel Hale left.", "Hale", "Hale", None, "a title of two words"),
    ("“[Robert] Hale is right,” Emma Lund said.", "Robert] Hale", "Robert Hale", None, "brackets"),
    ("Aides of Mark Hale met. Mark Robert HaleOvernight News said no.", "Mark Hale", "Mark Robert Hale", None, "a web page’s next line"),
    ("Emma McDonald and Ann FitzGerald left.", "Ann FitzGerald", "Ann FitzGerald", None, "negative: a capital within a name"),
    ("Ursula von der Lund agreed on Monday.", "Ursula von der Lund", "Ursula von der Lund", None, "not cut at a particle"),
    ("Bill and Hillary Hale were in the room.", "Bill", "Bill Hale", None, "a given name, not a law"),
    ("Gov. Nathan Deal spoke.", "Nathan Deal", "Nathan Deal", None, "a surname, not a deal"),
    ("Georgetown University said no.", "Georgetown University", "Georgetown University", None, "a capital’s name"),
    ("The Republican party lost the election.", "Republican party", "Republican Party", "US", "as many papers print it"),
    ("The Joint Chiefs met South Korea’s defense minister.", "Joint Chiefs", "Joint Chiefs of Staff", "US", "not of who stands nearby"),
    ("The United States Senate voted.", "United States Senate", "U.S. Senate", "US", "its country written out"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "mention", "expected", "country", "note"), NAMES, ids=[case[4] for case in NAMES]
)
def test_names(
    parse: Any, words: str, mention: str, expected: str, country: str | None, note: str
) -> None:
    found = read(parse, words, "2018-05-05")
    assert found.who(mention) == expected, note
    assert [a.country for a in found.actors.values() if a.name == expected] == [country], note


def test_the_farm_bill_is_no_actor(parse: Any) -> None:
    found = read(parse, "The Senate passed the Farm Bill on Monday.")
    assert not [m for m in found.mentions if m.span.quote.endswith("Bill") and m.actor]
