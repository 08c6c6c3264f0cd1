"""Nouns of near meaning: whole when shipped, and told where the list is not."""

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.near_words import near_words, parse_near_words


def test_the_shipped_list() -> None:
    words = near_words()
    assert words.near["inquiry"] == words.near["probe"]
    assert words.near["inquiry"] != words.near["agreement"]
    assert "crowd" in words.collectives


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("near: [[law, bill]]", "'near' and 'collectives'"),
        ("collectives: []\nnear: law", "'near' is no list"),
        ("collectives: []\nnear:\n  - [law, bill]\n  - [tab, bill]", "near_words.yaml:4: 'bill'"),
        ("collectives: []\nnear:\n  - [law]", "near_words.yaml:3: 'law'"),
        ("collectives: [Crowd]\nnear: []", "'Crowd' is no word"),
        ("collectives: []\nnear: [law]", "'law' is no list"),
        ("near: [", "near_words.yaml"),
    ],
)
def test_malformed(text: str, told: str) -> None:
    with pytest.raises(SchemaError, match=told.replace(".", r"\.")):
        parse_near_words(text)
