"""What is least sure is found as by looking at every row, whatever is reviewed and what is no story."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, select, update
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
