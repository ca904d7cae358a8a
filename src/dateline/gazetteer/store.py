"""A compact index of places in one run of bytes, of which only what is asked for is touched.

After a head (a mark, the length of a JSON object, the object: where each part begins and how long it
is) come: ``hashes``, 64 bits of each folded name, ascending; ``starts``, where its places begin in
``places``, with one number more at the end; ``places``, numbers of records, the most prominent first;
``openers``, 64 bits of each first word, ascending; ``spans``, how many words the longest name with this
first word has; ``records``, one of a fixed length a place; ``texts``, their names.
"""

from __future__ import annotations

import mmap
import struct
from bisect import bisect_left
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, get_args

import msgspec

from dateline.errors import HouseError
from dateline.gazetteer.entries import Entry
from dateline.records import PlaceKind

if TYPE_CHECKING:
    from pathlib import Path

MARK: Final = b"DATELINE PLACES 1\n"
LENGTH: Final = struct.Struct("<Q")
RECORD: Final = struct.Struct("<fffIIIHIHBB2s8s")  # see ``record_of``
KINDS: Final[tuple[PlaceKind, ...]] = get_args(PlaceKind)
POINT, SEAT = 1, 2
MOST_SAMPLED: Final = 65_536  # bytes of the names by which one index is told from another


def hash_name(name: str) -> int:
    """Return 64 bits that stand for a folded name."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


class Store:
    """An index that was packed before, over a file's bytes or any others. The answers do not change."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        whole = memoryview(data)
        if bytes(whole[: len(MARK)]) != MARK:
            raise HouseError("The index of places is damaged.", "Delete it; it is then built anew.")
        (length,) = LENGTH.unpack_from(whole, len(MARK))
        first = len(MARK) + LENGTH.size
        head = msgspec.json.decode(whole[first : first + length], type=dict[str, tuple[int, int]])
        parts = {name: whole[start : start + size] for name, (start, size) in head.items()}
        self.hashes, self.openers = parts["hashes"].cast("Q"), parts["openers"].cast("Q")
        self.starts, self.places = parts["starts"].cast("I"), parts["places"].cast("I")
        self.spans = parts["spans"]
        self.records, self.texts = parts["records"], parts["texts"]
        sample = bytes(whole[: first + length]) + bytes(parts["texts"][:MOST_SAMPLED])
        self.digest = blake2b(sample, digest_size=8).hexdigest()
        self.entry = lru_cache(maxsize=20_000)(self.read_entry)

    @classmethod
    def open(cls, path: Path) -> Store:
        """Return the index in a file, which stays where it is and is read page by page."""
        with path.open("rb") as file:
            return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self.records) // RECORD.size

    def __contains__(self, name: str) -> bool:
        """Tell whether a folded name is known."""
        return find(self.hashes, hash_name(name)) is not None

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """Return the places of a folded name, the most prominent first."""
        at = find(self.hashes, hash_name(name))
        if at is None:
            return ()
        return tuple(self.entry(place) for place in self.places[self.starts[at] : self.starts[at + 1]])

    def longest(self, word: str) -> int:
        """Return how many words the longest name has that begins with a folded word; 0 for none."""
        at = find(self.openers, hash_name(word))
        return 0 if at is None else self.spans[at]

    def find(self, geonames_id: int) -> Entry | None:
        """Return the place with a GeoNames id, the first of them; it looks at every place."""
        rows = RECORD.iter_unpack(self.records)
        return next((self.entry(at) for at, row in enumerate(rows) if row[4] == geonames_id), None)

    def read_entry(self, number: int) -> Entry:
        """Return a place by its number."""
        row = RECORD.unpack_from(self.records, number * RECORD.size)
        latitude, longitude, radius, people, identity, name, name_size, admin, admin_size = row[:9]
        kind, flags, country, feature = row[9:]
        located = bool(flags & POINT)
        return Entry(
            name=str(self.texts[name : name + name_size], "utf-8"),
            kind=KINDS[kind],
            country=country.rstrip(b"\0").decode() or None,
            latitude=round(latitude, 5) if located else None,
            longitude=round(longitude, 5) if located else None,
            radius_km=round(radius, 1),
            population=people,
            geonames_id=identity or None,
            admin1=str(self.texts[admin : admin + admin_size], "utf-8") or None,
            capital=bool(flags & SEAT),
            feature=feature.rstrip(b"\0").decode(),
        )


def find(ascending: memoryview[int], value: int) -> int | None:
    """Return where a number stands in an ascending row of numbers, None where it does not."""
    at = bisect_left(ascending, value)
    return at if at < len(ascending) and ascending[at] == value else None
