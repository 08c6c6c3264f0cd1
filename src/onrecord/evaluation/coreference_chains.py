"""From mentions to chains across the documents of one topic: settled actors, then descriptions in the same words."""

from collections.abc import Sequence

from onrecord.actors import settle_actors
from onrecord.evaluation.coreference_mentions import Described, ReadDocument


def same_lemma(mentions: Sequence[Described]) -> list[str]:
    """The baseline: mentions whose heads have one lemma are one chain."""
    return [mention.head or f"{mention.document} {mention.tokens}" for mention in mentions]


def entities(documents: Sequence[ReadDocument]) -> dict[str, str]:
    """The settled entity of each actor of a topic's documents."""
    settled = settle_actors(document.told for document in documents)
    return {each.actor: each.entity for each in settled.identities if each.judgement == "same"}


def join(mentions: Sequence[Described], entity_of: dict[str, str]) -> list[str]:
    """A name for the chain of each mention; equal names are one chain."""
    found = []
    for mention in mentions:
        actor = mention.actor
        if actor is not None and not actor.kind.startswith("unnamed"):
            found.append(entity_of.get(actor.id, actor.id))
        else:
            found.append(f"{mention.form} {mention.head or mention.tokens}")
    return found
