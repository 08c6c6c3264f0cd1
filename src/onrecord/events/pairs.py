"""What a sentence tells of two given parties, where nobody asks about more."""

from onrecord.events.coder import NONE, Asked, Coded, code, cues_of
from onrecord.events.find import told_by_rules
from onrecord.records import Actor, Mention
from onrecord.text import Text
from onrecord.text.marked import Place
from onrecord.text.vectors import Vectors


def code_pair(
    text: Text,
    vectors: Vectors,
    mentions: tuple[Mention, ...],
    actors: tuple[Actor, ...],
    source: Place | None,
    target: Place | None,
) -> dict[str, float]:
    """The probability of each type of act of ``source`` towards ``target``, as a corpus reports it.

    Places are half-open code points of the article; one of them may be unknown. Probabilities
    are of the types alone, given that there is an act; they sum to 1.
    """
    told = told_by_rules(text, mentions, actors, ())
    cues = cues_of(text, vectors.words, told)
    sources, targets = ((place,) if place is not None else () for place in (source, target))
    if not (sources or targets):
        sources = ((0, len(text.article.text)),)
    (coded,) = code(vectors, cues, [Asked(sources, targets)])
    return among_acts(coded)


def among_acts(coded: Coded) -> dict[str, float]:
    """What the act is reported as, given that there is one."""
    acts = {kind: p for kind, p in coded.reported.items() if kind != NONE}
    total = sum(acts.values())
    return {kind: p / total for kind, p in acts.items()}
