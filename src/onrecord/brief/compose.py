"""A brief: what the record holds on a question, in plain sentences, each with its sources."""

from collections.abc import Iterable, Sequence

from onrecord.brief.citing import Citations, Cited, say_numbers, say_source
from onrecord.brief.terminal import clean_line, wrap
from onrecord.brief.wording import (
    HOLDS,
    STANCE,
    called,
    count,
    has_been,
    holder,
    how_known,
    listed,
    quote_marks,
    say_date,
    say_day,
    stands,
    telling,
)
from onrecord.query import Board, Case, Dispute, Line, Source
from onrecord.records import Date, Record

NOTHING = "no statement found"
WIDTH = 96  # terminal cells a line; long enough for a sentence, short enough to read
_EVENTS = 12  # events told; a timeline holds all
_NAMED = 6  # names in one list; the lines below hold all
_STATUS = {
    "planned": ", planned",
    "asked_for": ", asked for",
    "denied": ", told as not so",
    "background": ", looking back",
}


class Point(Record, frozen=True, kw_only=True):
    """One line of a brief with the numbers of its sources. ``depth`` 1 is beneath the line before."""

    text: str
    sources: tuple[int, ...] = ()
    depth: int = 0


class Section(Record, frozen=True, kw_only=True):
    """A heading with its lines."""

    title: str
    points: tuple[Point, ...]


