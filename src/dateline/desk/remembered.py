"""What was answered last, by what was asked: found by whoever asks first, the oldest forgotten."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")


class Remembered(Generic[T]):
    """The answers to the last ``most`` questions in one state of a ledger; those of another are dropped.

    Who asks while an answer is being found waits for it.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._state = ""
        self._held = OrderedDict["Hashable", Once[T]]()
        self._lock = Lock()

    def get(self, state: str, asked: Hashable, find: Callable[[], T]) -> T:
        """Return the answer to a question in a state, remembered or as ``find`` gives it."""
        with self._lock:
            if state != self._state:
                self._state = state
                self._held.clear()
            once = self._held.setdefault(asked, Once[T]())
            self._held.move_to_end(asked)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return once.get(find)


class Once(Generic[T]):
    """One answer, found by whoever asks first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._found: tuple[T, ...] = ()

    def get(self, find: Callable[[], T]) -> T:
        """Return the answer; ``find`` is called where nobody has found it yet."""
        with self._lock:
            if not self._found:
                self._found = (find(),)
            return self._found[0]
