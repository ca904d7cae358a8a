"""A slice of an archive comes into a ledger as if its pages had been read into it."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from tests.archive.shard_making import answer, make_warc, page, run, table
from tests.gather.warc_making import pack

from dateline import jsons, pipeline
from dateline.archive.importing import import_slice
from dateline.archive.reading import Manner
from dateline.archive.slices import Slice
from dateline.cli import cli
from dateline.errors import ArchiveUnusable
from dateline.export.streams import stream_rows
from dateline.gather.sources import gather
from dateline.ledger import Ledger
from dateline.page.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.export.rows import What

WHATS: tuple[What, ...] = ("articles", "claims", "events", "incidents")


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two shards, a web archive and a corpus, and an archive of them."""
    folder = tmp_path_factory.mktemp("crawl")
    shards = folder / "shards"
    shards.mkdir()
    (shards / "a.warc.gz").write_bytes(pack(*(answer(n) for n in range(3)), answer(1, b"orvale")))
    row = {
        "id": "7",
        "text": "Mayor Ada Pell of Brunmere said on Friday that two ferries were lost.",
        "outlet": "The Brunmere Lantern",
        "published": "2031-03-09",
    }
    (shards / "b.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    run(folder / "archive", str(shards))
    return folder


def read_directly(path: Path, sources: Iterable[str]) -> None:
    with Ledger.open(path, create=True) as ledger:
        for outcome in pipeline.read_sources(gather(list(sources), BytesIO()), Told(), ledger):
            assert outcome.kind == "read"
        pipeline.link_ledger(ledger)


def bring(folder: Path, into: Path, **given: Any) -> Any:
    with Ledger.open(into, create=True) as ledger:
        found = import_slice(folder, ledger, Slice(**given))
        pipeline.link_ledger(ledger)
    return found


def everything(path: Path) -> dict[str, list[bytes]]:
    with Ledger.look_into(path) as ledger, ledger.at_once() as snapshot:
        rows: dict[str, list[bytes]] = {
            what: [jsons.encode(row) for row in stream_rows(snapshot, what)] for what in WHATS
        }
        bodies = [ledger.body(page.capture) or b"" for page in snapshot.pages()]
        return {**rows, "bodies": bodies}


def headlines(path: Path) -> set[str]:
    with Ledger.look_into(path) as ledger:
        return {one.article.title or "" for one in ledger.articles()}


def test_what_is_imported_is_what_is_read(crawl: Path, tmp_path: Path) -> None:
    found = bring(crawl / "archive", tmp_path / "imported.db")
    assert (found.added, found.known, found.left) == (5, 0, 0)
    read_directly(tmp_path / "direct.db", [str(crawl / "shards")])
    wanted = everything(tmp_path / "direct.db")
    assert everything(tmp_path / "imported.db") == wanted
    assert all(wanted.values())


def test_how_many_pages_were_brought_is_told(crawl: Path, tmp_path: Path) -> None:
    told: list[int] = []
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        import_slice(crawl / "archive", ledger, Slice(), told=told.append)
        import_slice(crawl / "archive", ledger, Slice(), told=told.append)
    assert told == [*range(1, 6), *range(1, 6)]


def test_a_page_that_was_imported_is_known_where_it_is_read_and_the_other_way(
    crawl: Path, tmp_path: Path
) -> None:
    bring(crawl / "archive", tmp_path / "l.db")
    assert bring(crawl / "archive", tmp_path / "l.db").known == 5
    with Ledger.open(tmp_path / "l.db", create=False) as ledger:
        again = pipeline.read_sources(gather([str(crawl / "shards")], BytesIO()), Told(), ledger)
        assert {outcome.kind for outcome in again} == {"known"}


@pytest.mark.parametrize(
    ("given", "count"),
    [
        ({"words": ("FERRIES", "pell")}, 1),
        ({"words": ("ferries", "berth")}, 0),
        ({"words": ("'; DROP TABLE x",)}, 0),
        ({"since": "2031-02-02", "until": "2031-02-02"}, 2),
        ({"since": "2031-02-03T10:00+01:00"}, 2),
        ({"outlets": ("the mirn courier",)}, 4),
        ({"outlets": ("The Mirn Courier", "The Brunmere Lantern"), "until": "2031-02-01"}, 1),
        ({"languages": ("en",)}, 5),
        ({"types": ("coerce",)}, 4),
        ({"types": ("AID",)}, 0),
        ({"places": ("Nowhere",)}, 0),
        ({"actors": ("Police",)}, 4),
    ],
)
def test_a_slice_holds_what_was_asked(
    crawl: Path, tmp_path: Path, given: dict[str, Any], count: int
) -> None:
    assert bring(crawl / "archive", tmp_path / "l.db", **given).added == count


def test_pages_come_without_their_shards_where_the_archive_keeps_them(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0, 1)
    run(tmp_path / "archive", source, manner=Manner(keep_pages=True))
    Path(source).unlink()
    assert bring(tmp_path / "archive", tmp_path / "l.db").added == 2
    with Ledger.look_into(tmp_path / "l.db") as ledger:
        captures = table(tmp_path / "archive", "pages").project("capture").fetchall()
        assert {ledger.body(row[0]) for row in captures} == {page(0), page(1)}


def test_shards_that_went_are_said_and_found_where_they_are(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0, 1)
    run(tmp_path / "archive", source)
    (tmp_path / "moved").mkdir()
    shutil.move(source, tmp_path / "moved")
    words = ["archive", "import", str(tmp_path / "archive"), "--into", str(tmp_path / "l.db")]
    gone = CliRunner().invoke(cli, words)
    assert gone.exit_code == 1
    assert f"missing: {source}" in gone.stderr
    assert "2 pages left out." in gone.stderr
    found = CliRunner().invoke(cli, [*words, "--shards", str(tmp_path / "moved")])
    assert (found.exit_code, "2 pages added, 0 already in the ledger." in found.stderr) == (0, True)
    assert headlines(tmp_path / "l.db") == {
        "Harbour wall at berth 0 gives way",
        "Harbour wall at berth 1 gives way",
    }


def test_a_folder_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnusable, match="is no archive"):
        bring(tmp_path, tmp_path / "l.db")
