"""A ceiling on memory: how many processes read, how much each may take, how large a page may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from dateline.errors import InputError
from dateline.gather.files import MAX_BYTES
from dateline.workers import Limits, Workers, read_pages

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MEGABYTE: Final = 1_000_000
UNITS: Final = {"M": MEGABYTE, "G": 1000 * MEGABYTE}
OWN: Final = 500 * MEGABYTE  # the program itself, with the rows of one group of each table
WORKER: Final = 700 * MEGABYTE  # what a process should have to read a page of ordinary size
TIMES: Final = 60  # a page's bytes that reading it takes at the most, as markup, tree and report
FIXED: Final = 400 * MEGABYTE  # of a process's memory: the program, the models, the index of places


@dataclass(frozen=True, slots=True)
class Plan:
    """How many processes read, the bytes each may take (null: no ceiling), the most bytes of a page."""

    workers: int
    worker_bytes: int | None = None
    largest: int = MAX_BYTES


def make_plan(workers: int, memory: int | None) -> Plan:
    """Return how to stay below ``memory`` bytes with ``workers`` processes at the most.

    Raises InputError where that is too little for one.
    """
    if memory is None:
        return Plan(workers)
    fitting = (memory - OWN) // WORKER
    if fitting < 1:
        least = f"{(OWN + WORKER) / UNITS['G']:.1f}G"
        raise InputError(f"{memory / UNITS['G']:g}G of memory is too little.", f"Give at least {least}.")
    kept = min(workers, fitting)
    each = (memory - OWN) // kept
    return Plan(kept, each, min(MAX_BYTES, (each - FIXED) // TIMES))


def make_workers(plan: Plan, page_seconds: float) -> Workers:
    """Return the processes that read."""
    limits = Limits(plan.workers, page_seconds)
    if plan.worker_bytes is None:
        return Workers(limits)
    return Workers(limits, partial(read_within, plan.worker_bytes))


def read_within(most: int, pipe: Connection, page_seconds: float) -> None:
    """Read pages in a process that may take so many bytes; a page that wants more fails by itself."""
    try:
        import resource  # noqa: PLC0415  - there is none on Windows
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_DATA, (most, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    read_pages(pipe, page_seconds)


def parse_memory(value: str) -> int:
    """Return the bytes that ``4G`` or ``1500M`` stands for; raises ValueError."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([MG])B?", value.strip().upper())
    if not found:
        raise ValueError(value)
    return int(float(found[1]) * UNITS[found[2]])
