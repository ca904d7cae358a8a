"""An incident by its id: as it is now, where an old id leads, and what the state of a ledger tells."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.ledger.planted import plant_linkage, plant_page

from dateline.errors import LedgerUnusable
from dateline.ledger import Ledger
from dateline.ledger.incident_ids import Trace
from dateline.linking.linkage import IncidentGroup, IncidentMerge, Linkage

if TYPE_CHECKING:
    from pathlib import Path


def fill(where: str, pages: int = 4) -> tuple[IncidentGroup, ...]:
    with Ledger.open(where, create=True) as ledger:
        for number in range(pages):
            ledger.add(*plant_page(number), "reader/1", "{}")
        linkage = plant_linkage(ledger)
        ledger.save_linkage(linkage)
    return linkage.incidents


def merge(where: str, groups: tuple[IncidentGroup, ...], why: str) -> None:
    """Put the first incident into the second."""
    old, new, *rest = groups
    both = replace(new, members=tuple(sorted((*new.members, *old.members))))
    merged = (IncidentMerge(old.id, new.id, why),)
    with Ledger.open(where, create=True) as ledger:
        ledger.save_linkage(Linkage(incidents=(both, *rest), merged=merged))


def test_incidents_are_found_by_their_ids(where: str) -> None:
    groups = fill(where)
    with Ledger.look_into(where) as ledger:
        wanted = [group.id for group in reversed(groups)]
        assert ledger.incident_groups_with([*wanted, "inc:00"]) == groups
        assert ledger.trace_incident(wanted[0]) == Trace(wanted[0])
        assert ledger.trace_incident("inc:00") is None


def test_the_id_of_a_merged_incident_leads_on_with_the_reasons(where: str) -> None:
    groups = fill(where)
    merge(where, groups, "one bridge, two names")
    merge(where, groups[1:], "two bridges, one name")
    with Ledger.look_into(where) as ledger:
        found = ledger.trace_incident(groups[0].id)
    assert found == Trace(groups[2].id, ("one bridge, two names", "two bridges, one name"))


def test_an_incident_of_which_nothing_is_left_leads_nowhere(where: str) -> None:
    groups = fill(where)
    with Ledger.open(where, create=True) as ledger:
        ledger.save_linkage(Linkage(incidents=groups[1:]))
        assert ledger.trace_incident(groups[0].id) == Trace(None, ("No event of it is left.",))


def test_merges_that_lead_in_a_circle_end(where: str) -> None:
    groups = fill(where)
    merges = (
        IncidentMerge(groups[0].id, groups[1].id, "a"),
        IncidentMerge(groups[1].id, groups[0].id, "b"),
    )
    with Ledger.open(where, create=True) as ledger:
        ledger.save_linkage(Linkage(merged=merges))
        found = ledger.trace_incident(groups[0].id)
    assert found == Trace(None, ("a", "b"))


def test_the_state_is_another_after_pages_links_and_forgetting(where: str) -> None:
    groups = fill(where)
    states = []
    with Ledger.open(where, create=True) as ledger:
        states.append(ledger.state())
        assert ledger.state() == states[-1]
        ledger.add(*plant_page(7), "reader/1", "{}")
        states.append(ledger.state())
        ledger.save_linkage(Linkage(incidents=groups))
        states.append(ledger.state())
        ledger.forget(groups[0].members[0][0], "asked", "Oda Brenn")
        states.append(ledger.state())
    assert len(set(states)) == len(states)


def test_a_ledger_that_is_looked_into_is_not_written(where: str) -> None:
    fill(where)
    with Ledger.look_into(where) as ledger:
        with pytest.raises(LedgerUnusable, match="may not be written"):
            ledger.save_linkage(Linkage())
        assert ledger.revisions() == 4


def test_sqlite_itself_refuses_to_write_what_is_looked_into(tmp_path: Path) -> None:
    where = tmp_path / "ledger.db"
    fill(str(where))
    with Ledger.look_into(where) as ledger, ledger._engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            driver.execute("DELETE FROM linkings")


def test_looking_makes_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnusable, match="There is no ledger"):
        Ledger.look_into(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []
