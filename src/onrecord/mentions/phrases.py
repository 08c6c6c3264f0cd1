"""Finding many fixed names in a parsed paragraph at the price of one look-up a token."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

_SHORTEST_SHOUTED = 5  # "IRAN" may be "Iran" in capitals; "WHO" is no "Who"


class PhraseTable:
    """Names as printed (straight apostrophes), also in capitals where they are long enough."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_start: dict[str, list[tuple[str, str]]] = {}
        for name in names:
            self._add(name, name)
            if len(name) >= _SHORTEST_SHOUTED and not name.isupper():
                self._add(name.upper(), name)
        for entries in self._by_start.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry))

    def _add(self, words: str, name: str) -> None:
        start = _leading(words.split(" ", 1)[0])
        if start:
            self._by_start.setdefault(start, []).append((words, name))

    def find(self, doc: Doc, folded: str) -> Iterator[tuple[int, int, str]]:
        """First token, token after the last, and the name, longest first at each token.

        ``folded`` is the paragraph's text with straight apostrophes, of the same length.
        """
        starts = self._by_start
        for token in doc:
            words = token.text
            entries = starts.get(words if words.isalnum() else _leading(words))
            if not entries:
                continue
            at = token.idx
            for printed, name in entries:
                if folded.startswith(printed, at):
                    after = _token_ending_at(doc, token.i, at + len(printed))
                    if after is not None:
                        yield token.i, after, name
                        break


def _leading(words: str) -> str:
    for n, char in enumerate(words):
        if not (char.isalnum() or char == "."):
            return words[:n]
    return words


def _token_ending_at(doc: Doc, first: int, end: int) -> int | None:
    for i in range(first, len(doc)):
        stop = doc[i].idx + len(doc[i])
        if stop == end:
            return i + 1
        if stop > end:
            # The tokenizer keeps the full stop of "U.S." at a sentence's end within the token.
            return i + 1 if doc[i].text[-1] == "." and stop == end + 1 else None
    return None


def fold(text: str) -> str:
    """The same text with straight apostrophes; every code point keeps its place."""
    return text.replace("’", "'").replace("‘", "'").replace("ʼ", "'")
