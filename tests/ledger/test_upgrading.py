"""A ledger of another version is left alone until it is migrated, and a copy of it is kept."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from sqlalchemy import event
from tests.ledger.looking import faults, look
from tests.ledger.older import make_filled
from tests.ledger.planted import plant_page
from tests.ledger.test_faults import MOST, Failing
from tests.ledger.test_together import run_together

from dateline.cli import cli
from dateline.errors import DiskFull, LedgerUnusable
from dateline.ledger import Ledger, engine, upgrading
from dateline.ledger.upgrading import upgrade
from dateline.ledger.versions import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

OLD = "0004"
NEW = VERSIONS[-1]
MIGRATE = """
import sys
from dateline.ledger.upgrading import upgrade
sys.stdin.readline()
upgrade(sys.argv[1], 30)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A filled ledger of an older version."""
    newer = tmp_path / "newer.db"
    with Ledger.open(newer, create=True) as ledger:
        for number in range(3):
            ledger.add(*plant_page(number), "reader/1", "{}")
    folder = tmp_path / "old"
    folder.mkdir()
    make_filled(folder / "ledger.db", OLD, newer)
    return folder / "ledger.db"


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def version(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM dateline_version").fetchone()[0])


@pytest.mark.parametrize("create", [True, False])
def test_an_older_ledger_is_left_alone_and_its_user_told_what_to_do(path: Path, *, create: bool) -> None:
    before = path.read_bytes()
    with pytest.raises(LedgerUnusable) as caught:
        Ledger.open(path, create=create)
    assert f"written by an older Dateline (tables {OLD}, here {NEW})" in caught.value.cause
    assert caught.value.remedy == f"Bring it up to date with: dateline migrate {path}"
    assert path.read_bytes() == before
    assert names(path) == ["ledger.db"]


def test_a_migrated_ledger_has_its_copy_beside_it(path: Path) -> None:
    path.chmod(0o640)
    before = look(path)
    done = upgrade(path, 1.0)
    copy = path.with_name(f"ledger.db.before-{NEW}")
    assert (done.before, done.after, done.copy) == (OLD, NEW, str(copy))
    assert names(path) == ["ledger.db", copy.name]
    assert look(copy) == before
    assert faults(copy) == faults(path) == []
    assert copy.stat().st_mode & 0o777 == 0o640
    assert version(path) == NEW
    with Ledger.open(path, create=True) as ledger:
        assert len(list(ledger.articles())) == 6
        assert ledger.copies() == (str(copy),)
    assert upgrade(path, 1.0) == upgrading.Upgraded(NEW, NEW)


def test_an_older_copy_is_never_written_over(path: Path) -> None:
    kept = path.with_name(f"ledger.db.before-{NEW}")
    kept.write_bytes(b"an older copy")
    part = path.with_name(f"{kept.name}.part")
    part.write_bytes(b"what a killed run left")
    done = upgrade(path, 1.0)
    assert kept.read_bytes() == b"an older copy"
    assert done.copy == f"{kept}.2"
    assert not part.exists()
    assert version(path) == NEW


def test_a_copy_whose_run_was_killed_after_the_migration_gets_its_name(path: Path) -> None:
    upgrade(path, 1.0)
    kept = path.with_name(f"ledger.db.before-{NEW}")
    kept.rename(f"{kept}.part")
    assert upgrade(path, 1.0).copy == str(kept)


def test_a_migration_that_fails_at_any_statement_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, make = look(path), engine.make_engine
    for at in range(1, MOST):
        fault = Failing(at, no_room())

        def failing(*given: Any, fault: Failing = fault) -> Any:
            made = make(*given)
            for name in ("before_cursor_execute", "commit"):
                event.listen(made, name, fault.step)
            return made

        monkeypatch.setattr(upgrading, "make_engine", failing)
        try:
            upgrade(path, 1.0)
        except DiskFull:
            pass
        else:
            break
        if version(path) != OLD:  # only the name of the copy was still to be given
            break
        assert look(path) == before, f"failed at statement {at}"
    assert at > 10
    assert version(path) == NEW
    assert faults(path) == []


def no_room() -> Exception:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorname = "SQLITE_FULL"
    return error


def test_a_disk_without_room_for_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = shutil.disk_usage(path.parent)._replace(free=10_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with pytest.raises(DiskFull, match="no room for a copy"):
        upgrade(path, 1.0)
    assert names(path) == ["ledger.db"]
    assert version(path) == OLD


def test_processes_that_migrate_at_once_make_one_copy(path: Path) -> None:
    run_together(MIGRATE, *[[str(path)]] * 3)
    assert names(path) == ["ledger.db", f"ledger.db.before-{NEW}"]
    assert version(path) == NEW
    assert faults(path) == []


def test_a_ledger_that_is_being_written_is_waited_for(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerUnusable, match="is locked"):
            upgrade(path, 0.2)
        other.execute("ROLLBACK")
    assert names(path) == ["ledger.db"]


def places(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    notes = tmp_path / "notes.txt"
    notes.write_text("Notes on the bridge.")
    yield notes, "is no SQLite database"
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE captures (id)")
    yield other, "but no ledger"
    yield tmp_path / "none.db", "There is no ledger"
    empty = tmp_path / "empty.db"
    empty.touch()
    yield empty, "is empty"
    newer = tmp_path / "later.db"
    Ledger.open(newer, create=True).close()
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("UPDATE dateline_version SET version_num = '9999'")
        connection.commit()
    yield newer, "written by a newer Dateline"


def test_what_is_no_older_ledger_is_refused(tmp_path: Path) -> None:
    for where, sentence in places(tmp_path):
        before = where.read_bytes() if where.exists() else None
        with pytest.raises(LedgerUnusable, match=sentence) as caught:
            upgrade(where, 1.0)
        assert caught.value.remedy
        assert (where.read_bytes() if where.exists() else None) == before
    assert not list(tmp_path.glob("*before*"))


def test_the_command_says_what_became_of_the_ledger(path: Path) -> None:
    first = CliRunner().invoke(cli, ["migrate", str(path)])
    assert first.exit_code == 0, first.output
    assert f"tables {OLD} became {NEW}" in first.stdout
    assert f"As it was before: {path}.before-{NEW}" in first.stdout
    again = CliRunner().invoke(cli, ["migrate", str(path)])
    assert again.stdout == f"The ledger {path} is up to date (tables {NEW}).\n"


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_a_database_on_a_server_is_migrated_once_its_user_says_that_it_was_dumped(
    new_place: Callable[..., str],
) -> None:
    newer, where = new_place(), new_place(bare=True)
    with Ledger.open(newer, create=True) as ledger:
        ledger.add(*plant_page(0), "reader/1", "{}")
    make_filled(where, OLD, newer)
    with pytest.raises(LedgerUnusable, match="older Dateline"):
        Ledger.open(where, create=True)
    asked = CliRunner().invoke(cli, ["migrate", where])
    assert isinstance(asked.exception, LedgerUnusable)
    assert "pg_dump --format=custom" in str(asked.exception)
    assert look(where)["dateline_version"] == [f"('{OLD}',)"]
    done = CliRunner().invoke(cli, ["migrate", where, "--yes"])
    assert f"tables {OLD} became {NEW}" in done.stdout
    with Ledger.open(where, create=True) as ledger:
        assert len(list(ledger.articles())) == 2
    assert faults(where) == []
