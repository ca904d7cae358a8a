"""A form of corrections that was not taken: shown again as it was sent, with the cause at its field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.desk.corrected import PREFIX, group_of, read_was, tidy
from dateline.errors import FieldRefused, ReviewRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.desk.views.fields import Field

HINTS: Final = {  # where the next step that an error names is one for the command line
    "quantities": "Choose what is counted, copy its words from the text, and write the number.",
    "when": "Copy the words of a time from the text, or give the days that they mean.",
    "geonames": "Choose one of the places, or look its number up at geonames.org.",
    "mode": "Choose none, or another type.",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """What was sent, by the names of the fields; why it was not taken, and what to do.

    ``field``: the name of the field that is wrong, empty where it is not one of them alone.
    """

    sent: Mapping[str, str]
    note: str
    why: str
    field: str = ""


def refused_of(sent: Mapping[str, str], error: ReviewRefused) -> Refused:
    """Return what a form held that an error refused."""
    values = {key.removeprefix(PREFIX): value for key, value in sent.items() if key.startswith(PREFIX)}
    named = error.field if isinstance(error, FieldRefused) else ""
    hint = HINTS.get(named) if f"{named}=" in error.remedy else None
    why = f"{error.cause} {hint or error.remedy}".strip()
    field = wrong_field(values, sent.get("was", ""), named, error.cause) if named else ""
    return Refused(values, sent.get("note", ""), why, field)


def wrong_field(values: Mapping[str, str], was: str, named: str, cause: str) -> str:
    """Return which of the fields that make up one that is named is wrong.

    It is the changed one whose words the cause repeats, else the first that was changed.
    """
    before = known(was)
    mine = [key for key in values if group_of(key) == named]
    changed = [key for key in mine if tidy(values[key]) != tidy(before.get(key, ""))] or mine
    repeated = (key for key in changed if values[key].strip() and tidy(values[key])[:40] in cause)
    return next(repeated, changed[0] if changed else "")


def known(was: str) -> Mapping[str, str]:
    """Return what fields held before; nothing where a form does not tell."""
    try:
        return read_was(was)
    except ReviewRefused:
        return {}


def refill(fields: Iterable[Field], refused: Refused) -> tuple[Field, ...]:
    """Return fields with what was sent in them, the wrong one with the cause."""
    return tuple(
        replace(
            one,
            value=refused.sent.get(one.name, one.value),
            wrong=refused.why if one.name == refused.field else "",
        )
        for one in fields
    )
