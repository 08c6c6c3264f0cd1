"""Where an act was done: the words of its clause that say so.

In this order: where a journey goes; the act's own "in", "at", "near" …; a town's name in front of the
noun ("the Helsinki summit"); the occasion at which it was done ("at a meeting in Geneva"); where
the clause around it says that people came together or spoke; what its verb has in front of all
that it joins ("In Kyiv, he met … and pledged …").

What the act is about is not where it is: who condemns an attack in Kabul need not be in Kabul. A
dateline is where a report was sent from, and a capital that takes part is a government.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from onrecord.events.locating import Located, Locator, bare_name, capital_of, entity_at
from onrecord.records import Mention, Place, Span
from onrecord.schema.cities import find_cities
from onrecord.schema.gazetteer import Known, find_known
from onrecord.schema.place_words import place_words
from onrecord.text import SpanIndex, Text, grammar

_WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "across", "around", "throughout", "off"}
)
_NAMES = frozenset({"GPE", "LOC", "FAC"})
# What is done in words is done where the words fall, not where what they speak of happened.
_IN_WORDS = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONSULT"})

# What a country has in others, or shares with them: its name does not say where they are.
_ABROAD = frozenset({"embassy", "consulate", "base", "border", "crossing", "office", "ministry"})


class PlaceFinder:
    """Finds the places of one article's events."""

    def __init__(self, text: Text, mentions: tuple[Mention, ...]) -> None:
        self._text = text
        self._words = place_words()
        self._mentions = SpanIndex(mentions, lambda mention: mention.span)
        self._locator = Locator(text)

    def find(self, trigger: Token, kind: str, parties: Sequence[Span]) -> Place | None:
        """The place of the act of type ``kind``; ``parties`` are the words of those who take part."""
        for token, whatever in self._candidates(trigger, kind):
            name = self._name(token)
            if name is None:
                continue
            span = self._text.span(name)
            if not whatever and any(span.overlaps(each) for each in parties):
                continue
            return self._place(name, span, token)
        return None

    def _candidates(self, trigger: Token, kind: str) -> Iterator[tuple[Token, bool]]:
        """Heads of phrases that may say where, the likeliest first; true where a party may be one."""
        if kind == "CONSULT":
            yield from ((token, True) for token in self._goals(trigger))
        if kind == "ASSAULT":
            yield from ((token, True) for token in self._struck(trigger))
            for subject in (c for c in trigger.children if c.dep_ == "nsubj"):
                yield from ((token, True) for token in self._in_front(subject))
        for head in self._heads(trigger, kind):
            yield from ((token, False) for token in self._where(head))
        yield from ((token, False) for token in self._in_front(trigger))
        for clause in self._clauses(trigger):
            yield from ((token, False) for token in self._where(clause))
            yield from ((token, False) for token in self._at_occasions(clause))
        if trigger.dep_ == "conj":
            yield from ((token, False) for token in self._fronted(trigger.head))

    def _heads(self, trigger: Token, kind: str) -> Iterator[Token]:
        """The words whose "in" is the act's own."""
        yield trigger
        occasions = self._words.occasions
        for child in trigger.children:
            if child.dep_ in {"dobj", "nsubjpass"} and (
                kind not in _IN_WORDS or (kind == "CONSULT" and child.lemma_.lower() in occasions)
            ):
                yield child
                if kind not in _IN_WORDS:
                    yield from _objects(child)
            elif child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in self._words.held:
                yield child
        if kind not in _IN_WORDS:
            yield from _objects(trigger)
        if kind == "CONSULT":  # "met with Tokyo in Geneva" may be parsed as a Tokyo in Geneva
            yield from grammar.prepositional(trigger, "with")
        verb = trigger.head
        if (
            trigger.pos_ == "NOUN"
            and trigger.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"}
            and verb.lemma_.lower() in self._words.held
        ):
            yield verb

    def _clauses(self, trigger: Token) -> Iterator[Token]:
        """The verbs that may say where for the act: its own, its participles', those of coming together."""
        verb = trigger
        if trigger.pos_ == "NOUN" and trigger.dep_ == "dobj":
            verb = trigger.head
        yield verb
        for child in verb.children:
            if (
                child.dep_ == "advcl"
                and child.tag_ == "VBG"
                and child.lemma_.lower() in self._words.speaking
            ):
                yield child
        head = verb.head
        if verb.dep_ in {"xcomp", "advcl"} and head.lemma_.lower() in self._words.coming:
            yield head

    def _where(self, head: Token) -> Iterator[Token]:
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _WHERE:
                if self._is_of_trust(head):
                    continue
                for each in child.children:
                    if each.dep_ == "pobj" and self._says_where(each):
                        yield each
            elif child.dep_ == "prep" and child.lower_ == "on":
                yield from (
                    each for each in child.children
                    if each.dep_ == "pobj" and self._is_setting(each) and self._says_where(each)
                )  # fmt: skip

    def _at_occasions(self, head: Token) -> Iterator[Token]:
        """Places of what it was done at: "at a meeting in Geneva", "during a visit to Beijing"."""
        for child in head.children:
            if child.dep_ != "prep" or child.lower_ not in {"at", "in", "during", "on"}:
                continue
            for noun in child.children:
                if noun.dep_ != "pobj" or noun.lemma_.lower() not in (
                    self._words.occasions | self._words.journeys
                ):
                    continue
                yield from self._where(noun)
                yield from self._in_front(noun)
                if noun.lemma_.lower() in self._words.journeys:
                    yield from grammar.prepositional(noun, "to")[:1]

    def _goals(self, trigger: Token) -> Iterator[Token]:
        """Where a journey goes: "visited Kyiv", "a trip to Beijing"."""
        lemma = trigger.lemma_.lower()
        found: list[Token] = []
        if trigger.pos_ == "VERB" and lemma in {"visit", "tour"}:
            found = grammar.patients(trigger)
        elif lemma in self._words.journeys | {"fly", "go", "journey"}:
            found = grammar.prepositional(trigger, "to")
        else:
            for child in trigger.children:
                if child.dep_ == "dobj" and child.lemma_.lower() in self._words.journeys:
                    found = grammar.prepositional(child, "to")
        yield from (token for token in found[:1] if token.ent_type_ in _NAMES)

    def _struck(self, trigger: Token) -> Iterator[Token]:
        """The town that is hit: "shelled Kharkiv", "the bombing of Aleppo"."""
        found = [*grammar.patients(trigger)] if trigger.pos_ == "VERB" else []
        found += grammar.prepositional(trigger, "on", "of", "against")
        for token in found[:1]:
            name = self._name(token) if token.ent_type_ in _NAMES else None
            if name is None:
                continue
            known = self._known(name)
            words = bare_name(name.text)
            if (known is None or known.form == "capital") and any(find_cities(words)):
                yield token

    def _in_front(self, noun: Token) -> Iterator[Token]:
        """A town's name in front of what is held there or what befell it: "the Helsinki summit"."""
        lemma = noun.lemma_.lower()
        if noun.pos_ not in {"NOUN", "PROPN"} or lemma not in (
            self._words.gatherings | self._words.harm
        ):
            return
        for child in noun.lefts:
            if child.dep_ in {"compound", "nmod"} and child.ent_type_ in {"GPE", "LOC"}:
                name = self._name(child)
                if name is None or self._is_country(name) or self._acts(child):
                    continue
                if find_cities(bare_name(name.text)).own:
                    yield child

    def _fronted(self, verb: Token) -> Iterator[Token]:
        """Places that stand before the subject of the first of joined verbs."""
        subject = next((child for child in verb.lefts if child.dep_ in grammar.SUBJECTS), None)
        if subject is not None:
            for token in self._where(verb):
                if token.i < subject.i:
                    yield token

    def _says_where(self, token: Token) -> bool:
        """True for a place's name, a setting ("a hospital in"), and the bodies that are places too."""
        if token.ent_type_ in _NAMES:
            return not self._acts(token)
        words = self._words
        lemma = token.lemma_.lower()
        if lemma in words.settings or token.lower_ in words.chambers:
            return True
        known = find_known(bare_name(token.text))
        return known is not None and known.form == "seat"

    def _is_setting(self, token: Token) -> bool:
        return token.lemma_.lower() in self._words.settings or token.ent_type_ in {"LOC", "FAC"}

    def _is_of_trust(self, head: Token) -> bool:
        return head.lemma_.lower() in self._words.trust

    def _acts(self, token: Token) -> bool:
        """True where the article's reading has a government here: a country or capital that acts."""
        mention = self._mentions.at(self._text.span(token).start)
        if mention is None or mention.role != "actor" or mention.actor is None:
            return False
        known = self._known(_named(token)) if token.ent_type_ else None
        return known is not None and known.form in {"name", "capital"}

    def _is_country(self, name: Tokens) -> bool:
        known = self._known(name)
        return known is not None and known.id.startswith("country:") and known.form == "name"

    def _known(self, name: Tokens) -> Known | None:
        return find_known(bare_name(name.text))

    def _name(self, token: Token) -> Tokens | None:
        """The words that name the place of a phrase: its own name, or the name of where it is."""
        if _is_dateline(token):
            return None
        if token.ent_type_ in _NAMES:
            return _named(token)
        within = _within(token)
        if within is not None:
            return _named(within)
        if token.pos_ == "PROPN" or token.lower_ in self._words.chambers:
            return grammar.short_phrase(token)
        if _beside(token) is not None:
            return grammar.short_phrase(token)
        return None

    def _place(self, name: Tokens, span: Span, token: Token) -> Place:
        located = self._located(name, token)
        if name.end + 1 < len(name.doc) and located.reason and located.reason.endswith("beside it"):
            span = self._with_country(name, span)
        return Place(
            span=span,
            country=located.country,
            latitude=located.latitude,
            longitude=located.longitude,
            reason=located.reason,
        )

    def _located(self, name: Tokens, token: Token) -> Located:
        beside = _beside(token)
        if token.ent_type_ not in _NAMES and beside is not None and _within(token) is None:
            found = self._locator.country_of(beside)
            if token.lemma_.lower() == "capital" and found.country is not None:
                return capital_of(found.country)
            return found
        first = name.start + (name[0].lower_ == "the")
        return self._locator.locate(name.doc[first : name.end])

    def _with_country(self, name: Tokens, span: Span) -> Span:
        """The words with what stands after the comma: "Paris, Texas"."""
        doc = name.doc
        if doc[name.end].text != "," or doc[name.end + 1].ent_type_ not in {"GPE", "LOC"}:
            return span
        last = name.end + 1
        while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
            last += 1
        return self._text.span(doc[name.start : last + 1])


