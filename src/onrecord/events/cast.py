"""Who takes part: from a word of the sentence to the actor and the words that stand for it."""

from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from onrecord.events.doers import modifiers
from onrecord.events.status import says
from onrecord.records import Mention, Span, Statement
from onrecord.schema.event_cues import event_cues
from onrecord.schema.roles import role_forms
from onrecord.text import SpanIndex, Text, grammar

_NO_ONE = frozenset(
    {"who", "which", "that", "what", "it", "this", "these", "those", "there", "each", "itself"}
)
# Pronouns that stand for the speaker where the article's actors left them open.
_REPORTED = frozenset({"it", "they", "we", "i"})
_TIMES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL", "QUANTITY"})
_THINGS = frozenset({"EVENT", "FAC", "LAW", "WORK_OF_ART", "PRODUCT", "LANGUAGE"})
_QUANTITIES = frozenset({"all", "some", "most", "one", "many", "much", "none", "part", "number"})
_PART_OF_NAME = frozenset({"of", "from", "for"})
_DATELINE = 8  # tokens in which a dateline ends
_DASHES = frozenset({"-", "--", "—", "–"})
_AFTER_AGENCY = frozenset({"):", ")"})
_OWNING = ("by", "from", "of")


@dataclass(frozen=True)
class Part:
    """One participant: its words here and the actor they were resolved to, if they were."""

    span: Span
    actor: str | None
    named: bool = False  # a proper name, though it may be resolved to nobody
    acts: bool = True  # people, bodies and countries; things do no deeds
    direct: bool = True  # the word itself stands for it, not what belongs to it
    weapon: bool = False  # a thing by which people are harmed


class Cast:
    """Finds the participants of events among an article's mentions."""

    def __init__(
        self, text: Text, mentions: tuple[Mention, ...], statements: tuple[Statement, ...] = ()
    ) -> None:
        self._text = text
        self._quoted = SpanIndex(
            [
                (statement.speaker, span)
                for statement in statements
                if statement.mode != "indirect" and statement.speaker is not None
                for span in statement.content
            ],
            lambda entry: entry[1],
        )
        self._index = SpanIndex(mentions, lambda mention: mention.span)
        self._by_head = {(m.head.start, m.head.end): m for m in reversed(mentions)}

    def mention(self, token: Token) -> Mention | None:
        """The mention whose head is the token, else the shortest one whose words it governs."""
        span = self._text.span(token)
        exact = self._by_head.get((span.start, span.end))
        if exact is not None:
            return exact
        around = self._index.at(span.start)
        if around is None or token.head == token:
            return around
        head = self._text.span(token.head)
        return None if around.span.start <= head.start < around.span.end else around

    def parts(self, tokens: list[Token]) -> tuple[Part, ...]:
        """The participants that the tokens stand for, in reading order, each once."""
        found: dict[tuple[int, int], Part] = {}
        for token in tokens:
            for part in self._parts(token):
                found.setdefault((part.span.start, part.span.end), part)
        return tuple(found[key] for key in sorted(found))

    def _parts(self, token: Token) -> list[Part]:
        if not token.text.strip() or _is_dateline(token):
            return []
        mention = self.mention(token)
        if token.lower_ in _REPORTED and (mention is None or mention.actor is None):
            speaker = self._speaker(token)
            if speaker is not None:
                return [Part(self._text.span(token), speaker)]
        if mention is not None:
            open_ = mention.form == "nominal" or token.lower_ == "it"  # "it is time to reject"
            vague = mention.actor is None and open_
            return [replace(self._part(mention), acts=not vague or _can_act(token))]
        if token.ent_type_ == "PERCENT" and (those := grammar.prepositional(token, "of")):
            return [part for each in those for part in self._parts(each)]
        if token.lower_ in _NO_ONE or _is_time(token):
            return []
        if token.pos_ != "PROPN":
            owned = self._owned(token)
            if owned:
                return [replace(self._part(each), direct=False) for each in owned]
        return [self._unresolved(token)]

    def _owned(self, token: Token) -> list[Mention]:
        """Whose the thing is; what is done to somebody ("Comey's firing") is not his."""
        if token.lemma_.lower() in event_cues().classes["undergone"]:
            return []
        return [
            found
            for each in _owners(token)
            if (found := self.mention(each)) is not None
            and (found.actor is not None or found.form != "pronoun")
        ]

    def _unresolved(self, token: Token) -> Part:
        owners = any(each.pos_ == "PROPN" for each in _owners(token))
        return Part(
            self._text.span(_words(token)),
            None,
            named=token.pos_ == "PROPN" or owners,
            acts=_can_act(token),
            weapon=token.lemma_.lower() in event_cues().classes["harming"],
        )

    def _speaker(self, pronoun: Token) -> str | None:
        """The actor who says the pronoun's clause, or in whose quotation "I" and "we" stand."""
        said_by = [self.mention(each) for each in _speakers(pronoun)]
        if len(said_by) == 1 and said_by[0] is not None and said_by[0].actor is not None:
            return said_by[0].actor
        if pronoun.lower_ not in {"i", "we"}:
            return None
        quoted = self._quoted.at(self._text.span(pronoun).start)
        return quoted[0] if quoted is not None else None

    def _part(self, mention: Mention) -> Part:
        actor = mention.actor if mention.role == "actor" else None
        return Part(mention.span, actor, mention.form == "name")


