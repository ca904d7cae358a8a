"""Bodies as they were before they were packed for the way, within bounds on bytes and on ratio.

A small body that unpacks into a huge one is stopped after a few pieces: nothing is ever unpacked
whole before it is counted.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from dateline.errors import FetchFailed

try:
    import brotli  # type: ignore[import-untyped,unused-ignore]
except ImportError:  # pragma: no cover - comes with fastwarc
    brotli = None

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PIECE: Final = 65_536
FREE: Final = 1_000_000  # bytes that any body may unpack into, whatever the ratio
MAX_LAYERS: Final = 2
MAX_MEMBERS: Final = 100
PLAIN: Final = frozenset({"", "identity", "none", "binary", "utf-8", "utf8"})
GZIP: Final = zlib.MAX_WBITS | 16
SAVE: Final = "Save the page in your browser and give the file."


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most bytes that are read or unpacked, and the most bytes out of one byte in.

    With ``cut`` the body ends at the limit instead of failing.
    """

    max_bytes: int
    max_ratio: int
    cut: bool = False


class Decoder(Protocol):
    """Unpacks one layer, piece by piece."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data unpack into, in pieces of bounded size."""

    def is_whole(self) -> bool:
        """Tell whether the packed body came to its end."""


class Inflater:
    """gzip (also several members in a row) and deflate (with or without its header)."""

    def __init__(self, bits: int | None) -> None:
        self.bits = bits
        self.engine = None if bits is None else zlib.decompressobj(bits)
        self.members = 1
        self.early = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data unpack into."""
        if self.engine is None:
            self.early += data
            if len(self.early) < 2:
                return
            data, self.engine = self.early, zlib.decompressobj(guess_bits(self.early))
        full = False
        while data or full:
            if self.engine.eof and not self.start_member(data):
                return
            piece = self.engine.decompress(data, PIECE)
            data = self.engine.unused_data if self.engine.eof else self.engine.unconsumed_tail
            full = len(piece) == PIECE and not self.engine.eof
            if piece:
                yield piece

    def start_member(self, data: bytes) -> bool:
        """Begin the next gzip member; False where what follows is none and is passed over."""
        if self.bits != GZIP or not data.startswith(b"\x1f\x8b"):
            return False
        self.members += 1
        if self.members > MAX_MEMBERS:
            raise zlib.error("too many members")
        self.engine = zlib.decompressobj(GZIP)
        return True

    def is_whole(self) -> bool:
        """Tell whether the packed body came to its end."""
        return self.engine is not None and self.engine.eof


class BrotliDecoder:
    """Brotli."""

    def __init__(self) -> None:
        self.engine = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data unpack into."""
        if self.engine.is_finished():
            return
        piece = self.engine.process(data, output_buffer_limit=PIECE)
        while piece:
            yield piece
            done = self.engine.is_finished()
            piece = b"" if done else self.engine.process(b"", output_buffer_limit=PIECE)

    def is_whole(self) -> bool:
        """Tell whether the packed body came to its end."""
        return bool(self.engine.is_finished())


def has_bounded_brotli(module: Any) -> bool:
    """Tell whether a brotli is there whose output can be bounded."""
    decoder = getattr(module, "Decompressor", None)
    return hasattr(decoder, "can_accept_more_data")


DECODERS: Final[dict[str, Callable[[], Decoder]]] = {
    "gzip": lambda: Inflater(GZIP),
    "x-gzip": lambda: Inflater(GZIP),
    "deflate": lambda: Inflater(None),
} | ({"br": BrotliDecoder} if has_bounded_brotli(brotli) else {})
ACCEPTED: Final = "gzip, deflate, br" if "br" in DECODERS else "gzip, deflate"
BROKEN: Final = (zlib.error, *((brotli.error,) if brotli else ()))


def guess_bits(data: bytes) -> int:
    """Return how to read a deflate body: servers send it with the zlib header and without."""
    headed = data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
    return zlib.MAX_WBITS if headed else -zlib.MAX_WBITS


def list_layers(encoding: str) -> list[str]:
    """Return the packings that a Content-Encoding names, the outermost first; raises FetchFailed."""
    names = [name.strip().lower() for name in encoding.split(",")]
    layers = [name for name in reversed(names) if name not in PLAIN]
    odd = [name for name in layers if name not in DECODERS]
    if odd:
        cause = f"The body is packed as {odd[0][:40]!r}, which was not asked for."
        raise FetchFailed(cause, SAVE, code="encoding-refused")
    if len(layers) > MAX_LAYERS:
        cause = f"The body is packed {len(layers)} times over; {MAX_LAYERS} is the limit."
        raise FetchFailed(cause, SAVE, code="encoding-refused")
    return layers


def read_body(chunks: Iterable[bytes], layers: list[str], bounds: Bounds) -> bytes:
    """Return a body unpacked; raises FetchFailed where it breaks off, is broken or leaves the bounds."""
    for layer in layers:
        chunks = unpack(layer, count(chunks, bounds), bounds)
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > bounds.max_bytes:
            if bounds.cut:
                return bytes(body[: bounds.max_bytes])
            raise explain_size(bounds)
    return bytes(body)


def count(chunks: Iterable[bytes], bounds: Bounds) -> Iterator[bytes]:
    """Yield the chunks of a packed body; raises FetchFailed where there are too many bytes."""
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > bounds.max_bytes:
            raise explain_size(bounds)
        yield chunk


def unpack(layer: str, chunks: Iterable[bytes], bounds: Bounds) -> Iterator[bytes]:
    """Yield one layer unpacked, as long as it keeps to the ratio; raises FetchFailed."""
    decoder = DECODERS[layer]()
    packed = unpacked = 0
    try:
        for chunk in chunks:
            packed += len(chunk)
            for piece in decoder.feed(chunk):
                unpacked += len(piece)
                if unpacked > max(FREE, packed * bounds.max_ratio):
                    raise explain_ratio(bounds)
                yield piece
    except BROKEN as error:
        cause = f"The body says that it is packed as {layer}, but it cannot be unpacked."
        raise FetchFailed(cause, SAVE, code="encoding-broken") from error
    if packed and not decoder.is_whole():
        cause = f"The packed body ({layer}) breaks off before its end."
        raise FetchFailed(cause, "Try again later.", code="cut-short")


def explain_size(bounds: Bounds) -> FetchFailed:
    """Return the error for a body above the limit."""
    cause = f"The body is larger than {bounds.max_bytes / 1_000_000:g} MB, the limit for one page."
    return FetchFailed(cause, "Give the address of a single article.", code="too-large")


def explain_ratio(bounds: Bounds) -> FetchFailed:
    """Return the error for a body that swells beyond the ratio."""
    cause = f"The body unpacks into more than {bounds.max_ratio} times its packed size."
    return FetchFailed(cause, "No news page does that; look at it in a browser.", code="unpacks-too-far")
