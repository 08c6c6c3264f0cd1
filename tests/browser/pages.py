"""Every page of the site with an address at which it has something to show."""

from collections.abc import Callable
from pathlib import Path

import onrecord
from onrecord.records import Claim, Event, Story
from onrecord.store import KINDS
from onrecord.web import addresses as at

QUESTION = "cptpp"  # the question file of the examples
WORDS = "Taiwan's entry into the CPTPP"


class Shown:
    """Ids in a record that pages are asked for: those with the most to show."""

    def __init__(self, path: Path) -> None:
        with onrecord.open(path) as record:
            view = record.view
            self.entities = sorted(view.entities(), key=lambda e: (-len(e.actors), e.id))
            self.stories: list[Story] = sorted(
                view.stories(), key=lambda s: (-len(s.articles), s.id)
            )
            self.events: list[Event] = sorted(view.events(), key=lambda e: (-len(e.mentions), e.id))
            self.articles = view.article_ids()
            self.runs = view.runs()
            self.claims: list[Claim] = [  # one of each kind
                found[0] for kind in KINDS.values() if (found := view.claims(kind))
            ]

    @property
    def actor(self) -> str:
        """The actor most reports tell of."""
        return self.entities[0].id

    @property
    def other(self) -> str:
        """The actor that the second most reports tell of."""
        return self.entities[1].id


# The path of a page's route, and its addresses.
PAGES: dict[str, Callable[[Shown], list[str]]] = {
    "/": lambda _: [at.home()],
    "/board": lambda _: [
        at.board(QUESTION),
        at.board(WORDS),
        at.board("fish on the moon"),
        "/board",
    ],
    "/brief": lambda _: [at.brief(QUESTION)],
    "/questions": lambda _: [at.questions()],
    "/actors": lambda _: [at.actors(), at.actors(q="zzz")],
    "/actor/{id}": lambda shown: [at.actor(shown.actor)],
    "/actor/{id}/posts": lambda shown: [at.actor_posts(shown.actor)],
    "/actor/{id}/members": lambda shown: [at.actor_members(shown.actor)],
    "/actor/{id}/said": lambda shown: [at.actor_said(shown.other)],
    "/actor/{id}/positions": lambda shown: [
        at.actor_positions(shown.other),
        at.actor_positions(shown.other, about="zeppelin"),
    ],
    "/stories": lambda _: [at.stories()],
    "/story/{id}": lambda shown: [at.story(shown.stories[0].id)],
    "/beside": lambda shown: [at.beside(*shown.stories[0].articles[:2])],
    "/article/{id}": lambda shown: [at.article(shown.articles[0])],
    "/article/{id}/claims": lambda shown: [at.path("article", shown.articles[0], "claims")],
    "/claim/{id}": lambda shown: [at.claim(claim.id) for claim in shown.claims],
    "/timeline": lambda _: [at.timeline()],
    "/event/{id}": lambda shown: [at.event(shown.events[0].id)],
    "/ties": lambda shown: [at.ties(), at.ties(actor=shown.actor)],
    "/ties/between": lambda shown: [at.ties_between(shown.actor, shown.other)],
    "/search": lambda _: [at.search(), at.search(q="Taiwan"), at.search(q="zzzzz")],
    "/runs": lambda _: [at.runs()],
    "/runs/{id}": lambda shown: [at.run(run.id) for run in shown.runs[:1]],
    "/runs/rejected": lambda _: [at.rejected()],
    "/runs/running": lambda _: [at.running()],
    "/outlets": lambda _: [at.outlets()],
    "/corrections": lambda _: [at.corrections()],
    "/api": lambda _: ["/api"],
}
