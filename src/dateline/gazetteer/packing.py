"""Packs places with their names into the bytes of an index."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from dateline.gazetteer.store import KINDS, LENGTH, MARK, POINT, RECORD, SEAT, hash_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.gazetteer.entries import Entry

MOST = 60  # places kept of one name, the first ones
MOST_PEOPLE = 2**32 - 1


class Packer:
    """Takes places one after the other, the most prominent first, and packs them."""

    def __init__(self) -> None:
        self.hashes, self.places = array("Q"), array("I")
        self.openers: dict[int, int] = {}
        self.records, self.texts = bytearray(), bytearray()
        self.known: dict[str, tuple[int, int]] = {}
        self.count = 0

    def add(self, names: Iterable[str], entry: Entry) -> None:
        """Add a place under its folded names."""
        for name in dict.fromkeys(names):
            if name:
                self.hashes.append(hash_name(name))
                self.places.append(self.count)
                opener = hash_name(name.split(" ", 1)[0])
                words = min(name.count(" ") + 1, 255)
                self.openers[opener] = max(self.openers.get(opener, 0), words)
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
        if words not in self.known:
            data = words.encode("utf-8", "replace")[:65535]
            self.known[words] = (len(self.texts), len(data))
            self.texts += data
        return self.known[words]

    def pack(self) -> bytes:
        """Return the bytes of the index."""
        hashes = np.frombuffer(self.hashes, dtype=np.uint64)
        order = np.argsort(hashes, kind="stable")
        unique, first, counts = np.unique(hashes[order], return_index=True, return_counts=True)
        rank = np.arange(len(order)) - np.repeat(first, counts)
        kept = order[rank < MOST]
        starts = np.concatenate([[0], np.cumsum(np.minimum(counts, MOST))])
        openers = sorted(self.openers)
        widths = np.array([self.openers[one] for one in openers], dtype=np.uint8)
        parts = {
            "hashes": unique.tobytes(),
            "starts": starts.astype(np.uint32).tobytes(),
            "places": np.frombuffer(self.places, dtype=np.uint32)[kept].tobytes(),
            "openers": np.array(openers, dtype=np.uint64).tobytes(),
            "spans": widths.tobytes(),
            "records": bytes(self.records),
            "texts": bytes(self.texts),
        }
        return join(parts)


def join(parts: dict[str, bytes]) -> bytes:
    """Return the head and the parts, each on a border of eight bytes."""
    room = 1024
    head: dict[str, tuple[int, int]] = {}
    pieces, at = [], room
    for name, data in parts.items():
        padded = data + bytes(-len(data) % 8)
        head[name] = (at, len(data))
        pieces.append(padded)
        at += len(padded)
    encoded = msgspec.json.encode(head)
    opening = MARK + LENGTH.pack(len(encoded)) + encoded
    return opening + bytes(room - len(opening)) + b"".join(pieces)
