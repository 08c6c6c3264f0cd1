"""Questions out of YAML files: what is read, and errors that name the line."""

from pathlib import Path

import pytest

from onrecord.errors import QuestionError
from onrecord.query import ask, ask_file

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
    assert question.text == "Sweden's entry NATO"


BAD = [
    ("subject: Taiwan\ndecider: [Japan]\n", "q, line 2: unknown key 'decider'", "unknown key"),
    ("object: CPTPP\n\nrule: concensus\n", "q, line 3: rule is 'concensus'; the rules are", "rule"),
    ("object: CPTPP\ndeciders: Japan\n", "q, line 2: deciders wants a list", "not a list"),
    ("object: CPTPP\ndeciders: [Japan, [x]]\n", "q, line 2: deciders, item 2 wants", "nested"),
    ("object: CPTPP\nneeded: -1\n", "q, line 2: needed wants a whole number", "not positive"),
    ("object: CPTPP\nneeded: many\n", "q, line 2: needed wants a whole number", "no number"),
    ("object: CPTPP\nrule: n_of_m\n", "q: the rule n_of_m needs needed", "rule without number"),
    ("object: CPTPP\nobject: EU\n", "q, line 2: object stands here twice", "twice"),
    ("object: [a\n", "q, line 2: not YAML", "broken"),
    ("- a\n- b\n", "q: wants lines such as", "a list"),
    ("", "q: wants lines such as", "empty"),
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
