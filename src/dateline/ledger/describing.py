"""What a ledger's views and tables hold, as Datasette's metadata: titles, columns, facets, units."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from dateline.ledger.schema import METADATA
from dateline.ledger.versions import VERSION_TABLE
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TITLE: Final = "A Dateline ledger"
ABOUT: Final = (
    "Who says what, in which words, on which page. What stands in a row is what somebody is said to "
    "say; a count of origins is not a verdict on truth. Texts belong to those who wrote them, and news "
    "names people: keep this on your own machine."
)
PLAIN: Final = re.compile("(?!(?:true|false|null)$)[a-z][a-z0-9_]{3,}")  # keys that YAML takes for words


def describe_ledger(database: str) -> dict[str, Any]:
    """Return the metadata of a ledger that Datasette calls ``database``."""
    shown = describe_tables()
    technical = sorted({*METADATA.tables, VERSION_TABLE} - shown.keys())
    hidden = {name: {"hidden": True} for name in technical}
    tables = {**shown, **hidden}
    return {
        "title": TITLE,
        "description": ABOUT,
        "databases": {database: {"description": ABOUT, "tables": tables}},
    }


def describe_tables() -> dict[str, dict[str, Any]]:
    """Return the metadata of each view and table that people look into, by name."""
    found: dict[str, dict[str, Any]] = {}
    for row in read_table("ledger_columns"):
        if not row["column"]:
            found[row["table"]] = {"title": row["use"], "description": row["description"]}
        else:
            add_column(found[row["table"]], row)
    return found


def add_column(table: dict[str, Any], row: Mapping[str, str]) -> None:
    """Add a column to the metadata of its table."""
    name = row["column"]
    table.setdefault("columns", {})[name] = row["description"]
    if row["use"] == "label":
        table["label_column"] = name
    if row["use"] == "facet":
        table.setdefault("facets", []).append(name)
    if row["unit"]:
        table.setdefault("units", {})[name] = row["unit"]


def write_yaml(value: Mapping[str, Any]) -> str:
    """Return nested mappings, lists of words and scalars as YAML."""
    return "".join(f"{line}\n" for line in lines_of(value, 0))


def lines_of(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    """Yield the lines of a mapping."""
    for key, one in value.items():
        head = f"{'  ' * depth}{key if PLAIN.fullmatch(key) else quote(key)}:"
        if isinstance(one, dict):
            yield head
            yield from lines_of(one, depth + 1)
        elif isinstance(one, list):
            yield f"{head} [{', '.join(map(quote, one))}]"
        else:
            yield f"{head} {quote(one)}"


def quote(value: object) -> str:
    """Return a scalar: JSON's strings and truth values are YAML's too."""
    return json.dumps(value, ensure_ascii=not str(value).isprintable())
