"""What the gazetteer costs: building its index once, opening it, looking names up, and the memory of it.

    python benchmarks/gazetteer.py [--names N]

Opening and looking up are measured in a process of their own with the index that was kept: seconds by
the clock until the first answer, the best of five processes; the growth of the process's own memory and
of what it holds resident of the index's file, after N names were looked up (all of the table of
countries, then spellings that do not exist). The first line gives the processor seconds of a process
that builds the index, where DATELINE_CACHE names an empty folder.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys

ROUNDS = 5
INNER = """
import json, sys
from time import perf_counter
from pathlib import Path

def resident():
    found = dict.fromkeys(("RssAnon", "RssFile"), 0)
    for line in Path("/proc/self/status").read_text().splitlines():
        name, _, value = line.partition(":")
        if name in found:
            found[name] = int(value.split()[0]) / 1024
    return found

import dateline.gazetteer.index as places
from dateline.tables import read_table
names = [row["name"] for row in read_table("countries")]
names += [f"Vark{number}" for number in range(int(sys.argv[1]) - len(names))]
before, started = resident(), perf_counter()
first = places.look_up("Accra")
opened = perf_counter() - started
started = perf_counter()
for name in names:
    places.look_up(name)
spent = perf_counter() - started
after = resident()
grown = {name: after[name] - before[name] for name in after}
print(json.dumps({"opened": opened, "a_name": spent / len(names), "first": len(first), **grown}))
"""


def spent_below() -> float:
    """Return the processor seconds that all ended child processes took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the seconds and megabytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=20_000)
    given = parser.parse_args()
    rounds, seconds = [], []
    for _ in range(ROUNDS + 1):
        started = spent_below()
        command = [sys.executable, "-c", INNER, str(given.names)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
        seconds.append(spent_below() - started)
        rounds.append(json.loads(done.stdout))
    print(f"{'first process, which builds the index where it lacks':56} {seconds[0]:8.1f} s of CPU")
    later = rounds[1:]
    opened = min(one["opened"] for one in later)
    print(f"{'opening the index, to the first answer':56} {1000 * opened:8.1f} ms")
    print(f"{'one name':56} {1e6 * min(one['a_name'] for one in later):8.1f} us")
    print(f"{'memory of its own':56} {max(one['RssAnon'] for one in later):8.1f} MB")
    print(f"{'resident of the file':56} {max(one['RssFile'] for one in later):8.1f} MB")


if __name__ == "__main__":
    main()
