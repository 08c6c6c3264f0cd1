"""Posts under one title, and which title is another's short form."""

import pytest

from onrecord.query.who.titles import shortens, title_of


@pytest.mark.parametrize(
    ("post", "title", "chamber", "note"),
    [
        ("Sen.", "senator", None, "an abbreviation"),
        ("senator", "senator", None, "the word itself"),
        ("congresswoman", "representative", None, "by the office, not the gender"),
        ("chairman", "chair", None, "likewise"),
        ("deputy chairman", "deputy chair", None, "likewise with words before it"),
        ("House Speaker", "speaker", "house", "the chamber is no part of the title"),
        ("Senate majority leader", "majority leader", "senate", "likewise"),
        ("senate", "senate", None, "a chamber alone is left"),
        ("Secretary of Defense", "defence secretary", None, "either order, either spelling"),
        ("defense secretary", "defence secretary", None, "likewise"),
        ("secretary of state", "secretary of state", None, "the title has no other form"),
        ("deputy secretary of the treasury", "deputy treasury secretary", None, "with a deputy"),
        ("Foreign Minister", "foreign minister", None, "capitals"),
        ("vice-president", "vice president", None, "a hyphen"),
    ],
)
def test_title_of_a_post(post: str, title: str, chamber: str | None, note: str) -> None:
    assert title_of(post) == (title, chamber), note


@pytest.mark.parametrize(
    ("short", "long", "expected", "note"),
    [
        ("leader", "majority leader", True, "the last word"),
        ("secretary", "secretary of state", True, "the word before “of”"),
        ("secretary", "press secretary", True, "no sector of its own tells against it"),
        ("president", "vice president", False, "another office"),
        ("governor", "lieutenant governor", False, "another office"),
        ("minister", "deputy foreign minister", False, "another office"),
        ("general", "attorney general", False, "no general"),
        ("foreign minister", "deputy foreign minister", False, "two words are no short form"),
        ("leader", "leader", False, "the same"),
    ],
)
def test_short_forms(short: str, long: str, expected: bool, note: str) -> None:
    assert shortens(short, long) is expected, note
