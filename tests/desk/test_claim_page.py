"""The receipt of a claim speaks of one source or of several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import lxml.html
import pytest

from dateline.desk.views.agreeing import agree, are_several
from dateline.ledger import Ledger
from dateline.searches import Sayer

if TYPE_CHECKING:
    from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    ("stance", "sources", "said"),
    [
        ("asserts", 1, "asserts"),
        ("asserts", 2, "assert"),
        ("denies", 2, "deny"),
        ("fears", 2, "fear"),
        ("denies", 0, "denies"),
    ],
)
def test_several_sources_assert_and_one_asserts(stance: str, sources: int, said: str) -> None:
    sayers = [Sayer("a clerk", None, "official", False, "asserts", False)] * sources  # noqa: FBT003
    assert agree(stance, several=are_several(sayers)) == said


@pytest.mark.parametrize(
    ("text", "named", "several"),
    [
        ("officials", False, True),
        ("three officials of the port", False, True),
        ("a local official", False, False),
        ("Harbour Works", True, False),
        ("police", False, True),
        (None, False, False),
    ],
)
def test_officials_assert_and_a_name_in_the_plural_asserts(
    text: str | None,
    named: bool,  # noqa: FBT001  - a table
    several: bool,  # noqa: FBT001
) -> None:
    one = Sayer(text, None, "official", named, "asserts", False)  # noqa: FBT003
    assert are_several([one]) is several


def test_the_card_says_in_which_incident_it_counts(site: TestClient) -> None:
    found = site.get("/incidents.json").json()["items"][0]
    piece = next(one for one in found["evidence"] if one["claim"])
    page = lxml.html.fromstring(site.get(f"/claims/{piece['claim']}?article={piece['article']}").text)
    (link,) = page.xpath(f"//dd/a[@href='/incidents/{found['incident']['id']}']")
    title = " ".join(link.text_content().split())
    assert title == found["incident"]["title"]
    assert page.xpath(f"//a[@href='/incidents/{found['incident']['id']}#changes']")


def test_the_card_says_so(site: TestClient) -> None:
    hits = site.get("/search.json?within=claims&words=Russia").json()["items"]
    receipts = [site.get(f"/claims/{hit['id']}.json").json() for hit in hits]
    receipt = next(one for one in receipts if len(one["sources"]) == 2 and one["stance"] == "asserts")
    page = site.get(f"/claims/{receipt['claim']}").text
    assert '<span class="stance">assert' in page
    assert '<span class="stance">asserts' not in page


def test_no_page_says_that_a_pronoun_says_something(site: TestClient) -> None:
    """The examples' witnesses are called "one of them, who works on the base"."""
    pages = [site.get("/").text, site.get("/overview").text]
    pages += [
        site.get(found).text for found in re.findall(r'href="(/incidents/inc:[^"#?.]+)"', pages[0])
    ]
    told = [re.sub(r"<[^>]+>", "", page) for page in pages]
    assert any("omeone who works on the base" in page for page in told)
    wrong = re.compile(
        r"(?m)^\s*(?:Them|He|She|They|One of them)\s*(?:says?|den(?:y|ies)|asserts?)?\s*$"
    )
    assert [found for page in told for found in wrong.findall(page)] == []


def test_a_pronoun_is_told_as_one_on_its_receipt(made: str, site: TestClient) -> None:
    with Ledger.open(made, create=False) as ledger:
        told = [
            claim.id
            for one in ledger.articles()
            for claim in one.article.claims
            if [source.text for source in claim.sources] == ["he"]
        ]
    assert len(told) > 3
    for claim in told:
        shown = lxml.html.fromstring(site.get(f"/claims/{claim}").text)
        (who,) = shown.xpath("//p[@class='card-who']/b")
        assert "“he”" in who.text_content()
