"""Shards made by hand: web archives with invented pages that tell the same in other numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
from tests.gather.warc_making import pack, record

from dateline.archive.running import Done, Work, read_shards

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
PICTURE = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
TEXT = (
    "The harbour wall near berth {0} of Orvale has given way, port officials said on Thursday. "
    "Police in Brunmere arrested {0} people after a protest, a spokesman said."
)
PAGE = (
    "<html><head><title>Harbour wall {0}</title>"
    "<meta property='og:site_name' content='The Mirn Courier'>"
    "<meta property='article:published_time' content='2031-02-{1:02d}'></head>"
    "<body><article><h1>Harbour wall at berth {0} gives way</h1>{2}</article></body></html>"
)


def page(number: int) -> bytes:
    text = "".join(f"<p>{TEXT.format(number + 2)}</p>" for _ in range(3))
    return PAGE.format(number, 1 + number % 9, text).encode()


def answer(number: int, outlet: bytes = b"mirn") -> bytes:
    return record(ANSWER + page(number), uri=b"https://%s.example/%d" % (outlet, number))


def make_warc(path: Path, *numbers: int) -> str:
    path.write_bytes(pack(*map(answer, numbers)))
    return str(path)


def run(folder: Path, *sources: str, **given: Any) -> list[Done]:
    return list(read_shards(sources, Work(folder, **given)))


def table(folder: Path, part: str) -> Any:
    """Return a table of an archive, of all its shards."""
    return duckdb.read_parquet(f"{folder}/shard=*/{part}.parquet", hive_partitioning=True)


def rows(folder: Path, part: str) -> list[tuple[Any, ...]]:
    """Return all rows of a table of an archive, in order of all their columns."""
    return sorted(map(tuple, table(folder, part).fetchall()), key=repr)


def all_rows(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {part: rows(folder, part) for part in ("pages", "articles", "claims", "events", "skips")}
