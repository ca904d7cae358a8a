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

LARGE = (
    *("incidents", "changes", "incident_members"),
    *("link_posts", "link_articles", "link_edges", "ties"),
)
"""Tables that grow with the ledger, and that a step asks for some rows of."""
COARSE = {"link_edges": "(kind=?)", "ties": "(owner=?)"}
"""Columns that alone find nearly all rows of a table: all edges of a kind, all ties of copies."""
PLAN = "EXPLAIN QUERY PLAN "


def plans_of(ledger: Ledger) -> dict[str, set[str]]:
    """Link what waits; return how SQLite does what this asks for, by statement."""
    asked: dict[str, Any] = {}

    def note(_: object, __: object, statement: str, values: Any, *___: object) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH", "DELETE")) and isinstance(values, tuple):
            asked.setdefault(statement, values)

    event.listen(ledger._engine, "before_cursor_execute", note)
    pipeline.link_ledger(ledger)
    event.remove(ledger._engine, "before_cursor_execute", note)
    with ledger._engine.connect() as connection:
        return {
            statement: {row[3] for row in connection.exec_driver_sql(PLAN + statement, values).all()}
            for statement, values in asked.items()
        }


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_one_article_more_is_linked_without_looking_at_all_rows(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for number in range(6):
            ledger.add(*plant_page(number), "reader/1", "{}")
        pipeline.link_ledger(ledger)
        ledger.add(*plant_page(6), "reader/1", "{}")
        plans = plans_of(ledger)
    steps = {(statement, step) for statement, plan in plans.items() for step in plan}
    asked = {step.split()[1] for _, step in steps if step.startswith("SEARCH")}
    assert asked >= {"incidents", "link_edges", "ties"}
    assert {step for _, step in steps for table in LARGE if step.split()[:2] == ["SCAN", table]} == set()
    for statement, step in steps:
        table = step.split()[1]
        coarse = table in COARSE and step.endswith(COARSE[table])
        assert not coarse or f"{table}.owner IN" in statement, (statement, step)
