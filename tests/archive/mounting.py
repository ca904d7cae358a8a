"""What a run meets on real mounts: a disk that is full, a share that goes away or becomes read-only.

Run by ``test_mounts`` in a namespace of its own, where anybody may mount and what is mounted goes with
the process:

    unshare --user --map-root-user --mount python -m tests.archive.mounting SCENE FOLDER

Prints a JSON object: what was said, and what stood there afterwards.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.archive.shard_making import all_rows, make_warc, run

from dateline.archive.linking import link_archive
from dateline.archive.reading import Manner
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.pipeline import Outcome

SHARDS, PAGES = 3, 3
LEAVE: Final = 120_000  # bytes: room for a shard, not for three
SIZE: Final = "2m"


@dataclass(slots=True)
class Seen:
    """What a run said, and what stood there afterwards; ``same``: the rows of an unbroken run."""

    code: str = ""
    said: str = ""
    failed: int = 0
    finished: int = 0
    parts: int = 0
    same: bool = False


def mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True)


def lose(disk: Path) -> None:
    """Take a share away, whoever uses it."""
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def make_crawl(folder: Path) -> list[str]:
    folder.mkdir()
    return [
        make_warc(folder / f"{n}.warc.gz", *range(n * PAGES, n * PAGES + PAGES)) for n in range(SHARDS)
    ]


def look(seen: Seen, archive: Path) -> None:
    """Note what stands in an archive."""
    seen.finished = len(list(archive.glob("shard=*")))
    seen.parts = len(list(archive.rglob(".part-*")))


def attempt(seen: Seen, work: Callable[[], int]) -> None:
    """Do some work, and note the error that ends it, or how many shards failed."""
    try:
        seen.failed = work()
    except DatelineError as error:
        seen.code, seen.said = error.code, str(error)


def read(archive: Path, sources: list[str], manner: Manner | None = None) -> int:
    done = run(archive, *sources, manner=manner or Manner())
    return sum(one.kind == "failed" for one in done)


def after(pages: int, do: Callable[[], None]) -> Manner:
    """Have something happen once so many pages are read."""
    left = [pages]

    def tell(_: Outcome) -> None:
        left[0] -= 1
        if left[0] == 0:
            do()

    return Manner(told=tell)


def full(folder: Path) -> Seen:
    """Read into a disk on which one shard has room, and again once there is room."""
    disk, sources, seen = folder / "disk", make_crawl(folder / "crawl"), Seen()
    disk.mkdir()
    mount("-t", "tmpfs", "-o", f"size={SIZE}", "none", str(disk))
    (disk / "filling").write_bytes(bytes(2 * 1024 * 1024 - LEAVE))
    attempt(seen, lambda: read(disk / "archive", sources))
    look(seen, disk / "archive")
    (disk / "filling").unlink()
    read(disk / "archive", sources)
    return compare(seen, disk / "archive", folder / "own", sources)


def linked_full(folder: Path) -> Seen:
    """Link an archive on a disk without room, and again once there is room."""
    disk, sources, seen = folder / "disk", make_crawl(folder / "crawl"), Seen()
    disk.mkdir()
    mount("-t", "tmpfs", "-o", f"size={SIZE}", "none", str(disk))
    read(disk / "archive", sources)
    free = int(subprocess.check_output(["stat", "-f", "-c", "%a", str(disk)])) * 4096
    (disk / "filling").write_bytes(bytes(free - 8192))
    attempt(seen, lambda: len(list(link_archive(disk / "archive", days=30))))
    seen.finished = len(list((disk / "archive").glob("links/window=*")))
    seen.parts = len(list((disk / "archive").rglob(".part-*")))
    (disk / "filling").unlink()
    done = list(link_archive(disk / "archive", days=30))
    seen.same = {one.kind for one in done} == {"linked"}
    return seen


def lost(folder: Path) -> Seen:
    """Lose the archive's share in the second shard; the share comes back with what was on it."""
    disk, store = make_share(folder)
    sources, seen = make_crawl(folder / "crawl"), Seen()
    manner = after(PAGES + 1, lambda: lose(disk))
    attempt(seen, lambda: read(disk / "archive", sources, manner))
    look(seen, store / "archive")
    seen.parts = len(list(disk.rglob("*")))  # nothing is written beneath a share that is gone
    mount("--bind", str(store), str(disk))
    read(disk / "archive", sources)
    return compare(seen, disk / "archive", folder / "own", sources)


def sources_lost(folder: Path) -> Seen:
    """Lose the share of the shards in the second shard."""
    disk, store = make_share(folder)
    sources, seen = make_crawl(store / "crawl"), Seen()
    moved = [str(disk / "crawl" / Path(one).name) for one in sources]
    manner = after(PAGES + 1, lambda: lose(disk))
    attempt(seen, lambda: read(folder / "archive", moved, manner))
    look(seen, folder / "archive")
    mount("--bind", str(store), str(disk))
    read(folder / "archive", moved)
    return compare(seen, folder / "archive", folder / "own", moved)


def read_only(folder: Path) -> Seen:
    """Have the archive's disk become read-only in the second shard, as one that fails does."""
    disk, sources, seen = folder / "disk", make_crawl(folder / "crawl"), Seen()
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=16m", "none", str(disk))
    read(disk / "archive", sources[:1])
    mount("-o", "remount,ro", str(disk))
    attempt(seen, lambda: read(disk / "archive", sources))
    look(seen, disk / "archive")
    mount("-o", "remount,rw", str(disk))
    read(disk / "archive", sources)
    return compare(seen, disk / "archive", folder / "own", sources)


def make_share(folder: Path) -> tuple[Path, Path]:
    """Return where a share is mounted, and what stands on it."""
    disk, store = folder / "disk", folder / "store"
    disk.mkdir()
    store.mkdir()
    mount("--bind", str(store), str(disk))
    return disk, store


def compare(seen: Seen, archive: Path, own: Path, sources: list[str]) -> Seen:
    """Note whether an archive has the rows of an unbroken run, and nothing half-written."""
    read(own, sources)
    seen.same = all_rows(archive) == all_rows(own) and not list(archive.rglob(".part-*"))
    return seen


SCENES: Final = {
    "full": full,
    "linked_full": linked_full,
    "lost": lost,
    "sources_lost": sources_lost,
    "read_only": read_only,
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(SCENES[sys.argv[1]](Path(sys.argv[2])))))
