"""From a question to the claims of a record that speak of it, each with the reason why."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.query.question.matching import Found, speaks_of
from onrecord.query.question.owning import Passage
from onrecord.query.question.topic import Party, Topic
from onrecord.query.reader import Reader
from onrecord.query.words import Forms
from onrecord.records import Claim, EventMention, Position, Span, Statement

CAP = 2000  # candidates a search: the newest that hold a word; more takes seconds, not milliseconds
_KINDS: dict[type[Claim], str] = {
    Position: "position",
    Statement: "statement",
    EventMention: "event_mention",
}

C = TypeVar("C", Position, Statement, EventMention)


@dataclass(frozen=True)
class Matched(Generic[C]):
    """A claim that speaks of the question, and by which rule."""

    claim: C
    found: Found


def matched(reader: Reader, topic: Topic, kind: type[C]) -> list[Matched[C]]:
    """Claims of one kind that speak of the topic, by article and place in it."""
    kept = []
    names_object: dict[str, bool] = {}
    for claim in _candidates(reader, topic, kind):
        if topic.parted and not _hints(topic, claim):
            continue
        if claim.article not in names_object:
            names_object[claim.article] = _names(reader, claim.article, topic.object)
        found = speaks_of(
            topic,
            _passage(reader, claim),
            reader.passage(claim.evidence),
            names_object=names_object[claim.article],
        )
        if found is not None:
            kept.append(Matched(claim, found))
    return kept


def _passage(reader: Reader, claim: Claim) -> Passage:
    """The words of a claim with their names; a position's holder does what its target begins with."""
    words = reader.passage(_words(claim))
    if isinstance(claim, Position) and claim.holder is not None:
        return dataclasses.replace(words, doer=reader.who(claim.holder).key)
    if isinstance(claim, EventMention) and claim.evidence:
        start = claim.trigger.start - claim.evidence[0].start
        focus = (start, start + len(claim.trigger.quote))
        return dataclasses.replace(words, focus=focus)
    return words


def _hints(topic: Topic, claim: Claim) -> bool:
    """A cheap look before names are fetched: some word of the question stands in the claim's words."""
    words = [span.quote for span in _words(claim)]
    if any(topic.action.within(quote) for quote in words):
        return True
    parties = [party.forms for party in (topic.subject, topic.object) if party is not None]
    named = [any(forms.within(quote) for quote in words) for forms in parties]
    # A position's few words may say "the island" and "the bloc"; an event's sentence says more.
    return any(named) if isinstance(claim, Position) else len(named) == 2 and all(named)


def _words(claim: Claim) -> Iterator[Span]:
    """The words of a claim that say what it is about."""
    if isinstance(claim, Position):
        yield claim.target
        yield from claim.target_more
    elif isinstance(claim, Statement):
        yield from claim.content
    else:
        yield from claim.evidence


def _names(reader: Reader, article: str, party: Party | None) -> bool:
    if party is None:
        return False
    found = reader.article(article)
    return party.forms.within(found.text) or party.forms.within(found.title or "")


def _candidates(reader: Reader, topic: Topic, kind: type[C]) -> list[C]:
    """Claims whose sentence holds a word of the question, in reports that name its parts."""
    ids: set[str] = set()
    allowed = _articles(reader, topic)
    for query, any_word in _queries(topic):
        found = reader.view.holding(query, kind=_KINDS[kind], limit=CAP, any_word=any_word)
        ids.update(id for id, article in found if allowed is None or article in allowed)
    return reader.view.claims(kind, ids=ids)


def _queries(topic: Topic) -> Iterator[tuple[str, bool]]:
    """What to search for, and whether any of its phrases will do."""
    if topic.parted:
        for forms in (topic.subject, topic.object, topic.action):
            if forms is not None:
                yield _phrases(forms if isinstance(forms, Forms) else forms.forms), True
    else:
        yield " ".join(topic.content), False
    for wording in topic.wordings:
        yield " ".join(wording), False


def _phrases(forms: Forms) -> str:
    """The forms as phrases to search for, those with the same words only once."""
    plain = (" ".join(form.replace('"', " ").lower().split()) for form in forms.forms)
    return " ".join(f'"{phrase}"' for phrase in dict.fromkeys(plain) if phrase)


def _articles(reader: Reader, topic: Topic) -> set[str] | None:
    """Reports that name both subject and object, or the one that there is; ``None`` is any."""
    if not topic.parted or topic.wordings:
        return None
    found: set[str] | None = None
    for party in (topic.subject, topic.object):
        if party is None:
            continue
        hits = reader.view.holding(_phrases(party.forms), kind="article", limit=CAP, any_word=True)
        naming = {id for id, _ in hits}
        found = naming if found is None else found & naming
    return found
