"""Learns by which signs of their openings two articles tell of one happening.

Run ``python training/linking/openings.py --data ../shared/data`` in a checkout where Dateline is
installed; it takes some five minutes. The weights of signs (``dateline.linking.openings``) go into
``src/dateline/vocabulary/link_opening_weights.tsv``: logistic regression over pairs of articles that
have an event of one kind among what they open with, and no day or town that speaks against it. The
articles are the open test worlds of this project (``tests/linking``) and the documents of ECB+ (topics
1-35; two happenings of one kind each). Printed is, for each world and for ECB+ without its own part in
learning, how many of the pairs called one are right, and how many are found. The same data give the
same weights.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from weighing import learn, tell, write

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.linking.gold_rows import WORLD, world_rows, write_rows  # noqa: E402  - from the checkout

from dateline.evaluation.linking_ecb_rows import EcbRow  # noqa: E402
from dateline.evaluation.linking_world import linked, read_world  # noqa: E402
from dateline.evaluation.runs import decode_rows  # noqa: E402
from dateline.evaluation.scored import convert_rows  # noqa: E402
from dateline.gather.captures import Capture, CorpusRow  # noqa: E402
from dateline.linking.openings import LIKELY, signs, speaks_against  # noqa: E402
from dateline.linking.traits import Traits, read_traits  # noqa: E402
from dateline.page.told import Told  # noqa: E402
from dateline.pipeline import read_page  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.linking.neighbours import LinkedArticle

WORLDS = ("world", "world2", "world3/a", "world4", "world5")
TABLE = ROOT / "src/dateline/vocabulary/link_opening_weights.tsv"
GOLD = "stories/ecbplus_train.jsonl.gz"
HEAD = """\
# What speaks for (above 0) and against two articles' telling of one happening by what they open with,
# as weights (linking/openings.py). Made by training/linking/openings.py from the open test worlds and
# ECB+; not to be edited by hand. Columns: sign, weight.
sign\tweight
"""


class Page(NamedTuple):
    """An article's leading events by family, and what tells which happening it is about."""

    leads: dict[str, Traits]
    about: frozenset[str]


def page_of(one: LinkedArticle, about: frozenset[str]) -> Page:
    """Return an article as pairs are made of it."""
    return Page({each.family: each for each in read_traits(one) if each.opening}, about)


def world_pages(name: str) -> list[Page]:
    """Return the pages of a test world."""
    with tempfile.TemporaryDirectory() as folder:
        rows = write_rows(Path(folder) / "rows.jsonl", world_rows(WORLD.parent / name))
        world = read_world(rows)
    return [
        page_of(world.articles[page.id], frozenset(told.key for told in page.incidents))
        for page in world.pages
    ]


def ecb_pages(path: str) -> Iterator[list[Page]]:
    """Yield the documents of each topic of ECB+, which tell one of two happenings."""
    topics: dict[int, list[Page]] = {}
    for row in convert_rows(path, decode_rows(path, {"id", "text"}), EcbRow):
        lines = row.text.split("\n")[row.first_sentence_is_url :]
        text = "\n".join(lines)
        capture = Capture(row.id, text.encode(), CorpusRow(row.id, text, language="en"))
        about = frozenset({f"{row.topic} {'plus' in row.id}"})
        topics.setdefault(row.topic, []).extend(
            page_of(linked(report), about) for report in [read_page(capture, Told())] if report.articles
        )
    yield from topics.values()


def pairs_of(pages: list[Page]) -> Iterator[tuple[list[float], bool]]:
    """Yield the signs of each pair of pages that nothing speaks against, and whether it is one."""
    for a, b in combinations(pages, 2):
        shared = sorted(a.leads.keys() & b.leads.keys())
        found = [(a.leads[kind], b.leads[kind]) for kind in shared]
        pair = next((pair for pair in found if not speaks_against(*pair)), None)
        if pair:
            yield list(signs(*pair).values()), bool(a.about & b.about)


def main() -> None:
    """Learn, tell, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    groups = [(name, [world_pages(name)]) for name in WORLDS]
    groups.append(("ECB+", list(ecb_pages(str(given.data / GOLD)))))
    found = [(name, [pair for pages in held for pair in pairs_of(pages)]) for name, held in groups]
    rows = np.array([row for _, pairs in found for row, _ in pairs])
    same = np.array([one for _, pairs in found for _, one in pairs], float)
    home = np.array([at for at, (_, pairs) in enumerate(found) for _ in pairs])
    for at, (name, _) in enumerate(found):
        own = home == at
        likely = 1 / (1 + np.exp(-rows[own] @ learn(rows[~own], same[~own])))
        tell(f"{name}: {own.sum()} pairs,", (likely >= LIKELY).astype(float), same[own])
    write(TABLE, HEAD, next(iter(sign_names(groups))), learn(rows, same))


def sign_names(groups: list[tuple[str, list[list[Page]]]]) -> Iterator[list[str]]:
    """Yield the names of the signs, once for each article that opens with an event."""
    for _, held in groups:
        for lead in (lead for pages in held for page in pages for lead in page.leads.values()):
            yield list(signs(lead, lead))


if __name__ == "__main__":
    main()
