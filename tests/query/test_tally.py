"""Decision rules and their arithmetic."""

import pytest

from onrecord.errors import SchemaError
from onrecord.query.board.tally import tally_of
from onrecord.records import Question
from onrecord.schema.decision_rules import decision_rules, read_decision_rules

CASES = [
    ("consensus", None, ["for", "for", None], 1, "consensus of 3: 2 for, 0 leaning for, 0 against, 1 silent: 1 still needed"),
    ("unanimity", None, ["for", "for"], 0, "unanimity of 2: 2 for, 0 leaning for, 0 against, 0 silent: nothing more is needed"),
    ("majority", None, ["for", "against", None, None], 2, "majority of 4: 1 for, 0 leaning for, 1 against, 2 silent: 2 still needed"),
    ("n_of_m", 2, ["leaning_for", "disputed", "undecided"], 2, "a fixed number of votes of 3: 0 for, 1 leaning for, 1 undecided, 0 against, 1 disputed, 0 silent: 2 still needed"),
    ("one_party", None, ["leaning_against"], 1, "one party alone of 1: 0 for, 0 leaning for, 1 leaning against, 0 against, 0 silent: 1 still needed"),
    ("qualified_majority", None, ["for", None], None, "qualified majority of 2: 1 for, 0 leaning for, 0 against, 1 silent; how many are needed is not known"),
    ("none", None, ["for"], None, "no known rule of 1: 1 for, 0 leaning for, 0 against, 0 silent; how many are needed is not known"),
    ("consensus", None, [], None, "no deciders are known, so nothing is counted"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "needed", "stances", "missing", "sentence"), CASES)
def test_tally(
    rule: str, needed: int | None, stances: list[str | None], missing: int | None, sentence: str
) -> None:
    question = Question(id="q", text="q", rule=rule, needed=needed)  # type: ignore[arg-type]
    tally = tally_of(question, [(str(n), stance) for n, stance in enumerate(stances)])  # type: ignore[misc]
    assert (tally.missing, tally.sentence) == (missing, sentence)


def test_every_rule_of_the_records_is_described() -> None:
    assert all(rule.words for rule in decision_rules().values())


BAD = [
    ("rules: []", "decision_rules.yaml:1: wants rules"),
    (
        "rules:\n  consensus: {needs: most, stops: true, words: x}",
        "yaml:2: consensus: needs is one",
    ),
    ("rules:\n  consensus: {needs: all}", "yaml:2: consensus wants needs, stops and words"),
    ("rules:\n  consensus: {needs: all, stops: true, words: x}", "rules and records differ on"),
]


@pytest.mark.parametrize(("source", "message"), BAD, ids=[case[1] for case in BAD])
def test_a_malformed_file_is_told(source: str, message: str) -> None:
    with pytest.raises(SchemaError) as raised:
        read_decision_rules(source)
    assert message in str(raised.value)
