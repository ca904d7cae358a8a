"""How quickly the HTTP API answers from a large ledger.

    python benchmarks/api.py LEDGER [--articles N] [--requests N] [--link]

LEDGER is made and filled up to N invented articles (100,000) as ``ledger_search.py`` does it; with
``--link`` it is linked too, where it is not. Then ``dateline serve`` is started on it, and asked over
one connection that is kept open, N requests (100) of each kind, drawn alike on every run. Prints by kind
the 50th and 95th percentile and the longest in milliseconds by the clock, from the request to the last
byte, the mean of the server's processor time (Linux), and the bytes of an answer. The first request of
a list of incidents finds their order: it is shown apart.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from ledger_search import FIRST_DAY, Words, one, share, store

from dateline.ledger import Ledger
from dateline.pipeline import link_ledger
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

API = "/api/v1"
TYPES = sorted(read_column("plover_types", "type"))


class Client:
    """One open connection to a server."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.connection = HTTPConnection(str(parts.hostname), parts.port)
        self.took = 0.0
        self.size = 0

    def get(self, path: str, tag: str = "", **params: Any) -> Any:
        """Return the JSON of an answer; what it took and its size are kept."""
        asked = f"{API}{path}?{urlencode(params, doseq=True)}" if params else f"{API}{path}"
        started = perf_counter()
        self.connection.request("GET", asked, headers={"If-None-Match": tag} if tag else {})
        answer = self.connection.getresponse()
        body = answer.read()
        self.took = 1000.0 * (perf_counter() - started)
        self.size = len(body)
        if answer.status not in {200, 304}:
            raise SystemExit(f"{asked}: {answer.status} {body[:300]!r}")
        return {"tag": answer.headers["etag"], **(json.loads(body) if body else {})}


def day(_: Words, chance: random.Random) -> str:
    """Return a day since which incidents are asked for."""
    return (FIRST_DAY + timedelta(days=chance.randrange(-100, 30))).isoformat()


def kinds(client: Client) -> dict[str, Any]:
    """Return what asks for an answer of each kind."""
    claims = client.get("/claims", limit=100)["items"]
    tag = client.get("/version")["tag"]

    def listed(path: str, **more: Callable[[Words, random.Random], Any]) -> Any:
        def ask(words: Words, chance: random.Random) -> Any:
            return client.get(path, **{name: give(words, chance) for name, give in more.items()})

        return ask

    rare = {"words": lambda w, c: one(w, c, 5000, 60_000)}
    common = {"words": lambda w, c: one(w, c, 0, 10)}
    actor = {"actor": lambda w, c: c.choice(w.people)}
    two = {"words": lambda w, c: f"{one(w, c, 0, 30)} {one(w, c, 0, 30)}"}
    return {
        "articles with their texts": listed("/articles"),
        "articles without texts": listed("/articles", text=lambda *_: "false"),
        "articles with a rare word": listed("/articles", **rare),
        "articles with a common word": listed("/articles", **common),
        "claims": listed("/claims"),
        "claims with a common word": listed("/claims", **common),
        "claims of a speaker": listed("/claims", source=actor["actor"]),
        "claims that deny": listed("/claims", stance=lambda *_: "denies"),
        "events": listed("/events"),
        "events of a type and an actor": listed("/events", type=lambda *_: "ASSAULT", **actor),
        "incidents: each a new question, a rare word": listed("/incidents", **rare),
        "incidents: each a new question, an actor": listed("/incidents", **actor),
        "incidents: each a new question, a place": listed(
            "/incidents", place=lambda w, c: c.choice(w.places)[0]
        ),
        "incidents: each a new question, a type": listed(
            "/incidents", type=lambda _, c: c.choice(TYPES), since=day
        ),
        "incidents: each a new question, disputed": listed(
            "/incidents", disputed=lambda *_: "true", since=day
        ),
        "events in a small box": listed("/events", box=lambda *_: "0,20,3,23"),
        "quotations with two common words": listed("/search", within=lambda *_: "quotations", **two),
        "one article": lambda _, c: client.get(f"/articles/{c.choice(claims)['article']}"),
        "a receipt": lambda _, c: client.get(f"/claims/{c.choice(claims)['id']}/receipt"),
        "nothing new (304)": lambda *_: client.get("/version", tag),
    }


def pages(client: Client, path: str) -> Any:
    """Return what asks for the next page of a list each time."""
    held = {"cursor": ""}

    def ask(*_: object) -> Any:
        found = client.get(path, cursor=held["cursor"])
        held["cursor"] = found["next"] or ""
        return found

    return ask


def processor(process: int) -> float:
    """Return the milliseconds of processor time that a process has had; 0 where that is not told."""
    told = Path(f"/proc/{process}/stat")
    if not told.exists():
        return 0.0
    spent = told.read_text().rpartition(")")[2].split()[11:13]
    return 1000.0 * sum(map(int, spent)) / os.sysconf("SC_CLK_TCK")


def measure(
    client: Client, words: Words, count: int, process: int
) -> Iterator[tuple[str, list[float], float, int]]:
    """Yield each kind of request with its times, and the bytes of its longest answer."""
    asked = {
        **kinds(client),
        **{f"{name}: page after page": pages(client, f"/{name}") for name in ("claims", "articles")},
    }
    first = client.get("/incidents", limit=1)
    print(f"incidents, {first['total']:,} of them, the first time: {client.took:,.1f} ms", flush=True)
    if first["total"]:
        asked["incidents: page after page"] = pages(client, "/incidents")
        key = first["items"][0]["incident"]["id"]
        asked["one incident"] = lambda *_: client.get(f"/incidents/{key}")
    for name, ask in asked.items():
        chance = random.Random(name)  # noqa: S311  - repeatable, not secret
        ask(words, chance)  # the first answer of a kind warms what the system keeps of the file
        taken, size, before = [], 0, processor(process)
        for _ in range(count):
            ask(words, chance)
            taken.append(client.took)
            size = max(size, client.size)
        yield name, taken, (processor(process) - before) / count, size


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--link", action="store_true")
    given = parser.parse_args()
    words = Words()
    with Ledger.open(given.ledger, create=True) as ledger:
        store(ledger, words, given.articles, max(1, given.articles // 10))
        if given.link and not ledger.is_linked():
            started = perf_counter()
            link_ledger(ledger)
            print(f"linked in {perf_counter() - started:.0f} s", flush=True)
    command = [sys.executable, "-m", "dateline", "serve", given.ledger, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603
        said = server.stderr.readline() if server.stderr else ""
        client = Client(next(word for word in said.split() if word.startswith("http://")))
        try:
            for name, taken, spent, size in measure(client, words, given.requests, server.pid):
                taken.sort()
                cells = (
                    f"{share(taken, 0.5):7.1f} {share(taken, 0.95):7.1f} {taken[-1]:7.1f} {spent:7.1f}"
                )
                print(f"{name:40} {cells} {size:9,}", flush=True)
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
