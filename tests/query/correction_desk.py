"""A small record of parties that can be taken for one another, settled by the real settling."""

from pathlib import Path

from onrecord.pipeline.settle import settle
from onrecord.records import Actor
from onrecord.settings import Settings
from onrecord.store import open_store
from tests.query.desk import READ_AT, Desk, Report, day

# outlet, day, who said it
TOLD = (
    ("Harbour Gazette", "2021-03-01", "Alder Party"),
    ("Harbour Gazette", "2021-03-02", "Alder Party"),
    ("Inland Post", "2021-03-03", "Alder Party"),
    ("Inland Post", "2021-03-04", "Birch Front"),
    ("Strand Herald", "2021-03-05", "Birch Front"),
)


def make_record(path: Path, *, told: tuple[tuple[str, str, str], ...] = TOLD) -> Path:
    """Reports in which a party says something and meets the Coastal Union."""
    desk = Desk()
    for outlet, published, party in told:
        add(desk, party, outlet, published, day(published).start.day)
    desk.save(path).close()
    with open_store(path) as store, store.writer() as writer:
        settle(store, writer, settings=Settings())
    return path


def add(desk: Desk, party: str, outlet: str, published: str, number: int) -> Report:
    report = desk.report(
        f"The {party} said on day {number} that it backs levy {number}.\n"
        f"The {party} met the Coastal Union in spring {number}.",
        outlet,
        published,
        title=f"Levy {number}",
    )
    who = report.actor(party, "party", country="NO")
    union = report.actor("Coastal Union", "civil_group", country="NO")
    report.statement(who, "said", f"it backs levy {number}")
    report.event("CONSULT", "met", [who], [union], date=day(published))
    return report


def read_anew(path: Path) -> None:
    """Every report read by other stages: its actors have other ids."""
    with open_store(path) as store, store.writer() as writer:
        with store.view() as view:
            articles = list(view.articles())
        for article in articles:
            desk = Desk()
            number = int((article.title or "0").rsplit(maxsplit=1)[-1])
            party = article.text.removeprefix("The ").partition(" said")[0]
            report = add(desk, party, article.publisher or "", "2021-03-01", number)
            report.article = article
            with store.view() as view:
                (locator,) = view.locators(article.id)
            claims = [_renamed(claim) for claim in report.claims if isinstance(claim, Actor)]
            writer.add(article, claims, locator=locator, analysis="anew", read_at=READ_AT)
        settle(store, writer, settings=Settings())


def _renamed(actor: Actor) -> Actor:
    return Actor.from_json(actor.to_json().replace(actor.id.encode(), f"{actor.id}x".encode()))
