"""Which tellings of a report are of one meeting.

First those that say who met: they are one meeting where the sides are the same and neither day,
status nor place in a series contradicts. Then those that only come back to it ("the talks",
"they met"): they go to the nearest meeting that they can be of.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.events.meetings.people import People
from onrecord.events.meetings.told import Telling
from onrecord.records import Date, EventStatus, Participant
from onrecord.schema.meetings import meeting_words

_REAL = frozenset({"happened", "background"})
_ANOTHER = frozenset({"another", "next", "future", "further", "more", "new", "other", "previous", "earlier", "separate", "any"})  # fmt: skip
_FEW = 12  # tellings; of more, only the words beside them are looked at
_NAMING = frozenset({"PROPN", "NUM"})
_TIMES = frozenset({"DATE", "TIME"})
_NEAR = 1200  # characters: some three paragraphs, within which a bare "talks" may come back
# Characters of distance that these are worth.
_SAME_NOUN, _SPEAKER, _AHEAD = 400, 3000, 20000


@dataclass(eq=False)
class Gathered:
    """One meeting and its tellings; ``why`` says why each but the first belongs to it."""

    tellings: list[Telling] = field(default_factory=list)
    why: list[str] = field(default_factory=list)

    def add(self, telling: Telling, why: str | None = None) -> None:
        """Take a telling in."""
        self.tellings.append(telling)
        if why is not None:
            self.why.append(why)

    @property
    def people(self) -> list[Participant]:
        """Everyone named as taking part."""
        return [one for telling in self.tellings for one in telling.people]

    @property
    def family(self) -> str:
        """The family of formats it is of: that of its first telling."""
        return self.tellings[0].format.family


class Gatherer:
    """Gathers the tellings of one article into meetings."""

    def __init__(self, people: People, speaker_of: Callable[[Telling], str | None]) -> None:
        """``speaker_of`` gives the actor who tells a telling, if somebody but the outlet does."""
        self._people = people
        self._speaker_of = speaker_of

    def gather(self, tellings: list[Telling]) -> list[Gathered]:
        """The meetings, in the order of their first telling."""
        found: list[Gathered] = []
        rest: list[Telling] = []
        strong = [each for each in tellings if self._sides(each.people) >= 2]
        for telling in strong:
            self._place_strong(telling, found)
        for telling in tellings:
            if telling in strong:
                continue
            if telling.people and not telling.weak:
                self._place_one_sided(telling, found, rest)
            else:
                rest.append(telling)
        for telling in rest:
            self._place_rest(telling, found)
        for meeting in found:
            meeting.tellings.sort(key=lambda each: each.start)
        return sorted(found, key=lambda meeting: meeting.tellings[0].start)

    def _place_strong(self, telling: Telling, found: list[Gathered]) -> None:
        for meeting in reversed(found):
            if self._is_same(telling, meeting, both=True):
                meeting.add(telling, f"“{telling.token.text}”: the same sides")
                return
        found.append(Gathered([telling]))

    def _place_one_sided(
        self, telling: Telling, found: list[Gathered], rest: list[Telling]
    ) -> None:
        """A telling that names one side: a known meeting's if it comes back to it, else another."""
        for meeting in self._nearest(telling, found):
            if self._is_same(telling, meeting, both=False):
                meeting.add(telling, f"“{telling.token.text}”: comes back to it, with a side of it")
                return
        if not self._stands_alone(telling):
            rest.append(telling)
            return
        found.append(Gathered([telling]))

    def _stands_alone(self, telling: Telling) -> bool:
        """True where one side is enough to tell of a meeting: "China has held talks"; not "Jones spoke"."""
        if telling.noun is None or not telling.events or telling.format.family == "visit":
            return False
        return any(one.actor is not None for one in telling.people)

    def _place_rest(self, telling: Telling, found: list[Gathered]) -> None:
        for meeting in self._nearest(telling, found):
            if self._comes_back(telling, meeting):
                meeting.add(telling, f"“{telling.token.text}”: comes back to it")
                return
        real = telling.status in _REAL or telling.status == "planned"
        if telling.events and telling.unspecific and real and not telling.weak:
            found.append(Gathered([telling]))

    # When two are one

    def _is_same(self, telling: Telling, meeting: Gathered, *, both: bool) -> bool:
        family = telling.format.family
        if family != meeting.family and (family != "session" or not telling.definite):
            return False
        if self._contradicts(telling, meeting):
            return False
        strictly = not telling.definite
        if not self._agree(telling.people, meeting.people, both=both, strictly=strictly):
            return False
        if strictly and _is_dated_otherwise(telling, meeting):
            return False
        if _is_a_new_kind(telling, meeting):
            return False
        if both or telling.definite:
            return telling.definite or _likeness(telling, meeting)
        return _same_day(telling, meeting)

    def _comes_back(self, telling: Telling, meeting: Gathered) -> bool:
        """True where a telling without names may be of the meeting."""
        if telling.format.family != meeting.family or self._contradicts(telling, meeting):
            return False
        if telling.people and not self._agree(telling.people, meeting.people, both=False):
            return False
        if telling.unspecific and self._sides(meeting.people) < 2:
            return False
        if self._names_another(telling, meeting):
            return False
        if telling.definite:
            return True
        if telling.events and telling.unspecific:
            gap = min(abs(telling.start - each.start) for each in meeting.tellings)
            return _same_day(telling, meeting) or (gap < _NEAR and _likeness(telling, meeting))
        return False

    def _names_another(self, telling: Telling, meeting: Gathered) -> bool:
        """True where a name before the noun ("the Hanoi summit") is not one of the meeting's words."""
        known = {
            token.lower_
            for each in meeting.tellings
            for token in (each.token.sent if len(meeting.tellings) < _FEW else each.token.subtree)
        }
        for noun in (telling.noun, *telling.others):
            for child in noun.lefts if noun is not None else ():
                names = child.dep_ in {"compound", "nmod", "nummod"} and child.pos_ in _NAMING
                if names and child.lower_ not in known and child.ent_type_ not in _TIMES:
                    return True
        return False

    def _agree(
        self,
        some: list[Participant],
        others: list[Participant],
        *,
        both: bool,
        strictly: bool = False,
    ) -> bool:
        """True where the sides of the one are sides of the other; ``strictly``: and the reverse."""
        fits = self._people.fits
        if not both:
            return any(fits(one, other) for one in some for other in others)
        forth = all(any(fits(one, other) for other in others) for one in some)
        back = all(any(fits(one, other) for one in some) for other in others)
        if self._sides(others) < 2:
            return back and bool(others)
        return (forth and back) if strictly else (forth or back)

    def _sides(self, people: list[Participant]) -> int:
        """How many sides these are: people of one body or country are one."""
        sides: list[Participant] = []
        for one in people:
            if not any(self._people.same_side(one, other) for other in sides):
                sides.append(one)
        return len(sides)

    def _contradicts(self, telling: Telling, meeting: Gathered) -> bool:
        if any(
            conflict(telling.date.date, each.date.date)
            for each in meeting.tellings
            if telling.date is not None and each.date is not None
        ):
            return True
        numbers = {_number(each) for each in meeting.tellings} - {None}
        own = _number(telling)
        if own is not None and numbers and own not in numbers:
            return True
        if _is_another(telling):
            return any(each.status in _REAL for each in meeting.tellings) or not telling.definite
        return False

    def _nearest(self, telling: Telling, found: list[Gathered]) -> list[Gathered]:
        """The meetings, the likeliest first: near, before it, of the same noun, of the teller's side."""
        speaker = self._speaker_of(telling)
        side = self._people.standing(speaker)

        def distance(meeting: Gathered) -> tuple[int, int]:
            far = min(
                (
                    telling.start - each.start
                    if each.start <= telling.start
                    else _AHEAD + each.start - telling.start
                )
                for each in meeting.tellings
            )
            if telling.noun is not None and any(
                each.noun is not None and each.noun.lemma_ == telling.noun.lemma_
                for each in meeting.tellings
            ):
                far -= _SAME_NOUN
            if side is not None and any(self._people.fits(side, one) for one in meeting.people):
                far -= _SPEAKER
            return far, meeting.tellings[0].start

        return sorted(found, key=distance)


