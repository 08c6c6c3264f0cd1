"""``resolve_actors``: from an article's mentions to its actors, offices and memberships."""

import msgspec

from onrecord.actors.bodies.descriptions import resolve_description
from onrecord.actors.bodies.governments import place_administrations
from onrecord.actors.bodies.organisations import resolve_names
from onrecord.actors.cast import Cast, Draft, Seen
from onrecord.actors.offices.memberships import find_memberships
from onrecord.actors.offices.tenures import find_tenures
from onrecord.actors.offices.titles import Title, find_title
from onrecord.actors.persons.labels import correct_labels
from onrecord.actors.persons.resolve import resolve_persons
from onrecord.actors.persons.traits import read_traits
from onrecord.actors.pronouns.resolve import resolve_pronoun
from onrecord.actors.pronouns.salience import History
from onrecord.records import Actor, DateMention, Membership, Mention, Span, Tenure
from onrecord.text import Text

Resolved = tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Tenure, ...], tuple[Membership, ...]]


def resolve_actors(
    text: Text, candidates: tuple[Mention, ...], dates: tuple[DateMention, ...]
) -> Resolved:
    """The actors of an article, its mentions with ``actor`` set where clear, offices and memberships.

    Names first, so that a last name may come before the full one; then descriptions and
    pronouns in reading order. A mention with ``role`` "place" stands for no actor. Pronouns of
    the first person are left to the statements, which know who speaks.
    """
    cast = Cast(text, candidates)
    correct_labels(cast)
    resolve_names(cast)
    titles = _titles(cast)
    resolve_persons(cast, titles)
    read_traits(cast)
    history = History()
    for seen in cast.seen:
        if seen.mention.form == "nominal":
            resolve_description(cast, seen, history)
        elif seen.mention.form == "pronoun":
            resolve_pronoun(cast, seen, history)
        history.add(seen)
    tenures = find_tenures(cast, titles, dates)
    memberships = find_memberships(cast, titles, dates)
    place_administrations(cast)
    return _actors(cast, tenures, memberships), _mentions(cast, candidates), tenures, memberships


def _titles(cast: Cast) -> dict[int, Title]:
    found = ((each.start, find_title(cast, each)) for each in cast.seen if each.label == "person")
    return {start: title for start, title in found if title is not None}


def _mentions(cast: Cast, candidates: tuple[Mention, ...]) -> tuple[Mention, ...]:
    article = cast.text.article.id
    settled = {each.mention.id: each for each in cast.seen if each.draft is not None}
    return tuple(
        _settled(mention, settled[mention.id], article) if mention.id in settled else mention
        for mention in candidates
    )


def _settled(mention: Mention, seen: Seen, article: str) -> Mention:
    actor = seen.draft.id(article) if seen.draft is not None else None
    return msgspec.structs.replace(mention, actor=actor, reason=seen.reason)


def _actors(
    cast: Cast, tenures: tuple[Tenure, ...], memberships: tuple[Membership, ...]
) -> tuple[Actor, ...]:
    """Actors that some mention, office or membership speaks of, by where each is first spoken of."""
    article = cast.text.article.id
    used: dict[str, Draft] = {}
    evidence: dict[str, Span] = {}
    by_id = {draft.id(article): draft for draft in cast.drafts.values()}
    for seen in cast.seen:
        if seen.draft is not None:
            used.setdefault(seen.draft.id(article), seen.draft)
    for claim in (*tenures, *memberships):
        for _, actor in claim.actor_ids():
            used.setdefault(actor, by_id[actor])
            evidence.setdefault(actor, claim.evidence[0])
    return tuple(
        draft.actor(article, cast.text.sentence_of(draft.evidence or evidence[actor]))
        for actor, draft in used.items()
    )
