"""A shelf that is a web archive gives back what it was given, whenever the run was killed."""

from __future__ import annotations

import errno
import gzip
import io
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fastwarc.warc import ArchiveIterator
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ArchiveBroken, DiskFull, InputError, WorldError
from dateline.gather.captures import Capture, LeftAlone
from dateline.gather.shelf import Fetched
from dateline.gather.warc_shelf import WarcShelf
from dateline.gather.warc_writing import write_answer
from dateline.gather.warcs import read_archive, read_warc
from dateline.records import Note

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = Fetched(
    "https://lantern.example/a",
    "https://lantern.example/a",
    200,
    (
        ("content-type", "text/html; charset=utf-8"),
        ("x-wörd", "é"),
        ("set-cookie", "a"),
        ("set-cookie", "b"),
    ),
    b"<html><p>Fog lay over Brunmere.",
    "2031-02-03T04:05:06+00:00",
)
MOVED = replace(
    PLAIN,
    asked="https://lantern.example/short",
    headers=(("content-encoding", "gzip"), ("transfer-encoding", "chunked"), ("content-length", "7")),
    body=b"<html><p>A bridge\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\n\r\n",
    notes=(Note("warning", "charset-unknown", "Two words: here."), Note("info", "x", "")),
)
GONE = replace(PLAIN, asked="https://lantern.example/c", url="https://lantern.example/c", status=404)
ALL = (PLAIN, MOVED, GONE)
NAMES = ["a.warc.gz", "a.warc"]


