"""A ledger links in steps what it would find at once, forgets what is forgotten, and keeps its ids."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.linking.week import pages_of_a_week

from dateline import pipeline
from dateline.identity import hash_bytes
from dateline.ledger import Ledger, waiting
from dateline.ledger import linking as steps
from dateline.ledger.change_records import Wanted
from dateline.records import PageFacts, Report

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dateline.linking.neighbours import LinkedArticle

WEEK = pages_of_a_week()


def page_of(one: LinkedArticle) -> tuple[bytes, Report]:
    data = f"{one.source} {one.article.text}".encode()
    page = PageFacts(
        f"sha256:{hash_bytes(data)}", one.source + one.article.id, url=one.url, bytes=len(data)
    )
    return data, Report(page, (one.article,))


def fill(ledger: Ledger, pages: Iterable[LinkedArticle], reader: str = "reader/1") -> None:
    for one in pages:
        ledger.add(*page_of(one), reader, "{}")


def seen(ledger: Ledger) -> dict[str, object]:
    articles = [one.article.id for one in ledger.articles()]
    groups = ledger.incident_groups()
    events = [event for group in groups for _, event in group.members]
    return {
        "incidents": {(frozenset(group.members), group.reasons) for group in groups},
        "copies": ledger.copy_groups_of(articles),
        "ties": ledger.ties_of([*articles, *events]),
    }


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, object]:
    with Ledger.open(tmp_path / "whole.db", create=True) as ledger:
        fill(ledger, WEEK)
        pipeline.link_ledger(ledger)
        assert ledger.is_linked()
        return seen(ledger)


@pytest.mark.parametrize("size", [1, 4, 11])
def test_steps_find_what_is_found_at_once(
    where: Path | str, whole: dict[str, object], size: int
) -> None:
    pages = list(WEEK)
    random.Random(size).shuffle(pages)  # noqa: S311  - repeatable, not secret
    with Ledger.open(where, create=True) as ledger:
        for start in range(0, len(pages), size):
            fill(ledger, pages[start : start + size])
            assert not ledger.is_linked()
            pipeline.link_ledger(ledger)
            assert ledger.is_linked()
        assert seen(ledger) == whole


def test_small_writes_find_the_same(
    where: Path | str, whole: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps.link_some, "__defaults__", (3,))
    with Ledger.open(where, create=True) as ledger:
        fill(ledger, WEEK)
        pipeline.link_ledger(ledger)
        assert seen(ledger) == whole


def test_what_is_forgotten_leaves_what_would_be_found_without_it(
    where: Path | str, tmp_path: Path
) -> None:
    with Ledger.open(where, create=True) as ledger:
        fill(ledger, WEEK)
        pipeline.link_ledger(ledger)
        for one in WEEK[3:7]:
            ledger.forget(one.article.id, "asked for", "keeper")
        pipeline.link_ledger(ledger)
        left = {one.article.id for one in ledger.articles()}
        found = seen(ledger)
    assert len(left) < len(WEEK)
    with Ledger.open(tmp_path / "without.db", create=True) as ledger:
        fill(ledger, (one for one in WEEK if one.article.id in left))
        pipeline.link_ledger(ledger)
        assert found == seen(ledger)


def test_other_rules_link_all_anew_and_change_nothing_that_is_the_same(
    where: Path | str, whole: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open(where, create=True) as ledger:
        fill(ledger, WEEK)
        pipeline.link_ledger(ledger)
        before, position = ledger.incident_groups(), ledger.position()
        monkeypatch.setattr(waiting, "RULES", "others")
        monkeypatch.setattr(steps.link_some, "__defaults__", (5,))
        assert not ledger.is_linked()
        pipeline.link_ledger(ledger)
        assert ledger.is_linked()
        assert {g.id: set(g.members) for g in ledger.incident_groups()} == {
            g.id: set(g.members) for g in before
        }
        assert seen(ledger) == whole
        assert list(ledger.changes(Wanted(since=position))) == []


def test_what_is_read_anew_is_linked_anew(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        fill(ledger, WEEK)
        pipeline.link_ledger(ledger)
        told = next(one for one in WEEK if one.article.events)
        silent = replace(told, article=replace(told.article, events=()))
        fill(ledger, [silent], "reader/2")
        assert not ledger.is_linked()
        pipeline.link_ledger(ledger)
        assert not ledger.incident_groups_of([told.article.id])
