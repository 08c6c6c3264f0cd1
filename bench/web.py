"""How long each page takes at the server, and how much it weighs.

    python bench/web.py --store record.db [--each 40] [--json]

The site is served by a process of its own, as ``onrecord serve`` does, and asked over HTTP on
loopback, one request after another, each address once and without an ETag. What is asked is drawn
from the record: actors by how many reports name them (the busiest twenty are always among them),
stories of several reports, reports, claims, events and ties by chance, questions from those that the
reports raise, words from titles. Before anything is measured, each page is asked once (of something
that is not measured), so that libraries and codebooks are loaded.

Wall clock and processor time of the server stand side by side: they part where other work is
running. Bytes are of the page itself; ``first`` is all that a first visitor fetches for it, uncompressed.
"""

import argparse
import http.client
import json
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import psutil
from sqlalchemy import text

import onrecord
from onrecord.store.view import View
from onrecord.web import addresses as at

BUSIEST = 20
_FILES = re.compile(r'(?:src|href)="(/static/[^"]+\.(?:css|js|svg)[^"]*)"')


@dataclass
class Page:
    """A kind of page: the addresses asked, and what they took."""

    name: str
    asked: list[str]
    wall: list[float] = field(default_factory=list)  # milliseconds
    own: list[float] = field(default_factory=list)  # milliseconds of the server's processor time
    size: list[int] = field(default_factory=list)  # bytes
    first: int = 0  # bytes of the largest first view
    failed: list[str] = field(default_factory=list)


