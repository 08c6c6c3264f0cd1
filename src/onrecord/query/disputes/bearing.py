"""How far events are borne out: what tells them, and what contradicts them."""

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.query.disputes.dispute import Account, Dispute
from onrecord.query.disputes.finding import differences
from onrecord.query.happenings import Happening
from onrecord.query.origins import Against, compared_with, credibility
from onrecord.query.reader import Reader
from onrecord.records import EventMention

_SUPPOSED = frozenset({"hypothetical"})  # told by nobody as so: there is nothing to bear out
_WHAT = {"number": "number", "date": "day", "place": "place", "fact": "fact"}


def borne_out(reader: Reader, happenings: Sequence[Happening]) -> list[Happening]:
    """The happenings with their credibility, contradictions looked for in all of their stories.

    Those of number, day and place: whether an act that one report denies is the one that another
    tells can only be judged where a question brings the two together.
    """
    told_by = {a for each in happenings for origin in each.which for a in origin.reports}
    reader.fetch_stories(told_by)
    stories = {
        story.id: story
        for article in sorted(told_by)
        if (story := reader.story(article)) is not None and len(story.articles) > 1
    }
    articles = {article for story in stories.values() for article in story.articles}
    mentions = reader.view.claims_in(EventMention, articles)
    return judged(reader, happenings, differences(reader, mentions).disputes)


def judged(
    reader: Reader, happenings: Iterable[Happening], disputes: Iterable[Dispute]
) -> list[Happening]:
    """The happenings with their credibility, where these are all disputes of them."""
    against = _against(reader, disputes)
    return [
        msgspec.structs.replace(
            each,
            credibility=credibility(
                each.origins,
                against.get(each.event, Against()),
                compared=compared_with(reader, each.which),
            ),
        )
        if each.status not in _SUPPOSED
        else each
        for each in happenings
    ]


def _against(reader: Reader, disputes: Iterable[Dispute]) -> dict[str, Against]:
    """For each event that is disputed, how many origins tell the contrary, and of what."""
    told = [
        (claim, dispute, side)
        for dispute in disputes
        if dispute.kind in _WHAT
        for side in dispute.sides
        for claim in _claims(side)
    ]
    event_of = reader.view.events_of(claim for claim, _, _ in told)
    against: dict[str, Against] = {}
    for claim, dispute, side in told:
        event = event_of.get(claim, claim)
        others = sum(other.origins for other in dispute.sides if other is not side)
        known = against.get(event)
        if known is None or known.origins < others:
            against[event] = Against(origins=others, what=_WHAT[dispute.kind])
    return against


def _claims(side: Account) -> tuple[str, ...]:
    return side.claims or tuple(source.claim for source in side.sources)
