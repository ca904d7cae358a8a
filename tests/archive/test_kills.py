"""Kills of `archive` and of `archive import` at chosen and at random moments: a rerun ends the work."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.archive.shard_making import all_rows, make_warc, run
from tests.ledger.broken_off import Bench, Work
from tests.ledger.works import PAGES_READ, fewer

from dateline.archive import writing
from dateline.archive.importing import import_slice
from dateline.archive.slices import Slice
from dateline.errors import ArchiveUnusable
from dateline.ledger import Ledger
from dateline.pipeline import link_ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHARDS, PAGES = 3, 2
KILLED = """
import os, signal, sys
from dateline.archive import writing
done, left = writing.write_whole, int(sys.argv[1])
def killing(*given):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return done(*given)
writing.write_whole = killing
from dateline.cli import main
sys.argv = ["dateline", *sys.argv[2:]]
main()
"""


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of shards with an archive of them."""
    folder = tmp_path_factory.mktemp("kills")
    for number in range(SHARDS):
        make_warc(folder / f"{number}.warc.gz", *range(number * PAGES, (number + 1) * PAGES))
    run(folder / "archive", *shards(folder))
    return folder


def shards(folder: Path) -> list[str]:
    return sorted(map(str, folder.glob("*.warc.gz")))


def test_a_coordinator_killed_as_it_ends_a_shard_leaves_the_shards_before(
    crawl: Path, tmp_path: Path
) -> None:
    words = ["archive", *shards(crawl), "--to", str(tmp_path / "archive"), "--workers", "0"]
    done = subprocess.run([sys.executable, "-c", KILLED, "3", *words], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(list((tmp_path / "archive").glob("shard=*"))) == 1
    assert len(list((tmp_path / "archive").glob(".part-*"))) == 1
    again = run(tmp_path / "archive", *shards(crawl))
    assert [one.kind for one in again] == ["known", "read", "read"]
    assert all_rows(tmp_path / "archive") == all_rows(crawl / "archive")
    assert list((tmp_path / "archive").glob(".part-*")) == []


def make_empty(folder: Path) -> Path:
    path = folder / "ledger.db"
    Ledger.open(path, create=True).close()
    return path


def importing_from(archive: Path) -> Work:
    """Return the work of importing an archive; each page that the ledger has is acknowledged."""

    def work(path: Path, acknowledge: Callable[[], None]) -> None:
        added = Ledger.add

        def add(ledger: Ledger, *given: object) -> bool:
            found = added(ledger, *given)  # type: ignore[arg-type]
            acknowledge()
            return found

        Ledger.add = add  # type: ignore[assignment,method-assign]  # of a fork
        with Ledger.open(path, create=True) as ledger:
            import_slice(archive, ledger, Slice())
            link_ledger(ledger)

    return Work(work, lambda path, pages: fewer(path, PAGES_READ, pages))


def test_an_import_that_is_killed_loses_nothing_and_a_rerun_ends_it(crawl: Path, tmp_path: Path) -> None:
    break_off(crawl, tmp_path, 2)


@pytest.mark.soak
def test_two_hundred_kills_of_an_import(crawl: Path, tmp_path: Path) -> None:
    break_off(crawl, tmp_path, 200)


def break_off(crawl: Path, folder: Path, times: int) -> None:
    bench = Bench(importing_from(crawl / "archive"), make_empty(folder), folder / "work")
    found = bench.break_off(times, seed=13)
    assert [one.wrong for one in found if one.wrong] == []
    assert len(found) == times


@pytest.mark.soak
@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_run_that_is_killed_again_and_again_comes_to_its_end(
    crawl: Path, tmp_path: Path, workers: str
) -> None:
    words = ["archive", *shards(crawl), "--to", str(tmp_path / "archive"), "--workers", workers]
    codes = []
    for seconds in range(1, 40):
        try:
            done = subprocess.run(
                [sys.executable, "-m", "dateline", *words], check=False, timeout=seconds
            )
        except subprocess.TimeoutExpired:
            continue
        codes.append(done.returncode)
        break
    assert codes == [0]
    assert all_rows(tmp_path / "archive") == all_rows(crawl / "archive")
    assert list((tmp_path / "archive").glob(".part-*")) == []


@pytest.mark.parametrize("code", [errno.EROFS, errno.ESTALE, errno.EIO])
def test_a_share_that_is_lost_or_becomes_read_only_is_said(
    crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    run(tmp_path / "archive", shards(crawl)[0])

    def fail(*_: object) -> None:
        raise OSError(code, "the share is gone", "summary.json")

    with monkeypatch.context() as patched:
        patched.setattr(writing, "write_whole", fail)
        with pytest.raises(ArchiveUnusable, match="cannot be written"):
            run(tmp_path / "archive", *shards(crawl))
    assert len(list((tmp_path / "archive").glob("shard=*"))) == 1
    run(tmp_path / "archive", *shards(crawl))
    assert all_rows(tmp_path / "archive") == all_rows(crawl / "archive")
