"""Filters that the tables know spare the reading of pages, and change no row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.export.planted import make_ledger

from dateline.answers.filters import Wanted
from dateline.export import streams
from dateline.export.streams import Asked, stream_rows
from dateline.ledger import Ledger
from dateline.ledger.narrowing import Narrowed
from dateline.reviewing.orders import Order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.export.rows import What

WHATS: tuple[What, ...] = ("articles", "events", "claims")
QUESTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"types": ("ASSAULT",)},
    {"types": ("OTHER", "AID")},
    {"outlets": ("reef news",)},
    {"outlets": ("no such",)},
    {"since": "2031-03-04"},
    {"since": "2031-03-05"},
    {"since": "2031-03-06", "until": "2031-03-06"},
    {"until": "2031-03-03"},
    {"until": "2031-03-04", "types": ("ASSAULT",), "outlets": ("Courier",)},
    {"actors": ("Nera Calder",)},
    {"actors": ("no such body",)},
    {"places": ("Mirn",)},
    {"places": ("no such place",), "types": ("ASSAULT",)},
    {"places": ("LY", "fr")},
)


@pytest.fixture
def ledger(where: Path | str) -> Iterator[Ledger]:
    with Ledger.open(make_ledger(where), create=False) as opened:
        yield opened


def rows(ledger: Ledger, what: What, wanted: dict[str, Any]) -> list[Any]:
    with ledger.at_once() as snapshot:
        return list(stream_rows(snapshot, what, Asked(Wanted(**wanted))))


@pytest.mark.parametrize("wanted", QUESTIONS)
def test_the_rows_are_those_of_all_pages(
    ledger: Ledger, wanted: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    spared = {what: rows(ledger, what, wanted) for what in WHATS}
    monkeypatch.setattr(streams, "narrow", lambda *_: Narrowed())
    assert spared == {what: rows(ledger, what, wanted) for what in WHATS}


def test_pages_without_what_is_asked_are_not_read(ledger: Ledger) -> None:
    with ledger.at_once() as snapshot:
        assert len(snapshot.stories_with(Narrowed())) == 3
        assert 0 < len(snapshot.stories_with(Narrowed(outlets=("Mirn Courier",)))) <= 2
        assert snapshot.stories_with(Narrowed(types=("AID",))) <= reviewed(ledger)
        assert snapshot.stories_with(Narrowed(places=("Nowhere",))) <= reviewed(ledger)
        assert snapshot.stories_with(Narrowed(actors=("Nobody Atall",))) <= reviewed(ledger)


def test_what_was_reviewed_is_always_looked_at(ledger: Ledger) -> None:
    (row, *_) = [one for one in rows(ledger, "events", {}) if one.type == "OTHER"]
    ledger.review([Order("accept", row.event, "Mira Dovell")])
    with ledger.at_once() as snapshot:
        assert row.page.article in snapshot.stories_with(Narrowed(types=("AID",)))


def reviewed(ledger: Ledger) -> set[str]:
    """Return the articles of texts that somebody decided on."""
    return {one.page.article for one in rows(ledger, "events", {}) if one.type == "ASSAULT"}