def _speakers(pronoun: Token) -> list[Token]:
    """Who says the clause that the pronoun is the subject of: "Hanoi said it would not yield"."""
    clause = pronoun.head
    if (
        pronoun.dep_ not in {"nsubj", "nsubjpass"}
        or clause.dep_ != "ccomp"
        or not says(clause.head)
    ):
        return []
    return grammar.agents(clause.head)


def _can_act(token: Token) -> bool:
    """True for names of people and bodies and for nouns that name people; false for things."""
    if token.pos_ == "PROPN":
        return token.ent_type_ not in _THINGS
    if token.lower_ in _QUANTITIES and (those := grammar.prepositional(token, "of")):
        return any(_can_act(each) for each in those)
    if token.pos_ != "NOUN":
        return token.lower_ != "it"
    classes = event_cues().classes
    return (
        token.lower_ in role_forms()
        or token.lemma_.lower() in classes["fighters"] | classes["captive"] | classes["human"]
    )


def _is_time(token: Token) -> bool:
    """True for dates and amounts; a surname such as May, as a subject, is none."""
    return token.ent_type_ in _TIMES and not (token.dep_ == "nsubj" and token.pos_ == "PROPN")


def _is_dateline(token: Token) -> bool:
    """True for the place that opens an agency's report: "BERLIN -- …", "TIRANA, Albania (AP) — …"."""
    if token.i >= _DATELINE or not token.doc[0].is_upper:
        return False
    opening = token.doc[token.i + 1 : _DATELINE + 4]
    for each in opening:
        if each.text in _DASHES or (each.text in _AFTER_AGENCY and each.i > token.i + 1):
            break
        if each.pos_ in {"VERB", "AUX"}:
            return False  # "ICE returned five pre-Columbian artifacts"
    else:
        return False
    return all(each.pos_ in {"PROPN", "PUNCT", "X", "SYM"} for each in token.doc[: token.i])


def _owners(token: Token) -> list[Token]:
    """Whose a thing is: "Netanyahu's decision", "a call from Bush", "the UN plan"."""
    found = [
        each
        for child in token.children
        if child.dep_ == "poss"
        for each in grammar.conjuncts(child)
    ]
    return found or modifiers(token) or grammar.prepositional(token, *_OWNING)


def _words(head: Token) -> Tokens:
    """The words of a participant that is no mention: its phrase without clauses and settings."""
    if head.dep_ == "compound" and any(child.dep_ == "punct" for child in head.lefts):
        return head.doc[head.i : head.i + 1]
    phrase = grammar.short_phrase(head)
    end = phrase.end
    for child in head.rights:
        if child.dep_ != "prep" or child.i != end or child.lower_ not in _PART_OF_NAME:
            break
        end = max((each.i for each in child.subtree if _is_plain(each, child)), default=child.i) + 1
    while end - 1 > phrase.start and head.doc[end - 1].tag_ in {"POS", ",", "IN"}:
        end -= 1
    return head.doc[phrase.start : end]


def _is_plain(token: Token, top: Token) -> bool:
    """True where nothing between the token and ``top`` opens a clause or a list."""
    while token.i != top.i:
        if token.dep_ in {"relcl", "acl", "advcl", "appos", "conj", "cc", "punct"}:
            return False
        token = token.head
    return True
