"""Positions by kind: acts, judgements, nouns, what others tell; and what is no position."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.positions import candidates
from tests.positions.reading import Row, facts, read, row

pytestmark = pytest.mark.model

TABLE: list[tuple[str, list[Row], str]] = [
    # Acts
    ("The Senate passed the bill.", [("Senate", "for", "act", "the bill")], "passed"),
    ("The court struck down the law.", [("The court", "against", "act", "the law")], "struck down"),
    ("Canada withdrew from the pact in 2011.", [("Canada", "against", "act", "the pact")], "withdrew from; the year is no part of it"),
    ("Germany imposed sanctions on Russia.", [("Germany", "for", "act", "sanctions on Russia")], "imposed"),
    ("Germany lifted the sanctions on Russia.", [("Germany", "against", "act", "the sanctions on Russia")], "lifted"),
    ("Nevada sued to block the merger.", [("Nevada", "against", "", "the merger")], "sued to stop it"),
    ("The Senate never passed the bill.", [], "not done is no stance"),
    ("The plan was reviewed but has not been debated or approved by the Senate.", [], "negation of both verbs"),
    # Judgements of a speaker, of a subject
    ("“It is wrong to lift the sanctions,” Tremblay said.", [("Tremblay", "against", "own_words", "lift the sanctions")], "it is wrong to"),
    ("Tremblay said it would be wrong for the Senate to confirm the nominee.", [("Tremblay", "against", "own_words", "the Senate to confirm the nominee")], "wrong for them to"),
    ("“The agreement is the worst deal ever negotiated,” Tremblay said.", [("Tremblay", "against", "own_words", "The agreement")], "the worst deal"),
    ("Tremblay called the deal a disaster.", [("Tremblay", "against", "", "the deal")], "called it something"),
    ("Critics described the ruling as unconstitutional and dangerous.", [("Critics", "against", "", "the ruling")], "described it as"),
    ("“There is no need for an inquiry,” Tremblay said.", [("Tremblay", "against", "own_words", "an inquiry")], "no need for"),
    ("“War is too important to be left to the generals,” Tremblay said.", [], "too important is no praise"),
    ("“Japan should not admit Taiwan to the pact,” said Otsuka.", [("Otsuka", "against", "own_words", "admit Taiwan to the pact")], "a negated duty: the words begin after the negation"),
    ("“We would have concerns should Russia attack Ukraine,” Tremblay said.", [], "should as a condition"),
    # Nouns
    ("Obama’s plan to close the prison drew criticism from Republicans.", [("Republicans", "leaning_against", "told", "Obama’s plan to close the prison")], "whoever it is drawn from"),
    ("The president dropped his opposition to the bill.", [("The president", "leaning_for", "told", "the bill")], "taken back"),
    ("Republicans rescinded their endorsement of the deal.", [("Republicans", "leaning_against", "told", "the deal")], "taken back, with a pronoun"),
    ("The party ended the draft in favor of the treaty.", [], "in favour of, of another thing"),
    ("Trump has little desire to sign the bill.", [("Trump", "leaning_against", "", "the bill")], "little desire"),
    ("Chile criticised Japan’s failure to ratify the treaty.", [("Japan", "leaning_against", "", "the treaty")], "a failure is no support"),
    ("Marie Tremblay was an early supporter of the deal.", [("Marie Tremblay", "for", "told", "the deal")], "a supporter"),
    ("Schumer, a critic of the deal, spoke to reporters.", [("Schumer", "against", "told", "the deal")], "a critic, beside the name"),
    ("The army is concerned about keeping the peace.", [], "concerned about doing it"),
    # What stands above
    ("Republicans accused Russia of supporting the coup.", [("Republicans", "against", "", "Russia"), ("Russia", "for", "told", "the coup")], "of whom it is said"),
    ("Collins was the first Republican to back the deal.", [("the first Republican", "for", "told", "the deal")], "the first to"),
    ("People opposed repealing the law.", [("People", "for", "", "the law")], "against what undoes it"),
    ("The governors could block the bill.", [("The governors", "leaning_against", "conjecture", "the bill")], "could"),
    ("The commission can propose any change to the rules.", [], "can"),
    ("Analysts think that Iran wants to leave the pact.", [("Iran", "leaning_for", "conjecture", "leave the pact")], "somebody else thinks so"),
    ("There is no reason to believe that Iran wants to leave the pact.", [], "no reason to believe"),
    ("They would have won had Republicans backed the bill.", [], "a condition by word order"),
    ("The strike ends, provided lawmakers approve the bill.", [], "provided that"),
    ("No senator supported the bill.", [], "nobody"),
    ("Not one member opposed the treaty.", [], "not one"),
    ("The moves that Japan rejected were small.", [("Japan", "against", "told", "The moves")], "what a relative clause is about"),
    ("Chile has not formally endorsed the plan.", [], "not yet said"),
    ("Senators called for Holder to resign over the scandal on Tuesday.", [("Senators", "for", "", "Holder to resign over the scandal")], "who is to do it belongs to it"),
    ("Lawmakers pushed back against the proposal.", [("Lawmakers", "against", "", "the proposal")], "a particle"),
    ("Paul came out against the deal.", [("Paul", "against", "told", "the deal")], "came out against"),
    ("Israel is concerned about the deal.", [("Israel", "leaning_against", "told", "the deal")], "concerned"),
    ("Chile is not as critical of the treaty as Peru.", [], "how critical is not told"),
    ("Peru decided on sanctions against Chile.", [("Peru", "for", "told", "sanctions against Chile")], "decided on, as done"),
    ("Clinton is favored to win the election.", [], "expected to"),
    ("As soon as Peru agrees to the treaty, talks will start.", [], "has not come to that"),
    ("Lawmakers will read the treaty before the president signs it.", [], "not signed yet"),
    ("There is no guarantee that Peru would walk away from the deal.", [], "a noun that is denied"),
    ("For us to be the cheerleaders of the treaty would be folly.", [], "a clause that is only thought of"),
    ("The perfect scenario would be Democrats blocking the treaty.", [], "a scene that is only thought of"),
    ("Tremblay said it was a call for all nations to impose sanctions on Peru.", [], "wanted of another"),
    ("Lee criticized Peru for raising taxes and calling to repeal the law.", [("Lee", "leaning_against", "", "Peru"), ("Peru", "against", "", "the law")], "a second deed that somebody is blamed for"),
    ("Lee has the backing of both parties.", [], "whose support it is that he has"),
    ("Peru has reservations about the treaty.", [("Peru", "leaning_against", "told", "the treaty")], "reservations are one's own"),
    ("The trip is a chance to win backing from Chile for the treaty.", [], "not won yet"),
    ("Peru wants to cut a deal with Chile.", [("Peru", "for", "told", "a deal with Chile")], "a deal that is made"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected", "note"), TABLE, ids=[row[2] for row in TABLE])
def test_table(parse: Callable[..., Any], sentence: str, expected: list[Row], note: str) -> None:
    got = sorted(row(position) for position in read(parse(sentence)))
    wanted = sorted(expected)
    assert [(h, s, t) for h, s, _, t in got] == [(h, s, t) for h, s, _, t in wanted], note
    for (*_, how, _), (*_, expected_how, _) in zip(got, wanted, strict=True):
        assert expected_how in {how, ""}, note


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Germany will not ease the sanctions until Russia withdraws its troops.", "until Russia withdraws its troops"),
        ("Turkey will back the bid only after Sweden extradites the men.", "only after Sweden extradites the men"),
        ("Peru will support the treaty unless Chile objects.", "unless Chile objects"),
        ("Peru will support the treaty in exchange for aid.", "in exchange for aid"),
        ("Peru supports the treaty.", None),
    ],
)  # fmt: skip
def test_conditions(parse: Callable[..., Any], sentence: str, condition: str | None) -> None:
    (position,) = (p for p in read(parse(sentence)) if p.holder_span)
    assert (position.condition and position.condition.quote) == condition


@pytest.mark.parametrize(
    ("sentence", "towards"),
    [
        ("Peru condemned Russia.", "Russia"),
        ("Peru supports the treaty.", None),
        ("Peru opposes Taiwan’s accession.", None),
    ],
)
def test_whom_a_target_names(parse: Callable[..., Any], sentence: str, towards: str | None) -> None:
    found = facts(parse(sentence))
    (position,) = read(found["text"])
    names = {actor.id: actor.name for actor in found["actors"]}
    assert (position.towards and names[position.towards]) == towards


def test_candidates_hold_every_position_and_the_pairs_that_no_rule_settles(
    parse: Callable[..., Any],
) -> None:
    found = facts(
        parse(
            "Japan backs Taiwan’s entry into the pact. Tremblay said the talks on Taiwan’s entry "
            "had been long."
        )
    )
    settled = {(c.holder, c.target.quote) for c in candidates(**found) if c.position is not None}
    assert settled == {(p.holder, p.target.quote) for p in read(found["text"])}
    names = {actor.id: actor.name for actor in found["actors"]}
    left = {
        (names.get(c.holder or ""), c.target.quote) for c in candidates(**found) if not c.position
    }
    assert ("Marie Tremblay", "the talks on Taiwan’s entry") in left or (
        "Tremblay", "the talks on Taiwan’s entry") in left  # fmt: skip
    pairs = [(c.holder, c.target) for c in candidates(**found)]
    assert len(pairs) == len(set(pairs))
