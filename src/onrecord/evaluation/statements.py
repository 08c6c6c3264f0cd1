"""How well statements are found: PolNeAR, CofeNet's windows of it, and BASIL's quotations.

Scores, in percent:

* ``source_exact``, ``cue_exact``, ``content_exact``: micro F1 over spans; a span counts when both
  its ends agree on words. An item's spans of a role are taken as a set: the same source of two
  attributions counts once. A discontinuous content counts as its pieces; pieces of one
  attribution that touch are one. On CofeNet words are the tokens given; on PolNeAR they are runs
  of letters and digits and single other characters, so that a comma or a quotation mark more or
  less makes a span wrong there too.
* ``source_precision``, ``source_recall``, and so on: of the same spans.
* ``source_jaccard``, ``cue_jaccard``, ``content_jaccard``: words marked in both over words marked
  in either, summed over items.
* ``linked`` (PolNeAR): F1 over whole attributions. One is right when its content shares at least
  half of the words that either has (IoU ≥ 0.5) and the sources share a word, or neither has one.
  Each gold attribution is matched at most once, the best overlap first. ``linked_precision`` and
  ``linked_recall`` likewise.
* ``content_recall_direct``, ``_indirect``, ``_mixed``: recall over spans of gold content of the
  mode, whatever mode the statement found was given. Gold content is direct where all of it stands
  in quotation marks (97 in 100 of its code points, marks included), indirect where none does, and
  else mixed: on PolNeAR the content of an attribution as a whole, with all its pieces, on
  CofeNet each span. Content of two modes at the same place, of two attributions, counts in both.
* ``content_exact_direct`` and so on: F1 over the same gold spans and the content of statements
  whose own ``mode`` is the same one; a span found with another mode is wrong on both sides.
* ``linked_recall_direct``, ``linked_direct`` and so on (PolNeAR): the same of whole attributions,
  matched as for ``linked``. Of a mode that the gold set does not have there is no score.
* ``quotes_found`` (BASIL): share of the gold quotations of which one statement's content covers
  at least half of the words.
* ``speaker`` (BASIL): among those of them whose speaker the gold set names, the share whose
  statement names the same one: the last word of the gold name (but "Jr." and the like) stands,
  plural or not, among the words of the speaker's name, its aliases or the source; a gold name of
  five letters or more may be the beginning of one, since BASIL cuts names at an accent.
* ``speaker_named`` (BASIL): the same without gold "names" of groups, such as "Republican lawmakers"
  and "Obama campaign", where the text has one member of many speak.

PolNeAR marks no attribution within the content of another (none of the 9,936 in half of its
training part), so only statements without a parent are scored on the first two layouts. An item
that cannot be read counts as one missed span a role, one missed attribution, one missed
quotation, of no mode; where the pipeline fails on an item, all of its gold spans are missed. Both
are counted, as ``unreadable`` and ``failed``.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.evaluation.excerpts import Excerpt, Mark, excerpts
from onrecord.evaluation.gold_statements import ROLES, Gold, Item, Words, load_items
from onrecord.evaluation.linked import LinkedCount
from onrecord.evaluation.marked_words import (
    found_modes,
    found_parts,
    found_spans,
    gold_modes,
    gold_parts,
    gold_spans,
    marks_of,
)
from onrecord.evaluation.modes import ByMode, Quoted, add_spans, new_counts
from onrecord.evaluation.result import Case, Result, versions, worst
from onrecord.evaluation.spans import SpanCount, Stretch
from onrecord.evaluation.speakers import QuoteCount, QuotedItem
from onrecord.records import Actor, Article, Statement, article_id
from onrecord.settings import Settings
from onrecord.text import paragraph_bounds

if TYPE_CHECKING:
    from onrecord.pipeline.run import Progress

log = logging.getLogger("onrecord.evaluation")


@dataclass(frozen=True)
class Found:
    """What the pipeline found in one text; ``sentences`` only say how much to show of it."""

    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    sentences: tuple[Stretch, ...] = field(default=(), repr=False)
    failed: bool = False

    @property
    def top(self) -> tuple[Statement, ...]:
        """The statements that are told in no other's content."""
        return tuple(each for each in self.statements if each.parent is None)


Predict = Callable[[str], Found]


