"""Whether a phrase is one that TimeML marks where it stands: "days", "once" and "summer" are not always."""

from spacy.tokens import Span as Tokens

from onrecord.dates.around import Around
from onrecord.dates.context import neighbour
from onrecord.dates.phrases import Phrase

_BEFORE_LENGTH = frozenset(
    {"for", "within", "after", "in", "over", "only", "just", "took", "take", "takes", "taken",
     "spent", "spend", "spending", "last", "lasted", "lasting", "waited", "wait", "waiting",
     "by", "through", "during", "until", "known", "been"}
)  # fmt: skip
_AFTER_LENGTH = frozenset({"after", "before", "from", "prior", "of", "later", "earlier", "into"})
_QUALIFIED = frozenset({"DET", "ADJ", "PRON", "NUM"})
_NOT_ONCE_BEFORE = frozenset({"at", "than", "all", "just", "only", "more", "not", "even"})
_ONCE_OPENS = frozenset({"a", "an", "one", "the", "known", "considered", "seen", "home", "hailed"})
_NOT_ONCE_AFTER = frozenset(
    {"or", "again", "every", "a", "an", "per", "more", "in", "he", "she", "they", "it", "we", "you",
     "i", "the", "this", "that"}
)  # fmt: skip


def is_marked(phrase: Phrase, tokens: Tokens, around: Around) -> bool:
    """True where the phrase is an expression of time in its sentence."""
    if phrase.kind == "vague":
        return _is_vague(tokens)
    if phrase.kind == "duration":
        return _is_duration(phrase, tokens)
    if phrase.kind == "time":
        return _is_time(tokens)
    if phrase.kind == "mark":
        return _is_mark(phrase, tokens, around)
    return True


def _is_vague(tokens: Tokens) -> bool:
    """False for "soon", an order of things as "later" is, and "Now" at the end of a name."""
    last = tokens[-1]
    if last.text != "Now" or last.i == last.sent.start:
        return last.lower_ != "soon"
    before = neighbour(tokens, -1)
    return before is None or not (before.is_alpha and before.text[:1].isupper())


def _is_duration(phrase: Phrase, tokens: Tokens) -> bool:
    if not (phrase.value or "").endswith(("D", "W", "M", "Y", "E", "H")) or len(tokens) > 1:
        return True
    if not tokens[0].is_alpha or not tokens[0].lower_.endswith("s"):
        return True
    before, after = neighbour(tokens, -1), neighbour(tokens, 1)
    if before is not None and before.lower_ in _BEFORE_LENGTH:
        return True
    if before is not None and before.pos_ in _QUALIFIED:
        return False
    if before is not None and before.pos_ == "AUX" and after is not None and after.lower_ == "in":
        return True
    return after is not None and after.lower_ in _AFTER_LENGTH


def _is_time(tokens: Tokens) -> bool:
    """True for "noon"; for "morning" by itself only before a noun ("the morning meeting")."""
    if len(tokens) > 1 or tokens[0].lower_ not in {"morning", "afternoon", "evening"}:
        return True
    after = neighbour(tokens, 1)
    return after is not None and after.pos_ == "NOUN" and tokens[0].text.islower()


def _is_mark(phrase: Phrase, tokens: Tokens, around: Around) -> bool:
    last = tokens[-1]
    if last.lower_ == "once":
        before, after = neighbour(tokens, -1), neighbour(tokens, 1)
        if last.dep_ != "advmod" or (before is not None and before.lower_ in _NOT_ONCE_BEFORE):
            return False
        if before is not None and before.pos_ == "AUX":
            return True
        if last.is_title:  # "Once inside, he …" tells an order, "Once a miner, he …" a past
            return after is not None and after.lower_ in _ONCE_OPENS
        return after is None or after.lower_ not in _NOT_ONCE_AFTER
    if last.lower_ == "period":
        return around.told is not None and around.told.precision == "quarter"
    return True
