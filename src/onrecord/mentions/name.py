"""A name in a paragraph, while it is being made out what it names."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from onrecord.mentions.phrases import fold
from onrecord.schema.gazetteer import Known

Label = Literal["person", "organisation", "place name", "people", "known", "other"]


@dataclass(frozen=True)
class Name:
    """Tokens ``first`` to ``after`` (half-open) of one paragraph, what they name, and why."""

    first: int
    after: int
    label: Label
    why: str
    known: Known | None = None

    @property
    def length(self) -> int:
        return self.after - self.first


def surface(doc: Doc, name: Name) -> str:
    """The name as printed, with straight apostrophes."""
    return fold(doc[name.first : name.after].text)


def initials(words: str) -> str | None:
    """LDP for "Liberal Democratic Party": the capitals that start its words; ``None`` under two."""
    letters = "".join(
        part[0] for word in words.split() for part in word.split("-") if part[:1].isupper()
    )
    return letters if 2 <= len(letters) <= 6 and " " in words else None
