"""What a country's name owns in a sentence, and whether it is part of the government so named."""

import pytest

from onrecord.query.reader import Who, may_be_part

JAPAN = Who(key="jp", name="Japan", kind="government", country="JP", known_as="country:JP")
FRONT = Who(key="front", name="Pan-Island Front", kind="organisation")

# kind of the part, of what, whether it may be part of it, note
CASES = [
    ("party", JAPAN, False, "a party is not its government"),
    ("company", JAPAN, False, "nor is a company"),
    ("ministry", JAPAN, True, "a ministry is an organ of the state"),
    ("party", FRONT, True, "of another body it may be"),
]


@pytest.mark.parametrize(("kind", "whole", "expected", "note"), CASES, ids=[c[3] for c in CASES])
def test_a_part_of_a_state(kind: str, whole: Who, expected: bool, note: str) -> None:
    part = Who(key="part", name="Orchid", kind=kind)
    assert may_be_part(part, whole) is expected, note
