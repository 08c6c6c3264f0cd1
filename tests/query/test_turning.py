"""Which way a stance on some words counts for a question."""

import pytest

from onrecord.query.lexicon import families
from onrecord.query.question.topic import Party, Topic, content_words
from onrecord.query.question.turning import counts_as, head_of, turned
from onrecord.query.words import Forms
from onrecord.records import Question


def topic(text: str, action: str | None = None) -> Topic:
    """A question of words, or one whose act is of a family."""
    forms = next((f.forms for f in families() if f.name == action), frozenset[str]())
    party = Party("Freedonia", None, frozenset(), Forms(["Freedonia"])) if action else None
    return Topic(
        question=Question(id="q", text=text),
        subject=None,
        object=party,
        action=Forms(forms),
        own=Forms(()),
        unlike=Forms(()),
        kind_of=(),
        wordings=(),
        content=tuple(content_words(text)),
    )


DEAL = topic("the Freedonia nuclear deal")
SALE = topic("arms sales to Freedonia", "sale")
REPEAL = topic("repeal of the Marx Act", "abrogation")
ENTRY = topic("entry into the Freedonia pact", "joining")
CONTROL = topic("gun control")


@pytest.mark.parametrize(
    ("asked", "target", "head", "way"),
    [
        (DEAL, "the Freedonia nuclear deal", "deal", 1),
        (DEAL, "the agreement with Freedonia on nuclear arms", "agreement", 1),
        (DEAL, "US withdrawal from the flawed, dangerous Freedonia nuclear deal", "withdrawal", -1),
        (DEAL, "block the nuclear deal with Freedonia", "block", -1),
        (DEAL, "passage of the Freedonia nuclear deal", "passage", 1),
        (DEAL, "a vote to approve the Freedonia nuclear deal", "vote", 1),
        (
            DEAL,
            "legislation designed to give the Senate more input on a nuclear deal",
            "legislation",
            0,
        ),
        (DEAL, "talks about the Freedonia nuclear deal", "talks", 0),
        (DEAL, "the nuclear deal framework", "framework", 1),
        (DEAL, "the nuclear deal negotiators", "negotiators", 0),
        (DEAL, "ending US participation in the Freedonia nuclear deal", "ending", -1),
        (SALE, "arms sales to Freedonia", "sales", 1),
        (SALE, "a ban on arms sales to Freedonia", "ban", -1),
        (SALE, "the repeal of a ban on arms sales to Freedonia", "repeal", 1),
        (SALE, "halting all arms shipments to Freedonia", "halting", -1),
        (REPEAL, "efforts to repeal the Marx Act", "efforts", 1),
        (REPEAL, "the bill repealing the Marx Act", "bill", 1),
        (REPEAL, "an effort to stop the repeal of the Marx Act", "effort", -1),
        (ENTRY, "its departure from the Freedonia pact", "departure", -1),
        (ENTRY, "Freedonia", "Freedonia", 1),
        (CONTROL, "gun control legislation", "legislation", 1),
        (CONTROL, "new gun controls", "controls", 1),
        (CONTROL, "gun control advocates", "advocates", 0),
    ],
)
def test_which_way(asked: Topic, target: str, head: str, way: int) -> None:
    assert counts_as(asked, target, head) == way


@pytest.mark.parametrize(
    ("target", "head", "way"),
    [("the move", "move", 1), ("it", "it", 1), ("its cancellation", "cancellation", -1)],
)
def test_what_it_stands_for(target: str, head: str, way: int) -> None:
    assert counts_as(DEAL, target, head, ["the nuclear deal with Freedonia"]) == way


@pytest.mark.parametrize(
    ("target", "head"),
    [
        ("US withdrawal from the deal", "withdrawal"),
        ("to block the deal", "deal"),
        ("the Freedonia deal", "deal"),
        ("", ""),
    ],
)
def test_head_without_a_parse(target: str, head: str) -> None:
    assert head_of(target) == head


def test_what_names_something_else() -> None:
    assert counts_as(DEAL, "Freedonia", "Freedonia") == 0
    assert counts_as(REPEAL, "repeal the Marx Act", None) == 1


def test_the_other_way_round() -> None:
    assert turned("leaning_for") == "leaning_against"
    assert turned("undecided") == "undecided"
