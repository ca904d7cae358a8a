"""Clients of one ledger that are killed while they review leave it whole, on both stores."""

from __future__ import annotations

import mmap
import os
import random
import signal
import time
from typing import TYPE_CHECKING

from tests.ledger.looking import ask
from tests.ledger.planted import plant_page
from tests.ledger.reviewing_actor import review_all

from dateline.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 10
FLAGS = os.WEXITED | os.WNOHANG | os.WNOWAIT  # it is not reaped


def test_clients_that_are_killed_lose_nothing_that_was_acknowledged(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for number in range(4):
            ledger.add(*plant_page(number), "reader/1", "{}")
    told = mmap.mmap(-1, 8)
    chance = random.Random(5)  # noqa: S311  - repeatable, not secret
    most = 0
    for kill in range(KILLS):
        told[:] = bytes(8)
        child = start(where, told, f"client {kill}")
        until = chance.randint(1, 12)
        while acknowledged(told) < until and os.waitid(os.P_PID, child, FLAGS) is None:
            time.sleep(0.001)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        most += acknowledged(told)
        assert ask(where, "SELECT count(*) FROM reviews")[0][0] >= most
        assert ask(where, "SELECT count(*) FROM reviews WHERE content IS NULL") == [(0,)]
    done = max(review_all(where, "the last client"))
    mine = ask(where, "SELECT count(*) FROM reviews WHERE who = 'the last client'")
    assert mine == [(done,)]


def start(where: Path | str, told: mmap.mmap, by: str) -> int:
    """Review everything in a process of its own, in the name given; return its id."""
    child = os.fork()
    if child == 0:
        try:
            for done in review_all(where, by):
                told[:] = done.to_bytes(8, "big")
        finally:
            os._exit(0)
    return child


def acknowledged(told: mmap.mmap) -> int:
    """Return how many decisions a client was told to be kept."""
    return int.from_bytes(told[:], "big")
