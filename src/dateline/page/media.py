"""What kind of file a page is: by its first bytes, and only then by its server's word and its ending."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from dateline.errors import PageUnreadable
from dateline.tables import read_table

if TYPE_CHECKING:
    from dateline.gather.captures import Capture

HTML: Final = "text/html"
PLAIN: Final = "text/plain"
JSON: Final = "application/json"
HTML_ENDINGS: Final = frozenset({".html", ".htm", ".xhtml"})
HTML_TYPES: Final = frozenset({HTML, "application/xhtml+xml"})
SAMPLE: Final = 8192
TAGS: Final = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|h[1-6]|table|script|section)[\s/>]",
    re.IGNORECASE,
)
OPENERS: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype|[a-z][a-z0-9]*[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
CONTROLS: Final = bytes(set(range(32)) - {9, 10, 12, 13, 27})
FEW_CONTROLS: Final = 4  # slips in an otherwise sound text
MAX_CONTROLS: Final = 0.02  # share of control characters; text in any encoding we read has none


def sniff(capture: Capture) -> str:
    """Return the media type of a page; raises PageUnreadable where it is empty or no text."""
    if not capture.data.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
        cause = f"{capture.source} is empty."
        raise PageUnreadable(cause, "Save the page again.", code="empty")
    kind = name_signature(capture.data)
    if kind or is_binary(capture.data[:SAMPLE]):
        raise PageUnreadable(
            f"{capture.source} is no text but looks like {kind or 'binary data'}.",
            "Give the page as HTML or plain text.",
            code="binary",
        )
    return HTML if is_html(capture) else PLAIN


def name_signature(data: bytes) -> str | None:
    """Return what the first bytes of a file are known for, or None."""
    for row in read_table("page_signatures"):
        at = int(row["offset"])
        magic = bytes.fromhex(row["bytes"])
        if data[at : at + len(magic)] == magic:
            return row["looks_like"]
    return None


def is_binary(sample: bytes) -> bool:
    """Tell whether bytes hold too many control characters for text (UTF-16 and UTF-32 set apart)."""
    if guess_wide(sample):
        return False
    found = len(sample) - len(sample.translate(None, CONTROLS))
    return found > FEW_CONTROLS + MAX_CONTROLS * len(sample)


def guess_wide(sample: bytes) -> str | None:
    """Return the name of a two- or four-byte encoding that the bytes are in, or None."""
    for mark, name in ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32")):
        if sample.startswith(mark):
            return name
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return guess_unmarked(sample)


def guess_unmarked(sample: bytes) -> str | None:
    """Return the two-byte encoding of mostly Latin text without a byte order mark, or None."""
    even, odd = sample[0::2], sample[1::2]
    if len(odd) < 8:
        return None
    if odd.count(0) > 0.6 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.6 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def is_html(capture: Capture) -> bool:
    """Tell whether a page is HTML: it opens with a tag, or has one and is called so."""
    sample = narrow(capture.data[: SAMPLE * 2])
    if OPENERS.match(sample.removeprefix(b"\xef\xbb\xbf")) and TAGS.search(sample):
        return True
    named = PurePath(capture.source).suffix.lower() in HTML_ENDINGS or capture.media_type in HTML_TYPES
    return named and bool(TAGS.search(narrow(capture.data)))


def narrow(data: bytes) -> bytes:
    """Return bytes of a wide encoding as ASCII, the rest left out; all others as they are."""
    wide = guess_wide(data[:SAMPLE])
    return data.decode(wide, "ignore").encode("ascii", "ignore") if wide else data
