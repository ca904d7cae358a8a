"""ZIP archives, WACZ files and packed pages: read like a folder, and nothing in them is trusted."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ArchiveBroken, PageTooLarge
from dateline.gather import files, packed
from dateline.gather.captures import Capture, LeftAlone, Missed
from dateline.gather.kinds import holds_many, read_pages
from dateline.gather.sources import gather

if TYPE_CHECKING:
    from pathlib import Path

HTML = b"<html><p>The mill at Orvale reopened."
WARC = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://lantern.example/a\r\n"
    b"Content-Type: application/http\r\nContent-Length: 62\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Dry weather.<p>\r\n\r\n"
)


def collect(path: Path) -> list[Any]:
    return list(gather([str(path)], io.BytesIO()))


def make(path: Path, *members: tuple[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", kind) as archive:
        warnings.simplefilter("ignore")
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, kind)
    return path


def explain(found: Any) -> str:
    assert isinstance(found, Missed)
    assert found.error.remedy
    return str(found.error)


def test_a_zip_is_read_like_a_folder(tmp_path: Path) -> None:
    row = b'{"id": "1", "text": "t"}\n'
    path = make(
        tmp_path / "p.zip",
        ("b/z.html", HTML),
        ("b/a.txt", b"text"),
        ("a.htm.gz", gzip.compress(HTML, mtime=0)),
        ("c.jsonl.gz", gzip.compress(row, mtime=0)),
        ("d.warc.gz", gzip.compress(WARC, mtime=0)),
        ("picture.png", b"x"),
        (".hidden.html", b"x"),
        ("b/.git/x.html", b"x"),
        ("__MACOSX/b/z.html", b"x"),
        ("b/", b""),
    )
    found = [(type(one).__name__, one.source.removeprefix(f"{path}/")) for one in collect(path)]
    assert found == [
        ("Capture", "a.htm.gz"),
        ("Capture", "b/a.txt"),
        ("Capture", "b/z.html"),
        ("Capture", "c.jsonl.gz"),
        ("Capture", "d.warc.gz#0"),
        ("LeftAlone", "picture.png"),
    ]
    assert [one.data for one in collect(path)[:3]] == [HTML, b"text", HTML]


@pytest.mark.parametrize(
    "name", ["../a.html", "a/../../b.html", "/etc/a.html", "C:/a.html", "..\\a.html"]
)
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    first, second = sorted(
        collect(make(tmp_path / "p.zip", (name, HTML), ("ok.html", HTML))),
        key=lambda one: type(one).__name__,
    )
    assert first.data == HTML
    assert "leads out" in explain(second)


def test_archives_in_archives_are_not_opened(tmp_path: Path) -> None:
    for name in ("b.zip", "b.wacz"):
        assert "inside an archive" in explain(collect(make(tmp_path / "p.zip", (name, b"PK")))[0])


def test_two_members_of_one_name_are_both_read_and_marked(tmp_path: Path) -> None:
    path = make(tmp_path / "p.zip", ("a.html", b"one"), ("a.html", b"two"))
    first, second = collect(path)
    assert (first.data, second.data) == (b"one", b"two")
    assert (first.source, second.source) == (f"{path}/a.html", f"{path}#2/a.html")
    assert [note.code for note in second.notes] == ["archive-same-name"]


def test_an_encrypted_member_is_said(tmp_path: Path) -> None:
    data = bytearray(make(tmp_path / "p.zip", ("a.html", HTML)).read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "p.zip").write_bytes(data)
    assert "is encrypted" in explain(collect(tmp_path / "p.zip")[0])


def test_a_member_that_is_no_news_in_its_ratio_is_not_unpacked(tmp_path: Path) -> None:
    bomb = b"x" * 3_000_000
    whole = collect(make(tmp_path / "p.zip", ("a.html", bomb)))
    assert "200 times" in explain(whole[0])
    filler = b"".join(hashlib.sha256(bytes([n % 256, n // 256])).digest() for n in range(700))
    bomb_and_more = make(tmp_path / "q.zip", ("a.html", bomb), ("b.html", HTML), ("c.png", filler))
    first, second, third = collect(bomb_and_more)
    assert isinstance(first.error, PageTooLarge)
    assert isinstance(second, Capture)
    assert isinstance(third, LeftAlone)


def test_a_member_above_the_limit_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 20)
    (found,) = collect(make(tmp_path / "p.zip", ("a.html", HTML)))
    assert isinstance(found.error, PageTooLarge)


@pytest.mark.parametrize("kind", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_zip_cut_or_flipped_at_any_byte_gives_no_wrong_page(tmp_path: Path, kind: int) -> None:
    whole = make(tmp_path / "p.zip", ("a.html", HTML), ("b.html", HTML), kind=kind).read_bytes()
    path = tmp_path / "q.zip"
    for at in range(len(whole)):
        path.write_bytes(whole[:at])
        explain(collect(path)[0])
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x41]) + whole[at + 1 :])
        found = collect(path)
        assert found
        assert all(one.data == HTML for one in found if isinstance(one, Capture))


@given(data=st.binary(max_size=200))
def test_any_bytes_are_no_zip(data: bytes) -> None:
    assert explain(next(iter(read_pages("a.zip", io.BytesIO(data)))))


def test_an_empty_zip_is_missed(tmp_path: Path) -> None:
    assert "holds no files" in explain(collect(make(tmp_path / "p.zip"))[0])


# --- WACZ ------------------------------------------------------------------------------------


def wacz(path: Path, digest: str | None, package: bytes | None = None) -> Path:
    archive = gzip.compress(WARC, mtime=0)
    digest = digest or "sha256:" + hashlib.sha256(archive).hexdigest()
    resources = [{"path": "archive/a.warc.gz", "hash": digest}, 3, {"path": 4}]
    return make(
        path,
        ("archive/a.warc.gz", archive),
        ("pages/pages.jsonl", b'{"id": "1", "text": "no article"}'),
        (
            "datapackage.json",
            package if package is not None else json.dumps({"resources": resources}).encode(),
        ),
        kind=zipfile.ZIP_STORED,
    )


def test_a_wacz_gives_the_pages_of_its_web_archives(tmp_path: Path) -> None:
    (found,) = collect(wacz(tmp_path / "a.wacz", None))
    assert found.data == b"<p>Dry weather.<p>"
    assert found.source == f"{tmp_path}/a.wacz/archive/a.warc.gz#0"


def test_a_hash_that_does_not_fit_is_said_and_the_records_are_read(tmp_path: Path) -> None:
    first, second = collect(wacz(tmp_path / "a.wacz", "sha256:" + "0" * 64))
    assert "hash" in explain(first)
    assert isinstance(second, Capture)


@pytest.mark.parametrize("package", [b"", b"[]", b"{", b'{"resources": 3}', b"[" * 99_999])
def test_a_package_that_cannot_be_read_is_no_need(tmp_path: Path, package: bytes) -> None:
    (found,) = collect(wacz(tmp_path / "a.wacz", None, package))
    assert isinstance(found, Capture)


def test_a_wacz_without_web_archives_is_missed(tmp_path: Path) -> None:
    assert "no web archive" in explain(collect(make(tmp_path / "a.wacz", ("a.html", HTML)))[0])
    (tmp_path / "b.wacz").write_bytes(b"no zip")
    assert "cannot be opened" in explain(collect(tmp_path / "b.wacz")[0])


# --- packed pages ----------------------------------------------------------------------------


@pytest.mark.parametrize("ending", [".html.gz", ".htm.gz", ".xhtml.gz", ".txt.gz", ".TXT.GZ"])
def test_a_packed_page(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a{ending}"
    path.write_bytes(gzip.compress(HTML[:9], mtime=0) + gzip.compress(HTML[9:], mtime=0) + b"\0" * 9)
    assert collect(path) == [Capture(str(path), HTML)]
    assert collect(tmp_path) == [Capture(str(path), HTML)]


def test_a_packed_page_cut_at_every_byte_is_missed(tmp_path: Path) -> None:
    whole, path = gzip.compress(HTML, mtime=0), tmp_path / "a.html.gz"
    for cut in range(len(whole)):
        path.write_bytes(whole[:cut])
        (found,) = collect(path)
        assert isinstance(found.error, ArchiveBroken)
        assert found.error.remedy


@pytest.mark.parametrize(
    "data", [HTML, gzip.compress(HTML, mtime=0) + b"rest", b"\x1f\x8b\x08" + b"\0" * 20]
)
def test_what_is_not_packed_as_named_is_said(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.html.gz").write_bytes(data)
    assert explain(collect(tmp_path)[0])


def test_a_packed_bomb_ends_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = bomb.compress(b"x" * 9_000_000) + bomb.flush()
    (tmp_path / "a.html.gz").write_bytes(data)
    (found,) = collect(tmp_path)
    assert isinstance(found.error, PageTooLarge)
    assert "200 times" in str(found.error)
    monkeypatch.setattr(packed, "MAX_BYTES", 900_000)
    (found,) = collect(tmp_path)
    assert "limit for one page" in str(found.error)


# --- by ending -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["a.warc", "a.WARC.gz", "a.warc.zst", "a.wacz", "a.zip", "a.jsonl", "a.jsonl.gz"]
)
def test_what_holds_many_pages(name: str) -> None:
    assert holds_many(name)


@pytest.mark.parametrize("name", ["a.html", "a.html.gz", "a.pdf", "-", "", "https://lantern.example/a"])
def test_what_holds_one_page(name: str) -> None:
    assert not holds_many(name)


def test_a_folder_holds_many_pages(tmp_path: Path) -> None:
    assert holds_many(str(tmp_path))


def test_a_folder_with_all_kinds(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(HTML, mtime=0))
    (tmp_path / "c.jsonl").write_bytes(b'{"id": "1", "text": "t"}')
    (tmp_path / "d.warc").write_bytes(WARC)
    (tmp_path / "e.warc.gz").write_bytes(gzip.compress(WARC, mtime=0))
    wacz(tmp_path / "f.wacz", None)
    make(tmp_path / "g.zip", ("a.html", HTML))
    (tmp_path / "h.tar").write_bytes(b"x")
    found = [(type(one).__name__, one.source.removeprefix(f"{tmp_path}/")) for one in collect(tmp_path)]
    assert found == [
        ("Capture", "a.html"),
        ("Capture", "b.html.gz"),
        ("Capture", "c.jsonl"),
        ("Capture", "d.warc#0"),
        ("Capture", "e.warc.gz#0"),
        ("Capture", "f.wacz/archive/a.warc.gz#0"),
        ("Capture", "g.zip/a.html"),
        ("LeftAlone", "h.tar"),
    ]