def evaluate(
    gold: Path,
    *,
    settings: Settings,
    errors: int = 0,
    limit: int | None = None,
    on_progress: "Progress | None" = None,
) -> Result:
    """Run the shipped pipeline on a gold set and score it; see the module for the scores.

    ``errors`` is how many of the worst items to give back, ``limit`` scores only the first items.
    ``on_progress(done, total, name)`` is called before each item and at the end.
    Raises ``GoldError`` where the layout is not known.
    """
    items = list(islice(load_items(gold), limit))
    return _score(gold, items, pipeline(settings), settings, errors, on_progress)


def score(
    gold: Path,
    predict: Predict,
    *,
    settings: Settings,
    errors: int = 0,
    limit: int | None = None,
    on_progress: "Progress | None" = None,
) -> Result:
    """Score any function from a text to statements on a gold set, as ``evaluate`` does."""
    items = list(islice(load_items(gold), limit))
    return _score(gold, items, predict, settings, errors, on_progress)


def pipeline(settings: Settings) -> Predict:
    """The shipped stages, up to the statements, as a function from a text to what they find."""
    from onrecord.models.spacy_model import load_spacy
    from onrecord.pipeline.table import STAGES

    nlp = load_spacy(settings.spacy_model)

    def predict(text: str) -> Found:
        article = Article(id=article_id(publisher=None, url=None, text=text), text=text)
        facts: dict[str, Any] = {"article": article, "nlp": nlp}
        for stage in STAGES:
            facts |= stage(facts)
            if "statements" in facts:
                break
        sentences = map(facts["text"].span, facts["text"].sentences())
        places = tuple((span.start, span.end) for span in sentences)
        return Found(facts["statements"], facts["actors"], places)

    return predict


def _score(
    gold: Path,
    items: Sequence[Item],
    predict: Predict,
    settings: Settings,
    errors: int,
    on_progress: "Progress | None",
) -> Result:
    tally = _Tally(shows_text=errors > 0)
    last_key: str | None = None
    words, found = None, Found()
    for done, item in enumerate(items):
        if on_progress is not None:
            on_progress(done, len(items), item.name)
        if item.key != last_key:
            words, found = _predicted(item, predict)
            last_key = item.key
        tally.add(item, words, found)
    if on_progress is not None:
        on_progress(len(items), len(items), "")
    return Result(
        task="statements",
        gold=str(gold),
        items=len(tally.cases),
        scores=tally.scores(),
        counts=tally.counts(),
        versions=versions(settings),
        errors=worst(tally.cases, errors),
    )


def _predicted(item: Item, predict: Predict) -> tuple[Words | None, Found]:
    try:
        words = item.words()
    except (OSError, ValueError, KeyError, TypeError):
        return None, Found()
    try:
        return words, predict(words.text)
    except Exception:  # a failure of ours is a wrong answer, and the evaluation goes on
        log.debug("%s", item.name, exc_info=True)
        return words, Found(failed=True)


