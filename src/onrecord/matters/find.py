"""Proposals of one article, and which of its positions speak of them."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from onrecord.matters.candidates import (
    Candidate,
    is_enough,
    law_candidate,
    noun_candidate,
    out_candidate,
    trimmed,
    verb_candidate,
)
from onrecord.matters.naming import Law, Names, laws_in
from onrecord.matters.telling import Told, told_of_noun, told_of_verb
from onrecord.records import Actor, Mention, Position, Span, content_id
from onrecord.records.matter import Matter
from onrecord.schema.instruments import instruments
from onrecord.schema.matters import Matters, matters
from onrecord.text import SpanIndex, Text

_LONGEST = 160  # code points of a wording: what is longer was not parsed as one phrase
_TOPICS = 3  # words of a topic that are kept


def find_matters(
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    positions: tuple[Position, ...],
) -> tuple[Matter, ...]:
    """The proposals that an article names, by where their words start.

    A noun names one wherever it says what it is about; a verb only where it is told as open
    ("plans to join the pact"), for what was done is an event. A short one ("the deal") stands
    for the one of its family that the article named before, if there is only one.
    """
    return _Reader(text, mentions, actors, positions).read()


class _Reader:
    def __init__(
        self,
        text: Text,
        mentions: tuple[Mention, ...],
        actors: tuple[Actor, ...],
        positions: tuple[Position, ...],
    ) -> None:
        self._text = text
        self._names = Names(text, mentions, actors)
        self._words = matters()
        spans = [(s, p) for p in positions for s in (p.target, *p.target_more)]
        self._positions = SpanIndex(spans, lambda item: item[0])
        self._named: dict[str, dict[tuple[str, ...], Candidate]] = {}

    def read(self) -> tuple[Matter, ...]:
        found: dict[tuple[int, int], Matter] = {}
        for paragraph in self._text.paragraphs:
            for candidate in self._candidates(paragraph.doc):
                matter = self._matter(candidate)
                if matter is not None:
                    found.setdefault((matter.head.start, matter.head.end), matter)
        return tuple(sorted(found.values(), key=lambda m: (m.span.start, m.span.end, m.id)))

    def _candidates(self, doc: Doc) -> Iterator[Candidate]:
        """Every candidate of a paragraph; laws that are part of none last."""
        laws = laws_in(doc)
        used: set[int] = set()
        eaten: set[int] = set()  # nouns that are what a verb's act is done to
        for token in _acting(doc, self._words):
            if token.i in laws or token.i in eaten:
                continue
            found = self._candidate(token, laws)
            if found is None:
                continue
            if found.form == "verb":
                if found.object_at is None or told_of_verb(token, self._words).status != "open":
                    continue
                if self._is_doing(found) or not (found.explicit or found.family.needs == "person"):
                    continue
                eaten.add(found.object_at.i)
            complete = is_enough(found, self._words)
            found = trimmed(found)
            if not complete:
                found = self._before(found)
                if found is None:
                    continue
            else:
                self._remember(found)
            used |= found.laws
            yield found
        yield from self._laws(doc, laws, used)

    def _candidate(self, token: Token, laws: dict[int, Law]) -> Candidate | None:
        lemma = token.lemma_.lower()
        if token.pos_ in {"NOUN", "PROPN"}:
            family = self._words.by_noun.get(lemma)
            if family is None:
                return None
            return noun_candidate(token, family, self._names, laws, self._words)
        if lemma in self._words.lists["out_verbs"]:
            out = out_candidate(token, self._words.families["withdrawal"], self._names, laws)
            if out is not None:
                return out
        family = self._words.by_verb.get(lemma)
        return verb_candidate(token, family, self._names, laws, self._words) if family else None

    def _is_doing(self, found: Candidate) -> bool:
        """True where the verb's object is itself a noun of an act: "build support", "raise a ban"."""
        thing = found.object_at
        named = any(each.key.startswith("law:") for each in found.objects)
        if (
            thing is None
            or named
            or found.family.name in {"easing", "abrogation", "increase", "reduction"}
        ):
            return False
        return thing.lemma_.lower() in self._words.by_noun and thing.pos_ == "NOUN"

    def _laws(self, doc: Doc, laws: dict[int, Law], used: set[int]) -> Iterator[Candidate]:
        family = self._words.families["instrument"]
        for law in dict.fromkeys(laws.values()):
            if law.first not in used and instruments().by_id[law.id].act:
                yield law_candidate(law, doc[law.last], family)

    def _remember(self, found: Candidate) -> None:
        keys = tuple(sorted(named.key for named in found.objects)) or tuple(found.topic)
        self._named.setdefault(found.family.name, {}).setdefault(keys, found)

    def _before(self, found: Candidate) -> Candidate | None:
        """A short wording completed by the one proposal of its family that was named before."""
        earlier = self._named.get(found.family.name, {})
        naming = found.family.needs in {"name", "body", "person"}
        if len(earlier) != 1 or not found.definite or found.form != "noun" or not naming:
            return None
        (meant,) = earlier.values()
        if any(word not in meant.topic for word in found.topic):
            return None
        found.objects, found.topic = meant.objects, meant.topic
        found.subject = found.subject or meant.subject
        found.object_at = found.subject_at = None
        found.explicit = False
        return found

    def _matter(self, found: Candidate) -> Matter | None:
        article = self._text.article
        span = self._text.between(found.head.doc[found.first], found.head.doc[found.last])
        if len(span.quote) > _LONGEST:
            return None
        head = self._text.span(found.head)
        speaking = self._speaking(head)
        told = self._told(found, speaking)
        family = found.family
        topic = () if found.objects and not family.topic else tuple(found.topic[:_TOPICS])
        subject = found.subject
        return Matter(
            id=content_id("mat1", article.id, head.start, head.end, family.name),
            article=article.id,
            evidence=(self._text.sentence_of(found.head),),
            span=span,
            head=head,
            form="verb" if found.form == "verb" else "noun",
            family=family.name,
            action=found.action,
            names=(subject.key if subject else "", *sorted(n.key for n in found.objects)),
            topic=topic,
            subject=subject.actor if subject else None,
            subject_span=self._span(found.subject_at),
            object=found.objects[0].actor if found.objects else None,
            object_span=self._span(found.object_at),
            status=told.status,
            cue=self._span(told.cue),
            explicit=found.explicit,
            positions=tuple(dict.fromkeys(p.id for p in speaking)),
            holders=tuple(dict.fromkeys(_holders(speaking))),
            reason=_reason(found),
        )

    def _told(self, found: Candidate, speaking: list[Position]) -> Told:
        if found.form == "verb":
            return told_of_verb(found.head, self._words)
        told = told_of_noun(found.head, self._words)
        done = told.status == "past" and all(position.how == "act" for position in speaking)
        return told if done or not speaking else Told("open", told.cue)

    def _speaking(self, head: Span) -> list[Position]:
        """The positions whose target holds the word of the act."""
        return [
            position
            for span, position in self._positions.touching(head.start, head.end)
            if span.contains(head)
        ]

    def _span(self, token: Token | None) -> Span | None:
        return None if token is None else self._text.span(token)


def _acting(doc: Doc, words: Matters) -> Iterator[Token]:
    """Verbs, then nouns, that may name an act: one look at each word."""
    nouns = []
    for token in doc:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB":
            if lemma in words.by_verb or lemma in words.lists["out_verbs"]:
                yield token
        elif lemma in words.by_noun and token.pos_ in {"NOUN", "PROPN"}:
            nouns.append(token)
    yield from nouns


def _holders(positions: Iterable[Position]) -> Iterator[str]:
    for position in positions:
        if position.holder is not None and position.how != "conjecture":
            yield position.holder


def _reason(found: Candidate) -> str:
    if found.family.name == "instrument":
        return "name of a law, treaty or programme"
    if not found.explicit and found.object_at is None and found.subject_at is None:
        return f"{found.form}:{found.action}, as named before"
    return f"{found.form}:{found.action}"
