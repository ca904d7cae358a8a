"""The order of all incidents as linking keeps it: that of the answers; none where not all is known."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.ledger.test_linking_steps import WEEK, fill
from tests.linking.builders import Draft

from dateline.answers.counted import weigh_incidents
from dateline.answers.filters import EVERYTHING, Wanted
from dateline.answers.incidents import list_incidents, rank_incidents
from dateline.answers.who_says import weight, who_says
from dateline.ledger import Ledger
from dateline.pipeline import link_ledger
from dateline.reviewing.orders import Order

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def where(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, WEEK)
        link_ledger(ledger)
    return path


def forget_a_weight(path: Path) -> None:
    """Make a ledger what a migration of an older one leaves."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE incident_origins SET texts = NULL WHERE rowid = 1")
        database.commit()


def test_the_order_that_is_kept_is_that_of_the_answers(where: Path) -> None:
    with Ledger.look_into(where) as ledger:
        assert ledger.are_listed()
        kept = list_incidents(ledger, None, EVERYTHING)
        assert len(kept) > 3
        assert kept == rank_incidents(ledger, None, EVERYTHING)
        assert kept == tuple(one.incident.id for one in who_says(ledger, None))


def test_what_is_kept_is_what_the_answers_weigh(where: Path) -> None:
    with Ledger.look_into(where) as ledger:
        weights = weigh_incidents(ledger, ledger.incident_groups())
        answers = {one.incident.id: weight(one)[0] for one in who_says(ledger, None)}
        assert {key: weights[key].order for key in answers} == answers


def test_an_order_that_is_not_wholly_known_is_found_anew(where: Path) -> None:
    with Ledger.look_into(where) as ledger:
        before = list_incidents(ledger, None, EVERYTHING)
    forget_a_weight(where)
    with Ledger.look_into(where) as ledger:
        assert not ledger.are_listed()
        assert list_incidents(ledger, None, EVERYTHING) == before


def test_types_and_disputes_are_answered_from_it_and_words_and_places_are_not(
    where: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ledger, "count_listed", lambda *_: 1)
    monkeypatch.setattr(Ledger, "read_listed", lambda *_: ("inc:kept",))
    with Ledger.look_into(where) as ledger:
        assert list_incidents(ledger, " ", EVERYTHING) == ("inc:kept",)
        assert list_incidents(ledger, None, Wanted(disputed=True)) == ("inc:kept",)
        assert list_incidents(ledger, None, Wanted(types=("ASSAULT",))) == ("inc:kept",)
        assert "inc:kept" not in list_incidents(ledger, None, Wanted(places=("Libya",)))
        assert "inc:kept" not in list_incidents(ledger, "market", EVERYTHING)


def test_the_order_of_those_that_some_origins_assert_is_that_of_the_answers(where: Path) -> None:
    with Ledger.look_into(where) as ledger:
        for least in range(4):
            wanted = Wanted(origins=least)
            assert list_incidents(ledger, None, wanted) == rank_incidents(ledger, None, wanted)
        disputed = Wanted(disputed=True)
        told = [one.incident.id for one in who_says(ledger, None) if one.disputes]
        assert list(list_incidents(ledger, None, disputed)) == told


def test_days_between_others_are_looked_for(where: Path) -> None:
    days = [f"2031-03-{day:02}" for day in range(1, 10)]
    with Ledger.look_into(where) as ledger:
        ranges = [Wanted(since=a, until=b) for a in days for b in days if a <= b]
        found = [list_incidents(ledger, None, wanted) for wanted in ranges]
        assert found == [rank_incidents(ledger, None, wanted) for wanted in ranges]
        assert len(set(found)) > 5


def test_an_incident_of_two_days_is_not_of_the_day_between(tmp_path: Path) -> None:
    draft = Draft(
        "The Moss Herald",
        "Tern bridge was shelled twice. Tern bridge was shelled again.",
        day="2031-03-09",
    )
    for words, day in (("twice", "2031-03-02"), ("again", "2031-03-08")):
        draft.event(
            f"Tern bridge was shelled {words}", "ASSAULT", trigger="shelled", when=draft.time(words, day)
        )
    with Ledger.open(tmp_path / "two.db", create=True) as ledger:
        fill(ledger, [draft.finish()])
        link_ledger(ledger)
        one, *more = (group.id for group in ledger.incident_groups())
        for other in more:
            ledger.review([Order("accept", f"{one}={other}", "Ada")])
        link_ledger(ledger)
        (group,) = ledger.incident_groups()
        assert list_incidents(ledger, None, Wanted(since="2031-03-08", until="2031-03-09")) == (
            group.id,
        )
        assert list_incidents(ledger, None, Wanted(since="2031-03-04", until="2031-03-05")) == ()
