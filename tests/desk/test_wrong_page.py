"""The page that tells how the readers are wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lxml.html

from dateline.desk.measured import load_quality
from dateline.desk.pages.wrong import ADDRESS, slug

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_every_figure_and_every_sampled_error_is_shown(site: TestClient) -> None:
    page = lxml.html.fromstring(site.get(ADDRESS).text)
    told = " ".join(page.text_content().split())
    for one in load_quality().readers:
        (section,) = page.xpath("//section[@id=$key]", key=slug(one.name))
        assert len(section.xpath(".//tr")) == len(one.figures)
        assert len(section.xpath(".//li")) == len(one.errors)
        assert one.question in told
        assert one.command in told


def test_the_twin_has_the_same_figures(site: TestClient) -> None:
    twin = site.get(f"{ADDRESS}.json").json()
    assert [one["name"] for one in twin["readers"]] == [one.name for one in load_quality().readers]
