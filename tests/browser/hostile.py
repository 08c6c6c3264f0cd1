"""A record of reports that were written to harm whoever reads them in a browser."""

from pathlib import Path

from onrecord.store import open_store
from tests.query.desk import Desk, Report, day

SCRIPT = "<script>document.title='HARM'</script>"
IMAGE = '"><img src=x onerror="alert(\'HARM\')">'
QUOTE = "' onmouseover='alert(1)' autofocus onfocus='alert(1)"
CLOSING = "</textarea></title></style></script></svg><svg onload=alert(1)>"
TEMPLATE = "{{ 7 * 7 }}{% include 'base.html' %}${7*7}"
TURNED = "\u202egpj.exe\u202c \u2067turned\u2069 \u200fmarks\u200e"
ADDRESS = "javascript:alert('HARM')"
ALL = (SCRIPT, IMAGE, QUOTE, CLOSING, TEMPLATE, TURNED, ADDRESS)
NAMES = (f"Mallory {IMAGE}", f"Trudy {SCRIPT}", f"Chuck {CLOSING}")
LONG = 10_000_000  # characters of the line


def _told(desk: Desk, number: int) -> Report:
    mallory, trudy, chuck = NAMES
    lines = (
        f"{mallory} said on day {number} that it backs {TEMPLATE} and the entry of Freedonia.",
        f"{trudy} met {chuck} in Freedonia{TURNED} on day {number}.",
        f"{trudy}, minister of {QUOTE}, opposes the entry of Freedonia into the Pact.",
        f"{chuck} is a member of {mallory}.",
        f"{SCRIPT} {CLOSING} {ADDRESS}",
    )
    report = desk.report(
        "\n".join(lines),
        f"Evil {IMAGE} & Sons {SCRIPT}",
        f"2021-03-0{number}",
        title=f"{SCRIPT}{IMAGE}{TURNED}{TEMPLATE}",
        url=f"{ADDRESS}//{number}",
        byline=f"{CLOSING}{QUOTE}",
    )
    one = report.actor(mallory, "party", country="NO", aliases=(SCRIPT,))
    two = report.actor(trudy, "person", country="SE")
    three = report.actor(chuck, "company")
    report.statement(one, "said", f"it backs {TEMPLATE} and the entry of Freedonia")
    report.event("CONSULT", "met", [two], [three], date=day(f"2021-03-0{number}"))
    report.position(two, "against", "opposes", "the entry of Freedonia into the Pact")
    report.tenure(two, f"minister of {QUOTE}", organisation=one)
    report.membership(three, one, "is a member of")
    return report


def make_hostile(path: Path) -> Path:
    """Reports of one story, hostile in all their words."""
    desk = Desk()
    first, second = _told(desk, 1), _told(desk, 2)
    desk.story(first, second, origins=[[first], [second]], copy=(second, first))
    desk.save(path).close()
    return path


def make_long(path: Path) -> tuple[str, str, str]:
    """A report of one line of ten million characters; its id, its first claim and its last."""
    desk = Desk()
    middle = f"and {SCRIPT} went on and on "
    text = "Alder said yes. " + middle * (LONG // len(middle) + 1) + "Birch said no."
    report = desk.report(text, "Long Post", "2021-03-01", title="One line")
    alder = report.actor("Alder", "person")
    birch = report.actor("Birch", "person")
    report.sentence = lambda span: span  # type: ignore[method-assign]  # the line is no sentence
    first = report.statement(alder, "said yes", "yes")
    start = text.rindex("said no")
    cue = report.article.span(start, start + len("said no"))
    last = first.__class__(
        id=f"{first.id}9",
        article=report.article.id,
        evidence=(cue,),
        content=(report.article.span(start + 5, start + 7),),
        mode="indirect",
        speaker=birch,
        cue=cue,
    )
    report.claims.append(last)
    desk.save(path).close()
    with open_store(path) as store, store.view() as view:
        assert view.text_length(report.article.id) >= LONG
    return report.article.id, first.id, last.id
