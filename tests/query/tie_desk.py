"""A small record of ties made by hand: countries, a body, persons, and what they are to each other."""

from pathlib import Path

from onrecord.records import Date, Relation
from onrecord.store import Store
from tests.query.desk import Desk, day
from tests.query.pact import countries, pact


def make_record(path: Path) -> Store:
    desk = Desk()
    _acts(desk)
    _claims(desk)
    _contradiction(desk)
    _meetings_and_posts(desk)
    _words(desk)
    _war(desk)
    return desk.save(path)


def _acts(desk: Desk) -> None:
    first = desk.report(
        "Japan imposed sanctions on China on 3 March.\n"
        "Japan may sanction South Korea too.\n"
        "Australia recognised Taiwan, and Australia recognised China’s efforts.\n"
        "Australia congratulated Japan.\n"
        "Taiwan was attacked by Japan before the war.",
        "Harbour Gazette",
        "2021-03-04",
    )
    c = countries(first, JP="Japan", CN="China", KR="South Korea", AU="Australia", TW="Taiwan")
    dated = {"mode": "restrict", "date": day("2021-03-03")}
    imposed = first.event("COERCE", "imposed", [c["JP"]], [c["CN"]], **dated)
    first.event("COERCE", "sanction", [c["JP"]], [c["KR"]], status="hypothetical")
    first.event(
        "SUPPORT", "recognised", [c["AU"]], [c["TW"]], recipient_spans=(first.span("Taiwan"),)
    )
    first.event(
        "SUPPORT", "recognised", [c["AU"]], [c["CN"]], number=1,
        recipient_spans=(first.span("China", 1),),
    )  # fmt: skip
    first.event("SUPPORT", "congratulated", [c["AU"]], [c["JP"]])
    long_ago = Date(value="PAST_REF", precision="before", basis="stated", words="before the war")
    first.event("ASSAULT", "attacked", [c["JP"]], [c["TW"]], status="background", date=long_ago)
    second = desk.report(
        "Japan’s sanctions on China came into force.\nJapan imposed sanctions on China on 3 March.",
        "Inland Post",
        "2021-03-06",
    )
    c = countries(second, JP="Japan", CN="China")
    desk.one_event(imposed, second.event("COERCE", "imposed", [c["JP"]], [c["CN"]], **dated))
    third = desk.report("Japan lifted its sanctions on China.", "Inland Post", "2021-09-01")
    c = countries(third, JP="Japan", CN="China")
    third.event("YIELD", "lifted", [c["JP"]], [c["CN"]], mode="concede", date=day("2021-08-31"))
    fourth = desk.report("Japan will slap tariffs on China.", "Inland Post", "2021-10-01")
    c = countries(fourth, JP="Japan", CN="China")
    fourth.event("COERCE", "slap", [c["JP"]], [c["CN"]], status="planned")


def _claims(desk: Desk) -> None:
    report = desk.report(
        "China attacked Taiwan, Taipei said.\nJapan condemned China, its premier said.",
        "Harbour Gazette",
        "2021-05-01",
    )
    c = countries(report, CN="China", TW="Taiwan|Taipei", JP="Japan")
    premier = report.actor("its premier", "unnamed_person", "its premier", country="JP")
    told = report.statement(c["TW"], "said", "China attacked Taiwan")
    report.event("ASSAULT", "attacked", [c["CN"]], [c["TW"]], within=told.id)
    told = report.statement(premier, "said", "Japan condemned China")
    report.event("ACCUSE", "condemned", [c["JP"]], [c["CN"]], mode="disapprove", within=told.id)


def _contradiction(desk: Desk) -> None:
    april = desk.report("South Korea backed Japan.", "Harbour Gazette", "2021-04-02")
    c = countries(april, KR="South Korea", JP="Japan")
    april.event("SUPPORT", "backed", [c["KR"]], [c["JP"]])
    june = desk.report(
        "South Korea opposed Japan.\nSouth Korea’s experts praised Japan.",
        "Harbour Gazette",
        "2021-06-02",
    )
    c = countries(june, KR="South Korea", JP="Japan")
    june.event("REJECT", "opposed", [c["KR"]], [c["JP"]])
    experts = june.actor("experts", "unnamed_group", "experts", country="KR")
    june.event("SUPPORT", "praised", [experts], [c["JP"]])


