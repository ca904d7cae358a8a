"""A run that is killed while it forgets leaves all or nothing, and the same command ends it."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.ledger.looking import Content, faults, look
from tests.ledger.planted import SPEAKERS, page_text, plant_linkage, plant_page

from dateline.identity import capture_id
from dateline.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KILLS = 12
GONE = capture_id(plant_page(1)[1].page)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        for number in range(12):
            ledger.add(*plant_page(number), "reader/1", "{}")
        ledger.save_linkage(plant_linkage(ledger))
    return path


def forget_page(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.forget(GONE, "asked to", "Ada")
        ledger.scrub()


def forget_person(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        ledger.forget_person(SPEAKERS[0], "asked to", "Ada")
        ledger.scrub()


WAYS = [(forget_page, page_text(1).encode()), (forget_person, SPEAKERS[0].encode())]


def start(forget: Callable[[Path], None], path: Path) -> int:
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


def ended(forget: Callable[[Path], None], whole: Path, to: Path) -> tuple[Content, float]:
    """Return what an unbroken run leaves, and how long it takes."""
    path = copy(whole, to)
    started = time.monotonic()
    os.waitpid(start(forget, path), 0)
    return look(path), time.monotonic() - started


def keyless(content: Content) -> Content:
    """Return the content without the tombstones of people: each run makes a key of its own."""
    kept = [row for row in content["decisions"] if "person:" not in row]
    return {**content, "decisions": kept}


@pytest.mark.parametrize(("forget", "words"), WAYS)
def test_kills(whole: Path, tmp_path: Path, forget: Callable[[Path], None], words: bytes) -> None:
    before = look(whole)
    after, takes = ended(forget, whole, tmp_path / "unbroken.db")
    assert before != after
    assert words in whole.read_bytes()
    seen = []
    for number in range(KILLS):
        path = copy(whole, tmp_path / f"{number}.db")
        child = start(forget, path)
        time.sleep(3 * takes * (number / (KILLS - 1)) ** 2)  # from at once to long behind its end
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        left = look(path)
        assert keyless(left) in (keyless(before), keyless(after))
        assert faults(path) == []
        seen.append(left != before)
        forget(path)
        assert keyless(look(path)) == keyless(after)
        for end in ("", "-wal"):
            file = path.with_name(path.name + end)
            assert not file.exists() or words not in file.read_bytes()
    assert any(seen)
    assert not all(seen)
