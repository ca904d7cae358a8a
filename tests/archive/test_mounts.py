"""Real disks that are full, read-only or gone: an error that says so, and a rerun that ends the work."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.archive.shard_making import make_warc, run

from dateline.archive.places import sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).resolve().parents[2]
APART: Final = ("unshare", "--user", "--map-root-user", "--mount")


def may_mount() -> bool:
    """Tell whether a namespace can be made in which one may mount."""
    if not shutil.which("unshare"):
        return False
    trial = "mount -t tmpfs none /mnt"
    return subprocess.run([*APART, "sh", "-c", trial], capture_output=True, check=False).returncode == 0


@pytest.fixture
def scene(tmp_path: Path) -> Callable[[str], dict[str, Any]]:
    """Return what plays a scene of ``mounting``."""
    if not may_mount():
        pytest.skip("nothing can be mounted here (unshare --user --mount)")

    def play(name: str) -> dict[str, Any]:
        command = [*APART, sys.executable, "-m", "tests.archive.mounting", name, str(tmp_path)]
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return play


def test_a_disk_that_is_full_keeps_the_shards_before_and_goes_on_once_there_is_room(
    scene: Callable[[str], dict[str, Any]],
) -> None:
    seen = scene("full")
    assert seen["code"] == "disk-full"
    assert "no room left" in seen["said"]
    assert "Make room and run the same again" in seen["said"]
    assert (1 <= seen["finished"] < 3, seen["parts"], seen["same"]) == (True, 0, True)


def test_a_disk_that_is_full_keeps_no_part_of_a_window(scene: Callable[[str], dict[str, Any]]) -> None:
    seen = scene("linked_full")
    assert seen["code"] == "disk-full"
    assert (seen["finished"], seen["parts"], seen["same"]) == (0, 0, True)


def test_a_share_that_goes_away_ends_the_run_and_is_gone_on_with_once_it_is_back(
    scene: Callable[[str], dict[str, Any]],
) -> None:
    seen = scene("lost")
    assert seen["code"] == "archive-unusable"
    assert "Check the folder and its disk and run the same again" in seen["said"]
    assert (seen["finished"], seen["parts"], seen["same"]) == (1, 0, True)


def test_shards_on_a_share_that_goes_away_fail_and_are_read_once_it_is_back(
    scene: Callable[[str], dict[str, Any]],
) -> None:
    seen = scene("sources_lost")
    assert (seen["said"], seen["failed"]) == ("", 2)
    assert (seen["finished"], seen["parts"], seen["same"]) == (1, 0, True)


def test_a_disk_that_becomes_read_only_ends_the_run(scene: Callable[[str], dict[str, Any]]) -> None:
    seen = scene("read_only")
    assert seen["code"] == "archive-unusable"
    assert "Read-only file system" in seen["said"]
    assert (seen["finished"], seen["same"]) == (1, True)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file whose reading fails")
def test_a_shard_whose_disk_fails_costs_itself_alone(tmp_path: Path) -> None:
    (tmp_path / "bad.warc").symlink_to("/proc/self/mem")  # to read its first byte is an EIO
    good = make_warc(tmp_path / "good.warc.gz", 0)
    bad, read = run(tmp_path / "archive", str(tmp_path / "bad.warc"), good)
    assert (bad.kind, read.kind) == ("failed", "read")
    assert "bad.warc" in str(bad.error)
    assert "Input/output error" in str(bad.error)


@pytest.mark.parametrize("code", [errno.EIO, errno.ESTALE, errno.EINVAL])
def test_a_folder_that_cannot_be_put_on_the_disk_is_told_where_the_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    if code == errno.EINVAL:  # the file system knows no such thing
        sync_folder(tmp_path)
        return
    with pytest.raises(OSError, match=os.strerror(code)):
        sync_folder(tmp_path)
