"""How articles are cited: names in their parts, keys that no other has, addresses of the page itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.export.planted import BARE_ARTICLE, FULL_ARTICLE

from dateline.export.citing import Author, cite, make_key, read_author
from dateline.records import Byline


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Ivo Brandt", Author("Brandt", "Ivo")),
        ("Mira Anne Dovell-Reyes", Author("Dovell-Reyes", "Mira Anne")),
        ("Sela von der Aue", Author("von der Aue", "Sela")),
        ("J. T. O’Hale", Author("O’Hale", "J. T.")),
        ("Brandt", Author("Brandt")),
        ("Tribune staff", Author("Tribune staff")),
        ("Ivo Brandt and agencies", Author("Ivo Brandt and agencies")),
        ("Ministry of Ports", Author("Ministry of Ports")),
        ("a person [1]", Author("a person [1]")),
        ("Brandt, Ivo", Author("Brandt, Ivo")),
        ("One Two Three Four Five Six", Author("One Two Three Four Five Six")),
        ("Ivo\nBrandt\x07", Author("Ivo Brandt�")),
    ],
)
def test_names_are_parted_where_they_are_one_persons(name: str, author: Author) -> None:
    assert read_author(name) == author


def test_an_article_is_cited_with_what_it_says_of_itself() -> None:
    found = cite(FULL_ARTICLE)
    assert found.key == "the-mirn-courier-2031-1"
    assert found.authors == (Author("Brandt", "Ivo"),)
    assert (found.published, found.seen) == (date(2031, 3, 5), date(2031, 3, 6))
    assert (found.title, found.outlet, found.agency) == (
        "Bridge shelled",
        "The Mirn Courier",
        "Northwire",
    )


def test_nothing_is_filled_in() -> None:
    found = cite(BARE_ARTICLE)
    assert (found.key, found.title) == ("article-1", "[No title]")
    assert (found.authors, found.outlet, found.published, found.url) == ((), None, None, None)


def test_who_only_took_pictures_wrote_nothing_and_an_agency_signs_for_nobody() -> None:
    pictures = replace(FULL_ARTICLE, bylines=(Byline("Ana Sole", "staff photographer"),))
    assert cite(pictures).authors == (Author("Northwire"),)
    assert cite(replace(FULL_ARTICLE, bylines=())).authors == (Author("Northwire"),)


def page(**changed: Any) -> Any:
    return replace(FULL_ARTICLE, page=replace(FULL_ARTICLE.page, **changed))


def test_a_reprint_is_not_cited_under_the_address_of_the_original() -> None:
    assert cite(page(url=None)).url is None
    own = replace(page(url=None, agency=None), originally_published_on=None)
    assert cite(own).url == "https://mirn.example/canonical"
    assert cite(page(url="javascript:alert(1)")).url is None


def test_keys_are_of_ascii_and_differ_by_article() -> None:
    assert make_key(page(outlet="Газета Ümläut {\\%", article="art:a1")) == "umlaut-2031-a1"
    assert make_key(page(article="art:a1")) != make_key(page(article="art:a2"))
