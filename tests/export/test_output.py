"""A file is there as a whole or not at all, and nothing is overwritten unasked."""

from __future__ import annotations

import os
import pathlib
import resource
import signal
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from dateline.errors import DiskFull, InputError
from dateline.export.output import ended_in_order, open_output

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(path: Path, words: bytes = b"new", *, force: bool = False) -> None:
    with open_output(str(path), force=force) as out:
        out.write(words)


def test_a_file_takes_its_name_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with open_output(str(path)) as out:
        out.write(b"half")
        out.flush()
        assert not path.exists()
    assert path.read_bytes() == b"half"
    assert names(tmp_path) == ["out.csv"]


def test_its_mode_is_that_of_other_new_files(tmp_path: Path) -> None:
    write(tmp_path / "out.csv")
    (tmp_path / "plain").touch()
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_what_is_there_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with pytest.raises(InputError, match="is there already"):
        write(path)
    assert path.read_bytes() == b"old"
    write(path, force=True)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_that_another_made_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"

    def race() -> None:
        with open_output(str(path)) as out:
            out.write(b"mine")
            path.write_bytes(b"theirs")

    with pytest.raises(InputError, match="made meanwhile"):
        race()
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("error", [RuntimeError("x"), KeyboardInterrupt(), BrokenPipeError()])
def test_whatever_fails_nothing_is_left(tmp_path: Path, error: BaseException) -> None:
    def fail() -> None:
        with open_output(str(tmp_path / "out.csv")) as out:
            out.write(b"half")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert names(tmp_path) == []


@contextmanager
def short_files() -> Iterator[None]:
    """Let no file grow beyond 4,096 bytes; not longer than need be, for the tests' own log is one."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("size", [5000, 3_000_000])
def test_a_full_disk_leaves_nothing_and_says_so(tmp_path: Path, size: int) -> None:
    with pytest.raises(DiskFull, match="nothing of it was kept"), short_files():
        write(tmp_path / "out.csv", b"x" * size)
    assert names(tmp_path) == []


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with pytest.raises(DiskFull), short_files():
        write(path, b"x" * 5000, force=True)
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name", ["", ".", "sub/", "missing/out.csv"])
def test_names_that_are_no_file_are_refused(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError):
        write(name, force=True)  # type: ignore[arg-type]  # the words as given
    assert names(tmp_path) == []


def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="no ordinary file"):
        write(pipe, force=True)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link", force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_file_system_without_second_names_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(pathlib.Path, "hardlink_to", refuse)
    write(tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == b"new"
    assert names(tmp_path) == ["out.csv"]


def test_a_signal_to_end_leaves_nothing(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)

    def end() -> None:
        with ended_in_order(), open_output(str(tmp_path / "out.csv")) as out:
            out.write(b"half")
            os.kill(os.getpid(), signal.SIGTERM)

    with pytest.raises(SystemExit) as ended:
        end()
    assert ended.value.code == 128 + signal.SIGTERM
    assert names(tmp_path) == []
    assert signal.getsignal(signal.SIGTERM) == before
