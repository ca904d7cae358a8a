"""Dateline reads the news and keeps the receipts: who says so.

The public surface. Names are imported when they are first used, so that ``import dateline`` is quick.

>>> import dateline
>>> report = dateline.read("page.html")  # doctest: +SKIP
>>> [claim.sources[0].text for claim in report.articles[0].claims]  # doctest: +SKIP
>>> with dateline.open("ledger.db") as ledger:  # doctest: +SKIP
...     for answer in ledger.incidents("air defence", origins=2):
...         print(answer.incident.title, answer.independent_origins)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer, Origin
    from dateline.errors import DatelineError
    from dateline.jsons import schema
    from dateline.python import OpenLedger, Results, open, read  # noqa: A004  - `dateline.open` is its name
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
    "OpenLedger",
    "Origin",
    "Place",
    "Quantity",
    "Report",
    "Results",
    "Source",
    "Span",
    "Time",
    "open",
    "read",
    "schema",
]

HOMES = {
    "IncidentAnswer": "dateline.answered",
    "Origin": "dateline.answered",
    "DatelineError": "dateline.errors",
    "OpenLedger": "dateline.python",
    "Results": "dateline.python",
    "open": "dateline.python",
    "read": "dateline.python",
    "schema": "dateline.jsons",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its home when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(import_module(HOMES.get(name, "dateline.records")), name)
