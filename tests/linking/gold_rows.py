"""Writes the invented gold of linking as ``dateline evaluate linking`` reads it.

``python -m tests.linking.gold_rows FOLDER`` writes ``world.jsonl`` (incidents and origins) and
``actors.jsonl`` there.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORLD = Path(__file__).parent / "world"
ACTORS = Path(__file__).parent / "actor_gold.txt"
MARK = re.compile(r"\[\[([\w-]+)\|([^\]]+)\]\]")


def world_rows(world: Path = WORLD) -> Iterator[dict[str, Any]]:
    """Yield the pages of a world with what each tells."""
    gold = json.loads((world / "gold.json").read_text("utf-8"))
    for line in (world / "pages.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        told = [
            tell(incident, page["id"], gold)
            for incident in gold["incidents"]
            if page["id"] in incident["pages"]
        ]
        mentions = [one["key"] for one in gold["incidents"] if page["id"] in one["mentioned_by"]]
        yield page | {"incidents": told, "mentions": mentions}


def tell(incident: dict[str, Any], page: str, gold: dict[str, Any]) -> dict[str, Any]:
    """Return what a page tells of an incident."""
    chains = [
        {
            "origin": origin["id"],
            "side": origin["side"],
            "names": sorted({name for names in origin["names"].values() for name in names}),
            **cut(chain, gold),
        }
        for origin in incident["origins"]
        for chain in origin["chains"]
        if chain["page"] == page
    ]
    return {one: incident[one] for one in ("key", "type", "earliest", "latest")} | {"chains": chains}


def cut(chain: dict[str, Any], gold: dict[str, Any]) -> dict[str, list[str]]:
    """Return the steps of a chain up to where it is only probable, and those after that."""
    steps = chain["steps"]
    if not chain["probable"]:
        return {"steps": steps}
    at = 1
    page = chain["page"]
    while page not in {one["from"] for one in gold["probably_from"]}:
        page = next(
            one["to"] for one in gold["credit_edges"] if one["from"] == page and one["name"] == steps[at]
        )
        at += 1
    return {"steps": steps[:at], "probable": steps[at:]}


def actor_rows() -> Iterator[dict[str, Any]]:
    """Yield the texts of the gold of actors with their marks."""
    lines = ACTORS.read_text("utf-8").splitlines()
    for number, line in enumerate(one for one in lines if not one.startswith("#")):
        text, at = "", 0
        marks = []
        for mark in MARK.finditer(line):
            text += line[at : mark.start()]
            marks.append({"start": len(text), "end": len(text) + len(mark[2]), "actor": mark[1]})
            text, at = text + mark[2], mark.end()
        yield {"id": f"{number:03}", "text": text + line[at:], "marks": marks}


def write_rows(path: Path, rows: Iterable[dict[str, Any]]) -> str:
    """Write rows as JSON Lines; return the path."""
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), "utf-8")
    return str(path)


def main() -> None:
    """Write both files."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_rows(folder / "world.jsonl", world_rows())
    write_rows(folder / "actors.jsonl", actor_rows())


if __name__ == "__main__":
    main()
