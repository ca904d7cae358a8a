"""Lists of actors as FollowTheMoney entities: persons, companies, public bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dateline.gazetteer.countries import countries
from dateline.listing.bounded import make_row
from dateline.listing.kinds import fields_of, kinds
from dateline.listing.rows import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

ALIASES: Final = ("name", "alias", "weakAlias", "abbreviation", "previousName")
NATIONS: Final = ("nationality", "citizenship", "country", "jurisdiction", "mainCountry")


def is_entity(row: Mapping[str, Any]) -> bool:
    """Tell whether an object is an entity of FollowTheMoney."""
    return isinstance(row.get("schema"), str) and isinstance(row.get("properties"), dict)


def read_entity(row: Mapping[str, Any], where: str) -> Row:
    """Return the actor of an entity; of nobody for an address and the like, or without a name."""
    if row["schema"] not in kinds("schema"):
        return Row(where, None, strict=False)
    properties = row["properties"]
    told = fields_of("topic", values(properties, "topics"))
    names = [name for key in ALIASES for name in values(properties, key)]
    fields = {
        "name": str(row.get("caption") or next(iter(names), "")),
        "country": nation(properties),
        "role": next(iter(values(properties, "position")), ""),
    }
    return make_row(fields_of("schema", [row["schema"]]) | told | fields, names, where)


def values(properties: Mapping[str, Any], key: str) -> list[str]:
    """Return the values of a property that are words."""
    found = properties.get(key, [])
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def nation(properties: Mapping[str, Any]) -> str:
    """Return the country where the first property that tells any tells one that exists."""
    for key in NATIONS:
        codes = {code.upper() for code in values(properties, key)} & countries().keys()
        if codes:
            return codes.pop() if len(codes) == 1 else ""
    return ""
