"""The vocabularies by which settling compares: loaded, and refused where they are malformed."""

from typing import Any

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.lines import read_vocabulary
from onrecord.schema.name_words import load_name_words, parse_name_words
from onrecord.schema.walks_of_life import PUBLIC, load_walks, parse_walks, walk_of


def test_loaded() -> None:
    found = load_name_words()
    assert found.leading_particles < found.particles
    assert found.same_post["congresswoman"] == "representative"
    assert found.genders["queen"] == "f"


BROKEN: list[tuple[str, Any, str]] = [
    ("particles", ["von", "von"], "twice"),
    ("particles", "von", "list of words"),
    ("leading_particles", ["zzz"], "no particles"),
    ("men", ["queen"], "a woman's and a man's"),
    ("spellings", {"a": "b", "b": "c"}, "not replaced"),
    ("same_post", ["a"], "pairs"),
]


@pytest.mark.parametrize(("key", "value", "says"), BROKEN, ids=[f"{k} {s}" for k, _, s in BROKEN])
def test_malformed(key: str, value: object, says: str) -> None:
    with pytest.raises(SchemaError, match=says):
        parse_name_words({**read_vocabulary("name_words.yaml"), key: value})


def test_nothing_else_at_the_top() -> None:
    with pytest.raises(SchemaError, match="nothing else"):
        parse_name_words({**read_vocabulary("name_words.yaml"), "more": []})


WALKS = [
    ("striker", "sport"), ("arsenal striker", "sport"), ("admiral", "arms"), ("attorney general", PUBLIC),
    ("secretary general", PUBLIC), ("state senator", "elected"), ("chairman", PUBLIC),
]  # fmt: skip


@pytest.mark.parametrize(("post", "walk"), WALKS, ids=[post for post, _ in WALKS])
def test_walks(post: str, walk: str) -> None:
    assert walk_of(post) == walk


def test_walks_malformed() -> None:
    assert load_walks()
    with pytest.raises(SchemaError, match="twice"):
        parse_walks("post,walk\nsinger,arts\nsinger,arts\n")
    with pytest.raises(SchemaError):
        parse_walks("post,walk\nsinger,nothing\n")
