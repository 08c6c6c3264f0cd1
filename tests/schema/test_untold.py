"""Institutions and posts without their country: what the table says, and what it refuses."""

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.untold import parse_untold, untold

HEADER = "words,of,countries\n"


@pytest.mark.parametrize(
    ("words", "code", "expected", "note"),
    [
        ("house", "US", True, "the only one"),
        ("house", "GB", False, "its own is called otherwise"),
        ("parliament", "US", False, "has none"),
        ("parliament", "GB", True, "has one"),
        ("army", "CH", True, "any may have one"),
        ("prime minister", "US", False, "has none"),
    ],
)
def test_which_countries_have_it(words: str, code: str, expected: bool, note: str) -> None:
    assert untold()[words].allows(code) is expected, note


def test_posts_of_institutions_name_one_that_is_told() -> None:
    table = untold()
    institutions = {
        entry.of for entry in table.values() if entry.of in {"senate", "house", "supreme court"}
    }
    assert institutions <= table.keys()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HEADER + "senate,legislature,ZZ\n", "untold.csv:2"),
        (HEADER + "senate,legislature,\nsenate,legislature,\n", "untold.csv:3"),
        (HEADER + "senate,,\n", "untold.csv:2"),
    ],
    ids=["no such country", "twice", "of nothing"],
)
def test_what_is_refused(text: str, line: str) -> None:
    with pytest.raises(SchemaError, match=line):
        parse_untold(text)
