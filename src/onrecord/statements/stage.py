"""The stage: from a parsed text to its statements."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.records import Actor, DateMention, Mention, Statement
from onrecord.schema.cues import Cues, cues
from onrecord.statements.according import according_frame, view_frame
from onrecord.statements.build import build
from onrecord.statements.frame import Frame
from onrecord.statements.nouns import adjective_frame, noun_frame
from onrecord.statements.quoted import attach
from onrecord.statements.sources import names_nobody
from onrecord.statements.told import is_told
from onrecord.statements.verbs import governor_of, verb_frame
from onrecord.text import Text

LONGEST = 400  # tokens: what is longer is a list or debris, and its parse a tangle


def find_statements(
    text: Text,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    dates: tuple[DateMention, ...],
) -> tuple[Statement, ...]:
    """The statements of a text, by where they start.

    ``mentions`` say which words stand for which of the ``actors``; where they say nothing,
    ``speaker`` stays ``None``. Statements within another's content name it as ``parent``.
    """
    frames = attach(text, list(find_frames(text)))
    told = [f for f in frames if f.pieces and not names_nobody(f) and is_told(f)]
    return build(text, told, mentions, dates)


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
