"""What linking costs: the time and the memory of linking a whole ledger, at growing sizes.

    python benchmarks/linking.py [--articles N ...] [--ledger FOLDER]

Ledgers of N invented reports each (1,000 and 10,000 unless told otherwise; those of
``benchmarks/ledger_search.py``: seven claims and three events an article, words, people and places drawn
by Zipf's law) are made in FOLDER, or a folder of their own, and linked as `dateline link` does. Prints
seconds of processor time and the most memory of the process, for linking alone, and how much more a page
costs than in the ledger before. Each size is linked in a process of its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

from ledger_search import AT_ONCE, Words, store

from dateline.ledger import Ledger
from dateline.pipeline import link_ledger


def make(path: Path, count: int) -> None:
    """Make a ledger of so many reports, or fill it up."""
    with Ledger.open(path, create=True) as ledger:
        store(ledger, Words(), count, max(AT_ONCE, count))


def measure(path: Path) -> None:
    """Link a ledger; print the seconds of processor time, MB at most, incidents, copies."""
    with Ledger.open(path, create=False) as ledger:
        started = process_time()
        link_ledger(ledger)
        spent = process_time() - started
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{spent:.2f} {most:.0f} {len(ledger.incident_groups())}")


def main() -> None:
    """Print the figures of every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure)
        return
    with tempfile.TemporaryDirectory() as own:
        folder, before = given.ledger or Path(own), 0.0
        for count in given.articles:
            path = folder / f"linking-{count}.db"
            make(path, count)
            command = [sys.executable, __file__, "--measure", str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  - itself
            spent, most, incidents = map(float, done.stdout.split())
            each = 1000 * spent / count
            more = f", {each / before:.2f} times the size before" if before else ""
            print(
                f"{count:,} articles: {spent:.1f} s, {each:.2f} ms an article{more}; {most:,.0f} MB;"
                f" {incidents:,.0f} incidents",
                flush=True,
            )
            before = each


if __name__ == "__main__":
    main()
