"""Event mentions of one article: rules and candidates propose, the trained head decides."""

from collections.abc import Iterator

from onrecord.events.answers import link_answers
from onrecord.events.candidates import candidates
from onrecord.events.cast import Cast
from onrecord.events.decide import decide
from onrecord.events.modes import with_modes
from onrecord.events.recording import Recorder
from onrecord.events.rules import RuleFinder
from onrecord.events.status import StatusReader
from onrecord.events.told import Told
from onrecord.records import Actor, DateMention, EventMention, Mention, Statement
from onrecord.schema.event_cues import event_cues
from onrecord.text import Text
from onrecord.text.vectors import Vectors


def find_events(
    text: Text,
    vectors: Vectors,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    dates: tuple[DateMention, ...],
    statements: tuple[Statement, ...],
) -> tuple[EventMention, ...]:
    """Every telling of an act, in the order of their triggers.

    An event without any participant is not kept. Participants are found through ``mentions``;
    of ``actors`` only the kind is looked at: an act whose words were resolved to nobody keeps its spans.
    """
    told = decide(text, vectors, list(_proposed(text, mentions, actors, statements, open_=True)))
    return _recorded(told, text, mentions, dates, statements)


def events_by_rules(
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    dates: tuple[DateMention, ...],
    statements: tuple[Statement, ...],
) -> tuple[EventMention, ...]:
    """What the cues alone find, as ``find_events`` gives it: without weights."""
    told = told_by_rules(text, mentions, actors, statements)
    return _recorded(told, text, mentions, dates, statements)


def told_by_rules(
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
) -> list[Told]:
    """What the cues find, before it is recorded."""
    return list(_proposed(text, mentions, actors, statements, open_=False))


def _proposed(
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    statements: tuple[Statement, ...],
    *,
    open_: bool,
) -> Iterator[Told]:
    """What cues find, and where ``open_`` the candidates that no cue knows."""
    cast = Cast(text, mentions, statements)
    status = StatusReader(event_cues().statuses)
    rules = RuleFinder(cast, status, actors)
    for paragraph in text.paragraphs:
        found, spoken_for = rules.find(paragraph.doc)
        yield from found
        if open_:
            taken = spoken_for | {told.trigger.i for told in found}
            yield from candidates(paragraph.doc, cast, status, taken)


def _recorded(
    told: list[Told],
    text: Text,
    mentions: tuple[Mention, ...],
    dates: tuple[DateMention, ...],
    statements: tuple[Statement, ...],
) -> tuple[EventMention, ...]:
    recorder = Recorder(text, mentions, dates, statements)
    ordered = sorted(with_modes(told), key=lambda each: text.span(each.trigger).start)
    return link_answers([(each.trigger, recorder.record(each)) for each in ordered])
