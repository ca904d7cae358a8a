"""Addresses on the command line: read at once, or kept in an archive and read from it."""

from __future__ import annotations

import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORY = """<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p>The harbour wall near berth {number} has given way in two places, port officials said on Thursday.</p>
<p>No ship was damaged, according to the harbour master, who had closed the quay the night before.</p>
<p>"We saw the wall move," said Oda Brekke, who runs the ferry office. "Then it was gone."</p>
</article></body></html>"""
ITEM = "<item><title>Wall {n}</title><link>{base}/story-{n}</link></item>"


class Server(ThreadingHTTPServer):
    """Serves three stories, a feed of them with a dead link, and counts what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path == "/feed.xml" and self.headers.get("If-None-Match") == '"one"':
            self.answer(304, b"")
        elif self.path == "/feed.xml":
            items = "".join(ITEM.format(n=n, base=self.server.base) for n in (1, 2, 9, 3))
            feed = f"<rss version='2.0'><channel><title>Lantern Wire</title>{items}</channel></rss>"
            self.answer(200, feed.encode(), "application/rss+xml")
        elif self.path in {"/story-1", "/story-2", "/story-3"}:
            number = self.path[-1]
            self.answer(200, STORY.format(title=f"Wall {number} gives way", number=number).encode())
        else:
            self.answer(404, b"none")

    def answer(self, status: int, body: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", '"one"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as started:
        thread = Thread(target=started.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield started
        started.shutdown()
        thread.join()


def run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def stories(server: Server) -> list[str]:
    return [path for path in server.asked if path.startswith("/story")]


def test_a_feed_is_read_and_nothing_is_fetched_twice(server: Server, tmp_path: Path) -> None:
    words = (f"{server.base}/feed.xml", "--allow-private", "--pause", "0", "--json")
    into = ("--into", tmp_path / "ledger.db")
    first = run("read", *words, *into)
    assert first.returncode == 1, first.stderr
    reports = [json.loads(line) for line in first.stdout.splitlines()]
    titles = [report["articles"][0]["title"] if report["articles"] else None for report in reports]
    assert titles == ["Wall 1 gives way", "Wall 2 gives way", None, "Wall 3 gives way"]
    page = reports[0]["page"]
    assert page["url"] == f"{server.base}/story-1"
    assert page["gathered"].endswith("+00:00")
    assert reports[0]["articles"][0]["outlet"] == "Lantern Wire"
    assert "404" in reports[2]["notes"][0]["message"]
    server.asked.clear()
    again = run("read", *words, *into)
    assert "3 already in the ledger" in again.stderr
    assert stories(server) == ["/story-9"]


def test_pages_are_kept_in_an_archive_and_read_from_it(server: Server, tmp_path: Path) -> None:
    archive = tmp_path / "pages.warc.gz"
    words = (f"{server.base}/feed.xml", "--allow-private", "--pause", "0", "--to", archive)
    first = run("gather", *words)
    assert first.returncode == 1
    assert "3 pages kept" in first.stderr
    assert "1 missed" in first.stderr
    server.asked.clear()
    again = run("gather", *words)
    assert "3 of them fetched before" in again.stderr
    assert stories(server) == ["/story-9"]
    read = run("read", archive, "--json")
    reports = [json.loads(line) for line in read.stdout.splitlines()]
    assert [one["articles"][0]["title"] for one in reports] == [f"Wall {n} gives way" for n in (1, 2, 3)]
    assert reports[0]["page"]["url"] == f"{server.base}/story-1"


def test_one_s_own_network_is_refused(server: Server) -> None:
    done = run("read", f"{server.base}/story-1", "--json")
    assert done.returncode == 1
    (note,) = json.loads(done.stdout)["notes"]
    assert note["code"] == "address-refused"
    assert server.asked == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["gather", "--to", "x.warc.gz"], "Give an address"),
        (["gather", "story.html", "--to", "x.warc.gz"], "no address"),
        (["gather", "https://lantern.example/", "--to", "pages.zip"], "no name for a web archive"),
        (["gather", "https://lantern.example/", "--to", "none/a.warc"], "there is no folder none."),
    ],
)
def test_a_command_line_that_is_wrong_is_said(words: list[str], said: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dateline", *words],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode in {1, 2}
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_addresses_come_from_a_file(server: Server, tmp_path: Path) -> None:
    listed = tmp_path / "addresses.txt"
    listed.write_text(f"# two\n{server.base}/story-2\n\n{server.base}/story-1\n", encoding="utf-8")
    archive = tmp_path / "pages.warc"
    done = run("gather", "--from", listed, "--to", archive, "--allow-private", "--pause", "0")
    assert done.returncode == 0, done.stderr
    assert stories(server) == ["/story-2", "/story-1"]
