"""The names of people who were forgotten, as keyed hashes: known again where they are read, not told.

One key for a ledger lies in the tombstones themselves. Whoever has the ledger can try names against
it: the hash keeps a name from being read, not from being guessed.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from dateline.ledger.schema import DECISIONS
from dateline.rights.spelling import make_plain, split_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from dateline.rights.casting import Words

PREFIX: Final = "person:"
DIGEST: Final = 16  # bytes


@dataclass(frozen=True, slots=True)
class Hashes:
    """The key of a ledger, and the hashes of names with the reasons, by the number of their words."""

    key: str
    known: dict[int, dict[str, str]]

    def __bool__(self) -> bool:
        """Tell whether anybody was forgotten."""
        return bool(self.known)

    def subject(self, name: Words) -> str:
        """Return what a name is remembered by; the order of its words does not count."""
        return f"{PREFIX}{len(name)}:{hash_name(self.key, name)}"

    def why(self, name: Words) -> str | None:
        """Return why a person of this name was forgotten; None where nobody was."""
        return self.known.get(len(name), {}).get(hash_name(self.key, name))

    def find(self, text: str) -> set[Words]:
        """Return the forgotten names that stand in a text, as they stand there."""
        return {name for name in self.runs(text) if self.why(name) is not None} if self.known else set()

    def runs(self, text: str) -> Iterator[Words]:
        """Yield the words of a text in runs of as many as forgotten names have; no single letters."""
        words = [word for word in split_words(make_plain(text).text) if len(word) > 1]
        for count in self.known:
            yield from set(zip(*(words[at:] for at in range(count)), strict=False))


def hash_name(key: str, name: Words) -> str:
    """Return the keyed hash of a name, whatever the order of its words."""
    words = " ".join(sorted(name)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(words, key=key.encode(), digest_size=DIGEST).hexdigest()


def load_hashes(connection: Connection) -> Hashes:
    """Return the hashes of the people who were forgotten; a new key where there are none."""
    query = (
        select(DECISIONS.c.subject, DECISIONS.c.target, DECISIONS.c.reason)
        .where(DECISIONS.c.kind == "forget", DECISIONS.c.subject >= PREFIX)
        .where(DECISIONS.c.subject < f"{PREFIX[:-1]};")
        .order_by(DECISIONS.c.subject, DECISIONS.c.number)
    )
    key, known = "", dict[int, dict[str, str]]()
    for row in connection.execute(query):
        _, count, digest = row.subject.split(":")
        known.setdefault(int(count), {})[digest] = row.reason
        key = row.target
    return Hashes(key or secrets.token_hex(DIGEST), known)
