"""Where an actor stands, matter by matter, with the history of each: all its positions, whoever asks."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.errors import QuestionError
from onrecord.query.origins import count_origins, fetch_origins
from onrecord.query.paging import Page
from onrecord.query.question.topic import content_words
from onrecord.query.questions.labels import Label, read_label
from onrecord.query.questions.merging import counted, merge
from onrecord.query.questions.wording import family_of, question_of
from onrecord.query.reader import Reader
from onrecord.query.sources import Source, source_of
from onrecord.query.words import word_list
from onrecord.records import Date, Matter, Position, Record
from onrecord.records.position import HowKnown
from onrecord.records.position import Stance as PositionStance
from onrecord.schema.common_words import common_words
from onrecord.store.view import View

LOOKED_AT = 2000  # positions of an actor that are put in order by matter: the newest
_SHOWN = 6  # of one matter that are shown with their words where no other number is asked for
_COURSE = 200  # tellings of one matter of which day and stance are given
_LONGEST = 90  # characters of a name made of a report's words


class Stand(Record, frozen=True, kw_only=True):
    """One position as it was told. ``about`` are the words for the matter in that report.

    ``holder`` is a name. ``day`` is the report's; ``date`` that of which it is told, where that is another. With
    ``other_side`` it is on another side of the matter than the one that names it ("lifting sanctions"
    of "sanctions"), so that "for" speaks against. ``past``: told as once held. ``told_by`` is a
    name. ``reports`` and ``origins`` count those that tell it on one day with one stance.
    """

    id: str
    holder: str | None
    day: datetime.date | None
    date: Date | None
    stance: PositionStance
    how: HowKnown
    about: str
    other_side: bool
    past: bool
    condition: str | None
    told_by: str | None
    source: Source
    reports: int = 1
    origins: int = 1


class Standing(Record, frozen=True, kw_only=True):
    """What an actor is told to hold of one matter, the newest first.

    ``course`` has the day and stance of each telling, those of a known day, oldest first; at most the
    newest 200. ``question`` is how to ask a board of it, ``None`` where its words name no proposal;
    ``towards`` is the name, and ``towards_id`` the entity, where it is somebody. ``stances`` count
    the tellings of each; ``more`` is how many of the ``positions`` are not in ``history``.
    """

    about: str
    question: str | None
    towards: str | None
    towards_id: str | None
    positions: int
    stances: dict[str, int]
    first: datetime.date | None
    last: datetime.date | None
    history: tuple[Stand, ...]
    more: int
    course: tuple[tuple[datetime.date, PositionStance], ...]


class _Group(NamedTuple):
    """Positions on one matter; ``named`` are the matters that name it, by position."""

    key: str
    positions: list[Position]
    named: dict[str, Matter]
    question: str | None = None
    family: str | None = None
    towards: str | None = None


def standings(
    view: View,
    entity: str | Collection[str],
    *,
    about: str | None = None,
    newest: bool = False,
    offset: int = 0,
    limit: int = 50,
    shown: int = _SHOWN,
) -> Page[Standing]:
    """What an entity (its id), or several, is told to be for and against, those told most often first, or the newest.

    ``about`` keeps positions that full text finds by these words; of each matter so many are
    ``shown``. Of more than 2,000 positions the newest are looked at, and the page says ``more``.
    Raises ``QuestionError`` where ``about`` says nothing.
    """
    if about is not None and not content_words(about):
        raise QuestionError(f"nothing to look for in {about!r}; ask for example: tariffs")
    numbers = view.told_newest(entity, "position", words=about, limit=LOOKED_AT + 1)
    found = view.stored(Position, numbers[:LOOKED_AT])
    positions = [found[number] for number in numbers if number in found]
    reader = Reader(view)
    reader.fetch_days({position.article for position in positions})
    reader.meet(p.towards for p in positions if p.towards is not None)
    groups = _by_matter(reader, positions)
    if newest:
        groups.sort(key=lambda group: (-_day(reader, group.positions[0]), group.key))
    else:
        groups.sort(key=lambda g: (-len({p.article for p in g.positions}), g.key))
    asked = groups[offset : offset + limit]
    told = [position for group in asked for position in group.positions[:shown]]
    reader.fetch({position.article for position in told})
    reader.meet(actor for p in told for actor in (p.holder, p.told_by) if actor is not None)
    fetch_origins(reader, told)
    return Page(
        items=tuple(_standing(reader, group, shown) for group in asked),
        total=len(groups),
        offset=offset,
        limit=limit,
        more=len(numbers) > LOOKED_AT,
    )


def newest_stands(
    view: View, entity: str | Collection[str], *, limit: int = 6
) -> tuple[Stand, ...]:
    """The positions of an entity that were told last, each with the words for its matter."""
    numbers = view.told_newest(entity, "position", limit=2 * limit)
    found = view.stored(Position, numbers)
    once: dict[tuple[object, ...], Position] = {}  # a report may tell one position twice
    for position in (found[number] for number in numbers if number in found):
        once.setdefault(
            (position.article, position.holder, position.stance, _about(position)), position
        )
    told = list(once.values())[:limit]
    reader = Reader(view)
    reader.fetch({position.article for position in told})
    reader.fetch_days({position.article for position in told})
    reader.meet(actor for p in told for actor in (p.holder, p.told_by) if actor is not None)
    return tuple(_stand(reader, [position], None, None) for position in told)


def _day(reader: Reader, position: Position) -> int:
    return (reader.published(position.article) or datetime.date.min).toordinal()


def _by_matter(reader: Reader, positions: Sequence[Position]) -> list[_Group]:
    """Positions of one matter together: a proposal, somebody, or the same telling words."""
    named = _named(reader.view, positions)
    groups = _proposals(reader, positions, named)
    placed = {position.id for group in groups for position in group.positions}
    others: dict[str, _Group] = {}
    reader.place({p.article for p in positions if p.id not in placed}, found=False)
    for position in positions:
        if position.id in placed:
            continue
        towards = position.towards and reader.who(position.towards).entity
        key = f"entity:{towards}" if towards else _worded(reader, position)
        group = others.setdefault(key, _Group(key, [], {}, towards=towards or None))
        group.positions.append(position)
    return [*groups, *others.values()]


def _worded(reader: Reader, position: Position) -> str:
    """The same for what is called by the same words; by one word alone ("the bill") within a story."""
    words = _words(position)
    if len(words) > 1:
        return f"words:{' '.join(sorted(words))}"
    part = reader.part(position.article)
    where = part.story if part is not None else position.article
    return f"word:{' '.join(words) or position.id} {where}"


def _named(view: View, positions: Iterable[Position]) -> dict[str, Matter]:
    """The matter that each position speaks of, one that is told openly and in full before others."""
    wanted = {position.id: position for position in positions}
    best: dict[str, Matter] = {}
    for matter in view.claims_in(Matter, {p.article for p in wanted.values()}):
        for id in matter.positions:
            if id in wanted and (id not in best or _weight(matter) > _weight(best[id])):
                best[id] = matter
    return best


def _weight(matter: Matter) -> tuple[bool, bool, str]:
    return matter.explicit, matter.status == "open", matter.id


def _proposals(
    reader: Reader, positions: Sequence[Position], named: Mapping[str, Matter]
) -> list[_Group]:
    """The proposals that these positions speak of, as open questions are made of all reports."""
    labels: dict[str, Label] = {}
    for told_as in {matter.label for matter in named.values()}:
        if (label := read_label(told_as)) is not None:
            labels[told_as] = label
    numbers = Counter(matter.label for matter in named.values())
    merged = merge(
        counted(
            (text, x.status, x.family, x.key, numbers[text]) for text, x in sorted(labels.items())
        ),
        {},
    )
    home = {text: place for place, group in enumerate(merged) for text in group.labels}
    told: dict[int, list[Position]] = {}
    for position in positions:
        matter = named.get(position.id)
        if matter is not None and matter.label in home:
            told.setdefault(home[matter.label], []).append(position)
    found = []
    for place, group in enumerate(merged):
        if place in told:
            own = {position.id: named[position.id] for position in told[place]}
            family = family_of(group.key, group.families)
            matters = list(own.values())
            question, _ = question_of(group.key, family, matters, _names(reader, matters))
            found.append(_Group(str(group.key), told[place], own, question.text, family))
    return found


def _names(reader: Reader, found: Iterable[Matter]) -> dict[str, str]:
    """Names to show for those that no codebook knows."""
    actors = {m.names[1]: m.object for m in found if m.object is not None and len(m.names) == 2}
    actors |= {m.names[0]: m.subject for m in found if m.subject is not None}
    known = ("country:", "body:", "law:")
    wanted = {name: actor for name, actor in actors.items() if not name.startswith(known)}
    reader.meet(wanted.values())
    return {name: reader.who(actor).name for name, actor in wanted.items()}


def _words(position: Position) -> frozenset[str]:
    """The telling words of what a position is on; those of a pronoun are what it stands for."""
    for spans in ((position.target,), position.target_more):
        words = frozenset(word for span in spans for word in word_list(span.quote))
        if telling := words - common_words():
            return telling
    return frozenset()


def _standing(reader: Reader, group: _Group, shown: int) -> Standing:
    course = [
        (day, position.stance)
        for position in group.positions
        if (day := reader.published(position.article)) is not None
    ]
    towards = reader.entity(group.towards) if group.towards is not None else None
    alike = _alike(reader, group.positions[:shown])
    return Standing(
        about=group.question or (towards.name if towards else _words_for(group.positions)),
        question=group.question,
        towards=towards.name if towards is not None else None,
        towards_id=group.towards,
        positions=len(group.positions),
        stances=dict(sorted(Counter(p.stance for p in group.positions).items())),
        first=course[-1][0] if course else None,
        last=course[0][0] if course else None,
        history=tuple(
            _stand(reader, same, group.named.get(same[0].id), group.family) for same in alike
        ),
        more=max(0, len(group.positions) - shown),
        course=tuple(course[:_COURSE][::-1]),
    )


def _alike(reader: Reader, positions: Sequence[Position]) -> list[list[Position]]:
    """Positions told alike on one day together, in the order given."""
    groups: dict[tuple[object, ...], list[Position]] = {}
    for position in positions:
        day = reader.published(position.article)
        key = (day or position.id, position.stance, position.how, position.past)
        groups.setdefault(key, []).append(position)
    return list(groups.values())


def _words_for(positions: Sequence[Position]) -> str:
    """The words of the reports for a matter that has no name: what is meant before a pronoun."""
    full = [_about(position) for position in positions]
    return min(full, key=lambda words: (len(words) > _LONGEST, -len(words), words))


def _about(position: Position) -> str:
    telling = set(word_list(position.target.quote)) - common_words()
    spans = position.target_more if position.target_more and not telling else (position.target,)
    words = " ".join(" … ".join(span.quote for span in spans).split())
    return words if len(words) <= 2 * _LONGEST else words[: 2 * _LONGEST].rsplit(" ", 1)[0] + " …"


def _stand(
    reader: Reader, same: Sequence[Position], matter: Matter | None, family: str | None
) -> Stand:
    best = min(same, key=lambda p: (p.how == "conjecture", len(p.evidence[0].quote), p.id))
    told = count_origins(reader, same) if len(same) > 1 else None
    return Stand(
        id=best.id,
        holder=reader.who(best.holder).name if best.holder is not None else None,
        day=reader.published(best.article),
        date=best.date,
        stance=best.stance,
        how=best.how,
        about=_about(best),
        other_side=matter is not None and matter.family not in {family, "instrument"},
        past=best.past,
        condition=best.condition.quote if best.condition is not None else None,
        told_by=reader.who(best.told_by).name if best.told_by is not None else None,
        source=source_of(reader, best),
        reports=told.reports if told is not None else 1,
        origins=told.count if told is not None else 1,
    )
