"""What a list shows of articles, and claims and events found by whole ids with the help of an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect
from tests.ledger.planted import plant_page

from dateline.errors import ReviewRefused
from dateline.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where, create=True) as ledger:
        for number in (0, 1, 2):  # the last two have one text
            ledger.add(*plant_page(number), "reader/1", "{}")
        yield ledger


def test_articles_are_listed_with_their_texts_and_counts(ledger: Ledger) -> None:
    held = {one.article.id: one.article for one in ledger.articles()}
    listed = ledger.articles_listed([*held, "art:00"])
    assert listed.keys() == held.keys()
    for key, article in held.items():
        one = listed[key]
        assert (one.kind, one.text) == (article.kind, article.text)
        assert (one.claims, one.events) == (len(article.claims), len(article.events))
    assert {one.claims for one in listed.values()} == {0, 5}


def test_a_claim_is_found_by_its_whole_id_or_the_start_of_one(ledger: Ledger) -> None:
    stories = [one.article for one in ledger.articles() if one.article.kind == "story"]
    for article in stories:
        for claim in article.claims:
            found, holders = ledger.claim(claim.id)
            assert found == claim.id == ledger.claim(claim.id[:-4])[0]
            assert article.id in holders
    with pytest.raises(ReviewRefused, match="has no claim"):
        ledger.claim("clm:" + "0" * 20)


def test_ids_have_an_index(ledger: Ledger) -> None:
    for table in ("claims", "events"):
        indexes = inspect(ledger._engine).get_indexes(table)
        assert "id" in {index["column_names"][0] for index in indexes}
