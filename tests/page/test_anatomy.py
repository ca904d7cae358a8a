"""Pages of our own are taken apart as the file beside each of them says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.gather.captures import Capture
from dateline.identity import hash_text
from dateline.page.anatomy import TakenApart, take_apart
from dateline.page.told import Told

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.json"))
FIELDS = ("title", "outlet", "agency", "originally_published_on", "rights", "modified", "canonical_url")


def take(name: str, told: Told | None = None) -> tuple[TakenApart, dict[str, Any]]:
    right = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    path = next(path for path in PAGES.glob(f"{name}.*") if path.suffix != ".json")
    return take_apart(Capture(path.name, path.read_bytes()), told or Told()), right


@pytest.mark.parametrize("name", NAMES)
def test_facts_of_the_story(name: str) -> None:
    taken, right = take(name)
    story = taken.articles[0]
    wanted = {field: right.get(field, getattr(story, field)) for field in FIELDS}
    assert {field: getattr(story, field) for field in FIELDS} == wanted
    assert [[one.name, one.role] for one in story.bylines] == right["bylines"]
    assert [story.published.value, story.published.basis] == right["published"]
    assert taken.page.encoding == right.get("encoding", "utf-8")
    assert taken.notes == ()


@pytest.mark.parametrize("name", NAMES)
def test_dateline_and_credits(name: str) -> None:
    taken, right = take(name)
    story = taken.articles[0]
    dateline = [story.dateline.text, story.dateline.outlet] if story.dateline else None
    assert dateline == right["dateline"]
    found = [[one.name, one.relation, one.span.text if one.span else None] for one in story.credits]
    assert found == right["credits"]


@pytest.mark.parametrize("name", NAMES)
def test_reading_text(name: str) -> None:
    taken, right = take(name)
    story = taken.articles[0]
    blocks = story.text.split("\n\n")
    prose = [block for block in blocks if block not in right["subheads"]]
    assert prose[0].startswith(right["first"])
    assert blocks[-1].endswith(right["last"])
    assert len(prose) == right["paragraphs"]
    assert [span.text for span in story.subheads] == right["subheads"]


@pytest.mark.parametrize("name", NAMES)
def test_teasers(name: str) -> None:
    taken, right = take(name)
    teasers = taken.articles[1:]
    assert [teaser.text.split("\n\n") for teaser in teasers] == right["teasers"]
    dates = right.get("teaser_dates", [None] * len(teasers))
    assert [teaser.published.value for teaser in teasers] == dates
    assert {teaser.kind for teaser in teasers} <= {"teaser"}


@pytest.mark.parametrize("name", NAMES)
def test_every_span_equals_its_text(name: str) -> None:
    for article in take(name)[0].articles:
        links = [link.span for link in article.links]
        credited = [one.span for one in article.credits if one.span]
        for span in (*article.subheads, *links, *credited):
            assert article.text[span.start : span.end] == span.text != ""
        assert article.text_sha256 == hash_text(article.text)


@pytest.mark.parametrize("name", NAMES)
def test_links_of_the_body(name: str) -> None:
    taken, right = take(name)
    found = [[link.span.text, link.href] for link in taken.articles[0].links]
    assert found == right.get("links", [])


def test_told_date_and_address_stand_over_the_page() -> None:
    taken, _ = take("lantern", Told("2031-03-05", "https://copy.example/1"))
    assert taken.page.url == "https://copy.example/1"
    assert taken.articles[0].published.value == "2031-03-05"
    assert taken.articles[0].published.basis == "argument"
    assert {article.published.basis for article in taken.articles[1:]} == {"none"}


def test_ids_are_distinct_and_stable() -> None:
    first, again = take("courier")[0], take("courier")[0]
    assert first == again
    assert len({article.id for article in first.articles}) == len(first.articles)
