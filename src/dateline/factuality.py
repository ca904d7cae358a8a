"""Factuality: how certainly something took place, as the report tells it beside a status."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Factuality:
    """Whether something took place, -3 (certainly not) to 3 (certainly), by two ways of scoring.

    By ``news`` what is planned is likely; by ``web`` what is yet to come has not happened.
    """

    news: float
    web: float
