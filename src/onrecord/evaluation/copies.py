"""How well it is told which report takes its text from which: graded pairs of reports.

Both reports of a pair are read as ``onrecord read`` reads them, and the product's own derivation
says what one takes from the other, by their own words alone. What it says stands for a grade: reports that share quotations or cite each
other are independent; a correction or a later version of one outlet's report is graded as if it
were another outlet's. Two that are one report to the record (same outlet, address and text) are
copies.

* ``macro``: the mean of the F1 of the grades that the gold set has;
* ``copy``, ``near_copy``, ``rewrite``, ``independent``: F1 of each, with precision and recall;
* ``origins``: share of the pairs for which it is right whether they are one origin or two.

All scores are in percent. Grades are looked at only after all pairs are judged. A pair of which
a report cannot be read, or on which the code fails, is wrong, and counted as ``failed``.
"""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from onrecord.errors import InputRejected
from onrecord.evaluation.gold_copies import GRADES, GoldPair, Grade, read_gold
from onrecord.evaluation.result import Case, Result, f1, percent, versions, worst
from onrecord.read import Source, read_source
from onrecord.records import Article, Derivation, DerivationKind
from onrecord.settings import Settings
from onrecord.stories.derivation import derive

if TYPE_CHECKING:
    from onrecord.pipeline.run import Progress

log = logging.getLogger("onrecord.evaluation")

Answer = Grade | Literal["failed"]

_GRADE_OF: Mapping[DerivationKind, Grade] = {
    "copy": "copy",
    "near_copy": "near_copy",
    "rewrite": "rewrite",
    "correction": "near_copy",  # where nothing else can be said of it
    "version": "near_copy",
    "quotation": "independent",
    "citation": "independent",
}


_OF_ONE_OUTLET = frozenset({"correction", "version"})


def evaluate(
    gold: Path,
    *,
    settings: Settings,
    errors: int = 0,
    limit: int | None = None,
    on_progress: "Progress | None" = None,
) -> Result:
    """Score the derivation on graded pairs; ``GoldError`` where there are none.

    ``limit`` takes only the first pairs; ``on_progress(done, total, pair)`` is called before each
    and at the end.
    """
    found = read_gold(gold)
    pairs = found.pairs[:limit]
    judge = Judge(settings)
    answers: list[tuple[Answer, str]] = []
    for done, pair in enumerate(pairs):
        if on_progress is not None:
            on_progress(done, len(pairs), pair.name)
        answers.append(judge.answer(pair))
    if on_progress is not None:
        on_progress(len(pairs), len(pairs), "")
    counts: dict[str, int] = {grade: sum(pair.grade == grade for pair in pairs) for grade in GRADES}
    if failed := sum(answer == "failed" for answer, _ in answers):
        counts["failed"] = failed
    if found.rejected:
        counts["rejected"] = len(found.rejected)
    given = [answer for answer, _ in answers]
    return Result(
        task="copies",
        gold=str(gold),
        items=len(pairs),
        scores=_scores([pair.grade for pair in pairs], given),
        versions=versions(settings),
        counts={name: count for name, count in counts.items() if count},
        confusion=_confusion([pair.grade for pair in pairs], given),
        errors=worst([_case(p, a, r) for p, (a, r) in zip(pairs, answers, strict=True)], errors),
        rejected=found.rejected,
    )


class Judge:
    """Grades pairs by the product's derivation, each by its own words alone."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def answer(self, pair: GoldPair) -> tuple[Answer, str]:
        """The grade of a pair, and why in words."""
        a, b = self._article(pair.a), self._article(pair.b)
        if a is None or b is None:
            return "failed", "a report that cannot be read"
        if a.id == b.id:
            return "copy", "one report to the record"
        try:
            found = self._derived(a, b)
            if any(each.kind in _OF_ONE_OUTLET for each in found):
                found = self._derived(_of_nobody(a), _of_nobody(b)) or found
        except (
            Exception
        ) as error:  # a failure of ours is a wrong answer, and the evaluation goes on
            log.debug("%s", pair.name, exc_info=True)
            return "failed", f"{type(error).__name__}"
        if not found:
            return "independent", "nothing taken"
        best = min(found, key=lambda each: GRADES.index(_GRADE_OF[each.kind]))
        return _GRADE_OF[best.kind], f"{best.kind}, {best.reason}"

    def _derived(self, a: Article, b: Article) -> tuple[Derivation, ...]:
        """What the two take from each other: the one place where the product's code is called."""
        return derive([a, b], [_day(a), _day(b)], {}).derivations

    def _article(self, source: Source) -> Article | None:
        try:
            return read_source(source, settings=self._settings)
        except InputRejected:
            return None


def _of_nobody(article: Article) -> Article:
    """The article as if its outlet and address were not known."""
    return msgspec.structs.replace(article, publisher=None, url=None, revision_of=None)


def _day(article: Article) -> int | None:
    published = article.published
    if published is None or published.start is None or published.precision != "day":
        return None
    return published.start.toordinal()


def _scores(gold: Sequence[Grade], given: Sequence[Answer]) -> dict[str, float]:
    each: dict[str, float] = {}
    right = Counter(grade for grade, answer in zip(gold, given, strict=True) if grade == answer)
    asked = [grade for grade in GRADES if grade in gold]
    for grade in asked:
        found, wanted = given.count(grade), gold.count(grade)
        each[grade] = f1(right[grade], found, wanted)
        each[f"{grade}_precision"] = percent(right[grade], found)
        each[f"{grade}_recall"] = percent(right[grade], wanted)
    origins = sum(
        answer != "failed" and (grade == "independent") == (answer == "independent")
        for grade, answer in zip(gold, given, strict=True)
    )
    return {
        "macro": round(sum(each[grade] for grade in asked) / len(asked), 2),
        **each,
        "origins": percent(origins, len(gold)),
    }


def _confusion(gold: Sequence[Grade], given: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """By gold grade, how many pairs got which answer; answers that were given to none are left out."""
    counts = Counter(zip(gold, given, strict=True))
    answers = [answer for answer in (*GRADES, "failed") if answer in given]
    return {
        grade: {answer: counts[grade, answer] for answer in answers}  # type: ignore[index]
        for grade in GRADES
        if grade in gold
    }


def _case(pair: GoldPair, answer: Answer, reason: str) -> Case:
    """Worse the farther the answer is from the grade; a failure is the worst."""
    steps = len(GRADES) - 1
    off = steps if answer == "failed" else abs(GRADES.index(answer) - GRADES.index(pair.grade))
    return Case(
        item=pair.name,
        score=round(100.0 * (1 - off / steps), 2) if off else 100.0,
        gold=f"{pair.grade} ({pair.how})" if pair.how else pair.grade,
        found=f"{answer} ({reason})",
    )
