"""How well reports are grouped into stories.

The product's own grouping is run over all reports of the gold set as over a record, with its
settings as they are. The scores compare the groups with the gold stories, in percent:

* ``b3``: B³ F1 (Bagga and Baldwin 1998), with ``b3_precision`` and ``b3_recall``: for each report,
  how much of its group and of its story are the same reports;
* ``pairwise``: F1 over pairs of reports that stand together, with precision and recall;
* ``ari``: the adjusted Rand index (Hubert and Arabie 1985).

Reports are taken as ``onrecord read`` takes them: the same cleaning, dates and outlets. One that
it would reject stands alone and is counted as ``failed``. The labels are looked at only after
everything is grouped.

By default the reports are grouped by what they say of themselves, text, title, day and outlet, in
seconds. With ``whole`` they are first read by the whole pipeline into a record of their own, as
``onrecord read`` does, so that the actors of each report are known as well.
"""

import math
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import GoldError, InputRejected
from onrecord.evaluation.coreference import b_cubed
from onrecord.evaluation.gold_stories import HALVES, GoldReport, half_of, read_gold
from onrecord.evaluation.partitions import count_pairs
from onrecord.evaluation.result import Case, Result, versions, worst
from onrecord.pipeline.run import read_reports
from onrecord.pipeline.table import SETTLING
from onrecord.read import read_source
from onrecord.records import Article
from onrecord.settings import Settings
from onrecord.store import open_store

if TYPE_CHECKING:
    from onrecord.pipeline.run import Progress

__all__ = ["HALVES", "evaluate"]

_TITLE = 90  # code points of a title made of a report's opening words


@dataclass(frozen=True)
class Grouped:
    """A report after grouping: ``group`` is the group's name, its own where it could not be read."""

    report: GoldReport
    title: str
    group: str
    failed: bool = False


def evaluate(
    gold: Path,
    *,
    settings: Settings,
    errors: int = 0,
    limit: int | None = None,
    on_progress: "Progress | None" = None,
    half: str | None = None,
    whole: bool = False,
) -> Result:
    """Score the grouping on a gold set; ``GoldError`` where its layout is unknown.

    ``limit`` takes only the first reports. ``half`` is one of ``HALVES``: all reports are grouped,
    and those of the stories in that half are scored. ``whole`` reads the reports whole first.
    """
    found = read_gold(gold, settings)
    reports = found.reports[:limit]
    grouped = _group(reports, settings, whole, on_progress)
    scored = [each for each in grouped if half is None or half_of(each.report.story) == half]
    if not scored:
        raise GoldError(f"{gold}: no story of it is in the half {half!r}")
    key, response = _partition(scored, gold=True), _partition(scored, gold=False)
    counts = {"stories": len(key), "groups": len(response)}
    if failed := sum(each.failed for each in scored):
        counts["failed"] = failed
    if found.rejected:
        counts["rejected"] = len(found.rejected)
    return Result(
        task="stories",
        gold=str(gold),
        items=len(scored),
        scores=_scores(key, response),
        versions=versions(settings),
        counts=counts,
        errors=worst(_cases(scored), errors),
        rejected=found.rejected,
    )


def _scores(key: list[list[int]], response: list[list[int]]) -> dict[str, float]:
    b3, pairs = b_cubed(key, response), count_pairs(key, response)
    scores = {
        "b3": b3.f1,
        "b3_precision": b3.precision,
        "b3_recall": b3.recall,
        "pairwise": pairs.f1,
        "pairwise_precision": pairs.precision,
        "pairwise_recall": pairs.recall,
        "ari": pairs.adjusted_rand,
    }
    return {name: round(score, 2) for name, score in scores.items()}


