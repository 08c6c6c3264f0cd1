"""Events by rules: cues over the parse, coded to PLOVER."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.events.cast import Cast, Part
from onrecord.events.doers import counted, lending
from onrecord.events.frame import Frame, infinitives
from onrecord.events.modes import refused
from onrecord.events.status import StatusReader, is_reporting
from onrecord.events.tells import acting, is_of_someone, is_told
from onrecord.events.told import Told
from onrecord.records import Actor
from onrecord.schema.event_cues import NO_EVENT, Cue, Cues, event_cues
from onrecord.text import grammar

# Types that speak of another act: that act is an event of its own, with its own status.
_ABOUT_AN_ACT = frozenset({"REQUEST", "REJECT", "AGREE", "THREATEN", "ACCUSE"})
# Between politicians, parties and media these are words, not blows.
_BLOWS = frozenset({"attack", "assault", "pummel", "pound", "maul", "batter", "bombard", "blast"})
_TALKERS = frozenset({"person", "party", "media", "legislature"})
_TALKED_OF = _TALKERS | {"court", "ministry", "company", "civil_group", "organisation"}


class RuleFinder:
    """Matches the cues of one article's paragraphs."""

    def __init__(
        self,
        cast: Cast,
        status: StatusReader,
        actors: tuple[Actor, ...],
    ) -> None:
        self._kinds = {actor.id: actor.kind for actor in actors}
        self._cues: Cues = event_cues()
        self._cast = cast
        self._status = status

    def find(self, doc: Doc) -> tuple[list[Told], set[int]]:
        """The events of a paragraph, and the places of words that another's cue speaks for.

        Those of verbs come first, since they speak for their objects.
        """
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
                if told.cue is not None and told.type == "REQUEST":
                    wanted = frame.first(told.cue.recipient)
                    asked.update((verb.i, wanted) for verb in infinitives(token) if wanted)
        for token, cues in nouns:
            if token.i not in spoken_for:
                told = self._told(Frame(token, self._cues), cues, spoken_for)
                if told is not None:
                    found.append(told)
        return _once(found), spoken_for

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
            for part in self._cast.parts(frame.first(cue.recipient) or _lent(frame.trigger))
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
        told = Told(
            frame.trigger, cue, kind, mode, status, actors, recipients, _reason(frame.trigger, cue)
        )
        return refused(told)

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
        return Told(
            modal, cue, cue.type, cue.mode, "happened", actors, recipients, _reason(modal, cue)
        )


def _reason(trigger: Token, cue: Cue) -> str:
    return f"event_cues.csv:{cue.line} ({trigger.lemma_.lower()})"


def _once(found: list[Told]) -> list[Told]:
    """A verb and its object that tell of one act ("issued a warning") are one event.

    The one with a known recipient is kept; where both or neither have one, the verb.
    """
    verbs = {told.trigger: told for told in found if told.trigger.pos_ == "VERB"}
    dropped: set[Token] = set()
    for told in found:
        noun = counted(told.trigger)
        verb = verbs.get(noun.head)
        if told.trigger.pos_ != "NOUN" or verb is None or verb.type != told.type:
            continue
        if noun.dep_ not in {"dobj", "nsubjpass"} or verb.status != told.status:
            continue
        better = _is_known(told) and told.actors and not _is_known(verb)
        dropped.add(verb.trigger if better else told.trigger)
    return [told for told in found if told.trigger not in dropped]


def _is_known(told: Told) -> bool:
    return any(part.actor is not None for part in told.recipients)


def _lent(noun: Token) -> list[Token]:
    """Whom a light verb gives its noun to: "sent Congress a request", "dealt a blow to Tokyo"."""
    verb = lending(noun) if noun.pos_ == "NOUN" else None
    if verb is None:
        return []
    dative = [child for child in verb.children if child.dep_ == "dative"]
    given = [each for child in dative if child.pos_ != "ADP" for each in grammar.conjuncts(child)]
    return given or grammar.prepositional(verb, "to", "against", "on")


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
