"""What linking an archive costs: processor time and memory of `dateline archive link`, by size.

    python benchmarks/archive_link.py [--articles N ...] [--days N]

Makes an archive of N invented articles (2,000, 6,000 and 20,000; ``linking_news``, a thousand a day,
three events each), and links it in windows of ``--days`` days (366: all of it in one window), each size
in a process of its own. Prints the articles of the largest window, the processor time in all and an
article that was linked (those around a window are linked with it, too), and the most memory.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

from ledger_search import Words
from linking_news import make_news

from dateline.archive.folder import open_to_write
from dateline.archive.linking import link_archive
from dateline.archive.places import home_of
from dateline.archive.summaries import Summary
from dateline.archive.writing import ShardWriter

A_SHARD = 1_000  # articles


def make_archive(folder: Path, articles: int) -> None:
    """Make an archive of invented news."""
    words = Words()
    with open_to_write(folder, "benchmark/1"):
        for start in range(0, articles, A_SHARD):
            numbers, key = range(start, min(articles, start + A_SHARD)), f"{start:032x}"
            with ShardWriter(home_of(folder, key)) as writer:
                for number in numbers:
                    writer.add(make_news(words, number)[1], "{}")
                writer.finish(Summary(key, f"{start}.warc.gz", 0, start, pages=len(numbers)))


def measure(folder: Path, days: int) -> None:
    """Link an archive, and print what it cost."""
    started = process_time()
    windows = list(link_archive(folder, days, most=1_000_000))
    spent, linked = process_time() - started, sum(one.articles for one in windows)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(windows)} windows, the largest of {max(one.articles for one in windows):,} articles:"
        f" {spent:.1f} s of processor time, {1000 * spent / linked:.2f} ms each of"
        f" {linked:,} articles linked; {most:,.0f} MB at the most;"
        f" {sum(one.incidents for one in windows):,} incidents,"
        f" {sum(one.told_by_several for one in windows):,} told by several articles",
        flush=True,
    )


def main() -> None:
    """Print the figures of every size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[2_000, 6_000, 20_000])
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure, given.days)
        return
    for count in given.articles:
        with tempfile.TemporaryDirectory() as folder:
            make_archive(Path(folder), count)
            print(f"{count:,} articles: ", end="", flush=True)
            more = ["--measure", folder, "--days", str(given.days)]
            subprocess.run([sys.executable, __file__, *more], check=True)  # noqa: S603  - itself


if __name__ == "__main__":
    main()
