"""Questions out of YAML files: what is read, and errors that name the line."""

import datetime
from pathlib import Path

import pytest

from onrecord.errors import QuestionError
from onrecord.query import ask, ask_file
from onrecord.query.board.tally import tally_of
from onrecord.query.question import Parts
from onrecord.query.question.deciding import decided

GOOD = """\
# A question.
text: Taiwan's entry into the CPTPP
subject: Taiwan
action: entry
object: CPTPP
wordings: [a seat for Taiwan]
deciders:
  - Japan
  - Peru
rule: n_of_m
needed: 1
"""


def test_everything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "question.yaml"
    path.write_text(GOOD)
    asked = ask(str(path))
    question = asked.question
    assert (question.subject, question.action, question.object) == ("Taiwan", "entry", "CPTPP")
    assert question.deciders == ("Japan", "Peru")
    assert (question.rule, question.needed, question.deciders_from) == ("n_of_m", 1, "given")
    assert question.wordings == ("a seat for Taiwan",)
    assert asked.family == "joining"


def test_text_may_be_left_out() -> None:
    question = ask_file("subject: Sweden\naction: entry\nobject: NATO\n", "q").question
    assert question.text == "Sweden's entry into NATO"


BAD = [
    ("subject: Taiwan\ndecider: [Japan]\n", "q, line 2: unknown key 'decider'", "unknown key"),
    ("object: CPTPP\n\nrule: concensus\n", "q, line 3: rule is 'concensus'; the rules are", "rule"),
    ("object: CPTPP\ndeciders: Japan\n", "q, line 2: deciders wants a list", "not a list"),
    ("object: CPTPP\ndeciders: [Japan, [x]]\n", "q, line 2: deciders, item 2 wants", "nested"),
    ("object: CPTPP\nneeded: -1\n", "q, line 2: needed wants a whole number", "not positive"),
    ("object: CPTPP\nneeded: many\n", "q, line 2: needed wants a whole number", "no number"),
    (
        "object: CPTPP\nrule: n_of_m\n",
        "q, line 2: the rule n_of_m needs needed",
        "rule without number",
    ),
    ("object: CPTPP\nobject: EU\n", "q, line 2: object stands here twice", "twice"),
    ("object: [a\n", "q, line 2: not YAML", "broken"),
    ("- a\n- b\n", "q: wants lines such as", "a list"),
    ("", "q: wants lines such as", "empty"),
    (
        "object: X\ndeciders: [Japan, Tokyo]\n",
        "q, line 2: Japan stands there twice",
        "one by two names",
    ),
    (
        "object: X\ndeciders: [members of NATO, members of the EU]\n",
        "q, line 2: members of one body only",
        "two bodies",
    ),
    (
        "object: X\ndeciders: [Japan]\nneeded: 2\n",
        "q, line 3: 2 are needed and only 1 decide",
        "too many needed",
    ),
    (
        "object: X\nrule: majority\nthresholds:\n  members: 55%\n",
        "q, line 3: thresholds are for the rule",
        "thresholds of another rule",
    ),
    (
        "object: X\nthresholds:\n  members: 155%\n",
        "q, line 3: thresholds: members wants more than nothing",
        "more than all",
    ),
    (
        "object: X\nthresholds:\n  people: 5\n",
        "q, line 3: thresholds: people is no threshold",
        "unknown threshold",
    ),
    (
        "object: X\nthresholds:\n  population: 5\n",
        "q, line 3: thresholds: population wants a share",
        "people counted",
    ),
    (
        "object: X\nthresholds: {members: 5, blocking_minority: 2}\n",
        "q, line 2: blocking_minority needs",
        "nothing to block by",
    ),
    (
        "object: X\nrule: qualified_majority\n",
        "q, line 2: the rule qualified_majority needs thresholds",
        "no thresholds",
    ),
    (
        "object: X\nrule: one_party\ndeciders: [A, B]\n",
        "q, line 2: the rule one_party needs party",
        "whose consent",
    ),
    (
        "object: X\nparty: A\n",
        "q, line 2: party is for the rule one_party",
        "party of another rule",
    ),
    (
        "object: X\ndeciders: [A]\nveto: B\n",
        "q, line 3: B is none of those who decide",
        "veto of an outsider",
    ),
    (
        "object: X\ndeciders: [A, B]\nthresholds: {population: 50%}\npopulation:\n  A: 5\n",
        "q, line 3: a threshold of population needs population of B",
        "population missing",
    ),
    (
        "object: X\ndeciders: [A]\nweights:\n  B: 5\n",
        "q, line 3: B is none of those who decide",
        "weight of an outsider",
    ),
    (
        "object: X\ndeciders: [A]\nweights:\n  A: much\n",
        "q, line 4: weights: A wants a number",
        "weight in words",
    ),
    (
        "object: X\npopulation:\n  A: 1.5\n",
        "q, line 3: population: A wants a whole number of people",
        "half a person",
    ),
    ("object: X\nbody:\n  name: Pact\n", "q, line 2: body wants name and members", "nobody in it"),
    ("object: X\nbody: Pact\n", "q, line 2: body wants lines such as", "body without members"),
    ("object: X\nbody:\n  nam: Pact\n", "q, line 3: unknown key 'nam'", "key of a body"),
    (
        "object: X\nbody:\n  name: Pact\n  members:\n    A: 2020-13-01\n",
        "q, line 5: members: A wants its first day",
        "no day",
    ),
    (
        "object: X\nrule: majority\nbody:\n  name: P\n  members: [A]\n  rule: majority\n",
        "q, line 6: rule stands here twice",
        "rule of both",
    ),
    ("rule: consensus\n", "q: a question needs text, or a subject or an object", "nothing asked"),
    ("object: CPTPP\nsubject:\n", "q, line 2: subject wants words", "empty value"),
    ("object: \x00\n", "q: not YAML", "control character"),
]


