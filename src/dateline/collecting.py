"""The garbage collector, held back where many records go by: they hold no cycles."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SELDOM: Final = (50_000, 20, 100)  # objects made, and rounds of younger ones, between two collections


@contextmanager
def collect_seldom() -> Iterator[None]:
    """Let the collector run seldom meanwhile; rows go away by themselves when nobody needs them."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
