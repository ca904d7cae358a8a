"""Several processes that work on one ledger at once end as one process would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ledger.crowd import Length, run_crowd
from tests.ledger.looking import HISTORY, ask, compare, faults, look
from tests.ledger.planted import write_pages

from dateline.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
READ = """
import sys
from dateline import cli, pipeline
from tests.ledger.planted import plant_linkage, plant_report
vars(pipeline).update(read_page=plant_report, link=plant_linkage)
sys.stdin.readline()
sys.argv = ["dateline", "read", sys.argv[1], "--into", sys.argv[2]]
cli.main()
"""
CREATE = """
import sys
from dateline.ledger import Ledger
sys.stdin.readline()
Ledger.open(sys.argv[1], create=True).close()
"""


def run_together(code: str, *arguments: list[str]) -> None:
    """Start one process for each list of arguments, let them go at once, and wait for all."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, *given],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for given in arguments
    ]
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode for process in running] == [0] * len(running), said


def test_two_processes_that_read_the_same_pages_end_as_one(
    tmp_path: Path, new_place: Callable[[], Path | str]
) -> None:
    folder = str(write_pages(tmp_path / "pages", 24))
    one, two = new_place(), new_place()
    run_together(READ, [folder, str(one)])
    run_together(READ, [folder, str(two)], [folder, str(two)])
    assert faults(two) == []
    assert compare(look(one), look(two), HISTORY) == []
    assert links_of(one) == links_of(two)
    assert len(look(one)["captures"]) == 24


def links_of(where: Path | str) -> tuple[object, ...]:
    """What linking found, without the numbers of its rows."""
    with Ledger.open(where, create=False) as ledger:
        articles = [one.article.id for one in ledger.articles()]
        events = [event for group in ledger.incident_groups() for _, event in group.members]
        return ledger.copy_groups_of(articles), ledger.ties_of([*articles, *events])


def test_processes_that_make_one_ledger_at_once_make_one(
    new_place: Callable[..., Path | str],
) -> None:
    one, many = new_place(bare=True), new_place(bare=True)
    run_together(CREATE, [str(one)])
    run_together(CREATE, *[[str(many)]] * 6)
    assert faults(many) == []
    assert compare(look(one), look(many)) == []


def assert_all_is_there(where: Path | str, acknowledged: list[str]) -> None:
    """Check that what was acknowledged is stored, once, and numbered without a gap."""
    told = {tuple(line.split()[:2]) for line in acknowledged}
    added = [line for line in acknowledged if line.endswith(" 1")]
    stored = ask(where, "SELECT capture, reader FROM revisions")
    assert set(stored) == told
    assert len(stored) == len(added) == len(told)
    gaps = "SELECT capture FROM revisions GROUP BY capture HAVING max(number) != count(*)"
    assert ask(where, gaps) == []
    gaps = "SELECT subject FROM decisions GROUP BY kind, subject HAVING max(number) != count(*)"
    assert ask(where, gaps) == []
    assert ask(where, "SELECT count(*) FROM linkings") == [(1,)]
    assert faults(where) == []


def test_readers_and_writers_at_once_lose_nothing(where: Path | str) -> None:
    Ledger.open(where, create=True).close()
    acknowledged = run_crowd(where, readers=3, writers=4, length=Length(pages=10))
    assert len(acknowledged) >= 4 * 10
    assert_all_is_there(where, acknowledged)
