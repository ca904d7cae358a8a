"""An archive linked by windows of days: what linking finds, each happening in one window."""

from __future__ import annotations

import shutil
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from click.testing import CliRunner
from tests.archive.shard_making import PAGE, run
from tests.gather.warc_making import pack, record

from dateline import pipeline
from dateline.archive.link_columns import LINK_TABLES
from dateline.archive.linking import Linking, link_archive
from dateline.archive.windows import MARGIN, Window, plan_windows
from dateline.cli import cli
from dateline.errors import ArchiveUnusable
from dateline.gather.sources import gather
from dateline.ledger import Ledger
from dateline.page.told import Told

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
FIRE = (
    "A fire destroyed the grain silo of Brunmere on {0}, killing four people, police said. "
    "The silo held half of the harvest of the valley, its keeper said."
)
DOCK = (
    "Dock workers in Orvale went on strike over their wages, their union said on {0}. "
    "Twelve ships are waiting in the roads, according to the harbour master."
)


def telling(number: int, text: str, day: int, outlet: str) -> bytes:
    """Make the record of a page that tells something on a day of February."""
    body = PAGE.format(number, day, f"<p>{text}</p><p>Nothing else was known.</p>")
    page = body.replace("The Mirn Courier", f"The {outlet} Courier").encode()
    return record(ANSWER + page, uri=f"https://{outlet.lower()}.example/{number}".encode())


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links")
    fire, dock = FIRE.format("Monday"), DOCK.format("Thursday")
    records = [
        telling(0, fire, 4, "Mirn"),
        telling(1, fire, 5, "Orvale"),
        telling(2, dock, 21, "Mirn"),
        telling(3, dock, 21, "Lantern"),
    ]
    (folder / "crawl.warc.gz").write_bytes(pack(*records))
    run(folder / "archive", str(folder / "crawl.warc.gz"))
    return folder


def links(folder: Path, part: str) -> Any:
    return duckdb.read_parquet(f"{folder}/links/window=*/{part}.parquet", hive_partitioning=True)


def test_windows_find_what_a_ledger_finds(crawl: Path, tmp_path: Path) -> None:
    done = list(link_archive(crawl / "archive", days=7))
    assert [(one.kind, one.articles) for one in done] == [("linked", 2), ("linked", 2)]
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for _ in pipeline.read_sources(
            gather([str(crawl / "crawl.warc.gz")], BytesIO()), Told(), ledger
        ):
            pass
        pipeline.link_ledger(ledger)
        wanted = {group.id: group.members for group in ledger.incident_groups()}
        copies = ledger.copy_groups_of(article for members in wanted.values() for article, _ in members)
    members = links(crawl / "archive", "members").order("incident, position").fetchall()
    found: dict[str, list[tuple[str, str]]] = {}
    for incident, _, article, event, *_ in members:
        found.setdefault(incident, []).append((article, event))
    assert {key: tuple(value) for key, value in found.items()} == wanted
    assert max(len({article for article, _ in value}) for value in wanted.values()) == 2
    rows = links(crawl / "archive", "copies").project("copies, article").fetchall()
    assert sorted(article for _, article in rows) == sorted(
        one for each in copies for one in each.articles
    )


def test_rows_of_incidents_say_who_says_so_and_count_origins(crawl: Path) -> None:
    list(link_archive(crawl / "archive", days=7))
    columns = "day::VARCHAR AS day, title, independent_origins, articles, outlets"
    rows = links(crawl / "archive", "incidents").project(columns).order("articles DESC, day").fetchall()
    fire = next(row for row in rows if "silo" in row[1] and row[3] == 2)
    assert (fire[0], fire[2:]) == ("2031-02-04", (1, 2, 2))
    assert fire[1].startswith("Police say: ")


@pytest.mark.parametrize("part", LINK_TABLES)
def test_every_table_has_its_columns(crawl: Path, part: str) -> None:
    list(link_archive(crawl / "archive", days=7))
    columns = [name for name in links(crawl / "archive", part).columns if name != "window"]
    assert columns == list(LINK_TABLES[part].names)  # type: ignore[index]


