"""Makes the graded pairs out of the texts in ``families/``: ``reports.jsonl``, ``dev.jsonl``, ``test.jsonl``.

Run it as ``python tests/evaluation/copies/make.py``; with the same texts it writes the same bytes.
What is written by hand is the reports, their rewrites and the independent reports; what is made
here is copies and near copies by plain edits, and the list of pairs. See ``README.md``.
"""

import difflib
import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[2] / "examples"


@dataclass(frozen=True)
class Report:
    id: str
    publisher: str
    published: str
    title: str
    text: str


@dataclass
class Family:
    """The reports of one happening that were written by hand, by role, and what edits need."""

    name: str
    reports: dict[str, Report] = field(default_factory=dict)
    extra: str = ""
    words: list[tuple[str, str]] = field(default_factory=list)

    def of_role(self, role: str) -> list[Report]:
        return [each for name, each in self.reports.items() if name.split("-")[0] == role]


@dataclass(frozen=True)
class Pair:
    a: Report
    b: Report
    grade: str
    how: str


def read_family(path: Path) -> Family:
    """The sections of a file; each begins with ``= role | publisher | published | title``.

    ``= role @ FILE`` is one of the reports in ``examples/``.
    """
    family = Family(path.stem)
    for section in re.split(r"^= ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = section.partition("\n")
        body = body.strip()
        role, *told = (part.strip() for part in head.split("|"))
        if role == "extra":
            family.extra = body
        elif role == "words":
            lines = (line.split(" => ") for line in body.splitlines())
            family.words = [(old, new) for old, new in lines]
        elif " @ " in role:
            role, name = role.split(" @ ")
            family.reports[role] = _example(f"{path.stem}/{role}", name)
        else:
            publisher, published, title = told
            family.reports[role] = Report(f"{path.stem}/{role}", publisher, published, title, body)
    return family


def _example(identity: str, name: str) -> Report:
    _, head, text = (EXAMPLES / name).read_text(encoding="utf-8").split("---\n", 2)
    told = dict(line.split(": ", 1) for line in head.splitlines())
    published = told["published"][:10]
    return Report(identity, told["publisher"], published, told["title"], text.strip())


# What is written before, after and around reports by those who print them.

OUTLETS = (
    "The Daily Compass", "Newsroom 24", "The Weald Gazette", "Globe Digest", "Capital Insider",
    "The Evening Post-Bulletin", "Coastline News", "World in Brief", "The Provincial", "Open Page",
)  # fmt: skip
BEFORE = (
    "Share this article",
    "Listen to this story (4 minutes)",
    "Photo: the seat of government on Tuesday. (Archive)",
    "LIVE UPDATES | Our coverage continues throughout the day",
    "Politics > World > Latest",
)
AFTER = (
    "Sign up for our free newsletter and get the day's main stories in your inbox at 7 a.m.",
    "(Reporting by our correspondents; editing by the foreign desk)",
    "© All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
    "Read next: Five things to know before the markets open",
    "Do you have a tip? Write to our newsroom. We read every message and protect our sources.",
    "Comments are closed. Support independent journalism from as little as 3 a month.",
)
_DATELINE = re.compile(
    r"\A(?:[^a-z\n]{3,40}|[^\n]{3,40}?\([^)\n]+\)|[A-Z]{3}[^\n]{0,40}?) ?(?:-{1,2}|–|—) "
)


def seeded(*parts: str) -> random.Random:
    return random.Random(hashlib.sha256("\0".join(parts).encode()).digest())  # noqa: S311


def paragraphs(text: str) -> list[str]:
    return text.split("\n\n")


def sentences(paragraph: str) -> list[str]:
    return re.split(r"(?<=[.!?])(?:(?<=[a-z0-9)][.!?])|(?<=[.!?][\"”])) (?=[A-Z“\"])", paragraph)


# Copies: every word of the report stands, in order.


def spaced(text: str, rng: random.Random) -> str:
    """Other line breaks and blanks: a break after each sentence, or paragraphs run together."""
    if rng.random() < 0.5:
        return "\n".join(
            "   " + sentence for each in paragraphs(text) for sentence in sentences(each)
        )
    return text.replace("\n\n", "  \n").replace(". ", ".  ")


def requoted(text: str, rng: random.Random) -> str:
    """Other quotation marks, apostrophes and dashes."""
    if "“" in text or rng.random() < 0.3:
        plain = text.translate(str.maketrans("“”‘’–—", "\"\"''--"))
        return re.sub(r'"([^"\n]*)"', r"''\1''", plain) if rng.random() < 0.3 else plain
    curly = re.sub(r'"([^"\n]*)"', r"“\1”", text)
    return re.sub(r"(?<=\w)'(?=\w)", "’", curly).replace(" - ", " — ")


def redated(text: str, rng: random.Random) -> str:
    """Another dateline, or none, or one where there was none."""
    without = _DATELINE.sub("", text)
    if without != text and rng.random() < 0.5:
        return without
    place = rng.choice(("BRUSSELS", "LONDON", "GENEVA", "WASHINGTON", "SINGAPORE"))
    source = rng.choice(("Agencies", "Combined dispatches", "Our correspondent", "AP-DOW"))
    return f"{place} ({source}) — {without}"


def framed(text: str, rng: random.Random) -> str:
    """With what pages print around a report."""
    after = rng.sample(AFTER, rng.choice((1, 2, 3)))
    return "\n\n".join((*rng.sample(BEFORE, rng.choice((0, 1, 2))), text, *after))


def interrupted(text: str, rng: random.Random) -> str:
    """With a line of the page between two paragraphs."""
    parts = paragraphs(text)
    parts.insert(
        rng.randrange(1, len(parts)),
        rng.choice(("Advertisement", "Story continues below", "RELATED: " + rng.choice(AFTER))),
    )
    return "\n\n".join(parts)


COPIES = {
    "spaces": (spaced,),
    "quotation marks": (requoted,),
    "dateline": (redated,),
    "page around it": (framed,),
    "page between": (interrupted,),
    "dateline and page around it": (redated, framed),
    "spaces, quotation marks, page around it": (requoted, framed, spaced),
}


# Near copies: at least two thirds of the shorter report stand word for word.


def cut(text: str, rng: random.Random) -> str:
    """Cut from the bottom, as desks do: two to three paragraphs in five, or more, stay."""
    parts = paragraphs(text)
    return "\n\n".join(parts[: max(2, round(len(parts) * rng.choice((0.45, 0.55, 0.7))))])


def dropped(text: str, rng: random.Random) -> str:
    """Without two or three sentences, wherever they stood but the first."""
    parts = [sentences(each) for each in paragraphs(text)]
    places = [(p, s) for p, part in enumerate(parts) for s in range(len(part)) if (p, s) != (0, 0)]
    gone = set(rng.sample(places, min(len(places) // 4, rng.choice((2, 3)))))
    kept = [
        " ".join(sentence for s, sentence in enumerate(part) if (p, s) not in gone)
        for p, part in enumerate(parts)
    ]
    return "\n\n".join(each for each in kept if each)


def moved(text: str, rng: random.Random) -> str:
    """With one paragraph of the second half moved up behind the first."""
    parts = paragraphs(text)
    parts.insert(1, parts.pop(rng.randrange(len(parts) // 2 + 1, len(parts))))
    return "\n\n".join(parts)


def added(text: str, rng: random.Random, extra: str) -> str:
    """With a paragraph of the other outlet's own."""
    parts = paragraphs(text)
    parts.insert(rng.randrange(2, len(parts) + 1), extra)
    return "\n\n".join(parts)


def reworded(text: str, words: Sequence[tuple[str, str]]) -> str:
    """With a few words changed; every one of ``words`` must stand in the text."""
    for old, new in words:
        if text.count(old) < 1:
            raise ValueError(f"no {old!r} in the text")
        text = text.replace(old, new, 1)
    return text


NEAR = (
    ("cut",), ("paragraph added",), ("words",), ("sentences dropped",), ("cut", "words"),
    ("paragraph moved", "sentences dropped"), ("words", "paragraph added"), ("words", "page around it"),
    ("paragraph added", "sentences dropped", "page around it"),
    ("words", "sentences dropped", "paragraph added"),
)  # fmt: skip


def near(report: Report, family: Family, edits: Sequence[str], rng: random.Random) -> str:
    """The report after near-copy edits."""
    text = report.text
    for edit in edits:
        if edit == "cut":
            text = cut(text, rng)
        elif edit == "paragraph added":
            text = added(text, rng, family.extra)
        elif edit == "words":
            held = [(old, new) for old, new in family.words if old in text]
            text = reworded(text, family.words if edits[0] == "words" else held)
        elif edit == "sentences dropped":
            text = dropped(text, rng)
        elif edit == "paragraph moved":
            text = moved(text, rng)
        else:
            text = framed(text, rng)
    return text


# The pairs of a family.


def edited(report: Report, name: str, text: str, rng: random.Random) -> Report:
    """Another outlet's version of a report, of the same day, its title kept or without its last words."""
    title = report.title
    if rng.random() < 0.4:
        title = " ".join(title.split()[:-2])
    outlet = rng.choice([each for each in OUTLETS if each != report.publisher])
    return replace(report, id=f"{report.id}+{name}", publisher=outlet, title=title, text=text)


def pairs_of(family: Family, number: int) -> Iterator[Pair]:
    """All pairs of a family; ``number`` says which edits it gets, so that each is used as often."""
    base = family.reports["base"]
    rewrites, others = family.of_role("rewrite"), family.of_role("independent")
    by_hand = [base, *rewrites, *others]
    for turn in range(2 + (len(by_hand) > 3)):
        yield _copied(by_hand[turn % len(by_hand)], family, number // 2 + 3 * turn)
        report = base if turn == 0 else by_hand[-turn]
        yield _nearly(report, family, number // 2 + 4 * turn, both=turn == 1)
    yield from _rewritten(base, rewrites, family)
    yield from _independent(base, rewrites, others)


def _rewritten(base: Report, rewrites: Sequence[Report], family: Family) -> Iterator[Pair]:
    for rewrite in rewrites:
        kind = rewrite.id.partition("rewrite")[2].strip("-0123456789") or "sentence by sentence"
        yield Pair(base, rewrite, "rewrite", f"by hand: {kind}")
    yield _disguised(base, rewrites[-1], family)
    if len(rewrites) > 1:
        yield Pair(rewrites[0], rewrites[1], "rewrite", "by hand: two rewrites of one report")
        rng = seeded(base.id, "shortened")
        shortened = edited(base, "shortened", dropped(base.text, rng), rng)
        how = "by hand, of a report of which sentences were dropped"
        yield Pair(shortened, rewrites[0], "rewrite", how)


def _independent(
    base: Report, rewrites: Sequence[Report], others: Sequence[Report]
) -> Iterator[Pair]:
    straight = [other for other in others if other.id.endswith("-wire")]
    for other in others:
        how = "told straight by another agency" if other in straight else "from another angle"
        yield Pair(base, other, "independent", f"by hand: {how}")
    yield Pair(rewrites[0], others[0], "independent", "by hand: from another angle; a rewrite")
    if straight:
        how = "by hand: told straight by another agency; a rewrite"
        yield Pair(rewrites[-1], straight[0], "independent", how)
    elif len(others) > 1:
        how = "by hand: from two other angles"
        yield Pair(others[0], others[1], "independent", how)


def _copied(report: Report, family: Family, number: int) -> Pair:
    how = list(COPIES)[number % len(COPIES)]
    rng = seeded(report.id, how)
    text = report.text
    for edit in COPIES[how]:
        text = edit(text, rng)
    if text == report.text:
        how, text = "page around it", framed(text, rng)
    return Pair(report, edited(report, how.replace(" ", "-"), text, rng), "copy", how)


def _nearly(report: Report, family: Family, number: int, *, both: bool) -> Pair:
    """A near copy of a report; with ``both`` the two are versions by two outlets, neither whole."""
    for edits in (*NEAR[number % len(NEAR) :], *NEAR):
        if "words" in edits and not report.id.endswith("/base"):
            continue
        how = ", ".join(edits)
        rng = seeded(report.id, how)
        text = near(report, family, edits, rng)
        made = edited(report, how.replace(", ", "+").replace(" ", "-"), text, rng)
        other = report
        if both:
            other = edited(report, "other", redated(dropped(report.text, rng), rng), rng)
            how += "; the other: dateline, sentences dropped"
        if not _hardly_differ(other.text, made.text):
            return Pair(other, made, "near_copy", how)
    raise ValueError(f"no edit makes a near copy of {report.id}")


def _hardly_differ(one: str, other: str) -> bool:
    """True where no more than one word in twenty-five stands in one alone: that is a copy."""
    a, b = (re.findall(r"\w+", _DATELINE.sub("", text)) for text in (one, other))
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) > 0.96 * max(len(a), len(b))


def _disguised(base: Report, rewrite: Report, family: Family) -> Pair:
    """A rewrite that is shortened or added to, against a copy of the report with a page around it."""
    rng = seeded(base.id, "disguised")
    copy = edited(base, "page", framed(redated(base.text, rng), rng), rng)
    how = rng.choice(("sentences dropped", "paragraph added", "paragraph moved"))
    text = near(rewrite, family, (how,), rng)
    return Pair(
        copy,
        edited(rewrite, how.replace(" ", "-"), text, rng),
        "rewrite",
        f"by hand, then {how}; the report with a page around it",
    )


# Writing.


def number_of(name: str) -> int:
    """A number that a family keeps, whichever others come or go."""
    return hashlib.sha256(name.encode()).digest()[0]


def make() -> dict[str, str]:
    """The files by name."""
    reports: dict[str, Report] = {}
    lines: dict[str, list[str]] = {"dev": [], "test": []}
    for path in sorted((HERE / "families").glob("*.txt")):
        family, number = read_family(path), number_of(path.stem)
        for pair in pairs_of(family, number):
            reports |= {pair.a.id: pair.a, pair.b.id: pair.b}
            told = {
                "a_id": pair.a.id,
                "b_id": pair.b.id,
                "grade": pair.grade,
                "how": pair.how,
                "corpus": "reports.jsonl",
            }
            lines["test" if number % 2 else "dev"].append(json.dumps(told, ensure_ascii=False))
    made = [json.dumps(vars(report), ensure_ascii=False) for report in reports.values()]
    return {
        "reports.jsonl": "\n".join(made) + "\n",
        **{f"{name}.jsonl": "\n".join(each) + "\n" for name, each in lines.items()},
    }


def main() -> None:
    for name, text in make().items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
