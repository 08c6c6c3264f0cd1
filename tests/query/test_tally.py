"""Decision rules and their arithmetic."""

import pytest

from onrecord.errors import SchemaError
from onrecord.query.board.tally import tally_of
from onrecord.query.lexicon import deciders_of
from onrecord.records import Question, Terms, Weight
from onrecord.schema.decision_rules import decision_rules, read_decision_rules

CASES = [
    ("consensus", None, ["for", "for", None], 1, "open", "consensus of 3: 2 for, 0 leaning for, 0 against, 1 silent: 1 still needed"),
    ("consensus", None, ["for", "against", None], 2, "blocked", "consensus of 3: 1 for, 0 leaning for, 1 against, 1 silent: blocked by B"),
    ("consensus", None, ["for", "leaning_against", None], 2, "open", "consensus of 3: 1 for, 0 leaning for, 1 leaning against, 0 against, 1 silent: 2 still needed"),
    ("unanimity", None, ["for", "for"], 0, "carried", "unanimity of 2: 2 for, 0 leaning for, 0 against, 0 silent: carried"),
    ("unanimity", None, ["for", "abstaining"], 0, "carried", "unanimity of 2: 1 for, 0 leaning for, 1 abstaining, 0 against, 0 silent: carried"),
    ("unanimity", None, ["abstaining", "abstaining"], 1, "blocked", "unanimity of 2: 0 for, 0 leaning for, 2 abstaining, 0 against, 0 silent: blocked, 1 needed and only 0 not against it"),
    ("majority", None, ["for", "against", None, None], 2, "open", "majority of 4: 1 for, 0 leaning for, 1 against, 2 silent: 2 still needed"),
    ("majority", None, ["for", "against", "against", None], 2, "blocked", "majority of 4: 1 for, 0 leaning for, 2 against, 1 silent: blocked, 3 needed and only 2 not against it"),
    ("majority", None, ["for", "for", "abstaining", "abstaining"], 1, "blocked", "majority of 4: 2 for, 0 leaning for, 2 abstaining, 0 against, 0 silent: blocked, 3 needed and only 2 not against it"),
    ("majority_of_votes", None, ["for", "for", "abstaining", "against"], 0, "carried", "majority of those voting among 4: 2 for, 0 leaning for, 1 abstaining, 1 against, 0 silent: carried"),
    ("n_of_m", 2, ["leaning_for", "disputed", "undecided"], 2, "open", "2 of 3: 0 for, 1 leaning for, 1 undecided, 0 against, 1 disputed, 0 silent: 2 still needed"),
    ("n_of_m", 4, ["for", "for"], 2, "blocked", "4 of 2: 2 for, 0 leaning for, 0 against, 0 silent: blocked, 4 needed and only 2 not against it"),
    ("n_of_m", None, ["for"], None, "unknown", "an unknown number of 1: 1 for, 0 leaning for, 0 against, 0 silent; how many are needed is not known"),
    ("one_party", None, ["leaning_against"], 1, "open", "consent of A: 0 for, 0 leaning for, 1 leaning against, 0 against, 0 silent: 1 still needed"),
    ("one_party", None, ["against"], 1, "blocked", "consent of A: 0 for, 0 leaning for, 1 against, 0 silent: blocked by A"),
    ("one_party", None, ["for", "against"], None, "unknown", "consent of one party: 1 for, 0 leaning for, 1 against, 0 silent; whose consent is needed is not known"),
    ("qualified_majority", None, ["for", None], None, "unknown", "qualified majority of 2: 1 for, 0 leaning for, 0 against, 1 silent; how many are needed is not known"),
    ("qualified_majority", 2, ["for", None], 1, "open", "qualified majority of 2: 1 for, 0 leaning for, 0 against, 1 silent: 1 still needed"),
    ("none", None, ["for"], None, "unknown", "no known rule of 1: 1 for, 0 leaning for, 0 against, 0 silent; how many are needed is not known"),
    ("consensus", None, ["for", "unclear", None], 2, "open", "consensus of 3: 1 for, 0 leaning for, 0 against, 1 silent, 1 unclear: 2 still needed"),
    ("consensus", None, [], None, "unknown", "no deciders are known, so nothing is counted"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "needed", "stances", "missing", "outcome", "sentence"),
    CASES,
    ids=[f"{case[0]}-{case[4]}-{n}" for n, case in enumerate(CASES)],
)
def test_tally(
    rule: str,
    needed: int | None,
    stances: list[str | None],
    missing: int | None,
    outcome: str,
    sentence: str,
) -> None:
    question = Question(id="q", text="q", rule=rule, needed=needed)  # type: ignore[arg-type]
    tally = tally_of(question, list(zip("ABCD", stances, strict=False)))  # type: ignore[arg-type]
    assert (tally.sentence, tally.missing, tally.outcome) == (sentence, missing, outcome)


def test_what_is_unclear_is_neither_a_stance_nor_silence() -> None:
    question = Question(id="q", text="q", rule="majority")
    tally = tally_of(question, [("A", "unclear"), ("B", None), ("C", "for")])
    assert (tally.unclear, tally.silent, tally.stances["for"]) == (1, 1, 1)
    assert "unclear" not in tally.stances


def european(**stances: list[str]) -> tuple[Question, list[tuple[str, str | None]]]:
    """The 27 of today with a qualified majority, and where they stand."""
    found = deciders_of("body:eu", None)
    assert found is not None
    question = Question(
        id="q", text="q", rule="qualified_majority", terms=found.terms, weights=found.weights
    )
    stance_of = {name: stance for stance, names in stances.items() for name in names}
    return question, [(name, stance_of.get(name)) for name in found.names]


