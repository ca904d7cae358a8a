"""A run over shards: those that are finished are passed by, the others are read one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from dateline.archive.folder import open_to_write
from dateline.archive.reading import Manner, read_shard
from dateline.archive.shards import find_shards, make_key
from dateline.errors import PageMissing
from dateline.gather.files import show_name
from dateline.listing.listed import NOBODY
from dateline.pipeline import name_reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from dateline.archive.folder import Finished
    from dateline.archive.shards import Shard
    from dateline.archive.summaries import Summary
    from dateline.pipeline import Outcome, Reader


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one shard; ``known``: it was finished before, ``failed``: it cannot be read."""

    kind: Literal["read", "known", "failed"]
    source: str
    summary: Summary | None = None
    error: PageMissing | None = None


@dataclass(slots=True)
class Progress:
    """How far a run is. Bytes are those of shards: ``wanted`` of all that are to be read in this run."""

    shards: int = 0
    shards_done: int = 0
    wanted: int = 0
    bytes_done: int = 0
    pages: int = 0
    words: int = 0


@dataclass(frozen=True, slots=True)
class Work:
    """What a run shares: where it writes, who reads, how, and who is told how far it is."""

    folder: Path
    reader: Reader | None = None
    manner: Manner = field(default_factory=Manner)
    told: Callable[[Progress], None] = lambda _: None


def read_shards(sources: Iterable[str], work: Work) -> Iterator[Done]:
    """Read the shards of SOURCEs into the folder, each once; yield what became of each, in order.

    Raises DiskFull and ArchiveUnusable; shards that are finished are kept.
    """
    with open_to_write(work.folder, name_reader(NOBODY)) as finished:
        found = list(find_shards(sources))
        shards = [one for one in found if not isinstance(one, PageMissing)]
        wanted = [one for one in shards if finished.find_file(one) is None]
        size = sum(one.size for one in wanted)
        progress = Progress(len(found), len(shards) - len(wanted), size)
        for one in found:
            yield finish_one(one, finished, work, progress)


def finish_one(one: Shard | PageMissing, finished: Finished, work: Work, progress: Progress) -> Done:
    """Return what became of a shard, read now or before."""
    if isinstance(one, PageMissing):
        return Done("failed", "", error=one)
    source = show_name(one.source)
    before = finished.find_file(one)
    if before:
        return Done("known", source, before)
    try:
        key = make_key(one)
        known = finished.by_key.get(key)
        summary = known or read_shard(one, key, work.folder, work.reader, follow(work, progress))
    except PageMissing as error:
        return Done("failed", source, error=error)
    finally:
        progress.shards_done += 1
        progress.bytes_done += one.size
        work.told(progress)
    finished.add(summary)
    return Done("known" if known else "read", source, summary)


def follow(work: Work, progress: Progress) -> Manner:
    """Return the manner of a run with each page told as progress."""

    def tell(outcome: Outcome) -> None:
        if outcome.report:
            progress.pages += 1
            progress.words += sum(len(one.text.split()) for one in outcome.report.articles)
        work.manner.told(outcome)
        work.told(progress)

    return replace(work.manner, told=tell)
