"""What a SOURCE may be, and what is said where it is none."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.errors import AddressGiven, FetchFailed, PageMissing, PageTooLarge
from dateline.gather import files
from dateline.gather.addresses import mask
from dateline.gather.captures import Capture, LeftAlone, Missed
from dateline.gather.sources import Web, gather
from dateline.gather.web import Following

if TYPE_CHECKING:
    from dateline.gather.shelf import Fetched

ADDRESSES = [
    "http://lantern.example/a",
    "https://lantern.example",
    "HTTPS://lantern.example",
    "ftp://lantern.example/a.txt",
    "www.lantern.example",
    "//lantern.example/a",
    " https://lantern.example",
    "http:/lantern.example",
]


def collect(*sources: str, stdin: bytes = b"") -> list[Capture | Missed | LeftAlone]:
    return list(gather(sources, io.BytesIO(stdin)))


def missed(source: str) -> Missed:
    (found,) = collect(source)
    assert isinstance(found, Missed)
    assert found.error.cause
    assert found.error.remedy
    return found


def test_a_file_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<p>x")
    assert collect(str(path)) == [Capture(str(path), b"<p>x")]


def test_a_file_of_any_ending_is_read_when_named(tmp_path: Path) -> None:
    path = tmp_path / "a.page"
    path.write_bytes(b"text")
    assert collect(str(path)) == [Capture(str(path), b"text")]


def test_standard_input_is_one_page() -> None:
    assert collect("-", stdin=b"text") == [Capture("-", b"text")]


def test_sources_come_in_order_and_lazily(tmp_path: Path) -> None:
    path = tmp_path / "later.txt"
    stream = gather(["-", str(path)], io.BytesIO(b"first"))
    assert next(stream) == Capture("-", b"first")
    path.write_bytes(b"second")
    assert next(stream) == Capture(str(path), b"second")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_refused_where_nothing_may_be_fetched(address: str) -> None:
    found = missed(address)
    assert isinstance(found.error, AddressGiven)
    assert "nothing is fetched here" in str(found.error)
    assert "dateline gather" in str(found.error)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.lantern.example/wall", "https://www.lantern.example/wall"),
        ("//lantern.example/wall", "https://lantern.example/wall"),
        ("feed://lantern.example/rss", "https://lantern.example/rss"),
        ("http://lantern.example/wall", "http://lantern.example/wall"),
        ("ftp://lantern.example/wall", "ftp://lantern.example/wall"),
    ],
)
def test_an_address_is_completed_as_browsers_do(typed: str, address: str) -> None:
    asked: list[str] = []

    def fetch(address: str, *, kind: str) -> Fetched:
        asked.append(address)
        raise FetchFailed(f"{address} is not there ({kind}).")

    (found,) = gather([typed], io.BytesIO(), Web(fetch, Following()))
    assert isinstance(found, Missed)
    assert asked == [address]


def test_a_file_that_is_named_like_a_host_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("www.lantern.example").write_bytes(b"text")
    assert collect("www.lantern.example") == [Capture("www.lantern.example", b"text")]


@pytest.mark.parametrize("source", ["nowhere.html", "", "a\0b", "x" * 5000, "\ud800.txt"])
def test_what_is_no_file_is_missed(source: str) -> None:
    found = missed(source)
    assert isinstance(found.error, PageMissing)
    found.source.encode("utf-8")
    str(found.error).encode("utf-8")


def test_a_pipe_and_a_device_are_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for source in (str(pipe), "/dev/zero"):
        assert "pipe" in str(missed(source).error)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_an_unreadable_file_is_missed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    assert "permissions" in str(missed(str(path)).error)


def test_a_file_above_the_limit_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    assert isinstance(collect(str(path))[0], Capture)
    path.write_bytes(b"0123456789x")
    assert isinstance(missed(str(path)).error, PageTooLarge)
    (found,) = collect("-", stdin=b"0123456789x")
    assert isinstance(found, Missed)


def test_a_folder_is_read_in_order_with_its_odd_files_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.TXT",
        "a/z.html",
        "a/picture.png",
        "c.jsonl",
        ".hidden.txt",
        "a/.git/x.txt",
        "notes.md",
    ):
        path = Path("pages") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('{"id": "1", "text": "t"}')
    Path("pages/a/up").symlink_to("../..")
    Path("pages/a/self").symlink_to(".")
    found = [(type(one).__name__, one.source) for one in collect("./pages/")]
    assert found == [
        ("LeftAlone", "pages/a/picture.png"),
        ("Capture", "pages/a/z.html"),
        ("Capture", "pages/b.TXT"),
        ("Capture", "pages/c.jsonl"),
        ("LeftAlone", "pages/notes.md"),
    ]


def test_an_empty_folder_is_missed(tmp_path: Path) -> None:
    assert "holds no files" in str(missed(str(tmp_path)).error)


def test_a_link_to_nothing_in_a_folder_does_not_end_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("gone")
    (tmp_path / "b.txt").write_bytes(b"x")
    first, second = collect(str(tmp_path))
    assert isinstance(first, Missed)
    assert isinstance(second, Capture)


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(path)).write_bytes(b"x")
    (found,) = collect(str(tmp_path))
    assert isinstance(found, Capture)
    assert found.source.endswith("/\ufffd.txt")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://ida:secret@lantern.example/a", "https://…@lantern.example/a"),
        ("//ida:secret@lantern.example", "https://…@lantern.example"),
        ("https://ida@lantern.example:8080/a@b", "https://…@lantern.example:8080/a@b"),
    ],
)
def test_a_password_is_neither_sent_nor_shown(given: str, shown: str) -> None:
    def fetch(address: str, *, kind: str) -> Fetched:
        raise AssertionError(address, kind)

    (found,) = gather([given], io.BytesIO(), Web(fetch, Following()))
    assert isinstance(found, Missed)
    assert found.source == shown
    assert "secret" not in str(found.error)


def test_an_at_sign_in_a_path_is_no_password() -> None:
    assert mask("https://lantern.example/@ida/story") == "https://lantern.example/@ida/story"
    assert mask("https://lantern.example/?q=a@b") == "https://lantern.example/?q=a@b"
