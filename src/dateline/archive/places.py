"""What stands where in the folder of an archive, and what is said where the disk refuses."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from dateline.errors import ArchiveUnusable, DiskFull
from dateline.export.output import FULL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK: Final = "dateline-archive.json"  # what the archive is, and by whom it was read
LOCK: Final = ".lock"
PART: Final = ".part-"  # how the name of what is not finished begins
SHARD: Final = "shard="  # DuckDB reads the key of a shard from the name of its folder
LINKS: Final = "links"  # the folder of what linking found
WINDOW: Final = "window="  # the first day of a window is read from the name of its folder
SUMMARY: Final = "summary.json"
FAILING: Final = FULL | {errno.EIO, errno.ESTALE, errno.ENOENT}


def home_of(folder: Path, key: str) -> Path:
    """Return where a finished shard stands."""
    return folder / f"{SHARD}{key}"


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into an error with its cause and the next step."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            cause = f"There is no room left in {folder}: what was being written was not kept."
            raise DiskFull(cause, "Make room and run the same again: it goes on there.") from error
        cause = f"{folder} cannot be written: {error.strerror or error}."
        remedy = "Check the folder and its disk and run the same again: what is finished is kept."
        raise ArchiveUnusable(cause, remedy) from error


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that.

    Raises OSError where the disk fails.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno in FAILING:
            raise