def _objects(head: Token) -> list[Token]:
    """What an act is directed at: "an attack on a hospital"."""
    return grammar.prepositional(head, "on", "against", "of", "at", "with")


def _named(token: Token) -> Tokens:
    """The whole name around a token, with "the" where it is part of the phrase."""
    doc: Doc = token.doc
    name = entity_at(doc, token.i)
    first, after = name.start, name.end
    if token.ent_type_ == "GPE" and doc[first].lower_ == "the" and after - first > 1:
        first += 1
    while after - first > 1 and doc[after - 1].tag_ in {"POS", "$", ","}:
        after -= 1
    if token.ent_type_ == "FAC" and first > 0 and doc[first - 1].lower_ == "the":
        first -= 1
    return doc[first:after]


def _within(noun: Token) -> Token | None:
    """The name of where a setting is: "a hospital in Kunduz", "the city of Kharkiv", "Kyiv's suburbs"."""
    for child in noun.children:
        if child.dep_ == "appos" and child.ent_type_ == "GPE":
            return child
        if child.dep_ == "prep" and child.lower_ in {"in", "of", "near", "outside"}:
            for each in child.children:
                if each.dep_ == "pobj" and each.ent_type_ in _NAMES:
                    return each
                if each.dep_ == "pobj" and each.lemma_.lower() in place_words().settings:
                    return _within(each)
    if noun.lemma_.lower() in _ABROAD:
        return None
    for child in reversed(list(noun.lefts)):  # in "Ukraine's Donetsk region" the nearer one
        if child.ent_type_ in _NAMES and child.dep_ in {"poss", "compound", "nmod"}:
            return child
    return None


def _beside(noun: Token) -> Token | None:
    """The people or country told with a setting: "the Turkish capital"."""
    if noun.lemma_.lower() in _ABROAD:
        return None
    return next(
        (c for c in noun.lefts if c.dep_ in {"amod", "compound"} and c.ent_type_ == "NORP"), None
    )


def _is_dateline(token: Token) -> bool:
    """True at a paragraph's start: "BEIJING (Reuters) -"."""
    return token.i < 3 and token.is_upper and len(token) > 3
