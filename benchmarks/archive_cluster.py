"""A cluster of three nodes on this machine, one of them killed in the middle: are the rows the same.

    python benchmarks/archive_cluster.py [--shards N] [--pages N] [--whole | --coordinator]

Needs Daft and Ray (`pip install 'dateline[cluster]' 'daft[ray]'`). Starts a head and two more nodes of
one processor each, has `dateline archive` read N shards (9) of N invented pages each (3) on them, and
kills one node, with all that runs on it, once a third of the shards is finished (``--whole``: none;
``--coordinator``: the program that hands out the shards instead, which is then begun again). A run that
ends with an error is begun again as its message says, once. The same shards are read by this process
alone; prints what happened, and fails where the rows differ or something is left over.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PATIENT = {
    "RAY_agent_register_timeout_ms": "300000",
    "RAY_raylet_start_wait_time_s": "300",
    "RAY_worker_niceness": "0",
}
os.environ.update(RAY_USAGE_STATS_ENABLED="0", DAFT_PROGRESS_BAR="0", **PATIENT)

from archive_news import make_shards  # noqa: E402  - from the checkout
from ray.cluster_utils import Cluster  # noqa: E402  - reads the environment
from tests.archive.shard_making import all_rows, run  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

STORE = 100_000_000  # bytes of a node's store of objects


def start_cluster() -> tuple[Any, list[Any]]:
    """Return a cluster of a head and two more nodes, and these two."""
    one = {"num_cpus": 1, "object_store_memory": STORE}
    cluster = Cluster(initialize_head=True, head_node_args={**one, "include_dashboard": False})
    nodes = [cluster.add_node(**one) for _ in range(2)]
    cluster.wait_for_nodes()
    return cluster, nodes


def read(
    sources: list[str], folder: Path, address: str, look: Callable[[subprocess.Popen[bytes]], None]
) -> int:
    """Read shards on a cluster by a program of its own; return its exit code, and print its last words.

    ``look`` is called with it several times a second.
    """
    command = [sys.executable, "-m", "dateline", "archive", *sources, "--to", str(folder)]
    log = folder.with_suffix(".log")
    with log.open("wb") as words:
        words_to = {"stdout": words, "stderr": words}
        begun = subprocess.Popen([*command, "--cluster", address, "--workers", "3"], **words_to)  # noqa: S603
        while begun.poll() is None:
            time.sleep(0.2)
            look(begun)
    said = log.read_text(errors="replace").splitlines() or ["nothing was said"]
    print("exit code", begun.returncode, "-", said[-1][-300:])
    return begun.returncode


def kill_once(
    cluster: Any, nodes: list[Any], folder: Path, least: int
) -> Callable[[subprocess.Popen[bytes]], None]:
    """Return what kills a node as soon as so many shards are finished."""

    def look(_: subprocess.Popen[bytes]) -> None:
        finished = len(list(folder.glob("shard=*")))
        if nodes and finished >= least:
            cluster.remove_node(nodes.pop(), allow_graceful=False)
            print(f"one of three nodes killed after {finished} shards", flush=True)

    return look


def kill_coordinator(folder: Path, least: int) -> Callable[[subprocess.Popen[bytes]], None]:
    """Return what kills the program itself, once, as soon as so many shards are finished."""
    killed: list[int] = []

    def look(begun: subprocess.Popen[bytes]) -> None:
        finished = len(list(folder.glob("shard=*")))
        if not killed and finished >= least:
            killed.append(finished)
            begun.kill()
            print(f"the coordinator killed after {finished} shards", flush=True)

    return look


def main() -> None:
    """Read shards on a cluster that loses a node, and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--shards", type=int, default=9)
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--coordinator", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder, alone = Path(temporary) / "cluster", Path(temporary) / "alone"
        sources = make_shards(Path(temporary), given.shards, given.pages)
        cluster, nodes = start_cluster()
        doomed = [] if given.whole or given.coordinator else nodes[:1]
        look = kill_once(cluster, doomed, folder, given.shards // 3)
        look = kill_coordinator(folder, given.shards // 3) if given.coordinator else look
        started = time.perf_counter()
        try:
            code = read(sources, folder, cluster.address, look)
            again = read(sources, folder, cluster.address, look) if code else 0
        finally:
            cluster.shutdown()
        print(f"{time.perf_counter() - started:.0f} seconds by the clock, start of the engine and all")
        run(alone, *sources)
        same, left = all_rows(folder) == all_rows(alone), list(folder.glob(".part-*"))
    print("the same rows" if same else "OTHER ROWS", "- left over:", len(left))
    killed = code != 0 or not given.coordinator
    sys.exit(0 if same and killed and not left and not again else 1)


if __name__ == "__main__":
    main()
