"""CSL-JSON: articles as a list of sources for Zotero, pandoc and citeproc."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline import jsons
from dateline.export.citing import cite
from dateline.export.frame import Format
from dateline.export.plain import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dateline.export.citing import Author
    from dateline.export.frame import Job
    from dateline.export.rows import ArticleRow

NAMES: Final = (
    *("id", "type", "title", "author", "container-title", "issued", "accessed", "URL", "language"),
    "custom",
)
OPENING: Final = re.compile("<(?=[/!?a-z])", re.IGNORECASE)  # what a processor may take for a tag


def write(rows: Iterable[ArticleRow], out: BinaryIO, _: Job) -> None:
    """Write an array, an item a line."""
    out.write(b"[")
    between = b"\n"
    for row in rows:
        out.write(between + jsons.encode(make_item(row)))
        between = b",\n"
    out.write(b"\n]\n")


def make_item(row: ArticleRow) -> dict[str, Any]:
    """Return an article as an item; what is not known is not in it."""
    cited, page = cite(row), row.page
    item = {
        "id": cited.key,
        "type": "article-newspaper" if cited.outlet else "webpage",
        "title": say(cited.title),
        "author": [say_author(one) for one in cited.authors],
        "container-title": say(cited.outlet or ""),
        "issued": say_date(cited.published),
        "accessed": say_date(cited.seen),
        "URL": cited.url,
        "language": cited.language,
        "custom": {
            "article": page.article,
            "capture": page.capture,
            "page_sha256": page.page_sha256,
            "text_sha256": page.text_sha256,
            "source": on_one_line(page.source),
            "agency": cited.agency,
        },
    }
    return {name: value for name, value in item.items() if value}


def say(text: str) -> str:
    """Return text in which no processor finds a tag."""
    return OPENING.sub("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", text)


def say_author(author: Author) -> dict[str, str]:
    """Return a name: in its parts where it has some, else as it stands."""
    if author.given:
        return {"family": say(author.name), "given": say(author.given)}
    return {"literal": say(author.name)}


def say_date(day: date | None) -> dict[str, Any] | None:
    """Return a day in its parts."""
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


FORMAT: Final = Format(
    summary="CSL-JSON: articles as a list of sources",
    suffix=".json",
    media_type="application/vnd.citationstyles.csl+json",
    columns={"articles": NAMES},
    write=write,
)
