"""The same function on an engine: Daft on this machine reads the same rows, and each shard once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.archive.shard_making import all_rows, make_warc, run

from dateline import jsons
from dateline.archive.cluster import Answer, ShardReader, Tasks, need_daft, take
from dateline.archive.cluster import run as run_engine
from dateline.archive.memory import Plan
from dateline.errors import ArchiveUnusable, DiskFull, PartMissing

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "DAFT_PROGRESS_BAR": "0", "PYTHONPATH": f"{ROOT / 'src'}"}


def dateline(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own: an engine stays for as long as its process."""
    command = [sys.executable, "-m", "dateline", "archive", *words, "--cluster", "local", "--json"]
    return subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def test_an_engine_reads_the_same_rows(tmp_path: Path) -> None:
    pytest.importorskip("daft", reason="Daft is not installed: pip install 'dateline[cluster]'")
    sources = [make_warc(tmp_path / f"{n}.warc.gz", n) for n in range(2)]
    words = [*sources, str(tmp_path / "no.warc.gz"), "--to", str(tmp_path / "engine"), "--workers", "1"]
    done = dateline(*words)
    assert done.returncode == 1, done.stderr
    assert "2 shards read, 1 failed." in done.stderr
    assert {json.loads(line)["pages"] for line in done.stdout.splitlines()} == {1}
    run(tmp_path / "own", *sources)
    assert all_rows(tmp_path / "engine") == all_rows(tmp_path / "own")
    assert [one.kind for one in run(tmp_path / "engine", *sources)] == ["known", "known"]


@pytest.mark.parametrize("engine", [(), ("--cluster", "local")], ids=["own pool", "Daft"])
def test_a_killed_coordinator_leaves_no_process_and_the_next_run_has_the_same_rows(
    tmp_path: Path, engine: tuple[str, ...]
) -> None:
    if engine:
        pytest.importorskip("daft", reason="Daft is not installed: pip install 'dateline[cluster]'")
    sources = [make_warc(tmp_path / f"{n}.warc.gz", *range(4 * n, 4 * n + 4)) for n in range(4)]
    folder = tmp_path / "engine"
    words = ["archive", *sources, "--to", str(folder), "--workers", "1", *engine]
    command = [sys.executable, "-m", "dateline", *words]
    with subprocess.Popen(command, env=ENVIRONMENT, start_new_session=True) as begun:
        wait_for(lambda: begun.poll() is not None or any(folder.glob("shard=*")))
        begun.kill()
    assert begun.returncode == -signal.SIGKILL
    wait_for(lambda: not is_alive(begun.pid))
    assert 1 <= len(list(folder.glob("shard=*"))) < 4
    assert {one.kind for one in run(folder, *sources)} == {"known", "read"}
    run(tmp_path / "own", *sources)
    assert all_rows(folder) == all_rows(tmp_path / "own")
    assert list(folder.glob(".part-*")) == []


@pytest.mark.soak
def test_a_killed_coordinator_of_a_cluster_leaves_whole_shards(tmp_path: Path) -> None:
    pytest.importorskip(
        "ray", reason="Ray is not installed: pip install 'dateline[cluster]' 'daft[ray]'"
    )
    script = str(ROOT / "benchmarks" / "archive_cluster.py")
    done = subprocess.run(
        [sys.executable, script, "--coordinator", "--shards", "6"],
        env=ENVIRONMENT,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the same rows - left over: 0" in done.stdout


def wait_for(happened: Callable[[], bool], seconds: float = 300.0) -> None:
    """Wait until something happened; fails where it does not."""
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.1)


def is_alive(session: int) -> bool:
    """Tell whether any process of a session is left."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_a_process_of_the_engine_answers(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0)
    (tmp_path / "archive").mkdir()
    reader = ShardReader(jsons.encode(Tasks(str(tmp_path / "archive"), Plan(1), 30.0)))
    try:
        first, again, gone = (
            take(reader.read(one)) for one in (source, source, str(tmp_path / "no.warc.gz"))
        )
    finally:
        reader.workers.__exit__(None, None, None)
    assert (first.kind, again.kind, gone.kind) == ("read", "known", "failed")
    assert first.summary == again.summary
    assert "There is no file" in str(gone.error)


def test_what_stops_one_process_stops_the_run() -> None:
    full = Answer("a.warc.gz", code="disk-full", cause="There is no room.", remedy="Make room.")
    with pytest.raises(DiskFull, match="There is no room"):
        take(jsons.encode_text(full))


class Stopping:
    """Stands for an engine of which nothing is left."""

    def set_execution_config(self, **_: object) -> None:
        """Take no notice."""

    def set_runner_ray(self, _: str | None) -> None:
        raise RuntimeError("Traceback ...\nActorDiedError: the last node \udc80 died")


@pytest.mark.parametrize("address", ["ray://nowhere:1", "auto"])
def test_an_engine_that_stops_is_said(address: str) -> None:
    tasks = Tasks("archive", Plan(1), 30.0)
    with pytest.raises(ArchiveUnusable, match=r"stopped: ActorDiedError.*\ufffd died.*run the same"):
        list(run_engine(Stopping(), ["a.warc.gz"], tasks, address))


def test_without_daft_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "daft", None)
    with pytest.raises(PartMissing, match=r"pip install 'dateline\[cluster\]'"):
        need_daft()
