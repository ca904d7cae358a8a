"""An invented world as its tests read it: its pages by id, its gold, and the words the gold rests on."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.linking.world_score import read_gold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORLDS = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class World:
    """A world, or one half of it; ``name`` is its folder beside this file."""

    name: str
    pages: dict[str, dict[str, str]]
    gold: dict[str, Any]

    def outlet(self, page: str) -> str:
        return self.pages[page]["outlet"]

    def whole(self, page: str) -> str:
        """All that a reader of the page sees, in one string."""
        row = self.pages[page]
        return "\n".join(row.get(part, "") for part in ("outlet", "title", "byline", "text"))

    def dates(self) -> dict[str, str]:
        """The time each page was published, of the pages that have one."""
        return {page: row["published"] for page, row in self.pages.items() if "published" in row}

    def origins(self) -> Iterator[dict[str, Any]]:
        for incident in self.gold["incidents"]:
            yield from incident["origins"]

    def chains(self) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """Every (origin, chain) of the world."""
        for origin in self.origins():
            yield from ((origin, chain) for chain in origin["chains"])

    def told_by(self, page: str) -> list[str]:
        return [one["key"] for one in self.gold["incidents"] if page in one["pages"]]

    def edges(self) -> list[dict[str, Any]]:
        return [*self.gold["credit_edges"], *self.gold["probably_from"]]

    def grouped(self, field: str) -> set[frozenset[str]]:
        """The unordered pairs of pages in the groups of one field of the gold."""
        groups = [itertools.combinations(group["pages"], 2) for group in self.gold[field]]
        return {frozenset(pair) for pairs in groups for pair in pairs}

    def told(self) -> list[dict[str, Any]]:
        """The sentences that tell an incident, a row for each incident and source."""
        lines = (WORLDS / self.name / "told.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines]


def read_world(name: str) -> World:
    """Return a world by its folder beside this file, as ``world3/a``."""
    lines = (WORLDS / name / "pages.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return World(name, {row["id"]: row for row in rows}, read_gold(WORLDS / name))


def runs(texts: Iterable[str], length: int) -> set[tuple[str, ...]]:
    """Return the runs of so many words of the texts."""
    words = [re.findall(r"\w+", text.lower()) for text in texts]
    return {tuple(one[at : at + length]) for one in words for at in range(len(one) - length + 1)}


def cited_by_incident(incident: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every (page, words) that an incident of the gold rests on."""
    for origin in incident["origins"]:
        for page, names in origin["names"].items():
            yield from ((page, name) for name in names)
        yield from ((one["page"], one["words"]) for one in origin["hearings"])
    yield from ((item["pages"][0], item["words"]) for item in incident["not_established_items"])
    for side in (side for dispute in incident["disputes"] for side in dispute["sides"]):
        yield from side["words"].items()


def cited_elsewhere(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every (page, words) of the gold outside its incidents."""
    yield from ((edge["from"], edge["words"]) for edge in gold["credit_edges"])
    yield from ((edge["from"], edge["name"]) for edge in gold["credit_edges"])
    yield from ((step["page"], step["words"]) for step in gold["named_steps"])
    yield from ((row["newer"], words) for row in gold["versions"] for words in row["changed"])
    for actor in gold["actors"]:
        yield from ((page, name) for page, names in actor["names"].items() for name in names)
    for two in gold["stay_two"]:
        yield from two["words"].items()
        yield from ((page, one["name"]) for one in (two["a"], two["b"]) for page in one["pages"])
