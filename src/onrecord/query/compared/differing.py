"""Where reports of a story differ: in number, date, place, name, attribution."""

import itertools
from collections.abc import Iterator, Sequence

from onrecord.query.compared.attributing import attributed_differently
from onrecord.query.compared.naming import named_differently
from onrecord.query.compared.numbering import numbered_differently
from onrecord.query.compared.passages import Passages
from onrecord.query.compared.records import Difference, DifferenceKind
from onrecord.query.disputes import differences
from onrecord.query.disputes.counts import MONEY
from onrecord.query.disputes.dispute import Dispute
from onrecord.query.disputes.tellings import Told
from onrecord.query.reader import Reader
from onrecord.records import Statement

_KINDS: dict[str, DifferenceKind] = {"number": "number", "date": "date", "place": "place"}


_ALIKE = 0.4  # of two sentences that count the same


def differing(
    reader: Reader,
    by_act: Sequence[Sequence[Told]],
    statements: Sequence[Statement],
    passages: Passages,
) -> Iterator[Difference]:
    """All that is told differently: what disputes find of events, then what sentences show.

    Of disputes those of what is told as one act here, or in sentences that are alike: a story may
    have several counts of one kind.
    """
    mentions = [told.mention for group in by_act for told in group]
    place_of = {told.mention.id: told.mention.trigger for group in by_act for told in group}
    act_of = {told.mention.id: n for n, group in enumerate(by_act) for told in group}
    for dispute in differences(reader, mentions).disputes:
        if any(
            passages.alike(place_of[one], place_of[other]) >= _ALIKE
            or (act_of[one] == act_of[other] and dispute.about != MONEY)
            for one, other in _across(dispute)
        ):
            yield _of_dispute(dispute)
    yield from numbered_differently(reader, passages)
    yield from named_differently(reader, passages)
    yield from attributed_differently(reader, by_act, statements)


def _across(dispute: Dispute) -> Iterator[tuple[str, str]]:
    """Pairs of mentions that tell two sides of it."""
    for one, other in itertools.combinations(dispute.sides, 2):
        yield from itertools.product(one.claims, other.claims)


def _of_dispute(dispute: Dispute) -> Difference:
    return Difference(
        kind=_KINDS[dispute.kind], about=dispute.about, sides=dispute.sides, event=dispute.event
    )
