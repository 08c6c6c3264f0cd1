"""The vocabularies of stances and actions, and what their loaders refuse."""

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.actions import actions, family_of, read_actions
from onrecord.schema.common_words import common_words
from onrecord.schema.stances import _LISTS, read_stances, stances


@pytest.mark.parametrize(
    ("lemma", "family"),
    [
        ("entry", "joining"), ("Accession", "joining"), ("join", "joining"), ("bid", "joining"),
        ("withdrawal", "withdrawal"), ("truce", "ceasefire"), ("tariff", "sanctions"),
        ("sell", "sale"), ("recognise", "recognition"), ("bicycle", None), ("", None),
    ],
)  # fmt: skip
def test_family_of(lemma: str, family: str | None) -> None:
    assert family_of(lemma) == family


def test_words_that_yaml_takes_for_booleans_are_words() -> None:
    assert "on" in {word for sense in stances().verbs["agree"] for word in sense.target}
    assert {"on", "off", "no"} <= common_words()


def test_opposites_are_families() -> None:
    families = actions().families
    assert all(f.opposite in families for f in families.values() if f.opposite)
    assert families["joining"].opposite == "leaving"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("families: [", r"file\.yaml:\d+: "),
        ("[]", "a mapping is wanted"),
        (
            "families:\n  a: {nouns: [x]}\n  b: {nouns: [x]}",
            r"file\.yaml:3: 'x' stands in a and in b",
        ),
        ("families:\n  a: {nouns: [x], opposite: z}", r"file\.yaml:2: opposite 'z'"),
        ("families:\n  a: {noun: [x]}", r"file\.yaml:2: a: unknown"),
        ("families:\n  a: {nouns: [x]}\n  a: {nouns: [y]}", r"file\.yaml:3: 'a' stands twice"),
        ("families:\n  a: {nouns: x}", r"file\.yaml:2: nouns wants a list"),
        ("families:\n  a: {nouns: [x, x]}", r"file\.yaml:2: nouns has a word twice"),
        ("other: {}", "wants families"),
    ],
)
def test_malformed_actions_are_refused(text: str, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        read_actions(text, "file.yaml")


def _stances(entry: str) -> str:
    lists = " ".join(_LISTS)
    rest = "\n".join(f"{name}: []" for name in lists.split())
    return f"version: 1\nverbs:\n  - {entry}\nadjectives: []\nnouns: []\nmodals: {{}}\njudgements: {{}}\n{rest}\n"


def test_a_sense_is_read() -> None:
    read = read_stances(_stances("{words: [back], stance: for, target: [object], gate: any}"))
    assert read.verbs["back"][0].stance == "for"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "{words: [back], stance: pro, target: [object], gate: any}",
            r"f\.yaml:3: stance 'pro' is none of for",
        ),
        ("{words: [back], stance: for, target: [object], gate: all}", r"f\.yaml:3: gate 'all'"),
        ("{words: [], stance: for, target: [object], gate: any}", r"f\.yaml:3: words and target"),
        ("{words: [back], stance: for, target: [], gate: any}", r"f\.yaml:3: words and target"),
        (
            "{word: [back], stance: for, target: [object], gate: any}",
            r"f\.yaml:3: unknown \['word'\]",
        ),
        (
            "{words: [back], stance: for, target: [object], gate: any, negated: no}",
            r"f\.yaml:3: negated 'no'",
        ),
        ("back", "a sense wants words"),
    ],
)
def test_malformed_stances_are_refused(entry: str, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        read_stances(_stances(entry), "f.yaml")
