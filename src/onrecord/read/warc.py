"""WARC archives: one source for each page that a server answered."""

import logging
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import InputRejected
from onrecord.read import bounded
from onrecord.read.recognition import HEAD, recognise
from onrecord.read.source import Source, SourceHints
from onrecord.records import Rejection

logging.getLogger("warcio").addHandler(logging.NullHandler())

_PAGES = frozenset({"text/html", "application/xhtml+xml"})


def warc_sources(stream: BinaryIO, locator: str, limit: int) -> Iterator[Source | Rejection]:
    """The answered HTML pages, as ``locator#record-n`` with n the record's number from 1.

    Other records, other media and answers that are not 200 are passed over. When an archive
    was made says nothing about when its pages were published, and is not used.
    """
    from warcio.archiveiterator import ArchiveIterator

    pages, number = 0, 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), 1):  # type: ignore[no-untyped-call]
            if not _is_page(record):
                continue
            pages += 1
            where = f"{locator}#record-{number}"
            try:
                data = bounded.read_capped(record.content_stream(), limit, where)
            except InputRejected as error:
                yield Rejection(locator=where, code=error.code, message=error.message)
                continue
            if recognise(data[:HEAD], ".html") == "empty":
                yield Rejection(locator=where, code="empty", message="there is nothing in it")
                continue
            yield Source(locator=where, kind="html", data=data, hints=_hints(record))
    except Exception as error:  # warcio raises many kinds on a damaged archive
        where = f"{locator}#record-{number + 1}"
        message = f"the archive is damaged from here on ({type(error).__name__}); make it anew"
        yield Rejection(locator=where, code="malformed", message=message)
        return
    if not pages:
        raise InputRejected("no-text", locator, "the archive holds no HTML page that was answered")


def _is_page(record: object) -> bool:
    headers = getattr(record, "http_headers", None)
    if getattr(record, "rec_type", None) != "response" or headers is None:
        return False
    media = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return media in _PAGES and str(headers.get_statuscode()) == "200"


def _hints(record: object) -> SourceHints:
    headers = record.http_headers  # type: ignore[attr-defined]  # warcio is untyped
    media = headers.get_header("Content-Type") or ""
    charset = media.lower().partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return SourceHints(
        url=record.rec_headers.get_header("WARC-Target-URI"),  # type: ignore[attr-defined]
        charset=charset,
    )
