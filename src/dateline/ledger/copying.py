"""A copy of a ledger's file, made before a migration: whole, on the disk, never over an older one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING, Final

from dateline.errors import DiskFull

if TYPE_CHECKING:
    from pathlib import Path

PART: Final = ".part"  # of a copy whose migration is not done
SPARE: Final = 1 << 20  # bytes that must be left beside the copy


def name_part(path: Path, version: str) -> Path:
    """Return where the copy lies until the migration to ``version`` is done."""
    return path.with_name(f"{path.name}.before-{version}{PART}")


def make_copy(path: Path, version: str) -> Path:
    """Copy a ledger that nobody else may write meanwhile; return where the copy lies.

    What a killed run left there is replaced. Raises DiskFull, sqlite3.Error and OSError.
    """
    part = name_part(path, version)
    check_room(path)
    mode = path.stat().st_mode & 0o777
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    try:
        source = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(source, uri=True)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
        sync(part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def check_room(path: Path) -> None:
    """Raise DiskFull where there is no room for a copy."""
    files = (path, path.with_name(f"{path.name}-wal"))
    needed = sum(file.stat().st_size for file in files if file.exists()) + SPARE
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise DiskFull(
            f"There is no room for a copy of the ledger {path}: {needed >> 20} MiB are needed, "
            f"{free >> 20} MiB are free.",
            "Make room and try again. Nothing was changed.",
        )


def keep_copy(part: Path) -> Path:
    """Give a finished copy its name, another number where there is one already; return it."""
    name = part.name.removesuffix(PART)
    for number in count(1):
        kept = part.with_name(name if number == 1 else f"{name}.{number}")
        try:
            os.link(part, kept)
        except FileExistsError:
            continue
        except OSError:  # a disk without hard links
            if kept.exists():
                continue
            part.rename(kept)
            break
        part.unlink()
        break
    sync(kept.parent)
    return kept


def sync(path: Path) -> None:
    """Have a file or a folder written to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
