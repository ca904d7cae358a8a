"""All bytes in which a ledger may still hold words: its files, and packed values unpacked."""

from __future__ import annotations

import zlib
from contextlib import closing
from pathlib import Path

from tests.ledger.looking import ask, look
from tests.ledger.stores import connect

PACKED = "SELECT body FROM bodies UNION SELECT report FROM revisions"
FOLDER = "SELECT setting FROM pg_settings WHERE name = 'data_directory'"
DATABASE = "SELECT oid FROM pg_database WHERE datname = current_database()"


def bytes_of(where: Path | str) -> bytes:
    """Return the bytes of a ledger's own files, of its rows, and of what is packed in them."""
    packed = [bytes(row[0]) for row in ask(where, PACKED) if row[0]]
    files = server_files(str(where)) if "://" in str(where) else own_files(Path(where))
    rows = repr(look(where)).encode()
    return b"\n".join([rows, *(one.read_bytes() for one in files), *map(zlib.decompress, packed)])


def own_files(path: Path) -> list[Path]:
    """Return a file and what lies beside it under its name."""
    return [one for one in path.parent.iterdir() if one.name.startswith(path.name)]


def server_files(where: str) -> list[Path]:
    """Return the files in which a server keeps the tables of one database, written out."""
    with closing(connect(where)) as shell:
        shell.execute("CHECKPOINT")
    ((folder,),) = ask(where, FOLDER)
    ((oid,),) = ask(where, DATABASE)
    return [one for one in (Path(folder) / "base" / str(oid)).iterdir() if one.is_file()]
