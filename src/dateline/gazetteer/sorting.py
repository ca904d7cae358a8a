"""Sorts more rows than memory should hold: they wait in a file, parted by their keys' first bits."""

from __future__ import annotations

import weakref
from array import array
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Final

import numpy as np

from dateline.errors import DiskFull

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

ROW: Final = np.dtype([("key", "<u8"), ("value", "<u4"), ("rank", "<u4")])
SHARES, SHIFT = 64, np.uint64(58)  # so many shares, told apart by the bits of a key above these
ROOM: Final = 1 << 18  # rows in memory before they go to the file


class Scratch:
    """A file without a name, gone with whoever holds it; raises DiskFull where there is no room."""

    def __init__(self, folder: Path | None = None) -> None:
        try:
            self.file: IO[bytes] = TemporaryFile(dir=folder)  # noqa: SIM115  - closed with this object
        except OSError as error:
            raise no_room(error) from error
        weakref.finalize(self, self.file.close)
        self.size = 0

    def append(self, data: bytes | bytearray) -> None:
        """Write bytes after those that are there."""
        try:
            self.file.seek(self.size)
            self.file.write(data)
            self.file.flush()
        except OSError as error:
            raise no_room(error) from error
        self.size += len(data)

    def read(self, start: int, size: int) -> bytes:
        """Return some of the bytes."""
        self.file.seek(start)
        return self.file.read(size)


def no_room(error: OSError) -> DiskFull:
    """Return what is said where the rows cannot be put aside."""
    cause = f"What is sorted cannot be put aside on the disk: {error.strerror}."
    return DiskFull(cause, "Make room, or name another folder in DATELINE_DATA.")


class Sorter:
    """Takes rows of a key (64 even bits), a value and a rank (32 bits each); gives them back in order.

    In memory are at most ``room`` rows while it takes them, then one of 64 shares of all.
    """

    def __init__(self, folder: Path | None = None, room: int = ROOM) -> None:
        self.scratch, self.room = Scratch(folder), room
        self.keys, self.values, self.ranks = array("Q"), array("I"), array("I")
        self.runs: list[list[int]] = []  # where in the file each share of a run begins, and its end

    def add(self, key: int, value: int, rank: int = 0) -> None:
        """Take one row."""
        self.keys.append(key)
        self.values.append(value)
        self.ranks.append(rank)
        if len(self.keys) >= self.room:
            self.put_aside()

    def put_aside(self) -> None:
        """Write what is in memory as one run, its shares one after the other."""
        rows = np.empty(len(self.keys), ROW)
        rows["key"], rows["value"], rows["rank"] = self.keys, self.values, self.ranks
        shares = (rows["key"] >> SHIFT).astype(np.uint8)
        order = np.argsort(shares, kind="stable")
        borders = np.searchsorted(shares[order], np.arange(SHARES + 1))
        self.runs.append([self.scratch.size + int(at) * ROW.itemsize for at in borders])
        self.scratch.append(rows[order].tobytes())
        self.keys, self.values, self.ranks = array("Q"), array("I"), array("I")

    def shares(self) -> Iterator[NDArray[np.void]]:
        """Yield all rows, share by share: by key, then by rank, then as they came."""
        self.put_aside()
        for share in range(SHARES):
            pieces = (self.scratch.read(run[share], run[share + 1] - run[share]) for run in self.runs)
            rows = np.frombuffer(b"".join(pieces), ROW)
            if len(rows):
                yield rows[np.lexsort((rows["rank"], rows["key"]))]
