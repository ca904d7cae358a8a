"""Pages that a person pastes: read in a process of their own, kept only when asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.desk.pasting import Pasting
from dateline.ledger import Ledger
from dateline.page.told import Told
from dateline.workers import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = b"The Karavo council said on Monday that the old bridge was shelled. Nera Calder denied it."


@pytest.fixture(scope="module")
def pasting() -> Iterator[Pasting]:
    opened = Pasting()
    yield opened
    opened.close()


def test_a_pasted_page_is_read_and_stored_nowhere(pasting: Pasting, tmp_path: Path) -> None:
    report = pasting.read(PAGE, Told(published="2031-03-05"))
    (article,) = report.articles
    assert {source.text for claim in article.claims for source in claim.sources} == {
        "The Karavo council",
        "Nera Calder",
    }
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read_says_why(pasting: Pasting) -> None:
    report = pasting.read(b"%PDF-1.7 \x00\x01\x02", Told())
    assert report.articles == ()
    assert any(note.level == "error" for note in report.notes)


def test_a_page_that_is_kept_is_in_the_ledger_once(pasting: Pasting, tmp_path: Path) -> None:
    where = str(tmp_path / "ledger.db")
    Ledger.open(where, create=True).close()
    first = pasting.keep(PAGE, Told(published="2031-03-05"), where)
    again = pasting.keep(PAGE, Told(published="2031-03-05"), where)
    assert (first.kind, again.kind) == ("read", "known")
    with Ledger.open(where, create=False) as ledger:
        assert len(list(ledger.articles())) == 1
        assert ledger.is_linked()


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    hasty = Pasting(Limits(workers=1, page_seconds=0.001))
    try:
        slow = hasty.read(PAGE * 400, Told())
        assert [note.code for note in slow.notes if note.level == "error"] == ["page-too-slow"]
    finally:
        hasty.close()
        hasty.close()
