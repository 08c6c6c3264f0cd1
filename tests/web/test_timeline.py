"""The timeline and the page of an event: in their addresses is what they show, and words lead to words."""

import csv
import datetime
import html
import io
import re
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

import onrecord
from onrecord.web.charts.timeline import Column, draw_columns
from onrecord.web.timelines import Filters, way_out

DAY = datetime.date.fromisoformat


def page(site: TestClient, address: str, status: int = 200) -> str:
    answer = site.get(address)
    assert answer.status_code == status, answer.text[-500:]
    return answer.text


def links(text: str, start: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r'href="([^"]+)"', text) if each.startswith(start)]  # fmt: skip


def test_events_with_links_to_their_words(site: TestClient) -> None:
    text = page(site, "/timeline?by=report")
    claims = [each for each in links(text, "/article/") if "claim=evm1_" in each]
    events = links(text, "/event/evm1_")
    assert claims
    assert events
    assert page(site, claims[0].partition("#")[0])
    assert "telling" in page(site, events[0])


def test_a_bar_leads_closer_and_the_way_leads_out(site: TestClient) -> None:
    address = "/timeline?by=report"
    stretches = []
    for _ in range(3):
        counts = site.get(f"/api/timeline/counts{address.removeprefix('/timeline')}").json()
        stretches.append(counts["stretch"])
        text = page(site, address)
        chart = text[text.index("<svg") : text.index("</svg>")]
        bars = links(chart, "/timeline")
        assert len(bars) == len([bar for bar in counts["bars"] if bar["number"]])
        if len(bars) < 2:
            break
        address = bars[0]
        first = next(bar for bar in counts["bars"] if bar["number"])
        assert f"since={first['first']}&until={first['last']}" in address
        assert "by=report" in address
    assert stretches[0] != stretches[-1]
    assert "/timeline?by=report" in links(page(site, address), "/timeline"), "all days"


def test_the_numbers_of_the_chart_stand_in_a_table(site: TestClient) -> None:
    counts = site.get("/api/timeline/counts?by=report").json()
    text = page(site, "/timeline?by=report")
    table = text[text.index("<table>") : text.index("</table>")]
    told = sum(int(each) for each in re.findall(r'<td class="number">([\d,]+)', table))
    assert told == sum(bar["number"] for bar in counts["bars"]) > 0


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("actor=Japan", id="actor"),
        pytest.param("type=SUPPORT&type=REQUEST", id="types"),
        pytest.param("status=happened", id="status"),
        pytest.param("since=2021-09-01&until=2021-09-30", id="days"),
        pytest.param("dated=no", id="without a day"),
        pytest.param("question=cptpp", id="a question of a file"),
        pytest.param("actor=China&type=ACCUSE&by=report&order=oldest", id="several"),
    ],
)
def test_filters_are_one_for_page_json_csv_and_counts(site: TestClient, asked: str) -> None:
    found = site.get(f"/api/timeline?{asked}&limit=200").json()
    counts = site.get(f"/api/timeline/counts?{asked}").json()
    rows = list(csv.DictReader(io.StringIO(site.get(f"/api/timeline?{asked}&limit=200&format=csv").text)))  # fmt: skip
    assert len(found["items"]) == found["total"] == counts["total"] == len(rows)
    assert [row["event"] for row in rows] == [each["event"] for each in found["items"]]
    text = page(site, f"/timeline?{asked}&limit=200")
    assert text.count('class="happening"') == found["total"]
    for export in links(text, "/api/timeline"):
        assert site.get(export).status_code == 200


def test_what_a_filter_leaves_out_is_left_out(site: TestClient) -> None:
    every = site.get("/api/timeline?by=report&limit=200").json()["items"]
    some = site.get("/api/timeline?by=report&limit=200&type=SUPPORT&status=happened").json()["items"]  # fmt: skip
    wanted = [e["event"] for e in every if e["type"] == "SUPPORT" and e["status"] == "happened"]
    assert [each["event"] for each in some] == wanted
    assert 0 < len(wanted) < len(every)
    days = [e["date"]["start"] for e in site.get("/api/timeline?limit=200").json()["items"]]
    assert days == sorted(days, reverse=True)


def test_an_actor_by_name_and_by_id(site: TestClient, record_path: str) -> None:
    with onrecord.open(record_path) as record:
        entity = record.view.find_entities("Japan")[0]
    by_name = site.get("/api/timeline?actor=Japan&by=report").json()
    assert by_name["total"] > 0
    for id in (entity.id, entity.actors[0]):
        assert site.get(f"/api/timeline?actor={id}&by=report").json() == by_name
        assert "around Japan" in page(site, f"/timeline?actor={id}&by=report")


