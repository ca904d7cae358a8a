"""The gzip members of a file, unpacked one after the other; after a broken one the next is found."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

CHUNK: Final = 1 << 16
REACH: Final = 4 * CHUNK  # bytes kept behind, so that a member swallowed by a broken one is found
MAGIC: Final = b"\x1f\x8b\x08"
GZIP: Final = 31  # zlib's window bits for gzip
OPENING: Final = b"WARC/"
SHORT: Final = "is cut short"
PROBE_BYTES: Final = 4096
FREE_BYTES: Final = 64_000_000  # a member may unpack to this much whatever its ratio
RATIO: Final = 300  # beyond: text packs 3 to 50 times, deflate reaches 1,032 with nothing inside


class Feed:
    """The packed bytes of a stream from front to back, with a few steps back."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.window = b""
        self.at = 0
        self.start = 0

    @property
    def offset(self) -> int:
        """Where in the file the next byte stands."""
        return self.start + self.at

    def take(self, size: int) -> bytes:
        """Return up to ``size`` bytes and step behind them; none at the end."""
        taken = self.peek(size)
        self.at += len(taken)
        return taken

    def peek(self, size: int) -> bytes:
        """Return up to ``size`` of the next bytes."""
        while len(self.window) - self.at < size and (more := self.stream.read(max(size, CHUNK))):
            keep = max(0, self.at - REACH)
            self.window = self.window[keep:] + more
            self.start, self.at = self.start + keep, self.at - keep
        return self.window[self.at : self.at + size]

    def step_to(self, offset: int) -> None:
        """Step to ``offset``, or as near to it as what is kept allows."""
        self.at = min(max(offset - self.start, 0), len(self.window))

    def skip_padding(self) -> bool:
        """Step over zero bytes between members; return whether anything follows."""
        while block := self.peek(CHUNK):
            rest = block.lstrip(b"\0")
            self.at += len(block) - len(rest)
            if rest:
                return True
        return False

    def find_member(self) -> bool:
        """Step to the next member that opens a record; return whether there is one."""
        while block := self.peek(CHUNK):
            here = block.find(MAGIC)
            self.at += here if here >= 0 else max(len(block) - len(MAGIC) + 1, 1)
            if here >= 0 and opens_record(self.peek(PROBE_BYTES)):
                return True
            self.at += 1 if here >= 0 else 0
        return False


def opens_record(packed: bytes) -> bool:
    """Tell whether a gzip member begins with a WARC record; ``packed`` is its first bytes."""
    try:
        return zlib.decompressobj(GZIP).decompress(packed, len(OPENING)) == OPENING
    except zlib.error:
        return False


class Run:
    """One gzip member, or several that share a record, as unpacked bytes.

    ``fault`` says after the end why there is no more; ``checked`` is how many of the bytes given so
    far stand in members whose checksum was right; ``cut`` is set where the file ends inside.
    """

    def __init__(self, feed: Feed) -> None:
        self.feed = feed
        self.offset = feed.offset
        self.fault: str | None = None
        self.cut = False
        self.given = self.checked = 0
        self.open_member()

    def open_member(self) -> None:
        """Begin to unpack at the member where the feed stands."""
        self.member = self.feed.offset
        self.inflater = zlib.decompressobj(GZIP)
        self.ended = False

    def read(self) -> bytes:
        """Return the next unpacked bytes, up to CHUNK; none at the end of the run."""
        while not self.ended:
            try:
                data = self.unpack()
            except zlib.error as error:
                return self.break_off(f"cannot be unpacked ({error})")
            if data:
                return data
        return b""

    def unpack(self) -> bytes:
        """Unpack a little; none where the member ended or the next bytes gave nothing."""
        packed = self.inflater.unconsumed_tail or self.feed.take(CHUNK)
        data = self.inflater.decompress(packed, CHUNK)
        self.given += len(data)
        if self.inflater.eof:
            self.close_member()
        elif not packed and not data:
            self.cut = True
            return self.break_off(SHORT)
        elif self.given > max(FREE_BYTES, RATIO * (self.feed.offset - self.offset)):
            return self.break_off(f"unpacks to more than {RATIO} times its size")
        return data

    def close_member(self) -> None:
        """Step behind a whole member, and go on with the next where that opens no record."""
        self.checked = self.given
        self.feed.step_to(self.feed.offset - len(self.inflater.unused_data))
        if self.feed.skip_padding() and goes_on(self.feed.peek(PROBE_BYTES)):
            self.open_member()
        else:
            self.ended = True

    def break_off(self, fault: str) -> bytes:
        """End the run at a fault and step to the next member that opens a record, if any."""
        self.ended = True
        self.fault = fault
        self.feed.step_to(max(self.member + 1, self.feed.offset - REACH))
        if self.feed.find_member():
            self.cut = False
        return b""


def goes_on(packed: bytes) -> bool:
    """Tell whether a gzip member continues what stands before it, rather than opening a record."""
    inflater = zlib.decompressobj(GZIP)
    try:
        opening = inflater.decompress(packed, len(OPENING))
    except zlib.error:
        return False
    return inflater.eof if not opening else not OPENING.startswith(opening)


def unpack_members(stream: BinaryIO) -> Iterator[Run]:
    """Yield the runs of a stream; each is read to its end before the next is asked for."""
    feed = Feed(stream)
    while feed.skip_padding():
        run = Run(feed)
        yield run
        while run.read():
            pass
