"""One incident of a ledger by its id, as it is now: where the id was merged, the one it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.answers.incidents import answer_incidents
from dateline.errors import InputError, NotHeld

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer
    from dateline.ledger.ledger import Ledger

LEAST_ID: Final = 4  # digits of an id that may stand for it
SHOWN: Final = 5
REMEDY: Final = "Give an incident's id, as `dateline who-says LEDGER` prints it."


def find_incident(ledger: Ledger, wanted: str) -> IncidentAnswer:
    """Return the answer on the incident whose id is, was, or begins so.

    Raises NotHeld where there is none (any more), InputError where several fit.
    """
    key = f"inc:{wanted.strip().removeprefix('inc:')}"
    traced = ledger.trace_incident(key) or ledger.trace_incident(complete(ledger, key))
    now = traced.now if traced else None
    found = answer_incidents(ledger, [now]) if now else ()
    if found:
        return found[0]
    why = " ".join(traced.reasons) if traced else ""
    raise NotHeld(f"The ledger holds no incident {wanted!r} any more. {why}".strip(), REMEDY)


def complete(ledger: Ledger, key: str) -> str:
    """Return the whole id of the only incident whose id begins so; raises InputError."""
    digits = key.removeprefix("inc:")
    ids = set(ledger.incident_ids().values()) if len(digits) >= LEAST_ID else set()
    found = sorted(each for each in ids if each.startswith(key))
    if not found:
        raise NotHeld(f"The ledger holds no incident {key!r}.", REMEDY)
    if len(found) > 1:
        names = ", ".join(found[:SHOWN])
        raise InputError(f"{key!r} fits {len(found)} incidents: {names}.", "Give more of one id.")
    return found[0]
