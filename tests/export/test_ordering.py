"""Rows put in order on disk: all of them, whole, those of one place as they came."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.planted import BARE_EVENT, rows_of

from dateline.errors import DiskFull
from dateline.export.ordering import in_order
from dateline.export.rows import EventRow

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_rows_come_back_as_they_were() -> None:
    rows = rows_of("events")
    assert list(in_order(rows, EventRow, lambda _: "")) == rows


@given(st.lists(st.sampled_from("cab"), max_size=12))
def test_they_are_in_order_and_stay_as_they_came_within_a_place(places: list[str]) -> None:
    rows = [replace(BARE_EVENT, event=f"{place}{at}") for at, place in enumerate(places)]
    found = list(in_order(rows, EventRow, lambda row: row.event[0]))
    assert found == sorted(rows, key=lambda row: row.event[0])


def test_what_goes_wrong_while_rows_come_is_told_as_it_is() -> None:
    def rows() -> Iterator[EventRow]:
        yield BARE_EVENT
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        list(in_order(rows(), EventRow, lambda row: row.event))


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(path: str) -> Any:
        found = real(path)
        found.execute("PRAGMA page_size = 512")
        found.execute("PRAGMA max_page_count = 20")
        return found

    real = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", connect)
    with pytest.raises(DiskFull, match="no room left for temporary files"):
        list(in_order([BARE_EVENT] * 100, EventRow, lambda row: row.event))
