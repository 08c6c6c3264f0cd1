"""What one report is before it is read: where it lies, and what its surroundings say of it."""

from dataclasses import dataclass
from typing import Literal

from onrecord.errors import InputRejected
from onrecord.read.published import parse_published

SourceKind = Literal["text", "html", "jsonl", "feed-entry", "url"]

# Every code that reading gives, in the order of ``docs/reading.md``.
CODES: dict[str, str] = {
    "missing": "there is no such file, or no file matches",
    "unreadable": "the file or folder cannot be opened",
    "empty": "there is nothing in it",
    "too-large": "more bytes than max_bytes, or a text longer than max_chars",
    "binary": "an image, a PDF, an archive or other data that is not text",
    "encoding": "the bytes are not text in any encoding that was recognised",
    "malformed": "the format is broken at this place",
    "no-text": "no report was found in it",
    "not-english": "its language is not among those read; set aside",
    "unreachable": "the address did not answer with a page",
    "bad-date": "a publication date that was given is not a date",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHints:
    """What stands around a report (a feed's entry, an HTTP header) and is used where it is silent itself.

    ``published`` is in the words of the surroundings, ``published_from`` names them.
    ``published_reason`` is set where these words are not quite a publication date.
    """

    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None
    published_from: str | None = None
    published_reason: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One report, found and not yet read: cheap to make and to send to another process.

    ``locator`` says where it is: ``path``, ``path#line``, ``path#record-n``, ``path#entry-n``
    or a URL, relative paths as given. Its bytes are ``data``, or lie in the file ``path``
    (gzip-compressed where ``packed``), or are fetched from the locator (kind ``url``).
    """

    locator: str
    kind: SourceKind
    data: bytes = b""
    path: str | None = None
    packed: bool = False
    hints: SourceHints = SourceHints()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says about the reports of one run; used where a report itself says nothing.

    ``published`` is a day (``2021-08-31``), a month or a year. Raises ``InputRejected`` with
    the code ``bad-date`` when it is none of these.
    """

    published: str | None = None
    publisher: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and parse_published(self.published) is None:
            raise InputRejected(
                "bad-date",
                "--published",
                f"{self.published[:40]!r} is not a date; give a day such as 2021-08-31, "
                "a month such as 2021-08 or a year",
            )