def conflict(one: Date | None, other: Date | None) -> bool:
    """True where both are known days that do not meet, or partial dates of one shape that differ."""
    if one is None or other is None:
        return False
    if one.start is not None and other.start is not None:
        return (one.end is not None and one.end <= other.start) or (
            other.end is not None and other.end <= one.start
        )
    if one.start is not None or other.start is not None:
        return False
    alike = "W" in one.value, "W" in other.value
    return alike[0] == alike[1] and len(one.value) == len(other.value) and one.value != other.value


def _is_dated_otherwise(telling: Telling, meeting: Gathered) -> bool:
    """True where both have dates in other words that cannot be compared: "Friday", "in July"."""
    own = telling.date.date.value if telling.date is not None else None
    values = {each.date.date.value for each in meeting.tellings if each.date is not None}
    partial = own is not None and own.startswith("XXXX")
    return partial and bool(values) and own not in values


def _same_day(telling: Telling, meeting: Gathered) -> bool:
    """True where both are dated and the dates meet."""
    if telling.date is None or telling.date.date.start is None:
        return False
    return any(
        each.date is not None
        and each.date.date.start is not None
        and not conflict(telling.date.date, each.date.date)
        for each in meeting.tellings
    )


def _is_a_new_kind(telling: Telling, meeting: Gathered) -> bool:
    """True for a summit after talks or a call: under a name of its own it is another meeting."""
    formats = {each.format.name for each in meeting.tellings} - {"meeting"}
    own = telling.format.name
    return bool(formats) and own != "meeting" and own not in formats and "summit" in {own, *formats}


def _likeness(telling: Telling, meeting: Gathered) -> bool:
    """True where both are told as real, or both as to come, or both as not to be."""
    return any(_kind(telling.status) == _kind(each.status) for each in meeting.tellings)


def _kind(status: EventStatus) -> str:
    if status in _REAL:
        return "real"
    return "denied" if status == "denied" else "ahead"


def _modifiers(telling: Telling) -> list[Token]:
    return [
        child
        for noun in (telling.noun, telling.unit)
        if noun is not None
        for child in noun.lefts
        if child.dep_ in {"amod", "det", "compound", "nummod"}
    ]


def _number(telling: Telling) -> str | None:
    """The ordinal that tells it from others of its series."""
    series = meeting_words().series
    for child in _modifiers(telling):
        if series.get(child.lower_) in {"first", "numbered"} and child.lower_ != "unprecedented":
            return child.lower_
    return None


def _is_another(telling: Telling) -> bool:
    return any(child.lower_ in _ANOTHER for child in _modifiers(telling))
