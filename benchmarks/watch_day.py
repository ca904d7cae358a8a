"""A simulated day of a watch: whether an article is lost or stored twice, and how long the day takes.

    python benchmarks/watch_day.py LEDGER [--hours N] [--feeds N]

LEDGER is made, and may not be there. Clock and servers are simulated, all else is the watch itself: its
book, the ledger, linking. Pages are taken apart and stored without the readers. A tenth of the feeds
each changes its ids, serves a page instead, is busy, hangs, or differs whenever it is asked; the watch
is killed twelve times, the network lost once, the clock set back and forward. Prints what came of it,
and fails where an article or a version was lost, or one was stored twice.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter, process_time

from dateline.ledger import Ledger

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.watch.day import HOUR, Span, simulate  # noqa: E402  - from the checkout


def main() -> None:
    """Simulate, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--hours", type=float, default=24.0)
    parser.add_argument("--feeds", type=int, default=300)
    asked = parser.parse_args()
    if asked.ledger.exists():
        parser.error(f"{asked.ledger} is there already")
    start, worked = perf_counter(), process_time()
    with Ledger.open(asked.ledger, create=True) as ledger:
        found = simulate(Span(asked.hours * HOUR, asked.feeds), ledger)
    print(f"{asked.hours:g} hours of {asked.feeds} feeds, {found.kills} kills")
    print(f"articles published {found.published}, lost {len(found.lost)}, twice {len(found.twice)}")
    print(f"versions published {found.versions}, lost {len(found.versions_lost)}")
    print(f"requests {found.asked}, of feeds {found.feeds_asked}, unchanged {found.unchanged}")
    middle, late = (found.delays[int(len(found.delays) * part)] / 60 for part in (0.5, 0.95))
    print(f"minutes from publication to asking: median {middle:.0f}, 95th percentile {late:.0f}")
    print(f"least seconds between two askings of a feed {found.closest:.0f}")
    by_clock, worked = perf_counter() - start, process_time() - worked
    print(f"seconds by the clock {by_clock:.0f}, of the processor {worked:.0f}")
    sys.exit(1 if found.lost or found.twice or found.versions_lost else 0)


if __name__ == "__main__":
    main()
