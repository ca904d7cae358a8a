"""A web archive gives its intact pages and one sentence a gap, wherever it is cut or damaged."""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import io
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ArchiveBroken, PageTooLarge
from dateline.gather import frames, members, payloads
from dateline.gather.captures import Capture, LeftAlone, Missed
from dateline.gather.warcs import read_archive, read_warc

if TYPE_CHECKING:
    from dateline.gather.captures import Found

SPEC = importlib.util.spec_from_file_location("warc_making", Path(__file__).with_name("warc_making.py"))
assert SPEC
assert SPEC.loader
making: Any = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(making)
HTML, PAGES, pack, page, record, sha1 = (
    making.HTML,
    making.PAGES,
    making.pack,
    making.page,
    making.record,
    making.sha1,
)


def read(data: bytes, name: str = "a.warc.gz") -> list[Found]:
    return list(read_archive(name, io.BytesIO(data)))


def one(data: bytes, name: str = "a.warc") -> Any:
    (found,) = read(data, name)
    return found


def bodies(found: list[Found]) -> list[bytes]:
    return [item.data for item in found if isinstance(item, Capture)]


def gaps(found: list[Found]) -> list[Missed]:
    return [item for item in found if isinstance(item, Missed)]


def test_a_page_comes_with_what_the_archive_says_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    info, data = record(b"software: x\r\n", kind=b"warcinfo"), page(PAGES[0])
    path.write_bytes(pack(info, data))
    (found,) = read_warc(str(path))
    assert found == Capture(
        f"{path}#{len(pack(info))}",
        PAGES[0],
        gathered="2031-02-03T04:05:06+00:00",
        url="https://lantern.example/a",
        media_type="text/html",
        charset="utf-8",
    )


def test_what_is_no_page_is_left_alone() -> None:
    archive = [
        record(b"", kind=b"revisit"),
        page(b"x", head=HTML.replace(b"200 OK", b"404 Gone")),
        page(b"x", head=HTML.replace(b"text/html", b"image/png")),
        record(HTML + b"x", uri=b"https://lantern.example/robots.txt"),
        record(b"x", kind=b"conversion"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind=b"request"),
        record(b"via: x\r\n", kind=b"metadata"),
        record(b"<p>kept", kind=b"resource"),
        page(b"<!DOCTYPE html>x", head=b"HTTP/1.1 200 OK\r\n\r\n"),
        page(b"no markup", head=b"HTTP/1.1 200 OK\r\n\r\n"),
    ]
    found = read(pack(*archive))
    assert [type(item) for item in found] == [LeftAlone] * 5 + [Capture] * 2 + [LeftAlone]
    assert bodies(found) == [b"<p>kept", b"<!DOCTYPE html>x"]


@pytest.mark.parametrize("digest", [True, False])
def test_packed_and_cut_at_every_byte(*, digest: bool) -> None:
    make = page if digest else lambda body: record(HTML + body)
    parts = [pack(make(body)) for body in PAGES]
    whole = b"".join(parts)
    borders = [sum(map(len, parts[:count])) for count in range(len(parts) + 1)]
    for cut in range(1, len(whole)):
        found = read(whole[:cut])
        intact = sum(border <= cut for border in borders) - 1
        assert bodies(found)[:intact] == PAGES[:intact]
        assert len(gaps(found)) == (cut not in borders), cut
        extra = bodies(found)[intact:]
        assert extra == [] or (digest and extra == [PAGES[intact]])


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
def test_one_run_cut_at_every_byte(name: str) -> None:
    records = [page(body) for body in PAGES]
    whole, ends = b"".join(records), [0]
    for data in records:
        ends.append(ends[-1] + len(data))
    packed_whole = {
        "a.warc": whole,
        "a.warc.gz": gzip.compress(whole, mtime=0),
        "a.warc.zst": zstd(whole),
    }[name]
    for cut in range(8, len(packed_whole)):
        found = read(packed_whole[:cut], name)
        assert bodies(found) == PAGES[: len(bodies(found))]
        assert len(gaps(found)) <= 1
        if name == "a.warc":
            intact = sum(cut >= end - 4 for end in ends[1:])
            assert len(bodies(found)) == intact
            assert len(gaps(found)) == all(not end - 4 <= cut <= end for end in ends[1:]), cut
        else:
            assert len(gaps(found)) == 1


class Kept(io.BytesIO):
    def close(self) -> None:
        pass