def test_a_name_of_nobody_keeps_the_form(site: TestClient) -> None:
    text = page(site, "/timeline?actor=Zaphod+%3Cb%3E", 404)
    assert 'value="Zaphod &lt;b&gt;"' in text
    assert "<b>" not in text
    assert "nobody has that name" in text
    assert site.get("/api/timeline?actor=Zaphod").status_code == 404


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        pytest.param("type=PRAISE", "there are: ACCUSE", id="type"),
        pytest.param("status=done", "there are: happened", id="status"),
        pytest.param("since=yesterday", "write it as", id="day"),
        pytest.param("since=2021-02-30", "write it as", id="no day of the calendar"),
        pytest.param("since=2021-02-03&until=2021-02-02", "before", id="days the wrong way round"),
        pytest.param("by=moon", "by", id="whose day"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_line(site: TestClient, asked: str, says: str) -> None:
    answer = site.get(f"/api/timeline?{asked}")
    assert answer.status_code == 422
    assert says in answer.json()["error"]
    assert says in html.unescape(page(site, f"/timeline?{asked}", 422))


def test_the_ends_of_the_calendar(site: TestClient) -> None:
    assert site.get("/api/timeline/counts?since=0001-01-01&until=9999-12-31").status_code == 200
    assert "No event" in page(site, "/timeline?since=9999-12-31&until=9999-12-31")
    assert "No event" in page(site, "/timeline?since=0001-01-01&until=0001-01-31")
    assert page(site, "/timeline?offset=100000")


def test_every_telling_of_an_event(site: TestClient) -> None:
    every = site.get("/api/timeline?by=report&limit=200").json()["items"]
    most = max(every, key=lambda each: each["reports"])
    claim = most["sources"][0]["claim"]
    shown = site.get(f"/api/event/{claim}").json()
    assert shown == site.get(f"/api/event/{most['event']}").json()
    assert shown["told"] == len(shown["tellings"]) >= most["reports"] > 1
    text = page(site, f"/event/{claim}")
    for telling in shown["tellings"]:
        assert f"claim={telling['claim']}#words" in text
    rows = list(csv.DictReader(io.StringIO(site.get(f"/api/event/{claim}?format=csv").text)))
    assert [row["claim"] for row in rows] == [each["claim"] for each in shown["tellings"]]


@pytest.mark.parametrize("id", ["evm1_none", "evt1_x", "../runs", "a b", "%00"])
def test_no_such_event(site: TestClient, id: str) -> None:
    assert site.get(f"/event/{quote(id, safe='%')}").status_code == 404


def test_an_empty_record_says_what_to_do(bare_site: TestClient) -> None:
    text = page(bare_site, "/timeline")
    assert "Nothing has happened yet" in text
    assert "onrecord read" in text
    assert "<svg" not in text


@pytest.mark.parametrize(
    ("since", "until", "way"),
    [
        pytest.param(None, None, ["All days"], id="all"),
        pytest.param("2014-01-01", "2014-12-31", ["All days", "2014"], id="a year"),
        pytest.param("2014-02-01", "2014-02-28", ["All days", "2014", "February"], id="a month"),
        pytest.param("2014-02-03", "2014-02-03", ["All days", "2014", "February", "3 February 2014"], id="a day"),
        pytest.param("2014-02-03", "2014-05-06", ["All days", "2014", "3 February 2014 to 6 May 2014"], id="part of a year"),
        pytest.param("2013-02-03", "2014-05-06", ["All days", "3 February 2013 to 6 May 2014"], id="years"),
        pytest.param("2013-02-03", None, ["All days", "from 3 February 2013"], id="from"),
        pytest.param(None, "2013-02-03", ["All days", "until 3 February 2013"], id="until"),
    ],
)  # fmt: skip
def test_the_way_from_all_days_to_those_shown(
    since: str | None, until: str | None, way: list[str]
) -> None:
    filters = Filters(since=since and DAY(since), until=until and DAY(until), actor="Japan")
    found = way_out(filters)
    assert [words for words, _ in found] == way
    assert found[-1][1] is None, "where one is"
    assert all(address and "actor=Japan" in address for _, address in found[:-1])


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param([(0, 0, 0, 0), (1, 0, 0, 0)], id="one event"),
        pytest.param([(0, 0, 9999, 1), (0, 0, 0, 1)], id="conflict alone"),
        pytest.param([(1, 2, 3, 4)] * 62, id="many bars"),
        pytest.param([(0, 0, 0, 0)] * 2, id="none"),
    ],
)
@pytest.mark.parametrize("width", [1136, 358])
def test_a_chart_of_any_numbers(numbers: list[tuple[int, int, int, int]], width: int) -> None:
    columns = [
        Column(f"{n} Mar", f"{n} March 2014", f'{n}: <"&>', f"/timeline?since={n}", each)
        for n, each in enumerate(numbers)
    ]
    svg = str(draw_columns(columns, label="Events <&>", width=width))
    assert svg.count("<a ") == len(numbers)
    assert "NaN" not in svg
    assert "style=" not in svg
    assert 'aria-label="Events &lt;&amp;&gt;"' in svg
    places = [float(x) for x in re.findall(r"<text[^>]*translate\(([\d.]+),", svg)]
    assert all(0 <= x <= width for x in places)
