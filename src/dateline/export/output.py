"""Where an export goes: standard output, or a file that is there as a whole or not at all."""

from __future__ import annotations

import errno
import os
import signal
import stat
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, BinaryIO, Final

from dateline.errors import DiskFull, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

STDOUT: Final = "-"
FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
UNLINKABLE: Final = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})
BUFFER: Final = 1 << 20  # bytes
SIGNALLED: Final = 128  # on which shells count the number of the signal that ended a program


@contextmanager
def open_output(target: str, *, force: bool = False) -> Iterator[BinaryIO]:
    """Give a binary stream to write to; ``-`` is standard output.

    A file is written under another name beside it and takes its own at the end: whatever fails, no part
    of it stands under its name. One that is there is only replaced with ``force``, whoever made it
    meanwhile. Raises InputError and DiskFull.
    """
    if target == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = find_place(target, force=force)
    with explained(path):
        part = make_part(path)
        try:
            with part.open("wb", buffering=BUFFER) as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            publish(part, path, force=force)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Have SIGTERM end what is under way as an interruption does: no part of a file is left behind."""

    def leave(number: int, _: object) -> None:
        raise SystemExit(SIGNALLED + number)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)


def find_place(target: str, *, force: bool) -> Path:
    """Return the path to write to, links followed; raises InputError where nothing may be written."""
    path = Path(os.path.realpath(target))
    if not target or "\0" in target or target.endswith(("/", os.sep)) or path.is_dir():
        raise InputError(f"{target!r} is no name of a file.", "Give --out a file, or - to print.")
    if not path.parent.is_dir():
        raise InputError(f"There is no folder {path.parent}.", "Make it first, or give another name.")
    if path.exists() and not path.is_file():
        raise InputError(f"{target} is no ordinary file.", "Give --out - to print, and redirect that.")
    if path.exists() and not force:
        raise InputError(f"{target} is there already.", "Give another name, or --force to replace it.")
    return path


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into an error with its cause and the next step."""
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        if error.errno in FULL:
            cause = f"There is no room left to write {path}: nothing of it was kept."
            raise DiskFull(cause, "Make room, or export to another disk.") from error
        raise InputError(f"{path} cannot be written: {error.strerror or error}.", "Check it.") from error


def make_part(path: Path) -> Path:
    """Return a new, empty file in the same folder, with the mode that ``path`` has or would have."""
    handle, name = mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    mask = os.umask(0)
    os.umask(mask)
    part.chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~mask)
    return part


def publish(part: Path, path: Path, *, force: bool) -> None:
    """Give a finished file its name; raises InputError where another has taken it meanwhile."""
    if force:
        part.replace(path)
    else:
        link(part, path)
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def link(part: Path, path: Path) -> None:
    """Give a file a name that nothing has, also where the file system knows no second names."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        raise InputError(f"{path} was made meanwhile.", "Give another name, or --force.") from None
    except OSError as error:
        if error.errno not in UNLINKABLE:
            raise
        find_place(str(path), force=False)
        part.replace(path)
