"""The page of an article and the receipt of a claim: marked words are the words that were read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.site.making import make_site
from dateline.desk.views.quoting import part_sentence
from dateline.desk.views.segments import cut_text
from dateline.records import Article, Claim, Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = "http://127.0.0.1:8321"
NAMED = "Alban Thorsgaard"  # without a public role


@pytest.fixture(scope="module")
def shared(made: str) -> Iterator[TestClient]:
    app = make_site(Desk(made, SHARING))
    with TestClient(app, base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def stories(site: TestClient) -> list[dict[str, Any]]:
    """All stories of the examples, as the API has them."""
    items = site.get("/api/v1/articles?limit=100&text=false").json()["items"]
    ids = [one["id"] for one in items if one["kind"] == "story"]
    assert len(ids) >= 12
    return [site.get(f"/articles/{key}.json").json()["article"] for key in ids]


def read(client: TestClient, address: str) -> lxml.html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return lxml.html.fromstring(answer.text)


def text_of(page: lxml.html.HtmlElement) -> str:
    """The reading text as the page has it, without the numbers of claims."""
    for number in page.xpath("//a[@class='num']"):
        number.text = ""
    blocks = page.xpath("//div[@class='block']/p | //div[@class='block']/h2")
    return "\n\n".join("".join(one.itertext()) for one in blocks)


def test_the_whole_text_is_shown_and_marked_where_it_was_read(
    site: TestClient, stories: list[dict[str, Any]]
) -> None:
    for article in stories:
        page = read(site, f"/articles/{article['id']}")
        assert text_of(page) == article["text"]
        for number, claim in enumerate(article["claims"], 1):
            parts = page.xpath(f"//*[contains(concat(' ', @data-c, ' '), ' {number} ')]")
            marked = "".join(
                "".join(one.itertext()) for one in parts if "m-content" in (one.get("class") or "")
            )
            assert all(span["text"] in marked for span in claim["content"])
            assert page.xpath(f"//li[@id='{claim['id']}']//*[@id='n{number}']")


def test_words_that_are_asked_for_are_pointed_at_where_they_begin(
    site: TestClient, stories: list[dict[str, Any]]
) -> None:
    article = stories[0]
    for event in article["events"]:
        start, end = event["anchor"]["start"], event["anchor"]["end"]
        page = read(site, f"/articles/{article['id']}?at={start}-{end}")
        asked = page.xpath("//*[contains(concat(' ', @class, ' '), ' m-asked ')]")
        assert "".join("".join(one.itertext()) for one in asked) == event["anchor"]["text"]
        (point,) = page.xpath("//*[@id='at']")
        assert point.getnext() is asked[0]
    beyond = read(site, f"/articles/{article['id']}?at=5-99999999")
    assert not beyond.xpath("//*[@id='at']")
    assert site.get(f"/articles/{article['id']}?at=x").status_code == 400


def test_a_teaser_is_said_to_be_one(site: TestClient, stories: list[dict[str, Any]]) -> None:
    story = read(site, f"/articles/{stories[0]['id']}")
    assert "Teaser." not in story.text_content()
    teasers = story.xpath("//aside//details//a/@href")
    assert teasers
    for address in teasers:
        assert "Teaser." in read(site, address).text_content()


def test_copies_of_a_text_lead_to_each_other(site: TestClient, stories: list[dict[str, Any]]) -> None:
    by_outlet = {one["outlet"]: one["id"] for one in stories}
    page = read(site, f"/articles/{by_outlet['Vellmark Evening Times']}")
    beside = page.xpath("//aside//h2[text()='Beside it']/following-sibling::ul//a/@href")
    assert f"/articles/{by_outlet['The Alderwick Journal']}" in beside


def test_a_receipt_holds_the_words_the_way_and_the_capture(
    site: TestClient, stories: list[dict[str, Any]]
) -> None:
    for article in stories[:4]:
        for claim in article["claims"][:5]:
            address = f"/claims/{claim['id']}?article={article['id']}"
            page, twin = read(site, address), site.get(address.replace("?", ".json?")).json()
            words = [one.text_content().strip() for one in page.xpath("//blockquote")]
            assert words == [span["text"] for span in twin["words"]]
            assert len(page.xpath("//ol[@class='steps']/li/b")) == len(twin["chain"])
            assert twin["capture"]["page_sha256"] in page.text_content()
            led = page.xpath("//a[@class='out']/@href")
            assert twin["address"] is None or twin["address"] in led


def test_a_shared_desk_quotes_and_names_nobody_without_a_public_role(
    site: TestClient, shared: TestClient, stories: list[dict[str, Any]]
) -> None:
    (article,) = [one for one in stories if NAMED in one["text"]]
    address = f"/articles/{article['id']}"
    assert NAMED in read(site, address).text_content()
    page = read(shared, address)
    assert NAMED not in page.text_content()
    assert not page.xpath("//div[@class='reading']")
    assert page.xpath("//blockquote[@class='part-quote']")
    for claim in article["claims"]:
        receipt = read(shared, f"/claims/{claim['id']}?article={article['id']}")
        assert NAMED not in receipt.text_content()


def test_quotations_of_a_shared_desk_have_their_marks(
    shared: TestClient, stories: list[dict[str, Any]]
) -> None:
    seen: set[str] = set()
    for article in stories[:6]:
        page = read(shared, f"/articles/{article['id']}")
        text = " ".join(article["text"].split())
        for one in page.xpath("//blockquote[@class='part-quote']//span[contains(@class, 'm-')]"):
            seen |= set(one.get("class").split())
            assert "a person [" in one.text_content() or one.text_content() in text
    assert {"m-event", "m-place", "m-time"} <= seen
    assert "m-link" not in seen


def test_unknown_articles_and_claims_are_said(site: TestClient) -> None:
    for address in ("/articles/art:00", "/articles/x", "/claims/clm:00", "/claims/clm:00?article=y"):
        assert site.get(address).status_code == 404


@given(
    st.text("ab \n", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=6),
)
def test_segments_make_up_the_text_however_marks_overlap(
    text: str, bounds: list[tuple[int, int]]
) -> None:
    spans = [Span(a, b, text[a:b]) for a, n in bounds if (b := min(a + n, len(text))) > a]
    claims = tuple(
        Claim(f"clm:{n}", 0, (span,), sources=(Source((span,), span.text),))
        for n, span in enumerate(spans)
    )
    blocks = cut_text(Article(id="art:1", kind="story", text=text, text_sha256="", claims=claims))
    shown = "".join(one.text for block in blocks for one in block.segments)
    assert "".join(shown.split()) == "".join(text.split())
    for number, span in enumerate(spans, 1):
        marked = "".join(one.text for block in blocks for one in block.segments if number in one.claims)
        assert "".join(marked.split()) == "".join(span.text.split())


def test_a_sentence_is_parted_at_the_words_of_the_claim_and_its_cue() -> None:
    parts = part_sentence("It rained, she said.", [Span(0, 9, "It rained")], [Span(15, 19, "said")])
    told = [(one.text, one.kind) for one in parts]
    assert told == [("It rained", "content"), (", she ", ""), ("said", "cue"), (".", "")]
    assert re.sub(r"\W", "", "".join(one.text for one in parts)) == "Itrainedshesaid"
