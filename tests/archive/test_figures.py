"""``dateline stats``: counts, reasons and days of an archive and a ledger, as text, JSON and picture."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result
from tests.archive.shard_making import answer, make_warc, run
from tests.gather.warc_making import pack

from dateline.archive.figures import Day
from dateline.cli import cli
from dateline.terminal.figures_svg import draw_svg
from dateline.terminal.figures_view import bar_of, gather_days

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stats")
    make_warc(folder / "a.warc.gz", 0, 1, 9)
    (folder / "b.warc.gz").write_bytes(pack(answer(2), answer(3))[:-40])
    run(folder / "archive", str(folder))
    return folder / "archive"


def stats(*words: str) -> Result:
    return CliRunner().invoke(cli, ["stats", *words])


def figures(*words: str) -> dict[str, Any]:
    done = stats(*words, "--json")
    assert done.exit_code == 0, done.exception
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_figures_of_an_archive(archive: Path) -> None:
    found = figures(str(archive))
    assert (found["of"], found["shards"], found["pages"], found["stories"]) == ("archive", 2, 4, 4)
    assert found["skipped"] == {"archive-gap": 1}
    assert found["languages"] == {"en": 4}
    assert found["words"] > 0
    assert [(one["day"], one["stories"], one["outlets"], one["origins"]) for one in found["days"]] == [
        ("2031-02-01", 2, 1, None),
        ("2031-02-02", 1, 1, None),
        ("2031-02-03", 1, 1, None),
    ]


def test_figures_on_a_terminal(archive: Path) -> None:
    said = stats(str(archive)).stdout
    assert "4 pages read from 2 shards." in said
    assert "1 skipped: archive-gap" in said
    assert f"2031-02-01        2  {'█' * 40}" in said
    assert f"2031-02-02        1  {'█' * 20} " in said


def test_figures_of_a_ledger_count_origins_on_the_day_of_the_first_telling(
    examples_ledger: Path,
) -> None:
    found = figures(str(examples_ledger))
    assert (found["of"], found["words"], found["shards"]) == ("ledger", None, None)
    assert sum(one["stories"] for one in found["days"]) <= found["stories"]
    assert sum(one["incidents"] for one in found["days"]) > 0
    assert sum(one["origins"] for one in found["days"]) > 0


def test_what_is_neither_is_said(tmp_path: Path) -> None:
    for where in (tmp_path, tmp_path / "none.db"):
        assert stats(str(where)).exit_code == 1


def test_a_picture_is_drawn_beside(archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "days.svg"
    assert stats(str(archive), "--svg", str(path)).exit_code == 0
    drawn = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  - our own
    assert len(drawn.findall("{http://www.w3.org/2000/svg}rect")) == 6
    assert stats(str(archive), "--svg", str(path)).exit_code == 1
    assert stats(str(archive), "--svg", str(path), "--force").exit_code == 0


def test_the_highest_bar_is_as_high_as_the_picture() -> None:
    drawn = ET.fromstring(draw_svg({"2031-02-01": (4, 0, 1), "<b>": (2, 0, 0)}))  # noqa: S314  - our own
    bars = drawn.findall("{http://www.w3.org/2000/svg}rect")
    assert [float(bar.attrib["height"]) for bar in bars] == [180.0, 90.0, 45.0, 0.0]


def test_many_days_are_shown_by_month_and_more_by_year() -> None:
    days = [
        Day(f"20{year}-{month:02d}-01", 3, 1, 2, 1) for year in range(30, 35) for month in range(1, 13)
    ]
    assert gather_days(days[:12])["2030-03-01"] == (3, 2, 1)
    assert gather_days(days)["2031"] == (36, 24, 12)
    many = [Day(f"2030-{month:02d}-{day:02d}", 1, 1) for month in (1, 2) for day in range(1, 29)]
    assert gather_days(many) == {"2030-01": (28, 0, 0), "2030-02": (28, 0, 0)}


def test_days_without_anything_are_gaps_in_the_picture() -> None:
    days = [Day("2031-02-27", 3, 1, 2, 1), Day("2031-03-02", 1, 1, 0, 0)]
    assert gather_days(days) == {
        "2031-02-27": (3, 2, 1),
        "2031-02-28": (0, 0, 0),
        "2031-03-01": (0, 0, 0),
        "2031-03-02": (1, 0, 0),
    }
    assert list(gather_days(days)) == sorted(gather_days(days))
    assert len(gather_days([days[0], Day("2041-02-27", 1, 1)])) == 2
    assert gather_days([]) == {}


def test_bars_are_as_long_as_their_values() -> None:
    assert (bar_of(8, 8), bar_of(4, 8), bar_of(0, 8), bar_of(0, 0)) == ("█" * 40, "█" * 20, "", "")
    assert (bar_of(1, 320), bar_of(1, 100_000)) == ("▏", "▏")
