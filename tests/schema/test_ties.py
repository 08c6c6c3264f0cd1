"""The vocabulary of ties: whole when shipped, and told where it is not."""

import re

import pytest

from onrecord.errors import SchemaError
from onrecord.schema.lines import read_yaml
from onrecord.schema.plover import plover
from onrecord.schema.ties import FILE, read_tie_words, tie_words


def shipped() -> str:
    from importlib import resources

    return resources.files("onrecord.schema").joinpath(FILE).read_text(encoding="utf-8")


def test_the_shipped_words_are_whole() -> None:
    words = tie_words()
    used = {rule.means.tie for rules in words.rules.values() for rule in rules if rule.means}
    used |= {means.tie for means in words.memberships.values()} | {words.mutual.gives}
    used |= {rule.means.tie for rule in words.between} | {"in_charge_of"}
    assert used == set(words.kinds)
    assert set(words.rules) <= set(plover().types)
    assert read_yaml(shipped(), FILE)["version"] == 1


WRONG = [
    ("tie: aids, type: AID", "tie: helps, type: AID", "'helps' is none of at_war"),
    ("tie: aids, type: AID", "tie: aids, type: HELP", "'HELP' is no event type"),
    ("tie: aids, type: AID", "tie: aids, type: AID, modes: [beat]", "AID has no mode 'beat'"),
    (
        "tie: aids, type: AID",
        "tie: aids, type: AID, actors: [ghost]",
        "'ghost' is no kind of actor",
    ),
    ("tie: aids, type: AID", 'tie: aids, type: AID, words: ["@no"]', "no class of words '@no'"),
    ("tie: aids, type: AID", "tie: aids, ends: aids, type: AID", "one of tie, ends, none"),
    ("tie: aids, type: AID", "tie: aids, type: AID, wen: 1", "unknown key 'wen'"),
    ("times: 2", "times: 0", "times wants a number"),
    ("  member: {tie: belongs_to}\n", "", "wants each of member"),
    ('"-backed"', '"-fed"', "'-fed' has none of the cues"),
    ("  against: opposes", "  maybe: opposes", "'maybe' is no stance"),
    ("kinds:\n", "sorts:\n", "kinds wants a list"),
]


@pytest.mark.parametrize(("old", "new", "told"), WRONG, ids=[case[2] for case in WRONG])
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, told: str) -> None:
    text = shipped()
    assert old in text
    with pytest.raises(SchemaError, match=rf"^t\.yaml:\d+: .*{re.escape(told)}"):
        read_tie_words(text.replace(old, new, 1), "t.yaml")


PHRASES = [
    ("’s close ally ", "allied", "a curly apostrophe, words before the cue"),
    ("'s close and trusted ally ", None, "no star stands for and"),
    ("-backed ", "supports", "joined to the name"),
    ("-backed plan will cost ", None, "no star stands for a verb of another clause"),
    (" is at war with ", None, "offsets are trimmed before"),
    ("is at war with ", "at_war", ""),
]


@pytest.mark.parametrize(("gap", "kind", "note"), PHRASES)
def test_words_between_two_names(gap: str, kind: str | None, note: str) -> None:
    found = next((rule for rule in tie_words().between if rule.words.fullmatch(gap)), None)
    assert (found.means.tie if found is not None else None) == kind, note