def _meetings_and_posts(desk: Desk) -> None:
    report = desk.report(
        "Japan and Taiwan held talks on 24 September.\n"
        "Hana Mori, the prime minister of Japan, and Ken Abe, a deputy minister of Japan, came.\n"
        "Lee Wan, a lawyer from Taiwan, and the Orchid Party, part of the Pan-Island Front, came.\n"
        "Japan is a member of the CPTPP; Taiwan is an applicant.\n"
        "Hana Mori admires Ken Abe.\n"
        "Australia voted to leave the CPTPP.",
        "Harbour Gazette",
        "2021-09-25",
    )
    c = countries(report, JP="Japan", TW="Taiwan")
    event = report.event("CONSULT", "held", [c["JP"], c["TW"]], date=day("2021-09-24"))
    people = [
        report.participant("Japan", c["JP"], country="JP"),
        report.participant("Taiwan", c["TW"], country="TW"),
    ]
    report.meeting("talks", people, date=day("2021-09-24"), mentions=(event.id,))
    australia = countries(report, AU="Australia")["AU"]
    mori = report.actor("Hana Mori", "person", country="JP")
    abe = report.actor("Ken Abe", "person", country="JP")
    lee = report.actor("Lee Wan", "person", country="TW")
    report.tenure(mori, "prime minister", c["JP"], start=day("2020-09-16"))
    report.tenure(abe, "deputy minister", c["JP"], status="former", end=day("2021-01-01"))
    report.tenure(lee, "lawyer", c["TW"])
    body = pact(report, "CPTPP")
    report.membership(c["JP"], body, "Japan is a member of the CPTPP")
    report.membership(c["TW"], body, "Taiwan is an applicant", role="applicant")
    report.event("SANCTION", "leave", [australia], [body], mode="withdraw")
    report.position(mori, "for", "admires", "Ken Abe", number=1)
    words = report.span("Hana Mori")
    report.claims.append(
        Relation(
            id="rel2_x", article=report.article.id, evidence=(report.sentence(words),),
            kind="in_charge_of", source=mori, source_span=words, source_kind="person",
            target=c["JP"], target_span=report.span("Japan", 1), target_kind="organisation",
        )
    )  # fmt: skip
    party = report.actor("Orchid Party", "party")
    front = report.actor("Pan-Island Front", "civil_group")
    words = report.span("Orchid Party")
    report.claims.append(
        Relation(
            id="rel1_x", article=report.article.id, evidence=(report.sentence(words),),
            kind="belongs_to", source=party, source_span=words, source_kind="organisation",
            target=front, target_span=report.span("Pan-Island Front"), target_kind="organisation",
        )
    )  # fmt: skip


def _words(desk: Desk) -> None:
    report = desk.report(
        "Australia’s close ally Japan agreed. The China-backed Lotus Front did not.\n"
        "Australia and its former ally South Korea are not at war.\n"
        "If Taiwan is at war with China by then, nobody knows.",
        "Harbour Gazette",
        "2021-11-02",
    )
    countries(report, AU="Australia|its", JP="Japan", CN="China", KR="South Korea", TW="Taiwan")
    report.actor("Lotus Front", "armed_group")


def _war(desk: Desk) -> None:
    for month in (1, 2):
        report = desk.report(
            f"The Red Army bombed Lotus City {month} times.\nThe Lotus Guard shelled the Red Army.",
            "Harbour Gazette",
            f"2021-0{month}-05",
        )
        red = report.actor("Red Army", "armed_group")
        guard = report.actor("Lotus Guard", "armed_group")
        report.event("ASSAULT", "bombed", [red], [guard], mode="aerial")
        report.event("ASSAULT", "shelled", [guard], [red], mode="heavy-weapons")
