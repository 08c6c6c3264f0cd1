"""What the words around a person's name tell of gender."""

from onrecord.actors.cast import Cast, Seen
from onrecord.actors.offices.titles import Title

_FEMALE, _MALE = "f", "m"
# "His aunt Vera Holt": what a noun right before a name tells of gender.
KIN = {
    "wife": _FEMALE, "mother": _FEMALE, "daughter": _FEMALE, "sister": _FEMALE, "aunt": _FEMALE,
    "widow": _FEMALE, "niece": _FEMALE, "grandmother": _FEMALE, "actress": _FEMALE,
    "husband": _MALE, "father": _MALE, "son": _MALE, "brother": _MALE, "uncle": _MALE,
    "widower": _MALE, "nephew": _MALE, "grandfather": _MALE, "actor": _MALE,
}  # fmt: skip
WOMEN = frozenset({"daughters", "sisters", *(word for word, told in KIN.items() if told == _FEMALE)})  # fmt: skip
_PRONOUNS = {"he": _MALE, "his": _MALE, "him": _MALE, "she": _FEMALE, "her": _FEMALE}


class Genders:
    """Genders that pronouns tell of a subject: those of its sentence and of the next, if nobody else is there."""

    def __init__(self, cast: Cast) -> None:
        self._persons: dict[int, set[str]] = {}
        self._said: dict[int, set[str]] = {}
        for seen in cast.seen:
            if seen.label == "person":
                self._persons.setdefault(seen.sentence, set()).add(seen.words)
            elif (gender := _PRONOUNS.get(seen.head.lower_)) is not None:
                self._said.setdefault(seen.sentence, set()).add(gender)

    def of(self, seen: Seen, title: Title | None) -> str | None:
        """The gender of a title, else of the pronouns that can only mean this subject."""
        if title is not None and title.gender is not None:
            return title.gender
        if not seen.subject or seen.quoted:
            return None
        said: set[str] = set()
        for sentence in (seen.sentence, seen.sentence + 1):
            if self._persons.get(sentence, {seen.words}) != {seen.words}:
                break
            said |= self._said.get(sentence, set())
        return next(iter(said)) if len(said) == 1 else None

    @staticmethod
    def by_kin(seen: Seen) -> str | None:
        """The gender of "his aunt Vera Holt"."""
        return KIN.get(word_before(seen))


def word_before(seen: Seen) -> str:
    """The word right before a name, in lower case; empty where there is none."""
    first = seen.tokens.start
    return seen.tokens.doc[first - 1].lower_ if first else ""
