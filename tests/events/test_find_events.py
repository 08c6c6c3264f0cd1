"""Which acts are found, of what type, between whom, and how real they are."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.dates import find_dates
from onrecord.events import events_by_rules
from onrecord.records import Actor, EventMention, Statement, content_id
from onrecord.records.actor import ActorKind
from tests.conftest import assert_held, quote
from tests.events.telling import mentions_of

pytestmark = pytest.mark.model

NAMES = (
    "Japan", "China", "Taiwan", "Tokyo", "Beijing", "Taipei", "Russia", "Iran", "Kenya", "Somalia",
    "Ruritania", "Sylvania", "Freedonia", "Zenda",
)  # fmt: skip


def found_in(text: Any, statements: tuple[Statement, ...] = ()) -> tuple[EventMention, ...]:
    return events_by_rules(
        text=text,
        mentions=mentions_of(text, *NAMES),
        actors=(),
        dates=find_dates(text),
        statements=statements,
    )


ACTS = [
    # sentence, trigger, type, mode, actors, recipients
    ("Ruritania criticized Sylvania on Monday.", "criticized", "ACCUSE", "disapprove", ["Ruritania"], ["Sylvania"]),
    ("Sylvania was criticised by Ruritania.", "criticised", "ACCUSE", "disapprove", ["Ruritania"], ["Sylvania"]),
    ("Ruritania rejected Sylvania’s decision.", "rejected", "REJECT", None, ["Ruritania"], ["Sylvania"]),
    ("Ruritania refused to meet with Sylvania.", "refused", "REJECT", "meet", ["Ruritania"], ["Sylvania"]),
    ("Ruritania urged Sylvania to lift the ban.", "urged", "REQUEST", "yield", ["Ruritania"], ["Sylvania"]),
    ("Ruritania called on Sylvania to hold talks.", "called", "REQUEST", "meet", ["Ruritania"], ["Sylvania"]),
    ("Ruritania imposed new sanctions on Sylvania.", "imposed", "COERCE", "restrict", ["Ruritania"], ["Sylvania"]),
    ("Ruritania lifted its sanctions against Sylvania.", "lifted", "YIELD", "concede", ["Ruritania"], ["Sylvania"]),
    ("Ruritania withdrew from the treaty.", "withdrew", "SANCTION", "withdraw", ["Ruritania"], []),
    ("Ruritania withdrew its troops from Sylvania.", "withdrew", "YIELD", "withdraw", ["Ruritania"], ["Sylvania"]),
    ("Ruritania pledged to support Sylvania.", "pledged", "SUPPORT", None, ["Ruritania"], ["Sylvania"]),
    ("Ruritania agreed to send aid to Sylvania.", "agreed", "AGREE", None, ["Ruritania"], ["Sylvania"]),
    ("Ruritania gave $20 million in aid to Sylvania.", "gave", "AID", None, ["Ruritania"], ["Sylvania"]),
    ("Ruritania threatened to attack Sylvania.", "threatened", "THREATEN", "violence", ["Ruritania"], ["Sylvania"]),
    ("Ruritania launched airstrikes on Sylvania.", "launched", "ASSAULT", None, ["Ruritania"], ["Sylvania"]),
    ("Ruritania expelled two diplomats from Sylvania.", "expelled", "SANCTION", "expel", ["Ruritania"], ["Sylvania"]),
    ("Ruritania held joint drills with Sylvania.", "held", "COOPERATE", None, ["Ruritania"], ["Sylvania"]),
    ("Ruritania deployed troops along its border with Sylvania.", "deployed", "MOBILIZE", "troops", ["Ruritania"], []),
    ("Ruritania accused Sylvania of spying.", "accused", "ACCUSE", "allege", ["Ruritania"], ["Sylvania"]),
    ("Ruritania condemned the decision by Sylvania.", "condemned", "ACCUSE", "disapprove", ["Ruritania"], ["Sylvania"]),
    ("Ruritania, which had backed Sylvania, is silent.", "backed", "SUPPORT", None, ["Ruritania"], ["Sylvania"]),
    ("Talks between Ruritania and Sylvania ended.", "Talks", "CONSULT", None, ["Ruritania", "Sylvania"], []),
    ("Ruritania’s criticism of Sylvania was sharp.", "criticism", "ACCUSE", "disapprove", ["Ruritania"], ["Sylvania"]),
    ("Ruritania and Freedonia criticized Sylvania.", "criticized", "ACCUSE", "disapprove", ["Freedonia", "Ruritania"], ["Sylvania"]),
    ("Russia says Iran must release the sailors.", "must", "REQUEST", "yield", ["Russia"], ["Iran"]),
    ("Ruritania said it will not lift the embargo on Sylvania.", "lift", "REJECT", "yield", ["Ruritania"], ["Sylvania"]),
    ("Ruritania launched a barrage of missiles at Sylvania in response to Freedonia.", "launched", "ASSAULT", None, ["Ruritania"], ["Sylvania"]),
    ("Ruritania promised to veto Sylvania’s plan.", "promised", "REJECT", None, ["Ruritania"], ["Sylvania"]),
    ("Ruritania spoke after wrapping up a meeting with Sylvania.", "meeting", "CONSULT", None, ["Ruritania"], ["Sylvania"]),
    ("Ruritania spent two hours talking to Sylvania.", "talking", "CONSULT", None, ["Ruritania"], ["Sylvania"]),
    ("Ruritania issued a statement condemning Sylvania.", "condemning", "ACCUSE", "disapprove", ["Ruritania"], ["Sylvania"]),
    ("Ruritania withdrew some of its troops from Sylvania.", "withdrew", "YIELD", "withdraw", ["Ruritania"], ["Sylvania"]),
    ("Ruritania called off the summit with Sylvania.", "called off", "REJECT", "meet", ["Ruritania"], ["Sylvania"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "trigger", "kind", "mode", "actors", "recipients"),
    ACTS,
    ids=[case[0][:48] for case in ACTS],
)
def test_act(
    parse: Callable[..., Any],
    sentence: str,
    trigger: str,
    kind: str,
    mode: str | None,
    actors: list[str],
    recipients: list[str],
) -> None:
    text = parse(sentence)
    events = {event.trigger.quote: event for event in found_in(text)}
    event = events[trigger]
    assert (event.type, event.mode) == (kind, mode)
    assert sorted(event.actors) == actors
    assert sorted(event.recipients) == recipients
    for each in events.values():
        assert_held(text.article, each)
        assert quote(each.evidence[0]) == sentence


MEETINGS = [
    ("Ruritania and Sylvania met on Friday.", ["Ruritania", "Sylvania"], [], "together: nobody receives"),
    ("Ruritania met with Sylvania.", ["Ruritania"], ["Sylvania"], "one goes to the other"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "actors", "recipients", "note"), MEETINGS, ids=[m[-1] for m in MEETINGS]
)
def test_meetings(
    parse: Callable[..., Any], sentence: str, actors: list[str], recipients: list[str], note: str
) -> None:
    (event,) = found_in(parse(sentence))
    assert event.type == "CONSULT"
    assert (sorted(event.actors), sorted(event.recipients)) == (actors, recipients)


STATUSES = [
    ("Ruritania attacked Sylvania.", "attacked", "happened", "plain past"),
    ("Ruritania will attack Sylvania.", "attack", "planned", "will"),
    ("Ruritania plans to support Sylvania.", "support", "planned", "plans to"),
    ("Ruritania agreed to release Sylvania.", "release", "planned", "what is agreed is not yet done"),
    ("Ruritania urged Sylvania to support Freedonia.", "support", "asked_for", "urged to"),
    ("Ruritania called for talks with Sylvania.", "talks", "asked_for", "called for a noun"),
    ("Ruritania might attack Sylvania.", "attack", "hypothetical", "might"),
    ("If Ruritania attacked Sylvania, Freedonia fell.", "attacked", "hypothetical", "if"),
    ("Ruritania would sanction Sylvania.", "sanction", "hypothetical", "would in the outlet's voice"),
    ("Ruritania said it would sanction Sylvania.", "sanction", "planned", "would after said"),
    ("Ruritania did not attack Sylvania.", "attack", "denied", "not"),
    ("Ruritania hoped for talks with Sylvania.", "talks", "hypothetical", "hoped for; the lemma of hoped is taken for hop"),
    ("Ruritania imposed no sanctions on Sylvania.", "imposed", "denied", "no object"),
    ("Ruritania attacked nobody in Sylvania.", "attacked", "denied", "nobody"),
    ("Ruritania denied attacking Sylvania.", "attacking", "denied", "denied doing"),
    ("Ruritania refused to support Sylvania.", "support", "denied", "refused to"),
    ("Ruritania accused Sylvania of attacking Freedonia.", "attacking", "hypothetical", "alleged"),
    ("Ruritania is considering sanctioning Sylvania.", "sanctioning", "hypothetical", "considered"),
    ("Ruritania left without criticizing Sylvania.", "criticizing", "denied", "without"),
    ("Did Ruritania attack Sylvania?", "attack", "hypothetical", "a question"),
    ("The assertion that Ruritania is attacking Sylvania is new.", "attacking", "hypothetical", "an assertion's content"),
    ("Ruritania talked about invading Sylvania.", "invading", "hypothetical", "talked about"),
    ("Ruritania is loath to criticize Sylvania.", "criticize", "denied", "loath to"),
    ("Ruritania needs to support Sylvania.", "support", "asked_for", "needs to"),
    ("The law allows Ruritania to invade Sylvania.", "invade", "hypothetical", "what is allowed need not be done"),
    ("It was likely that Ruritania attacked Sylvania.", "attacked", "hypothetical", "likely that"),
    ("Ruritania probably attacked Sylvania.", "attacked", "hypothetical", "probably"),
    ("Didn’t Ruritania criticize Sylvania?", "criticize", "hypothetical", "a negated question"),
    ("If Ruritania does not attack Sylvania, Freedonia falls.", "attack", "hypothetical", "if not"),
    ("Ruritania’s talks with Sylvania are still possible.", "talks", "hypothetical", "still possible"),
    ("Ruritania failed to answer Sylvania’s request to Freedonia.", "request", "happened", "what was not answered was asked"),
    ("Zenda will speak about it during Ruritania’s talks with Sylvania.", "talks", "planned", "during what is to come"),
    ("Japan plans to help the sailors kidnapped by Russia.", "kidnapped", "happened", "a reduced relative clause"),
    ("Ruritania had attacked Sylvania.", "attacked", "background", "pluperfect"),
    ("Ruritania said it had attacked Sylvania.", "attacked", "happened", "backshift is no pluperfect"),
    ("Tempers cooled after Ruritania attacked Sylvania in 2017.", "attacked", "background", "dated to a year"),
    ("The first since Ruritania recognised Sylvania in the 1970s, it drew crowds.", "recognised", "background", "since"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "trigger", "status", "note"), STATUSES, ids=[case[-1] for case in STATUSES]
)
def test_status(
    parse: Callable[..., Any], sentence: str, trigger: str, status: str, note: str
) -> None:
    events = {event.trigger.quote: event for event in found_in(parse(sentence))}
    assert events[trigger].status == status


def test_a_year_before_the_report_is_background(parse: Callable[..., Any]) -> None:
    old = parse("Ruritania attacked Sylvania in May 2019.", published="2021-08-31")
    new = parse("Ruritania attacked Sylvania in May 2021.", published="2021-08-31")
    assert [event.status for event in found_in(old)] == ["background"]
    assert [event.status for event in found_in(new)] == ["happened"]


def test_date_and_place_are_kept_with_their_words(parse: Callable[..., Any]) -> None:
    text = parse("Ruritania met with Sylvania in Geneva on 27 August 2021.")
    (event,) = found_in(text)
    assert event.date is not None
    assert event.date.value == "2021-08-27"
    assert quote(event.date_span) is not None
    assert event.place is not None
    assert quote(event.place.span) == "Geneva"


NOTHING = [
    ("Ruritania said on Friday that the weather was fine.", "saying alone is no act"),
    ("The company released a new album.", "things are released too"),
    ("Ruritania’s minister said they will give him a book.", "nobody known receives it"),
    ("The talks went well.", "nobody takes part"),
    (
        "The plane crashed in Ruritania, killing all 176 people.",
        "a crash does not kill as an attacker does",
    ),
    ("The framework would allow Sylvania to leave.", "a framework grants nothing"),
    ("This week’s summit hosted a meeting with Sylvania.", "a summit is no host"),
    ("The Ruritania flag was suspended between two trucks.", "a flag is not expelled"),
    ("Visit Ruritania for more stories.", "an imperative to the reader"),
    ("Ruritania didn’t provide evidence to support Sylvania.", "what evidence is for"),
    ("Ruritania released its tax returns.", "papers are not set free"),
    ("Ruritania Summit With Sylvania Still Possible", "a headline without a verb"),
    ("Foreign interference in Sylvania is a worry.", "interference by nobody"),
    ("Ruritania blasted out an email to Sylvania.", "sent, not decried"),
    (
        "Ruritania suspended coordination with Sylvania’s ships.",
        "only people and members are expelled",
    ),
    ("Ruritania is charging tariffs to Sylvania.", "a price is no accusation"),
    ("Releasing Sylvania could help.", "nobody does it"),
    ("", "no text"),
]


@pytest.mark.parametrize(("sentence", "note"), NOTHING, ids=[case[1] for case in NOTHING])
def test_no_event(parse: Callable[..., Any], sentence: str, note: str) -> None:
    assert found_in(parse(sentence)) == ()


ANSWERS = [
    ("Beijing dismissed the talks between Taipei and Tokyo.", "dismissed", "talks"),
    ("Tokyo and Taipei held talks, which were dismissed by Beijing.", "dismissed", "held"),
    ("Tokyo expelled Russia’s envoy after Russia attacked Japan.", "expelled", "attacked"),
    ("Beijing criticized Tokyo.", "criticized", None),
]


@pytest.mark.parametrize(("sentence", "trigger", "answered"), ANSWERS, ids=[a[0] for a in ANSWERS])
def test_answers(
    parse: Callable[..., Any], sentence: str, trigger: str, answered: str | None
) -> None:
    events = found_in(parse(sentence))
    by_id = {event.id: event.trigger.quote for event in events}
    event = next(event for event in events if event.trigger.quote == trigger)
    assert (None if event.answers is None else by_id[event.answers]) == answered


def test_within_is_the_innermost_statement(parse: Callable[..., Any]) -> None:
    text = parse("Japan said that China told Iran that Russia attacked Kenya.")
    outer, inner = ("China told Iran that Russia attacked Kenya", "Russia attacked Kenya")
    statements = tuple(statement_of(text, words) for words in (outer, inner))
    event = next(e for e in found_in(text, statements) if e.trigger.quote == "attacked")
    assert event.within == statements[1].id


def test_first_person_in_a_quotation_is_its_speaker(parse: Callable[..., Any]) -> None:
    text = parse("The envoy spoke. “We urge Japan to stop.”")
    said = statement_of(text, "We urge Japan to stop.", mode="direct", speaker="China")
    event = next(e for e in found_in(text, (said,)) if e.trigger.quote == "urge")
    assert event.actors == ("China",)
    assert [span.quote for span in event.actor_spans] == ["We"]


def statement_of(text: Any, words: str, **fields: Any) -> Statement:
    start = text.article.text.index(words)
    span = text.article.span(start, start + len(words))
    return Statement(
        id=content_id("stm1", text.article.id, span.start, span.end),
        article=text.article.id,
        evidence=(span,),
        content=(span,),
        mode=fields.pop("mode", "indirect"),
        **fields,
    )


@pytest.mark.parametrize(
    "odd",
    ["", "\n\n", "“", "’s", "talks", "Attack!", "\u200b\ufeff", "🙂 urged 🙂 to attack 🙂", "x" * 5000,
     "called on to by of with", "Ruritania " * 200, "met met met met", "will not. must. should"],
    ids=range(13),
)  # fmt: skip
def test_any_text_is_survived(parse: Callable[..., Any], odd: str) -> None:
    text = parse(odd)
    for event in found_in(text):
        assert_held(text.article, event)


def test_the_same_text_gives_the_same_events(parse: Callable[..., Any]) -> None:
    words = "Ruritania and Sylvania held talks. Freedonia criticized the talks with Zenda."
    assert found_in(parse(words)) == found_in(parse(words))


VERBAL = [
    ("person", "person", "ACCUSE", "politicians attack each other in words"),
    ("person", "government", "ASSAULT", "a country is attacked with arms"),
    ("government", "person", "ASSAULT", "and attacks with them"),
]


@pytest.mark.parametrize(
    ("actor", "recipient", "kind", "note"), VERBAL, ids=[v[-1] for v in VERBAL]
)
def test_attacks_in_words(
    parse: Callable[..., Any], actor: ActorKind, recipient: ActorKind, kind: str, note: str
) -> None:
    text = parse("Ruritania attacked Sylvania on Monday.")
    actors = tuple(
        Actor(id=name, article=text.article.id, evidence=(), name=name, kind=each)
        for name, each in (("Ruritania", actor), ("Sylvania", recipient))
    )
    (event,) = events_by_rules(
        text=text,
        mentions=mentions_of(text, *NAMES),
        actors=actors,
        dates=(),
        statements=(),
    )
    assert event.type == kind


ONCE = [
    # sentence, trigger, actors, recipients
    ("Ruritania unleashed a new round of airstrikes against Sylvania.", "airstrikes", ["Ruritania"], ["Sylvania"]),
    ("Ruritania sent Sylvania a request for help.", "request", ["Ruritania"], ["Sylvania"]),
    ("Ruritania issued a warning to Sylvania.", "issued", ["Ruritania"], ["Sylvania"]),
    ("Ruritania launched a series of attacks on Sylvania.", "attacks", ["Ruritania"], ["Sylvania"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "trigger", "actors", "recipients"), ONCE, ids=[c[0] for c in ONCE]
)
def test_a_verb_and_its_object_tell_of_one_act(
    parse: Callable[..., Any], words: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    (event,) = found_in(parse(words))
    assert event.trigger.quote == trigger
    assert [span.quote for span in event.actor_spans] == actors
    assert [span.quote for span in event.recipient_spans] == recipients
