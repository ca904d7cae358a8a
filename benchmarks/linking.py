"""What linking costs: the time and the memory of linking a whole ledger, and of one article more.

    python benchmarks/linking.py [--articles N ...] [--ledger FOLDER]

Ledgers of N invented reports each (1,000 and 10,000 unless told otherwise; ``linking_news``) are made
in FOLDER, or a folder of their own, and linked as `dateline link` does. Prints the seconds by the
clock, those of processor time of the process that links (others count and read beside it) and its most
memory, for linking alone, and how much more a page costs than in the ledger before. Then some pages
more are added and linked one by one, with the milliseconds by the clock and of processor time that
linking took: the median and the longest. Each size has a process of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from ledger_search import Words
from linking_news import make_news, store_news

from dateline.ledger import Ledger
from dateline.pipeline import link_ledger

MORE = 20  # pages added one by one


def make(path: Path, count: int) -> None:
    """Make a ledger of so many reports, or fill it up."""
    with Ledger.open(path, create=True) as ledger:
        store_news(ledger, Words(), count)


def measure(path: Path, count: int) -> dict[str, Any]:
    """Return what linking a ledger costs, and what it costs to add to it."""
    with Ledger.open(path, create=True) as ledger:
        started, begun = process_time(), perf_counter()
        link_ledger(ledger, helped=True)
        spent, clock = process_time() - started, perf_counter() - begun
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        groups = ledger.incident_groups()
        several = sum(len(group.members) > 1 for group in groups)
        return {
            "seconds": spent,
            "clock": clock,
            "megabytes": most,
            "incidents": len(groups),
            "several": several,
            "more": [add_one(ledger, count + number) for number in range(MORE)],
        }


def add_one(ledger: Ledger, number: int) -> tuple[float, float]:
    """Return the milliseconds, by the clock and of processor time, that linking one page more takes."""
    data, report = make_news(WORDS, number)
    ledger.add(data, report, "made up", "{}")
    clock, processor = perf_counter(), process_time()
    link_ledger(ledger)
    return 1000 * (perf_counter() - clock), 1000 * (process_time() - processor)


WORDS = Words()


def main() -> None:
    """Print the figures of every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.measure, given.articles[0])))
        return
    with tempfile.TemporaryDirectory() as own:
        folder, before = given.ledger or Path(own), 0.0
        for count in given.articles:
            path = folder / f"linking-{count}.db"
            make(path, count)
            command = [sys.executable, __file__, "--measure", str(path), "--articles", str(count)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  - itself
            before = tell(count, json.loads(done.stdout), before)


def tell(count: int, found: dict[str, Any], before: float) -> float:
    """Print the figures of one size; return the milliseconds an article."""
    each = 1000 * found["clock"] / count
    more = f", {each / before:.2f} times the size before" if before else ""
    print(
        f"{count:,} articles: {found['clock']:.1f} s by the clock, {each:.2f} ms an article{more};"
        f" {found['seconds']:.1f} s of processor time here;"
        f" {found['megabytes']:,.0f} MB; {found['incidents']:,} incidents, {found['several']:,} shared"
    )
    for name, values in zip(("clock", "processor"), zip(*found["more"], strict=True), strict=True):
        print(f"  one more: median {median(values):.0f} ms, longest {max(values):.0f} ms ({name})")
    sys.stdout.flush()
    return each


if __name__ == "__main__":
    main()
