"""What may be asked of an open ledger, by keyword, as the records that the answers take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, TypedDict, get_args

from dateline.answers.filters import Wanted
from dateline.errors import InputError
from dateline.records import EventType, Stance, Status
from dateline.searches import Query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.searches import Box, Within

Names = str | Iterable[str]
Day = str | date

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "type": get_args(EventType),
    "status": get_args(Status),
    "stance": get_args(Stance),
}
MANY: Final = {  # keyword: field of a search
    "actor": "actors",
    "place": "places",
    "type": "types",
    "status": "statuses",
    "stance": "stances",
    "source": "sources",
    "outlet": "outlets",
}
DAYS: Final = {
    "since": "event_from",
    "until": "event_to",
    "published_since": "published_from",
    "published_until": "published_to",
}


class IncidentFilters(TypedDict, total=False):
    """What incidents are asked for by. Of several values of one keyword any will do.

    ``actor``: who acts, is acted on or says so; ``place``: a place, region or country; ``type``: PLOVER
    types; ``outlet``: who tells of it; ``since``, ``until``: days of the happening; ``origins``:
    independent ones that assert it, at least; ``disputed``: sources contradict each other.
    """

    actor: Names
    place: Names
    type: Names
    outlet: Names
    since: Day
    until: Day
    origins: int
    disputed: bool


class Filters(TypedDict, total=False):
    """What articles, claims and events are asked for by; ``since`` and ``until`` as of incidents.

    ``box``: west, south, east, north in degrees, where events were; ``status``: of events; ``stance``:
    of claims; ``source``: who says it; ``published_since``, ``published_until``: days of publication;
    ``origins``: of incidents that so many independent origins assert, or more.
    """

    actor: Names
    place: Names
    box: Box
    type: Names
    status: Names
    stance: Names
    source: Names
    outlet: Names
    since: Day
    until: Day
    published_since: Day
    published_until: Day
    origins: int


class ClaimFilters(Filters, total=False):
    """What claims are asked for by: as others, and ``quoted``, those in the source's own words."""

    quoted: bool


def make_wanted(asked: IncidentFilters) -> Wanted:
    """Return the filter of incidents; raises InputError for a value and TypeError for a keyword."""
    check_names(asked, IncidentFilters)
    given = dict[str, Any](asked)
    return Wanted(
        actors=read_names("actor", given),
        places=read_names("place", given),
        types=read_names("type", given),
        outlets=read_names("outlet", given),
        since=read_day("since", given),
        until=read_day("until", given),
        origins=read_number("origins", given),
        disputed=bool(given.get("disputed")),
    )


def make_query(words: str | None, within: Within, asked: ClaimFilters | Filters) -> Query:
    """Return the search; raises InputError for a value and TypeError for a keyword that is none."""
    check_names(asked, ClaimFilters if within == "claims" else Filters)
    given = dict[str, Any](asked)
    quoted = within == "claims" and given.get("quoted")
    names: dict[str, Any] = {field: read_names(name, given) for name, field in MANY.items()}
    days: dict[str, Any] = {field: read_day(name, given) for name, field in DAYS.items()}
    return Query(
        words=words or "",
        within="quotations" if quoted else within,
        box=given.get("box"),
        origins=read_number("origins", given),
        **names,
        **days,
    )


def check_names(asked: Mapping[str, Any], known: Any) -> None:
    """Raise TypeError where something is asked for by a keyword that there is not."""
    names = frozenset(known.__required_keys__ | known.__optional_keys__)
    if wrong := sorted(asked.keys() - names):
        raise TypeError(f"{wrong[0]!r} is no keyword here. There are: {', '.join(sorted(names))}.")


def read_names(name: str, given: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return one or several names; of a closed list as it writes them."""
    value = given.get(name, ())
    values = (value,) if isinstance(value, str) else tuple(value)
    return tuple(choose(name, str(one)) for one in values)


def choose(name: str, value: str) -> str:
    """Return a value as the list of its keyword has it, where there is one; raises InputError."""
    choices = CHOICES.get(name)
    if choices is None:
        return value
    found = next((one for one in choices if one.casefold() == value.casefold()), None)
    if found is None:
        raise InputError(f"{value!r} is no {name}.", f"There are: {', '.join(choices)}.")
    return found


def read_day(name: str, given: Mapping[str, Any]) -> str | None:
    """Return a day or a day and time as ISO 8601; raises InputError where it is none."""
    value = given.get(name)
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    try:
        date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        cause = f"{name}={value!r} is no date."
        raise InputError(cause, "Give a datetime.date, or ISO 8601: '2024-12-20'.") from None
    return text


def read_number(name: str, given: Mapping[str, Any]) -> int:
    """Return a count, 0 where none is given; raises InputError where it is none."""
    value = given.get(name, 0)
    if not isinstance(value, int) or value < 0:
        raise InputError(f"{name}={value!r} is no count.", "Give a whole number from 0 on.")
    return value
