"""Reads pages in processes of their own, so that one page can fail, crash or hang without the run.

libxml2 may crash on a hostile page, and a page may take minutes: the process that reads it then ends,
its page is said to have failed, and a new process goes on with the next. A process may use so many
seconds of processor time on a page (the system ends it, whatever the load of the machine) and a
multiple of them by the clock. It sends its report as JSON, which is all that is taken from it.
"""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import connection
from typing import TYPE_CHECKING, Final

from dateline import jsons
from dateline.errors import DiskFull, ModelBroken, WorldError
from dateline.gather.captures import Capture
from dateline.gazetteer.keeping import open_index
from dateline.listing.listed import NOBODY
from dateline.page.told import Told
from dateline.pipeline import identify, read_capture, report_failure
from dateline.processes import make_context
from dateline.records import Note, Report

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from types import TracebackType
    from typing import Self

    from dateline.listing.listed import ActorList

PAGE_SECONDS: Final = 30.0  # processor time; a long page of honest HTML takes under two
MOST_REFUSED: Final = 2
AHEAD: Final = 2  # pages a process may be ahead of the outcome that is waited for
Work = Callable[["Connection", float], None]  # what a process does with its pipe
WARMING: Final = Capture("-", b"The mayor of Accra said on Friday that two bridges were closed.")
REPORT: Final = b"R"
WORLD: Final = b"W"
WORLDLY: Final[dict[str, type[WorldError]]] = {"DiskFull": DiskFull, "ModelBroken": ModelBroken}
PRELOADED: Final = "dateline.workers"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many processes read, and the seconds of processor time that one page may take.

    ``patience``: times those seconds by the clock, for a page that waits instead of working;
    ``start_seconds``: by the clock, what a process has on top to start and load its models.
    """

    workers: int = 1
    page_seconds: float = PAGE_SECONDS
    patience: float = 10.0
    start_seconds: float = 120.0


class Job:
    """One page on its way through the workers."""

    def __init__(self, workers: Workers, capture: Capture, told: Told, listed: ActorList) -> None:
        self.workers = workers
        self.capture = capture
        self.told = told
        self.listed = listed
        self.report: Report | None = None
        self.error: WorldError | None = None
        self.refused = 0  # processes that ended while the page was handed to them

    def is_ready(self) -> bool:
        """Tell whether ``result`` returns at once."""
        self.workers.pump(0)
        return self.report is not None or self.error is not None

    def result(self) -> Report:
        """Wait for the report of the page; raises WorldError as reading in this process would."""
        while self.report is None and self.error is None:
            self.workers.pump(None)
        if self.error:
            raise self.error
        assert self.report is not None  # noqa: S101  - the loop above
        return self.report

    def take(self, answer: bytes) -> None:
        """Take what a process sent."""
        kind, body = answer[:1], answer[1:]
        if kind == WORLD:
            name, cause, remedy = jsons.decode(body, list[str])
            self.error = WORLDLY.get(name, WorldError)(cause, remedy)
        else:
            self.report = jsons.decode(body, Report)

    def fail(self, code: str, message: str) -> None:
        """Take the failure of the process as the page's."""
        self.report = report_failure(identify(self.capture, self.told), Note("error", code, message))


