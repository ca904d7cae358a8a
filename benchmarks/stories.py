"""What telling the stories of a month costs, at growing numbers of articles.

    python benchmarks/stories.py [--articles N ...] [--alone]

Openings of 200 words are invented (words by Zipf's law, those of ``benchmarks/ledger_search.py``),
told on 30 days in stories whose sizes follow Pareto's law: one word in three of an article is one of the
forty of its story. With ``--alone`` every article is on something else. Prints seconds of processor
time, the most memory of the process so far, and how many stories were found, of which sizes.
"""

from __future__ import annotations

import argparse
import random
import resource
from time import process_time
from typing import TYPE_CHECKING

from ledger_search import Words

from dateline.answers.topics import find_topics
from dateline.linking.neighbours import Opening

if TYPE_CHECKING:
    from collections.abc import Iterator

LENGTH, SHARE, OWN = 200, 0.3, 40  # words of an opening; share and number of those of its story
DAYS, MOST = 30, 2_000  # of the month; articles of the largest story


class Month:
    """Invented openings, as a ledger gives them."""

    def __init__(self, words: Words, count: int, *, alone: bool) -> None:
        self.words, self.count, self.alone = words, count, alone

    def openings(self, since: str | None = None, until: str | None = None) -> Iterator[Opening]:  # noqa: ARG002  - all days
        """Yield the openings."""
        chance = random.Random(3)  # noqa: S311  - repeatable, not secret
        left = 0
        for number in range(self.count):
            if not left:
                left = 1 if self.alone else min(int(chance.paretovariate(0.9)), MOST)
                own = [self.words.words[chance.randrange(300, 60_000)] for _ in range(OWN)]
                first = chance.randrange(DAYS)
            left -= 1
            day = min(DAYS - 1, first + int(chance.expovariate(0.7)))
            text = " ".join(self.draw(chance, own))
            title = " ".join((*chance.sample(own[:12], 4), *self.words.draw(chance, 3)))
            key = f"art:{number:06}"
            yield Opening(key, title, text, f"2031-01-{day + 1:02}", key, None, f"page{number}")

    def draw(self, chance: random.Random, own: list[str]) -> Iterator[str]:
        """Yield the words of an opening."""
        for word in self.words.draw(chance, LENGTH):
            mine = not self.alone and chance.random() < SHARE
            yield chance.choice(own[: int(chance.paretovariate(0.5))]) if mine else word

    def incidents_told(self, articles: object) -> tuple[tuple[str, int, int], ...]:  # noqa: ARG002  - none
        """Return nothing."""
        return ()


def main() -> None:
    """Print the figures of every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--alone", action="store_true", help="every article is on something else")
    given = parser.parse_args()
    words = Words()
    for count in given.articles:
        started = process_time()
        found = find_topics(Month(words, count, alone=given.alone), None, None, 5)
        spent = process_time() - started
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sizes = [story.articles for story in found.shown]
        total = len(sizes) + found.left
        print(
            f"{count:,} articles: {spent:.1f} s, {most:.0f} MB, {total:,} stories {sizes} ...",
            flush=True,
        )


if __name__ == "__main__":
    main()
