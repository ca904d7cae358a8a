"""``dateline serve`` as a person uses it: a server on a port of this machine, or a clear reason."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest
from tests.ledger.planted import plant_page

from dateline.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SERVE = [sys.executable, "-m", "dateline", "serve"]


@pytest.fixture
def path(tmp_path: Path) -> str:
    where = tmp_path / "ledger.db"
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*plant_page(0), "reader/1", "{}")
    return str(where)


@pytest.fixture
def server(path: str) -> Iterator[tuple[Any, str]]:
    """A running server, and the address that it says it is at."""
    started = subprocess.Popen([*SERVE, path, "--port", "0"], stderr=subprocess.PIPE, text=True)
    assert started.stderr is not None
    said = started.stderr.readline()
    yield started, next(word for word in said.split() if word.startswith("http://"))
    started.kill()
    started.wait()
    started.stderr.close()


def test_it_serves_on_this_machine_until_it_is_stopped(server: tuple[Any, str]) -> None:
    started, where = server
    assert where.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(where) as answer:  # noqa: S310  - it is our own server
        assert json.load(answer)["info"]["title"] == "Dateline"
    started.send_signal(signal.SIGINT)
    assert started.wait(20) == 130
    assert started.stderr.read() == ""


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*SERVE, *words], capture_output=True, text=True, check=False, timeout=60)


def test_a_ledger_that_is_not_there_and_a_port_that_is_taken_are_said(tmp_path: Path, path: str) -> None:
    missing = run(str(tmp_path / "none.db"))
    assert missing.returncode == 1
    assert "no ledger" in missing.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = run(path, "--port", str(taken.getsockname()[1]))
    assert busy.returncode == 1
    assert "Nothing can listen on 127.0.0.1" in busy.stderr
    assert "--port" in busy.stderr
    assert run(path, "--named").returncode == 2


def test_an_address_that_others_reach_is_warned_of(path: str) -> None:
    command = [*SERVE, path, "--host", "0.0.0.0", "--port", "0"]  # noqa: S104  - for a moment
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as started:
        assert started.stderr is not None
        warned, said = started.stderr.readline(), started.stderr.readline()
        started.kill()
    assert warned.startswith("Warning: Whoever reaches 0.0.0.0 can read this ledger")
    assert "private people are masked" in warned
    assert "Serving" in said


def test_without_the_packages_the_extra_is_named(path: str) -> None:
    code = (
        "import sys; sys.modules['fastapi'] = None; sys.argv = ['dateline', 'serve', sys.argv[1]];"
        "from dateline.cli import main; main()"
    )
    command = [sys.executable, "-c", code, path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'dateline[desk]'" in done.stderr
