"""Readers and writers that work on one ledger at once, each a process of its own.

A writer adds pages, some of them twice with another reader, links, decides and skips; it tells what was
acknowledged. A reader looks at all of it again and again until the writers are done, and fails where
what it sees does not fit together.
"""

from __future__ import annotations

import multiprocessing
import random
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.ledger.planted import plant_linkage, plant_page

from dateline.identity import capture_id
from dateline.ledger import Ledger
from dateline.ledger.change_records import Wanted
from dateline.ledger.decisions import Decision
from dateline.linking.linkage import Linkage
from dateline.records import Note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APART = 1_000_000  # numbers of pages of two writers lie so far apart
FEW = 60  # pages after which linking them all would take most of the time
SHARED = 50  # pages that every writer adds
FORK = multiprocessing.get_context("fork")  # the program is loaded once


@dataclass(frozen=True, slots=True)
class Length:
    """How long a writer writes: until a moment of the monotonic clock, or so many pages."""

    until: float = float("inf")
    pages: int = APART


def run_crowd(where: Path | str, readers: int, writers: int, length: Length) -> list[str]:
    """Let readers and writers work at once; return the lines of what was acknowledged."""
    done = FORK.Event()
    with ProcessPoolExecutor(readers + writers, FORK, keep, (done,)) as pool:
        writing = [pool.submit(write_all, where, number, length) for number in range(1, writers + 1)]
        reading = [pool.submit(read_all, where, number) for number in range(readers)]
        try:
            acknowledged = [line for future in writing for line in future.result()]
        finally:
            done.set()
        assert all(future.result() for future in reading), "a reader that never read"
    return acknowledged


DONE: list[Any] = []


def keep(done: Any) -> None:
    """Keep, in a process of the crowd, what tells that the writers are done."""
    DONE[:] = [done]


def write_all(where: Path | str, number: int, length: Length) -> list[str]:
    with Ledger.open(where, create=True) as ledger:
        return list(write(ledger, number, length))


def read_all(where: Path | str, number: int) -> int:
    """Look at the ledger until the writers are done; return how often."""
    chance = random.Random(number)  # noqa: S311  - repeatable, not secret
    before, rounds = 0, 0
    with Ledger.open(where, create=False) as ledger:
        while not rounds or not DONE[0].is_set():
            now = ledger.revisions()
            assert now >= before, "revisions got lost"
            before, rounds = now, rounds + 1
            look_at(ledger, chance)
    return rounds


def write(ledger: Ledger, writer: int, length: Length) -> Iterator[str]:
    """Add pages and do what else writes; yield what was acknowledged of pages."""
    for at, number in enumerate(numbers(writer)):
        if at == length.pages or time.monotonic() > length.until:
            return
        data, report = plant_page(number)
        for reader in ("reader/1", "reader/2") if number % 5 == 0 else ("reader/1",):
            added = ledger.add(data, report, reader, "{}")
            yield f"{capture_id(report.page)} {reader} {int(added)}"
        if at % 7 == 3:
            ledger.save_linkage(plant_linkage(ledger) if at < FEW else Linkage())
        if at % 5 == 4:
            ledger.decide(Decision("review", f"clm:{at % 3}", None, f"opinion {at}", f"writer {writer}"))
            ledger.skip(f"pages/{at}.html", Note("error", "empty", "The page is empty."))


def numbers(writer: int) -> Iterator[int]:
    """Yield the numbers of a writer's pages: every third one is added by all writers."""
    own = writer * APART
    for at in range(APART):
        yield at % SHARED if at % 3 == 0 else own + at


def look_at(ledger: Ledger, chance: random.Random) -> None:
    """Ask one of the ledger's questions."""
    question = chance.randrange(4)
    if question == 0:
        ids = []
        for at, linked in enumerate(ledger.articles()):
            assert linked.article.text, "an article without its text"
            ids.append(linked.article.id)
            if at > 40:
                break
        assert len(ledger.articles_of(ids)) == len(set(ids)), "an article that was there is gone"
    elif question == 1:
        for group in ledger.incident_groups()[:20]:
            assert group.members, "an incident without members"
    elif question == 2:
        last = ledger.position()
        found = [change.position for change in ledger.changes(Wanted(since=max(0, last - 20)))]
        assert found == sorted(found), "changes out of order"
    else:
        by_subject: dict[str, list[str]] = {}
        for one in ledger.decisions():
            by_subject.setdefault(one.subject, []).append(one.reason)
        assert all(by_subject.values())
