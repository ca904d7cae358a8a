"""What an archive costs: words a second from web archives to Parquet, by one process and by two.

    python benchmarks/archive.py [--shards N] [--pages N] [--rounds N] [--daft] [--link]

Invented pages (``archive_news``) are packed into N shards (3) of N pages each (40) and read by one
process and by two, in turns, as `dateline archive` reads them; each time by a program of its own, which
reads a small shard first, so that loading the models is not counted. Prints words a second by the
clock, the processor time a word of the processes that read and of the one that hands out the pages and
writes, and how many times quicker two are: by the clock, which says little where others use the machine,
and as the work is shared out (all processor time over that of the busiest process). With ``--daft`` the
same shards are also read by Daft on this machine, start and all, beside this program's own processes.
With ``--link`` the archive is linked, too.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from archive_news import make_shards

from dateline.archive.linking import link_archive
from dateline.archive.memory import Plan, make_workers
from dateline.archive.running import Work, read_shards

BUDGET = 305  # microseconds of processor time a word, on the reference machine
TICK = os.sysconf("SC_CLK_TCK")


def spent(pid: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def measure(sources: list[str], warm: str, folder: Path, processes: int) -> dict[str, Any]:
    """Return what reading shards costs with so many processes, once their models are loaded."""
    with make_workers(Plan(processes), 60.0) as workers:
        list(read_shards([warm], Work(folder / "warm", workers)))
        pids = [one.process.pid or 0 for one in workers.working]
        before, clock, own = [spent(pid) for pid in pids], perf_counter(), process_time()
        done = list(read_shards(sources, Work(folder / "archive", workers)))
        seconds, own = perf_counter() - clock, process_time() - own
        each = [spent(pid) - was for pid, was in zip(pids, before, strict=True)]
    words = sum(one.summary.words for one in done if one.summary)
    size = sum(path.stat().st_size for path in (folder / "archive").glob("shard=*/*"))
    return {"words": words, "seconds": seconds, "readers": each, "own": own, "bytes": size}


def run_apart(sources: list[str], warm: str, processes: int) -> dict[str, Any]:
    """Return the same, measured by a program of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--measure", folder, str(processes), warm, *sources]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  - itself
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def tell(processes: int, rounds: list[dict[str, Any]]) -> None:
    """Print the median figures of rounds."""
    words = rounds[0]["words"]
    rate = median(words / one["seconds"] for one in rounds)
    readers = 1e6 * median(sum(one["readers"]) for one in rounds) / words
    own = 1e6 * median(one["own"] for one in rounds) / words
    print(
        f"{processes} to read: {rate:,.0f} words/s by the clock; {readers:.0f} + {own:.0f} us of"
        f" processor time a word ({(readers + own) / BUDGET:.2f} times the budget of {BUDGET}),"
        f" {rounds[0]['bytes'] / words:.1f} bytes a word on the disk"
    )


def compare(one: list[dict[str, Any]], two: list[dict[str, Any]]) -> None:
    """Print how many times quicker two processes are."""
    clock = median(a["seconds"] / b["seconds"] for a, b in zip(one, two, strict=True))
    shared = median((sum(each["readers"]) + each["own"]) / max(each["readers"]) for each in two)
    print(f"two against one: {clock:.2f} times by the clock, {shared:.2f} as the work is shared out")


def beside_daft(sources: list[str]) -> None:
    """Print how long Daft takes for the same shards with two processes, and this program's own."""
    for name, more in (("own processes", []), ("Daft", ["--cluster", "local"])):
        with tempfile.TemporaryDirectory() as folder:
            command = [
                sys.executable,
                "-m",
                "dateline",
                "archive",
                *sources,
                "--to",
                f"{folder}/archive",
            ]
            started = perf_counter()
            subprocess.run([*command, "--workers", "2", *more], capture_output=True, check=True)  # noqa: S603
            print(f"{name}: {perf_counter() - started:.1f} s by the clock, start and all")


def link_alone(sources: list[str]) -> None:
    """Print what linking the archive costs, and the most memory of this process."""
    with tempfile.TemporaryDirectory() as folder, make_workers(Plan(2), 60.0) as workers:
        done = list(read_shards(sources, Work(Path(folder), workers)))
        words = sum(one.summary.words for one in done if one.summary)
        started = process_time()
        windows = list(link_archive(Path(folder), days=7))
        cost = 1e6 * (process_time() - started) / words
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        articles = sum(one.articles for one in windows)
        print(f"linked: {cost:.0f} us a word, {articles:,} articles, {most:,.0f} MB at the most")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shards", type=int, default=3)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--daft", action="store_true")
    parser.add_argument("--link", action="store_true")
    parser.add_argument("--measure", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        folder, processes, warm, *sources = given.measure
        print(json.dumps(measure(sources, warm, Path(folder), int(processes))))
        return
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "warm").mkdir()
        (warm,) = make_shards(Path(folder) / "warm", 1, 4)
        sources = make_shards(Path(folder), given.shards, given.pages)
        both = [[run_apart(sources, warm, n) for n in (1, 2)] for _ in range(given.rounds)]
        one, two = ([each[at] for each in both] for at in (0, 1))
        print(f"{given.shards} shards of {given.pages} pages, {one[0]['words']:,} words")
        tell(1, one)
        tell(2, two)
        compare(one, two)
        if given.daft:
            beside_daft(sources)
        if given.link:
            link_alone(sources)


if __name__ == "__main__":
    main()
