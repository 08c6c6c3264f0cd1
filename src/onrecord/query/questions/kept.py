"""The open questions of the whole record, found once when it is settled and read after that.

To find them takes a second with 10,000 reports, and ten with 100,000.
"""

import msgspec

from onrecord.query.questions.asking import Proposed, questions
from onrecord.records import content_id
from onrecord.store.view import View

MOST = 225  # kept: beyond that hardly more than one report raises a question
_NAME = "questions"
_VERSION = 1  # goes up with every change that can alter which questions are found
_DECODER = msgspec.json.Decoder(tuple[Proposed, ...])


def questions_key() -> str:
    """Stands for how questions are found: with another key they are found anew."""
    return content_id("qsf1", _VERSION, MOST)


def has_questions(view: View) -> bool:
    """Whether the record holds its questions as they would be found now."""
    return view.answer_found_with(_NAME) == f"{view.ties_mark()[0]} {questions_key()}"


def find_questions(view: View) -> bytes:
    """The open questions, as they are kept."""
    return msgspec.json.encode(questions(view, limit=MOST))


def kept_questions(view: View) -> tuple[Proposed, ...] | None:
    """The first ``MOST`` open questions of what was settled last, or ``None`` where none are kept.

    What ``questions`` gives, but for reports that were read since and are not settled yet.
    """
    kept = view.answer(_NAME)
    if kept is None or not kept[0].endswith(f" {questions_key()}"):
        return None
    return _DECODER.decode(kept[1])
