"""Actors across the texts of ``actor_gold.txt``, read and grouped: B-cubed over their marked names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.evaluation.clusters import count_mentions
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.linking.actor_entries import Setting
from dateline.linking.actor_groups import find_actor_groups
from dateline.reading.newsroom import read_article
from dateline.records import Article
from dateline.rights.roles import has_public_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

GOLD = Path(__file__).parent / "actor_gold.txt"
MARK = re.compile(r"\[\[([\w-]+)\|([^\]]+)\]\]")
Place = tuple[str, int]


def read_line(number: int, line: str) -> tuple[Article, list[tuple[str, int, int]]]:
    """Return a line's article, and the chain, start and end of each mark in its text."""
    text, at = "", 0
    marks: list[tuple[str, int, int]] = []
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        marks.append((mark[1], len(text), len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    text += line[at:]
    bare = Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text))
    return replace(read_article(analyse(bare)), id=f"art:{number:03}"), marks


def actor_at(article: Article, start: int, end: int) -> str:
    found = (
        (one.kind != "name", each.id)
        for each in article.actors
        for one in each.mentions
        if one.start < end and start < one.end
    )
    return min(found, default=(False, ""))[1]


def clusters(labels: Iterable[tuple[object, Place]]) -> list[frozenset[Place]]:
    found: Mapping[object, set[Place]] = defaultdict(set)
    for label, place in labels:
        found[label].add(place)
    return [frozenset(each) for each in found.values()]


def test_actors_of_the_gold_are_found_across_texts() -> None:
    lines = [line for line in GOLD.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    read = [read_line(number, line) for number, line in enumerate(lines)]
    groups = find_actor_groups(
        [article for article, _ in read], setting=Setting(is_public=has_public_role)
    )
    home = {(spot.article, spot.actor): group.id for group in groups for spot in group.members}
    gold: list[tuple[object, Place]] = []
    found: list[tuple[object, Place]] = []
    for article, marks in read:
        for chain, start, end in marks:
            place = (article.id, start)
            gold.append((chain, place))
            found.append((home.get((article.id, actor_at(article, start, end)), place), place))
    counted = count_mentions(clusters(gold), clusters(found))
    assert counted.recalled / counted.wanted >= 0.92
    assert counted.precise / counted.found >= 0.98
