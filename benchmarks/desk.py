"""How quickly the desk's pages are made from a large ledger, and how much a browser loads.

    python benchmarks/desk.py LEDGER [--articles N] [--requests N]

LEDGER is made and filled up to N invented articles (100,000) as ``ledger_search.py`` does it, and linked
where it is not. Then ``dateline desk`` is started on it, and each page is asked for N times (30), from
the request to the last byte. Prints the first time apart, the 50th and 95th percentile in milliseconds
by the clock, the mean of the server's processor time (Linux), and the bytes of a page without what it
loads; last, the bytes of all static files together, which a browser loads once at most.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPConnection
from time import perf_counter
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from api import processor
from ledger_search import Words, share, store

from dateline.desk.site.assets import assets
from dateline.ledger import Ledger
from dateline.pipeline import link_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = {200, 304}


def fill(where: str, articles: int) -> dict[str, str]:
    """Fill a ledger and link it; return an address of each kind of page."""
    with Ledger.open(where, create=True) as ledger:
        store(ledger, Words(), articles, max(1, articles // 10))
        if not ledger.is_linked():
            link_ledger(ledger)
        groups = sorted(ledger.incident_groups(), key=lambda one: (-len(one.members), one.id))
        large, usual = groups[0], groups[len(groups) // 2]
        outlet = ledger.outlets()[0].name
    return {
        "front page": "/",
        "front page, a question": "/?words=harbour",
        "where incidents were": "/overview",
        f"largest incident ({len(large.members)} events)": f"/incidents/{large.id}",
        "its dossier, all of it": f"/incidents/{large.id}/dossier.html",
        "an incident": f"/incidents/{usual.id}",
        "its dossier": f"/incidents/{usual.id}/dossier.html",
        "an article": f"/articles/{usual.members[0][0]}",
        "search": "/search?within=claims&words=harbour",
        "outlets": "/outlets",
        "an outlet": f"/outlet?name={quote(outlet)}",
        "actors": "/actors",
        "review": "/review",
        "how we are wrong": "/how-we-are-wrong",
    }


@contextmanager
def served(where: str) -> Iterator[tuple[str, int]]:
    """Serve a ledger with ``dateline desk``; give the address and the number of the process."""
    command = [sys.executable, "-m", "dateline", "desk", where, "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603
        said = server.stderr.readline() if server.stderr else ""
        try:
            found = next((word for word in said.split() if word.startswith("http://")), None)
            if found is None:
                raise SystemExit(said)
            yield found.rstrip("/"), server.pid
        finally:
            server.terminate()


def ask(connection: HTTPConnection, address: str) -> tuple[float, int]:
    """Return the milliseconds that a page took, and its bytes."""
    started = perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    size = len(answer.read())
    if answer.status not in GOOD:
        raise SystemExit(f"{address}: {answer.status}")
    return 1000.0 * (perf_counter() - started), size


def measure(address: str, asked: dict[str, str], requests: int, process: int) -> None:
    """Print the figures of each page."""
    parts = urlsplit(address)
    connection = HTTPConnection(str(parts.hostname), parts.port)
    for name, page in asked.items():
        first, size = ask(connection, page)
        before = processor(process)
        taken = sorted(ask(connection, page)[0] for _ in range(requests))
        spent = (processor(process) - before) / requests
        cells = f"{first:8.1f} {share(taken, 0.5):8.1f} {share(taken, 0.95):8.1f} {spent:8.1f}"
        print(f"{name:34} {cells} {size:9,}", flush=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=30)
    given = parser.parse_args()
    asked = fill(given.ledger, given.articles)
    with served(given.ledger) as (site, process):
        measure(site, asked, given.requests, process)
    print(f"all static files: {sum(len(one.body) for one in assets().values()):,} bytes")


if __name__ == "__main__":
    main()
