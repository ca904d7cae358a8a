"""Cursors of pages: opaque texts that lead on behind a page, and that nobody makes up.

A cursor holds a short JSON list with a keyed hash of it; the key is made of the ledger's own name, so
that a cursor outlives a restart of the server and is of no use for another ledger.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import blake2b
from hmac import compare_digest
from typing import Any, Final

from dateline.errors import SearchBroken

LONGEST: Final = 400  # characters
SEAL: Final = 12  # bytes of the keyed hash


class Sealer:
    """Makes and reads the cursors of one ledger; ``name``: what the ledger is told from others by."""

    def __init__(self, name: str) -> None:
        self._key = blake2b(name.encode(), digest_size=32).digest()

    def seal(self, kind: str, *content: str | int) -> str:
        """Return the cursor that holds ``content``, for answers of one kind."""
        data = json.dumps([kind, *content], separators=(",", ":")).encode()
        return urlsafe_b64encode(self._hash(data) + data).decode().rstrip("=")

    def unseal(self, kind: str, cursor: str) -> list[Any]:
        """Return what a cursor holds; raises SearchBroken where it was made up, or for another kind."""
        try:
            data = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)) if cursor.isascii() else b""
        except (Error, ValueError):
            data = b""
        content = data[SEAL:]
        sealed = len(cursor) <= LONGEST and compare_digest(self._hash(content), data[:SEAL])
        found = json.loads(content) if sealed else [None]
        if found[0] != kind:
            cause = "The cursor is none that this ledger gave for such a list."
            raise SearchBroken(
                cause, "Give `next` of the page before as it is, or begin without a cursor."
            )
        return list(found[1:])

    def _hash(self, data: bytes) -> bytes:
        return blake2b(data, key=self._key, digest_size=SEAL).digest()
