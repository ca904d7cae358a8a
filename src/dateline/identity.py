"""Ids: content hashes, so that the same input gives the same id on every machine and day."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.records import Mention, PageFacts, Span

DIGITS = 20  # of 64: 80 bits, a collision is out of reach for any ledger a machine can hold


def hash_bytes(data: bytes) -> str:
    """Return the SHA-256 of ``data`` as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def hash_text(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8 as 64 hexadecimal digits."""
    return hash_bytes(text.encode("utf-8", "surrogatepass"))


def make_id(prefix: str, *parts: str) -> str:
    """Return ``prefix:`` and a hash of ``parts``; the parts' borders count."""
    return f"{prefix}:{hash_text(chr(0).join(parts))[:DIGITS]}"


def span_key(spans: Iterable[Span | Mention]) -> str:
    """Return the offsets of ``spans`` as one string, for ids that are keyed by spans."""
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def span_id(prefix: str, text_sha256: str, *keys: str) -> str:
    """Return an id keyed by the text's hash and ``keys`` (span keys, a type); a rereading keeps it."""
    return make_id(prefix, text_sha256, *keys)


def capture_id(page: PageFacts) -> str:
    """Return the id of a capture: the page's hash together with its address or SOURCE."""
    return make_id("cap", page.id, page.url or page.source, page.given_id or "")


def article_id(capture: str, ordinal: int) -> str:
    """Return the id of the article that stands at ``ordinal`` (0 the story) on a capture's page."""
    return make_id("art", capture, str(ordinal))
