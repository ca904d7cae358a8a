"""Lists of actors from Wikidata: entities as its export gives them, and results of its query service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dateline.listing.bounded import make_row
from dateline.listing.kinds import country_items, fields_of
from dateline.listing.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANGUAGES: Final = ("en", "en-gb", "en-us", "mul")
CLASS, CITIZEN, COUNTRY, OFFICE = "P31", "P27", "P17", "P39"
VARIABLES: Final = {  # what a query may call a field
    "name": ("name", "itemLabel", "label"),
    "aliases": ("aliases", "altLabel", "itemAltLabel", "alias"),
    "type": ("type",),
    "country": ("country", "countryCode", "code"),
    "sector": ("sector",),
    "role": ("role", "positionLabel", "officeLabel"),
    "public": ("public",),
}


def is_item(row: Mapping[str, Any]) -> bool:
    """Tell whether an object is an item of Wikidata."""
    return "missing" in row or (isinstance(row.get("labels"), dict | list) and "claims" in row)


def read_item(row: Mapping[str, Any], where: str) -> Row:
    """Return the actor of an item; a row of nobody for one without an English label.

    Its country counts where it has one; a public role is told by an office held (P39).
    """
    labels = row.get("labels")
    name = label(labels) if isinstance(labels, dict) else ""  # PHP writes no labels as []
    if not name:
        return Row(where, None, strict=False)
    codes = {country_items()[item] for item in targets(row, CITIZEN, COUNTRY) if item in country_items()}
    fields = {
        "name": name,
        "country": codes.pop() if len(codes) == 1 else "",
    }
    if targets(row, OFFICE):
        fields["public"] = "yes"
    return make_row(fields_of("class", targets(row, CLASS)) | fields, aliases(row), where)


def label(labels: Mapping[str, Any]) -> str:
    """Return the English label of an item."""
    found = (labels.get(language) for language in LANGUAGES)
    return next((text(one) for one in found if text(one)), "")


def aliases(row: Mapping[str, Any]) -> list[str]:
    """Return the English aliases of an item."""
    held = row.get("aliases")
    held = held if isinstance(held, dict) else {}
    found = [one for language in LANGUAGES for one in as_list(held.get(language))]
    return [text(one) for one in found if text(one)]


def text(value: object) -> str:
    """Return the words of ``{"language", "value"}``."""
    words = value.get("value") if isinstance(value, dict) else None
    return words if isinstance(words, str) else ""


def as_list(value: object) -> list[Any]:
    """Return a list itself, else an empty one."""
    return value if isinstance(value, list) else []


def targets(row: Mapping[str, Any], *properties: str) -> list[str]:
    """Return the items that the first of some properties which the item has points to."""
    claims = row.get("claims")
    claims = claims if isinstance(claims, dict) else {}
    for name in properties:
        found = [target(claim) for claim in as_list(claims.get(name))]
        if any(found):
            return [one for one in found if one]
    return []


def target(claim: object) -> str:
    """Return the item that a claim points to, "" where it points to none or no longer holds."""
    value: object = claim
    if isinstance(claim, dict) and claim.get("rank") == "deprecated":
        return ""
    for key in ("mainsnak", "datavalue", "value", "id"):
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def is_results(row: Mapping[str, Any]) -> bool:
    """Tell whether an object holds the results of a query."""
    results = row.get("results")
    return isinstance(results, dict) and isinstance(results.get("bindings"), list)


def read_results(row: Mapping[str, Any], name: str) -> Iterator[Row]:
    """Yield the actors of a query's results; raises ActorListBroken with the number of the result."""
    for number, binding in enumerate(row["results"]["bindings"], start=1):
        held = binding if isinstance(binding, dict) else {}
        fields = {
            field: next((text(held[key]) for key in keys if key in held), "")
            for field, keys in VARIABLES.items()
        }
        others = fields.pop("aliases").replace(", ", "|").split("|")
        yield make_row(fields, others, f"{name}, result {number}")
