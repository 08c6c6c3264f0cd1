"""The words of meetings and requests: what ships is sound, what is malformed is refused with its place."""

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.meetings import meeting_words, read_meeting_words
from onrecord.schema.requests import read_request_words, request_words


def test_what_ships_is_sound() -> None:
    words = meeting_words()
    assert words.nouns["summit"].family == words.nouns["talk"].family != words.nouns["visit"].family
    assert words.channels["via video link"] == "video"
    assert words.plural <= words.nouns.keys() | {"talk"}
    assert words.narrow.keys() <= words.nouns.keys()
    assert request_words().bargains[0] == max(request_words().bargains, key=len)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("formats: 1", "formats wants a list"),
        (
            "formats:\n  - {name: a, family: b, nouns: [x]}\n  - {name: c, family: b, nouns: [x]}",
            ":3",
        ),
        ("formats:\n  - {family: b}", "name wants a word"),
    ],
)
def test_malformed_words_of_meetings(text: str, said: str) -> None:
    with pytest.raises(SchemaError, match=said):
        read_meeting_words(text, "m.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("demanding: [demand]", "no entry 'bargains'"),
        (
            "demanding: []\nbargains: []\ncomes_back: []\nanswers: {granted: [DANCE], refused: []}",
            "'dance' is no event type",
        ),
    ],
)
def test_malformed_words_of_requests(text: str, said: str) -> None:
    with pytest.raises(SchemaError, match=said):
        read_request_words(text, "r.yaml")
