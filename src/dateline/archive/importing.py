"""A slice of an archive into a ledger, page by page, as if the pages had been read into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dateline import jsons
from dateline.archive.folder import list_summaries, read_mark
from dateline.archive.places import home_of
from dateline.archive.querying import stream
from dateline.archive.slices import Slice, make_condition
from dateline.gather.captures import Capture
from dateline.gather.kinds import read_by_ending
from dateline.identity import article_id, hash_bytes
from dateline.records import Article, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.archive.summaries import Summary
    from dateline.ledger.ledger import Ledger

PAGES: Final = """
    SELECT capture, page_sha256, options, report, data FROM read_parquet(?)
    WHERE capture IN (SELECT capture FROM read_parquet(?) WHERE {condition})
"""
ARTICLES: Final = """
    SELECT capture, article, report FROM read_parquet(?)
    WHERE capture IN (SELECT capture FROM read_parquet(?) WHERE {condition})
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that a slice holds: its bytes, if the archive keeps them, and its report as it was read."""

    page_sha256: str
    options: str
    report: Report
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import. ``missing``: shards some of whose pages are not where they were read."""

    added: int = 0
    known: int = 0
    left: int = 0
    missing: tuple[str, ...] = ()


def import_slice(
    folder: Path,
    ledger: Ledger,
    wanted: Slice,
    shards: Path | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Add the pages with a wanted article to a ledger; linking them is another step.

    ``shards``: the folder to which the shards were moved, if they were; ``told`` is called with how many
    pages were looked at. Raises ArchiveUnusable.
    """
    reader, found = read_mark(folder).reader, Imported()
    for summary in list_summaries(folder):
        pages = pages_of(home_of(folder, summary.shard), wanted)
        for page, data in with_bytes(pages, summary, shards):
            if data is None:
                missing = tuple(dict.fromkeys((*found.missing, summary.source)))
                found = replace(found, left=found.left + 1, missing=missing)
            elif ledger.add(data, page.report, reader, page.options):
                found = replace(found, added=found.added + 1)
            else:
                found = replace(found, known=found.known + 1)
            told(found.added + found.known + found.left)
    return found


def pages_of(home: Path, wanted: Slice) -> Iterator[Wanted]:
    """Yield the pages of a shard that hold a wanted article, in the order in which they were read."""
    condition, values = make_condition(wanted, home)
    files = [str(home / "pages.parquet"), str(home / "articles.parquet")]
    articles = collect(stream(ARTICLES.format(condition=condition), files[1], files[1], *values))
    for capture, page_sha256, options, report, data in stream(
        PAGES.format(condition=condition), *files, *values
    ):
        bare = jsons.decode_report(report)
        own = articles.get(capture, {})
        ordered = (own[key] for at in range(len(own)) if (key := article_id(capture, at)) in own)
        whole = replace(bare, articles=tuple(jsons.decode(one, Article) for one in ordered))
        yield Wanted(page_sha256, options, whole, data)


def collect(rows: Iterable[tuple[Any, ...]]) -> dict[str, dict[str, str]]:
    """Return the articles of pages, as JSON by capture and id."""
    found: dict[str, dict[str, str]] = {}
    for capture, article, report in rows:
        found.setdefault(capture, {})[article] = report
    return found


def with_bytes(
    pages: Iterable[Wanted], summary: Summary, shards: Path | None
) -> Iterator[tuple[Wanted, bytes | None]]:
    """Yield pages with their bytes: those that were kept, else those that the shard still holds."""
    held = bodies(summary, shards)
    for page in pages:
        yield page, page.data if page.data is not None else find_body(held, page.page_sha256)


def find_body(held: Iterator[bytes], sha256: str) -> bytes | None:
    """Return the next bytes that have a hash; None where the rest of the shard holds none such."""
    return next((data for data in held if hash_bytes(data) == sha256), None)


def bodies(summary: Summary, shards: Path | None) -> Iterator[bytes]:
    """Yield the bytes of the pages of a shard, in their order; nothing where it is gone."""
    path = shards / Path(summary.source).name if shards else Path(summary.source)
    for found in read_by_ending(str(path)):
        if isinstance(found, Capture):
            yield found.data
