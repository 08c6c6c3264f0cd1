"""The number of an item, and the clause that says why."""

import pytest

from onrecord.query.origins import Against, credibility

CASES = [
    (3, Against(), 0, (1, "told by 3 independent origins, not contradicted")),
    (3, None, 0, (1, "told by 3 independent origins")),
    (2, None, 5, (2, "told by 2 independent origins")),
    (1, Against(), 2, (3, "told by 1 of the story’s 3 origins, not contradicted")),
    (1, None, 0, (6, "told by 1 origin, nothing to compare it with")),
    (3, Against(origins=1, what="number"), 0, (3, "told by 3 independent origins, contradicted by 1 on the number")),
    (1, Against(origins=1, what="day"), 0, (4, "told by 1 origin, contradicted by 1 on the day")),
    (1, Against(origins=2), 0, (5, "told by 1 origin, contradicted by 2")),
    (4, Against(corrected=True), 0, (5, "told by 4 independent origins, then corrected")),
    (2, Against(), 0, (2, "told by 2 independent origins, not contradicted")),
]  # fmt: skip


@pytest.mark.parametrize(("origins", "against", "compared", "expected"), CASES)
def test_the_number_and_its_reason(
    origins: int, against: Against | None, compared: int, expected: tuple[int, str]
) -> None:
    found = credibility(origins, against, compared=compared)
    assert found is not None
    assert (found.number, found.reason) == expected


def test_what_nobody_tells_has_no_number() -> None:
    assert credibility(0) is None
