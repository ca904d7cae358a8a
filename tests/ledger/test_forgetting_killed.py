"""A run that is killed while it forgets leaves all or nothing, and the same command ends it."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.ledger.looking import Content, faults, look
from tests.ledger.planted import page_text, plant_linkage, plant_page

from dateline.identity import capture_id
from dateline.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 30
GONE = capture_id(plant_page(1)[1].page)
TEXT = page_text(1).encode()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        for number in range(40):
            ledger.add(*plant_page(number), "reader/1", "{}")
        ledger.save_linkage(plant_linkage(ledger))
    return path


def forget(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.forget(GONE, "asked to", "Ada")
        ledger.scrub()


def start(path: Path) -> int:
    child = os.fork()
    if child == 0:
        try:
            forget(path)
        finally:
            os._exit(0)
    return child


def copy(whole: Path, to: Path) -> Path:
    with closing(sqlite3.connect(whole)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
    with closing(sqlite3.connect(to)) as target:
        target.execute("PRAGMA journal_mode = WAL")
    return to


def ended(whole: Path, to: Path) -> tuple[Content, float]:
    """Return what an unbroken run leaves, and how long it takes."""
    path = copy(whole, to)
    started = time.monotonic()
    os.waitpid(start(path), 0)
    return look(path), time.monotonic() - started


def test_thirty_kills(whole: Path, tmp_path: Path) -> None:
    before = look(whole)
    after, takes = ended(whole, tmp_path / "unbroken.db")
    assert before != after
    assert TEXT in whole.read_bytes()
    chance = random.Random(3)  # noqa: S311  - repeatable, not secret
    seen = []
    for number in range(KILLS):
        path = copy(whole, tmp_path / f"{number}.db")
        child = start(path)
        time.sleep(chance.random() * takes)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = look(path)
        assert left in (before, after)
        assert faults(path) == []
        seen.append(left == after)
        forget(path)
        assert look(path) == after
        for end in ("", "-wal"):
            file = path.with_name(path.name + end)
            assert not file.exists() or TEXT not in file.read_bytes()
    assert any(seen)
    assert not all(seen)
