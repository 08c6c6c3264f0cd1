"""What was spoken of lately: antecedents for descriptions and pronouns."""

from collections.abc import Iterator

from onrecord.actors.cast import Draft, Seen
from onrecord.schema.bodies import load_bodies
from onrecord.schema.gazetteer import find_known
from onrecord.schema.roles import Role

_WINDOW = 400  # mentions looked back at: more than any description reaches


def _called(draft: Draft, noun: str) -> bool:
    """True where news calls a known body by the noun."""
    return noun in load_bodies()[(draft.known_as or "").removeprefix("body:")].nouns


def _is_main(met: Seen) -> bool:
    token = met.head
    while token.dep_ == "conj":
        token = token.head
    return token.head.dep_ == "ROOT"


class History:
    """Mentions met so far, in reading order, with those resolved to an actor."""

    def __init__(self) -> None:
        self.met: list[Seen] = []

    def add(self, seen: Seen) -> None:
        """Note a mention once its actor is settled (or has been found to be none)."""
        if not seen.aside:
            self.met.append(seen)

    def back(self, seen: Seen, sentences: int | None) -> Iterator[Seen]:
        """Earlier mentions, nearest first, of this and so many sentences before."""
        for met in reversed(self.met[-_WINDOW:] if sentences is None else self.met):
            if sentences is not None and seen.sentence - met.sentence > sentences:
                return
            if met.mention.span.end <= seen.start:
                yield met

    def recent_persons(self, seen: Seen) -> list[Draft]:
        """Named persons met before, nearest first, each once."""
        persons = (met.draft for met in self.back(seen, None) if met.draft is not None)
        return list(dict.fromkeys(draft for draft in persons if draft.kind == "person"))

    def foremost(self, seen: Seen, persons: list[Draft]) -> Draft | None:
        """The one last spoken of; ``None`` where that was another's sentence as well, as main subject."""
        last: list[Seen] = []
        for met in self.back(seen, None):
            if last and met.sentence != last[0].sentence:
                break
            if met.draft in persons and met.mention.form == "name":
                last.append(met)
        acting = list(dict.fromkeys(met.draft for met in last if met.subject and _is_main(met)))
        if len(acting) > 1:
            return None
        return acting[0] if acting else persons[0]

    def recent_countries(
        self, seen: Seen, sentences: int | None, *, subjects: bool = False
    ) -> list[str]:
        """Codes of countries met before, as actors or as places, nearest first, each once."""
        found: dict[str, None] = {}
        for met in self.back(seen, sentences):
            if met.mention.form != "name" or (subjects and not met.subject):
                continue
            known = find_known(met.words) if met.label == "known" else None
            if known is None or known.country is None or known.form == "seat":
                continue
            if known.id.startswith("country:"):
                found.setdefault(known.country)
        return list(found)

    def last_unnamed(self, seen: Seen, noun: str) -> Draft | None:
        """The person or group without a name last described by the same noun, in the singular."""
        for met in self.back(seen, None):
            draft = met.draft
            if draft is None or not draft.kind.startswith("unnamed") or draft.plural:
                continue
            if met.mention.form == "nominal" and met.head.lower_ == noun:
                return draft
        return None

    def only_recent(self, seen: Seen, role: Role, sentences: int) -> Draft | None:
        """The one organisation a noun can stand for: in this sentence, nearby, or in the article."""
        kinds = {role.kind, *role.antecedent}
        for window in (0, sentences, None):
            found: dict[Draft, None] = {}
            for met in self.back(seen, window):
                draft = met.draft
                if (
                    draft is None
                    or met.mention.form == "pronoun"
                    or draft.kind.startswith("unnamed")
                ):
                    continue
                if (draft.known_as or "").startswith("body:") and not _called(draft, role.noun):
                    continue
                if draft.kind in kinds - {"unnamed_group"} or draft.name.lower().endswith(
                    " " + role.noun
                ):
                    found.setdefault(draft)
            exact = [
                draft for draft in found if draft.name.lower().split(" (")[0].endswith(role.noun)
            ]
            if len(found) == 1 or len(exact) == 1:
                return exact[0] if len(exact) == 1 else next(iter(found))
            if found and window is not None and len(found) > 1:
                return None
        return None
