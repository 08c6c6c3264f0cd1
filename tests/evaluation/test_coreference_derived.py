"""Verbs and the nouns made of them."""

import pytest

from onrecord.evaluation.coreference_derived import kin


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("cancel", "cancellation"), ("indict", "indictment"), ("announce", "announcement"),
        ("decide", "decision"), ("withdraw", "withdrawal"), ("accuse", "accusation"),
        ("submit", "submission"), ("deny", "denial"), ("describe", "description"),
        ("inquire", "inquiry"), ("investigate", "investigation"), ("apply", "application"),
        ("depart", "departure"), ("meet", "meeting"), ("comply", "compliance"),
    ],
)  # fmt: skip
def test_kin(verb: str, noun: str) -> None:
    assert kin(verb, noun)


@pytest.mark.parametrize(
    ("verb", "noun", "note"),
    [
        ("attack", "attack", "one lemma is no derivation"),
        ("part", "party", "a short verb and y"),
        ("commit", "committee", "a body, no act"),
        ("protest", "protester", "one who acts"),
        ("announce", "statement", "another word"),
        ("be", "being", "too short to tell"),
        ("", "ment", "no verb at all"),
    ],
)
def test_not_kin(verb: str, noun: str, note: str) -> None:
    assert not kin(verb, noun), note
