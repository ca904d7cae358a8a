"""The folder of an archive: made or opened for one run at a time, with the shards that are finished."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from dateline import jsons
from dateline.archive.places import LOCK, MARK, PART, SHARD, SUMMARY, explained, sync_folder
from dateline.archive.summaries import FORMAT, Summary
from dateline.archive.writing import write_whole
from dateline.errors import ArchiveUnusable
from dateline.gather.warc_shelf import lock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.archive.shards import Shard


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in an archive's folder about it; ``reader``: by whom all its shards were read."""

    reader: str
    format: Literal["dateline-archive/1"] = FORMAT


@dataclass(slots=True)
class Finished:
    """The finished shards of an archive by key, and by how their files stood."""

    by_key: dict[str, Summary] = field(default_factory=dict)
    by_file: dict[tuple[str, int, int], Summary] = field(default_factory=dict)

    def add(self, summary: Summary) -> None:
        """Take in a shard."""
        self.by_key[summary.shard] = summary
        file = (os.path.realpath(summary.source), summary.bytes, summary.changed_ns)
        self.by_file[file] = summary

    def find_file(self, shard: Shard) -> Summary | None:
        """Return the shard read from a file that has not changed since."""
        return self.by_file.get((os.path.realpath(shard.source), shard.size, shard.changed_ns))


@contextmanager
def open_to_write(folder: Path, reader: str) -> Iterator[Finished]:
    """Open an archive, made if absent, and give its finished shards; what a killed run left goes.

    Raises ArchiveUnusable where it cannot be written, another run writes to it, or another reader did.
    """
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        stream = (folder / LOCK).open("ab")
    with stream:
        if not lock(stream):
            cause = f"Another run is writing to the archive {folder}."
            raise ArchiveUnusable(cause, "Wait for it, or give another folder.")
        with explained(folder):
            claim(folder, reader)
        sweep(folder)
        yield find_finished(folder)


def sweep(folder: Path) -> None:
    """Take away what processes that were killed left unfinished; nobody may be writing."""
    with explained(folder):
        for part in folder.glob(f"{PART}*"):
            shutil.rmtree(part, ignore_errors=True)


def claim(folder: Path, reader: str) -> None:
    """Mark a folder as an archive by this reader; raises ArchiveUnusable where it is another's."""
    if not (folder / MARK).exists():
        refuse_foreign(folder)
        part = folder / f"{PART}mark"
        write_whole(part, jsons.encode(Mark(reader)) + b"\n")
        part.replace(folder / MARK)
        sync_folder(folder)
    found = read_mark(folder)
    if found.reader != reader:
        cause = f"The archive {folder} was read by {found.reader}; this is {reader}."
        raise ArchiveUnusable(cause, "Give another folder, or read on with that version.")


def refuse_foreign(folder: Path) -> None:
    """Raise ArchiveUnusable where a folder holds files and is no archive."""
    if any(not one.name.startswith(".") for one in folder.iterdir()):
        cause = f"The folder {folder} holds files and is no archive."
        raise ArchiveUnusable(cause, "Give an empty folder, or a new one.")


def read_mark(folder: Path) -> Mark:
    """Return what an archive says of itself; raises ArchiveUnusable where a folder is none."""
    try:
        return jsons.decode((folder / MARK).read_bytes(), Mark)
    except (OSError, msgspec.MsgspecError) as error:
        cause = f"{folder} is no archive: there is no {MARK} in it that can be read."
        raise ArchiveUnusable(cause, "Make one with: dateline archive SHARD... --to FOLDER") from error


def find_finished(folder: Path) -> Finished:
    """Return the finished shards of an archive."""
    found = Finished()
    for summary in list_summaries(folder):
        found.add(summary)
    return found


def list_summaries(folder: Path) -> Iterator[Summary]:
    """Yield what is kept of the finished shards, by key; raises ArchiveUnusable."""
    for path in sorted(folder.glob(f"{SHARD}*/{SUMMARY}")):
        try:
            yield jsons.decode(path.read_bytes(), Summary)
        except (OSError, msgspec.MsgspecError) as error:
            cause = f"{path} cannot be read: {error}."
            raise ArchiveUnusable(cause, "Remove its folder and read the shard again.") from error


def is_archive(where: str) -> bool:
    """Tell whether a name is that of an archive's folder."""
    return (Path(where) / MARK).is_file()
