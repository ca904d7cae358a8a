"""Waiting for a server that went away: what was asked of the ledger is asked again, for a bounded time.

Every method of a ledger may be called twice: a write is stored as a whole or not at all, and one that
was stored although its answer got lost changes nothing the second time.
"""

from __future__ import annotations

import inspect
import logging
import time
from collections.abc import Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar

from dateline.errors import LedgerAway

if TYPE_CHECKING:
    from collections.abc import Callable

Class = TypeVar("Class", bound=type)

PATIENCE: Final = 60.0  # seconds from the first failure
FIRST_PAUSE: Final = 0.1  # seconds; each pause is twice the one before
LONGEST_PAUSE: Final = 2.0
UNTRIED: Final = frozenset({"open", "close", "review"})  # that waits by itself
LOG: Final = logging.getLogger(__name__)


def patient(cls: Class) -> Class:
    """Have every method of a class wait for a server; generators, which may have begun, do not."""
    for name, member in list(vars(cls).items()):
        if not name.startswith("_") and name not in UNTRIED and returns_at_once(member):
            setattr(cls, name, wait_for_server(member))
    return cls


def returns_at_once(member: object) -> bool:
    """Tell whether a member is a method that has done its work when it returns."""
    return inspect.isfunction(member) and not inspect.isgeneratorfunction(member)


def wait_for_server(method: Callable[..., Any]) -> Callable[..., Any]:
    """Return a method that is called again while the ledger's server is away.

    What it is given that can be gone through once only is kept for the next time.
    """

    @wraps(method)
    def again(*given: Any, **named: Any) -> Any:
        until, pause = 0.0, FIRST_PAUSE
        given = tuple(tuple(one) if isinstance(one, Iterator) else one for one in given)
        while True:
            try:
                return method(*given, **named)
            except LedgerAway as error:
                until = until or tell_wait(error, patience_of(given))
                if time.monotonic() + pause > until:
                    raise
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    return again


def patience_of(given: tuple[Any, ...]) -> float:
    """Return how many seconds the one whose method was called waits: its ``patience``, if it has one."""
    own = getattr(given[0], "patience", None) if given else None
    return PATIENCE if own is None else float(own)


def tell_wait(error: LedgerAway, patience: float) -> float:
    """Say that a server is waited for; return until when, on the monotonic clock."""
    if patience:
        LOG.warning("dateline: %s Waiting for it, at most %d seconds.", error.cause, patience)
    return time.monotonic() + patience
