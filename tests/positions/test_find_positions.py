"""Stances from whole sentences, through the stages before: holder, stance, how, target."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.positions import rule_positions
from tests.conftest import assert_held
from tests.positions.reading import Row, read, row

pytestmark = pytest.mark.model

TABLE = [
    # Whose stance
    ("Japan backs Taiwan’s entry into the CPTPP.", [("Japan", "for", "told", "Taiwan’s entry into the CPTPP")], "the outlet tells it"),
    ("Lawmakers from Japan’s ruling party backed Taiwan’s entry into a trade pact.", [("Lawmakers from Japan’s ruling party", "for", "", "Taiwan’s entry into a trade pact")], "a part's stance is not its whole's"),
    ("“We support Taiwan’s accession to the pact,” Moriyama said.", [("We", "for", "own_words", "Taiwan’s accession to the pact")], "we are the speaker"),
    ("Canada said it would oppose China’s entry into the bloc.", [("it", "against", "own_words", "China’s entry into the bloc")], "speaks of itself"),
    ("Marie Tremblay said Canada opposed China’s entry into the bloc.", [("Canada", "against", "told", "China’s entry into the bloc")], "speaks of another"),
    ("Taiwan’s application was welcomed by Japan.", [("Japan", "leaning_for", "told", "Taiwan’s application")], "passive"),
    ("Taiwan urged Japan to support its accession to the CPTPP.", [("Taiwan", "for", "", "its accession to the CPTPP")], "the urger's, not the urged's"),
    ("Critics called on Congress to reject the nuclear deal.", [("Critics", "against", "", "the nuclear deal")], "called on another"),
    ("Chile and Peru oppose the sanctions.", [("Chile", "against", "told", "the sanctions"), ("Peru", "against", "told", "the sanctions")], "two holders"),
    # Nouns, adjectives, prepositions
    ("Tokyo voiced support for Taiwan’s entry.", [("Tokyo", "for", "", "Taiwan’s entry")], "light verb"),
    ("Tokyo is in favour of the treaty.", [("Tokyo", "for", "told", "the treaty")], "in favour of"),
    ("Beijing is against Taiwan’s accession.", [("Beijing", "against", "told", "Taiwan’s accession")], "against as a predicate"),
    ("Germany is open to a ban on the exports.", [("Germany", "leaning_for", "told", "a ban on the exports")], "leaning"),
    ("Malaysia is wary of the deal.", [("Malaysia", "leaning_against", "told", "the deal")], "wary"),
    ("Chile is undecided on Taiwan’s accession.", [("Chile", "undecided", "told", "Taiwan’s accession")], "undecided"),
    ("Taipei sought support for its bid.", [], "who seeks support does not give it"),
    # Negation, doubt, what stands above
    ("France does not support the embargo.", [("France", "leaning_against", "told", "the embargo")], "weak negation"),
    ("France will not support the embargo.", [("France", "against", "told", "the embargo")], "strong negation"),
    ("France does not oppose the embargo.", [("France", "leaning_for", "told", "the embargo")], "negated opposition"),
    ("France refused to back the embargo.", [("France", "against", "", "the embargo")], "refused"),
    ("Australia has not ruled out Taiwan’s bid.", [("Australia", "undecided", "told", "Taiwan’s bid")], "not ruled out"),
    ("Canada did not say whether it would support Taiwan’s bid.", [("it", "undecided", "told", "Taiwan’s bid")], "silence about it is not support"),
    ("Brunei has not decided on the bid.", [("Brunei", "undecided", "told", "the bid")], "no decision"),
    ("Canada has taken no position on Taiwan’s bid.", [("Canada", "undecided", "told", "Taiwan’s bid")], "no position"),
    ("New Zealand neither supports nor opposes Taiwan’s application.", [("New Zealand", "undecided", "told", "Taiwan’s application")], "neither … nor: one position"),
    ("The party pledged to support the ceasefire.", [("The party", "for", "", "the ceasefire")], "pledged"),
    ("The ministry denied a report that New Zealand had decided to block Taiwan’s application.", [], "denied"),
    ("Would Japan support Taiwan’s entry?", [], "a question"),
    ("If Japan supports Taiwan’s entry, others may follow.", [], "a condition holds no stance"),
    ("Brazil initially opposed the resolution.", [], "once held"),
    ("Brazil’s prior refusal to recognize the new state was a mistake.", [], "once held, as a noun tells it"),
    ("Brunei has not yet ratified the agreement.", [], "not done yet is no stance"),
    # Guesses
    ("Other members might oppose Taiwan’s entry.", [("Other members", "leaning_against", "conjecture", "Taiwan’s entry")], "the outlet's guess"),
    ("Vietnam is unlikely to support Taiwan’s entry.", [("Vietnam", "leaning_against", "conjecture", "Taiwan’s entry")], "unlikely"),
    # Acts
    ("Russia vetoed the resolution.", [("Russia", "against", "act", "the resolution")], "a veto is an act"),
    ("The senate voted against the treaty.", [("The senate", "against", "act", "the treaty")], "a vote"),
    ("China applied to join the CPTPP.", [("China", "for", "act", "join the CPTPP")], "an application"),
    ("Russia threatened to veto the resolution.", [("Russia", "against", "", "the resolution")], "a threat is no act"),
    # Opinions of a speaker
    ("“Taiwan’s early participation in TPP is extremely important,” said Otsuka.", [("Otsuka", "leaning_for", "own_words", "Taiwan’s early participation in TPP")], "judgement"),
    ("“Japan should admit Taiwan to the pact,” said Otsuka.", [("Otsuka", "for", "own_words", "Japan should admit Taiwan to the pact")], "duty: the speaker's wish"),
    ("Taiwan’s participation is extremely important.", [], "a judgement in the outlet's voice is no one's stance"),
    # No matter
    ("The minister welcomed guests and backed the car into a wall.", [], "other senses"),
    ("The evidence supports the claim.", [], "evidence holds no stance"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "note"), TABLE, ids=[row[2] for row in TABLE])
def test_table(parse: Callable[..., Any], sentence: str, expected: list[Row], note: str) -> None:
    text = parse(sentence)
    found = read(text)
    for position in found:
        assert_held(text.article, position)
        assert position.reason
    got = sorted(row(position) for position in found)
    wanted = sorted(expected)
    # Where the table leaves open how it is known, that is for the statements to say.
    assert [(h, s, t) for h, s, _, t in got] == [(h, s, t) for h, s, _, t in wanted], note
    for (*_, how, _), (*_, expected_how, _) in zip(got, wanted, strict=True):
        assert expected_how in {how, ""}, note


def only(parse: Callable[..., Any], words: str) -> Any:
    (position,) = read(parse(words))
    return position


def test_a_pronoun_stands_for_the_matter_before_it(parse: Callable[..., Any]) -> None:
    text = parse(
        "“Taiwan’s early participation in TPP is extremely important,” said Otsuka. "
        "“We told them that we would like to support it.”"
    )
    position = next(p for p in read(text) if p.target.quote == "it")
    assert [span.quote for span in position.target_more] == ["Taiwan’s early participation in TPP"]
    assert position.stance == "for"
    assert position.how == "own_words"


def test_a_short_target_is_completed_from_the_paragraph_before(parse: Callable[..., Any]) -> None:
    text = parse(
        "Taiwan’s application to the CPTPP was filed in September.\n\n"
        "Japan welcomed the application. Canada opposes any application."
    )
    more = {p.target.quote: [span.quote for span in p.target_more] for p in read(text)}
    assert more == {
        "the application": ["Taiwan’s application to the CPTPP"],
        "any application": [],  # points to nothing told before
    }


def test_a_condition_is_kept(parse: Callable[..., Any]) -> None:
    position = only(parse, "Peru will support the entry of Taiwan if all the others agree.")
    assert position.condition is not None
    assert position.condition.quote == "if all the others agree"


def test_a_stance_told_within_a_statement_says_who_tells_it(parse: Callable[..., Any]) -> None:
    text = parse("Marie Tremblay said Canada opposed China’s entry into the bloc.")
    (position,) = read(text)
    assert position.told_by is not None
    assert position.told_by != position.holder
    assert position.statement is not None


@pytest.mark.parametrize(
    "text",
    ["", "?", "support", "oppose oppose oppose", "Against against. In favour of.", "“We", "\u2028 back it \u2028",
     "support " * 3000, "It supports it that that supports which.", "\n\n\n", "é́ \u200b opposes \u200b bids"],
    ids=lambda text: repr(text[:20]),
)  # fmt: skip
def test_any_text_is_read(parse: Callable[..., Any], text: str) -> None:
    parsed = parse(text)
    for position in rule_positions(text=parsed, mentions=(), actors=(), statements=(), events=()):
        assert_held(parsed.article, position)


def test_the_same_text_gives_the_same_positions(parse: Callable[..., Any]) -> None:
    words = "Japan backs Taiwan’s entry into the CPTPP. China opposes it and rejects the bid."
    assert read(parse(words)) == read(parse(words))
