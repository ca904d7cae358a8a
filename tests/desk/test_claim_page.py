"""The receipt of a claim speaks of one source or of several."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import lxml.html
import pytest

from dateline.desk.pages.claim import say_stance

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
    receipt = SimpleNamespace(stance=stance, sources=("",) * sources)
    assert say_stance(cast("Any", receipt)) == said


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
