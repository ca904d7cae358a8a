"""The shelf of one run holds so many bytes."""

from __future__ import annotations

from dateline.gather.shelf import Fetched, MemoryShelf


def make(address: str, size: int) -> Fetched:
    return Fetched(address, address, 200, (), b"x" * size, "2031-02-03T04:05:06+00:00")


def test_what_was_kept_first_makes_room() -> None:
    shelf = MemoryShelf(most_bytes=10)
    for address in ("a", "b", "c"):
        shelf.keep(make(address, 4))
    assert [address for address in "abc" if shelf.find(address)] == ["b", "c"]
    shelf.keep(make("b", 5))
    shelf.keep(make("d", 1))
    assert [address for address in "bcd" if shelf.find(address)] == ["b", "c", "d"]
    shelf.keep(make("e", 11))
    assert shelf.answers == {}
