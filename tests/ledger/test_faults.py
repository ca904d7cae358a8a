"""A database that fails at any statement of a write: nothing is half written, and the next try works."""

from __future__ import annotations

import gc
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from sqlalchemy import event
from tests.ledger.looking import faults, look
from tests.ledger.planted import plant_linkage, plant_page

from dateline.errors import DiskFull, LedgerUnusable
from dateline.ledger import Ledger
from dateline.ledger.decisions import Decision
from dateline.records import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MOST = 200  # more statements than any write has


def disk_full(ledger: Ledger) -> Exception:
    """Return what the ledger's driver raises when the disk is full."""
    if ledger._engine.dialect.name == "postgresql":
        return psycopg.errors.DiskFull("could not extend file: No space left on device")
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorname = "SQLITE_FULL"
    return error


class Failing:
    """Fails at the Nth statement or commit, as a database does when the disk is full."""

    def __init__(self, at: int, error: Exception) -> None:
        self.left = at
        self.error = error
        self.met = False

    def step(self, *_: Any) -> None:
        self.left -= 1
        if self.left == 0:
            self.met = True
            raise self.error


@contextmanager
def failing(ledger: Ledger, at: int) -> Iterator[Failing]:
    """Have the ledger fail at its ``at``-th statement."""
    fault = Failing(at, disk_full(ledger))
    names = ("before_cursor_execute", "commit")
    for name in names:
        event.listen(ledger._engine, name, fault.step)
    yield fault
    for name in names:
        event.remove(ledger._engine, name, fault.step)


def add_page(ledger: Ledger) -> None:
    ledger.add(*plant_page(4), "reader/1", "{}")


def add_revision(ledger: Ledger) -> None:
    ledger.add(*plant_page(0), "reader/2", "{}")


def save_links(ledger: Ledger) -> None:
    ledger.save_linkage(plant_linkage(ledger))


def skip_page(ledger: Ledger) -> None:
    ledger.skip("page.html", Note("error", "empty", "The page is empty."))


def review(ledger: Ledger) -> None:
    ledger.decide(Decision("review", "clm:1", None, "accepted", "Ada"))


WRITES = [add_page, add_revision, save_links, skip_page, review]


@pytest.fixture
def path(where: Path | str) -> Path | str:
    with Ledger.open(where, create=True) as ledger:
        for number in range(3):
            ledger.add(*plant_page(number), "reader/1", "{}")
    return where


@pytest.mark.filterwarnings("ignore:<psycopg.ServerCursor:ResourceWarning")  # the fault cuts it off
@pytest.mark.parametrize("write", WRITES)
def test_a_write_that_fails_at_any_statement_leaves_nothing(
    path: Path | str, write: Callable[[Ledger], None]
) -> None:
    before = look(path)
    for at in range(1, MOST):
        with Ledger.open(path, create=False) as ledger, failing(ledger, at) as fault:
            try:
                write(ledger)
            except DiskFull as error:
                assert "disk is full" in error.cause  # noqa: PT017  - the write may also go well
        if not fault.met:
            break
        assert look(path) == before, f"failed at statement {at}"
        assert faults(path) == []
    assert at > 2
    assert not fault.met
    assert look(path) != before
    assert faults(path) == []
    gc.collect()  # cursors that the fault cut off are let go here, where their warning is expected


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize("steps", [1, 20, 100, 300, 700])
def test_a_statement_that_is_broken_off_leaves_nothing(path: Path, steps: int) -> None:
    before = look(path)
    with Ledger.open(path, create=False) as ledger:
        driver = ledger._engine.raw_connection()
        connection: Any = driver.driver_connection
        driver.close()  # back to the pool, from which the write takes it again
        calls = iter([0] * (steps // 10) + [1] * 10_000)
        connection.set_progress_handler(lambda: next(calls), 10)
        with pytest.raises(Exception, match="interrupted"):
            add_page(ledger)
        connection.set_progress_handler(None, 0)
        assert look(path) == before
        add_page(ledger)
    assert faults(path) == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_an_error_of_the_disk_while_reading_is_told_as_damage(path: Path) -> None:
    with Ledger.open(path, create=False) as ledger:
        event.listen(ledger._engine, "before_cursor_execute", broken_read)
        with pytest.raises(LedgerUnusable, match="damaged"):
            ledger.revisions()


def broken_read(*_: Any) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_READ"
    raise error
