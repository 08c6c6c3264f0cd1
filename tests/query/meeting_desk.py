"""A small record of meetings and requests made by hand, with real countries as names."""

from pathlib import Path

from onrecord.records import Outcome, Place, Series
from onrecord.store import Store
from tests.query.desk import Desk, day
from tests.query.pact import countries


def make_record(path: Path) -> Store:
    desk = Desk()
    first = desk.report(
        "Japan and Taiwan held first trade talks by video link on 24 September.\n"
        "Both agreed to meet regularly, an official told reporters.\n"
        "Japan urged Taiwan to lift its ban on fish, which Taiwan refused.",
        "Harbour Gazette",
        "2021-09-25",
    )
    c = countries(first, JP="Japan", TW="Taiwan")
    official = first.actor("official", "unnamed_person", "official")
    told = first.statement(
        official, "told", "Both agreed to meet regularly", on_behalf_of=(c["JP"],)
    )
    event = first.event("CONSULT", "held", [c["JP"], c["TW"]], date=day("2021-09-24"))
    first.meeting(
        "first trade talks",
        [
            first.participant("Japan", c["JP"], country="JP"),
            first.participant("Taiwan", c["TW"], country="TW"),
        ],
        date=day("2021-09-24"),
        date_span=first.span("24 September"),
        channel="video",
        channel_span=first.span("by video link"),
        topics=(first.span("trade"),),
        outcomes=(
            Outcome(span=first.span("agreed to meet regularly"), kind="agreed", statement=told.id),
        ),
        series=(Series(span=first.span("first"), kind="first"),),
        mentions=(event.id,),
    )
    asking = first.event("REQUEST", "urged", [c["JP"]], [c["TW"]], date=day("2021-09-24"))
    first.request(asking, "lift its ban on fish")

    second = desk.report(
        "Lawmaker Hana Mori led Japan’s side in the talks with Taiwan in Tainan.\n"
        "Japan and China will meet next week.\n"
        "Japan and Taiwan met in 2019.",
        "Evening Post",
        "2021-09-26",
    )
    d = countries(second, JP="Japan", TW="Taiwan", CN="China")
    mori = second.actor("Hana Mori", "person", country="JP")
    second.meeting(
        "the talks with Taiwan",
        [
            second.participant("Hana Mori", mori, country="JP"),
            second.participant("Taiwan", d["TW"], country="TW"),
        ],
        date=day("2021-09-24"),
        place=Place(span=second.span("Tainan"), country="TW"),
    )
    second.meeting(
        "will meet",
        [
            second.participant("Japan", d["JP"], country="JP"),
            second.participant("China", d["CN"], country="CN"),
        ],
        format="meeting",
        status="planned",
        date=day("2021-10-01"),
    )
    second.meeting(
        "met in 2019",
        [
            second.participant("Japan", d["JP"], country="JP"),
            second.participant("Taiwan", d["TW"], country="TW"),
        ],
        format="meeting",
    )
    return desk.save(path)
