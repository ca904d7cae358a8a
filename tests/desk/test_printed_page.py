"""The whole page of an article, line by line: the story's words are the story, the rest is said."""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.pages.printed import FOLDED, fold
from dateline.desk.site.making import make_site
from dateline.ledger import Ledger
from dateline.page.frame import flatten
from dateline.page.printed import Printed, read_printed
from dateline.records import Article, Published

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.linking.neighbours import LinkedArticle

HERE = "http://127.0.0.1:8321"


@pytest.fixture(scope="module")
def stories(made: str) -> list[LinkedArticle]:
    with Ledger.open(made, create=False) as ledger:
        return [one for one in ledger.articles() if one.article.kind == "story"]


def lines_of(site: TestClient, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = site.get(f"/articles/{key}/page.json").json()["lines"]
    return found


def test_the_lines_of_the_story_are_its_text(site: TestClient, stories: list[LinkedArticle]) -> None:
    pages = [one for one in stories if one.source.endswith(".html")]
    assert len(pages) == 12
    for one in pages:
        lines = lines_of(site, one.article.id)
        own = [line["text"] for line in lines if line["part"] in {"story", "subhead"}]
        told, text = flatten(" ".join(own)), flatten(one.article.text)
        assert 0.97 * len(text) <= len(told) <= len(text) + 2
        counts = Counter(line["part"] for line in lines)
        assert counts["headline"] >= 1
        assert counts["beside the story"] > 0
        teasers = {line["article"] for line in lines if line["part"] == "teaser"}
        assert one.article.id not in teasers


def test_credit_lines_rights_and_furniture_are_shown_as_such(
    site: TestClient, stories: list[LinkedArticle]
) -> None:
    one = next(each for each in stories if "alderwick" in each.source)
    parts = {line["text"]: (line["part"], line["kind"]) for line in lines_of(site, one.article.id)}
    assert parts["Yusuf Marghani in Tripoli contributed to this article."] == ("credit line", None)
    assert parts["Skip to main content"] == ("furniture", "navigation")
    assert parts["Dec. 18, 2024 5:40 pm ET"] == ("date", None)
    assert parts["Copyright ©2025 The Alderwick Journal. All Rights Reserved."][0] == "rights line"
    assert parts["By Mara Tellwright in Benghazi and Owen Castellane in Washington"][0] == "byline"
    page = lxml.html.fromstring(site.get(f"/articles/{one.article.id}/page").text)
    shown = [" ".join(each.text_content().split()) for each in page.xpath("//span[@class='line-words']")]
    assert shown == [" ".join(text.split()) for text in shown if text]
    assert len(shown) == len(lines_of(site, one.article.id))
    teaser = page.xpath("//li[contains(@class, 'line-around')]//a/@href")
    assert all(address.startswith("/articles/art:") for address in teaser)
    assert teaser
    article = lxml.html.fromstring(site.get(f"/articles/{one.article.id}").text)
    assert f"/articles/{one.article.id}/page" in article.xpath("//aside//a/@href")


def test_what_heads_the_story_in_the_words_of_the_markup_is_its_standfirst(
    site: TestClient, stories: list[LinkedArticle]
) -> None:
    found = {
        line["text"]
        for one in stories
        if one.source.endswith(".html")
        for line in lines_of(site, one.article.id)
        if line["part"] == "standfirst"
    }
    assert found == {
        "Cargo planes have taken radars to a base near Benghazi, officials of two countries say",
        "Cargo planes landing near Benghazi, paper says",
        "Washington unsure if move is permanent",
    }


def test_a_standfirst_stands_above_the_story_and_leads_nowhere() -> None:
    dek = '<p class="ArticleDek">{}</p>'
    body = "<h1>Bridge at Karavo falls</h1>{}<p>The old bridge at Karavo fell on Monday.</p>{}"
    story = Article(
        id="art:1", kind="story", title="Bridge at Karavo falls", language="en",
        published=Published(None, "none"), text="The old bridge at Karavo fell on Monday.",
        text_sha256="",
    )  # fmt: skip
    for above, below, part in (
        (dek.format("It had stood for ninety years"), "", "standfirst"),
        ("", dek.format("It had stood for ninety years"), "beside the story"),
        (dek.format('<a href="/x">It had stood for ninety years</a>'), "", "beside the story"),
        ("<p>It had stood for ninety years</p>", "", "beside the story"),
        (dek.format("09:15, 6 Jan"), "", "beside the story"),
    ):
        page = f"<html><body>{body.format(above, below)}</body></html>"
        lines = read_printed(page.encode(), "text/html", "utf-8", [story])
        told = {one.part for one in lines} - {"headline", "story", "date"}
        assert told <= {part}, (above, below, lines)
        assert part == "beside the story" or told == {part}


def test_a_plain_text_has_lines_too(site: TestClient, stories: list[LinkedArticle]) -> None:
    one = next(each for each in stories if each.source.endswith("orders.txt"))
    parts = [line["part"] for line in lines_of(site, one.article.id)]
    assert parts[0] == "headline"
    assert "story" in parts


def test_what_a_page_wrote_is_shown_as_text() -> None:
    page = "<html><body><p>&lt;script&gt;alert(1)&lt;/script&gt; one</p><p>two</p></body></html>"
    lines = read_printed(page.encode(), "text/html", "utf-8", ())
    assert [one.text for one in lines] == ["<script>alert(1)</script> one", "two"]
    assert {one.part for one in lines} == {"beside the story"}
    assert read_printed(b"", "text/html", None, ()) == ()
    assert read_printed(b"\xff\xfe\x00", "text/plain", "utf-8", ()) is not None


def test_many_lines_around_the_story_are_folded_and_those_of_the_story_never() -> None:
    around = [Printed(str(n), "teaser") for n in range(FOLDED + 1)]
    story = [Printed(str(n), "story") for n in range(40)]
    runs = fold([*around, *story, *around[:FOLDED]])
    assert [run.folded for run in runs] == [(("teaser", FOLDED + 1),), (), ()]
    assert [len(run.lines) for run in runs] == [FOLDED + 1, 40, FOLDED]


def test_a_page_that_is_not_held_or_not_shown_is_said(
    made: str, tmp_path: Path, stories: list[LinkedArticle]
) -> None:
    key = next(each.article.id for each in stories if "alderwick" in each.source)
    with TestClient(make_site(Desk(made, SHARING)), base_url=HERE) as shared:
        assert shared.get(f"/articles/{key}/page").status_code == 404
        assert shared.get(f"/articles/{key}/page.json").status_code == 404
    where = shutil.copy(made, tmp_path / "ledger.db")
    with Ledger.open(where, create=False) as ledger:
        ledger.forget(key, "asked to", "Ada Lind")
    with TestClient(make_site(Desk(str(where))), base_url=HERE) as client:
        assert client.get(f"/articles/{key}/page").status_code == 404
        assert client.get("/articles/art:00/page").status_code == 404
        assert client.get("/articles/x/page").status_code == 404


def test_links_of_a_menu_that_touch_in_the_markup_are_words_apart() -> None:
    links = "".join(f"<a href='/{name}'>{name}</a>" for name in ("News", "World", "Sport"))
    menu = f"<p>{links} and <a href='/x'>more</a></p>"
    page = f"<html><body>{menu}<p>He left<a href='/1'>the town</a>.</p></body></html>".encode()
    lines = [line.text for line in read_printed(page, "text/html", None, ())]
    assert lines == ["News World Sport and more", "He leftthe town."]
