"""One thing by its id: an incident, an article, the receipt of a claim; an unknown id is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.answers.article_hits import list_hits
from dateline.answers.finishing import finish
from dateline.answers.found_receipts import find_receipt
from dateline.answers.incidents import answer_incidents
from dateline.answers.sharing_hits import share_hits
from dateline.answers.sharing_receipts import share_receipts
from dateline.desk.shapes import ArticleAnswer, Moved
from dateline.errors import NotHeld, ReviewRefused

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer
    from dateline.desk.desk import Desk
    from dateline.ledger.ledger import Ledger
    from dateline.receipts import Receipt

LIST: Final = "See the ids that there are in the lists of the same name."


def find_incident(desk: Desk, ledger: Ledger, wanted: str) -> IncidentAnswer | Moved:
    """Return the answer on an incident, or where its id leads now. Raises NotHeld."""
    found = finish(ledger, answer_incidents(ledger, [wanted]), desk.sharing)
    if found:
        return found[0]
    trace = ledger.trace_incident(wanted)
    if trace is None:
        raise NotHeld(f"The ledger has no incident {wanted}.", LIST)
    if trace.now is None or trace.now == wanted:
        why = f" {' '.join(trace.reasons)}" if trace.reasons else ""
        raise NotHeld(f"The incident {wanted} is no more.{why}", LIST)
    return Moved(wanted, trace.now, trace.reasons)


def find_article(desk: Desk, ledger: Ledger, wanted: str) -> ArticleAnswer:
    """Return an article with all that was read in it, or on a shared desk its parts. Raises NotHeld."""
    held = ledger.articles_of([wanted])
    if not held:
        raise NotHeld(f"The ledger has no article {wanted}.", LIST)
    one = held[0]
    incidents = tuple(group.id for group in ledger.incident_groups_of([wanted]))
    if desk.sharing is None:
        notes = ledger.notes(one.capture)
        return ArticleAnswer(
            id=wanted,
            url=one.url,
            source=one.source,
            capture=one.capture,
            article=one.article,
            notes=notes,
            incidents=incidents,
        )
    parts = share_hits(list_hits(one), [one.article], desk.sharing)
    head = parts[0]
    return ArticleAnswer(
        id=wanted,
        url=head.url,
        source=head.source,
        capture=one.capture,
        article=None,
        parts=parts,
        incidents=incidents,
    )


def show_receipt(desk: Desk, ledger: Ledger, claim: str, article: str | None) -> Receipt:
    """Return the receipt of a claim by its whole id. Raises NotHeld."""
    try:
        found = find_receipt(ledger, claim, article)
    except ReviewRefused as error:
        raise NotHeld(f"The ledger has no claim {claim}.", LIST) from error
    if found.claim != claim:
        raise NotHeld(f"The ledger has no claim {claim}.", LIST)
    if desk.sharing is None:
        return found
    (one,) = ledger.articles_of([found.article])
    return share_receipts([found], [one.article], desk.sharing)[0]
