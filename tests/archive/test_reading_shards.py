"""A shard goes in, a folder of Parquet comes out: the rows of reading its pages, each shard once."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from tests.archive.shard_making import PICTURE, answer, make_warc, page, rows, run, table
from tests.gather.warc_making import pack, record

from dateline import jsons
from dateline.archive.columns import TABLES
from dateline.archive.reading import Manner
from dateline.gather.sources import gather
from dateline.page.told import Told
from dateline.pipeline import read_sources

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.archive.running import Done
    from dateline.archive.summaries import Summary


def summary(done: Done) -> Summary:
    assert done.summary is not None
    return done.summary


def test_reports_are_those_of_reading_the_file_itself(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0, 1, 2)
    (done,) = run(tmp_path / "archive", source)
    direct = [one.report for one in read_sources(gather([source], BytesIO()), Told(), None)]
    wanted = sorted(
        jsons.encode_text(article) for report in direct if report for article in report.articles
    )
    found = table(tmp_path / "archive", "articles").project("report").fetchall()
    assert sorted(row[0] for row in found) == wanted
    assert (done.kind, summary(done).pages, summary(done).stories) == ("read", 3, 3)
    assert summary(done).claims == len(rows(tmp_path / "archive", "claims")) > 0
    assert summary(done).events == len(rows(tmp_path / "archive", "events")) > 0


def test_flat_columns_say_what_the_reports_say(tmp_path: Path) -> None:
    run(tmp_path / "archive", make_warc(tmp_path / "crawl.warc.gz", 4))
    columns = "day::VARCHAR, kind, outlet, url, language, claims, words, text, report"
    (row,) = table(tmp_path / "archive", "articles").project(columns).fetchall()
    report = json.loads(row[8])
    assert row[:5] == ("2031-02-05", "story", "The Mirn Courier", "https://mirn.example/4", "en")
    assert row[5:8] == (len(report["claims"]), len(report["text"].split()), report["text"])
    claims = table(tmp_path / "archive", "claims").project("title, said_by, stance").fetchall()
    said = "A spokesman says: Police in Brunmere arrested 6 people after a protest"
    assert (said, ["a spokesman"], "asserts") in [tuple(claim) for claim in claims]


@pytest.mark.parametrize("part", ["pages", "articles", "claims", "events", "skips"])
def test_a_shard_without_pages_has_all_tables_with_all_columns(tmp_path: Path, part: str) -> None:
    source = tmp_path / "pictures.warc.gz"
    source.write_bytes(pack(record(PICTURE), record(PICTURE)))
    (done,) = run(tmp_path / "archive", str(source))
    assert (summary(done).pages, summary(done).left_alone, summary(done).skipped) == (0, 2, {})
    found = table(tmp_path / "archive", part)
    own = [name for name in found.columns if name not in {"data", "shard"}]
    assert (own, found.fetchall()) == (list(TABLES[part].names), [])  # type: ignore[index]


def test_a_shard_listed_twice_or_copied_is_read_once(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0)
    copy = shutil.copy(source, tmp_path / "copy.warc.gz")
    done = run(tmp_path / "archive", source, source, str(copy))
    assert [one.kind for one in done] == ["read", "known"]
    assert len(list((tmp_path / "archive").glob("shard=*"))) == 1
    assert [one.kind for one in run(tmp_path / "archive", str(copy), source)] == ["known", "known"]


def test_a_shard_that_has_changed_is_read_beside_what_it_was(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0)
    run(tmp_path / "archive", source)
    make_warc(tmp_path / "crawl.warc.gz", 0, 1)
    assert [one.kind for one in run(tmp_path / "archive", source)] == ["read"]
    assert len(list((tmp_path / "archive").glob("shard=*"))) == 2


def test_a_folder_stands_for_the_shards_in_it(tmp_path: Path) -> None:
    (tmp_path / "crawl" / "b").mkdir(parents=True)
    make_warc(tmp_path / "crawl" / "b" / "1.warc.gz", 1)
    row = {"id": "7", "text": "Mayor Ada Pell said the ferry left late."}
    (tmp_path / "crawl" / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (tmp_path / "crawl" / "notes.txt").write_text("no shard", encoding="utf-8")
    done = run(tmp_path / "archive", str(tmp_path / "crawl"))
    assert [one.source.rsplit("/", 1)[1] for one in done] == ["a.jsonl", "1.warc.gz"]
    assert [summary(one).stories for one in done] == [1, 1]


def test_a_cut_archive_gives_its_whole_pages_and_the_gap(tmp_path: Path) -> None:
    source = tmp_path / "cut.warc.gz"
    source.write_bytes(pack(answer(0), answer(1))[:-40])
    (done,) = run(tmp_path / "archive", str(source))
    assert (summary(done).pages, summary(done).skipped) == (1, {"archive-gap": 1})
    ((code, message),) = [row[1:3] for row in rows(tmp_path / "archive", "skips")]
    assert code == "archive-gap"
    assert "https://mirn.example/1" in message


def test_an_empty_archive_is_finished_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.warc.gz").touch()
    (done,) = run(tmp_path / "archive", str(tmp_path / "empty.warc.gz"))
    assert (done.kind, summary(done).skipped) == ("read", {"archive-empty": 1})


def test_a_missing_shard_fails_by_itself_and_is_not_finished(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0)
    done = run(tmp_path / "archive", str(tmp_path / "no.warc.gz"), source)
    assert [one.kind for one in done] == ["failed", "read"]
    assert "There is no file or folder" in str(done[0].error)


def test_a_page_above_the_limit_of_the_run_is_passed_over_with_that_reason(tmp_path: Path) -> None:
    source = tmp_path / "crawl.warc.gz"
    large = record(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(1) + b" " * 9000)
    source.write_bytes(pack(answer(0), large))
    (done,) = run(tmp_path / "archive", str(source), manner=Manner(largest=9000))
    assert (summary(done).pages, summary(done).skipped) == (1, {"page-too-large": 1})


def test_bytes_of_pages_are_kept_where_that_is_asked(tmp_path: Path) -> None:
    source = make_warc(tmp_path / "crawl.warc.gz", 0)
    run(tmp_path / "without", source)
    run(tmp_path / "with", source, manner=Manner(keep_pages=True))
    assert [row[-2] for row in rows(tmp_path / "without", "pages")] == [None]
    assert [bytes(row[-2]) for row in rows(tmp_path / "with", "pages")] == [page(0)]


def test_an_archive_of_texts_is_a_shard(tmp_path: Path) -> None:
    text = b"Mayor Ada Pell of Brunmere said on Friday that two ferries were lost.\n"
    plain = record(text, b"Content-Type: text/plain", kind=b"conversion")
    shards = {name: tmp_path / name for name in ("a.warc.wet.gz", "a.warc.wet", "a.warc.gz")}
    for name, path in shards.items():
        path.write_bytes(pack(plain) if name.endswith(".gz") else plain)
    done = run(tmp_path / "archive", *map(str, shards.values()))
    counts = [(summary(one).stories, summary(one).left_alone) for one in done]
    assert counts == [(1, 0), (1, 0), (0, 1)]
