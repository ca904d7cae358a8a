"""Ties quantities to the events and claims that were read after them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reading.findings import Findings
    from dateline.records import Claim, Quantity


@dataclass(frozen=True, slots=True)
class Contents:
    """Content spans ordered by start: claim numbers, starts, ends, and the furthest end so far."""

    claims: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    reach: tuple[int, ...]

    def holding(self, start: int, end: int) -> Iterator[int]:
        """Yield the numbers of the claims with a content span that holds ``start`` to ``end``."""
        at = bisect_right(self.starts, start) - 1
        while at >= 0 and self.reach[at] >= end:
            if self.ends[at] >= end:
                yield self.claims[at]
            at -= 1


def tie_quantities(found: Findings) -> Findings:
    """Return the findings with each quantity's event and the claims that bear it."""
    events = {name: event.id for event in reversed(found.events) for name in event.quantities}
    contents = order_contents(found.claims)
    quantities = tuple(tie(quantity, found, contents, events) for quantity in found.quantities)
    return replace(found, quantities=quantities)


def order_contents(claims: tuple[Claim, ...]) -> Contents:
    """Return the content spans of all claims in order."""
    spans = sorted(
        (span.start, span.end, number) for number, claim in enumerate(claims) for span in claim.content
    )
    return Contents(
        tuple(number for _, _, number in spans),
        tuple(start for start, _, _ in spans),
        tuple(end for _, end, _ in spans),
        tuple(accumulate((end for _, end, _ in spans), max)),
    )


def tie(quantity: Quantity, found: Findings, contents: Contents, events: dict[str, str]) -> Quantity:
    """Return one quantity with the first event that counts it and the claims whose content holds it."""
    bearers = sorted(set(contents.holding(quantity.span.start, quantity.span.end)))
    claims = tuple(found.claims[number].id for number in bearers)
    return replace(quantity, event=events.get(quantity.id), according_to=claims)
