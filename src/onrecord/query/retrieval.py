"""From a question to the claims of a record that speak of it, each with the reason why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.query.matching import Found, speaks_of
from onrecord.query.reader import Reader
from onrecord.query.topic import Party, Topic
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
        if claim.article not in names_object:
            names_object[claim.article] = _names(reader, claim.article, topic.object)
        found = speaks_of(
            topic,
            reader.passage(_words(claim)),
            reader.passage(claim.evidence),
            names_object=names_object[claim.article],
        )
        if found is not None:
            kept.append(Matched(claim, found))
    return kept


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
    for query in _queries(topic):
        for hit in reader.view.search(query, kind=_KINDS[kind], limit=CAP):
            if allowed is None or hit.article in allowed:
                ids.add(hit.id)
    return reader.view.claims(kind, ids=sorted(ids))


def _queries(topic: Topic) -> Iterator[str]:
    if not topic.parted:
        yield " ".join(topic.content)
    else:
        forms: list[str] = []
        for party in (topic.subject, topic.object):
            forms.extend(party.forms.forms if party is not None else ())
        forms.extend(topic.action.forms)
        yield from _phrases(forms)
    yield from (" ".join(words) for words in topic.wordings if words)


def _phrases(forms: Iterable[str]) -> Iterator[str]:
    """Each form as a phrase to search for, those with the same words only once."""
    seen = set()
    for form in forms:
        phrase = " ".join(form.replace('"', " ").replace("'", " ").lower().split())
        if phrase and phrase not in seen:
            seen.add(phrase)
            yield f'"{phrase}"'


def _articles(reader: Reader, topic: Topic) -> set[str] | None:
    """Reports that name both subject and object, or the one that there is; ``None`` is any."""
    if not topic.parted or topic.wordings:
        return None
    found: set[str] | None = None
    for party in (topic.subject, topic.object):
        if party is None:
            continue
        naming = {
            hit.id
            for phrase in _phrases(party.forms.forms)
            for hit in reader.view.search(phrase, kind="article", limit=CAP)
        }
        found = naming if found is None else found & naming
    return found
