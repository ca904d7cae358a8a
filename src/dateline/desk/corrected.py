"""What a form of corrections asks for: the fields that differ from what they held when it was shown.

The names of the fields are those of ``dateline.desk.views.corrections``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import DecodeError, ValidationError

from dateline import jsons
from dateline.desk.views.corrections import ROLES
from dateline.errors import FieldRefused, ReviewRefused
from dateline.visible import show_safely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.desk.views.fields import Field

PREFIX: Final = "set-"  # stands before the name of a field in a form
WAS: Final = "was"  # the field that tells what the others held
NOTHING: Final = "none"
GROUPS: Final = {"places": "places", "when": "when", "count": "quantities", "geonames": "geonames"}
COPY: Final = "Copy the words of the time from the text."
Values = dict[str, str]


def keep(fields: Iterable[Field]) -> str:
    """Return what fields hold as they are shown, for the form to carry along."""
    return jsons.encode_text({one.name: show_safely(one.value) for one in fields})


def read_corrections(sent: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields that a form changes, each as ``dateline review correct --set`` takes it.

    Raises ReviewRefused where the form does not tell what it was filled with.
    """
    was = read_was(sent.get(WAS, ""))
    now = {
        key.removeprefix(PREFIX): tidy(value) for key, value in sent.items() if key.startswith(PREFIX)
    }
    changed = [key for key, value in now.items() if value != tidy(was.get(key, ""))]
    groups = dict.fromkeys(map(group_of, changed))
    return {name: MAKERS[name](now, was) if name in MAKERS else now[name] or NOTHING for name in groups}


def group_of(name: str) -> str:
    """Return what a field of the form is a part of, under the name that ``--set`` has for it."""
    return GROUPS.get(name.partition("-")[0], name)


def read_was(told: str) -> Values:
    """Return what fields held. Raises ReviewRefused."""
    try:
        return jsons.decode(told, Values)
    except (DecodeError, ValidationError) as error:
        raise ReviewRefused(
            "The form does not tell what it was filled with.", "Load the page anew and send it again."
        ) from error


def tidy(value: str) -> str:
    """Return words on one line, without space around them."""
    return " ".join(value.split())


def make_places(now: Values, _: Values) -> list[str]:
    """Return all places, each with the part it plays."""
    return [f"{role}: {words}" for role in ROLES for words in split(now.get(f"places-{role}", ""))]


def split(words: str) -> Iterator[str]:
    """Yield the items of words that semicolons part."""
    yield from filter(None, map(str.strip, words.split(";")))


def make_when(now: Values, was: Values) -> str:
    """Return the words of a time with the days that they mean. Raises FieldRefused for days alone."""
    days = days_of(now)
    words = now.get("when", "") or NOTHING
    if days and words == NOTHING and days != days_of(was):
        raise FieldRefused("Days are given, and no words of the text that mean them.", COPY, "when")
    return f"{words} = {days}" if days and words != NOTHING else words


def days_of(values: Values) -> str:
    """Return the days of a time as a form has them: one, or two parted by a slash."""
    return "/".join(filter(None, (values.get("when-first", ""), values.get("when-last", ""))))


def make_counts(now: Values, was: Values) -> list[str]:
    """Return all counts that have words; a number that nobody changed stays as it was read."""
    counts = [key for key in now if key.startswith("count-") and key.count("-") == 1]
    return [make_count(key, now, was) for key in counts if now[key]]


def make_count(key: str, now: Values, was: Values) -> str:
    """Return what is counted, its words and its number."""
    what, value = now.get(f"{key}-what", ""), now.get(f"{key}-value", "")
    told = f"{what}: {now[key]}" if what else now[key]
    same = (now[key], value) == (tidy(was.get(key, "")), was.get(f"{key}-value", ""))
    return told if same or not value else f"{told} = {value}"


def make_geonames(now: Values, _: Values) -> str:
    """Return the id of a place: the one that was written, else the one that was chosen."""
    return now.get("geonames-id", "") or now.get("geonames", "") or NOTHING


MAKERS: Final = {
    "places": make_places,
    "when": make_when,
    "quantities": make_counts,
    "geonames": make_geonames,
}
