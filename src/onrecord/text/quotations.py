"""Quotation marks: where quotations open and close, in every style news is set in."""

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Quotation:
    """A quotation in ``Article.text``.

    ``start:end`` (half-open) holds the marks, ``inner_start:inner_end`` what stands between
    them. ``depth`` is 0 for an outer quotation. ``closed`` is false where no closing mark was
    found: the quotation then ends with its paragraph, or before the next mark that can only
    open one. ``continues`` is true where it takes up a quotation that the paragraph before
    left open, as news does when a speech runs over several paragraphs; should its opening mark
    be missing, ``inner_start`` is ``start``.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool
    continues: bool = False


# Typewriter styles count as one mark: ``…'' of TeX and of wire services, two straight singles.
_MARK = re.compile(r"``|''|’’|‘‘|[\"“”„‟«»‹›‘’']")
_CLOSERS = {
    "“": frozenset({"”", '"', "''", "’’", "“"}),
    "‟": frozenset({"”", '"'}),
    "„": frozenset({"“", "”", '"'}),
    "«": frozenset({"»"}),
    "‹": frozenset({"›"}),
    "‘": frozenset({"’", "'"}),
    "‘‘": frozenset({"’’", "''", "”", '"'}),
    "``": frozenset({"''", "”", '"'}),
    '"': frozenset({'"', "”", "''"}),
    "''": frozenset({"''", '"'}),
    "'": frozenset({"'", "’"}),
    "”": frozenset({"”"}),  # “ mistyped as ”
}
_BOTH_WAYS = frozenset({'"', "''", "'", "”"})
_SINGLE = frozenset({"'", "’", "‘"})
_BEFORE_OPENING = frozenset(" \t\xa0\u2009\u202f([{—–-/…“‘\"'«`:;,")
_AFTER_CLOSING = frozenset(" \t\xa0\u2009\u202f)]}—–-/….,;:!?”’\"'»")
_SEARCHED = 2_000  # code points ahead in which a single mark has to close
_CLIPPED = re.compile(r"(?:\d0s|em|til|tis|twas|cause|round|n)\b", re.IGNORECASE)


def find_quotations(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Quotation, ...]:
    """Quotations of a text, by where they start.

    ``paragraphs`` are half-open bounds. A quotation left open at the end of its paragraph is
    kept as unclosed and ends there; where the next paragraph opens with a mark, the quotation
    that starts there ``continues`` it. Apostrophes, inch marks and closing marks without an
    opening one are no quotations.
    """
    found: list[Quotation] = []
    left_open = False
    for low, high in paragraphs:
        here = sorted(
            _Paragraph(text, low, high, left_open).find(), key=lambda q: (q.start, -q.end)
        )
        if left_open and here and here[0].start == low:
            here[0] = replace(here[0], continues=True)
        found.extend(here)
        left_open = any(not q.closed and q.end == high and q.depth == 0 for q in here)
    return tuple(found)


class _Paragraph:
    """One paragraph's marks, read from left to right with a stack of what is open."""

    def __init__(self, text: str, low: int, high: int, left_open: bool) -> None:
        self.text, self.low, self.high = text, low, high
        self.left_open = left_open  # the paragraph before ended within a quotation
        self.stack: list[tuple[int, int, str]] = []  # where the mark starts and ends, the mark
        self.found: list[Quotation] = []
        # Between these code points, within double marks or not, the search has this answer.
        self.ahead: tuple[int, int, bool, bool] = (0, -1, False, False)
        # As many opening as closing marks: one within another is then nested, not forgotten.
        self.balanced = text.count("“", low, high) == text.count("”", low, high)

    def find(self) -> list[Quotation]:
        for match in _MARK.finditer(self.text, self.low, self.high):
            start, end, mark = match.start(), match.end(), match.group()
            if mark in _SINGLE and self._is_apostrophe(start, end):
                continue
            if self._closes(start, end, mark):
                self._close(start, end, mark)
            elif self._opens(start, end, mark):
                self._open(start, end, mark)
            elif self._closes_the_one_before(start, mark):
                self.found.append(Quotation(self.low, end, self.low, start, 0, closed=True))
        while self.stack:
            self._leave_open(self.high)
        return self.found

    def _closes_the_one_before(self, start: int, mark: str) -> bool:
        """True for a closing mark in a paragraph that goes on quoting without a mark at its start."""
        first = self.left_open and not self.found and not self.stack
        return first and mark not in _SINGLE and not self.text[start - 1 : start].isspace()

    def _around(self, start: int, end: int) -> tuple[str, str]:
        before = self.text[start - 1] if start > self.low else " "
        after = self.text[end] if end < self.high else " "
        return before, after

    def _is_apostrophe(self, start: int, end: int) -> bool:
        """Within a word, before a clipped one ('90s), after a plural ("lawmakers’ views")."""
        before, after = self._around(start, end)
        if before.isalnum() and after.isalnum():
            return True
        if self.text[start] != "‘" and not before.isalnum() and after.isalnum():
            # A straight or closing single mark before a word: it opens only if it closes again.
            clipped = _CLIPPED.match(self.text, end, self.high) is not None
            return clipped or self.text[start] == "’" or not self._single_closes_later(end)
        if before in "sS" and after.isspace() and any(m in _SINGLE for _, _, m in self.stack):
            following = self.text[end : end + 2].strip()
            return following.islower() and self._single_closes_later(end + 1)
        return False

    def _single_closes_later(self, at: int) -> bool:
        """True where a single mark that can close stands ahead, before one that can only open.

        A mark after a plural's "s" before a space may be an apostrophe and proves nothing;
        within double marks the search ends where they do.
        """
        within = any(mark not in _SINGLE for _, _, mark in self.stack)
        low, high, known, answer = self.ahead
        if low <= at <= high and known == within:
            return answer
        end, answer = self._first_decisive(at, within=within)
        self.ahead = (at, end, within, answer)
        return answer

    def _first_decisive(self, at: int, *, within: bool) -> tuple[int, bool]:
        """Where the mark ahead that decides whether a single one closes stands, and its answer."""
        limit = min(self.high, at + _SEARCHED)
        for match in _MARK.finditer(self.text, at, limit):
            mark = match.group()
            if mark not in _SINGLE:
                if within:
                    return match.start(), False
                continue
            before, after = self._around(match.start(), match.end())
            if mark == "‘":
                return match.start(), False
            can_close = not before.isspace() and after in _AFTER_CLOSING
            if can_close and not (before in "sS" and after.isspace()):
                return match.start(), True
        return limit, False

    def _closes(self, start: int, end: int, mark: str) -> bool:
        if mark == "“" and any(opened == mark for _, _, opened in self.stack):
            before, after = self._around(start, end)
            return not before.isspace() and after.isspace()  # “ mistyped for ”
        if not any(mark in _CLOSERS[opened] for _, _, opened in self.stack):
            return False
        if mark not in _BOTH_WAYS or mark == "”":
            return True
        before, after = self._around(start, end)
        return not (before in _BEFORE_OPENING and before != "," and after.isalnum())

    def _opens(self, start: int, end: int, mark: str) -> bool:
        if mark not in _CLOSERS:
            return False
        before, after = self._around(start, end)
        if mark == "”":
            return before.isspace() and after.isalnum()
        if mark not in _BOTH_WAYS:
            return end < self.high
        if before.isdigit() and not after.isalnum():
            return False  # six feet two: 6'2"
        return before in _BEFORE_OPENING and not after.isspace()

    def _open(self, start: int, end: int, mark: str) -> None:
        # The same outer mark again: the closing one before it was forgotten.
        nested = mark == "“" and self.balanced
        while not nested and any(opened == mark for _, _, opened in self.stack):
            self._leave_open(start)
        self.stack.append((start, end, mark))

    def _close(self, start: int, end: int, mark: str) -> None:
        while mark not in _CLOSERS[self.stack[-1][2]]:
            self._leave_open(start)
        opened, inner, _ = self.stack.pop()
        if self.text[inner:start].strip():
            depth = len(self.stack)
            self.found.append(Quotation(opened, end, inner, start, depth, closed=True))

    def _leave_open(self, high: int) -> None:
        start, inner, mark = self.stack.pop()
        end = inner + len(self.text[inner:high].rstrip())
        if end > inner and mark not in _SINGLE:
            self.found.append(Quotation(start, end, inner, end, len(self.stack), closed=False))
