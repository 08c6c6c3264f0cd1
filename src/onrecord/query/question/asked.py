"""What is asked: from free words or a YAML file to a ``Question``."""

import datetime
from dataclasses import replace
from pathlib import Path

from onrecord.errors import QuestionError
from onrecord.query.lexicon import deciders_of, families, known
from onrecord.query.question.file import QuestionFile, read_question_file
from onrecord.query.question.topic import content_words
from onrecord.query.question.wording import Reading, read_words
from onrecord.query.words import fold, straighten
from onrecord.records import Question, Record, content_id

_FILES = (".yaml", ".yml")


class Asked(Record, frozen=True, kw_only=True):
    """A question with what was asked beside it.

    ``holder`` is the one whose stand is asked for, ``None`` for everyone. ``family`` names the
    family of actions in ``schema/actions.yaml``.
    """

    question: Question
    holder: str | None = None
    family: str | None = None


def ask(asked: str) -> Asked:
    """Read a question: free words, or the path of a YAML file. See ``decided`` for who decides.

    Raises ``QuestionError`` when there is nothing to look for or the file is malformed.
    """
    if asked.strip().lower().endswith(_FILES):
        return ask_file(_read(asked.strip()), asked.strip())
    return ask_words(asked)


def ask_words(text: str) -> Asked:
    """Read a question asked in free words."""
    if not content_words(text):
        raise QuestionError(
            f'nothing to look for in {text!r}; ask for example: "Taiwan\'s entry into the CPTPP"'
        )
    reading = _swap(_split(read_words(" ".join(text.split()))))
    question = Question(
        id=content_id("qst1", reading.text, reading.subject, reading.action, reading.object),
        text=reading.text,
        subject=reading.subject,
        action=reading.action,
        object=reading.object,
    )
    return Asked(question=question, holder=reading.holder, family=reading.family)


def ask_file(source: str, name: str) -> Asked:
    """Read a question from the text of a YAML file called ``name``."""
    given = read_question_file(source, name)
    text = given.text or _say(given)
    reading = read_words(text)
    action = given.action or reading.action
    question = Question(
        id=content_id("qst1", text, given.subject, action, given.object, *given.wordings),
        text=text,
        subject=given.subject or reading.subject,
        action=action,
        object=given.object or reading.object,
        wordings=given.wordings,
        deciders=given.deciders,
        rule=given.rule or "none",
        needed=given.needed,
        deciders_from="given" if given.deciders else None,
    )
    return Asked(
        question=question,
        holder=given.holder or reading.holder,
        family=_family(given.action) if given.action else reading.family,
    )


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise QuestionError(f"cannot read the question file {path}: {reason}") from None


def _say(given: QuestionFile) -> str:
    """A wording for a file that gives none: subject, action and object side by side."""
    owner = f"{given.subject}'s" if given.subject else ""
    return " ".join(part for part in (owner, given.action, given.object) if part)


def _family(action: str) -> str | None:
    words = fold(straighten(action)).split()
    for word in reversed(words):
        for family in families():
            if word in family.forms:
                return family.name
    return None


def _split(reading: Reading) -> Reading:
    """Two known names side by side ("Taiwan CPTPP bid") are a subject and an object."""
    if reading.object is not None or reading.subject is None or known(reading.subject) is not None:
        return reading
    words = reading.subject.split()
    for cut in range(1, len(words)):
        first, second = " ".join(words[:cut]), " ".join(words[cut:])
        if known(first) is not None and known(second) is not None:
            return replace(reading, subject=first, object=second)
    return reading


def _swap(reading: Reading) -> Reading:
    """Who joins is no body: "membership of Taiwan" is Taiwan's, "membership of NATO" anyone's."""
    if reading.family != "joining" or reading.subject is not None or reading.object is None:
        return reading
    entry = known(reading.object)
    if entry is None or not entry.id.startswith("country:"):
        return reading
    return replace(reading, subject=reading.object, object=None)


def decided(question: Question, on: datetime.date | None) -> Question:
    """The question with the members on a day and the rule of the body that it asks about, if known.

    Deciders that were given stay as they are.
    """
    if question.deciders_from == "given":
        return question
    body = known(question.object) if question.object else None
    if body is None or not body.id.startswith("body:"):
        return question
    found = deciders_of(body.id, on)
    if found is None:
        return question
    subject = known(question.subject) if question.subject else None
    names = tuple(name for name in found.names if subject is None or name != subject.name)
    return Question(
        id=question.id,
        text=question.text,
        subject=question.subject,
        action=question.action,
        object=question.object,
        wordings=question.wordings,
        deciders=names,
        rule=found.rule if question.rule == "none" else question.rule,
        needed=question.needed or found.needed,
        deciders_from=found.source,
    )
