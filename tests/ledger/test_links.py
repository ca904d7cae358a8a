"""What linking found is stored as a whole, replaced as a whole, and incident ids are given for good."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.ledger.looking import compare, look
from tests.ledger.planted import plant_linkage, plant_page

from dateline.answered import Tie
from dateline.ledger import Ledger
from dateline.ledger.decisions import Decision
from dateline.linking.linkage import IncidentGroup, IncidentMerge, Linkage, founding_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.answers.store import Store
    from dateline.linking.neighbours import Neighbours


@pytest.fixture
def ledger(where: Path | str) -> Iterator[Ledger]:
    with Ledger.open(where, create=True) as opened:
        for number in range(6):
            opened.add(*plant_page(number), "reader/1", "{}")
        yield opened


def test_a_linkage_comes_back(ledger: Ledger) -> None:
    linkage = plant_linkage(ledger)
    ledger.save_linkage(linkage)
    assert len(linkage.copies) == 2
    assert ledger.incident_groups() == linkage.incidents
    ids = [article for group in linkage.copies for article in group.articles]
    assert ledger.copy_groups_of(ids) == linkage.copies
    assert ledger.copy_groups_of(ids[:1]) == linkage.copies[:1]
    assert ledger.ties_of(ids) == linkage.ties
    assert ledger.ties_of([linkage.ties[1].b]) == linkage.ties[1:]


def test_ids_without_links_have_none(ledger: Ledger) -> None:
    ledger.save_linkage(plant_linkage(ledger))
    assert ledger.ties_of(["art:none"]) == ()
    assert ledger.copy_groups_of([]) == ()


def test_a_tie_between_events_is_found_by_either_end(ledger: Ledger) -> None:
    tie = Tie("evt:1", "evt:2", "same_event", "one bridge", 0.5, "person")
    ledger.save_linkage(Linkage(ties=(tie,)))
    assert ledger.ties_of(["evt:2"]) == ledger.ties_of(["evt:1", "evt:2"]) == (tie,)


def test_saving_twice_changes_nothing(ledger: Ledger, where: Path | str) -> None:
    ledger.save_linkage(plant_linkage(ledger))
    before = look(where)
    ledger.save_linkage(plant_linkage(ledger))
    assert compare(look(where), before) == []


def test_a_linkage_takes_the_place_of_the_one_before(ledger: Ledger) -> None:
    linkage = plant_linkage(ledger)
    ledger.save_linkage(linkage)
    ledger.save_linkage(Linkage(incidents=linkage.incidents[:1]))
    assert ledger.incident_groups() == linkage.incidents[:1]
    assert ledger.copy_groups_of(linkage.copies[0].articles) == ()


def test_an_id_once_given_is_kept(ledger: Ledger) -> None:
    linkage = plant_linkage(ledger)
    ledger.save_linkage(linkage)
    ledger.save_linkage(Linkage())
    given = {founding_key(group.members[0]): group.id for group in linkage.incidents}
    assert ledger.incident_groups() == ()
    assert ledger.incident_ids() == given


def test_a_merge_is_a_decision_and_recorded_once(ledger: Ledger) -> None:
    linkage = plant_linkage(ledger)
    ledger.save_linkage(linkage)
    old, new = linkage.incidents[0].id, linkage.incidents[1].id
    merged = replace(linkage, merged=(IncidentMerge(old, new, "one bridge, two names"),))
    ledger.save_linkage(merged)
    ledger.save_linkage(merged)
    decision = Decision("merge", old, new, "one bridge, two names", "machine")
    assert ledger.decisions() == (decision,)


def test_a_changed_decision_is_added_to_the_one_before(ledger: Ledger) -> None:
    one = Decision("review", "clm:1", None, "accepted", "Ada")
    other = Decision("review", "clm:1", None, "rejected", "Ada")
    for decision in (one, one, other, one):
        ledger.decide(decision)
    assert ledger.decisions() == (one, other, one)


def test_a_linkage_that_breaks_a_rule_of_the_tables_leaves_the_one_before(ledger: Ledger) -> None:
    linkage = plant_linkage(ledger)
    ledger.save_linkage(linkage)
    group = linkage.incidents[0]
    with pytest.raises(Exception, match=r"(?i)unique constraint"):
        ledger.save_linkage(Linkage(incidents=(group, IncidentGroup(group.id, group.members))))
    assert ledger.incident_groups() == linkage.incidents


def test_the_ledger_is_what_linking_and_the_answers_ask_for(ledger: Ledger) -> None:
    neighbours: Neighbours = ledger
    store: Store = ledger
    assert len(list(neighbours.articles())) == len(list(store.articles())) == 12
