"""What the first pages ask, asked once as a server starts: whoever comes first need not wait for it."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from dateline.answers.filters import EVERYTHING
from dateline.desk import people
from dateline.desk.pages.overview import find_overview
from dateline.desk.pages.review import SHOWN
from dateline.desk.parameters import ActorsAsked, IncidentsAsked, OverviewAsked
from dateline.desk.site.environment import environment
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.desk.desk import Desk


def start_warming(desk: Desk) -> Thread:
    """Begin to ask, beside the server; return the thread, which ends with the process at the latest."""
    thread = Thread(target=warm, args=(desk,), name="warming", daemon=True)
    thread.start()
    return thread


def warm(desk: Desk) -> None:
    """Ask for the first list of incidents, of actors and of what to review, and where incidents were.

    What fails is met, and told, by whoever asks for it. A ledger that is not linked is left alone:
    its first list may take long, and nobody may want it.
    """
    for name in ("front.html", "incident.html", "article.html"):
        environment().get_template(name)
    with suppress(DatelineError):
        ledger = desk.ledger()
        if ledger.is_linked():
            ids = desk.order(ledger, None, EVERYTHING)[: IncidentsAsked.model_validate({}).limit]
            desk.incidents(ledger, tuple(ids))
            people.list_actors(desk, ledger, ActorsAsked.model_validate({}))
            if desk.sharing is None:
                ledger.review_queue(SHOWN)
            find_overview(desk, ledger, OverviewAsked.model_validate({}))
