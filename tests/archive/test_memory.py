"""The ceiling on memory: fewer processes, smaller pages; a process that wants more loses its page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from tests.archive.shard_making import page

from dateline.archive.memory import make_plan, parse_memory, read_within
from dateline.errors import InputError
from dateline.gather.captures import Capture
from dateline.gather.files import MAX_BYTES
from dateline.page.told import Told
from dateline.workers import Limits, Workers

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

GIGABYTE = 1_000_000_000


def test_without_a_ceiling_nothing_is_narrowed() -> None:
    plan = make_plan(16, None)
    assert (plan.workers, plan.worker_bytes, plan.largest) == (16, None, MAX_BYTES)


@pytest.mark.parametrize(("memory", "workers"), [(2, 2), (4, 5), (32, 16)])
def test_no_more_processes_than_fit_and_all_of_them_below_the_ceiling(memory: int, workers: int) -> None:
    plan = make_plan(16, memory * GIGABYTE)
    assert plan.workers == workers
    assert plan.worker_bytes
    assert plan.workers * plan.worker_bytes < memory * GIGABYTE
    assert 1_000_000 < plan.largest <= MAX_BYTES


def test_too_little_is_said_with_the_least_there_must_be() -> None:
    with pytest.raises(InputError, match=r"1G of memory is too little\. Give at least 1\.2G"):
        make_plan(2, GIGABYTE)


def test_amounts_are_read_as_people_write_them() -> None:
    assert (parse_memory("1.5g"), parse_memory("800MB")) == (1_500_000_000, 800_000_000)
    for odd in ("8", "G", "-1G", "8T"):
        with pytest.raises(ValueError, match=odd):
            parse_memory(odd)


def read_or_grow(most: int, pipe: Connection, page_seconds: float) -> None:
    read_within(most, Growing(pipe), page_seconds)  # type: ignore[arg-type]


class Growing:
    """A pipe that takes memory, as a monstrous page does, where the page says so."""

    def __init__(self, pipe: Connection) -> None:
        self.pipe = pipe

    def recv(self) -> object:
        found = self.pipe.recv()
        if found[0].data == b"grow":
            held = [bytearray(100_000_000) for _ in range(40)]
            del held
        return found

    def send_bytes(self, data: bytes) -> None:
        self.pipe.send_bytes(data)


def test_a_process_at_its_ceiling_loses_that_page_alone() -> None:
    captures = [Capture("0.html", page(0)), Capture("1.html", b"grow"), Capture("2.html", page(2))]
    with Workers(Limits(workers=1), partial(read_or_grow, 700_000_000)) as workers:
        jobs = [workers.submit(one, Told()) for one in captures]
        reports = [job.result() for job in jobs]
    assert [len(report.articles) for report in reports] == [1, 0, 1]
    assert [note.code for note in reports[1].notes] == ["page-crashed"]
