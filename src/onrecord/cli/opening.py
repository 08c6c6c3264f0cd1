"""Opening the record that a command asks, and the question that it is asked."""

import inspect
import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.options import store_of

if TYPE_CHECKING:
    from onrecord import OpenRecord
    from onrecord.query import Asked
    from onrecord.query.question import Parts

ASKED = (
    "Free words, or the path of a YAML file with subject, action, object; - for standard input. "
    "May be left out where the options say what is asked."
)
_KEY = re.compile(r"^[a-z]+:", re.MULTILINE)


def opened(context: typer.Context, store: str | None, *, create: bool = False) -> "OpenRecord":
    """The record to ask; raises ``StoreError`` where there is none."""
    import onrecord

    return onrecord.open(store_of(context, store), create=create)


def question_of(words: "str | Asked", parts: "Parts | None" = None) -> "str | Asked":
    """The question as given; ``-`` takes it from standard input, free words or YAML.

    ``parts`` go before what the words or the file say.
    """
    if not isinstance(words, str) or (words != "-" and parts is None):
        return words
    from onrecord.query import ask, ask_file, ask_words
    from onrecord.query.question.asked import with_parts

    if words != "-":
        return ask(words, parts)
    text = sys.stdin.read()
    found = ask_file(text, "standard input") if _KEY.search(text) else ask_words(text)
    return found if parts is None else with_parts(found, parts)


def _rule(words: str) -> str:
    from onrecord.schema.decision_rules import decision_rules

    if words not in decision_rules():
        raise typer.BadParameter(f"{words!r} is none of {', '.join(decision_rules())}")
    return words


def _option(metavar: str, help: str, name: str | None = None, **more: Any) -> Any:
    names = () if name is None else (name,)
    return typer.Option(*names, metavar=metavar, help=help, show_default=False, **more)


# The argument and options by which a command is asked a question: name, type, default.
_QUESTION = (
    "question", Annotated[str | None, typer.Argument(metavar="QUESTION", help=ASKED)], None
)  # fmt: skip
_PARTS: tuple[tuple[str, Any, Any], ...] = (
    ("subject", Annotated[str | None, _option("NAME", "Whose act it is.")], None),
    ("action", Annotated[str | None, _option("WORDS", "The act: entry, sale, ceasefire.")], None),
    ("object", Annotated[str | None, _option("NAME", "Who or what it is done to.")], None),
    (
        "wording",
        Annotated[list[str] | None, _option("WORDS", "Another way to say it; may be repeated.")],
        None,
    ),
    (
        "decider",
        Annotated[list[str] | None, _option("NAME", "One who has a say; may be repeated.")],
        None,
    ),
    (
        "deciders",
        Annotated[
            str | None,
            _option("WHO", 'All who have a say: "members of NATO", or names and commas.'),
        ],
        None,
    ),
    (
        "rule",
        Annotated[str | None, _option("RULE", "How they decide: consensus, n_of_m.", parser=_rule)],
        None,
    ),
    ("needed", Annotated[int | None, _option("N", "How many have to be for it.", min=1)], None),
)


def takes_question(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command QUESTION and the options that say what is asked, in place of ``question``.

    The command has a parameter ``question``, which gets words or an ``Asked``, and ``store``,
    before which the options are listed in its help.
    """
    own = [p for p in inspect.signature(command).parameters.values() if p.name != "question"]
    place = [p.name for p in own].index("store")
    taken = [own[0], _parameter(*_QUESTION), *own[1:place]]
    taken += [*(_parameter(*part) for part in _PARTS), *own[place:]]

    def run(**values: Any) -> None:
        parts = _parts_of({name: values.pop(name) for name, _, _ in _PARTS})
        words = values.pop("question")
        if words is None and parts is None:
            raise typer.BadParameter("give QUESTION, or say what is asked: --subject, --object")
        command(question=question_of(words or "", parts), **values)

    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in taken]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # read by Typer
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    run.__doc__, run.__name__, run.__module__ = command.__doc__, "command", command.__module__
    return run


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _parts_of(values: dict[str, Any]) -> "Parts | None":
    """What the options say; ``None`` where none is given. Raises ``QuestionError``."""
    if not any(value for value in values.values()):
        return None
    from onrecord.query.question.parts import Parts, those_who_decide

    given = [each.strip() for each in (values["deciders"] or "").split(",") if each.strip()]
    body, names = those_who_decide((*given, *(values["decider"] or ())), "deciders")
    return Parts(
        subject=values["subject"],
        action=values["action"],
        object=values["object"],
        wordings=tuple(values["wording"] or ()),
        deciders=names,
        body=body,
        rule=values["rule"],
        needed=values["needed"],
    )
