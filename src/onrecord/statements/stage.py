"""The stage: from a parsed text to its statements."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.records import DateMention, Mention, Statement
from onrecord.schema.cues import Cues, cues
from onrecord.statements.according import according_frame, view_frame
from onrecord.statements.build import build
from onrecord.statements.combine import combine
from onrecord.statements.features import features
from onrecord.statements.frame import Frame
from onrecord.statements.nouns import adjective_frame, noun_frame
from onrecord.statements.quoted import attach
from onrecord.statements.sources import names_nobody
from onrecord.statements.told import is_told
from onrecord.statements.trained import attributions
from onrecord.statements.verbs import governor_of, verb_frame
from onrecord.text import Text
from onrecord.text.vectors import Vectors

LONGEST = 400  # tokens: what is longer is a list or debris, and its parse a tangle


def find_statements(
    text: Text,
    vectors: Vectors,
    mentions: tuple[Mention, ...],
    dates: tuple[DateMention, ...],
) -> tuple[Statement, ...]:
    """The statements of a text, by where they start.

    ``mentions`` say which words stand for which actors; where they say nothing, ``speaker``
    stays ``None``. Statements within another's content name it as ``parent``.
    """
    frames = read_grammar(text)
    told = told_of(frames)
    by_grammar = build(text, told, mentions, dates)
    found = attributions(vectors, features(text, vectors.words, by_grammar))
    return build(text, combine(text, vectors.words, frames, told, found), mentions, dates)


def statements_by_grammar(
    text: Text, mentions: tuple[Mention, ...], dates: tuple[DateMention, ...]
) -> tuple[Statement, ...]:
    """The statements that the grammar alone finds: what the trained reader is told of them."""
    return build(text, told_of(read_grammar(text)), mentions, dates)


def read_grammar(text: Text) -> list[Frame]:
    """What each cue of the text says by the grammar, quotations included."""
    return [f for f in attach(text, list(find_frames(text))) if not names_nobody(f)]


def told_of(frames: list[Frame]) -> list[Frame]:
    """Those frames that tell that something was said."""
    return [frame for frame in frames if frame.pieces and is_told(frame)]


def find_frames(text: Text) -> Iterator[Frame]:
    """What each cue of the text says, as far as the parse tells; ``pieces`` may be empty."""
    lexicon = cues()
    for paragraph in text.paragraphs:
        found = {}
        for sentence in paragraph.doc.sents:
            if len(sentence) > LONGEST:
                continue
            for token in sentence:
                frame = _frame(token, lexicon)
                if frame is not None:
                    found[token.i] = frame
        for frame in list(found.values()):
            governor = governor_of(frame)
            if governor is not None and frame.pieces:
                found.pop(governor.i, None)
        yield from found.values()


def _frame(token: Token, lexicon: Cues) -> Frame | None:
    pos = token.pos_
    if pos == "VERB":
        if token.lower_ == "according":
            return according_frame(token)
        complements = lexicon.get((_lemma(token), "verb"))
        return None if complements is None else verb_frame(token, complements)
    if pos == "NOUN":
        complements = lexicon.get((token.lemma_.lower(), "noun"))
        return None if complements is None else noun_frame(token, complements)
    if pos == "ADJ":
        complements = lexicon.get((token.lemma_.lower(), "adj"))
        return None if complements is None else adjective_frame(token, complements)
    if pos in {"ADP", "SCONJ"} and token.lower_ == "in":
        return view_frame(token)
    return None


def _lemma(verb: Token) -> str:
    lemma: str = verb.lemma_.lower()
    # The pipeline's lemmatiser takes "hopes" and "hoping" for forms of "hop".
    return "hope" if lemma == "hop" and not verb.lower_.startswith("hopp") else lemma
