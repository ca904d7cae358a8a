"""A ledger is read where nothing may be written, and nothing is written on a network share."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from tests.ledger.planted import plant_page

from dateline.errors import LedgerUnusable
from dateline.ledger import Ledger, shares
from dateline.ledger.shares import find_share, list_mounts
from dateline.ledger.unwritable import choose_mode

if TYPE_CHECKING:
    from collections.abc import Iterator

MOUNTS = r"""22 1 252:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:40 / {folder}/team rw,relatime shared:20 - nfs4 server:/export rw,vers=4.2
41 40 0:41 / {folder}/team/local rw - ext4 /dev/vdb rw
42 22 0:42 / {folder}/with\040blank rw - fuse.sshfs host: rw
43 22 0:43 / {folder}/twice rw - ext4 /dev/vdc rw
44 43 0:44 / {folder}/twice rw - cifs //host/share rw
broken line
"""


@pytest.fixture
def ledger() -> Iterator[Path]:
    """A ledger in a folder that every user may pass through."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "ledger.db")
        with Ledger.open(path, create=True) as opened:
            opened.add(*plant_page(0), "reader/1", "{}")
        path.parent.chmod(0o755)
        yield path
        path.parent.chmod(0o755)


def as_nobody(ledger: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of Dateline on a ledger as a user without rights.

    The modules are loaded before, by the same command on a copy: that user may not read them everywhere.
    """
    code = (
        "import os, shutil, sys, tempfile\n"
        "from click.testing import CliRunner; from dateline import cli\n"
        "where, *words = sys.argv[1:]\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    warm = shutil.copy(where, folder)\n"
        "    CliRunner().invoke(cli.cli, [warm if word == 'LEDGER' else word for word in words])\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "sys.argv = ['dateline', *(where if word == 'LEDGER' else word for word in words)]\n"
        "cli.main()\n"
    )
    command = [sys.executable, "-c", code, str(ledger), *words]
    return subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)])
def test_a_ledger_that_may_not_be_written_is_read(ledger: Path, file: int, folder: int) -> None:
    ledger.chmod(file)
    ledger.parent.chmod(folder)
    for verb in ("changes", "who-says"):
        done = as_nobody(ledger, verb, "LEDGER")
        assert done.returncode == 0, done.stderr
    shown = as_nobody(ledger, "show", "LEDGER", "page000.txt")
    assert "the bridge at Port Selin was closed" in shown.stdout, shown.stderr
    assert [path.name for path in ledger.parent.iterdir()] == ["ledger.db"]
    refused = as_nobody(ledger, "read", "/nowhere.txt", "--into", "LEDGER")
    assert refused.returncode == 1
    assert "may not be written" in refused.stderr


def test_the_last_writes_of_one_that_was_not_closed_are_read_or_said_to_be_missing(ledger: Path) -> None:
    log = ledger.with_name("ledger.db-wal")
    with closing(sqlite3.connect(ledger)) as other:
        other.execute("INSERT INTO skips VALUES ('a', 'b', 'c', 'd')")
        other.commit()
        assert log.stat().st_size
        ledger.parent.chmod(0o555)
        assert as_nobody(ledger, "changes", "LEDGER").returncode == 0
        ledger.with_name("ledger.db-shm").unlink()
        done = as_nobody(ledger, "changes", "LEDGER")
    ledger.parent.chmod(0o755)
    assert done.returncode == 1
    assert "was not closed: its last writes lie in ledger.db-wal" in done.stderr


def test_a_disk_that_may_not_be_written(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert choose_mode(ledger) == "rw"
    monkeypatch.setattr(os, "access", lambda *_: False)  # as on a disk that is mounted to be read
    assert choose_mode(ledger) == "immutable"
    with Ledger.open(ledger, create=False) as opened:
        assert len(list(opened.articles())) == 2
        with pytest.raises(LedgerUnusable, match="may not be written"):
            opened.add(*plant_page(1), "reader/1", "{}")
    with pytest.raises(LedgerUnusable, match="may not be written"):
        Ledger.open(ledger, create=True)


@pytest.fixture
def mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which some folders are network shares."""
    for name in ("team/local", "with blank", "twice", "teamwork"):
        (tmp_path / name).mkdir(parents=True)
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.replace("{folder}", str(tmp_path)))
    monkeypatch.setattr(shares, "MOUNTS", mounts)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("team/ledger.db", "nfs4"),
        ("team/local/ledger.db", None),
        ("teamwork/ledger.db", None),
        ("with blank/ledger.db", "fuse.sshfs"),
        ("twice/ledger.db", "cifs"),
        ("ledger.db", None),
        ("link/ledger.db", "nfs4"),
    ],
)
def test_shares_are_told_from_disks(mounted: Path, name: str, kind: str | None) -> None:
    (mounted / "link").symlink_to(mounted / "team")
    assert find_share(mounted / name) == kind


def test_nothing_is_written_on_a_share_unless_one_machine_alone_does(
    mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = mounted / "team" / "ledger.db"
    with pytest.raises(LedgerUnusable, match=r"network share \(nfs4\)") as caught:
        Ledger.open(path, create=True)
    assert "DATELINE_ALLOW_SHARE=1" in caught.value.remedy
    assert not path.exists()
    monkeypatch.setenv("DATELINE_ALLOW_SHARE", "1")
    Ledger.open(path, create=True).close()
    monkeypatch.delenv("DATELINE_ALLOW_SHARE")
    with Ledger.open(path, create=False) as opened:
        assert list(opened.articles()) == []
    assert [one.name for one in path.parent.iterdir() if one.is_file()] == ["ledger.db"]


def test_where_no_mounts_are_told_no_shares_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "MOUNTS", tmp_path / "none")
    assert find_share(tmp_path / "ledger.db") is None
    assert list(list_mounts("broken\n\n - \n")) == []
    assert Path("/proc/self/mountinfo").exists() is (sys.platform == "linux")
