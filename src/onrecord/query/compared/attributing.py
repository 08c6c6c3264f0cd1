"""Words given to two speakers, and acts that one report tells itself and another as somebody's word."""

from collections.abc import Iterator, Sequence

import msgspec

from onrecord.query.compared.records import Difference
from onrecord.query.disputes import Account
from onrecord.query.disputes.sides import event_words, side_of
from onrecord.query.disputes.tellings import Told
from onrecord.query.origins import origins_of
from onrecord.query.origins.repeating import runs_of, same_words
from onrecord.query.reader import Reader
from onrecord.query.sources import source_of
from onrecord.query.words import fold, word_list
from onrecord.records import Statement
from onrecord.schema.event_cues import event_cues

_RUNS = 5  # runs of words that two quotations share: eight words in a row
_PERSON = "person"
_SHOWN = 3
_NOBODY = frozenset({"he", "it", "others", "some", "she", "they", "who"})
_ASIDE = frozenset(
    {"who", "whom", "whose", "which", "when", "where", "after", "before", "since", "if"}
)


def attributed_differently(
    reader: Reader, by_act: Sequence[Sequence[Told]], statements: Sequence[Statement]
) -> Iterator[Difference]:
    """Quotations of two persons, then acts."""
    quoted = [s for s in statements if s.mode != "indirect" and _named(reader, s) is not None]
    for group in same_words(quoted):
        yield from _of_two(reader, group)
    for acts in by_act:
        yield from _told_otherwise(reader, acts)


def _named(reader: Reader, statement: Statement) -> str | None:
    """The last name of a person whom the report names right there; ``None`` for any other speaker."""
    if statement.speaker is None or statement.source is None:
        return None
    who = reader.who(statement.speaker)
    words = word_list(who.name)
    if who.kind != _PERSON or not words or words[-1] not in word_list(statement.source.quote):
        return None
    return words[-1]


def _of_two(reader: Reader, group: Sequence[Statement]) -> Iterator[Difference]:
    first = group[0]
    mine = [each for each in group if _named(reader, each) == _named(reader, first)]
    theirs = [
        each
        for each in group
        if _named(reader, each) != _named(reader, first)
        and len(_beside_source(each) & _beside_source(first)) >= _RUNS
        and each.article != first.article
        and not _speaks_of_both(reader, first, each)
    ]
    if theirs:
        about = " … ".join(part.quote for part in first.content)
        sides = tuple(_saying(reader, side) for side in (mine, theirs))
        yield Difference(kind="attribution", about=f"who said {about}", sides=sides)


def _speaks_of_both(reader: Reader, one: Statement, other: Statement) -> bool:
    """True where a passage names both: what one said of the other's words, or what both said."""
    return any(
        _named(reader, theirs) in word_list(passage.quote)
        for mine, theirs in ((one, other), (other, one))
        for passage in mine.evidence
    )


def _beside_source(statement: Statement) -> frozenset[tuple[str, ...]]:
    """The runs of words that are said in the passage that names the speaker."""
    source = statement.source
    passages = [each for each in statement.evidence if source is not None and each.contains(source)]
    parts = [p for p in statement.content if any(each.contains(p) for each in passages)]
    return runs_of(msgspec.structs.replace(statement, content=tuple(parts)))


def _saying(reader: Reader, told: Sequence[Statement]) -> Account:
    counted = origins_of(reader, told)
    speaker = told[0].speaker
    return Account(
        says=reader.who(speaker).name if speaker is not None else "nobody named",
        sources=tuple(source_of(reader, each) for each in told[:_SHOWN]),
        reports=counted.reports,
        outlets=len(counted.outlets),
        origins=counted.count,
        claims=tuple(sorted(each.id for each in told)),
    )


def _told_otherwise(reader: Reader, acts: Sequence[Told]) -> Iterator[Difference]:
    """An act that some reports tell in their own voice, and others only as somebody's word."""
    done = [each for each in acts if each.mention.status == "happened" and _tells_act(each)]
    own = {each.article for each in acts if each.mention.within is None}
    mine = [each for each in done if each.mention.within is None]
    by = {each: name for each in done if (name := _vouched(reader, each)) is not None}
    verbs = {each.verb for each in mine}
    theirs = [each for each in by if each.article not in own and each.verb in verbs]
    if not mine or not theirs:
        return
    tellers = sorted({by[each] for each in theirs})
    yield Difference(
        kind="attribution",
        about="whose word it is",
        event=event_words(mine[0]),
        sides=(
            side_of(reader, "told by the report itself", mine),
            side_of(reader, f"as the word of {', '.join(tellers)}", theirs),
        ),
    )


def _tells_act(told: Told) -> bool:
    """True for an act that is told with a verb: whoever speaks of "his meeting" does not vouch for it."""
    words = word_list(told.mention.trigger.quote)
    nouns = event_cues().nouns
    return bool(words) and not {words[-1], words[-1].removesuffix("s")} & nouns.keys()


def _vouched(reader: Reader, told: Told) -> str | None:
    """Who else than those who took part is told to have said that it was so; ``None`` for nobody.

    Only in what is said as such, no clause about somebody in it ("who was shot") between.
    """
    mention = told.mention
    statement = reader.statement(mention.within) if mention.within is not None else None
    if statement is None or statement.speaker is None or statement.negated:
        return None
    speaker = reader.who(statement.speaker)
    part = next((part for part in statement.content if part.contains(mention.trigger)), None)
    if part is None or speaker.key in told.actors | told.recipients:
        return None
    before = word_list(part.quote[: mention.trigger.start - part.start])
    told_by = fold(speaker.name)
    return None if told_by in _NOBODY or _ASIDE.intersection(before) else speaker.name
