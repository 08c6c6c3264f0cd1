"""The table of hard cases, ``hard_cases.yaml``: read there what a case holds and how it compares.

``python -m tests.statements.test_hard_cases`` lists which pass and which fail, with what was found;
with ``--mark`` it writes the ``fails:`` lines of the table anew.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from onrecord.evaluation.statements import Found, pipeline
from onrecord.records import Actor, Span, Statement
from onrecord.schema.cues import KINDS
from onrecord.settings import Settings

Case = dict[str, Any]
Read = Callable[[str], Found]

TABLE = Path(__file__).with_name("hard_cases.yaml")
CASES = cast(list[Case], yaml.safe_load(TABLE.read_text(encoding="utf-8")))
TAGS = ("structure", "punctuation", "nesting")
OF_CASE = {"id", *TAGS, "text", "others", "strict", "note", "fails", "statements"}
OF_STATEMENT = {
    "source", "cue", "content", "content_or", "mode", "kind", "speaker", "addressee",
    "on_behalf_of", "setting", "negated", "within",
}  # fmt: skip
MODES = {"direct", "indirect", "mixed"}


def reader() -> Read:
    """The shipped stages up to the statements: THE way from a text to what is found in it."""
    return pipeline(Settings())


@pytest.fixture(scope="module")
def read() -> Read:
    return reader()


def _param(case: Case) -> Any:
    fails = case.get("fails")
    marks = [pytest.mark.xfail(reason=fails, strict=True)] if fails else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.model
@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_hard_case(read: Read, case: Case) -> None:
    found = read(case["text"])
    assert not problems(case, found), "\n".join([*problems(case, found), *told(found)])


# What is compared, and how.


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def choices(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _source(span: Span | None) -> list[str]:
    return [] if span is None else words(re.sub(r"[’']s?\W*$", "", span.quote))


def _names(expected: str, ids: Sequence[str], actors: dict[str, Actor]) -> bool:
    """True when the words stand in a row in a name of one of the actors."""
    wanted = words(re.sub(r"^(the|an?)\s", "", expected, flags=re.IGNORECASE).casefold())
    for actor in (actors[each] for each in ids):
        for name in (actor.name, *actor.aliases):
            told = words(name.casefold())
            if any(told[at : at + len(wanted)] == wanted for at in range(len(told))):
                return True
    return False


def _party(expected: str, span: Span | None, ids: Sequence[str | None], actors: Any) -> bool:
    """True when the words, or an actor of that name, were found."""
    if span is not None and _bare(span.quote) == _bare(expected):
        return True
    return _names(expected, [each for each in ids if each is not None], actors)


def _bare(text: str) -> list[str]:
    return words(re.sub(r"^(the|an?)\s", "", text.strip(" ,"), flags=re.IGNORECASE))


def _agrees(field: str, expected: Any, s: Statement, actors: dict[str, Actor]) -> bool:
    match field:
        case "source":
            wanted = [
                [] if e is None else words(re.sub(r"[’']s?$", "", e)) for e in choices(expected)
            ]
            return _source(s.source) in wanted
        case "cue":
            return s.cue is not None and words(s.cue.quote) in [words(e) for e in choices(expected)]
        case "speaker" if expected is None:
            return s.speaker is None or actors[s.speaker].kind.startswith("unnamed")
        case "speaker":
            return s.speaker is not None and _names(expected, [s.speaker], actors)
        case "addressee":
            return _party(expected, s.addressee_span, [s.addressee], actors)
        case "on_behalf_of":
            return _party(expected, s.on_behalf_span, s.on_behalf_of, actors)
        case "setting":
            setting = [] if s.setting is None else words(s.setting.quote)
            return setting[: len(words(expected))] == words(expected)
        case "kind":
            return bool(s.cue_kind == expected)
    return bool(getattr(s, field) == expected)  # mode, negated


def _content(wanted: dict[str, Any], s: Statement) -> bool:
    got = [word for span in s.content for word in words(span.quote)]
    contents = [wanted["content"], *wanted.get("content_or", ())]
    return got in [words(" ".join(choices(content))) for content in contents]


def unmet(wanted: dict[str, Any], s: Statement, actors: dict[str, Actor]) -> list[str]:
    """The fields of an expected statement in which a found one differs; ``within`` is not looked at."""
    fields = [] if _content(wanted, s) else ["content"]
    asked = (f for f in wanted if f not in {"content", "content_or", "within"})
    return fields + [f for f in asked if not _agrees(f, wanted[f], s, actors)]


def problems(case: Case, found: Found) -> list[str]:
    """What is wrong with what was found for a case, a line each; empty where it passes."""
    actors = {actor.id: actor for actor in found.actors}
    wanted = case["statements"]
    fitting = [[s for s in found.statements if not unmet(w, s, actors)] for w in wanted]
    assigned = next(_assignments(wanted, fitting, []), None)
    if assigned is None:
        return list(_missed(wanted, fitting, found.statements, actors)) or [
            "nested or paired otherwise"
        ]
    spare = {s.id for s in found.statements} - {s.id for s in assigned}
    if wanted and not case.get("strict"):
        spare &= {s.id for s in found.statements if s.parent is None}
    more = 0 if case.get("others") else len(spare)
    return [f"{more} found that should not be"] if more else []


def _assignments(
    wanted: Sequence[dict[str, Any]], fitting: Sequence[list[Statement]], taken: list[Statement]
) -> Iterator[list[Statement]]:
    """Every way to give each expected statement a found one of its own, nested as it should be."""
    if len(taken) == len(wanted):
        yield taken
        return
    within = wanted[len(taken)].get("within")
    for s in fitting[len(taken)]:
        if s in taken or (within is not None and s.parent != taken[within - 1].id):
            continue
        yield from _assignments(wanted, fitting, [*taken, s])


def _missed(
    wanted: Sequence[dict[str, Any]],
    fitting: Sequence[list[Statement]],
    found: Sequence[Statement],
    actors: dict[str, Actor],
) -> Iterator[str]:
    for number, (each, fits) in enumerate(zip(wanted, fitting, strict=True), 1):
        if fits:
            continue
        asked = [f for f in each if f not in {"content_or", "within"}]
        nearest = min((unmet(each, s, actors) for s in found), key=len, default=asked)
        near = len(nearest) < min(len(asked), 3)
        yield f"{number}: {'other ' + ', '.join(nearest) if near else 'not found'}"


def told(found: Found) -> list[str]:
    """What was found, a line a statement."""
    names = {actor.id: actor.name for actor in found.actors}
    numbers = {s.id: n for n, s in enumerate(found.statements, 1)}
    lines = []
    for s in found.statements:
        spans = (s.source, s.cue, s.addressee_span, s.on_behalf_span, s.setting)
        source, cue, to, behalf, setting = ("-" if span is None else span.quote for span in spans)
        content = " ## ".join(span.quote for span in s.content)
        lines.append(
            f"   {numbers[s.id]} in {numbers.get(s.parent or '', '-')}: [{source}] [{cue}]"
            f" [{content}] {s.mode} {s.cue_kind}{' NEGATED' if s.negated else ''}"
            f" speaker={names.get(s.speaker or '')} to={to} for={behalf} setting={setting}"
        )
    return lines


# That the table itself is sound.


def _quoted(case: Case) -> Iterator[str]:
    for s in case["statements"]:
        for field in ("source", "cue", "addressee", "on_behalf_of", "setting", "speaker"):
            yield from (each for each in choices(s.get(field)) if each is not None)
        for content in (s["content"], *s.get("content_or", ())):
            yield from choices(content)


def test_there_are_enough_cases_and_each_is_another() -> None:
    ids = [case["id"] for case in CASES]
    assert len(ids) >= 150
    assert not [each for each, count in Counter(ids).items() if count > 1]
    assert not [each for each in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each)]
    texts = Counter(case["text"] for case in CASES)
    assert not [text for text, count in texts.items() if count > 1]


@pytest.mark.parametrize("tag", TAGS)
def test_each_tag_is_used_three_times(tag: str) -> None:
    counts = Counter(case[tag] for case in CASES)
    assert len(counts) > 1
    assert not {each: count for each, count in counts.items() if count < 3}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_the_case_is_sound(case: Case) -> None:
    assert set(case) <= OF_CASE
    assert not [each for each in _quoted(case) if each not in case["text"]]
    for number, s in enumerate(case["statements"], 1):
        assert set(s) <= OF_STATEMENT
        assert words(" ".join(choices(s["content"])))
        assert s.get("mode", "direct") in MODES
        assert s.get("kind", "say") in KINDS
        assert 1 <= s.get("within", 1) < max(number, 2)


FIRST = "The mayor said the bridge was open."
FIELDS = [
    ("right", {"source": "The mayor", "cue": "said", "content": "the bridge was open"}, []),
    ("a full stop more", {"content": "the bridge was open."}, []),
    ("a word less", {"content": "bridge was open"}, ["1: not found"]),
    ("another source", {"source": "the bridge", "content": "the bridge was open"}, ["1: other source"]),
    ("another mode", {"content": "the bridge was open", "mode": "direct"}, ["1: other mode"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("expected", "wrong"), [case[1:] for case in FIELDS], ids=[case[0] for case in FIELDS]
)
def test_the_comparison_itself(expected: dict[str, Any], wrong: list[str]) -> None:
    found = Found((_statement(),), ())
    assert problems({"text": FIRST, "statements": [expected]}, found) == wrong


def test_what_should_not_be_found_is_seen() -> None:
    found = Found((_statement(),), ())
    assert problems({"text": FIRST, "statements": []}, found) == ["1 found that should not be"]


def _statement() -> Statement:
    def span(quote: str) -> Span:
        start = FIRST.index(quote)
        return Span(article="art1", start=start, end=start + len(quote), quote=quote)

    return Statement(
        id="stm1", article="art1", evidence=(span(FIRST),), source=span("The mayor"),
        cue=span("said"), content=(span("the bridge was open"),), mode="indirect",
    )  # fmt: skip


# Run as a module: what passes and what fails today.


def report(arguments: Sequence[str]) -> None:
    read_it = reader()
    failing = {}
    for case in CASES:
        found = read_it(case["text"])
        wrong = problems(case, found)
        lines = [f"{'FAILS' if wrong else 'passes'} {case['id']}: {'; '.join(wrong)}"]
        if wrong:
            failing[case["id"]] = "; ".join(wrong)
            lines += [f"   {case['text']!r}", *told(found)]
        sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.write(f"{len(CASES) - len(failing)} of {len(CASES)} pass\n")
    if "--mark" in arguments:
        TABLE.write_text(_marked(TABLE.read_text(encoding="utf-8"), failing), encoding="utf-8")


def _marked(table: str, failing: dict[str, str]) -> str:
    """The table with a ``fails:`` line before the text of each case that fails, and no other."""
    lines, case = [], ""
    for line in table.splitlines(keepends=True):
        if line.startswith("- id: "):
            case = line.removeprefix("- id: ").strip()
        if line.startswith("  text: ") and case in failing:
            lines.append(f"  fails: '{failing[case]}'\n")
        if not line.startswith("  fails: "):
            lines.append(line)
    return "".join(lines)


if __name__ == "__main__":
    report(sys.argv[1:])
