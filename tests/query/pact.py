"""A record on Tarland's entry into the Coastal Pact-like question, with real countries as names.

What it holds, in short: Japan is for Taiwan's entry into the CPTPP (two reports, one a copy),
Australia moves from against to leaning for, China is against through its foreign ministry,
Japanese lawmakers are for it on their own, others "might be wary".
"""

from pathlib import Path

from onrecord.store import Store
from tests.query.desk import Desk, Report, day

CPTPP = "Comprehensive and Progressive Agreement for Trans-Pacific Partnership"


def countries(report: Report, **mentions: str) -> dict[str, str]:
    """Government actors by code, each mentioned by the words given."""
    names = {"TW": "Taiwan", "JP": "Japan", "AU": "Australia", "CN": "China", "KR": "South Korea"}
    return {
        code: report.actor(
            names[code], "government", *words.split("|"), country=code, known_as=f"country:{code}"
        )
        for code, words in mentions.items()
    }


def pact(report: Report, *mentions: str) -> str:
    return report.actor(
        CPTPP,
        "international_body",
        *mentions,
        known_as="body:cptpp",
        aliases=("CPTPP", "the bloc", "TPP"),
    )


def make_desk() -> Desk:
    desk = Desk()
    first = desk.report(
        "Japan said on Friday that it supports Taiwan’s entry into the CPTPP.\n"
        "Other members of the bloc might be wary of Taiwan’s entry.\n"
        "A Taiwanese official met Japan’s trade minister in Tokyo on 24 September.",
        "Harbour Gazette",
        "2021-09-24",
        title="Japan backs Taiwan",
    )
    c = countries(first, JP="Japan|it supports", TW="Taiwan|Taiwanese official")
    pact(first, "CPTPP", "the bloc")
    first.position(c["JP"], "for", "supports", "Taiwan’s entry into the CPTPP")
    first.statement(c["JP"], "said", "it supports Taiwan’s entry into the CPTPP")
    first.position(
        None,
        "leaning_against",
        "wary",
        "Taiwan’s entry.",
        how="conjecture",
        holder_span=first.span("Other members of the bloc"),
    )
    first.event("CONSULT", "met", [c["TW"]], [c["JP"]], date=day("2021-09-24"))
    copy = desk.report(
        "Japan said on Friday that it supports Taiwan’s entry into the CPTPP.\n"
        "Readers are advised to check the date.",
        "Inland Post",
        "2021-09-25",
        title="Japan backs Taiwan",
    )
    c = countries(copy, JP="Japan", TW="Taiwan")
    pact(copy, "CPTPP")
    copy.position(c["JP"], "for", "supports", "Taiwan’s entry into the CPTPP")
    lawmakers = desk.report(
        "Lawmakers from Japan’s ruling party backed Taiwan’s entry into a Pacific trade pact.\n"
        "The Trans-Pacific Partnership has eleven members.",
        "Strand Herald",
        "2021-08-27",
        title="Party talks",
    )
    countries(lawmakers, JP="Japan", TW="Taiwan")
    pact(lawmakers, "Trans-Pacific Partnership")
    group = lawmakers.actor(
        "Lawmakers from Japan’s ruling party",
        "unnamed_group",
        "Lawmakers from Japan’s ruling party",
        country="JP",
    )
    lawmakers.position(
        group, "for", "backed", "Taiwan’s entry into a Pacific trade pact", how="act"
    )
    beijing = desk.report(
        "China’s foreign ministry said it firmly opposes Taiwan’s bid to join the CPTPP.\n"
        "China wants its own entry into the CPTPP to come first, an adviser said, and backs it.",
        "Strand Herald",
        "2021-09-23",
        title="Beijing objects",
        url="https://strand.example.org/beijing",
    )
    c = countries(beijing, CN="China", TW="Taiwan")
    pact(beijing, "CPTPP")
    ministry = beijing.actor(
        "Chinese Foreign Ministry", "ministry", "China’s foreign ministry", country="CN"
    )
    beijing.position(ministry, "against", "opposes", "Taiwan’s bid to join the CPTPP")
    beijing.position(c["CN"], "for", "backs", "its own entry into the CPTPP", how="told")
    beijing.event("REJECT", "opposes", [ministry], [c["TW"]], date=day("2021-09-23"))
    door = desk.report(
        "Australia will not support Taiwan’s accession to the CPTPP, its prime minister said.",
        "Harbour Gazette",
        "2022-11-18",
    )
    c = countries(door, AU="Australia", TW="Taiwan")
    pact(door, "CPTPP")
    door.position(c["AU"], "against", "will not support", "Taiwan’s accession to the CPTPP")
    ajar = desk.report(
        "Australia could back the island’s application after all, officials in Canberra said.\n"
        "Taiwan applied to the CPTPP last year.",
        "Southern Ledger",
        "2022-11-19",
    )
    c = countries(ajar, AU="Australia", TW="Taiwan|the island")
    pact(ajar, "CPTPP")
    ajar.position(c["AU"], "leaning_for", "could back", "the island’s application", how="told")
    desk.story(first, copy, origins=((first, copy),), copy=(copy, first))
    return desk


def make_record(path: Path) -> Store:
    return make_desk().save(path)
