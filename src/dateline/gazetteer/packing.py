"""Packs places with their names into the bytes of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np

from dateline.gazetteer.sorting import ROOM as ROOM_OF_ROWS
from dateline.gazetteer.sorting import Scratch, Sorter
from dateline.gazetteer.store import KINDS, LENGTH, MARK, POINT, RECORD, SEAT, hash_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from dateline.gazetteer.entries import Entry

MOST: Final = 60  # places kept of one name, the most prominent ones
MOST_PEOPLE: Final = 2**32 - 1
MOST_SHARED: Final = 100_000  # names that stand once among the texts though many places have them
PIECE: Final = 1 << 20  # bytes written at a time
ROOM: Final = 1024  # bytes before the first part


class Packer:
    """Takes places one after the other and packs them; of a name the most prominent stand first.

    Those of equal prominence keep their order. What it holds does not grow with the places: they wait
    in files without names in ``folder`` (default: the system's), some 100 bytes a place.
    """

    def __init__(self, folder: Path | None = None, room: int = ROOM_OF_ROWS) -> None:
        self.folder, self.room = folder, room
        self.names, self.first_words = Sorter(folder, room), Sorter(folder, room)
        self.openers: dict[int, int] = {}
        self.record_file, self.text_file = Scratch(folder), Scratch(folder)
        self.records, self.texts = bytearray(), bytearray()  # what is not yet in the files
        self.known: dict[str, tuple[int, int]] = {}
        self.count = 0

    def add(self, names: Iterable[str], entry: Entry, prominence: int = 0) -> None:
        """Add a place under its folded names."""
        rank = MOST_PEOPLE - min(prominence, MOST_PEOPLE)
        for name in dict.fromkeys(names):
            if name:
                self.names.add(hash_name(name), self.count, rank)
                opener = hash_name(name.split(" ", 1)[0])
                words = min(name.count(" ") + 1, 255)
                if words > self.openers.get(opener, 0):
                    self.openers[opener] = words
        self.records += self.record_of(entry)
        self.count += 1
        if len(self.openers) > self.room or len(self.records) + len(self.texts) > PIECE:
            self.put_aside()

    def put_aside(self) -> None:
        """Write what is in memory to the files."""
        self.record_file.append(self.records)
        self.text_file.append(self.texts)
        self.records, self.texts = bytearray(), bytearray()
        if len(self.openers) > self.room:
            self.leave_openers()

    def leave_openers(self) -> None:
        """Hand the first words on to be sorted."""
        for opener, words in self.openers.items():
            self.first_words.add(opener, words)
        self.openers = {}

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
        place = (self.text_file.size + len(self.texts), len(data))
        if len(self.known) < MOST_SHARED:
            self.known[words] = place
        self.texts += data
        return place

    def pack(self) -> bytes:
        """Return the bytes of the index."""
        return b"".join(self.pieces())

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes of the index piece by piece."""
        self.put_aside()
        self.leave_openers()
        parts = {
            **self.sort_names(),
            **self.sort_openers(),
            "records": self.record_file,
            "texts": self.text_file,
        }
        yield from join(parts)

    def sort_names(self) -> dict[str, Scratch]:
        """Return the names by their hashes, and of each the places, the most prominent first."""
        hashes, starts, places = (Scratch(self.folder) for _ in range(3))
        starts.append(bytes(4))
        for rows in self.names.shares():
            unique, first, counts = np.unique(rows["key"], return_index=True, return_counts=True)
            place = np.arange(len(rows)) - np.repeat(first, counts)
            ends = places.size // 4 + np.cumsum(np.minimum(counts, MOST))
            hashes.append(unique.tobytes())
            starts.append(ends.astype(np.uint32).tobytes())
            places.append(rows["value"][place < MOST].tobytes())
        return {"hashes": hashes, "starts": starts, "places": places}

    def sort_openers(self) -> dict[str, Scratch]:
        """Return the first words by their hashes, and of each how many words its longest name has."""
        openers, spans = Scratch(self.folder), Scratch(self.folder)
        for rows in self.first_words.shares():
            unique, first = np.unique(rows["key"], return_index=True)
            openers.append(unique.tobytes())
            spans.append(np.maximum.reduceat(rows["value"], first).astype(np.uint8).tobytes())
        return {"openers": openers, "spans": spans}


def join(parts: Mapping[str, Scratch]) -> Iterator[bytes]:
    """Yield the head and the parts, each on a border of eight bytes."""
    head: dict[str, tuple[int, int]] = {}
    at = ROOM
    for name, part in parts.items():
        head[name] = (at, part.size)
        at += part.size + -part.size % 8
    encoded = msgspec.json.encode(head)
    opening = MARK + LENGTH.pack(len(encoded)) + encoded
    yield opening + bytes(ROOM - len(opening))
    for part in parts.values():
        for start in range(0, part.size, PIECE):
            yield part.read(start, PIECE)
        yield bytes(-part.size % 8)
