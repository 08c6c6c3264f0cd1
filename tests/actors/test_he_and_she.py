"""He and she: the one person who can be meant, else no one."""

from typing import Any

import pytest

from tests.actors.test_resolve_actors import read

pytestmark = pytest.mark.model

VOICE = "“I believe that Mr. Orlov feels, and feels strongly, that he did not meddle,” Martin Hale said."
# text, the pronoun (its last occurrence), whom it stands for or None, note
CASES = [
    ("Martin Hale said he believed Pavel Orlov when he said there was no meddling.", "he", None, "another between"),
    ("Martin Hale said he believed Pavel Orlov.", "he", "Martin Hale", "the one who says"),
    ("Martin Hale told Pavel Orlov that he would win.", "he", None, "who is told stands between"),
    ("Martin Hale thanked Pavel Orlov for his letter.", "his", None, "whose letter is open"),
    ("Martin Hale took Pavel Orlov at his word.", "his", None, "at whose word is open"),
    (VOICE, "he", "Orlov", "told of within the quotation"),
    ("Emma Lund, who met Anna Berg, said she was glad.", "she", "Emma Lund", "the other only says who she is"),
    ("Emma Lund said that Martin Hale would bring his wife.", "his", "Martin Hale", "the nearer subject"),
    ("Martin Hale said that Emma Lund left. He was angry.", "He", "Martin Hale", "a woman's given name"),
    ("Martin Hale met Pavel Orlov on Friday. He lied about it.", "He", "Martin Hale", "the main subject"),
    ("Martin Hale said that Pavel Orlov left. He was angry.", "He", None, "two subjects before"),
    ("Martin Hale said that Pavel Orlov left. He added that it was late.", "He", "Martin Hale", "who tells goes on telling"),
    ("Martin Hale met reporters. A reporter asked whether they played games with him.", "him", None, "someone without a name"),
    ("Pavel Orlov left. Martin Hale came to see him.", "him", "Pavel Orlov", "he cannot come to see himself"),
    ("Pavel Orlov lost. Martin Hale was the only senator to vote for him.", "him", "Pavel Orlov", "the same after “was the only”"),
    ("Martin Hale scolded Pavel Orlov, saying that Mr. Vance was “wasting time,” words he used before.", "he", None, "a quotation ends between"),
    ("“Mr. Orlov lost,” Martin Hale said.\n\n“I understand why he left,” Emma Lund said.", "he", None, "another's quotation"),
    ("The anti-Hale dossier told of an agent found in his car.", "his", None, "a name lent to a thing"),
    ("Martin Hale charged Pavel Orlov and his associate.", "his", None, "two before an owner"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "pronoun", "expected", "note"), CASES, ids=[case[3] for case in CASES]
)
def test_he_and_she(parse: Any, words: str, pronoun: str, expected: str | None, note: str) -> None:
    assert read(parse, words).who(pronoun) == expected, note
