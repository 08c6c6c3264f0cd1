"""The open questions of a record: counted by label, merged, worded, ranked and cited."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.errors import QuestionError
from onrecord.query.lexicon import known
from onrecord.query.origins import independent
from onrecord.query.question.topic import content_words
from onrecord.query.questions.labels import Label, read_label
from onrecord.query.questions.merging import Group, counted, merge
from onrecord.query.questions.wording import family_of, question_of
from onrecord.query.reader import Reader
from onrecord.query.sources import Source, core_of, source_at
from onrecord.query.words import word_list
from onrecord.records import Matter, Question, Record
from onrecord.schema.instruments import instruments
from onrecord.store.view import View
from onrecord.store.view.matters import MatterCount

LIMIT = 20  # questions given where no number is asked for
MOST_LABELS = 20_000  # looked at; in a record of a million reports the rest are told once or twice
_MOST_MATTERS = 1_500  # read of one question, the newest: enough for its words, holders and dates
_OPEN_SHARE = 0.3  # of the tellings; where fewer are open, it is a past event that is told again
_OF_ATTACKS = 0.5  # the same of attacks and invasions, which are told of long after
_SPARE = 3  # times as many proposals are read as are asked for: holders change their order
_SHOWN = 3  # reports cited


class Proposed(Record, frozen=True, kw_only=True):
    """An open question that reports raise, ready to be asked: ``question`` is as for ``board``.

    ``reports`` tell of it, ``open_reports`` of them as of something open; ``origins`` is the
    number of independent ones. ``holders`` are those who have a position on it by name, the one
    with most first; ``positions`` their number. ``other_side`` are wordings for undoing it
    ("lifting sanctions on Iran"), on which a stance means the contrary. ``examples`` are reports
    that raise it, the newest first, at most one of an origin. ``family`` is the kind of act.
    """

    question: Question
    family: str
    reports: int
    open_reports: int
    origins: int
    holders: tuple[str, ...]
    positions: int
    first: datetime.date | None
    last: datetime.date | None
    other_side: tuple[str, ...]
    examples: tuple[Source, ...]


def questions(
    view: View,
    *,
    about: str | None = None,
    since: datetime.date | None = None,
    limit: int | None = LIMIT,
) -> tuple[Proposed, ...]:
    """The open questions that the reports raise, those with most reports and holders first.

    ``about`` keeps those that name an actor or hold all the words; ``since`` counts reports
    published on that day or later; ``limit`` is the number given, ``None`` for all. Raises
    ``QuestionError`` where ``about`` says nothing.
    """
    reader = Reader(view)
    labels = _labels(view.matter_counts(since=since, most=MOST_LABELS))
    groups = merge(
        counted((c.label, x.status, x.family, x.key, c.articles) for c, x in labels),
        _settled(reader, labels),
    )
    groups = [group for group in groups if _is_open(group)]
    if about is not None:
        groups = _about(groups, about)
    if limit is not None:
        groups = groups[: _SPARE * limit + LIMIT]
    found = [told for told in _tellings(reader, groups, since) if told.explicit]
    found.sort(key=lambda told: (-told.weight, -told.open_reports, told.group.key))
    worded = _unlike(reader, found, limit)
    examples = [_examples(reader, told.matters) for told, _ in worded]
    reader.fetch(matter.article for matters in examples for matter in matters)
    return tuple(
        _proposed(reader, told, wording, matters)
        for (told, wording), matters in zip(worded, examples, strict=True)
    )


def _labels(counts: Iterable[MatterCount]) -> list[tuple[MatterCount, Label]]:
    return [(each, found) for each in counts if (found := read_label(each.label)) is not None]


def _is_open(group: Group) -> bool:
    share = _OF_ATTACKS if group.key.act == "attack" else _OPEN_SHARE
    return group.told["open"] > 0 and group.told["open"] >= share * group.size


def _settled(reader: Reader, labels: Sequence[tuple[MatterCount, Label]]) -> dict[str, str]:
    """Names that are one by what was settled across reports: each goes to its entity's name."""
    named = [
        count.one
        for count, label in labels
        if len(label.key.objects) == 1 and label.key.objects[0].startswith("name:")
    ]
    matters = [m for m in reader.view.matters_stored(named) if m.object is not None]
    reader.meet(m.object for m in matters if m.object is not None)
    found: dict[str, str] = {}
    for matter in matters:
        if matter.object is not None and len(matter.names) == 2:
            who = reader.who(matter.object)
            if not who.described:
                found[matter.names[1]] = who.known_as or f"name:{who.name.casefold()}"
    return found


def _about(groups: Sequence[Group], about: str) -> list[Group]:
    words = content_words(about)
    if not words:
        raise QuestionError(f"nothing to look for in {about!r}; ask for example: Iran")
    entry = known(about)
    kept = []
    for group in groups:
        said = set(word_list(" ".join(label.replace("\t", " ") for label in group.labels)))
        for law in (instruments().by_id.get(name) for name in group.key.objects):
            said |= set() if law is None else set(word_list(" ".join((law.name, *law.aliases))))
        named = entry is not None and entry.id in (group.key.subject, *group.key.objects)
        if named or _holds(said, words) or (entry is not None and entry.name.lower() in said):
            kept.append(group)
    return kept


