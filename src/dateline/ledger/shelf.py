"""The ledger as a shelf: what servers answered, each body once beside the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from dateline import jsons
from dateline.errors import FetchFailed
from dateline.gather.shelf import Fetched
from dateline.identity import hash_bytes
from dateline.ledger.engine import reading, writing
from dateline.ledger.inserting import add_missing
from dateline.ledger.packing import pack_body, unpack_body
from dateline.ledger.patience import patient
from dateline.ledger.person_hashes import load_hashes
from dateline.ledger.schema import BODIES, FETCHES
from dateline.ledger.tombstones import address_key, why_any_forgotten
from dateline.ledger.veiling import black_words, words_of
from dateline.records import Note

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import Connection, Engine, Row

    from dateline.ledger.person_hashes import Hashes
    from dateline.ledger.rows import Row as NewRow
    from dateline.rights.casting import Words

LATEST: Final = (
    select(FETCHES, BODIES.c.body)
    .join(BODIES, BODIES.c.sha256 == FETCHES.c.page_sha256)
    .order_by(FETCHES.c.gathered.desc())
    .limit(1)
)


@patient
class LedgerShelf:
    """Keeps answers in a ledger; each is on the disk when ``keep`` returns."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, address: str) -> Fetched | None:
        """Return the latest answer kept for an address; None where there is none, or its body is gone.

        Raises FetchFailed where the page at the address was forgotten: it is not to be fetched again.
        """
        with reading(self._engine) as connection:
            refuse_forgotten(connection, address)
            row = connection.execute(LATEST.where(FETCHES.c.asked == address)).first()
        return None if row is None or row.body is None else load(row)

    def keep(self, fetched: Fetched) -> None:
        """Keep an answer, its body once; nothing changes where it is kept already.

        What leads to a page that was forgotten is not kept, nor a body that names somebody who was.
        """
        key = hash_bytes(fetched.body)
        with writing(self._engine) as connection:
            if why_any_forgotten(connection, answer_subjects(fetched, key)) is not None:
                return
            names = find_names(load_hashes(connection), fetched)
            body = None if names else pack_body(fetched.body)
            add_missing(connection, BODIES, [{"sha256": key, "body": body}])
            add_missing(connection, FETCHES, [black_row(make_row(fetched, key), names)])


def refuse_forgotten(connection: Connection, address: str) -> None:
    """Raise FetchFailed where the page at an address was forgotten."""
    reason = why_any_forgotten(connection, (address_key(address),))
    if reason is not None:
        cause = f"The page at {address} was forgotten ({reason}) and is not fetched."
        raise FetchFailed(cause, "Read it into another ledger if you must.", code="forgotten")


def answer_subjects(fetched: Fetched, key: str) -> tuple[str, ...]:
    """Return what an answer would be remembered by, had its page been forgotten."""
    return (f"sha256:{key}", address_key(fetched.asked), address_key(fetched.url))


def find_names(hashes: Hashes, fetched: Fetched) -> tuple[Words, ...]:
    """Return the names of forgotten people that stand in an answer, its headers or its addresses."""
    if not hashes:
        return ()
    said = " ".join((fetched.asked, fetched.url, *(value for _, value in fetched.headers)))
    return tuple(sorted(hashes.find(said) | hashes.find(words_of(fetched.body))))


def black_row(row: NewRow, names: tuple[Words, ...]) -> NewRow:
    """Return the row of an answer that names somebody: addresses black, no headers; else as it is."""
    if not names:
        return row
    black = {name: black_words(row[name], names) for name in ("asked", "url")}
    return {**row, **black, "headers": "[]", "notes": "[]"}


def make_row(fetched: Fetched, key: str) -> NewRow:
    """Return the row of an answer whose body lies under ``key``."""
    return {
        "asked": fetched.asked,
        "gathered": fetched.gathered,
        "url": fetched.url,
        "status": fetched.status,
        "headers": jsons.encode(fetched.headers).decode(),
        "notes": jsons.encode(fetched.notes).decode(),
        "page_sha256": key,
    }


def load(row: Row[Any]) -> Fetched:
    """Return the answer of a row."""
    return Fetched(
        asked=row.asked,
        url=row.url,
        status=row.status,
        headers=jsons.decode(row.headers.encode(), tuple[tuple[str, str], ...]),
        body=unpack_body(row.body),
        gathered=row.gathered,
        notes=jsons.decode(row.notes.encode(), tuple[Note, ...]),
    )
