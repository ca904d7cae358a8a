"""Shards: the files that an archive is read from, and the key that tells one from all others."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.errors import PageMissing
from dateline.gather.files import explain_failure, refuse_odd_file, show_name
from dateline.gather.kinds import FEEDS, KINDS, find_kind, is_directory
from dateline.identity import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PIECE: Final = 1 << 20  # bytes hashed at a time


@dataclass(frozen=True, slots=True)
class Shard:
    """A file as it stands: the SOURCE it was given as, its bytes and the time of its last change."""

    source: str
    size: int
    changed_ns: int


def find_shards(sources: Iterable[str]) -> Iterator[Shard | PageMissing]:
    """Yield the files of SOURCEs, each once; a folder stands for its corpora and archives, by name.

    What cannot be looked at is yielded as its error.
    """
    seen: set[str] = set()
    for source in sources:
        for path in list_folder(source) if is_directory(source) else (source,):
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                yield look_at(path)


def list_folder(folder: str) -> list[str]:
    """Return the files in a folder and below that hold many pages, by name."""
    paths = (os.path.join(at, name) for at, _, names in os.walk(folder) for name in names)  # noqa: PTH118  - bytes
    return sorted(path for path in paths if is_shard(path))


def is_shard(path: str) -> bool:
    """Tell by its name whether a file of a folder holds many pages; a saved feed is no shard."""
    kind = find_kind(path)
    return kind is not None and kind.many and kind is not FEEDS


def look_at(path: str) -> Shard | PageMissing:
    """Return a file as it stands, or why it is none."""
    try:
        refuse_odd_file(path)
        found = Path(path).stat()
    except PageMissing as error:
        return error
    except (OSError, ValueError) as error:
        return explain_failure(show_name(path), error)
    return Shard(path, found.st_size, found.st_mtime_ns)


def make_key(shard: Shard) -> str:
    """Return the key of a shard: a hash of its bytes, so that a copy under another name has the same.

    The ending of its name goes in, which tells how it is read. Raises PageMissing where it cannot be
    read to its end.
    """
    found = hashlib.sha256(f"{ending_of(shard.source)}\n".encode())
    try:
        with Path(shard.source).open("rb") as stream:
            while piece := stream.read(PIECE):
                found.update(piece)
    except OSError as error:
        raise explain_failure(show_name(shard.source), error) from error
    return found.hexdigest()[:DIGITS]


def ending_of(path: str) -> str:
    """Return the ending of a name by which the file is read; empty where it has none that is known."""
    lower = path.lower()
    known = (ending for kind in KINDS for ending in kind.endings if lower.endswith(ending))
    return max(known, key=len, default="")


def has_changed(shard: Shard) -> bool:
    """Tell whether a file is no longer as it stood."""
    return look_at(shard.source) != shard
