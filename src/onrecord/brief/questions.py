"""Plain text and question files for proposed questions."""

from collections.abc import Iterator, Sequence

import yaml

from onrecord.brief.answers import cite
from onrecord.brief.terminal import clean_line, wrap
from onrecord.brief.wording import count, listed, quote_marks, say_day
from onrecord.query import Proposed

NO_QUESTION = "no open question found"
_NAMED = 4  # holders named; the rest is counted
_WORDINGS = 4  # other wordings shown


def say_questions(found: Sequence[Proposed], width: int) -> str:
    """Questions, numbered, each with its numbers, wordings and the reports that raise it."""
    if not found:
        return NO_QUESTION
    blocks = ("\n".join(_question(n, each, width)) for n, each in enumerate(found, 1))
    return "\n\n".join(blocks)


def _question(number: int, found: Proposed, width: int) -> Iterator[str]:
    yield wrap(clean_line(f"{number}. {found.question.text}"), width, rest="   ")
    yield wrap(clean_line(_numbers(found)), width, first="   ", rest="   ")
    if found.question.wordings:
        said = ", ".join(map(quote_marks, found.question.wordings[:_WORDINGS]))
        yield wrap(clean_line(f"also: {said}"), width, first="   ", rest="     ")
    if found.other_side:
        said = ", ".join(map(quote_marks, found.other_side[:_WORDINGS]))
        yield wrap(clean_line(f"its other side: {said}"), width, first="   ", rest="     ")
    for source in found.examples:
        yield wrap(cite(source), width, first="     ", rest="     ")


def _numbers(found: Proposed) -> str:
    days = "" if found.first is None else f", {say_day(found.first)}"
    if found.last is not None and found.last != found.first:
        days += f" to {say_day(found.last)}"
    told = f"{count(found.reports, 'report')}, {count(found.origins, 'origin')}{days}"
    if not found.holders:
        return f"{told}; nobody's position is told"
    return f"{told}; {count(len(found.holders), 'holder')} of a position: {listed(found.holders, _NAMED)}"


def question_file(found: Sequence[Proposed]) -> str:
    """The first question as a question file for ``board`` and ``brief``; the others as comments.

    Without any, a comment that says so.
    """
    if not found:
        return f"# {NO_QUESTION}\n"
    question = found[0].question
    entries = {
        "text": question.text,
        "subject": question.subject,
        "action": question.action,
        "object": question.object,
        "wordings": list(question.wordings),
    }
    told = {key: value for key, value in entries.items() if value}
    head = f"# {clean_line(_numbers(found[0]))}\n"
    body = yaml.safe_dump(told, sort_keys=False, allow_unicode=True, width=1000)
    others = "".join(f"# next: {clean_line(each.question.text)}\n" for each in found[1:])
    return head + body + others
