"""Shards on an engine instead of this program's own processes: Daft, on one machine or on many (Ray).

The engine hands out shards and takes in what became of each; the reading is the function that reads a
shard anywhere. All machines must see the shards and the folder under the same names.
"""

from __future__ import annotations

import atexit
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dateline import jsons
from dateline.archive.folder import open_to_write, sweep
from dateline.archive.memory import Plan, make_workers
from dateline.archive.places import SUMMARY, home_of
from dateline.archive.reading import Manner, read_shard
from dateline.archive.running import Done
from dateline.archive.shards import find_shards, look_at, make_key
from dateline.archive.summaries import Summary
from dateline.errors import ArchiveUnusable, DatelineError, DiskFull, PageMissing, PartMissing
from dateline.gather.files import show_name
from dateline.listing.listed import NOBODY
from dateline.pipeline import name_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LOCAL: Final = "local"  # the engine on this machine alone
MOST_PARTS: Final = 10_000  # into which the list of shards is cut
READY: Final = 900  # seconds that the engine waits for its processes to stand
SHOWN: Final = 300  # characters of what the engine says when it stops
GO_ON: Final = "Finished shards are kept; run the same command again to go on."
WORLDLY: Final = {"disk-full": DiskFull, "archive-unusable": ArchiveUnusable}


@dataclass(frozen=True, slots=True)
class Tasks:
    """What every process of the engine is told. ``plan``: its ``workers`` are the engine's processes."""

    folder: str
    plan: Plan
    page_seconds: float
    keep_pages: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process tells of a shard; with an error its code, cause and next step."""

    source: str
    known: bool = False
    summary: Summary | None = None
    code: str = ""
    cause: str = ""
    remedy: str = ""


class ShardReader:
    """What a process of the engine keeps from shard to shard: a guarded process that has the models."""

    def __init__(self, tasks: bytes) -> None:
        self.tasks = jsons.decode(tasks, Tasks)
        plan = Plan(1, self.tasks.plan.worker_bytes, self.tasks.plan.largest)
        self.workers = make_workers(plan, self.tasks.page_seconds)
        self.workers.__enter__()
        atexit.register(self.workers.__exit__, None, None, None)  # else Daft waits for it, in vain

    def read(self, source: str) -> str:
        """Read a shard; return an ``Answer`` as JSON."""
        try:
            return jsons.encode_text(self.answer(source))
        except DatelineError as error:
            told = Answer(source, code=error.code, cause=error.cause, remedy=error.remedy)
            return jsons.encode_text(told)

    def answer(self, source: str) -> Answer:
        """Return what became of a shard that is read, if no process has read it before."""
        shard, folder = look_at(source), Path(self.tasks.folder)
        if isinstance(shard, PageMissing):
            raise shard
        key = make_key(shard)
        home = home_of(folder, key)
        if home.exists():
            summary = jsons.decode((home / SUMMARY).read_bytes(), Summary)
            return Answer(source, known=True, summary=summary)
        manner = Manner(self.tasks.plan.largest, self.tasks.keep_pages)
        return Answer(source, summary=read_shard(shard, key, folder, self.workers, manner))


def read_on_engine(sources: Iterable[str], tasks: Tasks, address: str) -> Iterator[Done]:
    """Read shards as ``running.read_shards`` does, by the engine at an address; ``local``: this machine.

    What was finished before and what fails comes first, the others as they are read.
    """
    daft = need_daft()
    with open_to_write(Path(tasks.folder), name_reader(NOBODY)) as finished:
        left: list[str] = []
        for one in find_shards(sources):
            if isinstance(one, PageMissing):
                yield Done("failed", "", error=one)
            elif before := finished.find_file(one):
                yield Done("known", show_name(one.source), before)
            else:
                left.append(one.source)
        if left:
            yield from map(take, run(daft, left, tasks, address))
            sweep(Path(tasks.folder))


def run(daft: Any, sources: list[str], tasks: Tasks, address: str) -> Iterator[str]:
    """Yield what the engine's processes answer on each shard."""
    daft.set_execution_config(actor_udf_ready_timeout=READY)
    if address == LOCAL:
        daft.set_runner_native()
    else:
        with explained():
            daft.set_runner_ray(None if address == "auto" else address)
    ShardReader.read = daft.method(ShardReader.read, return_dtype=daft.DataType.string())  # type: ignore[method-assign]
    made = daft.cls(ShardReader, max_concurrency=tasks.plan.workers, use_process=True)
    reader = made(jsons.encode(tasks))
    frame = daft.from_pydict({"source": sources})
    if address != LOCAL:  # a part is read on one machine
        frame = frame.into_partitions(min(len(sources), MOST_PARTS))
    answers = frame.into_batches(1).select(reader.read(frame["source"]).alias("answer"))
    with explained():
        for row in answers.iter_rows():
            yield row["answer"]


@contextmanager
def explained() -> Iterator[None]:
    """Have what the engine raises said as an error of ours; raises ArchiveUnusable."""
    try:
        yield
    except (DatelineError, GeneratorExit):
        raise
    except Exception as error:
        why = str(error).strip().splitlines() or [type(error).__name__]
        said = show_name(why[-1][:SHOWN]).rstrip(".")
        cause = f"The engine that reads the archive stopped: {said}."
        raise ArchiveUnusable(cause, GO_ON) from error


def take(told: str) -> Done:
    """Return what became of a shard; raises what no shard after it would be spared."""
    answer = jsons.decode(told, Answer)
    if answer.code in WORLDLY:
        raise WORLDLY[answer.code](answer.cause, answer.remedy)
    source = show_name(answer.source)
    if answer.code:
        return Done("failed", source, error=PageMissing(answer.cause, answer.remedy))
    return Done("known" if answer.known else "read", source, answer.summary)


def need_daft() -> Any:
    """Return Daft; raises PartMissing where it is not installed."""
    try:
        import daft  # noqa: PLC0415  - an extra
    except ImportError as error:
        cause = "An archive is read on a cluster by Daft, which is not installed."
        raise PartMissing(cause, "Install it with: pip install 'dateline[cluster]'") from error
    return daft
