"""Numbers that stand for words: short keys, the same on every machine."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

BITS: Final = 63  # what every database holds without a sign


def number_of(*parts: str) -> int:
    """Return a stable number of 63 bits for words; their borders count."""
    whole = "\0".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(whole, digest_size=8).digest(), "little") >> (64 - BITS)
