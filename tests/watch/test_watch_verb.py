"""``dateline watch`` and ``dateline feeds`` on the command line, against a server on this machine."""

from __future__ import annotations

import json
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from tests.watch import pages
from tests.watch.world import make_story

from dateline.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ITEM = "<item><title>Ferry {n} stopped</title><link>{base}/story-{n}</link></item>"


class Server(ThreadingHTTPServer):
    """Serves a feed of two stories and a page that is no feed; counts what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.slow = 0.0

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path == "/feed.xml":
            items = "".join(ITEM.format(n=n, base=self.server.base) for n in (1, 2))
            feed = f"<rss version='2.0'><channel><title>Lantern Wire</title>{items}</channel></rss>"
            self.answer(200, feed.encode(), "application/rss+xml")
        elif self.path.startswith("/story"):
            time.sleep(self.server.slow)
            self.answer(200, make_story(int(self.path[-1])).encode())
        else:
            self.answer(200 if self.path == "/page" else 404, b"<html><body><p>Hello.</p></body></html>")

    def answer(self, status: int, body: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
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


POLITE = ("--allow-private", "--pause", "0", "--workers", "0")


def run(*words: object, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, input=given)


def test_a_single_run_reads_what_is_new_and_the_next_has_nothing_to_do(
    server: Server, tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger.db"
    given = f"{server.base}/feed.xml\n{server.base}/page\nrubbish\n"
    first = run("watch", "-", "--into", ledger, "--once", *POLITE, given=given)
    assert first.returncode == 1
    assert "-, line 3: 'rubbish' is no address" in first.stderr
    assert "2 feeds asked, 1 failed; 2 new articles read, 0 changed, 0 missed." in first.stderr
    server.asked.clear()
    second = run("watch", "-", "--into", ledger, "--once", *POLITE, given=f"{server.base}/feed.xml\n")
    assert second.returncode == 0, second.stderr
    assert re.search(r"No feed is due before \d{4}-\d\d-\d\d \d\d:\d\d UTC\.", second.stderr)
    assert server.asked == []
    with Ledger.open(ledger, create=False) as opened:
        assert opened.is_linked()
        assert len(list(opened.articles())) == 2


def test_health_tells_what_fails_and_why(server: Server, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.db"
    given = f"{server.base}/feed.xml\n{server.base}/page\n"
    run("watch", "-", "--into", ledger, "--once", *POLITE, given=given)
    lines = run("feeds", ledger, "--json").stdout.splitlines()
    failing, well = map(json.loads, lines)
    assert failing["address"] == f"{server.base}/page"
    assert (failing["standing"], failing["code"], failing["failures"]) == ("failing", "feed-broken", 1)
    assert failing["next_due"] > failing["last_asked"]
    assert failing["last_success"] is None
    assert (well["standing"], well["articles"], well["reason"]) == ("well", 2, "")
    shown = run("feeds", ledger, "--failing")
    assert shown.returncode == 1
    assert "is a web page, not a feed" in shown.stdout
    assert "/feed.xml" not in shown.stdout


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_signal_ends_the_watch_behind_the_page_in_hand(
    server: Server, tmp_path: Path, number: int, code: int
) -> None:
    ledger, listed = tmp_path / "ledger.db", tmp_path / "feeds.txt"
    listed.write_text(f"{server.base}/feed.xml\n", encoding="utf-8")
    server.slow = 1.0
    command = [sys.executable, "-m", "dateline", "watch", str(listed), "--into", str(ledger), *POLITE]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watch:
        until = time.monotonic() + 60
        while not any(path.startswith("/story") for path in server.asked):
            assert time.monotonic() < until
            time.sleep(0.05)
        watch.send_signal(number)
        _, said = watch.communicate(timeout=60)
    assert watch.returncode == code, said
    assert "Stopped." in said
    with Ledger.open(ledger, create=False) as opened:
        assert len(list(opened.articles())) == 1
        assert len(opened.watch_book().waiting()) == 1


def test_a_folder_is_watched(tmp_path: Path) -> None:
    ledger, folder = tmp_path / "ledger.db", tmp_path / "pages"
    folder.mkdir()
    (folder / "one.html").write_text(make_story(1), encoding="utf-8")
    (folder / "notes.pdf").write_bytes(b"%PDF")
    words = ("watch", "-", "--into", ledger, "--once", "--least", "0.001", "--longest", "0.001", *POLITE)
    first = run(*words, given=str(folder))
    assert first.returncode == 0, first.stderr
    assert "1 new article read" in first.stderr
    (folder / "two.html").write_text(make_story(2), encoding="utf-8")
    (folder / "one.html").write_text(make_story(1, "Two were held."), encoding="utf-8")
    second = run(*words, given=str(folder))
    assert "1 new article read, 1 changed" in second.stderr
    assert "0 new articles read, 0 changed" in run(*words, given=str(folder)).stderr


def test_alerts_go_to_the_output_and_to_a_feed(tmp_path: Path) -> None:
    ledger, folder = tmp_path / "ledger.db", tmp_path / "pages"
    folder.mkdir()
    run("search", ledger, "grain", "silo", "--save", "silos")
    channels = tmp_path / "channels.toml"
    channels.write_text(f"[[feed]]\nfile = '{tmp_path}/alerts.atom'\n", encoding="utf-8")
    words = ("watch", "-", "--into", ledger, "--once", "--least", "0.001", "--longest", "0.001", *POLITE)
    alerts = ("--alert", "silos", "--channels", channels, "--json")
    page = pages.make_page("Grain silo hit", pages.FIRST, "Lantern Wire", "2031-03-03")
    (folder / "silo.html").write_bytes(page)
    first = run(*words, *alerts, given=str(folder))
    (told,) = map(json.loads, first.stdout.splitlines())
    assert (told["kind"], told["search"]) == ("incident", "silos")
    assert "Oda Brekke says" in (tmp_path / "alerts.atom").read_text(encoding="utf-8")
    assert run(*words, *alerts, given=str(folder)).stdout == ""
    wrong = run(*words, "--alert", "none", given=str(folder))
    assert wrong.returncode == 1
    assert "No search is saved as 'none'. Saved searches: 'silos'. Save one with:" in wrong.stderr
    bare = ("watch", "-", "--into", tmp_path / "bare.db", "--once", "--channels", channels, *POLITE)
    assert "No search is saved yet, so nothing will be told." in run(*bare, given=str(folder)).stderr


def test_a_ledger_that_another_holds_ends_a_single_run_with_the_reason(
    tmp_path: Path,
) -> None:
    path = tmp_path / "ledger.db"
    Ledger.open(path, create=True).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        code = (
            "import sys, dateline.ledger.opened as opened; from dateline.cli import main;"
            "opened.Opened.open.__func__.__kwdefaults__['wait'] = 0.1;"
            f"sys.argv = ['dateline', 'watch', '-', '--into', {str(path)!r}, '--once'];"
            "main()"
        )
        given = {"input": "https://lantern.example/rss.xml", "capture_output": True, "text": True}
        done = subprocess.run([sys.executable, "-c", code], check=False, **given)  # type: ignore[call-overload]
    assert done.returncode == 1
    assert "ledger" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_watch_of_one_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger, ledger.watched_alone():
        done = run("watch", "-", "--into", path, "--once", given="https://lantern.example/rss.xml")
        assert ledger.watch_book().feeds() == ()
    assert done.returncode == 1
    assert f"Another watch is at work on {path}. Wait until it has ended" in done.stderr


def test_wrong_bounds_and_a_missing_list_are_refused(tmp_path: Path) -> None:
    words = ("--into", tmp_path / "ledger.db", "--once")
    wrong = run(
        "watch", "-", *words, "--least", "30", "--longest", "20", given="https://lantern.example/"
    )
    assert wrong.returncode == 2
    assert "shortest wait" in wrong.stderr
    missing = run("watch", tmp_path / "none.opml", *words)
    assert missing.returncode == 1
    assert "cannot be read" in missing.stderr
    assert not (tmp_path / "ledger.db").exists()
