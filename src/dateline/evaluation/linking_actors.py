"""Measures actors across texts: B-cubed over marked names, each text read and grouped as in a ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from dateline.evaluation.linking import b_cubed
from dateline.evaluation.runs import decode_rows
from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Scored, convert_rows, read_text
from dateline.linking.actor_entries import Setting
from dateline.linking.actor_groups import find_actor_groups
from dateline.rights.roles import has_public_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.evaluation.scored import Figures
    from dateline.records import Article


class Mark(msgspec.Struct, frozen=True):
    """A name in a text, in code points, ``end`` exclusive; those of one actor share ``actor``."""

    start: int
    end: int
    actor: str

    def __post_init__(self) -> None:
        """Refuse a mark that holds no character."""
        if not 0 <= self.start < self.end:
            message = f"the mark {self.start} to {self.end} is empty"
            raise ValueError(message)


class MarkedText(msgspec.Struct, frozen=True):
    """A text with marked names."""

    id: str
    text: str
    marks: tuple[Mark, ...]


def evaluate_actors(path: str) -> Scored:
    """Return how well actors are found across texts; raises PageUnreadable where a row is none."""
    rows = convert_rows(path, decode_rows(path, {"id", "text", "marks"}), MarkedText)
    return score_actors(tuple(rows))


def score_actors(rows: Sequence[MarkedText]) -> Scored:
    """Return B-cubed over the marked names of texts."""
    gold, found = {}, {}
    homes, articles = group_actors(rows)
    for number, row in enumerate(rows):
        for mark in row.marks:
            name = f"{number} {mark.start}"
            gold[name] = mark.actor
            actor = actor_at(articles[number], mark)
            found[name] = homes.get((articles[number].id, actor), name)
    figures: Figures = {"texts": len(rows), "names": len(gold), "actors": len(set(gold.values()))}
    return Scored(figures | b_cubed(gold, found), list(list_faults(rows, gold, found)))


def group_actors(rows: Sequence[MarkedText]) -> tuple[dict[tuple[str, str], str], list[Article]]:
    """Return the group of each actor, by article and actor, and the articles in their order."""
    read = (read_text(row.text)[1] for row in rows)
    articles = [replace(one, id=f"art:{number:06}") for number, one in enumerate(read)]
    groups = find_actor_groups(articles, setting=Setting(is_public=has_public_role))
    homes = {(spot.article, spot.actor): group.id for group in groups for spot in group.members}
    return homes, articles


def actor_at(article: Article, mark: Mark) -> str:
    """Return the actor that stands at a mark: one called by name there before others."""
    standing = (
        (one.kind != "name", each.id)
        for each in article.actors
        for one in each.mentions
        if one.start < mark.end and mark.start < one.end
    )
    return min(standing, default=(False, ""))[1]


def list_faults(
    rows: Sequence[MarkedText], gold: Mapping[str, str], found: Mapping[str, str]
) -> Iterator[Mistake]:
    """Yield the names that do not lie with the first name of their actor."""
    first: dict[str, str] = {}
    for number, row in enumerate(rows):
        for mark in row.marks:
            name = f"{number} {mark.start}"
            there = first.setdefault(gold[name], name)
            if found[name] != found[there]:
                yield Mistake(
                    row.id, "apart", mark.start, f"{mark.actor}: {row.text[mark.start : mark.end]}"
                )
