"""Whoever follows the changes of a ledger that many write to misses nothing and gets nothing twice."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from tests.ledger.looking import faults
from tests.ledger.test_together import run_together

from dateline.ledger import Ledger
from dateline.ledger.change_records import Wanted

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.ledger.change_records import Change

WRITERS = 3
PAGES = 8
WRITE = f"""
import sys
from dateline.ledger import Ledger
from dateline.ledger.decisions import Decision
from tests.ledger.planted import plant_linkage, plant_page
sys.stdin.readline()
first = int(sys.argv[2]) * 100
with Ledger.open(sys.argv[1], create=True) as ledger:
    for number in range(first, first + {PAGES}):
        ledger.add(*plant_page(number), "reader/1", "{{}}")
        ledger.decide(Decision("review", f"clm:{{number}}", None, "as it says", "Ada"))
    ledger.save_linkage(plant_linkage(ledger))
"""


def test_a_follower_of_many_writers_sees_every_change_once(where: Path | str) -> None:
    seen: list[Change] = []
    with Ledger.open(where, create=True) as ledger:
        work = [[str(where), str(number)] for number in range(WRITERS)]
        writers = Thread(target=run_together, args=(WRITE, *work))
        writers.start()
        rounds = 0
        while writers.is_alive():
            seen += ledger.changes(Wanted(since=seen[-1].position if seen else 0))
            rounds += 1
        writers.join()
        seen += ledger.changes(Wanted(since=seen[-1].position if seen else 0))
        every = list(ledger.changes(Wanted()))
    assert rounds > 3
    assert {change.kind for change in every} >= {"added", "reviewed"}
    assert len({change.id for change in every if change.kind == "reviewed"}) == WRITERS * PAGES
    told = [(one.position, one.kind, one.id, one.article) for one in seen]
    assert told == [(one.position, one.kind, one.id, one.article) for one in every]
    assert [one.at for one in every] == sorted(one.at for one in every)
    assert faults(where) == []
