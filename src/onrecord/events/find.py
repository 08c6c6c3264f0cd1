"""Event mentions of one article: cues over the parse, coded to PLOVER."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from onrecord.dates import date_of
from onrecord.events.answers import link_answers
from onrecord.events.background import is_background
from onrecord.events.cast import Cast, Part
from onrecord.events.frame import Frame, infinitives
from onrecord.events.places import PlaceFinder
from onrecord.events.status import StatusReader, is_reporting, will_not
from onrecord.events.tells import acting, is_of_someone, is_told
from onrecord.records import (
    Actor,
    DateMention,
    EventMention,
    EventStatus,
    Mention,
    Span,
    Statement,
    content_id,
)
from onrecord.schema.event_cues import NO_EVENT, Cue, Cues, event_cues
from onrecord.schema.plover import Codebook, plover
from onrecord.text import SpanIndex, Text, grammar

# Types that speak of another act: that act is an event of its own, with its own status.
_ABOUT_AN_ACT = frozenset({"REQUEST", "REJECT", "AGREE", "THREATEN", "ACCUSE"})
_CONTENT_MODES = {
    "YIELD": "yield", "CONSULT": "meet", "AID": "assist", "SUPPORT": "assist",
    "COOPERATE": "assist", "AGREE": "assist", "SANCTION": "change", "COERCE": "change",
}  # fmt: skip
_THREAT_MODES = {
    "ASSAULT": "violence", "COERCE": "restrict", "PROTEST": "restrict", "SANCTION": "relations",
    "MOBILIZE": "violence",
}  # fmt: skip

# Between politicians, parties and media these are words, not blows.
_BLOWS = frozenset({"attack", "assault", "pummel", "pound", "maul", "batter", "bombard", "blast"})
_TALKERS = frozenset({"person", "party", "media", "legislature"})
_TALKED_OF = _TALKERS | {"court", "ministry", "company", "civil_group", "organisation"}


@dataclass(frozen=True, eq=False)
class Told:
    """A cue that was found: its trigger, what it says, and who takes part."""

    trigger: Token
    cue: Cue
    type: str
    mode: str | None
    status: EventStatus
    actors: tuple[Part, ...]
    recipients: tuple[Part, ...]


def find_events(
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    dates: tuple[DateMention, ...],
    statements: tuple[Statement, ...],
) -> tuple[EventMention, ...]:
    """Every telling of an act, in the order of their triggers.

    An event without any participant is not kept. Participants are found through ``mentions``;
    of ``actors`` only the kind is looked at: an act whose words were resolved to nobody keeps its spans.
    """
    finder = _Finder(text, mentions, actors, statements)
    recorder = _Recorder(text, mentions, dates, statements)
    found: list[tuple[Told, EventMention]] = []
    for paragraph in text.paragraphs:
        told = sorted(finder.find(paragraph.doc), key=lambda each: each.trigger.i)
        found.extend((each, recorder.record(each)) for each in told)
    return link_answers([(each.trigger, event) for each, event in found])


class _Finder:
    """Matches the cues of one article's paragraphs."""

    def __init__(
        self,
        text: Text,
        mentions: tuple[Mention, ...],
        actors: tuple[Actor, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        self._kinds = {actor.id: actor.kind for actor in actors}
        self._cues: Cues = event_cues()
        self._codebook: Codebook = plover()
        self._cast = Cast(text, mentions, statements)
        self._status = StatusReader(self._cues.statuses)

    def find(self, doc: Doc) -> list[Told]:
        """The events of a paragraph: those of verbs first, since they speak for their objects."""
        asked: dict[int, list[Token]] = {}  # who is to do what was asked for, by the verb's place
        spoken_for: set[int] = set()
        found: list[Told] = []
        nouns: list[tuple[Token, tuple[Cue, ...]]] = []
        for token, cues in self._candidates(doc):
            if token.pos_ in {"NOUN", "PROPN"}:
                nouns.append((token, cues))
                continue
            if token.i in spoken_for:
                continue
            frame = Frame(token, self._cues, asked.get(token.i))
            told = self._told(frame, cues, spoken_for)
            if told is not None:
                found.append(told)
                if told.type == "REQUEST":
                    wanted = frame.first(told.cue.recipient)
                    asked.update((verb.i, wanted) for verb in infinitives(token) if wanted)
        for token, cues in nouns:
            if token.i not in spoken_for:
                told = self._told(Frame(token, self._cues), cues, spoken_for)
                if told is not None:
                    found.append(told)
        return _with_modes(found)

    def _candidates(self, doc: Doc) -> Iterator[tuple[Token, tuple[Cue, ...]]]:
        cues = self._cues
        for token in doc:
            pos = token.pos_
            if pos in {"VERB", "AUX"}:
                if token.tag_ == "MD":
                    if is_reporting(token.head) and (found := cues.modals.get(token.lower_)):
                        yield token, found
                elif token.dep_ not in {"aux", "auxpass"} and (
                    found := cues.verbs.get(token.lemma_.lower())
                ):
                    yield token, found
            elif pos in {"NOUN", "PROPN"}:
                if found := cues.nouns.get(token.lemma_.lower()):
                    yield token, found
            elif (
                pos == "ADJ"
                and token.dep_ in {"acomp", "oprd", "attr"}
                and (found := cues.adjectives.get(token.lower_))
            ):
                yield token, found

    def _told(self, frame: Frame, cues: tuple[Cue, ...], spoken_for: set[int]) -> Told | None:
        cue = frame.match(cues)
        if cue is None:
            return None
        _speak_for(frame, cue, spoken_for)
        if cue.type == NO_EVENT:
            return None
        if frame.trigger.tag_ == "MD":
            return self._demand(frame.trigger, cue)
        actors = acting(cue, self._cast.parts(frame.first(cue.actor)))
        if actors is None:
            return None
        themselves = {part.actor for part in actors} - {None}
        recipients = tuple(
            part
            for part in self._cast.parts(frame.first(cue.recipient))
            if part not in actors and part.actor not in themselves
        )
        status = self._status.read(frame.trigger)
        if not is_told(frame, cue, actors, recipients, wanted=status != "happened"):
            return None
        if cue.mode == "release" and not self._is_of_people(frame, cue, recipients):
            return None
        kind, mode = cue.type, cue.mode
        if (
            kind == "ASSAULT"
            and not cue.when
            and self._is_verbal(frame.trigger, actors, recipients)
        ):
            kind, mode = "ACCUSE", "disapprove"
        if self._codebook.types[kind].cooperative and will_not(frame.trigger):
            kind, mode, status = "REJECT", _CONTENT_MODES.get(kind), "happened"
        return Told(frame.trigger, cue, kind, mode, status, actors, recipients)

    def _is_verbal(
        self, verb: Token, actors: tuple[Part, ...], recipients: tuple[Part, ...]
    ) -> bool:
        """Attacks of one politician on another, or on what belongs to them."""
        return (
            verb.lemma_.lower() in _BLOWS
            and bool(actors)
            and bool(recipients)
            and all(self._kinds.get(part.actor or "") in _TALKERS for part in actors)
            and all(self._kinds.get(part.actor or "") in _TALKED_OF for part in recipients)
        )

    def _is_of_people(self, frame: Frame, cue: Cue, recipients: tuple[Part, ...]) -> bool:
        """Films and figures are released too: only people are set free."""
        captives = self._cues.classes["captive"]
        freed = tuple(part for part in recipients if part.direct and part.acts)
        return is_of_someone(freed) or any(
            token.lemma_.lower() in captives for token in frame.first(cue.recipient)
        )

    def _demand(self, modal: Token, cue: Cue) -> Told | None:
        """A demand in another's words: "Russia says Israel must end the strikes"."""
        verb = modal.head
        if verb.tag_ == "VBG" or "have" in grammar.auxiliaries(verb):
            return None  # "they must be laughing" is a guess
        actors = self._cast.parts(grammar.agents(verb.head))
        recipients = self._cast.parts(grammar.subjects(verb))
        if not is_of_someone(actors) or not is_of_someone(recipients):
            return None
        if {part.actor for part in actors} & {part.actor for part in recipients} - {None}:
            return None
        return Told(modal, cue, cue.type, cue.mode, "happened", actors, recipients)


def _speak_for(frame: Frame, cue: Cue, spoken_for: set[int]) -> None:
    """Mark the words that a verb's cue names: they tell of no event of their own."""
    for condition in cue.when:
        if condition.words is None or condition.negated:
            continue
        if cue.type in _ABOUT_AN_ACT and condition.slot != ("purpose",):
            continue
        spoken_for.update(
            token.i
            for token in frame.candidates(condition.slot)
            if token.lemma_.lower() in condition.words
        )


def _with_modes(found: list[Told]) -> list[Told]:
    """Where a request, refusal or threat has no mode, its content gives it."""
    types = {told.trigger.i: (told.type, told.mode) for told in found}
    return [
        replace(told, mode=_content_mode(told, types)) if told.mode is None else told
        for told in found
    ]


def _content_mode(told: Told, types: dict[int, tuple[str, str | None]]) -> str | None:
    if told.type not in {"REQUEST", "REJECT", "THREATEN"}:
        return None
    verb = told.trigger.head if told.trigger.tag_ == "MD" else told.trigger
    for child in verb.subtree:
        if child.i > told.trigger.i and child.i in types:
            kind, mode = types[child.i]
            if told.type != "THREATEN":
                return _CONTENT_MODES.get(kind)
            return mode if mode in {"arrest", "expel"} else _THREAT_MODES.get(kind)
    return None


class _Recorder:
    """Turns what was found into records."""

    def __init__(
        self,
        text: Text,
        mentions: tuple[Mention, ...],
        dates: tuple[DateMention, ...],
        statements: tuple[Statement, ...],
    ) -> None:
        self._text = text
        self._places = PlaceFinder(text, mentions)
        self._dates = SpanIndex(dates, lambda mention: mention.span)
        self._statements = SpanIndex(
            [(statement, span) for statement in statements for span in statement.content],
            lambda entry: entry[1],
        )

    def record(self, told: Told) -> EventMention:
        text, trigger = self._text, self._trigger(told.trigger)
        when = date_of(told.trigger, text, self._dates)
        date = when.date if when is not None else None
        status = told.status
        if status == "happened" and is_background(told.trigger, date, text.article.published):
            status = "background"
        within = self._statements.at(trigger.start)
        return EventMention(
            id=content_id("evm1", text.article.id, trigger.start, trigger.end, told.type),
            article=text.article.id,
            evidence=(text.sentence_of(told.trigger),),
            type=told.type,
            mode=told.mode,
            trigger=trigger,
            status=status,
            actors=_ids(told.actors),
            actor_spans=tuple(part.span for part in told.actors),
            recipients=_ids(told.recipients),
            recipient_spans=tuple(part.span for part in told.recipients),
            date=date,
            date_span=when.span if when is not None else None,
            place=self._places.find(told.trigger, told.type, _known_spans(told)),
            within=within[0].id if within is not None else None,
            reason=f"event_cues.csv:{told.cue.line} ({told.trigger.lemma_.lower()})",
        )

    def _trigger(self, token: Token) -> Span:
        """The trigger's word, with a particle that follows it at once ("called off")."""
        last = token
        for child in token.rights:
            if child.dep_ == "prt" and child.i == token.i + 1:
                last = child
        return self._text.between(token, last)


def _ids(parts: tuple[Part, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.actor for part in parts if part.actor is not None))


def _known_spans(told: Told) -> list[Span]:
    return [part.span for part in (*told.actors, *told.recipients) if part.actor is not None]
