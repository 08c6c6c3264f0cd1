"""When something told by many reports held: spells of the present, an end by the first that calls it past."""

import datetime
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from onrecord.records import Date, Membership, Record, Tenure
from onrecord.store.view import Bond, BondKind, View

# People keep a title in news long after the post ("Secretary" of one who left); nobody who holds one is
# called former. Chosen by eye on 300 reports of 2010 to 2019.
_FORMER_WEIGHS = 3  # tellings of the present that one of the past outweighs

_QUIET = 2  # years without a report that are worth telling

Verdict = Literal["held", "open", "over", "not_yet"]
PRESENT = frozenset(
    {"current", "acting", "designate", "member", "applicant", "observer", "partner"}
)


class Telling(Record, frozen=True, kw_only=True):
    """One claim that tells it: in which report, of which day, as what."""

    claim: str
    article: str
    day: datetime.date | None
    status: str
    start: Date | None = None
    end: Date | None = None


class Term(Record, frozen=True, kw_only=True):
    """What all tellings together say of the time. Days are those of reports, both ends included.

    Of ``reports`` in all ``present`` tell it as holding and ``former`` as past; those of the time from
    ``first`` to ``last`` are the ``spell`` (undated ones are in it where no report tells it as past);
    ``gaps`` are stretches of two years or more within it of which no report tells it (first and
    last year); ``former_by`` is the first report after it that tells it as past. ``contrary`` counts the reports
    that fit neither: told as past before, or as holding after. ``start`` and ``end`` are told in
    words, ``None`` where no report tells them.
    """

    reports: int
    present: int
    spell: int
    first: datetime.date | None
    last: datetime.date | None
    gaps: tuple[tuple[int, int], ...]
    former: int
    former_by: datetime.date | None
    contrary: int
    start: Date | None
    end: Date | None

    @property
    def is_over(self) -> bool:
        """Whether the newest reports tell it as past, or all that say."""
        return self.former_by is not None or (self.former > 0 and not self.present)


class Standing(Record, frozen=True, kw_only=True):
    """What is known of one day. ``before`` and ``after`` are the nearest reports that tell it as holding.

    ``held``: told dates (``dated``), a report of that day, or reports of both sides say so;
    ``open``: it was told before or only after, and nothing says when it began or ended; ``over``
    and ``not_yet``: known not to hold.
    """

    verdict: Verdict
    dated: bool = False
    before: datetime.date | None = None
    after: datetime.date | None = None


class Times(NamedTuple):
    """When something began and ended, as a claim tells it in words."""

    start: Date | None = None
    end: Date | None = None


def times_of(view: View, bonds: Iterable[Bond]) -> dict[int, Times]:
    """What the claims behind some bonds tell of their times, by number; those without are left out."""
    dated = [bond for bond in bonds if bond.dated]
    found: dict[int, Times] = {}
    for number, tenure in view.stored(Tenure, _numbers(dated, "tenure")).items():
        found[number] = Times(tenure.start, tenure.end)
    for number, membership in view.stored(Membership, _numbers(dated, "membership")).items():
        found[number] = Times(membership.start, membership.end)
    return found


def _numbers(bonds: Iterable[Bond], kind: BondKind) -> list[int]:
    return [bond.number for bond in bonds if bond.kind == kind]


def tellings_of(bonds: Iterable[Bond], times: Mapping[int, Times]) -> tuple[Telling, ...]:
    """What each claim tells with its status, by the day of its report."""
    tellings = []
    for bond in bonds:
        start, end = times.get(bond.number, _UNTOLD)
        tellings.append(
            Telling(
                claim=bond.claim,
                article=bond.article,
                day=bond.day,
                status=bond.status,
                start=start,
                end=end,
            )
        )
    return tuple(sorted(tellings, key=lambda t: (t.day or datetime.date.min, t.claim)))


_UNTOLD = Times()


