"""One shard read: its file in, a folder of Parquet out. Everything else only says when and where."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING, Final

from dateline.archive.places import home_of
from dateline.archive.shards import has_changed
from dateline.archive.summaries import Counting, Summary
from dateline.archive.twice import Twice
from dateline.archive.writing import ShardWriter
from dateline.errors import PageMissing, PageTooLarge
from dateline.gather.captures import Capture, Missed
from dateline.gather.files import MAX_BYTES, show_name
from dateline.gather.kinds import read_by_ending
from dateline.page.told import Told
from dateline.pipeline import encode_options, read_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from dateline.archive.shards import Shard
    from dateline.gather.captures import Found
    from dateline.pipeline import Outcome, Reader

TOLD: Final = Told()


@dataclass(frozen=True, slots=True)
class Manner:
    """How the pages of a shard are read: the most bytes of one, and whether their bytes are kept too.

    ``told`` is called with each outcome.
    """

    largest: int = MAX_BYTES
    keep_pages: bool = False
    told: Callable[[Outcome], None] = lambda _: None


def read_shard(shard: Shard, key: str, folder: Path, reader: Reader | None, manner: Manner) -> Summary:
    """Read a shard into its place in an archive's folder; return what became of its pages.

    Raises DiskFull, ArchiveUnusable and PageMissing (the shard changed or went): nothing is kept then.
    """
    started, counting = monotonic(), Counting()
    with ShardWriter(home_of(folder, key)) as writer:
        for item, outcome in read_items(shard, reader, manner):
            counting.add(outcome)
            keep(writer, item, outcome, manner)
            manner.told(outcome)
        if has_changed(shard):
            cause = f"{show_name(shard.source)} changed or went while it was read."
            raise PageMissing(cause, "Run the same again once it is whole.")
        summary = summarise(shard, key, counting, monotonic() - started)
        writer.finish(summary)
    return summary


def read_items(shard: Shard, reader: Reader | None, manner: Manner) -> Iterator[tuple[Found, Outcome]]:
    """Yield what a shard holds, with what became of it."""
    begun: deque[Found] = deque()

    def pass_on() -> Iterator[Found]:
        for item in refuse_large(read_by_ending(shard.source), manner.largest):
            begun.append(item)
            yield item

    for outcome in read_sources(pass_on(), TOLD, None, Twice(reader) if reader else None):
        yield begun.popleft(), outcome


def refuse_large(found: Iterable[Found], largest: int) -> Iterator[Found]:
    """Yield what was found; pages above a size are missed with that reason."""
    for item in found:
        if isinstance(item, Capture) and len(item.data) > largest:
            cause = f"{item.source} has {len(item.data):,} bytes; {largest:,} is the limit of this run."
            yield Missed(item.source, PageTooLarge(cause, "Give more memory (--memory)."))
        else:
            yield item


def keep(writer: ShardWriter, item: Found, outcome: Outcome, manner: Manner) -> None:
    """Write what became of one page; records that are none are only counted."""
    if outcome.kind == "skipped":
        writer.skip(outcome.source, outcome.report)
    elif isinstance(item, Capture) and outcome.report is not None:
        data = item.data if manner.keep_pages else None
        writer.add(outcome.report, encode_options(TOLD, item), data)


def summarise(shard: Shard, key: str, counting: Counting, seconds: float) -> Summary:
    """Return what is kept of a shard that is read."""
    bare = Summary(key, show_name(shard.source), shard.size, shard.changed_ns)
    return replace(
        bare,
        seconds=round(seconds, 3),
        skipped=dict(sorted(counting.skipped.items())),
        notes=dict(sorted(counting.notes.items())),
        languages=dict(sorted(counting.languages.items())),
        **counting.counts,  # type: ignore[arg-type]
    )
