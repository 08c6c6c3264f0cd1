"""Where an act was done."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.records import Mention, Place, Span
from onrecord.text import Text, grammar


class PlaceFinder:
    """Finds the places of one article's events."""

    def __init__(self, text: Text, mentions: tuple[Mention, ...]) -> None:
        self._text = text

    def find(self, trigger: Token, kind: str, parties: Sequence[Span]) -> Place | None:
        """The place of the act of type ``kind``; ``parties`` are the words of those who take part."""
        heads = [trigger]
        for child in trigger.children:
            if child.dep_ == "dobj":
                heads.append(child)
            elif child.dep_ == "prep":
                heads.extend(each for each in child.children if each.dep_ == "pobj")
        for head in heads:
            for token in grammar.prepositional(head, "in", "at"):
                if token.ent_type_ in {"GPE", "LOC", "FAC"}:
                    span = self._text.span(grammar.short_phrase(token))
                    if not any(span.overlaps(each) for each in parties):
                        return Place(span=span)
        return None
