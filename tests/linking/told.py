"""Invented pages as text, read by the whole reader and asked for their origins."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from tests.linking.builders import Shelf

from dateline.evaluation.linking_world import read_articles
from dateline.linking.link import link
from dateline.linking.origins import find_origins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.origins import Origins


def read_pages(path: Path, name: str) -> dict[str, LinkedArticle]:
    """Return the article of each page by its id. ``path``: the file the pages are written to as rows.

    ``name``: a file beside this one, its pages one after an empty line each, as ``id | outlet | text``
    (a line a paragraph), or as ``id | outlet | 2031-03-06 | text``; a day may be ``none``.
    """
    rows = []
    for page in (Path(__file__).parent / name).read_text("utf-8").strip().split("\n\n"):
        key, outlet, *day, text = page.split(" | ")
        published = day[0] if day else "2031-03-05"
        told = text.replace("\n", "\n\n")
        dated = {} if published == "none" else {"published": published}
        rows.append({"id": key, "outlet": outlet, "text": told, **dated})
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return read_articles(str(path))


def origins_of(articles: Sequence[LinkedArticle], kind: str = "ASSAULT") -> Origins:
    """Return the origins of all events of one type, as if they were one incident."""
    members = [
        (one.article.id, event.id)
        for one in articles
        for event in one.article.events
        if event.type == kind
    ]
    return find_origins("inc", articles, members, link(Shelf(articles)).copies)


def chains_of(found: Origins, side: str = "asserts") -> set[tuple[str, ...]]:
    """Return the chains of all established origins on one side."""
    return {chain for one in found.established if one.side == side for chain in one.chains}
