"""Dateline reads the news and keeps the receipts: who says so.

The public surface. Names are imported when they are first used, so that ``import dateline`` is quick.

>>> import dateline
>>> report = dateline.read("page.html")  # doctest: +SKIP
>>> [claim.sources[0].text for claim in report.articles[0].claims]  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer, Origin
    from dateline.answers.who_says import who_says
    from dateline.errors import DatelineError
    from dateline.jsons import schema
    from dateline.ledger.ledger import Ledger
    from dateline.pipeline import read
    from dateline.records import (
        Actor,
        Article,
        Claim,
        Event,
        Place,
        Quantity,
        Report,
        Source,
        Span,
        Time,
    )

__all__ = [
    "Actor",
    "Article",
    "Claim",
    "DatelineError",
    "Event",
    "IncidentAnswer",
    "Ledger",
    "Origin",
    "Place",
    "Quantity",
    "Report",
    "Source",
    "Span",
    "Time",
    "read",
    "schema",
    "who_says",
]

HOMES = {
    "IncidentAnswer": "dateline.answered",
    "Origin": "dateline.answered",
    "DatelineError": "dateline.errors",
    "Ledger": "dateline.ledger.ledger",
    "read": "dateline.pipeline",
    "schema": "dateline.jsons",
    "who_says": "dateline.answers.who_says",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(import_module(HOMES.get(name, "dateline.records")), name)
