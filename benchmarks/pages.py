"""What taking a page apart costs, beside trafilatura alone on the same pages in the same run.

    python benchmarks/pages.py GOLD... [--rounds N]

GOLD are lists as `dateline evaluate pages` takes them, with texts. Prints for each list the body F1 of
trafilatura alone (favor_precision, the baseline) and of the page room, and the CPU time that each
needs: microseconds per word of the gold's article text and their ratio. CPU time is the least of the
rounds, by `time.process_time`; the first page, read once to load what is loaded once, is not counted.
"""

from __future__ import annotations

import argparse
from time import process_time
from typing import TYPE_CHECKING

import trafilatura

from dateline.errors import DatelineError
from dateline.evaluation.bodies import average, compare_bodies
from dateline.evaluation.page_runs import GoldPage, find_story, read_gold_pages
from dateline.page.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Callable


def extract_alone(page: GoldPage) -> str:
    """Return the text that trafilatura alone finds on a page."""
    text = decode(page.data).text
    found = trafilatura.extract(text, favor_precision=True, include_comments=False)
    return found or ""


def take_story(page: GoldPage) -> str:
    """Return the text that the page room finds on a page; none where it finds no article."""
    try:
        return find_story(page).text
    except DatelineError:
        return ""


def measure(read: Callable[[GoldPage], str], pages: list[GoldPage], rounds: int) -> tuple[float, float]:
    """Return the body F1 of a way of reading, and the least CPU seconds that all pages need."""
    read(pages[0])
    texts: list[str] = []
    spent: list[float] = []
    for _ in range(rounds):
        started = process_time()
        texts = [read(page) for page in pages]
        spent.append(process_time() - started)
    golds = (page.gold["text"] for page in pages)
    return average(map(compare_bodies, golds, texts))[2], min(spent)


def compare(path: str, rounds: int) -> None:
    """Print the figures of one list."""
    pages = [page for page in read_gold_pages(path) if page.gold.get("text")]
    words = sum(len(page.gold["text"].split()) for page in pages)
    print(f"{path}: {len(pages)} pages, {words} words")
    costs: list[float] = []
    for name, read in (("trafilatura", extract_alone), ("page room", take_story)):
        both, seconds = measure(read, pages, rounds)
        costs.append(seconds)
        print(f"  {name:<12} body F1 {both:.3f}   {1e6 * seconds / words:6.1f} us of CPU a word")
    print(f"  ratio {costs[1] / costs[0]:.2f}")


def main() -> None:
    """Run the comparison for each list given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", nargs="+", metavar="GOLD")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    given = parser.parse_args()
    for path in given.gold:
        compare(path, given.rounds)


if __name__ == "__main__":
    main()
