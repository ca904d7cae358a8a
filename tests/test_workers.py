"""Pages are read in processes of their own: one that crashes or hangs touches its page only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from tests.odd_workers import behave, refuse

from dateline import jsons, workers
from dateline.gather.captures import Capture, LeftAlone
from dateline.listing.listed import ActorList, ListedActor, make_list
from dateline.page.told import Told
from dateline.pipeline import read_capture, read_sources
from dateline.processes import PRODUCTS, make_context
from dateline.workers import Limits, Workers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from dateline.records import Report

SENTENCE = "The harbour wall near berth {} has given way, port officials said on Thursday."
PAGES = [Capture(f"{n}.txt", (SENTENCE.format(n) * (1 + n % 3)).encode()) for n in range(7)]
LIMITS = Limits(workers=2, page_seconds=0.3, patience=1000)


@pytest.fixture
def odd() -> Iterator[Workers]:
    with Workers(LIMITS, behave) as started:
        yield started


def odd_page(what: str) -> Capture:
    return Capture(f"{what}.html", what.encode())


def told_of(report: Report) -> tuple[str, str]:
    (note,) = report.notes
    return note.code, note.message


def test_reports_are_those_of_this_process_in_the_order_of_the_pages() -> None:
    with Workers(Limits(workers=2)) as started:
        done = list(read_sources([*PAGES, LeftAlone("x.png")], Told(), None, started))
    assert [outcome.source for outcome in done] == [*(page.source for page in PAGES), "x.png"]
    here = [read_capture(page, Told()) for page in PAGES]
    assert [jsons.encode(outcome.report) for outcome in done[:-1]] == [jsons.encode(one) for one in here]


@pytest.mark.parametrize(("given", "expected"), [(None, "1"), ("3", "3")])
def test_a_process_has_one_thread_for_products_unless_the_user_says_more(
    given: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(PRODUCTS, raising=False)
    if given:
        monkeypatch.setenv(PRODUCTS, given)
    make_context()
    assert os.environ[PRODUCTS] == expected


def test_a_crash_touches_its_page_only(odd: Workers) -> None:
    pages = [PAGES[0], odd_page("crash"), PAGES[1], odd_page("leave"), PAGES[2]]
    done = list(read_sources(pages, Told(), None, odd))
    assert [outcome.kind for outcome in done] == ["read", "skipped", "read", "skipped", "read"]
    crashed, left = (told_of(outcome.report) for outcome in done if outcome.kind == "skipped")  # type: ignore[arg-type]
    assert crashed[0] == left[0] == "page-crashed"
    assert "crash.html crashed (signal 11)" in crashed[1]
    assert "leave.html crashed (exit code 3)" in left[1]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="processor time is not limited here")
def test_a_page_that_spins_is_ended_by_its_processor_time(odd: Workers) -> None:
    pages = [odd_page("spin"), PAGES[0]]
    spun, read = read_sources(pages, Told(), None, odd)
    assert read.kind == "read"
    code, message = told_of(spun.report)  # type: ignore[arg-type]
    assert code == "page-too-slow"
    assert message.startswith("spin.html was not read within 0.3 seconds.")


def test_a_page_that_only_waits_is_ended_by_the_clock(odd: Workers) -> None:
    odd.limits = replace(LIMITS, patience=1, start_seconds=0)
    slept = odd.submit(odd_page("sleep"), Told()).result()
    assert told_of(slept)[0] == "page-too-slow"
    odd.limits = LIMITS
    assert odd.submit(PAGES[0], Told()).result().articles


def test_a_page_too_long_for_its_time_is_said(tmp_path: Path) -> None:
    page = tmp_path / "long.txt"
    page.write_text("\n".join(SENTENCE.format(n) for n in range(20_000)), encoding="utf-8")
    command = [sys.executable, "-m", "dateline", "read", str(page), "--page-seconds", "0.2", "--json"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 1
    assert b'"page-too-slow"' in done.stdout


def test_processes_that_end_while_a_large_page_is_handed_over_do_not_go_on_for_ever() -> None:
    with Workers(Limits(workers=1), refuse) as started:
        report = started.submit(Capture("large.html", b"x" * 5_000_000), Told()).result()
    assert told_of(report)[0] == "page-crashed"


def test_an_idle_process_that_was_ended_is_replaced() -> None:
    with Workers(Limits(workers=1)) as started:
        first = started.submit(PAGES[0], Told()).result()
        started.working[0].process.kill()
        started.working[0].process.join()
        assert started.submit(PAGES[1], Told()).result().articles
    assert first.articles


def test_no_process_stays_behind_a_run_that_was_killed() -> None:
    code = """if __name__ == '__main__':
        import time
        from dateline.gather.captures import Capture
        from dateline.page.told import Told
        from dateline.workers import Limits, Workers

        workers = Workers(Limits(1))
        workers.submit(Capture('a.txt', b'The mayor said it rained.'), Told()).result()
        print(workers.working[0].process.pid, flush=True)
        time.sleep(600)
    """
    run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert run.stdout is not None
    worker = int(run.stdout.readline())
    run.kill()
    run.wait()
    run.stdout.close()
    for _ in range(1000):
        if not is_running(worker):
            return
        time.sleep(0.01)
    pytest.fail("the process that reads outlived the run")


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


class Pipe:
    """A pipe that holds one page with a list of actors; keeps what is sent."""

    def __init__(self, listed: ActorList) -> None:
        self.held = [(Capture("a.txt", b"Nobody came."), Told(), listed)]
        self.sent: list[bytes] = []

    def recv(self) -> tuple[Capture, Told, ActorList]:
        if not self.held:
            raise EOFError
        return self.held.pop()

    def send_bytes(self, answer: bytes) -> None:
        self.sent.append(answer)


def test_a_list_of_actors_is_prepared_outside_a_pages_time(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = make_list((ListedActor("Mira Dovell"),))
    prepared: list[bool] = []
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(workers, "limit_time", lambda _: prepared.append("by_name" in vars(listed)))
    monkeypatch.setattr(workers, "answer_page", lambda *_: b"answer")
    pipe = Pipe(listed)
    workers.read_pages(cast("Connection", pipe), 1)
    assert (prepared, pipe.sent) == ([True, True], [b"answer"])
