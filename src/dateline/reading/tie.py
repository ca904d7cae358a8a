"""Ties quantities to the events and claims that were read after them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reading.findings import Findings
    from dateline.records import Claim, Event, Quantity


def tie_quantities(found: Findings) -> Findings:
    """Return the findings with each quantity's event and the claims that bear it."""
    quantities = tuple(tie(quantity, found) for quantity in found.quantities)
    return replace(found, quantities=quantities)


def tie(quantity: Quantity, found: Findings) -> Quantity:
    """Return one quantity with its event and the claims whose content holds it."""
    event = next((event.id for event in found.events if counts(event, quantity)), None)
    claims = tuple(claim.id for claim in found.claims if bears(claim, quantity))
    return replace(quantity, event=event, according_to=claims)


def counts(event: Event, quantity: Quantity) -> bool:
    """Tell whether the event names the quantity as one of its counts."""
    return quantity.id in event.quantities


def bears(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether the quantity stands within the claim's content."""
    span = quantity.span
    return any(part.start <= span.start and span.end <= part.end for part in claim.content)
