"""A place that can hold no ledger is refused with a sentence, and left as it was."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests.ledger.planted import plant_page

from dateline.errors import DatelineError, LedgerUnusable
from dateline.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]


def refusal(where: Path | str, *, create: bool, wait: float = 0.2) -> str:
    """Return the sentence with which a place is refused."""
    with pytest.raises(LedgerUnusable) as caught:
        Ledger.open(where, create=create, wait=wait)
    assert caught.value.remedy
    assert str(where) in caught.value.cause or "\0" in str(where)
    return str(caught.value)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as opened:
        opened.add(*plant_page(0), "reader/1", "{}")
    return path


@pytest.mark.parametrize("content", [b"x", b"Notes on the bridge.\n", b"\0" * 5000, b"SQLite format 3"])
@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes, *, create: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert "is no SQLite database" in refusal(path, create=create)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_only_starts_as_a_database(tmp_path: Path) -> None:
    path = tmp_path / "broken.db"
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert refusal(path, create=True)
    assert path.read_bytes().endswith(b"x" * 5000)


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_program(tmp_path: Path, *, create: bool) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE captures (id)")
    before = path.read_bytes()
    assert "an SQLite database, but no ledger" in refusal(path, create=create)
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_a_ledger_of_a_newer_program(ledger: Path, *, create: bool) -> None:
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("UPDATE dateline_version SET version_num = '9999'")
        connection.commit()
    sentence = refusal(ledger, create=create)
    assert "written by a newer Dateline" in sentence
    assert "9999" in sentence


def test_no_ledger_to_ask(tmp_path: Path) -> None:
    assert "There is no ledger" in refusal(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_ledger_to_ask_but_can_become_one(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert "is empty" in refusal(path, create=False)
    with Ledger.open(path, create=True) as opened:
        assert opened.revisions() == 0


def test_a_missing_folder(tmp_path: Path) -> None:
    sentence = refusal(tmp_path / "none" / "ledger.db", create=True)
    assert f"there is no folder {tmp_path / 'none'}" in sentence


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path, create=True)


def test_a_server_of_another_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LedgerUnusable, match="not supported: mysql"):
        Ledger.open("mysql://ada:secret@host/ledger", create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert "NUL" in refusal(f"{tmp_path}/a\0b", create=True)
    assert "too long" in refusal(tmp_path / ("x" * 300), create=True)


@pytest.mark.parametrize("name", [":memory:", "a b?c=d#e.db", "ünïcode.db", "file:x.db", "%41.db"])
def test_odd_names_are_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Ledger.open(name, create=True).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_ledger_that_another_process_keeps_locked(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        assert "is locked" in refusal(ledger, create=True)
        assert time.monotonic() - started < 5
        with Ledger.open(ledger, create=False, wait=0.2) as opened:
            assert len(list(opened.articles())) == 2
            with pytest.raises(LedgerUnusable, match="is locked"):
                opened.add(*plant_page(1), "reader/1", "{}")
        other.execute("ROLLBACK")
    with Ledger.open(ledger, create=True) as opened:
        assert opened.add(*plant_page(1), "reader/1", "{}")


def test_a_damaged_ledger(ledger: Path) -> None:
    data = bytearray(ledger.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    ledger.write_bytes(data)
    with pytest.raises(LedgerUnusable, match="damaged"), Ledger.open(ledger, create=False) as opened:
        list(opened.articles())


def as_nobody(where: Path, *, create: bool) -> str:
    """Return what a user without rights is told."""
    code = (
        "import os, sys; from dateline.ledger import Ledger\n"
        "from dateline.errors import DatelineError\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        f"try: print(len(list(Ledger.open({str(where)!r}, create={create}).articles())))\n"
        "except DatelineError as error: print(type(error).__name__, error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd="/", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def open_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that every user may pass through."""
    folder = tmp_path_factory.mktemp("open")
    for path in (folder, *folder.parents[:3]):
        path.chmod(0o755)
    return folder


def test_a_file_that_may_not_be_written(open_path: Path) -> None:
    path = open_path / "ledger.db"
    with Ledger.open(path, create=True) as opened:
        opened.add(*plant_page(0), "reader/1", "{}")
    path.chmod(0o444)
    open_path.chmod(0o555)
    assert "LedgerUnusable" in as_nobody(path, create=True)
    assert "may not be written" in as_nobody(path, create=True)
    assert as_nobody(path, create=False) == "2"
    copy = open_path.parent / "copy"
    copy.mkdir(mode=0o777)
    copy.chmod(0o777)
    shutil.copy(path, copy / "ledger.db")
    (copy / "ledger.db").chmod(0o666)
    assert as_nobody(copy / "ledger.db", create=False) == "2"


def test_a_folder_that_may_not_be_written(open_path: Path) -> None:
    open_path.chmod(0o555)
    assert "may not be written" in as_nobody(open_path / "ledger.db", create=True)
    assert list(open_path.iterdir()) == []


def test_a_file_that_may_not_be_read(open_path: Path) -> None:
    path = open_path / "ledger.db"
    Ledger.open(path, create=True).close()
    path.chmod(0o000)
    assert "LedgerUnusable" in as_nobody(path, create=False)


def test_all_refusals_are_of_one_tree() -> None:
    assert issubclass(LedgerUnusable, DatelineError)
