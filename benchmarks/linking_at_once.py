"""What linking articles at once costs, in memory, as sets that no ledger keeps are linked.

    python benchmarks/linking_at_once.py [--articles N ...]

N invented articles each (2,000 and 6,000 unless told otherwise; ``linking_news``). Prints the processor
time that relinking took, and how much memory their sketches and it took, an article. Each size has a
process of its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from time import process_time

from ledger_search import Words
from linking_news import make_news

from dateline.collecting import collect_seldom
from dateline.ledger.queries import link_articles
from dateline.linking.memory import MemoryShelf
from dateline.linking.relink import Change, relink
from dateline.linking.sketches import make_sketch


def most() -> float:
    """Return the most memory so far, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def measure(count: int) -> None:
    """Print what linking so many articles at once costs."""
    words, texts, sketches = Words(), {}, []
    before = most()
    for number in range(count):
        _, report = make_news(words, number)
        for one in link_articles(report, str(number)):
            texts[one.article.id] = one.article.text
            sketches.append(make_sketch(one))
    sketches.sort(key=lambda sketch: sketch.one.article.id)
    held, started = most(), process_time()
    with collect_seldom():
        found = relink(MemoryShelf(texts), Change(sketches))
    print(
        f"{count:,} articles: {1000 * (process_time() - started) / count:.2f} ms of processor time and"
        f" {(most() - held) / count:.0f} KB each to link, {(held - before) / count:.0f} KB held before;"
        f" {most() / 1024:,.0f} MB in all; {len(found.incidents):,} incidents"
    )


def main() -> None:
    """Print the figures of every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[2_000, 6_000])
    given = parser.parse_args().articles
    if len(given) == 1:
        measure(given[0])
        return
    for count in given:
        subprocess.run([sys.executable, __file__, "--articles", str(count)], check=True)  # noqa: S603  - itself


if __name__ == "__main__":
    main()
