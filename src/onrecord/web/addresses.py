"""Every address of the site, made in one place. In templates: ``at.article(…)``."""

import datetime
import functools
import hashlib
from importlib.resources import files
from urllib.parse import quote, urlencode

Value = str | int | datetime.date | list[str] | tuple[str, ...] | None


def path(*parts: str, **asked: Value) -> str:
    """An address of this site; empty values are left out, lists give a parameter several times."""
    told = [(name, value) for name, value in asked.items() if value not in (None, "", [], ())]
    query = urlencode(told, doseq=True)
    base = "/" + "/".join(quote(part, safe="") for part in parts)
    return f"{base}?{query}" if query else base


def with_changes(address: str, asked: dict[str, Value], **changed: Value) -> str:
    """The address of a view with some of its parameters put otherwise."""
    return path(*address.strip("/").split("/"), **{**asked, **changed})


@functools.cache
def static(name: str) -> str:
    """A file of ours, by a name that changes with what is in it."""
    held = files("onrecord.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(held).hexdigest()[:10]}"


def api(*parts: str, **asked: Value) -> str:
    """The data of a view as JSON, or with ``format="csv"`` as CSV."""
    return path("api", *parts, **asked)


def home() -> str:
    """What is new."""
    return "/"


def board(
    question: str,
    *,
    as_of: datetime.date | None = None,
    since: datetime.date | None = None,
    assume: list[str] | tuple[str, ...] = (),
) -> str:
    """Who stands where on a question: free words, or the name of a question file that is served."""
    return path("board", question=question, as_of=as_of, since=since, assume=list(assume))


def changes(
    question: str, *, since: datetime.date | None = None, as_of: datetime.date | None = None
) -> str:
    """What became known of a question after a day."""
    return path("changes", question=question, since=since, as_of=as_of)


def brief(question: str, *, as_of: datetime.date | None = None) -> str:
    """The brief of a question."""
    return path("brief", question=question, as_of=as_of)


def questions(**asked: Value) -> str:
    """The open questions that reports raise."""
    return path("questions", **asked)


def article(id: str, *, claim: str | None = None, **asked: Value) -> str:
    """A report; with a claim, its words highlighted and in view."""
    return path("article", id, claim=claim, **asked) + ("#words" if claim else "")


def article_claims(id: str, **asked: Value) -> str:
    """The claims of a report as a list."""
    return path("article", id, "claims", **asked)


def claim(id: str) -> str:
    """The record of a claim: all its fields and its words."""
    return path("claim", id)


def actor(id: str) -> str:
    """An actor across reports, by the id of the entity or of an actor of one report."""
    return path("actor", id)


def actor_posts(id: str, **asked: Value) -> str:
    """The posts of an actor and those in it; ``day`` is a day asked about."""
    return path("actor", id, "posts", **asked)


def actor_members(id: str, **asked: Value) -> str:
    """To what an actor belongs, and what belongs to it; ``day`` is a day asked about."""
    return path("actor", id, "members", **asked)


def actor_said(id: str, **asked: Value) -> str:
    """What an actor said, newest first."""
    return path("actor", id, "said", **asked)


def actor_positions(id: str, **asked: Value) -> str:
    """What an actor is for and against, matter by matter, with the history of each."""
    return path("actor", id, "positions", **asked)


def actors(**asked: Value) -> str:
    """All actors, or those of a name."""
    return path("actors", **asked)


def story(id: str) -> str:
    """A story, by its id or by the id of one of its reports, which stays."""
    return path("story", id)


def stories(**asked: Value) -> str:
    """All stories, newest first."""
    return path("stories", **asked)


def beside(one: str, other: str) -> str:
    """Two reports side by side."""
    return path("beside", one=one, other=other)


def event(id: str) -> str:
    """An event, by its id or by that of one of its tellings, which stays."""
    return path("event", id)


def timeline(**asked: Value) -> str:
    """What happened, by day; filters as of the page."""
    return path("timeline", **asked)


def ties(**asked: Value) -> str:
    """The graph of who is tied to whom."""
    return path("ties", **asked)


def ties_between(one: str, other: str, **asked: Value) -> str:
    """The words of what ties two actors."""
    return path("ties", "between", one=one, other=other, **asked)


def search(**asked: Value) -> str:
    """What holds these words and fits these filters."""
    return path("search", **asked)


def runs(**asked: Value) -> str:
    """What was read, and what was rejected."""
    return path("runs", **asked)


def run(id: str) -> str:
    """One run of reading: what made it, what came of it."""
    return path("runs", id)


def running() -> str:
    """How far the runs under way have come."""
    return path("runs", "running")


def rejected(**asked: Value) -> str:
    """What was not read, and why."""
    return path("runs", "rejected", **asked)


def outlets(**asked: Value) -> str:
    """Who published the reports."""
    return path("outlets", **asked)


def corrections(**asked: Value) -> str:
    """What the user put right, and what is being worked in."""
    return path("corrections", **asked)


def correct(**asked: Value) -> str:
    """The form to put an actor right: ``kind``, ``actor`` …"""
    return path("corrections", "new", **asked)


def correcting(id: str) -> str:
    """What has become of a correction that was sent."""
    return path("corrections", "work", id)


def undo() -> str:
    """Where the taking back of a correction is sent."""
    return path("corrections", "undo")
