"""``dateline export`` as a person and a script use it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.export.planted import make_ledger

from dateline.cli import cli
from dateline.errors import InputError

DATELINE = Path(sys.executable).parent / "dateline"


@pytest.fixture
def path(tmp_path: Path) -> str:
    return make_ledger(tmp_path / "ledger.db")


def run(*words: str) -> str:
    result = CliRunner().invoke(cli, ["export", *words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_events_are_what_is_exported_without_more(path: str) -> None:
    found = list(csv.DictReader(StringIO(run(path, "--format", "csv"))))
    assert len(found) == 3
    assert {row["type"] for row in found} == {"ASSAULT", "OTHER"}


def test_a_file_is_made_and_kept(path: str, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    result = CliRunner().invoke(
        cli, ["export", path, "--format", "jsonl", "--what", "claims", "--out", str(out)]
    )
    assert (result.stdout, result.stderr) == ("", "2 claims exported.\n")
    before = out.read_bytes()
    assert [json.loads(line)["stance"] for line in before.splitlines()]
    with pytest.raises(InputError, match="is there already"):
        run(path, "--format", "jsonl", "--out", str(out))
    run(path, "--format", "jsonl", "--out", str(out), "--force")
    assert out.read_bytes() != before


def test_formats_are_listed() -> None:
    listed = run("--list-formats")
    assert "csv: CSV: flat rows for spreadsheets (events, claims, incidents, articles)" in listed


def test_filters_and_sharing(path: str) -> None:
    (row,) = run(path, "--format", "jsonl", "--actor", "Calder", "--for-sharing").splitlines()
    assert json.loads(row)["title"] == "a person [1] says: the old bridge was shelled"


@pytest.mark.parametrize(
    "given",
    [
        ("--format", "csv", "--type", "WAR"),
        ("--format", "csv", "--named"),
        ("--format", "csv", "--since", "soon"),
        ("--format", "nope"),
        ("--format", "../../csv"),
        ("--format", "gdelt-events", "--what", "articles"),
        (),
    ],
)
def test_a_wrong_command_line_ends_with_two(path: str, given: tuple[str, ...]) -> None:
    assert CliRunner().invoke(cli, ["export", path, *given]).exit_code == 2


@pytest.mark.parametrize("end", ["", "-wal"])
def test_the_ledger_is_never_written_over(path: str, end: str) -> None:
    before = Path(path).read_bytes()
    result = CliRunner().invoke(cli, ["export", path, "--format", "csv", "--force", "--out", path + end])
    assert result.exit_code == 2
    assert "is the ledger itself" in result.stderr
    assert Path(path).read_bytes() == before


def test_a_reader_that_goes_away_ends_it_quietly(path: str) -> None:
    with subprocess.Popen(
        [DATELINE, "export", path, "--format", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.close()
        told = program.stderr.read()
    assert told == b""


def test_a_full_standard_output_is_said(path: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [DATELINE, "export", path, "--format", "csv"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("dateline: There is no room left")
