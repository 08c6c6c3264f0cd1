"""The table of how many reports of general news hold a word."""

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.common_words import common_words
from onrecord.schema.word_frequency import load_word_frequency, parse_word_frequency


def test_the_shipped_table() -> None:
    found = load_word_frequency()
    assert len(found) > 5000
    assert found["president"] > found["sanctions"] > found["tariff"]
    assert not found.keys() & common_words()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("word,reports\nTreaty,3", ":2: 'Treaty' is", id="not lower case"),
        pytest.param("word,reports\ntreaty,3\ntreaty,4", ":3: 'treaty' is", id="twice"),
        pytest.param("word,reports\ntreaty,0", ":2: '0' is no number", id="in none"),
        pytest.param("word,reports\ntreaty,1001", ":2: '1001' is no", id="in more than all"),
        pytest.param("word,reports\ntreaty,many", ":2: 'many' is no", id="no number"),
        pytest.param("treaty,3", ":1: columns must be", id="no header"),
    ],
)
def test_malformed(text: str, complaint: str) -> None:
    with pytest.raises(SchemaError, match=complaint):
        parse_word_frequency(text)
