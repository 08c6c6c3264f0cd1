"""He and she who tell: whoever told or acted last goes on telling."""

from typing import Any

import pytest

from tests.actors.test_resolve_actors import read

pytestmark = pytest.mark.model

FAR = (
    "“The plan is late,” Emma Lund said. “It costs too much. It helps nobody. We asked for more. "
    "We were told no.”\n\nShe added: “I will not vote for it.”"
)
LABEL = "In his interview, Martin Hale also scolded Pavel Orlov for what he called his failure."
TWO_RANKS = (
    "The line was added to a speech in which Martin Hale argued that Pavel Orlov was a bad "
    "leader. “I’m a farmer,” he said."
)
# text, the pronoun (its last occurrence), whom it stands for or None, note
CASES = [
    (FAR, "She", "Emma Lund", "quoted sentences do not count as distance"),
    ("“It is late,” Martin Hale said of Pavel Orlov.\n\n“It is done,” he said.", "he", "Martin Hale", "who told before an object"),
    ("Martin Hale criticized Pavel Orlov.\n\n“It is done,” he said.", "he", "Martin Hale", "the main subject"),
    ("Martin Hale spoke. A day before, police met Pavel Orlov. “It is late,” he said.", "he", "Martin Hale", "who acts before an object that is nearer"),
    ("Martin Hale met Emma Lund on Friday. “It is late,” she said.", "she", "Emma Lund", "the only one of her gender, though an object"),
    ("Martin Hale spoke. Pavel Orlov would lose, he said.", "he", "Martin Hale", "who is told of within the content is not meant"),
    ("Martin Hale and Pavel Orlov spoke. “It is late,” he said.", "he", None, "two who act alike"),
    ("Martin Hale and Josip Lang spoke. “It is late,” he said.", "he", None, "a given name not known is no less meant"),
    ("Martin Hale spoke on Monday. In Pavel Orlov’s letter, he said it was late.", "he", "Pavel Orlov", "whose letter it is"),
    ("Martin Hale attacked Pavel Orlov, whom he called a liar.", "he", "Martin Hale", "whom is not he"),
    (LABEL, "he", "Martin Hale", "what the doer calls it"),
    (TWO_RANKS, "he", "Martin Hale", "of two within a clause, the one who argues"),
    ("Martin Hale’s view was another. “It is late,” he said.", "he", "Martin Hale", "owner of the subject"),
    ("Emma Lund plans to leave on Friday, she said.", "she", "Emma Lund", "for want of another"),
    ("Martin Hale said: “It is late. We are ready,” he said.", "he", "Martin Hale", "told twice"),
    ("Pavel Orlov left. Martin Hale met him as he returned to the city.", "he", None, "a clause of time is no cue"),
    ("Martin Hale spoke. His aunt Tavira Holt said it was late. “It is not,” he said.", "he", "Martin Hale", "an aunt is no he"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "pronoun", "expected", "note"), CASES, ids=[case[3] for case in CASES]
)
def test_tellers(parse: Any, words: str, pronoun: str, expected: str | None, note: str) -> None:
    assert read(parse, words).who(pronoun) == expected, note


# text, the description (its last occurrence), whom it stands for, note
DESCRIBED = [
    ("Sen. Martin Hale, R-Texas, spoke. Sen. Emma Lund, D-Ohio, left. The Texas Republican was glad.", "The Texas Republican", "Martin Hale", "party and state"),
    ("Sen. Martin Hale, R-Texas, spoke. Sen. Emma Lund, D-Ohio, left. “No,” the Republican senator said.", "the Republican senator", "Martin Hale", "post and party, the nearer one being of the other"),
    ("Rep. Martin Hale (R-Texas) spoke. “No,” the four-term congressman said.", "the four-term congressman", "Martin Hale", "a post by its other name"),
    ("Florida Sen. Martin Hale spoke. Ohio Sen. Pavel Orlov left. The Florida lawmaker was glad.", "The Florida lawmaker", "Martin Hale", "a state before the title"),
    ("Representative Emma Lund, Democrat of Ohio, spoke. The congresswoman was glad.", "The congresswoman", "Emma Lund", "gender agrees"),
    ("Martin Hale, a lawmaker from Ohio, spoke. Pavel Orlov left. The lawmaker was glad.", "The lawmaker", "Martin Hale", "said in apposition"),
    ("Rep. Martin Hale (R-Texas) spoke. The state senator was glad.", "The state senator", "The state senator", "another post"),
    ("Rep. Martin Hale (R-Texas) spoke. The Ohio Democrat was glad.", "The Ohio Democrat", "The Ohio Democrat", "of another party"),
    ("Trade Minister Ana Pires and Health Minister Jon Vik arrived. The minister was late.", "The minister", "The minister", "two who act alike hold it"),
    ("Health Minister Jon Vik met Trade Minister Ana Pires. The minister was late.", "The minister", "Jon Vik", "of two, the one who acts"),
    ("The Democratic senator spoke. The Republican senator was glad.", "The Republican senator", "The Republican senator", "not the one of the other party"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "description", "expected", "note"), DESCRIBED, ids=[case[3] for case in DESCRIBED]
)
def test_described(parse: Any, words: str, description: str, expected: str, note: str) -> None:
    assert read(parse, words).who(description) == expected, note
