"""Alerts of saved searches as they are kept: ids and numbers, no words of any page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AlertKind = Literal["incident", "second-origin", "denial", "toll", "retracted", "changed"]
SendState = Literal["waiting", "sent", "given-up"]
Number = int | float | None


@dataclass(frozen=True, slots=True)
class Toll:
    """What is counted of an incident, as it was stated before and is now: value, low, high, bound.

    ``article`` states it now, in the words of its quantity ``quantity``.
    """

    what: str
    before: tuple[Number, Number, Number, str]
    after: tuple[Number, Number, Number, str]
    article: str
    quantity: str


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to tell of a saved search. ``key`` is the same whenever it is found.

    ``fresh``: the articles that brought it. ``number`` and ``at`` are given when it is kept.
    """

    key: str
    kind: AlertKind
    search: str
    incident: str | None = None
    article: str | None = None
    position: int | None = None
    fresh: tuple[str, ...] = ()
    toll: Toll | None = None
    number: int = 0
    at: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """How an alert stands on one channel: due ``wait`` seconds after ``asked_at``."""

    alert: str
    channel: str
    state: SendState = "waiting"
    tries: int = 0
    asked_at: str | None = None
    wait: float = 0.0
    message: str = ""