class Server:
    """A site in a process of its own."""

    def __init__(self, store: str) -> None:
        command = [sys.executable, "-m", "onrecord", "--store", store, "serve", "--port", "0"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        line = self._process.stderr.readline() if self._process.stderr is not None else ""
        found = re.search(r"http://\S+?/", line)
        if found is None:
            raise SystemExit(line or "the site did not start")
        self._host = urlsplit(found.group()).netloc
        self._watched = psutil.Process(self._process.pid)

    def get(self, address: str) -> tuple[int, bytes, float, float]:
        """Status, body, milliseconds of wall clock and of the server's processor time."""
        connection = http.client.HTTPConnection(self._host, timeout=120)
        own = self._own()
        began = time.perf_counter()
        connection.request("GET", address.partition("#")[0])
        answer = connection.getresponse()
        body = answer.read()
        wall = 1000 * (time.perf_counter() - began)
        connection.close()
        return answer.status, body, wall, self._own() - own

    def close(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(20)

    def _own(self) -> float:
        used = self._watched.cpu_times()
        return float(1000 * (used.user + used.system))


def pages(store: str, each: int, seed: int, asked: Sequence[str] = ()) -> list[Page]:
    """What is asked, drawn from the record; ``asked`` are questions beside those that reports raise."""
    draw = random.Random(seed)  # noqa: S311 - a sample, no secret
    with onrecord.open(store) as record:
        view = record.view
        actors = [*_actors(view, draw, each), *_busiest(view)]
        names = [view.entity(id).name for id in actors]
        raised = [each.question.text for each in record.questions(limit=each)]
        questions = [*asked, *raised]
        words = list(_words(view, draw, each))
        reports = _some(view, "SELECT id FROM articles", draw, each)
        claims = _some(view, "SELECT id FROM claims WHERE number % 97 = 1", draw, each)
        stories = _some(
            view,
            "SELECT MIN(article) FROM story_articles GROUP BY story HAVING COUNT(*) > 1",
            draw,
            each,
        )
        events = _some(view, "SELECT mention FROM event_mentions", draw, each)
        pairs = _pairs(view, draw, each)
        days = sorted(day for day in view.published().values() if day is not None)
    middle = days[len(days) // 2] if days else None
    kinds = ("AGREE", "COERCE", "SUPPORT", "REQUEST", "ASSAULT")
    return [
        Page("home", [at.home()]),
        Page("questions", [at.questions(), at.questions(offset=20)]),
        Page("board", [at.board(each) for each in questions]),
        Page("board as of, changes", [at.board(q, as_of=days[-1], since=middle) for q in questions])
        if days
        else Page("board as of, changes", []),
        Page("brief", [at.brief(each) for each in questions]),
        Page("actors", [at.actors(), *(at.actors(q=name.split()[0]) for name in names)]),
        Page("actor", [at.actor(id) for id in actors]),
        Page("actor: said", [at.actor_said(id) for id in actors]),
        Page("actor: positions", [at.actor_positions(id) for id in actors]),
        Page("actor: posts", [at.actor_posts(id) for id in actors]),
        Page("stories", [at.stories(), *(at.stories(q=word) for word in words[: each // 2])]),
        Page("story", [at.story(id) for id in stories]),
        Page("article", [at.article(id) for id in reports]),
        Page("claim", [at.claim(id) for id in claims]),
        Page(
            "timeline",
            [
                at.timeline(),
                *(at.timeline(type=kind) for kind in kinds),
                *(at.timeline(actor=id) for id in actors),
            ],
        ),
        Page("timeline of a question", [at.timeline(question=each) for each in questions]),
        Page("event", [at.event(id) for id in events]),
        Page("ties", [at.ties(), *(at.ties(actor=id) for id in actors)]),
        Page("ties, two hops", [at.ties(actor=id, hops=2) for id in actors]),
        Page("ties between", [at.ties_between(*pair) for pair in pairs]),
        Page(
            "search",
            [*(at.search(q=word) for word in words), *(at.search(actor=id) for id in actors)],
        ),
        Page("outlets", [at.outlets()]),
        Page("runs", [at.runs()]),
        Page("suggest", [at.api("suggest", q=name[:3]) for name in names]),
    ]


def _some(view: View, query: str, draw: random.Random, number: int) -> list[str]:
    found = [str(row[0]) for row in view._all(text(query))]  # type: ignore[arg-type]
    return draw.sample(found, min(number, len(found)))


def _actors(view: View, draw: random.Random, number: int) -> list[str]:
    """Actors as users meet them: by the number of reports that name them."""
    rows = view._all(text("SELECT id, actors FROM entities WHERE actors > 1"))  # type: ignore[arg-type]
    if not rows:
        return []
    chosen = draw.choices([row[0] for row in rows], [row[1] for row in rows], k=number)
    return list(dict.fromkeys(chosen))


def _busiest(view: View) -> list[str]:
    query = f"SELECT id FROM entities ORDER BY actors DESC, id LIMIT {BUSIEST}"  # noqa: S608 - a number
    return [row[0] for row in view._all(text(query))]  # type: ignore[arg-type]


def _pairs(view: View, draw: random.Random, number: int) -> list[tuple[str, str]]:
    query = "SELECT one, other FROM ties WHERE reports > 1"
    rows = [(row[0], row[1]) for row in view._all(text(query))]  # type: ignore[arg-type]
    return draw.sample(rows, min(number, len(rows)))


def _words(view: View, draw: random.Random, number: int) -> Iterator[str]:
    """One word or two of the titles of reports."""
    titles = _some(view, "SELECT title FROM articles WHERE title IS NOT NULL", draw, number)
    for title in titles:
        words = [word for word in re.findall(r"\w+", title) if len(word) > 3]
        if words:
            yield " ".join(draw.sample(words, min(len(words), draw.choice((1, 2)))))


def measure(server: Server, page: Page) -> None:
    """Ask every address of a page once."""
    sizes: dict[str, int] = {}
    for address in page.asked:
        status, body, wall, own = server.get(address)
        if status != 200:
            page.failed.append(f"{status} {address}")
            continue
        page.wall.append(wall)
        page.own.append(own)
        page.size.append(len(body))
        files = set(_FILES.findall(body.decode("utf-8", "replace")))
        for file in files - sizes.keys():
            sizes[file] = len(server.get(file)[1])
        page.first = max(page.first, len(body) + sum(sizes[file] for file in files))


def _share(values: Iterable[float], share: float) -> float:
    """The value below which a share of them lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def main() -> None:
    """Ask, and print a table or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--store", default="record.db")
    parser.add_argument("--each", type=int, default=40, help="addresses of each kind of page")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--question", action="append", default=[], help="ask this one too")
    parser.add_argument("--only", help="pages whose names begin so")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    wanted = [
        page
        for page in pages(given.store, given.each, given.seed, given.question)
        if given.only is None or page.name.startswith(given.only)
    ]
    warming = pages(given.store, 1, given.seed + 1)
    server = Server(given.store)
    try:
        for page in warming:
            for address in page.asked[:1]:
                server.get(address)
        if not given.json:
            print(f"{'page':24}{'n':>4}{'p50':>8}{'p95':>8}{'max':>8}{'own p50':>9}{'own p95':>9}"
                  f"{'kB p95':>8}{'first kB':>9}")  # fmt: skip
        for page in wanted:
            measure(server, page)
            if not given.json:
                _print(page)
    finally:
        server.close()
    every = [wall for page in wanted for wall in page.wall]
    if given.json:
        print(json.dumps([vars(page) for page in wanted]))
    elif every:
        print(f"{'all':24}{len(every):4}{statistics.median(every):8.0f}{_share(every, 0.95):8.0f}"
              f"{max(every):8.0f}")  # fmt: skip


def _print(page: Page) -> None:
    if page.wall:
        print(
            f"{page.name:24}{len(page.wall):4}{statistics.median(page.wall):8.0f}"
            f"{_share(page.wall, 0.95):8.0f}{max(page.wall):8.0f}"
            f"{statistics.median(page.own):9.0f}{_share(page.own, 0.95):9.0f}"
            f"{_share(page.size, 0.95) / 1000:8.0f}{page.first / 1000:9.0f}",
            flush=True,
        )
    for each in page.failed[:3]:
        print(f"  failed: {each}", flush=True)


if __name__ == "__main__":
    main()
