"""What a step of linking asks of large tables is found by an index: nothing looks at all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event
from tests.ledger.planted import plant_page

from dateline import pipeline
from dateline.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

LARGE = ("incidents", "changes", "incident_members", "link_posts", "link_articles", "ties")
"""Tables that grow with the ledger, and that a step asks for some rows of."""
PLAN = "EXPLAIN QUERY PLAN "


def plans_of(ledger: Ledger) -> set[str]:
    """Link what waits; return how SQLite answers each query that this asks."""
    asked: dict[str, Any] = {}

    def note(_: object, __: object, statement: str, values: Any, *___: object) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            asked.setdefault(statement, values)

    event.listen(ledger._engine, "before_cursor_execute", note)
    pipeline.link_ledger(ledger)
    event.remove(ledger._engine, "before_cursor_execute", note)
    with ledger._engine.connect() as connection:
        return {
            row[3]
            for statement, values in asked.items()
            for row in connection.exec_driver_sql(PLAN + statement, values).all()
        }


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_one_article_more_is_linked_without_looking_at_all_rows(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for number in range(6):
            ledger.add(*plant_page(number), "reader/1", "{}")
        pipeline.link_ledger(ledger)
        ledger.add(*plant_page(6), "reader/1", "{}")
        plans = plans_of(ledger)
    assert any(plan.startswith("SEARCH incidents") for plan in plans)
    scans = {plan for plan in plans for table in LARGE if plan.split()[:2] == ["SCAN", table]}
    assert scans == set()
