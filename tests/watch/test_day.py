"""Two simulated hours of twenty feeds, with kills, failures and clocks that are set: nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.watch.day import HOUR, KILLS, Span, simulate

if TYPE_CHECKING:
    from dateline.ledger import Ledger


def test_no_article_is_lost_and_none_is_stored_twice(ledger: Ledger) -> None:
    found = simulate(Span(2 * HOUR, 20), ledger)
    assert found.published > 80
    assert found.versions > 5
    assert found.kills == KILLS
    assert (found.lost, found.twice, found.versions_lost) == ([], [], [])
    assert found.unchanged > 40
    assert found.closest > 50  # behind a failure; else five minutes