def write(kind: type[BrotliWriter | ZstdWriter], *parts: bytes) -> bytes:
    made = Kept()
    writer = kind(made)
    for data in parts:
        writer.write(data)
        writer.finish()
    writer.close()
    return bytes(made.getvalue())


def zstd(*parts: bytes) -> bytes:
    return write(ZstdWriter, *parts)


def br(data: bytes) -> bytes:
    return write(BrotliWriter, data)


def test_an_archive_packed_with_zstandard() -> None:
    assert bodies(read(zstd(*map(page, PAGES)), "a.warc.zst")) == PAGES


def test_a_flipped_byte_costs_one_member_and_is_said() -> None:
    parts = [pack(page(body)) for body in PAGES]
    whole = b"".join(parts)
    for at in range(len(whole)):
        for mask in (0x01, 0x80, 0xFF):
            data = bytearray(whole)
            data[at] ^= mask
            found = read(bytes(data))
            broken = next(n for n in range(3) if at < sum(map(len, parts[: n + 1])))
            left = [body for n, body in enumerate(PAGES) if n != broken]
            if bodies(found) == PAGES:
                assert len(gaps(found)) <= 1
            else:
                assert (bodies(found), len(gaps(found))) == (left, 1), (at, mask)


def test_a_flipped_byte_in_an_archive_that_is_not_packed() -> None:
    whole = b"".join(map(page, PAGES))
    line_ends = {whole.index(b"\nWARC/1.1", at) for at in (0, len(page(PAGES[0])))}
    for at in range(len(whole)):
        data = bytearray(whole)
        data[at] ^= 0x15
        found = read(bytes(data), "a.warc")
        assert all(body in PAGES for body in bodies(found))
        assert len(bodies(found)) >= (1 if at in line_ends else 2), at


@pytest.mark.parametrize("length", [0, 5, 70, 500, 999_999, 25_000_000, 10**17])
def test_a_length_that_lies_costs_one_record(length: int) -> None:
    liar = record(HTML + PAGES[1], b"Content-Length: %d" % length)
    for data, name in (
        (page(PAGES[0]) + liar + page(PAGES[2]), "a.warc"),
        (pack(page(PAGES[0]), liar, page(PAGES[2])), "a.warc.gz"),
    ):
        found = read(data, name)
        assert bodies(found) == [PAGES[0], PAGES[2]]
        (gap,) = gaps(found)
        assert isinstance(gap.error, ArchiveBroken)
        assert "https://lantern.example/a" in str(gap.error)
        assert gap.source.startswith(f"{name}#")


@pytest.mark.parametrize(
    "lines",
    [
        [b"Content-Length: x"],
        [b"Content-Length: -3"],
        [b"Content-Length: 3", b"Content-Length: 4"],
        [b"Content-Length: "],
        [b"X-Long: " + b"x" * 70_000],
    ],
)
def test_a_head_that_cannot_be_followed_costs_one_record(lines: list[bytes]) -> None:
    found = read(page(PAGES[0]) + record(HTML + b"x", *lines) + page(PAGES[2]), "a.warc")
    assert bodies(found) == [PAGES[0], PAGES[2]]
    assert len(gaps(found)) == 1


@pytest.mark.parametrize("name", [b"WARC-Block-Digest: ", b"WARC-Payload-Digest: "])
def test_a_digest_that_lies_is_a_gap(name: bytes) -> None:
    found = read(pack(record(HTML + PAGES[0], name + sha1(b"other")), page(PAGES[1])))
    assert bodies(found) == [PAGES[1]]
    assert "digest" in str(gaps(found)[0].error)


@pytest.mark.parametrize("name", ["sha256", "SHA-256", "md5", "sha512"])
def test_digests_of_all_kinds_are_compared(name: str) -> None:
    for data, kind in ((PAGES[0], Capture), (b"other", Missed)):
        digest = hashlib.new(name.lower().replace("-2", "2"), data).hexdigest().encode()
        found = one(record(HTML + PAGES[0], b"WARC-Payload-Digest: " + name.encode() + b":" + digest))
        assert isinstance(found, kind)


def test_a_digest_of_an_unknown_kind_is_no_gap() -> None:
    assert isinstance(one(record(HTML + b"x", b"WARC-Payload-Digest: crc:1")), Capture)


def coded(body: bytes, *lines: bytes) -> bytes:
    made: bytes = page(body, head=HTML[:-2] + b"".join(line + b"\r\n" for line in lines) + b"\r\n")
    return made


