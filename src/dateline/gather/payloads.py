"""The page in an answer of a server: chunks and content encodings undone, within bounds."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.gather.files import MAX_BYTES
from dateline.gather.packed import (
    unpack_brotli,
    unpack_deflate,
    unpack_gzip,
    unpack_zstd,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.gather.packed import Unpacked

UNPACKERS: Final[dict[str, Callable[[bytes, int], Unpacked]]] = {
    "gzip": unpack_gzip,
    "x-gzip": unpack_gzip,
    "deflate": unpack_deflate,
    "br": unpack_brotli,
    "zstd": unpack_zstd,
}
CHUNK_HEAD: Final = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,4096})?\r?\n")
MOST_CODINGS: Final = 2  # more than two are no server's work
TEXT: Final = re.compile(rb"\s{0,64}[<\w\x80-\xff][^\x00-\x08\x0e-\x1a]*", re.ASCII)
TEXT_BYTES: Final = 512


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes of a page. ``whole`` is false where they end before the end that they announce.

    ``unchunked`` are the bytes without chunks, but still packed: archives state a digest of either.
    """

    data: bytes
    unchunked: bytes
    whole: bool


def undo(body: bytes, transfer: str, content: str) -> Payload:
    """Return the page in a body; ``transfer`` and ``content`` are the codings that its head names.

    Archives often keep the head and store the body already undone: such a body is taken as it is.
    Raises ValueError with a reason where it cannot be undone, OverflowError above a limit.
    """
    unchunked, whole = undo_chunks(body) if "chunked" in name_codings(transfer) else (body, True)
    data = unchunked
    codings = [coding for coding in name_codings(content) if coding != "identity"]
    if len(codings) > MOST_CODINGS:
        raise ValueError(f"it is packed {len(codings)} times over")
    for coding in reversed(codings):
        data, complete = undo_coding(data, coding)
        whole = whole and complete
    return Payload(data, unchunked, whole)


def name_codings(value: str) -> list[str]:
    """Return the codings that a header names, in the order in which they were applied."""
    return [name for part in value.lower().split(",") if (name := part.strip())]


def undo_chunks(body: bytes) -> tuple[bytes, bool]:
    """Return a chunked body put together, and whether its last chunk was there."""
    if not CHUNK_HEAD.match(body):
        return body, True
    parts: list[bytes] = []
    at = 0
    while head := CHUNK_HEAD.match(body, at):
        size = int(head[1], 16)
        part = body[head.end() : head.end() + size]
        parts.append(part)
        at = head.end() + size
        if not size or len(part) < size:
            return b"".join(parts), not size
        at += len(body[at : at + 2]) - len(body[at : at + 2].lstrip(b"\r\n"))
    return b"".join(parts), False


def undo_coding(data: bytes, coding: str) -> tuple[bytes, bool]:
    """Return bytes unpacked, and whether they came to their end mark."""
    if coding not in UNPACKERS:
        raise ValueError(f"its packing {coding!r} is not known")
    try:
        unpacked = UNPACKERS[coding](data, MAX_BYTES)
    except zlib.error as error:
        if is_text(data):
            return data, True
        raise ValueError(f"it cannot be unpacked ({error})") from error
    if unpacked.whole or not is_text(data):
        return bytes(unpacked.data), unpacked.whole
    return data, True


def is_text(data: bytes) -> bool:
    """Tell whether bytes look like text that was unpacked before."""
    return bool(TEXT.fullmatch(data[:TEXT_BYTES]))
