"""How quickly a page of a kept list of incidents is read, of as many as 100,000 articles tell of.

    python benchmarks/incident_lists.py [--incidents N]

Lists N incidents (114,064, as ``linking.py`` finds them in 100,000 articles) in a ledger that holds
nothing else, with weights, days and types drawn alike on every run, one in twelve disputed. Prints for
lists of several kinds the milliseconds of processor time and by the clock of counting it, of its first
and last page of 20, and of finding the place of an incident near its end; and the bytes of the ledger.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any, Final

from dateline.answers.kept_orders import KeptOrder
from dateline.ledger import Ledger
from dateline.ledger.incident_lists import ALL, DISPUTED, Sift
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TYPES: Final = sorted(read_column("plover_types", "type"))
FIRST: Final = 741_000  # the first day, counted as dates are
DAYS: Final = 100
PAGE: Final = 20
SIFTS: Final = {
    "all": Sift(),
    "asserted by two origins": Sift(origins=2),
    "since a day": Sift(since=FIRST + 50),
    "of a week": Sift(since=FIRST + 50, until=FIRST + 57),
    "of a type": Sift(("ASSAULT",)),
    "of two types": Sift(("ASSAULT", "PROTEST")),
    "disputed": Sift(disputed=True),
    "disputed, of a type": Sift(("ASSAULT",), disputed=True),
}


def make_rows(count: int) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the lists."""
    chance = random.Random(1)  # noqa: S311  - repeatable, not secret
    for number in range(count):
        day = FIRST + number * DAYS // count
        weight = (-int(chance.paretovariate(1.2)), -int(chance.paretovariate(1)), -day)
        names = [ALL, *chance.sample(TYPES, chance.choice((1, 1, 2)))]
        names += [DISPUTED] if number % 12 == 0 else []
        key = f"inc:{chance.getrandbits(80):020x}"
        yield from ((name, *weight, key, day, day + 2) for name in names)


def fill(path: Path, count: int) -> None:
    """Make a ledger with nothing but the lists."""
    Ledger.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as database:
        database.executemany("INSERT INTO incident_lists VALUES (?, ?, ?, ?, ?, ?, ?)", make_rows(count))
        database.commit()


def timed(do: Callable[[], object]) -> str:
    """Return the milliseconds that something takes: of processor time, and by the clock."""
    begun, started = process_time(), perf_counter()
    do()
    return f"{1000 * (process_time() - begun):7.1f} /{1000 * (perf_counter() - started):6.1f}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=114_064)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lists.db"
        fill(path, given.incidents)
        with Ledger.look_into(path) as ledger:
            ledger.count_listed(Sift(("OTHER",)))  # the first query opens the ledger
            for name, sift in SIFTS.items():
                show(name, ledger, sift)
        print(f"{path.stat().st_size:,} bytes")


def show(name: str, ledger: Ledger, sift: Sift) -> None:
    """Print the figures of one list."""
    counted = timed(lambda: ledger.count_listed(sift))
    order = KeptOrder(ledger, sift)
    last = order[len(order) - 1]
    deeds = (
        lambda: order[:PAGE],
        lambda: order[len(order) - PAGE :],
        lambda: order.index(last),
    )
    print(f"{name:24} {len(order):8,} {counted} {' '.join(map(timed, deeds))}", flush=True)


if __name__ == "__main__":
    main()