@pytest.mark.parametrize(("source", "message", "note"), BAD, ids=[case[2] for case in BAD])
def test_errors_name_the_line(source: str, message: str, note: str) -> None:
    with pytest.raises(QuestionError) as raised:
        ask_file(source, "q")
    assert str(raised.value).startswith(message), note


def test_a_missing_file_is_told() -> None:
    with pytest.raises(QuestionError, match=r"cannot read the question file nowhere\.yaml"):
        ask("nowhere.yaml")


RULES = """\
subject: Ruritania
action: entry
object: Lake Pact
body:
  name: Lake Pact
  members:
    Alpha: 2019-01-01
    Beta: 2019-01-01/2021-01-01
    Gamma: [2018-01-01/2019-01-01, 2020-01-01]
    Ruritania: 2022-01-01
  weights: {Alpha: 2, Beta: 1, Gamma: 1.5, Ruritania: 1}
  population: {Alpha: "1,000,000", Beta: 500000, Gamma: 1_500_000, Ruritania: 1}
  thresholds: {members: 2/3, population: ">50%", weights: 2}
"""

ON = [
    (None, ("Alpha", "Gamma"), "without a day: all who have not left"),
    (datetime.date(2018, 6, 1), ("Gamma",), "before the others came"),
    (datetime.date(2020, 6, 1), ("Alpha", "Beta", "Gamma"), "the last day of Beta is not over"),
    (datetime.date(2021, 1, 1), ("Alpha", "Gamma"), "the day after the last"),
    (datetime.date(2023, 1, 1), ("Alpha", "Gamma"), "nobody votes on its own entry"),
]


@pytest.mark.parametrize(("day", "names", "note"), ON, ids=[case[2] for case in ON])
def test_a_body_of_its_own(day: datetime.date | None, names: tuple[str, ...], note: str) -> None:
    question = decided(ask_file(RULES, "q").question, day)
    assert question.deciders == names, note
    assert question.rule == "qualified_majority"
    assert question.deciders_from == "given: members of Lake Pact"
    tally = tally_of(question, [(name, "for") for name in question.deciders])
    assert tally.outcome == ("blocked" if names == ("Gamma",) else "carried")


DECIDERS = [
    ("deciders: members of NATO", datetime.date(2023, 1, 1), "consensus", 30, "codebook body:nato"),
    ("deciders: members of the EU\nrule: qualified_majority", None, "qualified_majority", 26, "codebook body:eu"),
    ("deciders: members of the UN Security Council", datetime.date(2018, 5, 1), "n_of_m", 14, "codebook body:un_security_council"),
    ("deciders: members of the United Nations\nrule: majority_of_votes", None, "majority_of_votes", 192, "codebook body:un"),
    ("deciders: [Sweden, Norway]\nrule: consensus", None, "consensus", 1, "given"),
    ("needed: 3", None, "n_of_m", 31, "codebook body:nato"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "day", "rule", "many", "source"), DECIDERS, ids=[case[0] for case in DECIDERS]
)
def test_who_decides(
    given: str, day: datetime.date | None, rule: str, many: int, source: str
) -> None:
    file = f"subject: Sweden\naction: entry\nobject: NATO\n{given}\n"
    question = decided(ask_file(file, "q").question, day)
    assert (question.rule, len(question.deciders), question.deciders_from) == (rule, many, source)
    assert "Sweden" not in question.deciders


def test_members_that_only_the_record_knows() -> None:
    question = ask_file("object: X\ndeciders: [members of the Lake Pact, Delta]\n", "q").question
    found = decided(
        question, None, told=lambda body: ("Alpha", "Beta") if body == "Lake Pact" else None
    )
    assert found.deciders == ("Alpha", "Beta", "Delta")
    assert found.deciders_from == "members of Lake Pact that the record tells of"
    with pytest.raises(QuestionError, match="neither the codebook nor the record knows"):
        decided(question, None, told=lambda body: None)


def test_options_go_before_words_and_file() -> None:
    parts = Parts(deciders=("Peru", "Japan"), rule="majority", wordings=("a seat for Taiwan",))
    question = ask("Taiwan's entry into the CPTPP", parts).question
    assert (question.deciders, question.rule) == (("Peru", "Japan"), "majority")
    assert question.wordings == ("a seat for Taiwan",)
    again = ask_file(GOOD, "q", Parts(body="NATO", rule="consensus")).question
    assert len(decided(again, None).deciders) == 32
    assert again.needed == 1
    alone = ask("", Parts(subject="Sweden", action="entry", object="NATO"))
    assert alone.question.text == "Sweden's entry into NATO"
    assert alone.family == "joining"
    with pytest.raises(QuestionError, match="needs thresholds or needed"):
        ask("Taiwan's entry into the CPTPP", Parts(rule="qualified_majority"))


def test_a_member_has_a_vote_on_what_is_no_entry_of_its_own() -> None:
    file = "text: Russia's withdrawal from Georgia\ndeciders: members of the UN Security Council\n"
    question = decided(ask_file(file, "q").question, datetime.date(2018, 5, 1))
    assert (len(question.deciders), "Russia" in question.deciders) == (15, True)
    assert question.terms is not None
    assert "Russia" in question.terms.veto