GREAT = ["Germany", "France", "Italy"]  # 46.9% of the population
EU_CASES = [
    ({"for": GREAT}, "open", "3 for with 46.9% of the population, 0 leaning for, 0 against, 24 silent: 12 more members and 18.1% more of the population still needed", "both counts"),
    ({"against": GREAT}, "open", "3 against with 46.9% of the population, 24 silent: 15 more members", "35% of the population are no blocking minority without a fourth"),
    ({"against": [*GREAT, "Malta"]}, "blocked", "23 silent: blocked, only 52.9% of the population not against it", "the smallest may be the fourth"),
    ({"against": ["Spain", "Poland", "Romania", "Netherlands"]}, "open", "4 against with 27.2%", "four, but too few people"),
    ({"abstaining": GREAT, "against": ["Malta"]}, "blocked", "blocked, only 52.9%", "an abstention is as good as a vote against"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("stances", "outcome", "words", "note"), EU_CASES, ids=[case[3] for case in EU_CASES]
)
def test_the_qualified_majority_of_the_european_union(
    stances: dict[str, list[str]], outcome: str, words: str, note: str
) -> None:
    tally = tally_of(*european(**stances))  # type: ignore[arg-type]
    assert (tally.outcome, words in tally.sentence) == (outcome, True), note
    assert next((each.what, each.needed) for each in tally.sums) == ("members", 15)


def test_all_but_three_need_no_share_of_the_population() -> None:
    question, deciders = european()
    all_but = [(name, None if name in GREAT else "for") for name, _ in deciders]
    tally = tally_of(question, all_but)  # type: ignore[arg-type]
    assert tally.outcome == "carried"
    fewer = [(name, None if name == "Malta" else stance) for name, stance in all_but]
    sentence = tally_of(question, fewer).sentence  # type: ignore[arg-type]
    assert sentence.endswith("12.1% more of the population (or 1 more member) still needed")


def security_council(**stances: str) -> tuple[Question, list[tuple[str, str | None]]]:
    found = deciders_of("body:un_security_council", None)
    assert found is not None
    question = Question(id="q", text="q", rule=found.rule, needed=found.needed, terms=found.terms)
    return question, [(name, stances.get(name)) for name in found.names]


def test_nine_of_fifteen_and_no_veto() -> None:
    question, deciders = security_council()
    permanent = {"China", "France", "Russia", "United Kingdom", "United States"}
    elected = [name for name, _ in deciders if name not in permanent]
    nine = [(n, "for" if n in elected[:9] else None) for n, _ in deciders]
    tally = tally_of(question, nine)  # type: ignore[arg-type]
    assert (tally.outcome, tally.missing) == ("open", 0)
    assert tally.sentence.endswith(
        "6 silent: enough, unless China, France, Russia, United Kingdom or United States vetoes it"
    )
    said = [(n, s or ("abstaining" if n in permanent else None)) for n, s in nine]
    assert tally_of(question, said).outcome == "carried"  # type: ignore[arg-type]
    vetoed = [(n, "against" if n == "Russia" else s) for n, s in said]
    tally = tally_of(question, vetoed)  # type: ignore[arg-type]
    assert (tally.outcome, tally.blocked_by) == ("blocked", ("Russia",))
    against = [(n, "against" if n == elected[9] else s) for n, s in said]
    assert tally_of(question, against).outcome == "carried"  # type: ignore[arg-type]


def test_weights_and_their_share() -> None:
    weights = tuple(Weight(name=n, weight=w) for n, w in zip("ABC", (0.5, 1.25, 3), strict=True))
    question = Question(
        id="q", text="q", rule="qualified_majority", terms=Terms(weight=">50%"), weights=weights
    )
    tally = tally_of(question, [("A", "for"), ("B", "for"), ("C", None)])
    assert tally.sentence == (
        "qualified majority of 3: 2 for with 36.8% of the votes, 0 leaning for, 0 against, 1 silent: "
        "15.8% more of the votes still needed"
    )
    assert tally_of(question, [("A", None), ("B", None), ("C", "for")]).outcome == "carried"


def test_a_weight_that_nobody_gave_is_told() -> None:
    question = Question(id="q", text="q", rule="qualified_majority", terms=Terms(population="65%"))
    tally = tally_of(question, [("A", "for"), ("B", None)])
    assert tally.outcome == "unknown"
    assert tally.sentence.endswith("1 silent; the population of A is not known")


def test_every_rule_of_the_records_is_described() -> None:
    assert all(rule.words and rule.said for rule in decision_rules().values())


GOOD = 'needs: all, of: all, stops: true, words: x, said: "x of {deciders}"'
BAD = [
    ("rules: []", "decision_rules.yaml:1: wants rules"),
    (f"rules:\n  consensus: {{{GOOD.replace('all', 'most', 1)}}}", "yaml:2: consensus: needs is one"),
    (f"rules:\n  consensus: {{{GOOD.replace('of: all', 'of: some')}}}", "consensus: of is one of all"),
    (f"rules:\n  consensus: {{{GOOD.replace('deciders', 'voters')}}}", "consensus: said takes"),
    (f"rules:\n  consensus: {{{GOOD.replace('{deciders}', '{deciders')}}}", "consensus: said takes"),
    ("rules:\n  consensus: {needs: all}", "yaml:2: consensus wants needs, of, stops, words, said"),
    (f"rules:\n  consensus: {{{GOOD}}}", "rules and records differ on"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "message"), BAD, ids=[case[1] for case in BAD])
def test_a_malformed_file_is_told(source: str, message: str) -> None:
    with pytest.raises(SchemaError) as raised:
        read_decision_rules(source)
    assert message in str(raised.value)
