"""Quotations and who is quoted: BASIL's quoted spans against the statements that cover them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.evaluation.excerpts import Mark
from onrecord.evaluation.gold_statements import Quote, Words
from onrecord.evaluation.linked import ENOUGH
from onrecord.evaluation.result import percent
from onrecord.evaluation.spans import covered, on_words
from onrecord.records import Actor, Span, Statement

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})
_NAME_WORD = re.compile(r"[^\W_]+")
# Labels that end in one of these name no speaker: any of many may have been quoted.
_GROUPS = frozenset({
    "campaign", "catholic", "company", "companies", "companie", "democrat", "employee", "lawmaker",
    "leader", "member", "official", "party", "people", "plaintiff", "protester", "protestor",
    "republican", "senator", "supporter", "voter",
})  # fmt: skip
_CUT = 5  # letters of a last name from which on a longer one may be the same, cut at an accent


@dataclass(frozen=True)
class Answer:
    """A gold quotation, the statement that covers it, and what is right about it.

    ``statement`` is ``None`` where none covers enough; ``right`` is ``None`` where nothing was
    asked: the quotation was not found, or the gold set names no speaker.
    """

    quote: Quote
    statement: Statement | None
    right: bool | None

    @property
    def is_of_group(self) -> bool:
        """True where the gold set names many: "Republican lawmakers", "the campaign"."""
        words = _name_words(self.quote.speaker or "")
        return bool(words) and words[-1] in _GROUPS


@dataclass
class QuotedItem:
    """The quotations of one item and what was found of them."""

    words: Words
    quotes: Sequence[Quote]
    statements: Sequence[Statement]
    actors: Sequence[Actor]
    answers: list[Answer] = field(init=False)

    def __post_init__(self) -> None:
        self._names = {actor.id: (actor.name, *actor.aliases) for actor in self.actors}
        contents = [
            (covered(on_words([(p.start, p.end) for p in each.content], self.words.words)), each)
            for each in self.statements
        ]
        self.answers = [self._answer(quote, contents) for quote in self.quotes]

    def _answer(self, quote: Quote, contents: Sequence[tuple[frozenset[int], Statement]]) -> Answer:
        wanted = covered(on_words([quote.where], self.words.words))
        best = max(
            ((len(wanted & content), s.parent is None, s) for content, s in contents),
            key=lambda each: each[:2],
            default=None,
        )
        if not wanted or best is None or best[0] < len(wanted) * ENOUGH:
            return Answer(quote, None, None)
        if quote.speaker is None:
            return Answer(quote, best[2], None)
        return Answer(quote, best[2], same_speaker(quote.speaker, best[2], self._names))

    @property
    def score(self) -> float:
        """Share in percent of the quotations found whose speaker, if one is named, is right."""
        wrong = sum(_is_wrong(answer) for answer in self.answers)
        return percent(len(self.quotes) - wrong, len(self.quotes)) if self.quotes else 100.0

    def marks(self) -> list[Mark]:
        """The quotations with their speakers; sources, cues and contents of all statements."""
        marks = [
            Mark(
                start=answer.quote.where[0],
                end=answer.quote.where[1],
                role="content",
                side="gold",
                right=not _is_wrong(answer),
                who=answer.quote.speaker,
            )
            for answer in self.answers
        ]
        misled = [answer.statement for answer in self.answers if answer.right is False]
        for each in self.statements:
            names = self._names.get(each.speaker or "", ())
            right = not any(each is other for other in misled)
            marks += _found_marks(each, names[0] if names else None, right)
        return list(dict.fromkeys(marks))


def _is_wrong(answer: Answer) -> bool:
    return answer.statement is None or answer.right is False


def _found_marks(statement: Statement, who: str | None, right: bool) -> Iterator[Mark]:
    parts: list[tuple[str, Span | None]] = [("source", statement.source), ("cue", statement.cue)]
    parts += [("content", piece) for piece in statement.content]
    for role, span in parts:
        if span is not None:
            yield Mark(
                start=span.start,
                end=span.end,
                role=role,
                side="found",
                right=right or role == "cue",
                who=who if role == "content" else None,
            )


@dataclass
class QuoteCount:
    """Counts over all items: quotations found, of how many; speakers right, of how many named."""

    found: int = 0
    gold: int = 0
    right: int = 0
    named: int = 0
    right_single: int = 0
    single: int = 0

    def add(self, item: QuotedItem) -> list[Mark]:
        """Count one item's quotations; gives its marks."""
        for answer in item.answers:
            self.found += answer.statement is not None
            self.gold += 1
            self.right += answer.right is True
            self.named += answer.right is not None
            if not answer.is_of_group:
                self.right_single += answer.right is True
                self.single += answer.right is not None
        return item.marks()

    @property
    def share(self) -> float:
        """Share in percent of the quotations that were found."""
        return percent(self.found, self.gold)

    @property
    def speaker(self) -> float:
        """Share in percent of the named speakers of those found that are right."""
        return percent(self.right, self.named)

    @property
    def single_speaker(self) -> float:
        """The same where the gold name is that of one person or organisation, not of a group."""
        return percent(self.right_single, self.single)


def same_speaker(gold: str, statement: Statement, names: dict[str, tuple[str, ...]]) -> bool:
    """True when the last word of the gold name is among the words the statement names it with.

    A gold name of five letters or more may go on there: BASIL cuts names at an accent.
    """
    wanted = [word for word in _name_words(gold) if word not in _SUFFIXES]
    told = list(names.get(statement.speaker or "", ()))
    if statement.source is not None:
        told.append(statement.source.quote)
    named = {word for name in told for word in _name_words(name)}
    last = wanted[-1] if wanted else ""
    return last in named or (len(last) >= _CUT and any(word.startswith(last) for word in named))


def _name_words(name: str) -> list[str]:
    return [word.casefold().removesuffix("s") for word in _NAME_WORD.findall(name)]
