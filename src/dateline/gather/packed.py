"""Packed bytes, unpacked within a limit on their size and on their ratio."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

from fastwarc.stream_io import BrotliReader, ZstdReader

from dateline.errors import ArchiveBroken, PageTooLarge
from dateline.gather.captures import Capture, Missed
from dateline.gather.files import MAX_BYTES, explain_size, read_opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

CHUNK: Final = 1 << 16
FREE_BYTES: Final = 1_000_000  # a page may unpack to this much whatever its ratio
RATIO: Final = 200  # beyond: pages pack 3 to 20 times
GZIP: Final = 31  # zlib's window bits: gzip; with zlib's own head; none
ZLIB: Final = 15
BARE: Final = -15
GZIP_MAGIC: Final = b"\x1f\x8b"
PACK_AGAIN: Final = "Pack the page again, or give it unpacked."


class Unpacked:
    """What came out of packed bytes; ``whole`` is false where they end before their end mark."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.data = bytearray()
        self.whole = True

    def add(self, data: bytes, packed: int) -> None:
        """Add unpacked bytes of which ``packed`` were read so far; raises OverflowError at a limit."""
        self.data += data
        if len(self.data) > self.limit:
            raise OverflowError
        if len(self.data) > max(FREE_BYTES, RATIO * packed):
            raise OverflowError(f"it unpacks to more than {RATIO} times its size")


def read_gzip(source: str) -> Iterator[Capture | Missed]:
    """Yield the page that a file packed with gzip (``.html.gz``) holds."""
    return read_opened(source, read_packed)


def read_packed(name: str, stream: BinaryIO) -> Iterator[Capture | Missed]:
    """Yield the page that a stream packed with gzip holds."""
    packed = stream.read(MAX_BYTES + 1)
    if len(packed) > MAX_BYTES:
        yield Missed(name, explain_size(name))
        return
    try:
        yield Capture(name, unpack_page(name, packed))
    except (ArchiveBroken, PageTooLarge) as error:
        yield Missed(name, error)


def unpack_page(name: str, packed: bytes) -> bytes:
    """Return a page packed with gzip; raises ArchiveBroken or PageTooLarge."""
    if not packed.startswith(GZIP_MAGIC):
        cause = f"{name} is named like a packed page, but is not packed with gzip."
        raise ArchiveBroken(cause, "Name it without .gz.", code="archive-misnamed")
    try:
        unpacked = unpack_gzip(packed, MAX_BYTES)
    except zlib.error as error:
        raise ArchiveBroken(f"{name} cannot be unpacked ({error}).", PACK_AGAIN) from error
    except OverflowError as error:
        raise explain_overflow(name, error) from error
    if not unpacked.whole:
        raise ArchiveBroken(f"{name} is cut short: it cannot be unpacked to its end.", PACK_AGAIN)
    return bytes(unpacked.data)


def explain_overflow(name: str, error: OverflowError) -> PageTooLarge:
    """Return the error for what unpacks to more than a page may hold."""
    if not error.args:
        return explain_size(name)
    cause = f"{name} is not unpacked further: {error}."
    return PageTooLarge(cause, "If it is a page of news nevertheless, give it unpacked.")


def unpack_gzip(packed: bytes, limit: int) -> Unpacked:
    """Unpack gzip members that follow each other; raises zlib.error or OverflowError."""
    unpacked = Unpacked(limit)
    rest = packed
    while rest and unpacked.whole:
        rest = inflate(rest, GZIP, unpacked, len(packed)).lstrip(b"\0")
    return unpacked


def unpack_deflate(packed: bytes, limit: int) -> Unpacked:
    """Unpack what HTTP calls deflate, with zlib's head or without, as servers differ."""
    try:
        unpacked = Unpacked(limit)
        inflate(packed, ZLIB, unpacked, len(packed))
    except zlib.error:
        unpacked = Unpacked(limit)
        inflate(packed, BARE, unpacked, len(packed))
    return unpacked


def inflate(packed: bytes, kind: int, unpacked: Unpacked, size: int) -> bytes:
    """Unpack one member into ``unpacked`` and return what stands behind it."""
    inflater = zlib.decompressobj(kind)
    rest = packed
    while not inflater.eof:
        data = inflater.decompress(rest, CHUNK)
        rest = inflater.unconsumed_tail
        if not data and not rest and not inflater.eof:
            unpacked.whole = False
            return b""
        unpacked.add(data, size)
    return inflater.unused_data


def unpack_stream(reader: BrotliReader | ZstdReader, packed: int, limit: int) -> Unpacked:
    """Unpack with one of fastwarc's readers; what breaks off is not whole. Raises OverflowError."""
    unpacked = Unpacked(limit)
    try:
        while data := bytes(reader.read(CHUNK)):
            unpacked.add(data, packed)
    except OSError:
        unpacked.whole = False
    return unpacked


def unpack_brotli(packed: bytes, limit: int) -> Unpacked:
    """Unpack Brotli."""
    return unpack_stream(BrotliReader(BytesIO(packed)), len(packed), limit)


def unpack_zstd(packed: bytes, limit: int) -> Unpacked:
    """Unpack Zstandard."""
    return unpack_stream(ZstdReader(BytesIO(packed)), len(packed), limit)
