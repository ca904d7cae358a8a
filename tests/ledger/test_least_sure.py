"""What is least sure is found as by looking at every row, whatever is reviewed and what is no story."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event, insert, select, update
from tests.ledger.planted import plant_page

from dateline.ledger import Ledger
from dateline.ledger.engine import writing
from dateline.ledger.least_sure import SUBJECTS, least_sure
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.review_tables import REVIEWS

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

LEVELS = (0.25, 0.5, 0.75)
PAGES = 12


def shake(connection: Connection, chance: random.Random, kind: str) -> None:
    """Make readings of one claim differ, most stories teasers, and some of it reviewed."""
    subject = SUBJECTS[kind]
    table, name = subject.sure.table, subject.sure.name
    for key, article in connection.execute(select(subject.key, subject.article)).all():
        own = (subject.key == key) & (subject.article == article)
        level = None if kind == "place" else chance.choice(LEVELS)
        connection.execute(update(table).where(own).values({name: level}))
        if chance.random() < 0.2:
            review: dict[str, Any] = {"kind": kind, "subject": key, "text_sha256": "", "key": ""}
            connection.execute(insert(REVIEWS), review | {"choice": "accept", "who": "", "at": ""})
    for article in connection.scalars(select(ARTICLES.c.id)).all():
        kind_of = chance.choice(("story", "teaser"))
        connection.execute(update(ARTICLES).where(ARTICLES.c.id == article).values(kind=kind_of))


def look_everywhere(connection: Connection, kind: str) -> list[tuple[str, str, float | None]]:
    """Return all that nobody reviewed in order, from every row."""
    subject = SUBJECTS[kind]
    stories = set(connection.scalars(select(ARTICLES.c.id).where(ARTICLES.c.kind == "story")))
    seen = set(connection.scalars(select(REVIEWS.c.subject).where(REVIEWS.c.kind == kind)))
    rows = defaultdict(list)
    for key, article, sure in connection.execute(
        select(subject.key, subject.article, subject.sure).where(subject.counts)
    ):
        if article in stories and key not in seen:
            rows[key].append((article, sure))
    found = [
        (min((sure or 0.0) for _, sure in each), -len(each), key, min(article for article, _ in each))
        for key, each in rows.items()
    ]
    return [(key, article, None if kind == "place" else sure) for sure, _, key, article in sorted(found)]


@pytest.mark.parametrize("kind", SUBJECTS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_least_sure_are_those_of_all_rows(where: Path | str, kind: str, seed: int) -> None:
    with Ledger.open(where, create=True) as ledger:
        for number in range(PAGES):
            ledger.add(*plant_page(number), "reader/1", "{}")
        with writing(ledger._engine) as connection:
            shake(connection, random.Random(seed), kind)  # noqa: S311  - repeatable, not secret
            wanted = look_everywhere(connection, kind)
            assert wanted
            for limit in (1, 3, len(wanted), 500):
                assert least_sure(connection, SUBJECTS[kind], limit) == wanted[:limit]


def test_candidates_are_kept_while_nothing_is_read_and_found_anew_then(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        for number in range(PAGES):
            ledger.add(*plant_page(number), "reader/1", "{}")
        asked: list[str] = []
        event.listen(ledger._engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
        first = ledger.review_queue(5, ("claim",))
        assert first
        assert count_sorted(asked) == 1
        assert ledger.review_queue(5, ("claim",)) == first
        assert count_sorted(asked) == 1
        ledger.add(*plant_page(PAGES), "reader/1", "{}")
        ledger.review_queue(5, ("claim",))
        assert count_sorted(asked) == 2


def count_sorted(asked: list[str]) -> int:
    """Return how many of some statements put all claims in order."""
    return sum("GROUP BY claims.id ORDER BY" in " ".join(one.split()) for one in asked)
