"""Lists of actors from Wikidata: entities as its export gives them, and results of its query service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dateline.listing.cells import make_actor
from dateline.listing.kinds import country_items, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.listing.listed import ListedActor

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
    return isinstance(row.get("labels"), dict) and "claims" in row


def read_item(row: Mapping[str, Any], where: str) -> ListedActor | None:
    """Return the actor of an item; None for one without an English label.

    Its country counts where it has one; a public role is told by an office held (P39). Raises
    ActorListBroken where a field is out of bounds.
    """
    name = label(row["labels"])
    if not name:
        return None
    codes = {country_items()[item] for item in targets(row, CITIZEN, COUNTRY) if item in country_items()}
    fields = {
        "name": name,
        "aliases": "|".join(one.replace("|", " ") for one in aliases(row)),
        "country": codes.pop() if len(codes) == 1 else "",
    }
    if targets(row, OFFICE):
        fields["public"] = "yes"
    return make_actor(fields_of("class", targets(row, CLASS)) | fields, where)


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
    """Return the item that a claim points to, "" where it points to none."""
    value: object = claim
    for key in ("mainsnak", "datavalue", "value", "id"):
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def is_results(row: Mapping[str, Any]) -> bool:
    """Tell whether an object holds the results of a query."""
    results = row.get("results")
    return isinstance(results, dict) and isinstance(results.get("bindings"), list)


def read_results(row: Mapping[str, Any], name: str) -> Iterator[ListedActor]:
    """Yield the actors of a query's results; raises ActorListBroken with the number of the result."""
    for number, binding in enumerate(row["results"]["bindings"], start=1):
        held = binding if isinstance(binding, dict) else {}
        fields = {
            field: next((text(held[key]) for key in keys if key in held), "")
            for field, keys in VARIABLES.items()
        }
        fields["aliases"] = fields["aliases"].replace(", ", "|")
        yield make_actor(fields, f"{name}, result {number}")
