"""What a page says of itself: JSON-LD first, then meta elements, then marked elements."""

from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from onrecord.read.cleaning import clean_line
from onrecord.read.draft import Draft
from onrecord.read.json_ld import PageData, page_data
from onrecord.read.published import Stated, parse_published
from onrecord.read.recognition import is_address

# Names of meta elements for the day of publication, as publishing systems write them
# (Open Graph, Dublin Core, schema.org microdata, Parse.ly, Sailthru, Highwire and others).
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.date",
    "dc.date", "citation_publication_date", "citation_date", "publication_date",
    "publish-date", "publish_date", "publishdate", "published-date", "published_time",
    "pubdate", "pub_date", "originalpublicationdate", "article.published", "article:published",
    "cxenseparse:recs:publishtime", "displaydate", "date",
)  # fmt: skip
_AUTHOR_NAMES = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "citation_author",
    "byl", "byline",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_SITE_NAMES = ("og:site_name", "dc.publisher", "citation_journal_title", "application-name")


def page_metadata(tree: HtmlElement, url: str | None) -> Callable[[str], Draft]:
    """Everything but the text of the page's draft; ``url`` is where the page was found."""
    meta = _meta(tree)
    canonical = _canonical(tree, meta, url)
    title = _first(tree, "//title/text()")
    data = page_data(tree, canonical or url)
    return partial(
        _draft,
        url=canonical,
        publisher=data.publisher or _named(meta, _SITE_NAMES),
        title=data.headline or _named(meta, _TITLE_NAMES) or _only(tree, "//h1") or title,
        byline=data.author or _author(tree, meta),
        language=_first(tree, "/html/@lang") or meta.get("og:locale"),
        stated=tuple(_stated(tree, data, meta)),
    )


def _draft(text: str, **fields: object) -> Draft:
    return Draft(text=text, **fields)  # type: ignore[arg-type]  # the fields of page_metadata


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Meta elements by their name in lower case; the first of each name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = clean_line(element.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _named(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _author(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    for name in _AUTHOR_NAMES:
        if name in meta and not is_address(meta[name]):
            return meta[name]
    names = (_words(element) for element in tree.xpath("//*[@rel='author' or @itemprop='author']"))
    return ", ".join(dict.fromkeys(filter(None, names))) or None


def _canonical(tree: HtmlElement, meta: dict[str, str], url: str | None) -> str | None:
    """The address that the page calls its own; not the site's front page, which some wrongly name."""
    links = tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
    for link in (*links, meta.get("og:url")):
        address = _joined(url, link)
        if address is not None and (urlsplit(address).path.strip("/") or urlsplit(address).query):
            return address
    return None


def _joined(base: str | None, link: str | None) -> str | None:
    try:
        address = urljoin(base or "", (link or "").strip())
        urlsplit(address)
    except ValueError:
        return None
    return address if is_address(address) else None


def _stated(tree: HtmlElement, data: PageData, meta: dict[str, str]) -> Iterator[Stated]:
    """The publication dates that the page states, the most reliable first."""
    if data.published:
        yield Stated(data.published, "json-ld datePublished")
    for name in _DATE_NAMES:
        if name in meta:
            yield Stated(meta[name], f"meta {name}")
    for element in tree.xpath("//*[@itemprop='datePublished' and not(self::meta)]"):
        words = element.get("content") or element.get("datetime") or _words(element)
        if words:
            yield Stated(words, "itemprop datePublished")
    times = tree.xpath("//time[@pubdate]")
    words = [time.get("datetime") or _words(time) or "" for time in times] or _times(tree)
    if words:
        yield Stated(words[0], "time element")


def _times(tree: HtmlElement) -> list[str]:
    """The page's time elements, where all within its article (or the page) are of one day."""
    articles = tree.xpath("//article")
    within = articles[0] if len(articles) == 1 else tree
    words = [time for time in within.xpath(".//time/@datetime") if parse_published(time)]
    days = {date.value for time in words if (date := parse_published(time))}
    return words if len(days) == 1 else []


def _first(tree: HtmlElement, path: str) -> str | None:
    return next((words for found in tree.xpath(path) if (words := clean_line(str(found)))), None)


def _only(tree: HtmlElement, path: str) -> str | None:
    found = tree.xpath(path)
    return _words(found[0]) if len(found) == 1 else None


def _words(element: HtmlElement) -> str | None:
    return clean_line(" ".join(element.itertext()))
