"""The actors of one article while they are being made out, and the mentions as they are met."""

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.actors.bodies.home import Homes, place_country
from onrecord.records import Actor, ActorKind, Mention, Span, content_id
from onrecord.schema.gazetteer import Known, known_by_id
from onrecord.text import Text
from onrecord.text.parse import START, offsets

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# Lines that lead to other reports or describe pictures: what they speak of is no antecedent.
_ASIDES = ("see also", "read more", "read:", "more:", "related", "enlarge this image", "photo", "watch:", "also read", "image", "getty")  # fmt: skip


@dataclass(slots=True)
class Traits:
    """What an article says a person is: posts by their usual name, letter of a US party, US states."""

    posts: set[str] = field(default_factory=set)
    party: str | None = None
    states: set[str] = field(default_factory=set)


@dataclass(eq=False, slots=True)
class Draft:
    """An actor in the making. ``key`` tells it from the article's others; ``parts`` are of a person's name.

    ``posts`` are titles with the country of each, empty where one is of an organisation; ``former``
    are those told to be held no more.
    """

    key: str
    name: str
    kind: ActorKind
    reason: str
    country: str | None = None
    known_as: str | None = None
    parts: tuple[str, ...] = ()
    gender: str | None = None
    plural: bool = False
    forms: dict[str, None] = field(default_factory=dict)
    posts: dict[str, str | None] = field(default_factory=dict)
    former: set[str] = field(default_factory=set)
    traits: Traits = field(default_factory=Traits)
    evidence: Span | None = None

    def id(self, article: str) -> str:
        return content_id("act1", article, self.known_as or self.kind, self.key)

    def actor(self, article: str, evidence: Span) -> Actor:
        return Actor(
            id=self.id(article),
            article=article,
            evidence=(evidence,),
            name=self.name,
            kind=self.kind,
            country=self.country,
            aliases=tuple(form for form in self.forms if form != self.name),
            known_as=self.known_as,
            reason=self.reason,
        )

    @property
    def is_person(self) -> bool:
        return self.kind in {"person", "unnamed_person"}


@dataclass(eq=False, slots=True)
class Seen:
    """A mention with its tokens and where it stands; ``draft`` is who it was found to be."""

    number: int
    mention: Mention
    tokens: Tokens
    head: Token
    label: str
    sentence: int
    subject: bool
    quoted: bool
    aside: bool = False
    draft: Draft | None = None
    reason: str | None = None

    @property
    def words(self) -> str:
        return self.mention.span.quote

    @property
    def start(self) -> int:
        return self.mention.span.start

    def settle(self, draft: Draft, reason: str) -> None:
        """Say whom the mention stands for, and why."""
        self.draft, self.reason = draft, reason
        if draft.evidence is None:
            draft.evidence = self.mention.span


class Cast:
    """The drafts of one article by key, and its mentions in order."""

    def __init__(self, text: Text, candidates: tuple[Mention, ...]) -> None:
        self.text = text
        self.drafts: dict[str, Draft] = {}
        self._sentences = [self._start(sentence) for sentence in text.sentences()]
        self._told = _told(text)
        self.seen = list(self._read(candidates))
        self.by_head = {each.mention.head.start: each for each in reversed(self.seen)}
        self._names = [each for each in self.seen if each.mention.form == "name"]
        self._name_starts = [each.start for each in self._names]
        self.homes = Homes(text.article.text, self.seen)

    @staticmethod
    def _start(tokens: Tokens) -> int:
        return offsets(tokens)[0]

    def _read(self, candidates: tuple[Mention, ...]) -> Iterator[Seen]:
        ordered = sorted(candidates, key=lambda m: (m.span.start, -m.span.end))
        for number, mention in enumerate(ordered):
            tokens = self.text.tokens(mention.span.start, mention.span.end)
            head = self.text.tokens(mention.head.start, mention.head.end)
            if tokens is None or head is None:
                continue
            yield Seen(
                number=number,
                mention=mention,
                tokens=tokens,
                head=head[0],
                label=(mention.reason or "").partition(":")[0],
                sentence=bisect.bisect_right(self._sentences, mention.span.start) - 1,
                subject=_is_subject(head[0]),
                quoted=self.text.quotation_at(mention.span.start) is not None,
                aside=self._is_aside(head.doc.user_data[START]),
            )

    def _is_aside(self, start: int) -> bool:
        """True for a paragraph that starts like a line leading to another report or under a picture."""
        return self.text.article.text[start : start + 20].lower().startswith(_ASIDES)

    def told_between(self, first: int, last: int) -> int:
        """How many sentences after the first, up to the last, are not all quotation."""
        return self._told[last] - self._told[first]

    def known(self, known: Known) -> Draft:
        """The draft of a known country, body or institution: one an article."""
        standard = known_by_id().get(known.id, known)
        draft = self.drafts.get(known.id)
        if draft is None:
            draft = self.drafts[known.id] = Draft(
                key=known.id,
                name=standard.name,
                kind=standard.kind,
                country=standard.country,
                known_as=known.id,
                reason=f"known name of {known.id}",
            )
        return draft

    def country(self, code: str) -> Draft:
        """The draft of a country's government by ISO code."""
        return self.known(known_by_id()[f"country:{code}"])

    def place(self, words: str) -> Draft:
        """The draft of a state, province or town that acts, or of which someone is governor."""
        name = " ".join(words.split())
        name = name[4:] if name[:4].lower() == "the " else name
        draft = self.draft(
            f"place {name.casefold()}", name, "government", "a place's name that acts"
        )
        draft.country = draft.country or place_country(name)
        return draft

    def draft(self, key: str, name: str, kind: ActorKind, reason: str) -> Draft:
        """The draft under a key, made if there is none."""
        found = self.drafts.get(key)
        if found is None:
            found = self.drafts[key] = Draft(key=key, name=name, kind=kind, reason=reason)
        return found

    def at(self, token: Token) -> Seen | None:
        """The mention whose head is the token; a name wins over what is around it."""
        return self.by_head.get(offsets(token)[0])

    def who(self, token: Token) -> Draft | None:
        """Who the mention is that has the token as its head."""
        seen = self.at(token)
        return seen.draft if seen is not None else None

    def name_over(self, token: Token) -> Seen | None:
        """The name that covers a token."""
        offset = offsets(token)[0]
        n = bisect.bisect_right(self._name_starts, offset) - 1
        if n >= 0 and self._names[n].mention.span.end > offset:
            return self._names[n]
        return None

    def names_within(self, start: int, end: int) -> Iterator[Seen]:
        """Names that lie wholly between two code points."""
        for each in self._names[bisect.bisect_left(self._name_starts, start) :]:
            if each.start >= end:
                return
            if each.mention.span.end <= end:
                yield each


def _told(text: Text) -> list[int]:
    """By sentence, how many up to it are not wholly within a quotation."""
    told, count, at = [], 0, 0
    for sentence in text.sentences():
        low, high = offsets(sentence)
        while at < len(text.quotations) and text.quotations[at].end < high:
            at += 1
        holds = text.quotations[at : at + 1]
        count += not (holds and holds[0].start <= low)
        told.append(count)
    return told


def _is_subject(token: Token) -> bool:
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in _SUBJECTS