def _partition(grouped: Sequence[Grouped], *, gold: bool) -> list[list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(grouped):
        found[each.report.story if gold else each.group].append(number)
    return list(found.values())


def _group(
    reports: Sequence[GoldReport],
    settings: Settings,
    whole: bool,
    on_progress: "Progress | None",
) -> list[Grouped]:
    articles = [_article(report, settings) for report in reports]
    known = [article for article in articles if article is not None]
    if whole:
        group_of = _groups_of_record(known, settings, on_progress)
    else:
        if on_progress is not None:
            on_progress(0, len(reports), "grouping")
        group_of = _groups_of_texts(known, settings)
    if on_progress is not None:
        on_progress(len(reports), len(reports), "")
    return [
        _grouped(report, article, number, group_of)
        for number, (report, article) in enumerate(zip(reports, articles, strict=True))
    ]


def _article(report: GoldReport, settings: Settings) -> Article | None:
    try:
        return read_source(report.source, settings=settings)
    except InputRejected:
        return None


def _grouped(
    report: GoldReport, article: Article | None, number: int, group_of: Mapping[str, str]
) -> Grouped:
    if article is None:
        return Grouped(report, report.name, f"unread {number}", failed=True)
    title = article.title or " ".join(article.text[: 2 * _TITLE].split())[:_TITLE]
    group = group_of.get(article.id)
    return Grouped(report, title, group or f"unread {number}", failed=group is None)


def _groups_of_texts(articles: Sequence[Article], settings: Settings) -> dict[str, str]:
    """The story of each article by id, with no more known than the articles themselves."""
    stories = SETTLING.stories(articles, {}, settings, {})
    return {article: story.id for story in stories for article in story.articles}


def _groups_of_record(
    articles: Sequence[Article], settings: Settings, on_progress: "Progress | None"
) -> dict[str, str]:
    """The same after reading the articles whole, in a record that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder, "reports.jsonl")
        lines.write_bytes(b"\n".join(_line(article) for article in articles) + b"\n")
        with open_store(Path(folder, "record.db"), create=True) as store:
            read_reports(store, [str(lines)], settings=settings, on_progress=on_progress)
            with store.view() as view:
                return {article: story.id for story in view.stories() for article in story.articles}


def _line(article: Article) -> bytes:
    """The article as a line that is read to the same article again, id and all."""
    import msgspec

    return msgspec.json.encode({
        "text": article.text,
        "url": article.url,
        "publisher": article.publisher,
        "title": article.title,
        "byline": article.byline,
        "language": article.language,
        "published": article.published.value if article.published is not None else None,
    })  # fmt: skip


def _cases(grouped: Sequence[Grouped]) -> list[Case]:
    """A case for each gold story: split, merged with others, or right."""
    groups: defaultdict[str, list[Grouped]] = defaultdict(list)
    stories: defaultdict[str, list[Grouped]] = defaultdict(list)
    for each in grouped:
        groups[each.group].append(each)
        stories[each.report.story].append(each)
    return [_case(story, members, groups) for story, members in stories.items()]


def _case(story: str, members: Sequence[Grouped], groups: Mapping[str, Sequence[Grouped]]) -> Case:
    of_story = {each.group: groups[each.group] for each in members}
    pieces = {
        group: [each for each in held if each.report.story == story]
        for group, held in of_story.items()
    }
    strangers = [e for held in of_story.values() for e in held if e.report.story != story]
    recall = math.fsum(len(p) ** 2 for p in pieces.values()) / len(members) ** 2
    precision = math.fsum(len(p) ** 2 / len(of_story[group]) for group, p in pieces.items()) / len(
        members
    )
    said = []
    if len(pieces) > 1:
        said.append(f"split into {len(pieces)}")
    if strangers:
        others = list(dict.fromkeys(each.report.story for each in strangers))
        said.append(f"merged with {', '.join(others)}")
    told = [_titles(held, story) for held in of_story.values()]
    return Case(
        item=f"{story}: {' and '.join(said) or 'right'}",
        score=round(200 * precision * recall / (precision + recall), 2),
        gold=_titles(members, story),
        found=" / ".join(told),
    )


def _titles(reports: Iterable[Grouped], story: str) -> str:
    """The titles, those of another story in brackets."""
    return "; ".join(
        each.title if each.report.story == story else f"[{each.title}]" for each in reports
    )
