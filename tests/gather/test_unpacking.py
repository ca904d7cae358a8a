"""Packed bodies: unpacked where they keep to the bounds, stopped early where they do not."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped,unused-ignore]
import pytest
from tests.gather.town import PAGE, answer

from dateline.errors import FetchFailed
from dateline.gather.unpacking import Bounds, list_layers, read_body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.gather.town import Town

BOUNDS = Bounds(20_000_000, 200)
MEGABYTE = b"\0" * 1_000_000


def raw_deflate(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return engine.compress(data) + engine.flush()


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("x-gzip", gzip.compress),
    "zlib": ("deflate", zlib.compress),
    "raw": ("deflate", raw_deflate),
    "br": ("br", brotli.compress),
}


def slice_up(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


def pack_zeros(megabytes: int, engine: zlib._Compress) -> bytes:
    """Megabytes of zeros, packed without ever being there."""
    return b"".join(engine.compress(MEGABYTE) for _ in range(megabytes)) + engine.flush()


def fails(data: bytes, encoding: str, bounds: Bounds = BOUNDS) -> str:
    with pytest.raises(FetchFailed) as raised:
        read_body([data], list_layers(encoding), bounds)
    assert raised.value.remedy
    return raised.value.code


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize("packer", PACKERS)
def test_a_packed_body_is_unpacked(packer: str, size: int) -> None:
    encoding, pack = PACKERS[packer]
    page = PAGE * 500
    assert read_body(slice_up(pack(page), size), list_layers(encoding), BOUNDS) == page


@pytest.mark.parametrize("packer", PACKERS)
def test_what_unpacks_into_many_pieces_is_whole(packer: str) -> None:
    encoding, pack = PACKERS[packer]
    page = b"".join(b"%d " % number for number in range(60_000))
    assert read_body([pack(page)], list_layers(encoding), BOUNDS) == page


@pytest.mark.parametrize("packer", PACKERS)
def test_a_packed_body_that_breaks_off_is_said(packer: str) -> None:
    encoding, pack = PACKERS[packer]
    assert fails(pack(PAGE * 50)[:-9], encoding) == "cut-short"


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_what_is_not_packed_as_it_says_is_broken(encoding: str) -> None:
    assert fails(b"\xff" + PAGE, encoding) == "encoding-broken"


def test_an_empty_body_is_empty_whatever_its_packing() -> None:
    assert read_body([], ["gzip"], BOUNDS) == b""


def test_gzip_in_several_members_with_junk_after_it() -> None:
    data = gzip.compress(b"one ", mtime=0) + gzip.compress(b"two", mtime=0) + b"\0junk"
    assert read_body([data], ["gzip"], BOUNDS) == b"one two"


def test_gzip_in_very_many_members_is_broken() -> None:
    assert fails(gzip.compress(b"a", mtime=0) * 500, "gzip") == "encoding-broken"


@pytest.mark.parametrize("encoding", ["", "identity", "UTF-8", "none, identity"])
def test_words_that_name_no_packing_are_passed_over(encoding: str) -> None:
    assert list_layers(encoding) == []


@pytest.mark.parametrize(
    "encoding", ["zstd", "compress", "gzip, gzip, gzip", "gzip, br, deflate", "a" * 999]
)
def test_other_packings_and_more_than_two_are_refused(encoding: str) -> None:
    with pytest.raises(FetchFailed) as raised:
        list_layers(encoding)
    assert raised.value.code == "encoding-refused"
    assert len(raised.value.cause) < 200


def test_two_packings_are_undone_in_order() -> None:
    data = brotli.compress(gzip.compress(PAGE, mtime=0))
    assert read_body([data], list_layers("gzip, br"), BOUNDS) == PAGE


def bomb(kind: str) -> tuple[str, bytes]:
    """A few kilobytes that unpack into gigabytes, or a few that unpack into 200 megabytes."""
    if kind == "gzip in gzip":
        inner = pack_zeros(200, zlib.compressobj(9, wbits=31))
        return "gzip, gzip", gzip.compress(inner * 50, mtime=0)
    if kind == "brotli":
        engine = brotli.Compressor(quality=1)
        return "br", b"".join(engine.process(MEGABYTE) for _ in range(200)) + engine.finish()
    bits = {"gzip": 31, "zlib": 15, "raw": -15}[kind]
    return {31: "gzip"}.get(bits, "deflate"), pack_zeros(200, zlib.compressobj(9, wbits=bits))


@pytest.mark.parametrize("kind", ["gzip", "zlib", "raw", "brotli", "gzip in gzip"])
def test_a_bomb_is_stopped_in_bounded_memory(kind: str) -> None:
    encoding, data = bomb(kind)
    assert len(data) < 300_000
    tracemalloc.start()
    try:
        bounds = Bounds(20_000_000, 50)
        assert fails(data, encoding, bounds) in {"unpacks-too-far", "too-large"}
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()


def test_ten_kilobytes_that_unpack_into_gigabytes_stop_at_once() -> None:
    data = gzip.compress(pack_zeros(200, zlib.compressobj(9, wbits=31)) * 50, mtime=0)
    assert len(data) < 20_000
    tracemalloc.start()
    try:
        assert fails(data, "gzip, gzip") == "unpacks-too-far"
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


def test_a_small_body_may_swell_as_it_likes() -> None:
    page = b" " * 900_000
    assert read_body([gzip.compress(page, mtime=0)], ["gzip"], BOUNDS) == page


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_the_limit_holds_for_what_comes_out(encoding: str) -> None:
    page = bytes(range(256)) * 10
    data = gzip.compress(page, mtime=0) if encoding else page
    layers = list_layers(encoding)
    assert fails(data, encoding, Bounds(len(page) - 1, 200)) == "too-large"
    assert read_body([data], layers, Bounds(len(page), 200)) == page
    assert read_body([data], layers, Bounds(len(page) - 1, 200, cut=True)) == page[:-1]


def test_the_fetcher_unpacks_and_keeps_no_word_of_it(town: Town) -> None:
    town.pages["/ferry"] = answer(gzip.compress(PAGE, mtime=0), "Content-Encoding: gzip")
    fetched = town.fetch("http://lantern.example/ferry")
    assert fetched.body == PAGE
    assert fetched.header("content-encoding") is None
    assert town.requests[-1].headers["accept-encoding"] == "gzip, deflate, br"


@pytest.mark.parametrize(
    ("body", "encoding", "code"),
    [
        (bomb("gzip")[1], "gzip", "unpacks-too-far"),
        (gzip.compress(PAGE, mtime=0)[:-5], "gzip", "cut-short"),
        (PAGE, "gzip", "encoding-broken"),
        (PAGE, "zstd", "encoding-refused"),
    ],
)
def test_the_fetcher_says_which_page_is_packed_badly(
    town: Town, body: bytes, encoding: str, code: str
) -> None:
    town.pages["/ferry"] = answer(body, f"Content-Encoding: {encoding}")
    with pytest.raises(FetchFailed, match=r"http://lantern\.example/ferry: ") as raised:
        town.fetch("http://lantern.example/ferry")
    assert raised.value.code == code