class Brief(Record, frozen=True, kw_only=True):
    """A brief on a question. Where nothing was found, it says so and has no sources."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    sources: tuple[Cited, ...]

    @property
    def text(self) -> str:
        """The brief as plain text, wrapped at ``WIDTH``."""
        return self.render(WIDTH)

    def render(self, width: int) -> str:
        """The brief as plain text, wrapped at ``width`` terminal cells, safe to print."""
        if not self.sections:
            return NOTHING
        blocks = [f"{wrap(self.title, width)}\n{wrap(self.subtitle, width)}"]
        for section in self.sections:
            blocks.append("\n".join([section.title.upper(), *_points(section.points, width)]))
        cited = [
            wrap(say_source(each), width, first=f"[{each.number}] ", rest="    ")
            for each in self.sources
        ]
        blocks.append("\n".join(["SOURCES", *cited]))
        return "\n\n".join(blocks)


def _points(points: Iterable[Point], width: int) -> Iterable[str]:
    for point in points:
        text = " ".join(filter(None, (point.text, say_numbers(point.sources))))
        indent = "  " * point.depth
        yield wrap(text, width, first=f"{indent}- ", rest=f"{indent}  ")


def write_brief(case: Case) -> Brief:
    """Turn the material of a case into a brief."""
    board = case.board
    title = clean_line(board.question.text)
    if board.holder:
        title = f"{clean_line(board.holder)} on {title}"
    if case.empty:
        return Brief(title=title, subtitle=clean_line(board.reading), sections=(), sources=())
    citations = Citations()
    sections = [
        Section(title="Bottom line", points=tuple(_bottom_line(case, citations))),
        Section(title="Who stands where", points=tuple(_stands(board, citations))),
        Section(title="What happened", points=tuple(_happened(case, citations))),
        Section(title="What is disputed", points=tuple(_disputed(case, citations))),
        Section(title="What this rests on", points=tuple(_basis(case))),
    ]
    return Brief(
        title=title,
        subtitle=_subtitle(case),
        sections=tuple(section for section in sections if section.points),
        sources=citations.all(),
    )


def _subtitle(case: Case) -> str:
    board, newest = case.board, case.basis.last
    if board.as_of is not None:
        when = f"as of {say_day(board.as_of)}"
    elif newest is not None:
        when = f"as of {say_day(newest)}, the day of the newest report"
    else:
        when = "no report says when it was published"
    return clean_line(f"Read as: {board.reading}; {when}.")


def _with(lines: Sequence[Line], *stances: str) -> list[Line]:
    return [line for line in lines if line.stance in stances]


def _spoken(lines: Sequence[Line]) -> list[Line]:
    """Lines with a stance, and those of their parts where the whole is silent."""
    found = []
    for line in lines:
        found += [line] if line.stance is not None else list(line.parts)
    return found


def _first_sources(lines: Iterable[Line]) -> list[Source]:
    return [line.told[0].source for line in lines if line.told]


def _bottom_line(case: Case, citations: Citations) -> Iterable[Point]:
    board = case.board
    if board.holder is not None:
        return
    if board.deciders:
        yield Point(text=_count(board), sources=citations.cite(_first_sources(board.deciders)))
    parts = [part for line in board.deciders if line.stance is None for part in line.parts]
    if parts:
        yield Point(
            text=f"Some speak for themselves, not for their countries. {_by_side(parts)}.",
            sources=citations.cite(_first_sources(parts)),
        )
    others = _spoken(board.others)
    if others:
        unknown = "Nobody is known to decide this, so nothing is counted."
        start = "Others, who have no known vote in it." if board.deciders else unknown
        yield Point(
            text=f"{start} {_by_side(others)}.", sources=citations.cite(_first_sources(others))
        )
    if board.empty:
        yield Point(text="Nobody’s stand is on record; what follows are events.")


def _count(board: Board) -> str:
    """The arithmetic in prose: who of how many, by which rule, and what is still needed."""
    tally = board.tally
    sides = _by_side([line for line in board.deciders if line.stance is not None])
    head = f"{tally.deciders} decide, by {tally.rule}"
    if not sides:
        return f"{head}; none of them is on record with a stand of its own. {_need(board)}"
    against = "" if tally.stances["against"] else " Against it: none."
    rest = f" Nothing is on record from {tally.silent}." if tally.silent else ""
    return f"{head}. {sides}.{against}{rest} {_need(board)}"


def _need(board: Board) -> str:
    missing = board.tally.missing
    if missing is None:
        return "How many have to be for it is not known."
    if missing == 0:
        return "Nothing more is needed."
    return f"It still needs {missing} of the {board.tally.deciders} to be for it."


def _by_side(lines: Sequence[Line]) -> str:
    """Who stands where: "For it: Japan. Against it: China"."""
    sides = []
    for stance in ("for", "leaning_for", "undecided", "leaning_against", "against", "disputed"):
        names = [clean_line(called(line)) for line in _with(lines, stance)]
        if names:
            side = HOLDS[stance]
            side = side[:1].upper() + side[1:]
            sides.append(f"{side}: {listed(list(dict.fromkeys(names)), _NAMED)}")
    return ". ".join(sides)


def _stands(board: Board, citations: Citations) -> Iterable[Point]:
    for line in (*board.deciders, *board.others):
        yield from _line(line, citations)
    silent = [called(line) for line in board.deciders if line.stance is None and not line.parts]
    if silent:
        yield Point(text=f"Nothing is on record from {listed(silent)}.")
    for guess in board.guesses:
        yield Point(
            text=f"Only a guess, nobody’s position: that {clean_line(guess.holder)} might be "
            f"{HOLDS[guess.stance]}.",
            sources=citations.cite([guess.source]),
        )


def _line(line: Line, citations: Citations) -> Iterable[Point]:
    if line.stance is None and not line.parts:
        return
    if line.stance is None:
        yield Point(text=f"{clean_line(holder(line))} itself is silent; those who belong to it:")
    else:
        yield Point(text=_sentence(line), sources=citations.cite(t.source for t in line.told))
    for stage in line.before:
        yield Point(
            text=f"Before that {HOLDS[stage.stance]}, from {say_day(stage.since)}.",
            sources=citations.cite(told.source for told in stage.told[:1]),
            depth=1,
        )
    for part in line.parts:
        yield Point(
            text=_sentence(part), sources=citations.cite(t.source for t in part.told), depth=1
        )


def _sentence(line: Line) -> str:
    """One holder in a sentence: "Japan is for it since 24 September 2021, in its own words; …"."""
    role = {"subject": ", whose own matter it is,", "applicant": ", itself an applicant,"}
    known = f", {clean_line(how_known(line, line.told[0]))}" if line.stance != "disputed" else ""
    condition = line.told[0].condition
    terms = f", with the condition “{clean_line(condition)}”" if condition else ""
    since = f" since {say_day(line.since)}" if line.since is not None else ""
    who = clean_line(holder(line)) + role.get(line.standing, "")
    return f"{who} {has_been(line)} {stands(line)}{since}{known}{terms}; {telling(line)}."


def _happened(case: Case, citations: Citations) -> Iterable[Point]:
    """Events in the reports' own sentences, by day; one sentence once, whatever it was coded as."""
    told: dict[str, tuple[str, str, Sequence[Source]]] = {}
    for act in case.acts:
        when = _when(act.date, act.source)
        told[clean_line(act.source.quote)] = (_day(act.date, act.source), when, [act.source])
    for happening in (*case.background, *case.happenings):
        source = happening.sources[0]
        when = _when(happening.date, source) + _STATUS.get(happening.status, "")
        entry = (_day(happening.date, source), when, happening.sources)
        told.setdefault(clean_line(source.quote), entry)
    events = sorted(told.items(), key=lambda item: item[1][0])
    if len(events) > _EVENTS:
        yield Point(text=f"{len(events) - _EVENTS} earlier ones are left out here.")
    for quote, (_, when, sources) in events[-_EVENTS:]:
        yield Point(text=f"{when}: {_quoted(sources[0], quote)}", sources=citations.cite(sources))


