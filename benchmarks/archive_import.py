"""Whether an import slows down as the ledger grows: articles a second of each tenth of an archive.

    python benchmarks/archive_import.py [--articles N] [--shards N] [--keep FOLDER]

Makes an archive of N generated articles (100,000) in N shards (100), their reports made up without the
readers, and brings all of it into an empty ledger as `dateline archive import` does, without linking.
Prints articles a second of processor time of the first and the last tenth and of all, the growth of the
cost by a straight line through all tenths, and the most memory. FOLDER: where both are kept.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
from pathlib import Path
from time import process_time
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.ledger.planted import plant_page  # noqa: E402  - from the checkout

from dateline.archive.folder import open_to_write  # noqa: E402
from dateline.archive.importing import import_slice  # noqa: E402
from dateline.archive.places import home_of  # noqa: E402
from dateline.archive.slices import Slice  # noqa: E402
from dateline.archive.summaries import Summary  # noqa: E402
from dateline.archive.writing import ShardWriter  # noqa: E402
from dateline.ledger import Ledger  # noqa: E402

PARTS = 10


class Timed:
    """A ledger that notes the processor time at the end of each tenth of what it is given."""

    def __init__(self, ledger: Ledger, articles: int) -> None:
        self.ledger = ledger
        self.step = articles // PARTS
        self.added = 0
        self.times = [process_time()]

    def add(self, *page: Any) -> bool:
        """Add a page."""
        added = self.ledger.add(*page)
        self.added += 1
        if self.added % self.step == 0:
            self.times.append(process_time())
        return added


def make_archive(folder: Path, articles: int, shards: int) -> None:
    """Make an archive that keeps its pages."""
    with open_to_write(folder, "benchmark/1"):
        for shard in range(shards):
            key, numbers = f"{shard:032x}", range(shard, articles, shards)
            with ShardWriter(home_of(folder, key)) as writer:
                for number in numbers:
                    data, report = plant_page(number)
                    writer.add(report, "{}", data)
                writer.finish(Summary(key, f"{shard}.warc.gz", 0, shard, pages=len(numbers)))


def slope(costs: list[float]) -> float:
    """Return by which part of the mean a cost grows from first to last, along a straight line."""
    middle, mean = (len(costs) - 1) / 2, sum(costs) / len(costs)
    rise = sum((at - middle) * cost for at, cost in enumerate(costs))
    return rise / sum((at - middle) ** 2 for at in range(len(costs))) * (len(costs) - 1) / mean


def main() -> None:
    """Import, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--shards", type=int, default=100)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        make_archive(folder / "archive", given.articles, given.shards)
        with Ledger.open(folder / "ledger.db", create=True) as ledger:
            timed = Timed(ledger, given.articles)
            import_slice(folder / "archive", timed, Slice())  # type: ignore[arg-type]  - it only adds
        size = (folder / "ledger.db").stat().st_size
    costs = [after - before for before, after in zip(timed.times, timed.times[1:], strict=False)]
    rates = [timed.step / cost for cost in costs]
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{given.articles:,} articles in {given.shards} shards, {size / given.articles:,.0f} bytes each"
    )
    print("articles a second of processor time by tenth: " + " ".join(f"{one:.0f}" for one in rates))
    growth = f"the cost grows by {100 * slope(costs):+.0f} per cent"
    print(f"first {rates[0]:.0f}, last {rates[-1]:.0f}; {growth}")
    print(f"{most:,.0f} MB of memory at the most")


if __name__ == "__main__":
    main()