@dataclass
class _Tally:
    """Counts over all items."""

    shows_text: bool = False
    roles: dict[str, SpanCount] = field(default_factory=lambda: {r: SpanCount() for r in ROLES})
    contents: ByMode = field(default_factory=new_counts)
    linked: LinkedCount = field(default_factory=LinkedCount)
    quotes: QuoteCount = field(default_factory=QuoteCount)
    layouts: set[str] = field(default_factory=set)
    unreadable: int = 0
    failed: int = 0
    cases: list[Case] = field(default_factory=list)

    def add(self, item: Item, words: Words | None, found: Found) -> None:
        """Count one item; its labels are read only here, after the prediction."""
        try:
            gold = item.gold()
            if words is None:
                raise ValueError("the text cannot be read")
        except (OSError, ValueError, KeyError, TypeError) as error:
            self._miss(item, error)
            return
        self.failed += found.failed
        mode_of = Quoted(words.text).mode
        if gold.spans is not None:
            self.layouts.add("spans")
            self._add_spans(item, words, gold, found)
            modes = gold_modes(gold, words, mode_of)
            add_spans(self.contents, modes, found_modes(found.top, words))
        if gold.attributions is not None:
            self.layouts.add("attributions")
            wanted = [each for each in gold.attributions if each.content]
            self.linked.add(
                [gold_parts(each, words) for each in wanted],
                [mode_of(each.content) for each in wanted],
                [found_parts(each, words) for each in found.top],
                [each.mode for each in found.top],
            )
        if gold.quotes is not None:
            self.layouts.add("quotes")
            quoted = QuotedItem(words, gold.quotes, found.statements, found.actors)
            marks = self.quotes.add(quoted)
            self._add_case(item, words, found, marks, quoted.score)

    def _miss(self, item: Item, error: Exception) -> None:
        self.unreadable += 1
        for count in self.roles.values():
            count.miss()
        self.linked.gold += 1
        self.quotes.gold += 1
        case = Case(item=item.name, score=0.0, gold=f"unreadable: {error}", found="")
        self.cases.append(case)

    def _add_spans(self, item: Item, words: Words, gold: Gold, found: Found) -> None:
        wanted, got = gold_spans(gold, words), found_spans(found.top, words)
        of_item = {role: SpanCount() for role in ROLES}
        for role in ROLES:
            self.roles[role].add(wanted[role], got[role])
            of_item[role].add(wanted[role], got[role])
        scores = [c.exact if c.found + c.gold else 100.0 for c in of_item.values()]
        mean = round(sum(scores) / len(scores), 2)
        self._add_case(item, words, found, marks_of(wanted, got, words), mean)

    def _add_case(
        self, item: Item, words: Words, found: Found, marks: Sequence[Mark], score: float
    ) -> None:
        wrong = [mark for mark in marks if not mark.right]
        around: tuple[Excerpt, ...] = ()
        if self.shows_text and score < 100.0:
            sentences = found.sentences or tuple(paragraph_bounds(words.text))
            around = excerpts(words.text, marks, sentences)
        self.cases.append(
            Case(
                item=item.name,
                score=score,
                gold="; ".join(_told(mark, words) for mark in wrong if mark.side == "gold"),
                found="; ".join(_told(mark, words) for mark in wrong if mark.side == "found"),
                excerpts=around,
            )
        )

    def scores(self) -> dict[str, float]:
        """The scores that the layouts seen can give."""
        found: dict[str, float] = {}
        if "spans" in self.layouts or not self.layouts:
            for measure in ("exact", "precision", "recall", "jaccard"):
                for role, count in self.roles.items():
                    found[f"{role}_{measure}"] = getattr(count, measure)
            found |= _mode_scores("content_exact", "content_recall", self.contents)
        if "attributions" in self.layouts:
            found["linked"] = self.linked.f1
            found["linked_precision"] = self.linked.precision
            found["linked_recall"] = self.linked.recall
            found |= _mode_scores("linked", "linked_recall", self.linked.modes)
        if "quotes" in self.layouts:
            found["speaker"] = self.quotes.speaker
            found["speaker_named"] = self.quotes.single_speaker
            found["quotes_found"] = self.quotes.share
        return found

    def counts(self) -> dict[str, int]:
        """How many things of the gold set each group of scores is of, and items that went wrong."""
        found: dict[str, int] = {}
        if "spans" in self.layouts or not self.layouts:
            found |= {role: count.gold for role, count in self.roles.items()}
            found |= {f"content_{m}": c.gold for m, c in self.contents.items() if c.gold}
        if "attributions" in self.layouts:
            found["linked"] = self.linked.gold
            found |= {f"linked_{m}": c.gold for m, c in self.linked.modes.items() if c.gold}
        if "quotes" in self.layouts:
            found |= {
                "speaker": self.quotes.named,
                "speaker_named": self.quotes.single,
                "quotes_found": self.quotes.gold,
            }
        problems = {"unreadable": self.unreadable, "failed": self.failed}
        return found | {name: count for name, count in problems.items() if count}


def _mode_scores(exact: str, recall: str, counts: ByMode) -> dict[str, float]:
    found = {f"{exact}_{mode}": count.exact for mode, count in counts.items() if count.gold}
    return found | {f"{recall}_{m}": count.recall for m, count in counts.items() if count.gold}


def _told(mark: Mark, words: Words) -> str:
    who = f" of {mark.who}" if mark.who else ""
    return f"{mark.role}{who} “{words.text[mark.start : mark.end]}”"
