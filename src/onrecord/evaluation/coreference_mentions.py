"""What the shipped stages, and the parse, tell of each mention of a CoNLL document: no chain is looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.actors import Told, resolve_actors
from onrecord.dates import find_dates
from onrecord.evaluation.conll import GoldDocument
from onrecord.evaluation.conll_text import Place, Printed, print_document
from onrecord.mentions import find_mentions
from onrecord.records import Actor, Mention, MentionForm
from onrecord.schema.gazetteer import Known, find_known
from onrecord.schema.roles import load_posts, role_forms
from onrecord.text import Text, parse_text
from onrecord.text.grammar import SUBJECTS
from onrecord.text.parse import offsets

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.types import Floats1d

Tie = Literal["apposition", "title", "copula", "relative"]
_PRONOUN_TAGS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_NAME_PARTS = _NAME_TAGS | {"NN", "HYPH", "CD"}
_LINKS = frozenset({"of", "for", "the", "and"})  # within a body's name
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


@dataclass(frozen=True, eq=False)
class Described:
    """A mention and what is known of it.

    ``tokens`` are its half-open numbers in the document, ``head`` the lower-case lemma of the
    word that governs it (``word``) and ``at`` that word's first code point. ``name`` holds the
    capitalised words of a name around the head, titles apart; ``titles`` the common nouns before
    it ("president") and ``gender``, f or m, what a form of address tells; ``known`` what the words are known to stand for.
    ``modifiers`` are lemmas of what stands before the head, determiners apart; ``of`` those of
    nouns that hang on it by "of" and the like, ``owners`` names and numbers among both: known ids
    ("country:JP"), else words in lower case. ``ties`` are heads of mentions that the grammar
    says are the same, by code point. ``vector`` is the head's of the spaCy pipeline.
    """

    document: int
    tokens: Place
    sentence: int
    at: int
    form: MentionForm
    words: str
    word: str
    tag: str
    head: str
    label: str = ""
    subject: bool = False
    determiner: str = ""
    modifiers: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    gender: str | None = None
    of: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    ties: tuple[tuple[Tie, int], ...] = ()
    known: Known | None = None
    actor: Actor | None = None
    place: bool = False
    quoted: bool = False
    vector: "Floats1d | None" = None


@dataclass(frozen=True, eq=False)
class ReadDocument:
    """A document as the stages read it: the mentions given, those found, and what is told of actors."""

    given: tuple[Described, ...]
    found: tuple[Described, ...]
    told: Told


def read_document(document: GoldDocument, number: int, nlp: "Language") -> ReadDocument:
    """Run the stages up to actors over a document's text.

    ``given`` holds one for each of the gold set's spans, whose chains are not looked at; ``found``
    those of our own, pronouns that stand for nobody included.
    """
    printed = print_document(document)
    with nlp.memory_zone():
        text = parse_text(printed.article, nlp)
        candidates = find_mentions(text)
        resolved = resolve_actors(text, candidates, find_dates(text))
        actors, mentions, tenures, memberships = resolved
        reader = _Reader(text, printed, number, actors, mentions)
        spans = dict.fromkeys((each.first, each.after) for each in document.mentions)
        return ReadDocument(
            given=tuple(reader.given(spans)),
            found=tuple(reader.found()),
            told=Told(printed.article.id, None, actors, tenures, memberships),
        )


def not_read(document: GoldDocument, number: int) -> ReadDocument:
    """What stands for a document on which the stages failed: mentions of which nothing is known."""
    spans = dict.fromkeys((each.first, each.after) for each in document.mentions)
    given = tuple(_unreadable(number, span) for span in spans)
    return ReadDocument(given=given, found=(), told=Told(document.name, None, ()))


class _Reader:
    def __init__(
        self,
        text: Text,
        printed: Printed,
        number: int,
        actors: Iterable[Actor],
        mentions: Iterable[Mention],
    ) -> None:
        self._text, self._printed, self._number = text, printed, number
        self._actors = {actor.id: actor for actor in actors}
        self._mentions = tuple(mentions)
        self._by_head: dict[int, Mention] = {}
        for mention in self._mentions:
            kept = self._by_head.setdefault(mention.head.start, mention)
            if kept.form != "name" and mention.form == "name":
                self._by_head[mention.head.start] = mention
        starts = [offsets(sentence)[0] for sentence in text.sentences()]
        self._sentence_at = dict(zip(starts, range(len(starts)), strict=True))

    def given(self, spans: Iterable[Place]) -> Iterator[Described]:
        for span in spans:
            place = self._printed.span(span)
            tokens = self._text.tokens(*place) if place is not None else None
            if tokens is None:
                yield _unreadable(self._number, span)
                continue
            head = head_of(tokens)
            yield self._described(span, tokens, head, self._by_head.get(offsets(head)[0]))

    def found(self) -> Iterator[Described]:
        for mention in self._mentions:
            span = self._printed.tokens(mention.span.start, mention.span.end)
            tokens = self._text.tokens(mention.span.start, mention.span.end)
            head = self._text.tokens(mention.head.start, mention.head.end)
            if span is not None and tokens is not None and head is not None:
                yield self._described(span, tokens, head[0], mention)

    def _described(
        self, span: Place, tokens: Tokens, head: Token, mention: Mention | None
    ) -> Described:
        name, titles, gender = _name(head, tokens) if head.tag_ in _NAME_TAGS else ((), (), None)
        known = find_known(" ".join(name)) or find_known(_bare(tokens))
        return Described(
            document=self._number,
            tokens=span,
            sentence=self._sentence_at[offsets(head.sent)[0]],
            at=offsets(head)[0],
            form=_form(head, mention),
            words=tokens.text,
            word=head.text,
            tag=head.tag_,
            head=head.lemma_.lower(),
            label=head.ent_type_,
            subject=head.dep_ in SUBJECTS,
            determiner=next((c.lower_ for c in head.lefts if c.dep_ in {"det", "poss"}), ""),
            modifiers=tuple(each.lemma_.lower() for each in _before(head)),
            name=name,
            titles=titles,
            gender=gender,
            of=tuple(each.lemma_.lower() for each in _of(head)),
            owners=tuple(sorted(set(_owners(head)))),
            ties=tuple(_ties(head)),
            known=known,
            actor=self._actors.get(mention.actor or "") if mention is not None else None,
            place=mention is not None and mention.role == "place",
            quoted=self._text.quotation_at(offsets(head)[0]) is not None,
            vector=head.vector if head.has_vector else None,
        )


def head_of(tokens: Tokens) -> Token:
    """The word that governs a stretch: of "in central Paris" Paris, of "two of the men" two."""
    head: Token = tokens.root
    for _ in range(3):
        if head.pos_ not in {"ADP", "SCONJ"}:
            return head
        inner = [c for c in head.children if c.dep_ in {"pobj", "pcomp", "prep"} and c in tokens]
        if not inner:
            return head
        head = inner[0]
    return head


def _form(head: Token, mention: Mention | None) -> MentionForm:
    if mention is not None:
        return mention.form
    if head.tag_ in _PRONOUN_TAGS:
        return "pronoun"
    return "name" if head.tag_ in _NAME_TAGS else "nominal"


def _before(head: Token) -> Iterator[Token]:
    for child in head.lefts:
        if child.dep_ in _MODIFIERS and child.tag_ != "PRP$":
            yield from _before(child)
            yield child


def _name(head: Token, tokens: Tokens) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """The capitalised words of a stretch around its head; titles among and before them; their gender.

    Of "Texas Governor Maria Hale" the name is what follows the title, the rest is whose it is.
    """
    first, after = head.i, head.i + 1
    while first > tokens.start and head.doc[first - 1].tag_ in _NAME_PARTS:
        first -= 1
    while after < tokens.end and head.doc[after].tag_ in _NAME_TAGS:
        after += 1
    before = [token for token in _before(head) if token.i < first]
    name, titles, gender = [], [], None
    for token in [*before, *head.doc[first:after]]:
        post = load_posts().get(token.lower_) if token is not head else None
        if post is not None:
            gender = gender or post.gender
            titles += [post.post] if post.post is not None else []
        elif token is not head and token.tag_ == "NN":
            titles.append(token.lemma_.lower())
        elif token.i >= first and token.tag_ in _NAME_TAGS:
            name.append(token.text)
            continue
        if token.i < head.i and (post is not None or token.lower_ in role_forms()):
            name.clear()
    return (*name, *_behind(head, tokens, after)), tuple(dict.fromkeys(titles)), gender


def _behind(head: Token, tokens: Tokens, after: int) -> tuple[str, ...]:
    """What belongs to a body's name after its head: of "Department of Justice" Justice."""
    if head.ent_type_ in {"PERSON", "GPE"} or head.lower_ in load_posts():
        return ()
    words: list[str] = []
    rest = head.doc[after : tokens.end]
    if len(rest) < 2 or rest[0].lower_ not in {"of", "for"}:
        return ()
    for token in rest:
        if token.tag_ in _NAME_TAGS:
            words.append(token.text)
        elif token.lower_ not in _LINKS:
            break
    return tuple(words)