TEXT = b"<html><p>" + b"Lamps were lit in Orvale. " * 40
CHUNKED = b"Transfer-Encoding: chunked"


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        (b"gzip", gzip.compress(TEXT, mtime=0)),
        (b"x-gzip", gzip.compress(TEXT, mtime=0)),
        (b"deflate", zlib.compress(TEXT)),
        (b"deflate", zlib.compress(TEXT)[2:-4]),
        (b"br", br(TEXT)),
        (b"zstd", zstd(TEXT)),
        (b"gzip, br", br(gzip.compress(TEXT, mtime=0))),
        (b"identity", TEXT),
        (b"gzip", TEXT),
        (b"br", TEXT),
        (b"deflate", TEXT),
        (b"zstd", TEXT),
    ],
)
def test_content_encodings_are_undone(coding: bytes, body: bytes) -> None:
    found = one(coded(body, b"Content-Encoding: " + coding))
    assert (found.data, found.notes) == (TEXT, ())
    middle = len(body) // 2
    chunks = b"%x;a=b\r\n%s\r\n%X\r\n%s\r\n0\r\n\r\n" % (
        middle,
        body[:middle],
        len(body) - middle,
        body[middle:],
    )
    found = one(coded(chunks, b"Content-Encoding: " + coding, CHUNKED))
    assert (found.data, found.notes) == (TEXT, ())


def test_chunks_that_were_put_together_before_are_left() -> None:
    assert one(coded(TEXT, CHUNKED)).data == TEXT


def test_a_payload_digest_may_be_of_the_undone_page() -> None:
    head = HTML[:-2] + b"Content-Encoding: gzip\r\n\r\n"
    body = gzip.compress(TEXT, mtime=0)
    for stated in (TEXT, body):
        assert one(record(head + body, b"WARC-Payload-Digest: " + sha1(stated))).data == TEXT


@pytest.mark.parametrize(
    "data",
    [
        coded(gzip.compress(TEXT, mtime=0)[:-20], b"Content-Encoding: gzip"),
        coded(b"5\r\n<html\r\n", CHUNKED),
        coded(b"5\r\n<ht", CHUNKED),
        coded(TEXT, b"Content-Length: 99999"),
        page(TEXT, b"WARC-Truncated: length"),
        page(TEXT, b"WARC-Truncated: length", b"WARC-Payload-Digest: " + sha1(b"the whole page")),
    ],
)
def test_a_page_that_was_cut_by_its_server_says_so(data: bytes) -> None:
    found = one(data)
    assert [note.code for note in found.notes] == ["page-cut-short"]
    assert found.data


@pytest.mark.parametrize(
    "data",
    [
        coded(b"\x1f\x8b\x08" + b"\0" * 40, b"Content-Encoding: gzip"),
        coded(gzip.compress(TEXT, mtime=0)[:30] + b"\0" * 90, b"Content-Encoding: gzip"),
        coded(TEXT, b"Content-Encoding: rot13"),
        coded(TEXT, b"Content-Encoding: gzip, gzip, gzip"),
    ],
)
def test_a_page_that_cannot_be_unpacked_is_missed(data: bytes) -> None:
    found = one(data)
    assert isinstance(found.error, ArchiveBroken)
    assert found.error.remedy


