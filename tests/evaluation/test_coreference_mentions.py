"""What is told of given mentions by the parse: names, titles, ties and what pronouns can stand for."""

from typing import Any

import pytest

from onrecord.evaluation.conll import GoldDocument, GoldMention
from onrecord.evaluation.coreference_chains import join
from onrecord.evaluation.coreference_mentions import Described, read_document


def read(nlp: Any, sentence: str, *given: str) -> list[Described]:
    """The mentions of a sentence, each given by its words at their first place."""
    tokens = sentence.split()
    mentions = []
    for words in given:
        parts = words.split()
        first = next(n for n in range(len(tokens)) if tokens[n : n + len(parts)] == parts)
        mentions.append(GoldMention(first, first + len(parts), "1"))
    document = GoldDocument("a", "t", (tuple(tokens),), tuple(mentions))
    return list(read_document(document, 0, nlp).given)


NAMES = [
    ("Texas Governor Maria Hale spoke .", "Texas Governor Maria Hale", ("Maria", "Hale"), "a place before a title"),
    ("Trump lawyer Michael Cohen spoke .", "Trump lawyer Michael Cohen", ("Michael", "Cohen"), "another before a role"),
    ("The Department of Justice objected .", "The Department of Justice", ("Department", "Justice"), "a body's name with of"),
    ("Maria Hale of Norway spoke .", "Maria Hale of Norway", ("Maria", "Hale"), "where a person is from"),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "given", "name", "note"), NAMES, ids=[n[3] for n in NAMES])
def test_names(nlp: Any, sentence: str, given: str, name: tuple[str, ...], note: str) -> None:
    (mention,) = read(nlp, sentence, given)
    assert mention.name == name, note


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "same"),
    [("Maria Hale is a strong leader .", True), ("Maria Hale is not a strong leader .", False)],
)
def test_what_one_is_said_to_be(nlp: Any, sentence: str, same: bool) -> None:
    mentions = read(nlp, sentence, "Maria Hale", "a strong leader")
    one, other = join(mentions, {})
    assert (one == other) is same


@pytest.mark.model
def test_it_is_nobody(nlp: Any) -> None:
    """ "It" goes past the nearer person, described or not, to the thing."""
    mentions = read(
        nlp, "The law angered the governor and it failed .", "The law", "the governor", "it"
    )
    law, governor, it = join(mentions, {})
    assert it == law
    assert it != governor
