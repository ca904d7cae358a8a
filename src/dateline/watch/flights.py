"""Several servers asked at once, each by one request at a time; what comes is taken in order."""

from __future__ import annotations

import time
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import DatelineError
from dateline.watch.servers import LOST_CODES, LOST_HOSTS, PASSING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dateline.ledger.watch_records import FeedState, WatchedItem

PATIENCE: Final = 5.0  # seconds of the clock for which what came waits for what was asked before it
LAST_PATIENCE: Final = 30.0  # seconds of the clock for what is under way when the watch is stopped
GLANCE: Final = 0.5  # seconds between two looks whether the watch is to stop


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be fetched for a feed or an article; ``host`` is "" for what lies on this machine."""

    subject: FeedState | WatchedItem
    host: str
    run: Callable[[], Any]


Came = tuple[Errand, "Callable[[], Any]"]  # the second gives what was fetched, or raises why not


@dataclass(slots=True)
class Wave:
    """One list of errands under way: what is left of it, and which servers failed in it."""

    left: list[tuple[int, Errand]]
    may: Callable[[Errand], bool]
    failed: set[str] = field(default_factory=set)
    silent: int = 0  # servers in a row that gave no answer


class Flights:
    """Sends errands out, ``at_once`` of them together; with 1, each is run when it is its turn.

    What is slower than ``patience`` holds nobody up: it comes with a later wave. Only the errands
    themselves run in threads of their own, which end with the process.
    """

    def __init__(
        self, at_once: int = 1, stopped: Callable[[], bool] = bool, patience: float = PATIENCE
    ) -> None:
        self.at_once = at_once
        self.stopped = stopped
        self.patience = patience
        self.flying: dict[Future[Any], tuple[int, Errand]] = {}
        self.landed: list[tuple[int, Errand, Future[Any]]] = []
        self.sent = 0

    def go(
        self, errands: Sequence[Errand], may: Callable[[Errand], bool], *, finish: bool = False
    ) -> Iterator[Came]:
        """Yield errands with what came of them; those that ``may`` refuses by then are left out.

        ``finish``: what is under way when the watch is stopped is waited for, and comes still.
        """
        if self.at_once > 1:
            self.fly([one for one in errands if one.host], may)
            if finish and self.stopped():
                self.await_all()
                yield from self.take_all()
            while self.landed and not self.stopped():
                _, errand, future = self.landed.pop(0)
                yield errand, future.result
            errands = [one for one in errands if not one.host]
        for errand in errands:
            if self.stopped():
                return
            if may(errand):
                yield errand, errand.run

    def await_all(self) -> None:
        """Wait for what is under way when the watch is stopped; what came before is asked for anew."""
        self.landed.clear()
        done, _ = wait(self.flying, LAST_PATIENCE)
        for future in done:
            number, errand = self.flying.pop(future)
            self.landed.append((number, errand, future))
        self.landed.sort(key=lambda one: one[0])

    def take_all(self) -> Iterator[Came]:
        """Yield all that came, whether the watch is stopped or not."""
        while self.landed:
            _, errand, future = self.landed.pop(0)
            yield errand, future.result

    def rest(self) -> Iterator[Came]:
        """Yield what is still under way, until nothing is."""
        while (self.flying or self.landed) and not self.stopped():
            yield from self.go((), bool)

    def fly(self, errands: Iterable[Errand], may: Callable[[Errand], bool]) -> None:
        """Send errands out, and wait for them and earlier ones as long as patience goes."""
        away = {one.subject.key for _, one in self.flying.values()}
        away |= {one.subject.key for _, one, _ in self.landed}
        fresh = [one for one in errands if one.subject.key not in away]
        wave = Wave(list(enumerate(fresh, self.sent)), may)
        self.sent += len(fresh)
        until = time.monotonic() + self.patience
        while not self.stopped():
            self.send(wave)
            if not self.flying or (left := until - time.monotonic()) <= 0:
                break
            self.land(wave, min(left, GLANCE))
        self.landed.sort(key=lambda one: one[0])

    def send(self, wave: Wave) -> None:
        """Start what may be: a server is asked by one errand at a time, and no more once it failed."""
        busy = {one.host for _, one in self.flying.values()} | wave.failed
        kept = []
        for number, errand in wave.left:
            full = len(self.flying) >= self.at_once or wave.silent >= LOST_HOSTS
            if full or errand.host in busy:
                kept.append((number, errand))
            elif wave.may(errand):
                busy.add(errand.host)
                self.flying[start(errand.run)] = number, errand
        wave.left = kept

    def land(self, wave: Wave, seconds: float) -> None:
        """Wait for the next that comes, and note which servers failed."""
        done, _ = wait(self.flying, seconds, FIRST_COMPLETED)
        for future in done:
            number, errand = self.flying.pop(future)
            self.landed.append((number, errand, future))
            code = code_of(future.exception())
            wave.silent = wave.silent + 1 if code in LOST_CODES else 0
            if code in PASSING:
                wave.failed.add(errand.host)


def code_of(error: BaseException | None) -> str:
    """Return the code of a failure; "" for none, and for one that is no error of ours."""
    return error.code if isinstance(error, DatelineError) else ""


def start(run: Callable[[], Any]) -> Future[Any]:
    """Run something in a thread that does not outlive the process."""
    future: Future[Any] = Future()

    def work() -> None:
        try:
            future.set_result(run())
        except BaseException as error:  # noqa: BLE001  - raised again where the result is asked for
            future.set_exception(error)

    Thread(target=work, daemon=True).start()
    return future
