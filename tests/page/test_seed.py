"""The page the project began with is taken apart as its hand-made reading says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dateline.gather.captures import Capture
from dateline.page.anatomy import TakenApart, take_apart
from dateline.page.told import Told

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def right(shared: Path) -> dict[str, Any]:
    page: dict[str, Any] = json.loads((shared / "seed/expected.json").read_text(encoding="utf-8"))[
        "page"
    ]
    return page


@pytest.fixture(scope="module")
def taken(shared: Path) -> TakenApart:
    return take_apart(Capture("page.txt", (shared / "seed/page.txt").read_bytes()), Told())


def test_the_story(taken: TakenApart, right: dict[str, Any]) -> None:
    story = taken.articles[0]
    assert story.title is None
    assert story.outlet == right["outlet"]
    assert story.agency == right["agency"]
    assert [one.name for one in story.bylines] == right["bylines"]
    assert {one.role for one in story.bylines} == {right["byline_role"]}
    assert story.rights == right["rights"]
    assert story.originally_published_on == right["originally_published_on"]
    assert story.published.value is right["published"]
    assert [span.text for span in story.subheads] == right["subheads"]


def test_the_dateline(taken: TakenApart, right: dict[str, Any]) -> None:
    dateline = taken.articles[0].dateline
    assert dateline is not None
    assert dateline.text == f"{right['dateline']['place']} ({right['dateline']['outlet']})"
    assert dateline.outlet == right["dateline"]["outlet"]
    assert taken.articles[0].text.startswith(dateline.text)


def test_one_story_and_its_teasers(taken: TakenApart, right: dict[str, Any]) -> None:
    kinds = [article.kind for article in taken.articles]
    assert kinds == ["story"] * right["stories"] + ["teaser"] * right["teasers"]
    assert {article.language for article in taken.articles} == {"en"}
    assert {article.published.basis for article in taken.articles} == {"none"}


def test_nothing_of_the_frame_stands_in_the_text(taken: TakenApart, right: dict[str, Any]) -> None:
    text = taken.articles[0].text
    for words in (right["rights"], right["byline_role"], "Latest News"):
        assert words not in text


def test_every_paragraph_of_the_page_is_kept_or_accounted_for(taken: TakenApart, shared: Path) -> None:
    story = taken.articles[0]
    kept = {part for article in taken.articles for part in article.text.split("\n\n")}
    page = (shared / "seed/page.txt").read_text(encoding="utf-8")
    left = [line for line in page.splitlines() if line and line not in kept]
    assert left == [page.splitlines()[1], story.rights, "Latest News from Worthy News"]
