"""What is asked of a board: free words, or the name of a question file that the site serves."""

import datetime
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Query, Request

from onrecord.errors import QuestionError
from onrecord.query import Asked, ask_file, ask_words

LONGEST = 300  # characters of a question


def asked_of(words: str, files: dict[str, Path]) -> Asked:
    """The question of these words, or of the file of that name; a path is never followed.

    Raises ``QuestionError`` where there is nothing to look for or the file cannot be read.
    """
    file = files.get(words)
    if file is None:
        return ask_words(words)
    try:
        return ask_file(file.read_text(encoding="utf-8"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"the question file {file.name} cannot be read: {error}") from error


def _question(
    request: Request,
    question: Annotated[
        str,
        Query(
            min_length=1,
            max_length=LONGEST,
            description="Free words, or the name of a question file that is served",
        ),
    ],
) -> Asked:
    return asked_of(question, request.app.state.site.questions)


QuestionDep = Annotated[Asked, Depends(_question)]
DayDep = Annotated[
    datetime.date | None, Query(description="Only what was known up to and on this day")
]
SinceDep = Annotated[
    datetime.date | None, Query(description="Only lines on which something became known after it")
]
