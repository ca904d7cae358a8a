"""Scores linking on the invented worlds: ``python -m tests.linking.world_score [world2]``.

Incidents, origins and chains are measured as ``dateline evaluate linking`` measures them, on the same
rows; beside them stand what the gold has and these commands do not ask: copies, and pairs of pages that
must never be merged.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.linking.gold_rows import WORLD, world_rows, write_rows

from dateline.evaluation.linking_incidents import find_homes, label, score_labels
from dateline.evaluation.linking_origins import judge_given, judge_linked, sum_up
from dateline.evaluation.linking_world import read_world

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.evaluation.linking_world import World
    from dateline.evaluation.scored import Figures


@dataclass
class Score:
    """What linking found in the world, beside what is there."""

    copies: set[frozenset[str]] = field(default_factory=set)
    wrongly_merged: list[tuple[str, str]] = field(default_factory=list)
    covered: dict[str, tuple[int, int]] = field(default_factory=dict)
    too_high: list[str] = field(default_factory=list)
    incidents: Figures = field(default_factory=dict)
    origins: Figures = field(default_factory=dict)


def read_gold(world: Path = WORLD) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((world / "gold.json").read_text("utf-8"))
    return gold


def score(where: Path, world: Path = WORLD) -> Score:
    """Return the score of one reading of a world; ``where``: the file its rows are written to."""
    read, gold = read_world(write_rows(where.with_suffix(".jsonl"), world_rows(world))), read_gold(world)
    given, linked = judge_given(read), judge_linked(read)
    pages = read.page_of
    return Score(
        {frozenset(pages[one] for one in group.articles) for group in read.linkage.copies},
        list(wrongly_merged(read, gold)),
        {incident["key"]: cover(read, incident) for incident in gold["incidents"]},
        [f"{one.key}: {one.over} too many" for one in (*given, *linked) if one.over > 0],
        score_labels(*label(read)),
        sum_up("given", given) | sum_up("linked", linked),
    )


def wrongly_merged(world: World, gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the pages of confusable happenings that lie in one incident.

    A page that names the other happening ``in_passing`` may be joined to it for that.
    """
    page_of = world.page_of
    found = [{page_of[article] for article, _ in group.members} for group in world.linkage.incidents]
    for pair in gold["never_merge"]:
        both, named = set(pair.get("tells_both", ())), set(pair.get("in_passing", ()))
        for told in (pages - named for pages in found):
            if not both & told:
                yield from (
                    (a, b) for a in sorted(set(pair["a"]) & told) for b in pair["b"] if b in told
                )


def cover(world: World, incident: dict[str, Any]) -> tuple[int, int]:
    """Return how many pages of an incident the found one with most of them has, and all."""
    homes, wanted = find_homes(world), incident["pages"]
    found = [home for page in wanted for home in homes[page][incident["type"]]]
    return max((found.count(home) for home in found), default=0), len(wanted)


def main() -> None:
    """Print the score of ``world``, or of the world that is named (``world2``)."""
    world = WORLD.parent / sys.argv[1] if len(sys.argv) > 1 else WORLD
    with tempfile.TemporaryDirectory() as folder:
        result = score(Path(folder) / "world", world)
    right = {frozenset(group["pages"]) for group in read_gold(world)["copy_groups"]}
    lines = [
        f"copy groups right: {len(right & result.copies)} of {len(right)}",
        f"pairs of confusable happenings merged: {len(result.wrongly_merged)}",
        *(f"{key}: {told} of {all_} pages" for key, (told, all_) in result.covered.items()),
        f"incidents with too many origins: {result.too_high}",
        *(f"{name}: {value}" for name, value in (result.incidents | result.origins).items()),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
