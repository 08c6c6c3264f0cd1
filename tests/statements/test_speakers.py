"""Who speaks: the actor behind a source that is no actor's name itself."""

from typing import Any

import pytest

from onrecord.actors import resolve_actors
from onrecord.dates import find_dates
from onrecord.mentions import find_mentions
from onrecord.statements.build import build
from onrecord.statements.quoted import attach
from onrecord.statements.stage import find_frames

pytestmark = pytest.mark.model

# text, words of a source, name of its speaker or None, note
CASES = [
    ("Martin Hale’s letter said the plan was late.", "Martin Hale’s letter", "Martin Hale", "whose letter it is"),
    ("Martin Hale spoke. His tweet said the plan was late.", "His tweet", "Martin Hale", "by a pronoun"),
    ("A statement from Martin Hale said the plan was late.", "A statement from Martin Hale", "Martin Hale", "from whom it is"),
    ("The text of Martin Hale’s letter said the plan was late.", "The text of Martin Hale’s letter", "Martin Hale", "a text of a letter"),
    ("Martin Hale’s plan shows that it is late.", "Martin Hale’s plan", None, "a plan tells in nobody's words"),
    ("A book of poems said the plan was late.", "A book of poems", None, "of what it is"),
    ("Sen. Martin Hale, R-Texas, spoke. “The plan is late,” the Texas Republican said.", "the Texas Republican", "Martin Hale", "a description"),
    ("“We are late,” Emma Lund said. “It costs too much. It is bad.”\n\nShe added: “I will not vote for it.”", "She", "Emma Lund", "who told last goes on"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "source", "expected", "note"), CASES, ids=[c[3] for c in CASES])
def test_speaker(parse: Any, words: str, source: str, expected: str | None, note: str) -> None:
    text = parse(words)
    dates = find_dates(text)
    actors, mentions, _, _ = resolve_actors(text, find_mentions(text), dates)
    names = {actor.id: actor.name for actor in actors}
    frames = [frame for frame in attach(text, list(find_frames(text))) if frame.pieces]
    found = {
        statement.source.quote: statement.speaker
        for statement in build(text, frames, mentions, dates)
        if statement.source is not None
    }
    assert source in found, (note, found)
    speaker = found[source]
    assert (speaker and names[speaker]) == expected, note