def _bare(tokens: Tokens) -> str:
    """Words without the preposition or article in front and without a possessive's ending."""
    kept = [token for token in tokens if token.tag_ not in {"POS", "DT", "IN", "TO"}]
    return " ".join(token.text for token in kept)


def _of(head: Token) -> Iterator[Token]:
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "from", "for"}:
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _owners(head: Token) -> Iterator[str]:
    """Whose or which it is: "Japanese" and "of Japan" are country:JP, "two" is 2's word."""
    for token in [*_before(head), *_of(head)]:
        if token.tag_ in _NAME_TAGS or token.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}:
            known = find_known(token.text)
            yield known.id if known is not None else token.lower_
        elif token.tag_ == "CD" or token.pos_ == "NUM":
            yield token.lower_


def _ties(head: Token) -> Iterator[tuple[Tie, int]]:
    """Heads that the grammar says stand for the same: apposition, title before a name, copula, "who"."""
    if head.dep_ == "appos":
        yield "apposition", offsets(head.head)[0]
    if head.tag_ in {"WP", "WDT"}:
        clause = head.head
        while clause.dep_ in {"conj", "ccomp", "xcomp"} and clause.head is not clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            yield "relative", offsets(clause.head)[0]
    if head.dep_ == "compound" and head.tag_ == "NN" and head.head.ent_type_ == "PERSON":
        yield "title", offsets(head.head)[0]
    if head.dep_ == "attr" and not any(each.dep_ == "neg" for each in head.head.children):
        for child in head.head.children:
            if child.dep_ == "nsubj":
                yield "copula", offsets(child)[0]


def _unreadable(document: int, span: Place) -> Described:
    return Described(
        document=document, tokens=span, sentence=0, at=-1, form="nominal", words="", word="",
        tag="", head="",
    )  # fmt: skip
