"""Scores linking on the invented world: ``python -m tests.linking.world_score``.

Reads the 60 pages, links them, and holds what comes out against ``world/gold.json``.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline import pipeline
from dateline.answers.who_says import who_says
from dateline.gather.sources import gather
from dateline.ledger import Ledger
from dateline.page.told import Told

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer

WORLD = Path(__file__).parent / "world"


@dataclass
class Score:
    """What linking found in the world, beside what is there."""

    copies: set[frozenset[str]] = field(default_factory=set)
    wrongly_merged: list[tuple[str, str]] = field(default_factory=list)
    covered: dict[str, tuple[int, int]] = field(default_factory=dict)
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    too_high: list[str] = field(default_factory=list)


def read_gold() -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((WORLD / "gold.json").read_text("utf-8"))
    return gold


def read_world(where: Path) -> tuple[tuple[IncidentAnswer, ...], dict[str, str]]:
    """Return the answers, and the pages by the ids of their articles."""
    with Ledger.open(where, create=True) as ledger:
        told = Told(None)
        items = gather([str(WORLD / "pages.jsonl")], BytesIO())
        outcomes = list(pipeline.read_sources(items, told, ledger))
        pages = {
            article.id: str(one.report.page.given_id)
            for one in outcomes
            if one.report
            for article in one.report.articles
        }
        pipeline.link_ledger(ledger)
        return who_says(ledger, None), pages


def score(where: Path) -> Score:
    """Return the score of one reading of the world."""
    gold, (answers, pages) = read_gold(), read_world(where)
    found = [({pages[one] for one in each.article_ids}, each) for each in answers]
    result = Score()
    result.copies = {frozenset(pages[one] for one in group) for each in answers for group in each.copies}
    for pair in gold["never_merge"]:
        both = set(pair.get("tells_both", ()))
        result.wrongly_merged += [
            (a, b)
            for told, _ in found
            for a in sorted(set(pair["a"]) & told)
            for b in sorted(set(pair["b"]) & told)
            if not both & told
        ]
    for incident in gold["incidents"]:
        wanted = set(incident["pages"])
        ranked = sorted(
            (each for each in found if each[1].incident.type == incident["type"] and each[0] & wanted),
            key=lambda each: (-len(each[0] & wanted), len(each[0] - wanted), each[1].incident.id),
        )
        best = ranked[0] if ranked else (set(), None)
        result.covered[incident["key"]] = len(best[0] & wanted), len(wanted)
        most = incident["counts"]["asserting_origins"]
        result.counts[incident["key"]] = (best[1].asserting_origins if best[1] else 0), most
        result.too_high += [
            f"{incident['key']}: {each.asserting_origins} for {most}"
            for told, each in ranked
            if told <= wanted and each.asserting_origins > most
        ]
    return result


def main() -> None:
    """Print the score."""
    with tempfile.TemporaryDirectory() as folder:
        result = score(Path(folder) / "world.db")
    right = {frozenset(group["pages"]) for group in read_gold()["copy_groups"]}
    lines = [
        f"copy groups right: {len(right & result.copies)} of {len(right)}",
        f"pairs of confusable happenings merged: {len(result.wrongly_merged)}",
        *(
            f"{key}: {told} of {wanted} pages in the largest incident, which has"
            f" {result.counts[key][0]} of {result.counts[key][1]} origins"
            for key, (told, wanted) in result.covered.items()
        ),
        f"incidents with too many origins: {len(result.too_high)} {result.too_high}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
