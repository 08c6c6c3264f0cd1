"""How well statements are found: PolNeAR, CofeNet's windows of it, and BASIL's quotations.

Scores, in percent:

* ``source_exact``, ``cue_exact``, ``content_exact``: micro F1 over spans; a span counts when both
  its ends agree on words. An item's spans of a role are taken as a set: the same source of two
  attributions counts once. A discontinuous content counts as its pieces; pieces of one
  attribution that touch are one. On CofeNet words are the tokens given; on PolNeAR they are runs
  of letters and digits and single other characters, so that a comma or a quotation mark more or
  less makes a span wrong there too.
* ``source_jaccard``, ``cue_jaccard``, ``content_jaccard``: words marked in both over words marked
  in either, summed over items.
* ``linked`` (PolNeAR): F1 over whole attributions. One is right when its content shares at least
  half of the words that either has (IoU ≥ 0.5) and the sources share a word, or neither has one.
  Each gold attribution is matched at most once, the best overlap first.
* ``quotes_found`` (BASIL): share of the gold quotations of which one statement's content covers
  at least half of the words.
* ``speaker`` (BASIL): among those of them whose speaker the gold set names, the share whose
  statement names the same one: the last word of the gold name (but "Jr." and the like) stands,
  plural or not, among the words of the speaker's name, its aliases or the source.

PolNeAR marks no attribution within the content of another (none of the 9,936 in half of its
training part), so only statements without a parent are scored on the first two layouts. An item
that cannot be read, or on which the pipeline fails, counts as one missed span a role, one missed
attribution, one missed quotation.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.evaluation.gold_statements import ROLES, Gold, Item, Quote, Words, load_items
from onrecord.evaluation.result import Case, Result, f1, percent, versions, worst
from onrecord.evaluation.spans import SpanCount, Stretch, covered, joined, on_words
from onrecord.records import Actor, Article, Statement, article_id
from onrecord.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

ENOUGH = 0.5  # share of words from which on contents, or a quotation and a content, agree
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_NAME_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Found:
    """What the pipeline found in one text."""

    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()


Predict = Callable[[str], Found]


def evaluate(
    gold: Path, *, settings: Settings, errors: int = 0, limit: int | None = None
) -> Result:
    """Run the shipped pipeline on a gold set and score it; see the module for the scores.

    ``errors`` is how many of the worst items to give back, ``limit`` scores only the first items.
    Raises ``GoldError`` where the layout is not known.
    """
    return score(gold, pipeline(settings), settings=settings, errors=errors, limit=limit)


def pipeline(settings: Settings) -> Predict:
    """The shipped stages, up to the statements, as a function from a text to what they find."""
    from onrecord.models.spacy_model import load_spacy
    from onrecord.pipeline.table import STAGES

    nlp: Language = load_spacy(settings.spacy_model)

    def predict(text: str) -> Found:
        article = Article(id=article_id(publisher=None, url=None, text=text), text=text)
        facts: dict[str, Any] = {"article": article, "nlp": nlp}
        for stage in STAGES:
            facts |= stage(facts)
            if "statements" in facts:
                break
        return Found(facts["statements"], facts["actors"])

    return predict


def score(
    gold: Path,
    predict: Predict,
    *,
    settings: Settings,
    errors: int = 0,
    limit: int | None = None,
) -> Result:
    """Score any function from a text to statements on a gold set."""
    tally = _Tally()
    last_key, words, found = "", None, Found()
    for item in islice(load_items(gold), limit):
        if item.key != last_key:
            words, found = _predicted(item, predict)
            last_key = item.key
        tally.add(item, words, found)
    return Result(
        task="statements",
        gold=str(gold),
        items=len(tally.cases),
        scores=tally.scores(),
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
        return words, Found()


@dataclass
class _Tally:
    """Counts over all items."""

    roles: dict[str, SpanCount] = field(default_factory=lambda: {r: SpanCount() for r in ROLES})
    linked: list[int] = field(default_factory=lambda: [0, 0, 0])  # right, found, gold
    quotes: list[int] = field(default_factory=lambda: [0, 0])  # found, gold
    speakers: list[int] = field(default_factory=lambda: [0, 0])  # right, asked
    unreadable: int = 0
    layouts: set[str] = field(default_factory=set)
    cases: list[Case] = field(default_factory=list)

    def add(self, item: Item, words: Words | None, found: Found) -> None:
        """Count one item; its labels are read only here, after the prediction."""
        try:
            gold = item.gold()
            if words is None:
                raise ValueError("the text cannot be read")
        except (OSError, ValueError, KeyError, TypeError) as error:
            self.unreadable += 1
            self.cases.append(
                Case(item=item.name, score=0.0, gold=f"unreadable: {error}", found="")
            )
            return
        if gold.spans is not None:
            self.layouts.add("spans")
            self._add_spans(item, words, gold, found)
        if gold.attributions is not None:
            self.layouts.add("attributions")
            self._add_attributions(words, gold, found)
        if gold.quotes is not None:
            self.layouts.add("quotes")
            self._add_quotes(item, words, gold.quotes, found)

    def _add_spans(self, item: Item, words: Words, gold: Gold, found: Found) -> None:
        assert gold.spans is not None  # noqa: S101  (the caller has looked)
        predicted = _role_spans(found.statements, words)
        of_item = {role: SpanCount() for role in ROLES}
        missed, wrong = [], []
        for role in ROLES:
            if gold.attributions is None:
                wanted = on_words(gold.spans[role], words.words)
            else:
                wanted = frozenset(
                    span
                    for each in gold.attributions
                    for span in joined(on_words(getattr(each, role), words.words))
                )
            self.roles[role].add(wanted, predicted[role])
            of_item[role].add(wanted, predicted[role])
            missed += _told(role, wanted - predicted[role], words)
            wrong += _told(role, predicted[role] - wanted, words)
        scores = [c.exact if c.found + c.gold else 100.0 for c in of_item.values()]
        self.cases.append(
            Case(
                item=item.name,
                score=round(sum(scores) / len(scores), 2),
                gold="; ".join(missed),
                found="; ".join(wrong),
            )
        )

    def _add_attributions(self, words: Words, gold: Gold, found: Found) -> None:
        assert gold.attributions is not None  # noqa: S101  (the caller has looked)
        wanted = [
            (covered(on_words(a.source, words.words)), covered(on_words(a.content, words.words)))
            for a in gold.attributions
            if a.content
        ]
        got = [
            (
                covered(on_words(_places(s, "source"), words.words)),
                covered(on_words(_places(s, "content"), words.words)),
            )
            for s in found.statements
            if s.parent is None
        ]
        self.linked[0] += count_linked(wanted, got)
        self.linked[1] += len(got)
        self.linked[2] += len(wanted)

    def _add_quotes(self, item: Item, words: Words, quotes: Sequence[Quote], found: Found) -> None:
        contents = [
            (covered(on_words(_places(s, "content"), words.words)), s) for s in found.statements
        ]
        names = {actor.id: (actor.name, *actor.aliases) for actor in found.actors}
        lost = []
        for quote in quotes:
            wanted = covered(on_words([quote.where], words.words))
            best = max(
                ((len(wanted & content), s.parent is None, s) for content, s in contents),
                key=lambda each: each[:2],
                default=(0, False, None),
            )
            is_found = bool(wanted) and best[0] >= len(wanted) * ENOUGH
            self.quotes[0] += is_found
            self.quotes[1] += 1
            right = True
            if is_found and best[2] is not None and quote.speaker is not None:
                right = same_speaker(quote.speaker, best[2], names)
                self.speakers[0] += right
                self.speakers[1] += 1
            if not (is_found and right):
                lost.append((quote, best[2] if is_found else None))
        self.cases.append(
            Case(
                item=item.name,
                score=percent(len(quotes) - len(lost), len(quotes)) if quotes else 100.0,
                gold="; ".join(f"{q.speaker}: {words.text[slice(*q.where)]}" for q, _ in lost),
                found="; ".join("none" if s is None else _source_words(s) for _, s in lost),
            )
        )

    def scores(self) -> dict[str, float]:
        """The scores that the layouts seen can give."""
        found: dict[str, float] = {}
        for _ in range(self.unreadable):
            for count in self.roles.values():
                count.miss()
        if "spans" in self.layouts or not self.layouts:
            found |= {f"{role}_exact": count.exact for role, count in self.roles.items()}
            found |= {f"{role}_jaccard": count.jaccard for role, count in self.roles.items()}
        if "attributions" in self.layouts:
            right, predicted, gold = self.linked
            found["linked"] = f1(right, predicted, gold + self.unreadable)
        if "quotes" in self.layouts:
            found["speaker"] = percent(*self.speakers)
            found["quotes_found"] = percent(self.quotes[0], self.quotes[1] + self.unreadable)
        return found


def _places(statement: Statement, role: str) -> list[Stretch]:
    value = getattr(statement, role)
    spans = value if isinstance(value, tuple) else () if value is None else (value,)
    return [(span.start, span.end) for span in spans]


def _role_spans(statements: Iterable[Statement], words: Words) -> dict[str, frozenset[Stretch]]:
    found: dict[str, set[Stretch]] = {role: set() for role in ROLES}
    for statement in statements:
        if statement.parent is None:
            for role in ROLES:
                found[role] |= joined(on_words(_places(statement, role), words.words))
    return {role: frozenset(spans) for role, spans in found.items()}


def _told(role: str, spans: Iterable[Stretch], words: Words) -> list[str]:
    return [
        f"{role} “{words.text[words.words[low][0] : words.words[high - 1][1]]}”"
        for low, high in sorted(spans)
    ]


def count_linked(
    gold: Sequence[tuple[frozenset[int], frozenset[int]]],
    found: Sequence[tuple[frozenset[int], frozenset[int]]],
) -> int:
    """How many attributions (words of source, words of content) agree, each matched once."""
    pairs = []
    for g, (gold_source, gold_content) in enumerate(gold):
        for f, (source, content) in enumerate(found):
            shared = len(gold_content & content)
            if not shared or shared < ENOUGH * len(gold_content | content):
                continue
            if gold_source & source or not (gold_source or source):
                pairs.append((-shared / len(gold_content | content), g, f))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, g, f in sorted(pairs):
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
    return len(used_gold)


def same_speaker(gold: str, statement: Statement, names: dict[str, tuple[str, ...]]) -> bool:
    """True when the last word of the gold name is among the words the statement names it with."""
    wanted = [word for word in _name_words(gold) if word not in _SUFFIXES]
    told = list(names.get(statement.speaker or "", ()))
    if statement.source is not None:
        told.append(statement.source.quote)
    return bool(wanted) and wanted[-1] in {word for name in told for word in _name_words(name)}


def _name_words(name: str) -> list[str]:
    return [word.casefold().removesuffix("s") for word in _NAME_WORD.findall(name)]


def _source_words(statement: Statement) -> str:
    return "no source" if statement.source is None else statement.source.quote
