"""What is told within the outlet's own "I think" has no parent, since that is no statement."""

from typing import Any

import pytest

from onrecord.actors import resolve_actors
from onrecord.dates import find_dates
from onrecord.mentions import find_mentions
from tests.statements.reading import read

pytestmark = pytest.mark.model


def test_parents_are_statements(parse: Any) -> None:
    text = parse("I think the minister said that the talks had failed.")
    dates = find_dates(text)
    _, mentions, _, _ = resolve_actors(text, find_mentions(text), dates)
    found = read(text, mentions, dates)
    assert [s.parent for s in found if s.cue and s.cue.quote == "said"] == [None]
    assert not [s for s in found if s.cue and s.cue.quote == "think"]
