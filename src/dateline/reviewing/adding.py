"""Events that the machine missed, added by a person: where the text tells of one, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from dateline.errors import ReviewRefused
from dateline.identity import span_id, span_key
from dateline.records import Event
from dateline.reviewing.applying import parse_fields
from dateline.reviewing.context import Under
from dateline.reviewing.event_fields import EVENT_FIELDS, code, parse_status, parse_type
from dateline.reviewing.spots import cut, find_spot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import Article, EventType, Span

TRIGGER: Final = "trigger"
NEEDED: Final = (TRIGGER, "type")
ADDABLE: Final = (TRIGGER, *EVENT_FIELDS)
SURE: Final = 1.0  # whoever adds an event is sure of it


def check_added(given: Mapping[str, Any]) -> None:
    """Raise ReviewRefused where an event to be added lacks trigger or type, or has an unknown field."""
    missing = [name for name in NEEDED if not given.get(name)]
    wrong = [name for name in given if name not in ADDABLE]
    if missing or wrong:
        cause = f"An event to be added has no {missing[0]}." if missing else ""
        cause = cause or f"An event has no field {wrong[0][:80]!r}."
        raise ReviewRefused(
            cause, "Give --set trigger=WORD --set type=TYPE, and what else is to be said of it."
        )


def make_event(article: Article, given: Mapping[str, Any]) -> tuple[Event, dict[str, Any]]:
    """Return an event with no more than its trigger and type, and the values of its fields.

    The values are as a review keeps them; type and status are always among them. Claims whose content
    holds the trigger are those that it rests on. Raises ReviewRefused for what does not fit the text.
    """
    trigger = cut(article, find_spot(article, given[TRIGGER], 0))
    event = start_event(article, trigger, parse_type(Under(article, cast("Any", None)), given["type"]))
    under = Under(article, event)
    rest = {name: value for name, value in given.items() if name != TRIGGER}
    rest["status"] = parse_status(under, rest.get("status", event.status))
    return event, parse_fields(under, "event", rest)


def start_event(article: Article, trigger: Span, kind: str) -> Event:
    """Return an event with its id, its codes and the claims it rests on."""
    name = cast("EventType", kind)
    return code(
        Event(
            id=span_id("evt", article.text_sha256, span_key((trigger,)), name),
            type=name,
            anchor=trigger,
            trigger=trigger,
            according_to=tuple(
                claim.id
                for claim in article.claims
                if any(one.start <= trigger.start and trigger.end <= one.end for one in claim.content)
            ),
            confidence=SURE,
        )
    )
