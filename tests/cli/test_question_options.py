"""QUESTION left out: its parts come from options that board, brief and changes share."""

import inspect

import pytest
import typer

from onrecord.cli import board, brief, changes
from onrecord.cli.opening import takes_question
from onrecord.query import Asked

OPTIONS = {"subject", "action", "object", "wording", "decider", "deciders", "rule", "needed"}


@pytest.mark.parametrize("module", [board, brief, changes])
def test_the_commands_share_the_options(module: object) -> None:
    parameters = inspect.signature(module.command).parameters  # type: ignore[attr-defined]
    assert {*OPTIONS, "question", "store"} <= set(parameters)


def asked(**given: object) -> str | Asked:
    """What a command is asked with these options."""
    found: list[str | Asked] = []

    @takes_question
    def command(context: object, question: str | Asked, store: str | None = None) -> None:
        found.append(question)

    command(context=None, **dict.fromkeys((*OPTIONS, "question")) | given)
    return found[0]


def test_words_alone_are_passed_on() -> None:
    assert asked(question="Taiwan's entry into the CPTPP") == "Taiwan's entry into the CPTPP"


def test_parts_alone_make_a_question() -> None:
    found = asked(
        subject="Taiwan", action="entry", object="CPTPP", wording=["a seat"], decider=["Peru"],
        deciders="members of NATO", rule="consensus",
    )  # fmt: skip
    assert isinstance(found, Asked)
    question = found.question
    assert question.text == "Taiwan's entry into CPTPP"
    assert (question.body, question.deciders, question.rule) == ("NATO", ("Peru",), "consensus")
    assert question.wordings == ("a seat",)


def test_names_may_be_set_off_by_commas() -> None:
    found = asked(question="arms sales", deciders="Japan, Peru", needed=2)
    assert isinstance(found, Asked)
    assert (found.question.deciders, found.question.rule) == (("Japan", "Peru"), "n_of_m")


def test_nothing_asked_is_wrong_usage() -> None:
    with pytest.raises(typer.BadParameter):
        asked()
