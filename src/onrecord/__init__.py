"""OnRecord keeps the state of play of politics from news reports, held to their exact words.

import onrecord

with onrecord.open("record.db", create=True) as record:
record.read(["reports/"])
print(record.brief("Taiwan's entry into the CPTPP").text)
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path
    from types import TracebackType

    from onrecord.brief import Brief
    from onrecord.pipeline import ReadSummary
    from onrecord.query import (
        ActorLine,
        Asked,
        Beside,
        Board,
        Change,
        Changes,
        Check,
        ClaimRecord,
        Compared,
        CorrectionLine,
        Happening,
        Identified,
        Imported,
        KnownListLine,
        Link,
        ListRead,
        MeetingLine,
        OutletLine,
        Proposed,
        RatingsRead,
        RequestLine,
        Saying,
        Searched,
        Shown,
        Standing,
        StoryLine,
        Ties,
    )
    from onrecord.query.paging import Page
    from onrecord.query.search import Order
    from onrecord.records import Correction, Entity, EventStatus
    from onrecord.settings import Settings
    from onrecord.store import Store, View

__version__ = "0.1.0"

__all__ = ["OpenRecord", "__version__", "open"]


class OpenRecord:
    """An open record: read reports into it, ask it. Use it as a context manager, or ``close()`` it.

    What it returns are frozen records (``onrecord.query``, ``onrecord.brief``), each with
    ``to_json()``. Heavy libraries are imported when a call first needs them.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        """Use ``onrecord.open``."""
        self._store = store
        self._view: View | None = None
        self.settings = settings

    @property
    def view(self) -> View:
        """The stored records themselves: articles, claims, entities, events, stories, search."""
        if self._view is None:
            self._view = self._store.view()
        return self._view

    def read(
        self,
        inputs: str | Path | Iterable[str | Path],
        *,
        published: str | None = None,
        publisher: str | None = None,
        workers: int = 1,
        on_progress: Callable[[int, int | None, str], None] | None = None,
    ) -> ReadSummary:
        """Read reports: files, folders, globs, addresses.

        Args:
            inputs: One or several.
            published: Their publication day (``2021-08-27``), where they do not say it.
            publisher: Their publisher, where they do not say it.
            workers: Processes to read in.
            on_progress: Called as ``on_progress(done, total, locator)`` after every report;
                ``total`` is ``None`` where it is not known.

        Raises:
            InputRejected: ``published`` is no date.
            StoreError: The record cannot be written.
            ModelError: The English model is missing or not the pinned one.
        """
        from onrecord.pipeline import read_reports
        from onrecord.read import Given

        named = [inputs] if isinstance(inputs, str | os.PathLike) else list(inputs)
        return read_reports(
            self._store,
            [str(each) for each in named],
            settings=self.settings,
            given=Given(published=published, publisher=publisher),
            workers=workers,
            on_progress=on_progress,
        )

    def brief(
        self,
        question: str | Asked,
        *,
        as_of: datetime.date | None = None,
        since: datetime.date | None = None,
        long: bool = False,
    ) -> Brief:
        """A brief on a question: free words, or the path of a YAML file.

        Args:
            question: What is asked.
            as_of: Only what was known up to and on that day counts.
            since: What became known after that day is told as changed; without it, what did in
                the last 30 days of the reports on the question.
            long: Everything, where a page has only what matters most.

        Where the record holds nothing on it, ``text`` is "no statement found" and ``sources``
        is empty. Raises ``QuestionError``.
        """
        from onrecord.brief import write_brief
        from onrecord.query import case

        found = case(
            self.view, question, as_of=as_of, since=since, threshold=self.settings.stance_threshold
        )
        return write_brief(found, long=long, since_given=since is not None)

    def board(
        self,
        question: str | Asked,
        *,
        as_of: datetime.date | None = None,
        since: datetime.date | None = None,
        assume: Iterable[str] = (),
    ) -> Board:
        """Who stands where on a question.

        ``as_of`` counts only what was known on that day: reports published up to and on it (read,
        where nothing says when they were published); ``since`` keeps only lines on which something
        became known after it. ``assume`` are stances to suppose, each as "Japan=for": ``what_if`` of
        the board then has the arithmetic with them. Raises ``QuestionError``.
        """
        from onrecord.query import board

        threshold = self.settings.stance_threshold
        return board(
            self.view, question, as_of=as_of, since=since, assume=assume, threshold=threshold
        )

    def changes(
        self,
        question: str | Asked,
        *,
        since: datetime.date,
        as_of: datetime.date | None = None,
    ) -> Changes:
        """What became known of a question after a day: new, moved, contradicted, corrected, late.

        ``as_of`` counts only what was known on that day. Raises ``QuestionError``, also where
        ``as_of`` is not after ``since``.
        """
        from onrecord.query import changes

        threshold = self.settings.stance_threshold
        return changes(self.view, question, since=since, as_of=as_of, threshold=threshold)

    def questions(
        self,
        *,
        about: str | None = None,
        since: datetime.date | None = None,
        limit: int | None = 20,
    ) -> tuple[Proposed, ...]:
        """The open questions that the reports raise, those with most reports and holders first.

        ``about`` keeps those that name an actor or hold all the words; ``since`` counts only
        reports published on that day or later. Each has a ``question`` to ask ``board`` with.
        Raises ``QuestionError`` where ``about`` says nothing.
        """
        from onrecord.query import questions

        return questions(self.view, about=about, since=since, limit=limit)

    def actors(
        self,
        name: str | None = None,
        *,
        kinds: Collection[str] = (),
        country: str | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Page[ActorLine]:
        """Actors, those of whom most reports speak first; ``name`` is how a name of theirs begins.

        Without kinds those that have a name. Raises ``QuestionError`` for a kind that is none.
        """
        from onrecord.query import actors

        return actors(
            self.view, name=name, kinds=kinds, country=country, offset=offset, limit=limit
        )

    def who(
        self, actor: str, *, at: datetime.date | None = None, most: int | None = None
    ) -> Identified:
        """Who an actor is, or the candidates for the name. Raises ``NotInRecord``.

        ``most`` keeps so many posts, holders and ties, without what each report tells of them.
        """
        from onrecord.query import who

        return who(self.view, actor, at=at, most=most)

    def positions(
        self, actor: str, *, about: str | None = None, offset: int = 0, limit: int = 50
    ) -> Page[Standing]:
        """What an actor is told to be for and against, matter by matter, with the history of each.

        Raises ``NotInRecord`` where the name fits nobody or more than one.
        """
        from onrecord.query import standings
        from onrecord.query.naming import one_named

        id = one_named(self.view, actor).id
        return standings(self.view, id, about=about, offset=offset, limit=limit)

    def said(
        self, actor: str, *, about: str | None = None, limit: int | None = None
    ) -> tuple[Saying, ...]:
        """What an actor said, newest first; ``about`` keeps what holds all these words.

        Raises ``NotInRecord`` where the name fits nobody or more than one.
        """
        from onrecord.query import said

        return said(self.view, actor, about=about, limit=limit)

    def timeline(
        self,
        *,
        actor: str | None = None,
        question: str | Asked | None = None,
        types: Collection[str] = (),
        statuses: Collection[EventStatus] = (),
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        limit: int | None = None,
    ) -> tuple[Happening, ...]:
        """Events by day: all, an actor's, a question's, of these PLOVER types and statuses.

        ``since`` and ``until`` are days, both included; with one of them what is undated is left
        out. ``limit`` keeps the latest. Raises ``NotInRecord``, ``QuestionError``.
        """
        from onrecord.query import timeline

        return timeline(
            self.view,
            actor=actor,
            question=question,
            types=types,
            statuses=statuses,
            since=since,
            until=until,
            limit=limit,
        )

    def meetings(
        self,
        *,
        between: tuple[str, str] | None = None,
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        status: EventStatus | None = None,
        limit: int | None = None,
    ) -> tuple[MeetingLine, ...]:
        """Meetings by day, each once for all its reports; ``between`` keeps those in which both took part.

        ``since`` and ``until`` are days, both included. Raises ``NotInRecord`` where a name fits
        nobody or more than one.
        """
        from onrecord.query import meetings

        return meetings(
            self.view, between=between, since=since, until=until, status=status, limit=limit
        )

    def requests(
        self, *, actor: str | None = None, limit: int | None = None
    ) -> tuple[RequestLine, ...]:
        """Who asked what of whom, newest first: all, or those in which an actor asks or is asked.

        Raises ``NotInRecord`` where the name fits nobody or more than one.
        """
        from onrecord.query import requests

        return requests(self.view, actor=actor, limit=limit)

    def ties(
        self,
        actor: str,
        other: str | None = None,
        *,
        kinds: Collection[str] = (),
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        as_of: datetime.date | None = None,
        limit: int | None = None,
    ) -> Ties:
        """The ties of an actor, or those between two, or the candidates for a name.

        ``since`` and ``until`` are days of what is told, ``as_of`` the last day of publication,
        all included. ``limit`` is for the partners of a kind, or between two for the tellings of a
        tie. Raises ``NotInRecord`` where nobody has the name, ``QuestionError`` for a kind that is
        none.
        """
        from onrecord.query import ties

        return ties(
            self.view, actor, other, kinds=kinds, since=since, until=until, as_of=as_of, limit=limit
        )

    def merge(
        self,
        *actors: str,
        name: str | None = None,
        note: str | None = None,
        dry_run: bool = False,
    ) -> Change:
        """Correct: these are one actor, which keeps the id of the first, and ``name`` if given.

        Like every correction it is kept until it is undone, through whatever is read again, and
        the record is settled with it at once; with ``dry_run`` nothing is stored. Raises
        ``NotInRecord`` where a name fits nobody or more than one, ``CorrectionError`` where it
        would change nothing or an earlier correction says the contrary.
        """
        from onrecord.query.user_told.correcting import merge

        made = merge(self.view, actors, name=name, note=note, made=_now())
        return self._make(made, dry_run=dry_run)

    def split(
        self,
        actor: str,
        *,
        articles: Iterable[str] = (),
        publisher: str | None = None,
        published: datetime.date | None = None,
        name: str | None = None,
        note: str | None = None,
        dry_run: bool = False,
    ) -> Change:
        """Correct: in some reports an actor is somebody else, called ``name`` if given.

        Those are ``articles`` (as of ``show``), and those of a ``publisher``, or ``published`` on
        a day, or both. Raises as ``merge``.
        """
        from onrecord.query.user_told.correcting import split

        made = split(
            self.view,
            actor,
            articles=list(articles),
            publisher=publisher,
            published=published,
            new_name=name,
            note=note,
            made=_now(),
        )
        return self._make(made, dry_run=dry_run)

    def rename(
        self, actor: str, name: str, *, note: str | None = None, dry_run: bool = False
    ) -> Change:
        """Correct: an actor is called ``name``; the name it had is an alias. Raises as ``merge``."""
        from onrecord.query.user_told.correcting import rename

        made = rename(self.view, actor, name, note=note, made=_now())
        return self._make(made, dry_run=dry_run)

    def keep_apart(self, *actors: str, note: str | None = None, dry_run: bool = False) -> Change:
        """Correct: these are not the same, whatever is read or settled later. Raises as ``merge``."""
        from onrecord.query.user_told.correcting import keep_apart

        made = keep_apart(self.view, actors, note=note, made=_now())
        return self._make(made, dry_run=dry_run)

    def undo(self, correction: str, *, dry_run: bool = False) -> Change:
        """Take a correction back, by id or beginning of one. Raises ``CorrectionError``."""
        from onrecord.query.user_told.corrections import find_correction

        return self._make(find_correction(self.view, correction), undo=True, dry_run=dry_run)

    def corrections(self, *, undone: bool = False) -> tuple[CorrectionLine, ...]:
        """The corrections in force, or all, in the order they were made, and whom they are of now."""
        from onrecord.query import corrections

        return corrections(self.view, undone=undone)

    def import_corrections(self, path: str | Path) -> Imported:
        """Make the corrections of another record out of its ``export jsonl``.

        Those undone there, those that this record knows and those that contradict one of its own
        are left out. Raises ``CorrectionError`` where the file cannot be read.
        """
        from onrecord.pipeline.correcting import make_corrections
        from onrecord.query.user_told.corrections import imported, sort_import
        from onrecord.read.told import read_corrections

        sorted_ = sort_import(self.view, read_corrections(path))
        make_corrections(self._store, sorted_.made, settings=self.settings)
        return imported(self.view, sorted_)

    def identify(
        self, paths: str | Path | Iterable[str | Path], *, source: str | None = None
    ) -> tuple[ListRead, ...]:
        """Keep lists of known actors (FollowTheMoney JSON, CSV) and settle the record by them.

        A list is called ``source``, or else as its file is without ending, and takes the place
        of the one it had; several files of one name are one list. Nothing is fetched. Raises
        ``KnownActorsError`` where a file is no list, and then keeps nothing of that list.
        """
        from onrecord.pipeline.correcting import keep_known
        from onrecord.query.user_told.known_lists import list_read
        from onrecord.read.known_actors import KnownList, together

        named = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
        lists = together(KnownList(path, source=source) for path in named)
        keep_known(self._store, lists, settings=self.settings)
        return tuple(
            list_read(self.view, name, each.rejected, each.passed) for name, each in lists.items()
        )

    def known_lists(self) -> tuple[KnownListLine, ...]:
        """The lists of known actors in the record, and how many of each were found in it."""
        from onrecord.query import known_lists

        return known_lists(self.view)

    def links(self, *, unsure: bool = False) -> tuple[Link, ...]:
        """Who is a known actor and why, or with ``unsure`` who may be one of several."""
        from onrecord.query import links

        return links(self.view, unsure=unsure)

    def forget(self, source: str) -> KnownListLine:
        """Take a list of known actors out of the record; what it was. Raises ``NotInRecord``."""
        from onrecord.pipeline.correcting import keep_known
        from onrecord.query.user_told.known_lists import known_list

        line = known_list(self.view, source)
        keep_known(self._store, {line.source: ()}, settings=self.settings)
        return line

    def sources(self) -> tuple[OutletLine, ...]:
        """The outlets of the record, most reports first, and the letters that the user gave them."""
        from onrecord.query import outlets

        return outlets(self.view)

    def rate(self, outlet: str, letter: str, *, why: str | None = None) -> OutletLine:
        """Keep the user's letter for an outlet, A to F, in place of the one it had.

        Like a correction it stays through whatever is read again. An outlet of which there is no
        report yet is rated under the name given. Raises ``RatingError`` for another letter.
        """
        from onrecord.query.user_told.ratings import outlet_line, rating

        made = rating(self.view, outlet, letter, why=why, made=_now())
        with self._store.writer() as writer:
            writer.rate([made])
        return outlet_line(self.view, made.outlet)

    def unrate(self, outlet: str) -> OutletLine | None:
        """Take an outlet's letter back; what is left of it. Raises ``NotInRecord`` if it has none."""
        from onrecord.query.user_told.ratings import find_line, rated

        told = rated(self.view, outlet)
        with self._store.writer() as writer:
            writer.unrate(told.outlet)
        return find_line(self.view, told.outlet)

    def rate_from(self, path: str | Path) -> RatingsRead:
        """Keep the letters of a list, CSV or YAML; bad rows are told and left out.

        Raises ``RatingError`` where the file cannot be read.
        """
        from onrecord.query.user_told.ratings import ratings_read, sort_ratings
        from onrecord.read.ratings import read_ratings

        made, rejected = sort_ratings(self.view, read_ratings(path), made=_now())
        with self._store.writer() as writer:
            writer.rate(made)
        return ratings_read(self.view, made, rejected)

    def _make(self, correction: Correction, *, undo: bool = False, dry_run: bool) -> Change:
        """Make or undo a correction, and say what that changes."""
        from onrecord.pipeline import correcting
        from onrecord.query.user_told.corrections import change_of, involved

        before = involved(self.view, correction)
        after: Mapping[str, Entity]
        if dry_run:
            others = [each for each in self.view.corrections() if each.id != correction.id]
            given = others if undo else [*others, correction]
            after = correcting.with_corrections(self.view, given)
        elif undo:
            correcting.undo_correction(self._store, correction.id, settings=self.settings)
            after = self.view.entities_of(before)
        else:
            correcting.make_corrections(self._store, [correction], settings=self.settings)
            after = self.view.entities_of(before)
        return change_of(correction, before, after, undone=undo, dry_run=dry_run)

    def stories(self, *, smallest: int = 1, limit: int | None = None) -> tuple[StoryLine, ...]:
        """Stories of at least ``smallest`` reports, newest first, with what derives from what."""
        from onrecord.query import stories

        return stories(self.view, smallest=smallest, limit=limit)

    def story(self, story: str) -> StoryLine:
        """One story with its reports, what derives from what, and its independent origins.

        ``story`` as of ``compare``. Raises ``NotInRecord`` where none or more than one fits.
        """
        from onrecord.query import story_line
        from onrecord.query.compared import find_story

        return story_line(self.view, find_story(self.view, story))

    def beside(self, one: str, other: str) -> Beside:
        """Two articles, each as of ``show``, side by side: what the one takes from the other.

        The source, or the earlier one, comes first. Raises ``NotInRecord`` where none or more
        than one fits.
        """
        from onrecord.query import beside

        return beside(self.view, one, other)

    def compare(self, story: str) -> Compared:
        """What the reports of a story tell alike, what one alone tells, and where they differ.

        ``story`` is its id or the beginning of one, words of its title, or one of its reports as of
        ``show``. Raises ``NotInRecord`` where none or more than one fits.
        """
        from onrecord.query import compare
        from onrecord.query.compared import find_story

        return compare(self.view, find_story(self.view, story))

    def search(  # noqa: PLR0913 - each is a filter
        self,
        words: str = "",
        *,
        kind: str = "article",
        actor: str | None = None,
        types: Collection[str] = (),
        statuses: Collection[str] = (),
        outlets: Collection[str] = (),
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        order: Order | None = None,
        offset: int = 0,
        limit: int = 50,
    ) -> Searched:
        """Reports, or claims of one kind, by words and filters; how many there are of what.

        ``since`` and ``until`` are days of publication, both included; the other filters are as of
        ``onrecord.query.Search``. Raises ``NotInRecord`` where the actor's name fits nobody or more
        than one, ``QuestionError`` for a kind that is none.
        """
        from onrecord.query import Search, search

        asked = Search(
            words=words,
            kind=kind,
            actor=actor,
            types=tuple(types),
            statuses=tuple(statuses),
            outlets=tuple(outlets),
            since=since,
            until=until,
            order=order,
        )
        return search(self.view, asked, offset=offset, limit=limit)

    def show(self, article: str, *, kinds: Collection[str] | None = None) -> Shown:
        """An article, by id, beginning of an id, path or address, with its claims marked.

        ``kinds`` are those of ``onrecord.query.show.KINDS`` to mark; without it statements, events,
        positions and posts. Raises ``NotInRecord`` where none or more than one article fits,
        ``QuestionError`` for a kind that is none.
        """
        from onrecord.query import show
        from onrecord.query.show import DEFAULT_KINDS

        return show(self.view, article, kinds=DEFAULT_KINDS if kinds is None else kinds)

    def claim(self, id: str) -> ClaimRecord:
        """All that is known of a claim of any kind, by its id: its fields, its words, who else tells it.

        Raises ``NotInRecord``.
        """
        from onrecord.query import claim_record

        return claim_record(self.view, id)

    def doctor(self) -> tuple[Check, ...]:
        """Whether the installation and this record are in order."""
        from onrecord.query import doctor

        return doctor(self._store.target)

    def close(self) -> None:
        """Close the record. Safe to call twice."""
        if self._view is not None:
            self._view.close()
            self._view = None
        self._store.close()

    def __enter__(self) -> OpenRecord:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _now() -> datetime.datetime:
    import datetime

    return datetime.datetime.now(datetime.UTC)


def open(
    target: str | Path = "record.db", *, create: bool = False, settings: Settings | None = None
) -> OpenRecord:
    """Open the record at a path; ``create`` makes it where there is none.

    Without ``settings`` those of the environment count (``ONRECORD_…``). Raises ``StoreError``
    where there is none and ``create`` is false, or where it is no record.
    """
    from onrecord.settings import load_settings
    from onrecord.store import open_store

    store = open_store(target, create=create)
    if _lacks_answers(store):
        _keep_answers(store)
    return OpenRecord(store, settings or load_settings())


def _keep_answers(store: Store) -> None:
    """A record that may not be written to does without: the answers are then found when asked for."""
    import contextlib

    from onrecord.errors import StoreError
    from onrecord.pipeline.settle import keep_questions, keep_ties

    with contextlib.suppress(StoreError):
        keep_ties(store)
        keep_questions(store)


def _lacks_answers(store: Store) -> bool:
    """True for a record that an earlier version settled, or with other words for ties."""
    from onrecord.query.questions.kept import has_questions
    from onrecord.query.ties.kept import has_ties

    with store.view() as view:
        settled = view.ties_mark()[0] is not None
        return settled and not (has_ties(view) and has_questions(view))
