"""A whole archive linked, one window of days after the other, each whole in its folder or not at all."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from dateline import jsons
from dateline.archive.folder import list_summaries, read_mark
from dateline.archive.link_columns import LINK_TABLES
from dateline.archive.parquet import Rows
from dateline.archive.places import LINKS, PART, WINDOW, explained, sync_folder
from dateline.archive.querying import ask, shard_files
from dateline.archive.window_file import open_window_file
from dateline.archive.window_links import link_window, make_rows
from dateline.archive.windows import plan_windows
from dateline.archive.writing import current_mask, write_whole
from dateline.collecting import collect_seldom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dateline.archive.window_links import Linked
    from dateline.archive.windows import Window

MOST: Final = 20_000  # articles that are linked at a time
SUMMARY: Final = "window.json"
COUNT: Final = """
    SELECT day, count(DISTINCT article) FROM read_parquet(?)
    WHERE day IS NOT NULL GROUP BY day ORDER BY day
"""


@dataclass(frozen=True, slots=True)
class WindowDone:
    """What became of a window. ``known``: it was linked before, of the same shards; ``left``: too large.

    ``first`` and ``last`` are its days, ``margin`` the days around it, ``articles`` with these.
    """

    kind: Literal["linked", "known", "left"]
    first: str
    last: str
    margin: int
    articles: int
    digest: str = ""
    incidents: int = 0
    told_by_several: int = 0


@dataclass(frozen=True, slots=True)
class Linking:
    """How far the linking of an archive is: the windows done of all, the first day of the one in hand.

    ``share``: of the whole work, by articles, from 0 to 1.
    """

    done: int
    windows: int
    first: str
    share: float


def link_archive(
    folder: Path, days: int, most: int = MOST, told: Callable[[Linking], None] = lambda _: None
) -> Iterator[WindowDone]:
    """Link an archive in windows of so many days; yield what became of each, in order of time.

    ``told`` is called with how far it is.

    Raises ArchiveUnusable and DiskFull; windows that are linked are kept.
    """
    read_mark(folder)
    keys = "\n".join(one.shard for one in list_summaries(folder))
    if not keys:
        return
    files = shard_files(folder, "articles")
    with explained(folder):
        (folder / LINKS).mkdir(exist_ok=True)
        for part in (folder / LINKS).glob(f"{PART}*"):
            shutil.rmtree(part, ignore_errors=True)
    counts = {day.toordinal(): number for day, number in ask(COUNT, files)}
    plan = list(plan_windows(counts, days, most))
    drop_others(folder, {window.name for window in plan})
    for at, window in enumerate(plan):
        yield finish_window(folder, files, window, keys, tell_share(plan, at, told))


def tell_share(
    plan: Sequence[Window], at: int, told: Callable[[Linking], None]
) -> Callable[[float], None]:
    """Return what tells how far the linking is from the share of one window that is done."""
    window, whole = plan[at], sum(one.articles for one in plan)
    before = sum(one.articles for one in plan[:at])
    return lambda share: told(
        Linking(at, len(plan), window.name, (before + share * window.articles) / whole)
    )


def finish_window(
    folder: Path, files: str, window: Window, keys: str, tell: Callable[[float], None]
) -> WindowDone:
    """Return what became of a window, linked now or before; ``tell``: of the share that is done."""
    told = (f"{key}={value}" for key, value in asdict(window).items())
    digest = hashlib.sha256("\n".join((keys, *told)).encode()).hexdigest()
    home = folder / LINKS / f"{WINDOW}{window.name}"
    with suppress(OSError, msgspec.MsgspecError):
        known = jsons.decode((home / SUMMARY).read_bytes(), WindowDone)
        if known.digest == digest:
            return replace(known, kind="known")
    if not window.whole:
        return summarise(window, "left")
    with open_window_file() as file, collect_seldom():
        return write_linked(home, link_window(window, files, file, tell), digest)


def write_linked(home: Path, linked: Linked, digest: str) -> WindowDone:
    """Put the rows of a window that is linked in their place, all at once."""
    groups = linked.own_groups
    several = sum(len({article for article, _ in group.members}) > 1 for group in groups)
    done = summarise(linked.window, "linked", digest, (len(groups), several))
    with explained(home.parent):
        part = Path(mkdtemp(prefix=PART, dir=home.parent))
        part.chmod(0o777 & ~current_mask())
        rows = {name: Rows(part / f"{name}.parquet", name, LINK_TABLES[name]) for name in LINK_TABLES}
        try:
            for name, row in make_rows(linked):
                rows[name].add(row)
            for each in rows.values():
                each.finish()
            write_whole(part / SUMMARY, jsons.encode(done) + b"\n")
            sync_folder(part)
            publish(part, home)
        finally:
            for each in rows.values():
                each.drop()
            shutil.rmtree(part, ignore_errors=True)
    return done


def publish(part: Path, home: Path) -> None:
    """Give a finished window its name, in the place of one of other shards."""
    if home.exists():
        old = Path(mkdtemp(prefix=PART, dir=home.parent))
        home.rename(old / home.name)
    part.rename(home)
    sync_folder(home.parent)
    for old in home.parent.glob(f"{PART}*"):
        shutil.rmtree(old, ignore_errors=True)


def drop_others(folder: Path, names: set[str]) -> None:
    """Take away windows of other days than are linked now: those of another number of days."""
    for home in (folder / LINKS).glob(f"{WINDOW}*"):
        if home.name.removeprefix(WINDOW) not in names:
            shutil.rmtree(home, ignore_errors=True)


def summarise(
    window: Window,
    kind: Literal["linked", "left"],
    digest: str = "",
    found: tuple[int, int] = (0, 0),
) -> WindowDone:
    """Return what became of a window; ``found``: its incidents, and those told by several articles."""
    last = replace(window, first=window.last).name
    return WindowDone(
        kind, window.name, last, window.margin, window.articles, digest, found[0], found[1]
    )