def _day(date: Date | None, source: Source) -> str:
    """What to sort by: the day of an event, else of its report; unknown days first."""
    for each in (date, source.published):
        if each is not None and each.start is not None:
            return each.start.isoformat()
    return ""


def _when(date: Date | None, source: Source) -> str:
    if date is not None:
        said = clean_line(say_date(date))
        return said[:1].upper() + said[1:]
    return f"Told on {say_date(source.published)}" if source.published else "Date unknown"


def _quoted(source: Source, quote: str) -> str:
    before, after = ("… " if source.cut[0] else ""), (" …" if source.cut[1] else "")
    return quote_marks(f"{before}{quote}{after}")


def _disputed(case: Case, citations: Citations) -> Iterable[Point]:
    for dispute in case.disputes:
        yield Point(text=_dispute(dispute), sources=citations.cite(s for _, s in dispute.sides))
    if not case.disputes and case.basis.reports > 1:
        yield Point(text="No report was found to contradict another on this.")


def _dispute(dispute: Dispute) -> str:
    about = clean_line(dispute.about)
    if dispute.kind == "correction":
        return f"A report on {about} was corrected: what it told first no longer counts."
    sides = listed([f"{STANCE.get(side, side)}" for side, _ in dispute.sides])
    return f"{about}: the reports differ ({sides})."


def _basis(case: Case) -> Iterable[Point]:
    basis = case.basis
    outlets = (
        f" by {listed(tuple(map(clean_line, basis.outlets)), _NAMED)}" if basis.outlets else ""
    )
    when = ""
    if basis.first is not None and basis.first == basis.last:
        when = f", of {say_day(basis.first)}"
    elif basis.first is not None:
        when = f", from {say_day(basis.first)} to {say_day(basis.last)}"
    origins = f"; {count(basis.origins, 'independent origin')}"
    taken = [f"{count(basis.copies, 'report')} taken from others"] if basis.copies else []
    taken += [count(basis.corrections, "correction")] if basis.corrections else []
    copies = f" ({', '.join(taken)})" if taken else ""
    yield Point(text=f"{count(basis.reports, 'report')}{outlets}{when}{origins}{copies}.")
    if basis.undated:
        yield Point(
            text=f"{count(basis.undated, 'report')} left out: nothing says when they were published."
        )
