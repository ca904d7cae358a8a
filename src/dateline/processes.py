"""How processes beside this one are started: from a small server that has the modules loaded."""

from __future__ import annotations

import multiprocessing
import os
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

PRODUCTS: Final = "OPENBLAS_NUM_THREADS"  # threads of numpy's products: ours are small, they only wait

MOST_WORKERS: Final = 8


def count_processors(most: int | None = MOST_WORKERS) -> int:
    """Return how many processes work at a time where nothing else is said; ``most`` null: all."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, usable or 1 if most is None else min(most, usable or 1))


def make_context(*preloaded: str) -> BaseContext:
    """Return how processes are started: from a server with modules loaded, or afresh.

    The environment that they take over gives each one thread for products, if it gives no number.
    """
    os.environ.setdefault(PRODUCTS, "1")
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preloaded))
    return context