class Worker:
    """One process, and the job that it is at."""

    def __init__(self, context: BaseContext, limits: Limits, work: Work) -> None:
        self.pipe, other = context.Pipe()
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=work, args=(other, limits.page_seconds), daemon=True
        )
        self.process.start()
        other.close()
        self.limits = limits
        self.job: Job | None = None
        self.listed = NOBODY  # the list of actors that the process has
        self.deadline = 0.0
        self.start = limits.start_seconds

    def begin(self, job: Job) -> bool:
        """Hand over a page; False where the process has gone meanwhile."""
        try:
            self.pipe.send((job.capture, job.told, None if self.listed is job.listed else job.listed))
        except OSError:
            return False
        if self.listed is not job.listed:
            self.start = self.limits.start_seconds  # a new list is prepared first
        self.job, self.listed = job, job.listed
        self.deadline = time.monotonic() + self.limits.page_seconds * self.limits.patience + self.start
        self.start = 0.0
        return True

    def finish(self) -> bool:
        """Take the answer that has come; False where the process has ended instead."""
        assert self.job is not None  # noqa: S101  - only busy workers are waited for
        try:
            self.job.take(self.pipe.recv_bytes())
        except (EOFError, OSError):
            self.process.join()
            self.job.fail(*explain_end(self.job.capture.source, self.process.exitcode, self.limits))
            return False
        self.job = None
        return True

    def stop_late(self) -> None:
        """Give up a page that takes too long by the clock."""
        assert self.job is not None  # noqa: S101  - only busy workers are late
        self.job.fail(*explain_slow(self.job.capture.source, self.limits))

    def end(self) -> None:
        """End the process at once."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers:
    """A few processes that read pages; they are started when they are first needed."""

    def __init__(self, limits: Limits, work: Work | None = None) -> None:
        self.limits = limits
        self.work = work or read_pages
        self.ahead = limits.workers * AHEAD
        self.context = make_context(PRELOADED)
        self.waiting: deque[Job] = deque()
        self.working: list[Worker] = []

    def __enter__(self) -> Self:
        """Return the workers themselves; the index of places is built before they all would."""
        open_index()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all processes."""
        for worker in self.working:
            worker.end()
        self.working.clear()

    def submit(self, capture: Capture, told: Told, listed: ActorList = NOBODY) -> Job:
        """Have a page read as soon as a process is free."""
        job = Job(self, capture, told, listed)
        self.waiting.append(job)
        self.pump(0)
        return job

    def pump(self, wait: float | None) -> None:
        """Hand out waiting pages and take in finished ones; ``wait``: seconds, null till one is."""
        self.hand_out()
        busy = {worker.pipe: worker for worker in self.working if worker.job}
        if not busy:
            return
        soonest = max(0.0, min(worker.deadline for worker in busy.values()) - time.monotonic())
        heard = connection.wait(list(busy), soonest if wait is None else min(wait, soonest))
        for pipe, worker in busy.items():
            if pipe in heard:
                stays = worker.finish()
            elif stays := worker.deadline > time.monotonic():
                continue
            else:
                worker.stop_late()
            if not stays:
                self.drop(worker)
        self.hand_out()

    def hand_out(self) -> None:
        """Give waiting pages to idle processes, starting what is allowed."""
        while self.waiting:
            worker = next((one for one in self.working if one.job is None), None)
            if worker is None and len(self.working) < self.limits.workers:
                worker = Worker(self.context, self.limits, self.work)
                self.working.append(worker)
            if worker is None:
                return
            if worker.begin(self.waiting[0]):
                self.waiting.popleft()
            else:
                self.drop(worker)
                self.take_back(worker.process.exitcode)

    def take_back(self, code: int | None) -> None:
        """Keep the page that a process ended on while it was handed over; give it up the second time."""
        job = self.waiting[0]
        job.refused += 1
        if job.refused >= MOST_REFUSED:
            self.waiting.popleft()
            job.fail(*explain_end(job.capture.source, code, self.limits))

    def drop(self, worker: Worker) -> None:
        """Forget a process that has ended."""
        worker.end()
        self.working.remove(worker)


def explain_end(source: str, code: int | None, limits: Limits) -> tuple[str, str]:
    """Return the code and sentence for a page whose process has ended with an exit code."""
    if hasattr(signal, "SIGPROF") and code == -signal.SIGPROF:
        return explain_slow(source, limits)
    ended = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    cause = f"The process that read {source} crashed ({ended})."
    return "page-crashed", f"{cause} Save the article alone (reader view), or give its text."


def explain_slow(source: str, limits: Limits) -> tuple[str, str]:
    """Return the code and sentence for a page that took too long."""
    cause = f"{source} was not read within {limits.page_seconds:g} seconds."
    return "page-too-slow", f"{cause} Give it more (--page-seconds), or give the article's text alone."


# --- in the process that reads ------------------------------------------------------------------


def read_pages(pipe: Connection, page_seconds: float) -> None:
    """Read the pages that come through the pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run stops its workers itself
    answer_page(WARMING, Told())  # loads the models, which is no page's fault
    listed = NOBODY
    while True:
        try:
            capture, told, other = pipe.recv()
        except (EOFError, OSError):
            return
        listed = listed if other is None else prepare(other)
        limit_time(page_seconds)
        answer = answer_page(capture, told, listed)
        limit_time(0)
        try:
            pipe.send_bytes(answer)
        except OSError:
            return


def prepare(listed: ActorList) -> ActorList:
    """Return a list whose names can be looked up, so that no page pays for that."""
    _ = listed.by_name, listed.digest
    return listed


def limit_time(seconds: float) -> None:
    """Have the system end this process after so much processor time; 0: never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def answer_page(capture: Capture, told: Told, listed: ActorList = NOBODY) -> bytes:
    """Return the report of a page, or what is wrong with the machine, as bytes to send."""
    try:
        return REPORT + jsons.encode(read_capture(capture, told, listed))
    except WorldError as error:
        return WORLD + jsons.encode([type(error).__name__, error.cause, error.remedy])
