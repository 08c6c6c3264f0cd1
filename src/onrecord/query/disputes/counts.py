"""Reports of one event whose figures cannot both be right, and counts that rise from day to day."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.query.disputes.comparing import one_event
from onrecord.query.disputes.dispute import Account, Dispute, Update
from onrecord.query.disputes.figures import Figure
from onrecord.query.disputes.sides import event_words, side_of
from onrecord.query.disputes.tellings import Told
from onrecord.query.reader import Reader
from onrecord.schema.measures import measures

MONEY = "the amount"
_OTHERS = {"votes": "how the vote went", "amount": MONEY}
_CROWD = 200  # figures of one subject in one story that are compared; the rest is left alone


@dataclass(frozen=True)
class _Value:
    """All tellings of one figure of one event."""

    figure: Figure
    told: tuple[Told, ...]

    @property
    def day(self) -> datetime.date | None:
        return min((each.day for each in self.told if each.day is not None), default=None)

    @property
    def voices(self) -> set[tuple[str, str | None]]:
        return {each.voice for each in self.told}


def counted_differently(reader: Reader, told: Sequence[Told]) -> tuple[list[Dispute], list[Update]]:
    """Disputes about numbers, and counts that rose, of mentions that count something."""
    disputes: list[Dispute] = []
    updates: list[Update] = []
    for group in _of_one_event(told):
        values = _values(_standing(reader, group))
        against = _disputed(values)
        if against:
            disputes.append(_dispute(reader, against))
        rising = [value for value in values if value not in against]
        steps = _rising(rising)
        if len(steps) > 1:
            updates.append(
                Update(
                    about=_about(steps[0].figure),
                    event=event_words(steps[0].told[0]),
                    steps=tuple(_side(reader, value) for value in steps),
                )
            )
    return disputes, updates


def _standing(reader: Reader, group: Sequence[Told]) -> list[Told]:
    """Without what a report told and another took back."""
    articles = {each.article for each in group}
    return [each for each in group if reader.corrected_by(each.article) not in articles]


def _of_one_event(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Figures of one subject of one event, those of more than one report or voice."""
    homes: dict[tuple[str, str, str], list[Told]] = {}
    for each in told:
        if each.figure is not None:
            key = (*each.figure.subject, each.story or each.event or each.article)
            homes.setdefault(key, []).append(each)
    for home in homes.values():
        for group in _joined(home[:_CROWD], one_event):
            if len({each.voice for each in group}) > 1:
                yield group


def _joined(told: Sequence[Told], same: Callable[[Told, Told], bool]) -> list[list[Told]]:
    """Groups in which each is the same as one before it."""
    groups: list[list[Told]] = []
    for each in told:
        homes = [group for group in groups if any(same(each, other) for other in group)]
        merged = [other for group in homes for other in group]
        groups = [group for group in groups if group not in homes]
        groups.append([*merged, each])
    return groups


def _values(told: Sequence[Told]) -> list[_Value]:
    by_value: dict[tuple[float, float, float | None], list[Told]] = {}
    for each in told:
        assert each.figure is not None  # noqa: S101 - only such are gathered
        number = each.figure.number
        by_value.setdefault((number.low, number.high, each.figure.other), []).append(each)
    made = [_Value(group[0].figure, tuple(group)) for group in by_value.values() if group[0].figure]
    return sorted(
        made, key=lambda v: (v.figure.number.low, v.figure.number.high, v.figure.other or 0.0)
    )


def _disputed(values: Sequence[_Value]) -> list[_Value]:
    """The values that another contradicts, in order, those that only grew from day to day left out.

    Two reports contradict each other only where nothing that the one tells fits what the other
    tells: a report may give the count of the first day and that of the last.
    """
    found: set[int] = set()
    for low, one in enumerate(values):
        for high in range(low + 1, len(values)):
            other = values[high]
            if one.figure.meets(other.figure) or _grew(one, other):
                continue
            if _apart(values, one, other):
                found |= {low, high}
    return [values[at] for at in sorted(found)]


def _apart(values: Sequence[_Value], one: _Value, other: _Value) -> bool:
    """True where a voice tells the one and another the other, and neither tells both."""
    fitting_one = {v for value in values if value.figure.meets(one.figure) for v in value.voices}
    fitting_other = {
        v for value in values if value.figure.meets(other.figure) for v in value.voices
    }
    return bool(one.voices - fitting_other) and bool(other.voices - fitting_one)


def _grew(low: _Value, high: _Value) -> bool:
    """True for a count that may grow and was first told the higher on a later day."""
    measure = measures().by_name.get(low.figure.measure)
    if measure is None or not measure.grows or low.day is None or high.day is None:
        return False
    return high.day > low.day


def _rising(values: Sequence[_Value]) -> list[_Value]:
    """The values by day, as far as each is higher than the one before it."""
    steps: list[_Value] = []
    dated = [value for value in values if value.day is not None]
    for value in sorted(dated, key=lambda v: (v.day or datetime.date.min, v.figure.number.low)):
        if not steps or (_is_higher(steps[-1], value) and _grew(steps[-1], value)):
            steps.append(value)
    return steps


def _is_higher(one: _Value, other: _Value) -> bool:
    """True where the other says more: a higher number, or the number where there was only a bound."""
    low, high = one.figure.number, other.figure.number
    return high.low > low.low and (low.high == float("inf") or not one.figure.meets(other.figure))


def _dispute(reader: Reader, values: Sequence[_Value]) -> Dispute:
    return Dispute(
        kind="number",
        about=_about(values[0].figure),
        event=event_words(values[0].told[0]),
        sides=tuple(_side(reader, value) for value in values),
    )


def _about(figure: Figure) -> str:
    measure = measures().by_name.get(figure.measure)
    return measure.told if measure is not None else _OTHERS[figure.measure]


def _side(reader: Reader, value: _Value) -> Account:
    return side_of(reader, _words(value), value.told)


def _words(value: _Value) -> str:
    """The figure in the words of the report that tells it best, no capital at its beginning."""
    told = value.told[0]
    figure = told.figure or value.figure
    words = told.mention.evidence[0].quote[figure.start : figure.end]
    return words[:1].lower() + words[1:]
