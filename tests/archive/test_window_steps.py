"""A window linked in steps over a file: what linking at once in memory finds, whatever the steps."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from tests.linking.week import pages_of_a_week

from dateline import jsons
from dateline.archive.window_file import Held, open_window_file
from dateline.archive.window_steps import link_in_steps
from dateline.archive.window_store import WindowStore
from dateline.errors import DiskFull
from dateline.linking.days import published_day
from dateline.linking.link import link

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dateline.linking.neighbours import LinkedArticle

WEEK = pages_of_a_week()


class Week:
    """The articles of a week, none of which was linked before."""

    def articles(self) -> Iterable[LinkedArticle]:
        return WEEK

    def incident_ids(self) -> dict[str, str]:
        return {}


def hold(one: LinkedArticle, source: str = "") -> Held:
    article = one.article
    told = (article.id, source or one.source, published_day(article) or 0, one.capture, "sha256:0")
    return Held(*told, one.url, one.gathered, jsons.encode(article))


@pytest.mark.parametrize("step", [1, 4, len(WEEK)])
def test_steps_of_any_size_find_what_linking_at_once_finds(step: int) -> None:
    wanted = link(Week())
    assert wanted.copies
    assert {tie.kind for tie in wanted.ties} >= {"copy", "partly_derived", "same_event"}
    with open_window_file() as file:
        file.add(map(hold, WEEK))
        found = link_in_steps(file, step)
    assert found.all_copies() == wanted.copies
    assert found.all_ties() == wanted.ties
    assert found.all_incidents() == wanted.incidents


def test_the_store_gives_the_articles_back_as_they_were() -> None:
    with open_window_file() as file:
        file.add(map(hold, WEEK))
        store = WindowStore(file, link_in_steps(file))
        assert list(store.articles()) == sorted(WEEK, key=lambda one: one.article.id)
        few = [one.article.id for one in WEEK[:2]]
        assert {one.article.id for one in store.articles_of([*few, "no such"])} == {*few}
        days = [held.day for held in file.in_order()]
        assert len(days) == len(WEEK)
        assert days == sorted(days)


def test_of_an_article_that_comes_twice_the_first_source_counts() -> None:
    one = WEEK[0]
    with open_window_file() as file:
        file.add([hold(one, "b.warc.gz#0"), hold(one, "a.warc.gz#7"), hold(one, "c.warc.gz#0")])
        (held,) = file.get([one.article.id])
        assert held.facts.source == "a.warc.gz#7"


def fill() -> None:
    """Keep articles in a file that may not grow far, as on a disk without room."""
    with open_window_file() as file:
        file.connection.exec_driver_sql("PRAGMA max_page_count = 60")
        for _ in range(100):
            file.add(map(hold, WEEK))
            file.connection.exec_driver_sql("UPDATE held SET article = article || 'x'")


def test_no_room_for_the_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(DiskFull, match=rf"temporary files in {tmp_path}.*TMPDIR"):
        fill()
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_a_window_needs_no_other_table_of_a_ledger() -> None:
    for name in ("append_only", "views", "searching.fts5"):  # these add triggers and views to ledgers
        import_module(f"dateline.ledger.{name}")
    with open_window_file() as file:
        assert list(file.days()) == []
