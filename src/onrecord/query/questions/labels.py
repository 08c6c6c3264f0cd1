"""What a proposal is about, apart from how it is worded. Pure."""

import functools
from dataclasses import dataclass

from onrecord.records.matter import MatterStatus
from onrecord.schema.instruments import instruments
from onrecord.schema.matters import matters

LAW = "law:"


@dataclass(frozen=True, order=True)
class Key:
    """What makes two proposals one: the act, whose it is where that counts, to whom, on what.

    ``act`` is a family that stands for its other sides, or ``instrument`` for all that is done to
    a law. ``subject`` is empty where none is told or where it makes no difference.
    """

    act: str
    subject: str
    objects: tuple[str, ...]
    topic: tuple[str, ...]


@dataclass(frozen=True)
class Label:
    """A matter's label (see ``Matter.label``), taken apart."""

    status: MatterStatus
    family: str
    key: Key


def read_label(label: str) -> Label | None:
    """Take a label apart; ``None`` for one of a family that is not in the codebook any more."""
    parts = label.split("\t")
    if len(parts) != 5 or parts[1] not in matters().families:
        return None
    status, family, subject, objects, topic = parts
    key = key_of(family, subject, tuple(filter(None, objects.split("|"))), tuple(topic.split()))
    told: MatterStatus = "open" if status == "open" else "past" if status == "past" else "named"
    return Label(told, family, key)


def key_of(family: str, subject: str, objects: tuple[str, ...], topic: tuple[str, ...]) -> Key:
    """What a matter is about; a law's name goes before everything that is done to it."""
    law = next((name for name in objects if name.startswith(LAW)), None)
    law = law or _also(family, subject, objects, topic)
    if law is not None:
        return Key("instrument", "", (law,), ())
    entry = matters().families[family]
    kept = topic if entry.topic or not objects else ()
    return Key(
        matters().sides[family], subject if entry.per_subject else "", tuple(sorted(objects)), kept
    )


def _also(
    family: str, subject: str, objects: tuple[str, ...], topic: tuple[str, ...]
) -> str | None:
    for word in (*objects, *topic):
        law, whose = _also_known().get((family, word), (None, ""))
        if law is not None and (not whose or subject in {"", whose}):
            return law
    return None


@functools.cache
def _also_known() -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (family, word): (law.id, whose)
        for law in instruments().by_id.values()
        for family, word, whose in law.also
    }
