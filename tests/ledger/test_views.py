"""The views tell what the records hold, on both databases, and outlive migrations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect
from tests.ledger.looking import ask
from tests.ledger.planted import plant_page

from dateline.ledger import Ledger
from dateline.ledger.engine import reading, writing
from dateline.ledger.views import VIEWS, drop_views, make_views
from dateline.pipeline import link_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.linking.neighbours import LinkedArticle


def fill(where: Path | str) -> list[LinkedArticle]:
    with Ledger.open(where, create=True) as ledger:
        for number in range(3):
            ledger.add(*plant_page(number), "reader/1", "{}")
        link_ledger(ledger)
        return list(ledger.articles())


def test_claims_have_their_words_and_sources(where: Path | str) -> None:
    articles = fill(where)
    told = {
        (article, claim): (words, said_by)
        for article, claim, words, said_by in ask(
            where, "SELECT article, claim, words, said_by FROM v_claims"
        )
    }
    expected = {(one.article.id, claim.id): claim for one in articles for claim in one.article.claims}
    assert told.keys() == expected.keys()
    assert told
    for key, claim in expected.items():
        words, said_by = told[key]
        assert words.startswith(claim.content[0].text)
        assert words.endswith(claim.content[-1].text)
        assert said_by
        for source in claim.sources:
            assert (source.text or "not stated") in said_by


def test_events_have_their_words_and_who_says_so(where: Path | str) -> None:
    articles = fill(where)
    query = "SELECT article, event, words, said_by, status, incident, outlet FROM v_events"
    told: dict[Any, Any] = {(article, event): rest for article, event, *rest in ask(where, query)}
    expected = {
        (one.article.id, event.id): (one, event) for one in articles for event in one.article.events
    }
    assert told.keys() == expected.keys()
    assert told
    for key, (one, event) in expected.items():
        words, said_by, status, incident, outlet = told[key]
        assert (words, status, outlet) == (event.anchor.text, event.status, one.article.outlet)
        assert incident or one.article.kind == "teaser"
        claims = [claim for claim in one.article.claims if claim.id in event.according_to]
        if not claims:
            assert said_by.endswith(" (reports)")
        for claim in claims:
            assert f"({claim.stance})" in said_by


def test_incidents_sources_and_articles_have_a_row_each(where: Path | str) -> None:
    articles = fill(where)
    with Ledger.open(where, create=False) as ledger:
        groups = ledger.incident_groups()
    told = ask(where, "SELECT incident, events FROM v_incidents ORDER BY 1")
    assert [tuple(row) for row in told] == [(group.id, len(group.members)) for group in groups]
    sources = sum(len(claim.sources) for one in articles for claim in one.article.claims)
    assert ask(where, "SELECT count(*) FROM v_sources")[0][0] == sources
    claims = ask(where, "SELECT article, claims FROM v_articles ORDER BY 1")
    held = sorted((one.article.id, len(one.article.claims)) for one in articles)
    assert [tuple(row) for row in claims] == held


def test_views_are_dropped_and_made_anew(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        engine = ledger._engine
        with writing(engine) as connection:
            drop_views(connection)
            drop_views(connection)
            assert inspect(connection).get_view_names() == []
            make_views(connection)
            make_views(connection)
        with reading(engine) as connection:
            assert set(inspect(connection).get_view_names()) == set(VIEWS)
