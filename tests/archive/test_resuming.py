"""A run that is killed or finds no room leaves whole shards, and goes on to the same rows."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from tests.archive.shard_making import all_rows, make_warc, run

from dateline.archive.folder import open_to_write
from dateline.archive.reading import Manner
from dateline.errors import ArchiveUnusable, DiskFull
from dateline.workers import Limits, Workers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.pipeline import Outcome


def find_parts(folder: Path) -> list[Path]:
    return list(folder.glob(".part-*"))


@contextmanager
def room(most: int) -> Iterator[None]:
    """Let no file of this process grow above so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_killed_run_goes_on_to_the_same_rows(tmp_path: Path) -> None:
    sources = [make_warc(tmp_path / f"{n}.warc.gz", *range(n * 5, n * 5 + 5)) for n in range(3)]
    command = [sys.executable, "-m", "dateline", "archive", *sources, "--to", "killed", "--workers", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as begun:
        while begun.poll() is None and not find_parts(tmp_path / "killed"):
            time.sleep(0.005)
        begun.send_signal(signal.SIGKILL)
    assert begun.returncode == -signal.SIGKILL
    assert find_parts(tmp_path / "killed")
    run(tmp_path / "killed", *sources)
    run(tmp_path / "whole", *sources)
    assert all_rows(tmp_path / "killed") == all_rows(tmp_path / "whole")
    assert not find_parts(tmp_path / "killed")


def test_a_killed_worker_costs_nothing(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", *range(4))
    with Workers(Limits(workers=1)) as workers:
        killed: list[int] = []

        def kill_once(_: Outcome) -> None:
            if not killed and workers.working and (pid := workers.working[0].process.pid):
                killed.append(pid)
                os.kill(pid, signal.SIGKILL)

        (done,) = run(tmp_path / "killed", source, reader=workers, manner=Manner(told=kill_once))
    run(tmp_path / "whole", source)
    assert killed
    assert done.summary
    assert done.summary.skipped == {}
    assert all_rows(tmp_path / "killed") == all_rows(tmp_path / "whole")


def test_a_full_disk_ends_the_run_with_whole_shards_only(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", *range(5))
    with room(4000), pytest.raises(DiskFull, match=r"no room left in .*archive.*Make room"):
        run(tmp_path / "archive", source)
    assert list((tmp_path / "archive").glob("shard=*")) == []
    assert find_parts(tmp_path / "archive") == []
    assert [one.kind for one in run(tmp_path / "archive", source)] == ["read"]


def test_a_folder_that_goes_away_is_said(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0, 1)
    archive = tmp_path / "archive"

    def lose(_: Outcome) -> None:
        shutil.rmtree(archive, ignore_errors=True)

    with pytest.raises(ArchiveUnusable, match="cannot be written"):
        run(archive, source, manner=Manner(told=lose))
    assert not archive.exists()


def test_a_shard_that_changes_while_it_is_read_is_not_finished(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0, 1)

    def grow(_: Outcome) -> None:
        make_warc(tmp_path / "crawl.warc.gz", 0, 1, 2)

    (done,) = run(tmp_path / "archive", source, manner=Manner(told=grow))
    assert (done.kind, "changed or went" in str(done.error)) == ("failed", True)
    assert list((tmp_path / "archive").glob("shard=*")) == []


def test_what_cannot_be_an_archive_is_refused(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0)
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveUnusable, match="cannot be written"):
        run(tmp_path / "file", source)
    with pytest.raises(ArchiveUnusable, match="holds files and is no archive"):
        run(tmp_path, source)


def test_one_run_at_a_time_and_one_reader_for_all_shards(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0)
    writing = open_to_write(tmp_path / "archive", "dateline/older")
    with writing, pytest.raises(ArchiveUnusable, match="Another run is writing"):
        run(tmp_path / "archive", source)
    with pytest.raises(ArchiveUnusable, match="was read by dateline/older"):
        run(tmp_path / "archive", source)