def test_a_window_is_linked_once_and_again_where_shards_came(tmp_path: Path) -> None:
    fire = FIRE.format("Monday")
    (tmp_path / "a.warc.gz").write_bytes(pack(telling(0, fire, 4, "Mirn")))
    (tmp_path / "b.warc.gz").write_bytes(pack(telling(1, fire, 5, "Orvale")))
    run(tmp_path / "archive", str(tmp_path / "a.warc.gz"))
    assert [one.kind for one in link_archive(tmp_path / "archive", days=7)] == ["linked"]
    assert [one.kind for one in link_archive(tmp_path / "archive", days=7)] == ["known"]
    run(tmp_path / "archive", str(tmp_path / "b.warc.gz"))
    (again,) = link_archive(tmp_path / "archive", days=7)
    assert (again.kind, again.articles, again.told_by_several > 0) == ("linked", 2, True)
    assert [path.name for path in (tmp_path / "archive" / "links").iterdir()] == [
        f"window={again.first}"
    ]
    list(link_archive(tmp_path / "archive", days=1))
    assert len(list((tmp_path / "archive" / "links").iterdir())) == 2


def test_linking_tells_how_far_it_is_window_by_window(crawl: Path) -> None:
    told: list[Linking] = []
    shutil.rmtree(crawl / "archive" / "links", ignore_errors=True)
    list(link_archive(crawl / "archive", 7, told=told.append))
    assert [(one.done, one.windows) for one in told] == [(0, 2), (0, 2), (1, 2), (1, 2)]
    assert [one.share for one in told] == [0.25, 0.5, 0.75, 1.0]
    assert told[0].first < told[-1].first


def test_a_happening_is_in_the_window_of_its_first_telling_alone(tmp_path: Path) -> None:
    fire = FIRE.format("Monday")
    records = [telling(0, fire, 4, "Mirn"), telling(1, fire, 6, "Orvale")]
    (tmp_path / "a.warc.gz").write_bytes(pack(*records))
    run(tmp_path / "archive", str(tmp_path / "a.warc.gz"))
    done = list(link_archive(tmp_path / "archive", days=1))
    assert [(one.first, one.articles, one.incidents > 0) for one in done] == [
        ("2031-02-04", 2, True),
        ("2031-02-06", 2, False),
    ]


def test_too_many_articles_narrow_a_window_and_then_leave_it_out(crawl: Path) -> None:
    words = ["archive", "link", str(crawl / "archive"), "--days", "1", "--most", "1"]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 1
    assert "left 2031-02-21 to 2031-02-21: 2 articles are too many" in done.stdout
    assert "2 windows linked." in done.stdout
    assert "2 windows had fewer than 7 days around" in done.stdout
    assert CliRunner().invoke(cli, ["archive", "link", str(crawl / "archive")]).exit_code == 0


def test_stats_count_origins_once_an_archive_is_linked(crawl: Path) -> None:
    list(link_archive(crawl / "archive", days=7))
    done = CliRunner().invoke(cli, ["stats", str(crawl / "archive")])
    assert "incidents" in done.stdout
    assert "origins" in done.stdout


def test_what_is_no_archive_is_refused_and_an_empty_one_has_no_windows(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnusable, match="is no archive"):
        list(link_archive(tmp_path, days=7))
    run(tmp_path / "archive")
    assert list(link_archive(tmp_path / "archive", days=7)) == []


def test_windows_are_planned_by_days_and_bounded_by_articles() -> None:
    start = date(2031, 2, 3).toordinal()
    start -= start % 7
    counts = {start: 5, start + 6: 5, start + 7: 5, start + 16: 90, start + 30: 300}
    windows = list(plan_windows(counts, 7, most=100))
    assert [(one.first - start, one.margin, one.articles, one.whole) for one in windows] == [
        (0, MARGIN, 15, True),
        (7, 6, 100, True),
        (14, MARGIN, 95, True),
        (28, 0, 300, False),
    ]
    assert Window(start, start + 6).has(start + 6)
    assert not Window(start, start + 6).has(None)
