"""What schemas, topics and classes of other people's data say of an actor."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@cache
def kinds(by: str) -> Mapping[str, Mapping[str, str]]:
    """Return the rows of one way to say it (schema, topic, class) by their keys."""
    return {row["key"]: row for row in read_table("list_kinds") if row["by"] == by}


@cache
def country_items() -> Mapping[str, str]:
    """Return the codes of countries by their items in Wikidata."""
    return {row["item"]: row["code"] for row in read_table("list_countries")}


def fields_of(by: str, keys: Iterable[str]) -> dict[str, str]:
    """Return type, sector and public as the first of the keys that tells them says."""
    found: dict[str, str] = {}
    for key in keys:
        for field in ("type", "sector", "public"):
            value = kinds(by).get(key, {}).get(field, "")
            if value:
                found.setdefault(field, value)
    return found