def _holds(said: set[str], words: Sequence[str]) -> bool:
    return all(any(_alike(word, other) for other in said) for word in words)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (
        len(short) > 3 and long.startswith(short) and len(long) - len(short) < 3
    )


@dataclass(frozen=True)
class _Told:
    """The matters of one proposal, the reports that hold them, and who has a position on it."""

    group: Group
    matters: list[Matter]
    articles: frozenset[str]
    origins: int
    holders: tuple[str, ...]

    @property
    def weight(self) -> int:
        return self.origins + len(self.holders)

    @property
    def open_reports(self) -> int:
        return len({matter.article for matter in self.matters if matter.status == "open"})

    @property
    def explicit(self) -> bool:
        return any(matter.explicit for matter in self.matters)


def _tellings(reader: Reader, groups: Sequence[Group], since: datetime.date | None) -> list[_Told]:
    """The matters of these proposals, fetched together."""
    group_of = {label: number for number, group in enumerate(groups) for label in group.labels}
    found: list[list[Matter]] = [[] for _ in groups]
    most = _MOST_MATTERS * max(1, len(groups))
    for matter in reader.view.matters_labelled(group_of, since=since, most=most):
        found[group_of[matter.label]].append(matter)
    articles = {matter.article for matters in found for matter in matters}
    reader.place(articles, found=False)
    reader.fetch_days(articles)
    reader.meet(actor for matters in found for matter in matters for actor in matter.holders)
    return [_told(reader, group, each) for group, each in zip(groups, found, strict=True) if each]


def _told(reader: Reader, group: Group, found: list[Matter]) -> _Told:
    articles = frozenset(matter.article for matter in found)
    holders = tuple(_holders(reader, found))
    return _Told(group, found, articles, independent(reader, articles), holders)


@dataclass(frozen=True)
class _Worded:
    """What a proposal is called."""

    family: str
    question: Question
    other_side: tuple[str, ...]


def _worded(reader: Reader, told: _Told) -> _Worded:
    family = family_of(told.group.key, told.group.families)
    names = {name: reader.who(actor).name for name, actor in _unknown(told.matters).items()}
    return _Worded(family, *question_of(told.group.key, family, told.matters, names))


def _proposed(reader: Reader, told: _Told, worded: _Worded, examples: Iterable[Matter]) -> Proposed:
    days = [day for article in told.articles if (day := reader.published(article)) is not None]
    return Proposed(
        question=worded.question,
        family=worded.family,
        reports=len(told.articles),
        open_reports=told.open_reports,
        origins=told.origins,
        holders=told.holders,
        positions=len({id for matter in told.matters for id in matter.positions}),
        first=min(days, default=None),
        last=max(days, default=None),
        other_side=worded.other_side,
        examples=tuple(
            source_at(
                reader, m.id, m.evidence[0], core_of(m.evidence[0], [m.span, m.cue, m.object_span])
            )
            for m in examples
        ),
    )


def _unknown(found: Iterable[Matter]) -> dict[str, str]:
    """An actor for each name that no codebook knows: the record has how it is shown."""
    actors: dict[str, str] = {}
    for m in found:
        if m.object is not None and len(m.names) == 2:
            actors[m.names[1]] = m.object
    for m in found:
        if m.subject is not None:
            actors[m.names[0]] = m.subject
    known = ("country:", "body:", "law:")
    return {name: actor for name, actor in actors.items() if not name.startswith(known)}


def _holders(reader: Reader, found: Sequence[Matter]) -> list[str]:
    """Names of those who hold positions, the one with most first."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for matter in found:
        for actor in matter.holders:
            who = reader.who(actor)
            counts[who.key] += 1
            names[who.key] = who.name
    return [names[key] for key in sorted(counts, key=lambda key: (-counts[key], names[key], key))]


def _examples(reader: Reader, found: Sequence[Matter]) -> list[Matter]:
    """Those that raise it in words of their own, the newest first, no two of one origin."""
    best = sorted(
        (m for m in found if m.explicit),
        key=lambda m: (
            m.status != "open",
            -(reader.published(m.article) or datetime.date.min).toordinal(),
            m.article,
            m.span.start,
        ),
    )
    kept: list[Matter] = []
    for matter in best:
        articles = [*(each.article for each in kept), matter.article]
        if matter.article not in articles[:-1] and independent(reader, articles) > len(kept):
            kept.append(matter)
        if len(kept) == _SHOWN:
            break
    return kept


def _unlike(
    reader: Reader, found: Sequence[_Told], limit: int | None
) -> list[tuple[_Told, _Worded]]:
    """So many, without those that come out in the words of one before."""
    likely = found if limit is None else found[: limit + LIMIT]
    reader.meet(actor for told in likely for actor in _unknown(told.matters).values())
    seen: set[tuple[str, ...]] = set()
    kept: list[tuple[_Told, _Worded]] = []
    for told in found:
        if limit is not None and len(kept) == limit:
            break
        worded = _worded(reader, told)
        words = tuple(sorted(content_words(worded.question.text)))
        if words not in seen:
            seen.add(words)
            kept.append((told, worded))
    return kept
