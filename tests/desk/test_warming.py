"""A server that starts asks for what its first pages ask, and nobody is harmed where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.ledger.test_linking_steps import WEEK, fill

from dateline.answers.filters import EVERYTHING
from dateline.desk import desk as desks
from dateline.desk.desk import Desk
from dateline.desk.warming import start_warming
from dateline.ledger import Ledger
from dateline.pipeline import link_ledger

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was asked of a ledger, in order."""
    asked: list[object] = []

    def watch(name: str, at: int) -> None:
        find = getattr(desks, name)

        def found(*given: Any) -> Any:
            asked.append(given[at])
            return find(*given)

        monkeypatch.setattr(desks, name, found)

    watch("order_incidents", 2)
    watch("answer_incidents", 1)
    return asked


def test_the_first_page_finds_its_list_at_hand(tmp_path: Path, asked: list[object]) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, WEEK)
        link_ledger(ledger)
    desk = Desk(str(path))
    start_warming(desk).join()
    ids = tuple(desk.order(desk.ledger(), None, EVERYTHING))
    assert desk.incidents(desk.ledger(), ids)
    assert asked == [EVERYTHING, ids]
    desk.close()


def test_an_unlinked_ledger_is_left_alone(tmp_path: Path, asked: list[object]) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, WEEK)
    desk = Desk(str(path))
    start_warming(desk).join()
    assert asked == []
    desk.close()


def test_a_ledger_that_is_not_there_is_told_to_who_asks(tmp_path: Path, asked: list[object]) -> None:
    start_warming(Desk(str(tmp_path / "none.db"))).join()
    assert asked == []
