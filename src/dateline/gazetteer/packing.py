"""Packs places with their names into the bytes of an index."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from dateline.gazetteer.store import KINDS, LENGTH, MARK, POINT, RECORD, SEAT, hash_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from dateline.gazetteer.entries import Entry

    Hashes = NDArray[np.uint64]
    Numbers = NDArray[np.uint32]

MOST: Final = 60  # places kept of one name, the most prominent ones
MOST_PEOPLE: Final = 2**32 - 1
MOST_SHARED: Final = 100_000  # names that stand once among the texts though many places have them
PIECE: Final = 1 << 20  # bytes written at a time
ROOM: Final = 1024  # bytes before the first part


class Packer:
    """Takes places one after the other and packs them; of a name the most prominent stand first.

    Those of equal prominence keep their order. What it holds grows by some 100 bytes a place.
    """

    def __init__(self) -> None:
        self.hashes, self.places = array("Q"), array("I")
        self.prominence = array("I")
        self.openers: dict[int, int] = {}
        self.records, self.texts = bytearray(), bytearray()
        self.known: dict[str, tuple[int, int]] = {}
        self.count = 0

    def add(self, names: Iterable[str], entry: Entry, prominence: int = 0) -> None:
        """Add a place under its folded names."""
        for name in dict.fromkeys(names):
            if name:
                self.hashes.append(hash_name(name))
                self.places.append(self.count)
                opener = hash_name(name.split(" ", 1)[0])
                words = min(name.count(" ") + 1, 255)
                if words > self.openers.get(opener, 0):
                    self.openers[opener] = words
        self.prominence.append(min(prominence, MOST_PEOPLE))
        self.records += self.record_of(entry)
        self.count += 1

    def record_of(self, entry: Entry) -> bytes:
        """Return the fixed fields of a place."""
        flags = (POINT if entry.point else 0) | (SEAT if entry.capital else 0)
        return RECORD.pack(
            entry.latitude or 0.0,
            entry.longitude or 0.0,
            entry.radius_km,
            min(max(entry.population, 0), MOST_PEOPLE),
            entry.geonames_id or 0,
            *self.text(entry.name),
            *self.text(entry.admin1 or ""),
            KINDS.index(entry.kind),
            flags,
            (entry.country or "").encode(),
            entry.feature.encode(),
        )

    def text(self, words: str) -> tuple[int, int]:
        """Return where words stand among the texts, and their length in bytes."""
        if words in self.known:
            return self.known[words]
        data = words.encode("utf-8", "replace")[:65535]
        place = (len(self.texts), len(data))
        if len(self.known) < MOST_SHARED:
            self.known[words] = place
        self.texts += data
        return place

    def pack(self) -> bytes:
        """Return the bytes of the index."""
        return b"".join(self.pieces())

    def pieces(self) -> Iterator[bytes | memoryview]:
        """Yield the bytes of the index piece by piece."""
        hashes, numbers = np.frombuffer(self.hashes, np.uint64), np.frombuffer(self.places, np.uint32)
        order = self.order(hashes, numbers)
        unique, first, counts = np.unique(hashes[order], return_index=True, return_counts=True)
        rank = np.arange(len(order)) - np.repeat(first, counts)
        kept = order[rank < MOST]
        starts = np.concatenate([[0], np.cumsum(np.minimum(counts, MOST))])
        openers = sorted(self.openers)
        widths = np.array([self.openers[one] for one in openers], dtype=np.uint8)
        parts: dict[str, bytes | bytearray] = {
            "hashes": unique.tobytes(),
            "starts": starts.astype(np.uint32).tobytes(),
            "places": numbers[kept].tobytes(),
            "openers": np.array(openers, dtype=np.uint64).tobytes(),
            "spans": widths.tobytes(),
            "records": self.records,
            "texts": self.texts,
        }
        yield from join(parts)

    def order(self, hashes: Hashes, numbers: Numbers) -> NDArray[np.int64]:
        """Return the names in the order of their hashes, of one hash the most prominent places first."""
        prominence = MOST_PEOPLE - np.frombuffer(self.prominence, np.uint32)
        return np.lexsort((prominence[numbers], hashes))


def join(parts: Mapping[str, bytes | bytearray]) -> Iterator[bytes | memoryview]:
    """Yield the head and the parts, each on a border of eight bytes."""
    head: dict[str, tuple[int, int]] = {}
    at = ROOM
    for name, data in parts.items():
        head[name] = (at, len(data))
        at += len(data) + -len(data) % 8
    encoded = msgspec.json.encode(head)
    opening = MARK + LENGTH.pack(len(encoded)) + encoded
    yield opening + bytes(ROOM - len(opening))
    for data in parts.values():
        whole = memoryview(data)
        yield from (whole[start : start + PIECE] for start in range(0, len(whole), PIECE))
        yield bytes(-len(data) % 8)
