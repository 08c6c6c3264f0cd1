"""A CoNLL document as an article: running text, one paragraph a sentence, and where each token stands in it."""

import bisect
from dataclasses import dataclass

from onrecord.evaluation.conll import GoldDocument
from onrecord.evaluation.detokenize import detokenize
from onrecord.records import Article, article_id

Place = tuple[int, int]  # half-open: numbers of tokens, or code points of the text


@dataclass(frozen=True)
class Printed:
    """An article made of a document, with the half-open code points of each of its tokens."""

    article: Article
    places: tuple[Place, ...]

    def span(self, tokens: Place) -> Place | None:
        """The code points of a stretch of tokens; ``None`` where they print nothing."""
        places = [place for place in self.places[slice(*tokens)] if place[0] < place[1]]
        return (places[0][0], places[-1][1]) if places else None

    def tokens(self, start: int, end: int) -> Place | None:
        """The tokens that ``text[start:end]`` touches, half-open; ``None`` if it touches none."""
        first = bisect.bisect_right(self.places, start, key=lambda place: place[1])
        after = bisect.bisect_left(self.places, end, key=lambda place: place[0])
        return (first, after) if first < after else None


def print_document(document: GoldDocument) -> Printed:
    """Join a document's tokens as they are printed in a newspaper.

    Tokens that print nothing have an empty place.
    """
    pieces: list[str] = []
    places: list[Place] = []
    length = 0
    for sentence in document.sentences:
        text, within = _print_sentence(sentence)
        places += [(length + start, length + end) for start, end in within]
        pieces.append(text)
        length += len(text) + 1
    text = "\n".join(pieces)
    identity = article_id(publisher=None, url=document.name, text=text)
    return Printed(Article(id=identity, text=text, url=document.name), tuple(places))


def _print_sentence(tokens: tuple[str, ...]) -> tuple[str, list[Place]]:
    text, within = detokenize([token for token in tokens if token])
    found, left = [], iter(within)
    end = 0
    for token in tokens:
        start, end = next(left) if token else (end, end)
        found.append((start, end))
    return text, found