def term_of(tellings: Sequence[Telling]) -> Term:
    """The time that all tellings of one thing give together."""
    present = sorted({(t.day, t.article) for t in tellings if t.status in PRESENT and t.day})
    past = sorted({(t.day, t.article) for t in tellings if t.status == "former" and t.day})
    split, contrary = _split([day for day, _ in present], [day for day, _ in past])
    kept = [day for day, _ in present if split is None or day < split]
    ended = [day for day, _ in past if split is not None and day >= split]
    undated = {t.article for t in tellings if t.status in PRESENT and t.day is None}
    return Term(
        reports=len({t.article for t in tellings}),
        present=len({t.article for t in tellings if t.status in PRESENT}),
        spell=len(kept) + (len(undated) if not past else 0),
        first=kept[0] if kept else None,
        last=kept[-1] if kept else None,
        gaps=_gaps(kept),
        former=len({t.article for t in tellings if t.status == "former"}),
        former_by=ended[0] if ended else None,
        contrary=contrary,
        start=_most_told(t.start for t in tellings),
        end=_most_told(t.end for t in tellings),
    )


def _split(
    present: Sequence[datetime.date], past: Sequence[datetime.date]
) -> tuple[datetime.date | None, int]:
    """The day of the "former" telling from which on it is past, so that the least contradicts it.

    ``None`` where it is simplest that it never ended; then how many contradict.
    """
    best: tuple[datetime.date | None, int] = (None, len(past))
    least = len(past) * _FORMER_WEIGHS
    for day in dict.fromkeys(past):
        late, early = sum(p >= day for p in present), sum(f < day for f in past)
        if late + early * _FORMER_WEIGHS < least:
            least = late + early * _FORMER_WEIGHS
            best = (day, late + early)
    return best


def _gaps(days: Sequence[datetime.date]) -> tuple[tuple[int, int], ...]:
    return tuple(
        (one.year + 1, other.year - 1)
        for one, other in itertools.pairwise(days)
        if other.year - one.year > _QUIET
    )


def _most_told(dates: Iterable[Date | None]) -> Date | None:
    """The date told most often, the more precise of equals."""
    known = [date for date in dates if date is not None]
    counts: dict[str, int] = {}
    for date in known:
        counts[date.value] = counts.get(date.value, 0) + 1
    return max(
        known,
        key=lambda date: (counts[date.value], _narrow(date), date.value),
        default=None,
    )


def _narrow(date: Date) -> int:
    if date.start is None or date.end is None:
        return -(10**6) if date.start is None and date.end is None else -(10**5)
    return -(date.end - date.start).days


class _Days(NamedTuple):
    before: datetime.date | None
    after: datetime.date | None


def standing_on(at: datetime.date, term: Term, tellings: Iterable[Telling]) -> Standing:
    """What is known of one day."""
    start, end = term.start, term.end
    if end is not None and end.end is not None and end.end <= at:
        return Standing(verdict="over", dated=True)
    if start is not None and start.start is not None and start.start > at:
        return Standing(verdict="not_yet", dated=True)
    near = _nearest(at, term, tellings)
    if term.former_by is not None and term.former_by <= at and (end is None or end.end is None):
        return Standing(verdict="over", before=near.before, after=near.after)
    begun = start is not None and start.end is not None and start.end - at <= _DAY
    lasts = end is not None and end.start is not None and end.start > at
    before, after = near
    if before is not None and after is not None and after - before > _BRIDGED and not begun:
        return Standing(verdict="open", dated=begun or lasts, before=before, after=after)
    if (begun or before) and (lasts or after):
        return Standing(verdict="held", dated=begun or lasts, before=before, after=after)
    return Standing(verdict="open", dated=begun or lasts, before=before, after=after)


_DAY = datetime.timedelta(days=1)
# Between reports farther apart than two years someone may have left and come back, as speakers and prime
# ministers do: such a stretch is told, but not taken as held throughout.
_BRIDGED = datetime.timedelta(days=730)


def _nearest(at: datetime.date, term: Term, tellings: Iterable[Telling]) -> _Days:
    """The last present telling up to a day and the first from it on; those after the end do not count."""
    days = [
        t.day
        for t in tellings
        if t.day is not None
        and t.status in PRESENT
        and (term.last is not None and t.day <= term.last)
    ]
    return _Days(
        max((day for day in days if day <= at), default=None),
        min((day for day in days if day >= at), default=None),
    )
