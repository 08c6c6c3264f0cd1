"""The vocabularies of proposals, and what is said of malformed ones."""

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.actions import actions
from onrecord.schema.instruments import instruments, pieces, read_instruments
from onrecord.schema.matters import matters, read_matters


def test_every_word_left_out_is_there_to_leave() -> None:
    """``without`` would otherwise outlive the word."""
    for name, family in matters().families.items():
        known = actions().families.get(name)
        assert family.nouns or family.verbs or name == "instrument", name
        assert known is None or family.nouns | family.verbs, name


def test_every_act_that_is_a_law_besides_is_a_family() -> None:
    for law in instruments().by_id.values():
        for family, word, _ in law.also:
            assert family in matters().families, (law.id, family)
            assert word


def test_acronyms_keep_their_capitals() -> None:
    assert pieces("the DREAM Act") == ("the", "DREAM", "act")
    assert pieces("Iran’s deal") == ("iran", "'", "s", "deal")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("version: 1\n", "missing or unknown"),
        ("version: 1\nfamilies: {}\nfriends: []\n", "friends"),
    ],
)
def test_malformed_matters(text: str, said: str) -> None:
    with pytest.raises(SchemaError, match=said):
        read_matters(text, actions())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one:\n  name: Act\ntwo:\n  aliases: [act]\n", "name and aliases"),
        ("one:\n  name: Act\ntwo:\n  name: ACT\n  aliases: [act]\n", "stands in one and in two"),
        ("one:\n  name: Act\n  color: red\n", "unknown"),
        ("one: [Act]\n", "wants name"),
        ("one:\n  name: Act\n  also: [leaving]\n", "also wants"),
    ],
)
def test_malformed_instruments(text: str, said: str) -> None:
    with pytest.raises(SchemaError, match=said):
        read_instruments(text)
