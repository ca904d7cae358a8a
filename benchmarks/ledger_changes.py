"""How quickly the changes of a large ledger are told.

    python benchmarks/ledger_changes.py LEDGER [--pages N] [--again N]

LEDGER is a file that is not there yet. It gets N invented pages (100,000) of five claims and five events
each, written past the readers, and the first 300 of them are read again with one claim less. Prints how
long a page takes that is read again, with the comparison, and what it takes to tell some changes.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.ledger.planted import plant_page  # noqa: E402  - from the checkout

from dateline.ledger import Ledger  # noqa: E402
from dateline.ledger.change_records import Wanted  # noqa: E402


def main() -> None:
    """Make the ledger and ask it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--again", type=int, default=300)
    given = parser.parse_args()
    with Ledger.open(given.ledger, create=True) as ledger:
        for number in range(given.again):
            ledger.add(*plant_page(number), "reader/1", "{}")
    copy_pages(given.ledger, given.pages - given.again)
    with Ledger.open(given.ledger, create=True) as ledger:
        started = perf_counter()
        for number in range(given.again):
            read_again(ledger, number)
        print(f"a page read again: {(perf_counter() - started) / given.again * 1000:.1f} ms")
        for name, wanted in questions(ledger.position()).items():
            started = perf_counter()
            found = sum(1 for _ in ledger.changes(wanted))
            print(f"{name}: {found:,} changes, {(perf_counter() - started) * 1000:.0f} ms")


def read_again(ledger: Ledger, number: int) -> None:
    """Read a page again and find one claim less."""
    data, report = plant_page(number)
    story = replace(report.articles[0], claims=report.articles[0].claims[1:])
    ledger.add(data, replace(report, articles=(story, *report.articles[1:])), "reader/2", "{}")


def copy_pages(path: Path, count: int) -> None:
    """Put many copies of one capture, with its revision and its line in the journal, into a ledger."""
    with closing(sqlite3.connect(path)) as shell:
        last = shell.execute("SELECT max(number) FROM journal").fetchone()[0]
        when = shell.execute("SELECT max(at) FROM journal").fetchone()[0]
        for table, key in (("captures", "id"), ("revisions", "capture")):
            row = shell.execute(f"SELECT * FROM {table} LIMIT 1")  # noqa: S608  - our own tables
            names, values = [column[0] for column in row.description], row.fetchone()
            made = (
                [
                    f"cap:{number:020}" if name == key else value
                    for name, value in zip(names, values, strict=True)
                ]
                for number in range(count)
            )
            shell.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", made)  # noqa: S608  - as above
        journal = (
            (last + 1 + n, when, "reading", f"cap:{n:020}", 1, None, None, 1) for n in range(count)
        )
        shell.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)", journal)
        shell.commit()


def questions(last: int) -> dict[str, Wanted]:
    """Return what is asked."""
    return {
        "the last ten writes": Wanted(since=last - 10),
        "all that was withdrawn": Wanted(kinds=frozenset({"withdrawn"})),
        "the newest 100 writes, masked": Wanted(most=100, newest_first=True, sharing="masked"),
        "the first 1,000 pages, claim by claim": Wanted(most=1000),
    }


if __name__ == "__main__":
    main()
