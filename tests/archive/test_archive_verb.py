"""``dateline archive`` on the command line: what it prints, its exit codes, its short form."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from rich.console import Console
from tests.archive.shard_making import make_warc

from dateline.archive.linking import Linking
from dateline.archive.running import Progress
from dateline.cli import cli
from dateline.terminal.archive_view import (
    estimate,
    follow_archive,
    follow_linking,
    say_linking,
    say_progress,
)

if TYPE_CHECKING:
    from pathlib import Path


def dateline(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["archive", *words], input=stdin)


def test_the_first_word_may_be_a_shard(tmp_path: Path) -> None:
    source, to = make_warc(tmp_path / "crawl.warc.gz", 0, 1), str(tmp_path / "archive")
    short = dateline(source, "--to", to, "--workers", "0")
    assert (short.exit_code, "1 shard read." in short.stdout) == (0, True)
    assert f"dateline archive link {to}" in short.stderr
    assert "2 pages read (0 records left alone: no pages): 2 stories" in short.stdout
    again = dateline("read", source, "--to", to, "--workers", "0")
    assert (again.exit_code, "0 shards read, 1 finished before." in again.stdout) == (0, True)


def test_options_may_go_before_the_shards(tmp_path: Path) -> None:
    source, to = make_warc(tmp_path / "crawl.warc.gz", 0), str(tmp_path / "archive")
    assert dateline("--to", to, "--workers", "0", source).exit_code == 0


def test_a_shard_that_fails_is_said_and_the_exit_code_is_1(tmp_path: Path) -> None:
    done = dateline(str(tmp_path / "no.warc.gz"), "--to", str(tmp_path / "archive"), "--workers", "0")
    assert done.exit_code == 1
    assert "failed There is no file or folder" in done.stdout
    assert "0 shards read, 1 failed." in done.stdout


def test_shards_from_a_list_and_lines_of_json(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0)
    listed = f"# the crawl\n{source}\n\n"
    done = dateline(
        "--from", "-", "--to", str(tmp_path / "archive"), "--workers", "0", "--json", stdin=listed
    )
    (line,) = done.stdout.splitlines()
    assert (json.loads(line)["source"], json.loads(line)["pages"]) == (source, 1)
    assert "1 shard read." in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "x"), "Give shards"),
        (("a.warc.gz",), "--to"),
        (("a.warc.gz", "--to", "x", "--memory", "lots"), "no amount of memory"),
    ],
)
def test_a_wrong_command_line(words: tuple[str, ...], said: str) -> None:
    done = dateline(*words)
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_what_is_left_is_estimated_once_it_is_no_guess() -> None:
    reached = Progress(shards=10, shards_done=2, wanted=1000, bytes_done=200, pages=50, words=30_000)
    assert estimate(reached, 10) == ""
    assert estimate(Progress(shards=10, wanted=1000), 600) == ""
    assert estimate(reached, 3_600) == "4 hours"
    said = "2 of 10 shards, 50 pages, 500 words/s, about 4 minutes left"
    assert say_progress(reached, 60) == said


def test_linking_tells_the_windows_and_how_long_the_rest_takes() -> None:
    reached = Linking(done=1, windows=4, first="2031-02-03", share=0.25)
    assert say_linking(reached, 10) == "1 of 4 windows, the days from 2031-02-03"
    assert say_linking(reached, 120) == "1 of 4 windows, the days from 2031-02-03, about 6 minutes left"
    plain, terminal = Console(file=StringIO()), Console(file=StringIO(), force_terminal=True, width=100)
    for console in (plain, terminal):
        with follow_linking(console) as told:
            told(reached)
    assert plain.file.getvalue() == ""  # type: ignore[attr-defined]
    assert "1 of 4 windows" in terminal.file.getvalue()  # type: ignore[attr-defined]


def test_progress_is_for_terminals_alone() -> None:
    plain, terminal = Console(file=StringIO()), Console(file=StringIO(), force_terminal=True, width=100)
    for console in (plain, terminal):
        with follow_archive(console) as told:
            told(Progress(shards=2, shards_done=1, wanted=10, bytes_done=5, pages=3, words=30))
    assert plain.file.getvalue() == ""  # type: ignore[attr-defined]
    assert "1 of 2 shards, 3 pages" in terminal.file.getvalue()  # type: ignore[attr-defined]
