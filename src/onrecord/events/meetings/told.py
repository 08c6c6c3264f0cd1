"""Where a report tells of a meeting: verbs and nouns of meeting, with what hangs on them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.dates import date_of
from onrecord.events.doers import modifiers
from onrecord.events.meetings.nouns import (
    holding_verb,
    is_meeting_noun,
    is_of_meeting,
    is_weak,
    lemma_of,
    noun_of,
    told_again,
    unit_of,
)
from onrecord.events.meetings.people import People, Role
from onrecord.events.places import PlaceFinder
from onrecord.events.status import StatusReader
from onrecord.records import (
    DateMention,
    EventMention,
    EventStatus,
    Participant,
    Place,
    Span,
)
from onrecord.schema.event_cues import event_cues
from onrecord.schema.gazetteer import find_known
from onrecord.schema.meetings import Format, meeting_words
from onrecord.text import SpanIndex, Text, grammar

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_PARTNERS = ("between", "among", "with", "involving")
_SEATED = frozenset({"summit", "conference"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PERSONS = frozenset({"person", "unnamed_person", "unnamed_group"})
_DASHES = frozenset({"-", "–", "—", "/"})


@dataclass(eq=False)
class Telling:
    """One place in a report that tells of a meeting, or comes back to one.

    ``noun`` names it, ``unit`` is what the noun belongs to ("round of talks"), ``verb`` tells of it
    or says that it is held; ``others`` are further nouns for it in the same breath. ``weak`` ones
    tell of no meeting by themselves.
    """

    format: Format
    noun: Token | None
    verb: Token | None
    unit: Token | None = None
    others: list[Token] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    people: list[Participant] = field(default_factory=list)
    unspecific: list[Participant] = field(default_factory=list)
    status: EventStatus = "happened"
    date: DateMention | None = None
    place: Place | None = None
    definite: bool = False
    weak: bool = False
    start: int = 0

    @property
    def token(self) -> Token:
        """The word that stands for it."""
        found = self.noun or self.verb
        assert found is not None  # noqa: S101 - every telling has a noun or a verb
        return found

    @property
    def anchors(self) -> list[Token]:
        """The words on which what is told of it hangs."""
        known = (self.noun, self.unit, *self.others, self.verb)
        return [token for token in known if token is not None]


class TellingFinder:
    """Finds the tellings of one article, paragraph by paragraph."""

    def __init__(
        self,
        text: Text,
        people: People,
        dates: tuple[DateMention, ...],
        events: tuple[EventMention, ...],
        places: PlaceFinder,
    ) -> None:
        self._text = text
        self._people = people
        self._dates = SpanIndex(dates, lambda mention: mention.span)
        self._places = places
        self._status = StatusReader(event_cues().statuses)
        self._by_trigger: dict[tuple[int, int], EventMention] = {}
        for event in events:
            tokens = text.tokens(event.trigger.start, event.trigger.end)
            if event.type == "CONSULT" and tokens is not None:
                self._by_trigger.setdefault((id(tokens.doc), tokens[0].i), event)

    def find(self) -> list[Telling]:
        """Every telling, in the order of the text."""
        found: list[Telling] = []
        for paragraph in self._text.paragraphs:
            found.extend(self._in_paragraph(paragraph.doc))
        return sorted(found, key=lambda telling: telling.start)

    def _in_paragraph(self, doc: Doc) -> Iterator[Telling]:
        by_noun: dict[int, Telling] = {}
        verbs: list[Telling] = []
        for token in doc:
            event = self._by_trigger.get((id(doc), token.i))
            if event is not None and token.pos_ == "VERB" and not is_of_meeting(token):
                continue
            if token.pos_ in {"NOUN", "PROPN"}:
                if is_meeting_noun(token) or event is not None:
                    self._put(by_noun, token, None, event)
            elif event is not None:
                noun = noun_of(token)
                if noun is not None:
                    self._put(by_noun, noun, token, event)
                else:
                    verbs.append(self._of_verb(token, event))
        for noun in [doc[place] for place in by_noun]:
            first = told_again(noun)
            if first is not None and first.i in by_noun:
                again = by_noun.pop(noun.i)
                by_noun[first.i].others.append(noun)
                by_noun[first.i].events.extend(again.events)
                by_noun[first.i].weak &= again.weak
        for telling in (*by_noun.values(), *verbs):
            yield self._filled(telling)

    def _put(
        self,
        by_noun: dict[int, Telling],
        noun: Token,
        verb: Token | None,
        event: EventMention | None,
    ) -> None:
        telling = by_noun.get(noun.i)
        if telling is None:
            words = meeting_words()
            format = words.nouns.get(lemma_of(noun)) or words.nouns["meeting"]
            telling = Telling(format, noun, None, unit=unit_of(noun), weak=is_weak(noun))
            by_noun[noun.i] = telling
        if event is not None:
            telling.events.append(event)
        telling.verb = telling.verb or verb or holding_verb(telling.unit or noun)

    def _of_verb(self, verb: Token, event: EventMention) -> Telling:
        words = meeting_words()
        # The verb's own word before the event's mode: who "met" paid no visit by that word.
        by_mode = {"visit": "visit", "phone": "telephone"}.get(event.mode or "", "meet")
        format = words.verbs.get(verb.lemma_.lower()) or words.verbs[by_mode]
        return Telling(format, None, verb, events=[event])

    def _filled(self, telling: Telling) -> Telling:
        token = telling.token
        span = self._text.span(token)
        telling.start = span.start
        telling.status = telling.events[0].status if telling.events else self._status.read(token)
        telling.definite = telling.noun is not None and _is_definite(telling)
        for one in self._participants(telling):
            kept = telling.unspecific if self._people.is_unspecific(one) else telling.people
            kept[:] = [
                each for each in kept if each.actor is not None or not one.span.overlaps(each.span)
            ]
            if not any(_is_repeated(one, each) for each in kept):
                kept.append(one)
        telling.date = self._date(telling)
        telling.status = self._ahead(telling) or telling.status
        telling.place = self._place(telling)
        return telling

    # Who

    def _participants(self, telling: Telling) -> Iterator[Participant]:
        seats = {self._text.span(each).start for each in self._seats(telling)}
        words = meeting_words()
        role: Role = "participant"
        if telling.verb is not None and telling.noun is not None:
            lemma = telling.verb.lemma_.lower()
            role = "host" if lemma in words.lists["hosting"] else "participant"
        for event in telling.events:
            reason = f"takes part in “{event.trigger.quote}”"
            for one in self._people.of_event(event, reason, role):
                seated = any(one.span.start <= seat < one.span.end for seat in seats)
                gone_to = telling.format.family == "visit" and one.span in event.recipient_spans
                if gone_to and self._people.kind_of(one.actor) not in _PERSONS:
                    continue  # the country is where it is; who of it was met is not told
                if not seated and not self._is_the_meeting(one.span):
                    yield one
        reason = f"named with “{telling.token.text}”"
        named = self._named(telling)
        for one in self._people.of_tokens(named, reason):
            if one.actor is not None or telling.token.pos_ != "PROPN":
                yield one

    def _named(self, telling: Telling) -> list[Token]:
        """Words that the noun itself names as taking part: partners, owners, names before it."""
        found: list[Token] = []
        for noun in (telling.noun, telling.unit, *telling.others):
            if noun is None:
                continue
            found.extend(grammar.prepositional(noun, *_PARTNERS))
            if telling.format.family != "visit":
                found.extend(grammar.prepositional(noun, "of"))
            owners = [each for each in noun.children if each.dep_ == "poss"]
            found.extend(
                each
                for owner in owners
                for each in grammar.conjuncts(owner)
                if each.ent_type_ not in {"DATE", "TIME"}
            )
            found.extend(each for each in modifiers(noun) if each not in self._seats(telling))
        if telling.verb is not None and telling.noun is not None:
            found.extend(grammar.prepositional(telling.verb, *_PARTNERS))
        found.extend(self._hosts(telling, found))
        return [each for each in found if each.ent_type_ not in {"DATE", "TIME", "EVENT"}]

    def _hosts(self, telling: Telling, visitors: list[Token]) -> list[Token]:
        """Who acts together with the visitor during a visit: "Abe and Trump pledged during his visit"."""
        noun = telling.noun
        if noun is None or telling.format.family != "visit" or noun.dep_ != "pobj":
            return []
        verb = next((each for each in grammar.ancestors(noun) if each.pos_ == "VERB"), None)
        together = grammar.agents(verb) if verb is not None else []
        coming = {part.actor for part in self._people.parts(visitors)} - {None}
        acting = {part.actor for part in self._people.parts(together)}
        return together if coming & acting else []

    def _is_the_meeting(self, span: Span) -> bool:
        return self._people.head(span) in meeting_words().nouns

    def _seats(self, telling: Telling) -> list[Token]:
        """Names before the noun that say where: "the Helsinki summit", "Beijing talks"."""
        found: list[Token] = []
        for noun in (telling.noun, *telling.others):
            if noun is None:
                continue
            names = modifiers(noun)
            if any(child.text in _DASHES for each in names for child in each.children):
                continue  # "U.S.-China talks"
            for each in names:
                known = find_known(each.text)
                seat = known is not None and known.form in {"capital", "seat"}
                seated = telling.format.name in _SEATED and (known is None or known.form == "name")
                house = find_known(self._text.span(grammar.short_phrase(each)).quote)
                placed = each.ent_type_ in _PLACES and each.dep_ == "compound"
                if (house is not None and house.form == "seat") or (
                    placed and (known is None or seat or seated)
                ):
                    found.append(each)
        return found

    # When and where

    def _ahead(self, telling: Telling) -> EventStatus | None:
        """What the words before the noun, or a day after the report, make of what seems to have happened."""
        if telling.status not in {"happened", "background"}:
            return None
        words = meeting_words().statuses
        for noun in (telling.noun, telling.unit):
            for child in noun.lefts if noun is not None else ():
                if child.dep_ in {"amod", "advmod"} and child.lower_ in words:
                    return words[child.lower_]
        published = self._text.article.published
        if telling.date is None or published is None or published.end is None:
            return None
        start = telling.date.date.start
        return "planned" if start is not None and start >= published.end else None

    def _date(self, telling: Telling) -> DateMention | None:
        best: DateMention | None = None
        for token in telling.anchors:
            when = date_of(token, self._text, self._dates)
            if when is not None and (best is None or _precision(when) < _precision(best)):
                best = when
        return best

    def _place(self, telling: Telling) -> Place | None:
        parties = [one.span for one in telling.people]
        for event in telling.events:
            if event.place is not None:
                return event.place
        for noun in (telling.noun, telling.unit, *telling.others):
            if noun is not None:
                found = self._places.find(noun, "CONSULT", parties)
                if found is not None:
                    return found
        for noun in (telling.noun, telling.verb):
            if noun is not None and telling.format.family == "visit":
                goals = [*grammar.prepositional(noun, "to"), *grammar.patients(noun)]
                setting = next(filter(None, (self._people.setting(each) for each in goals)), None)
                if setting is not None:
                    known = find_known(setting.quote)
                    return Place(
                        span=setting,
                        country=known.country if known is not None else None,
                        reason="where the visit goes",
                    )
        for seat in self._seats(telling):
            return Place(span=self._text.span(seat), reason="named before the noun")
        return None


def _is_repeated(one: Participant, other: Participant) -> bool:
    return one.span.overlaps(other.span) and one.country in {None, other.country}


def _is_definite(telling: Telling) -> bool:
    for noun in (telling.unit, telling.noun):
        if noun is None:
            continue
        for child in noun.lefts:
            if child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ in _DEFINITE):
                return True
    return False


def _precision(when: DateMention) -> tuple[bool, int]:
    date = when.date
    if date.start is None or date.end is None:
        return True, -len(date.value)
    return False, (date.end - date.start).days