def test_bombs_end_early(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = bomb.compress(b"x" * 9_000_000) + bomb.flush()
    for body, coding in ((data, b"gzip"), (br(b"x" * 9_000_000), b"br")):
        found = one(coded(body, b"Content-Encoding: " + coding))
        assert isinstance(found.error, PageTooLarge)
        assert "200 times" in str(found.error)
    monkeypatch.setattr(members, "FREE_BYTES", 100_000)
    found_all = read(pack(page(PAGES[0]), record(HTML + b"x" * 9_000_000), page(PAGES[2])))
    assert bodies(found_all) == [PAGES[0], PAGES[2]]
    assert "300 times" in str(gaps(found_all)[0].error)


def test_a_record_above_the_limit_is_stepped_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "BLOCK_BYTES", 1000)
    large = record(HTML + b"<p>" * 90_000)
    picture = record(HTML.replace(b"text/html", b"image/png") + b"." * 90_000)
    for name, data in (
        ("a.warc", page(PAGES[0]) + large + picture + page(PAGES[2])),
        ("a.warc.gz", pack(page(PAGES[0]), large, picture, page(PAGES[2]))),
    ):
        first, second, third, fourth = read(data, name)
        assert bodies([first, fourth]) == [PAGES[0], PAGES[2]]
        assert isinstance(second, Missed)
        assert isinstance(second.error, PageTooLarge)
        assert isinstance(third, LeftAlone)
        assert bodies(read(data[: len(data) // 2], name)) == [PAGES[0]]


def test_a_page_above_the_limit_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(payloads, "MAX_BYTES", 100)
    assert isinstance(
        one(coded(gzip.compress(TEXT, mtime=0), b"Content-Encoding: gzip")).error, PageTooLarge
    )


def test_a_record_behind_a_gap_says_so() -> None:
    found = read(b"garbage\r\n" + page(PAGES[0]) + page(PAGES[1]), "a.warc")
    assert isinstance(found[0], Missed)
    notes = [[note.code for note in item.notes] for item in found if isinstance(item, Capture)]
    assert notes == [["archive-gap"], []]


def test_a_record_over_several_members_and_padding() -> None:
    data = page(PAGES[0])
    parts = (
        gzip.compress(data[:50], mtime=0)
        + gzip.compress(b"", mtime=0)
        + gzip.compress(data[50:], mtime=0)
        + b"\0" * 512
    )
    assert bodies(read(parts + pack(page(PAGES[1])))) == PAGES[:2]


def test_garbage_between_members_is_one_gap() -> None:
    found = read(pack(page(PAGES[0])) + b"garbage\x1f\x8b\x08" * 99 + pack(page(PAGES[1])))
    assert bodies(found) == PAGES[:2]
    assert len(gaps(found)) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc", pack(page(PAGES[0]))),
        ("a.warc.gz", page(PAGES[0])),
        ("a.warc.gz", zstd(page(PAGES[0]))),
        ("a.warc.zst", page(PAGES[0])),
    ],
)
def test_a_name_that_misleads_is_said(name: str, data: bytes) -> None:
    assert "is named" in str(one(data, name).error)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
@pytest.mark.parametrize("data", [b"", b"plain text", b"\0" * 99, b"\xff" * 99, b"WARC"])
def test_what_is_no_archive_is_missed(name: str, data: bytes) -> None:
    found = read(data, name)
    assert len(found) == 1
    assert isinstance(found[0], Missed)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc", b"plain text"),
        ("a.warc.gz", b"plain text"),
        ("a.warc.gz", gzip.compress(b"plain text", mtime=0)),
        ("a.warc.gz", gzip.compress(b"one", mtime=0) + gzip.compress(b"two", mtime=0)),
        ("a.warc.zst", zstd(b"plain text")),
    ],
)
def test_a_file_without_any_record_is_no_web_archive(name: str, data: bytes) -> None:
    said = str(one(data, name).error)
    assert f"{name} is no web archive" in said
    assert "other records" not in said


def test_an_archive_that_is_cut_or_damaged_is_still_one() -> None:
    for found in (read(pack(page(PAGES[0]))[:60]), read(b"noise" + pack(*map(page, PAGES)))):
        assert gaps(found)
        assert "no web archive" not in str(gaps(found)[0].error)


@given(data=st.binary(max_size=300), name=st.sampled_from(["a.warc", "a.warc.gz", "a.warc.zst"]))
def test_any_bytes_around_a_page(data: bytes, name: str) -> None:
    whole = {
        "a.warc": page(PAGES[0]),
        "a.warc.gz": pack(page(PAGES[0])),
        "a.warc.zst": zstd(page(PAGES[0])),
    }
    found = read(whole[name] + data, name)
    assert set(bodies(found)) <= {PAGES[0]}
    if name == "a.warc.gz":
        assert bodies(found) == [PAGES[0]]
    read(data + whole[name], name)


@given(head=st.binary(max_size=120), body=st.binary(max_size=120))
def test_any_answer_of_a_server(head: bytes, body: bytes) -> None:
    found = read(page(body, head=b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n"), "a.warc")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("stated", "right"),
    [
        (b"2031-02-03T04:05:06Z", "2031-02-03T04:05:06+00:00"),
        (b"2031-02-03T04:05:06.123456789Z", "2031-02-03T04:05:06+00:00"),
        (b"2031-02-03T04:05:06+02:00", "2031-02-03T02:05:06+00:00"),
        (b"2031-02", None),
        (b"yesterday", None),
    ],
)
def test_the_date_is_brought_to_utc(stated: bytes, right: str | None) -> None:
    data = record(HTML + b"x").replace(b"2031-02-03T04:05:06.789Z", stated)
    assert one(data).gathered == right


def test_no_module_is_left_behind() -> None:
    assert "warc_making" not in sys.modules
