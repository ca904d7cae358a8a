"""Bringing a ledger to this program's version: when a person asks for it, and with a copy kept."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import LedgerUnusable
from dateline.ledger.address import is_address
from dateline.ledger.copying import keep_copy, make_copy, name_part
from dateline.ledger.engine import make_engine, name_of, writing
from dateline.ledger.migrating import migrate
from dateline.ledger.opening import check_place, refuse_unusable
from dateline.ledger.server import check_server, make_server_engine
from dateline.ledger.versions import VERSIONS, read_version

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Engine


@dataclass(frozen=True, slots=True)
class Upgraded:
    """The versions before and after, the same where nothing was to do; ``copy``: the ledger before."""

    before: str
    after: str
    copy: str | None = None


def upgrade(where: str | Path, wait: float, *, dumped: bool = False) -> Upgraded:
    """Migrate the ledger at ``where``; of a file a copy is kept beside it.

    All of it happens while nobody else may write, and in one transaction. ``dumped``: of a database on a
    server no copy is kept, and its user says so. Raises LedgerUnusable and DiskFull.
    """
    if is_address(where):
        engine = make_server_engine(str(where), wait)
        return with_engine(engine, lambda: upgrade_server(engine, dumped=dumped))
    path = check_place(where, create=True, missing_ok=False)
    engine = make_engine(path, wait)
    return with_engine(engine, lambda: upgrade_file(engine, path))


def with_engine(engine: Engine, work: Callable[[], Upgraded]) -> Upgraded:
    """Do the work and let go of the ledger."""
    try:
        return work()
    finally:
        engine.dispose()


def upgrade_file(engine: Engine, path: Path) -> Upgraded:
    """Copy and migrate a file.

    A run that is killed changes nothing but may leave a part of a copy, which the next run replaces; the
    copy of a run that was killed behind the migration gets its name from the next one.
    """
    newest = VERSIONS[-1]
    part = name_part(path, newest)
    with writing(engine) as connection:
        version = read_version(connection)
        refuse_unusable(version, str(path), create=False, kind="file", migrating=True)
        if version != newest:
            make_copy(path, newest)
            migrate(connection)
    with writing(engine):  # one of several processes that migrate names the copy
        kept = str(keep_copy(part)) if part.exists() else None
    return Upgraded(version or newest, newest, kept)


def upgrade_server(engine: Engine, *, dumped: bool) -> Upgraded:
    """Migrate a database on a server."""
    where, newest = name_of(engine), VERSIONS[-1]
    with writing(engine) as connection:
        check_server(connection, where)
        version = read_version(connection)
        refuse_unusable(version, where, create=False, kind="database", migrating=True)
        if version != newest:
            if not dumped:
                raise no_dump(where, str(version))
            migrate(connection)
    return Upgraded(version or newest, newest)


def no_dump(where: str, version: str) -> LedgerUnusable:
    """Return what a user is told who has not said that a database was dumped."""
    newest, place = VERSIONS[-1], shlex.quote(where)
    dump = f"pg_dump --format=custom --file=ledger.before-{newest}.dump {place}"
    cause = f"The ledger {where} would be migrated from tables {version} to {newest}; no copy is kept."
    return LedgerUnusable(
        cause, f"Dump the database first, with: {dump} ; then give: dateline migrate {place} --yes"
    )