def fill(path: Path, *answers: Fetched) -> bytes:
    with WarcShelf(str(path)) as shelf:
        for answer in answers:
            shelf.keep(answer)
    return path.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_what_is_kept_is_found_now_and_later(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    with WarcShelf(path) as shelf:
        assert shelf.find(PLAIN.asked) is None
        for answer in ALL:
            shelf.keep(answer)
            assert shelf.find(answer.asked) == answer
    with WarcShelf(path) as shelf:
        assert shelf.gaps == ()
        assert [shelf.find(answer.asked) for answer in ALL] == list(ALL)
        later = replace(PLAIN, body=b"later")
        shelf.keep(later)
        assert shelf.find(PLAIN.asked) == later


@pytest.mark.parametrize("name", NAMES)
def test_the_archive_is_read_like_any_other(tmp_path: Path, name: str) -> None:
    fill(tmp_path / name, *ALL)
    first, second, third = read_warc(str(tmp_path / name))
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert isinstance(third, LeftAlone)
    assert [first.data, second.data] == [PLAIN.body, MOVED.body]
    assert (first.url, first.gathered, first.charset) == (PLAIN.url, PLAIN.gathered, "utf-8")
    assert (first.notes, second.notes) == ((), ())


def test_other_readers_take_it(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    fill(path, *ALL)
    records = [
        (str(record.record_type), record.verify_block_digest(consume=True), record.record_id)
        for record in ArchiveIterator(str(path), parse_http=False)
    ]
    assert [kind for kind, _, _ in records] == [
        "warcinfo",
        "response",
        "metadata",
        "response",
        "response",
    ]
    assert all(fits for _, fits, _ in records)
    assert len({name for _, _, name in records}) == 5
    bodies = [bytes(record.reader.read()) for record in ArchiveIterator(str(path)) if record.is_http]
    assert bodies == [answer.body for answer in ALL]


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    assert fill(tmp_path / "a.warc.gz", *ALL) == fill(tmp_path / "b.warc.gz", *ALL)


@pytest.mark.parametrize("name", NAMES)
def test_a_run_killed_at_any_byte_loses_one_answer_at_most(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    two = (PLAIN, MOVED)
    lengths = [len(fill(tmp_path / f"{count}{name}", *two[:count])) for count in (1, 2)]
    whole = (tmp_path / f"2{name}").read_bytes()
    path = tmp_path / name
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        kept = sum(length <= cut for length in lengths)
        with WarcShelf(str(path)) as shelf:
            found = [shelf.find(answer.asked) for answer in two]
            assert found[:kept] == list(two[:kept])
            assert all(one in (None, two[at]) for at, one in enumerate(found))
            assert len(shelf.gaps) <= 1
            for at, one in enumerate(found):
                if one is None:
                    shelf.keep(two[at])
            assert [shelf.find(answer.asked) for answer in two] == list(two)
        pages = list(read_warc(str(path)))
        assert [one.data for one in pages if isinstance(one, Capture)] == [PLAIN.body, MOVED.body]
        assert len(pages) == 2, cut
    with WarcShelf(str(path)) as shelf:
        assert shelf.gaps == ()
        assert [shelf.find(answer.asked) for answer in two] == list(two)


def test_a_cut_answer_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(fill(path, PLAIN)[:-20])
    with WarcShelf(str(path)) as shelf:
        (gap,) = shelf.gaps
        assert isinstance(gap.error, ArchiveBroken)
        assert PLAIN.url in str(gap.error)


def test_a_damaged_answer_is_said_left_and_not_found(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    data = bytearray(fill(path, *ALL))
    data[-200] ^= 0xFF
    path.write_bytes(data)
    with WarcShelf(str(path)) as shelf:
        assert len(shelf.gaps) == 1
        assert shelf.find(GONE.asked) is None
        assert shelf.find(MOVED.asked) == MOVED
        shelf.keep(GONE)
    assert path.read_bytes().startswith(data)
    with WarcShelf(str(path)) as shelf:
        assert shelf.find(GONE.asked) == GONE


@pytest.mark.parametrize("name", ["a.zip", "a.warc.zst", "a", "a.gz"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="no name for a web archive"):
        WarcShelf(str(tmp_path / name))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "data", [b"my diary", gzip.compress(b"my diary", mtime=0), b"\0" * 40, b"\x89PNG"]
)
def test_a_file_that_is_no_web_archive_is_not_touched(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError):
        WarcShelf(str(path))
    assert path.read_bytes() == data


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "no" / "a.warc.gz", tmp_path):
        with pytest.raises(InputError):
            WarcShelf(f"{path}" if path != tmp_path else f"{tmp_path}\0.warc")


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    path = str(tmp_path / "a.warc.gz")
    with WarcShelf(path), pytest.raises(WorldError, match="another run"):
        WarcShelf(path)


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, DiskFull), (errno.EIO, WorldError)])
def test_a_disk_that_refuses_leaves_the_archive_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[Exception]
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "a.warc.gz"
    before = fill(path, PLAIN)
    with WarcShelf(str(path)) as shelf:
        monkeypatch.setattr(os, "fsync", refuse)
        with pytest.raises(kind):
            shelf.keep(GONE)
        monkeypatch.undo()
        assert shelf.find(GONE.asked) is None
        assert path.read_bytes() == before
        shelf.keep(GONE)
    assert path.read_bytes()[: len(before)] == before


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=20)
WORD = st.from_regex(r"[a-z][a-z-]{0,12}", fullmatch=True)


@given(body=st.binary(max_size=200), headers=st.lists(st.tuples(WORD, TEXT), max_size=5), tail=TEXT)
def test_any_answer_comes_back(body: bytes, headers: list[tuple[str, str]], tail: str) -> None:
    answer = replace(PLAIN, url=PLAIN.url + tail, headers=tuple(headers), body=body)
    before, data = write_answer(answer, packed=False)
    (found,) = read_archive("a.warc", io.BytesIO(before + data))
    if isinstance(found, Capture) and "content-encoding" not in dict(headers):
        assert found.data == body


def test_a_header_cannot_break_out(tmp_path: Path) -> None:
    evil = replace(
        PLAIN, headers=(("x-a", "b\r\n\r\nWARC/1.1\r\nx: y"),), url="https://lantern.example/a\r\nx: y"
    )
    path = tmp_path / "a.warc"
    fill(path, evil)
    assert path.read_bytes().count(b"\r\nWARC/") == 2
    with WarcShelf(str(path)) as shelf:
        found = shelf.find(evil.asked)
    assert found
    assert found.body == evil.body
    assert found.url == "https://lantern.example/a%0D%0Ax:%20y"
