"""What is read a step ahead gives the same links, and is left where anything changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ledger.test_linking_steps import WEEK, fill, seen

from dateline import counters, pipeline
from dateline.counters import Helper
from dateline.ledger import Ledger
from dateline.ledger import linking as steps
from dateline.ledger.decisions import Decision, decide
from dateline.ledger.engine import reading, writing
from dateline.ledger.preparing import holds
from dateline.listing.listed import ListedActor
from dateline.reviewing.orders import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dateline.ledger.preparing import Prepared


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps of few articles, and processors to spare."""
    monkeypatch.setattr(steps, "AT_ONCE", 3)
    monkeypatch.setattr(steps.link_some, "__defaults__", (3,))
    monkeypatch.setattr(counters, "may_help", lambda: True)


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Of each step for which something was read ahead, whether that was used."""
    found: list[bool] = []

    def watched(*given: object) -> bool:
        found.append(holds(*given))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr(steps, "holds", watched)
    return found


def link(path: Path, *, helped: bool) -> dict[str, object]:
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, WEEK)
        pipeline.link_ledger(ledger, helped=helped)
        assert ledger.is_linked()
        actors = ledger.actor_names(one.article for one in ledger.articles())
        assert actors
        return seen(ledger) | {"actors": actors}


def test_what_is_read_ahead_gives_the_same_links(tmp_path: Path, used: list[bool]) -> None:
    alone = link(tmp_path / "alone.db", helped=False)
    assert not used
    assert link(tmp_path / "helped.db", helped=True) == alone
    assert len(used) > 2, "several steps were read ahead"
    assert all(used), "and nothing was read twice"


def test_a_helper_that_is_killed_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = link(tmp_path / "alone.db", helped=False)
    ask = Helper.ask

    def struck(self: Helper[Prepared], ids: Sequence[str]) -> bool:
        given = ask(self, ids)
        self.process.kill()
        self.process.join()
        return given

    monkeypatch.setattr(Helper, "ask", struck)
    assert link(tmp_path / "killed.db", helped=True) == alone


def read_again(ledger: Ledger) -> None:
    fill(ledger, WEEK[:1], "reader/2")


def forget_one(ledger: Ledger) -> None:
    ledger.forget(WEEK[0].article.id, "asked for", "keeper")


def forget_name(ledger: Ledger) -> None:
    with writing(ledger._engine) as connection:  # the decision alone: it is of no article
        decide(connection, Decision("forget", "person:0", None, "asked for", "keeper"))


def list_one(ledger: Ledger) -> None:
    ledger.list_actors([ListedActor("Nera Calder")])


def correct_one(ledger: Ledger) -> None:
    event = next(event.id for one in WEEK for event in one.article.events)
    ledger.review([Order("reject", event, "Mira Dovell")])


def link_one(ledger: Ledger) -> None:
    assert ledger.link_some()


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        (read_again, False),
        (forget_one, False),
        (forget_name, False),
        (list_one, False),
        (correct_one, False),
        (link_one, True),
    ],
)
def test_what_was_read_holds_until_something_changes(
    tmp_path: Path, change: Callable[[Ledger], None], *, kept: bool
) -> None:
    with Ledger.open(tmp_path / "changing.db", create=True) as ledger:
        fill(ledger, WEEK)
        ids = ledger.linked_later()
        prepared = ledger.prepare(ids)
        change(ledger)
        with reading(ledger._engine) as connection:
            assert holds(connection, prepared, ids) == kept
            assert not holds(connection, prepared, ids[1:]), "other articles"
