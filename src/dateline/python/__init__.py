"""The Python interface: what ``import dateline`` gives, and how notebooks show it."""

from dateline.pipeline import read
from dateline.python import drawing, lists
from dateline.python.opened import OpenLedger, open  # noqa: A004  - `dateline.open` is its name
from dateline.python.results import Results

__all__ = ["OpenLedger", "Results", "drawing", "lists", "open", "read"]
