"""What is asked: from free words or a YAML file to a ``Question``."""

from dataclasses import replace
from pathlib import Path

import msgspec

from onrecord.errors import QuestionError
from onrecord.query.lexicon import families, known
from onrecord.query.question.file import read_question_file
from onrecord.query.question.parts import Parts, checked
from onrecord.query.question.topic import content_words
from onrecord.query.question.wording import Reading, read_words
from onrecord.query.words import fold, straighten
from onrecord.records import Question, Record, content_id

_FILES = (".yaml", ".yml")
_LINKS = {"joining": "into", "leaving": "from", "withdrawal": "from", "sanctions": "on"}


class Asked(Record, frozen=True, kw_only=True):
    """A question with what was asked beside it.

    ``holder`` is the one whose stand is asked for, ``None`` for everyone. ``family`` names the
    family of actions in ``schema/actions.yaml``.
    """

    question: Question
    holder: str | None = None
    family: str | None = None


def ask(asked: str, parts: Parts | None = None) -> Asked:
    """Read a question: free words, or the path of a YAML file, or nothing but its ``parts``.

    What ``parts`` say goes before what the words or the file say. See ``deciding`` for who decides.
    Raises ``QuestionError`` when there is nothing to look for, the file is malformed, or the
    parts do not fit each other.
    """
    if not asked.strip() and parts is not None:
        return ask_parts(parts)
    if asked.strip().lower().endswith(_FILES):
        return ask_file(_read(asked.strip()), asked.strip(), parts)
    found = ask_words(asked)
    return found if parts is None else with_parts(found, parts)


def ask_words(text: str) -> Asked:
    """Read a question asked in free words."""
    if not content_words(text):
        raise QuestionError(
            f'nothing to look for in {text!r}; ask for example: "Taiwan\'s entry into the CPTPP"'
        )
    reading = _swap(_split(read_words(" ".join(text.split()))))
    question = Question(
        id=_id(reading.text, reading.subject, reading.action, reading.object),
        text=reading.text,
        subject=reading.subject,
        action=reading.action,
        object=reading.object,
    )
    return Asked(question=question, holder=reading.holder, family=reading.family)


def ask_file(source: str, name: str, parts: Parts | None = None) -> Asked:
    """Read a question from the text of a YAML file called ``name``."""
    found = ask_parts(read_question_file(source, name))
    return found if parts is None else with_parts(found, parts)


def ask_parts(parts: Parts) -> Asked:
    """Make a question of its parts; raises ``QuestionError`` where there is nothing to look for."""
    text = parts.text or _say(parts)
    if not content_words(text):
        raise QuestionError("a question needs words, or a subject or an object")
    reading = read_words(text)
    question = Question(
        id=_id(text),
        text=text,
        subject=reading.subject,
        action=reading.action,
        object=reading.object,
    )
    read = Asked(question=question, holder=reading.holder, family=reading.family)
    return with_parts(read, parts)


def with_parts(asked: Asked, parts: Parts) -> Asked:
    """A question with what a user says of it beside; raises ``QuestionError``."""
    before = asked.question
    action = parts.action or before.action
    wordings = tuple(dict.fromkeys((*before.wordings, *parts.wordings)))
    subject, object_ = parts.subject or before.subject, parts.object or before.object
    question = msgspec.structs.replace(
        before,
        id=_id(before.text, subject, action, object_, *wordings),
        subject=subject,
        action=action,
        object=object_,
        wordings=wordings,
        rule=parts.rule or before.rule,
        needed=parts.needed or before.needed,
        terms=parts.terms or before.terms,
        weights=parts.weights or before.weights,
    )
    if parts.deciders or parts.body:
        question = msgspec.structs.replace(
            question,
            deciders=parts.deciders,
            body=parts.body,
            seats=parts.seats,
            deciders_from="given" if parts.body is None else None,
        )
    return Asked(
        question=_checked(question),
        holder=parts.holder or asked.holder,
        family=_family(parts.action) if parts.action else asked.family,
    )


def _checked(question: Question) -> Question:
    """The question with the rule that follows of what was given; raises ``QuestionError``."""
    parts = checked(
        Parts(
            object=question.object,
            deciders=question.deciders,
            body=question.body,
            seats=question.seats,
            rule=None if question.rule == "none" else question.rule,
            needed=question.needed,
            terms=question.terms,
            weights=question.weights,
        ),
        str,
    )
    return msgspec.structs.replace(question, rule=parts.rule or "none")


def _id(text: str, *parts: str | None) -> str:
    return content_id("qst1", text, *parts)


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise QuestionError(f"cannot read the question file {path}: {reason}") from None


def _say(given: Parts) -> str:
    """A wording where none is given: "Sweden's entry into NATO" of its three parts."""
    owner = f"{given.subject}'s" if given.subject and given.action else given.subject or ""
    family = next((f for f in families() if f.name == _family(given.action or "")), None)
    noun = family is not None and fold(given.action or "").split()[-1] in family.nouns
    link = _LINKS.get(family.name, "of") if family is not None and noun and given.object else ""
    return " ".join(part for part in (owner, given.action, link, given.object) if part)


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
