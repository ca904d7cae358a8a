"""Bytes that come in pieces, looked at ahead within bounds: what records are cut from."""

from __future__ import annotations

from io import BufferedReader, BytesIO
from typing import TYPE_CHECKING, Protocol

from dateline.gather.members import CHUNK, FREE_BYTES, RATIO

if TYPE_CHECKING:
    from typing import BinaryIO

    from fastwarc.stream_io import ZstdReader


class Pieces(Protocol):
    """Where a tape's bytes come from; see members.Run for the meaning of the fields."""

    offset: int
    fault: str | None
    cut: bool

    @property
    def checked(self) -> int:
        """See members.Run."""

    def read(self) -> bytes:
        """Return the next bytes; none at the end."""


class Plain:
    """A stream that is not packed."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.offset = self.checked = 0
        self.fault: str | None = None
        self.cut = False

    def read(self) -> bytes:
        """Return the next bytes; none at the end."""
        data = self.stream.read(CHUNK)
        self.checked += len(data)
        return data

    def look(self, offset: int, size: int) -> bytes | None:
        """Return bytes that stand ahead, as many as there are; None where that cannot be done fast."""
        if not isinstance(self.stream, BufferedReader | BytesIO):
            return None
        here = self.stream.tell()
        self.stream.seek(offset)
        ahead = self.stream.read(size)
        self.stream.seek(here)
        return ahead


class Zstd:
    """A stream packed with Zstandard; there is no going on behind a broken frame."""

    def __init__(self, reader: ZstdReader) -> None:
        self.reader = reader
        self.offset = self.given = 0
        self.fault: str | None = None
        self.cut = False

    @property
    def checked(self) -> int:
        """How much was unpacked without a fault."""
        return 0 if self.fault else self.given

    def read(self) -> bytes:
        """Return the next bytes; none at the end or at a fault."""
        try:
            data = bytes(self.reader.read(CHUNK)) if not self.fault else b""
            packed = self.reader.inner_tell()
        except (OSError, ValueError) as error:
            self.fault = f"cannot be unpacked ({error})"
            return b""
        self.given += len(data)
        if self.given > max(FREE_BYTES, RATIO * packed):
            self.fault = f"unpacks to more than {RATIO} times its size"
        return data


class Tape:
    """A window on the bytes: ``data`` holds what was read and not yet dropped."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.data = bytearray()
        self.position = 0
        self.ended = False

    @property
    def label(self) -> str:
        """Where the next byte stands: the offset in the file, then the offset in what is unpacked."""
        if isinstance(self.pieces, Plain):
            return str(self.position)
        inside = f"+{self.position}" if self.position else ""
        return f"{self.pieces.offset}{inside}"

    def need(self, size: int) -> bool:
        """Look ahead until ``size`` bytes are there; return whether they are."""
        while len(self.data) < size and not self.ended:
            more = self.pieces.read()
            self.ended = not more
            self.data += more
        return len(self.data) >= size

    def drop(self, size: int) -> None:
        """Step over bytes that are there."""
        del self.data[:size]
        self.position += size

    def skip(self, size: int) -> bool:
        """Step over bytes that need not be there yet; return whether there were so many."""
        while size > 0 and self.need(1):
            step = min(size, len(self.data))
            self.drop(step)
            size -= step
        return size == 0
