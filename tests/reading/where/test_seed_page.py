"""The page that was read by hand: places, times, quantities and aliases, in story and teasers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from dateline.gather.captures import Capture
from dateline.page.told import Told
from dateline.pipeline import read_capture

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.records import Actor, Article, Time

pytestmark = pytest.mark.shared


def read(shared: Path, published: str | None = None) -> tuple[Article, ...]:
    path = shared / "seed" / "page.txt"
    return read_capture(Capture(str(path), path.read_bytes()), Told(published=published)).articles


def expected(shared: Path) -> Any:
    return json.loads((shared / "seed" / "expected.json").read_text(encoding="utf-8"))["page"]


def test_every_place_is_found_in_its_country(shared: Path) -> None:
    found = {(place.name, place.country) for article in read(shared) for place in article.places}
    missed = [name for name, code in expected(shared)["places"] if (name, code) not in found]
    assert missed == []


def test_moscow_is_a_place_only_where_one_flees_to_it(shared: Path) -> None:
    story = read(shared)[0]
    [moscow] = [place for place in story.places if place.name == "Moscow"]
    [mention] = moscow.mentions
    assert story.text[: mention.start].endswith("fled to ")
    assert "Washington" not in {place.name for place in story.places}


def time_of(article: Article, words: str) -> Time:
    [found] = [time for time in article.times if time.span.text.casefold() == words]
    return found


def test_thursday_waits_for_the_publication_date(shared: Path) -> None:
    open_day = time_of(read(shared)[0], "thursday")
    assert (open_day.value, open_day.resolved, open_day.earliest) == ("XXXX-WXX-4", False, None)
    day = time_of(read(shared, "2024-12-20")[0], "thursday")
    assert (day.value, day.resolved) == ("2024-12-19", True)


def test_teasers_are_never_dated_by_the_story(shared: Path) -> None:
    story, *teasers = read(shared, "2024-12-20")
    assert story.kind == "story"
    assert [time.span.text for teaser in teasers for time in teaser.times if time.resolved] == []


def test_the_storys_other_times(shared: Path) -> None:
    story = read(shared, "2024-12-20")[0]
    assert time_of(story, "february 2022").value == "2022-02"
    assert time_of(story, "last year").value == "2023"
    length = time_of(story, "less than two weeks")
    assert (length.type, length.value, length.mod, length.resolved) == (
        "DURATION",
        "P2W",
        "LESS_THAN",
        False,
    )
    assert time_of(story, "years").value == "PXY"


def quantities(shared: Path) -> list[tuple[str, float | None, float | None, str]]:
    return [
        (one.what, one.value, one.low, one.bound)
        for article in read(shared)
        for one in article.quantities
    ]


def test_every_count_is_read(shared: Path) -> None:
    assert {
        ("casualties", 1000000, None, "about"),
        ("killed", 22, 22, "at least"),
        ("killed", 15, None, "about"),
        ("killed", 7, 7, "exactly"),
        ("killed", 9, 9, "at least"),
        ("protesters", None, 1000, "thousands"),
    } <= set(quantities(shared))


def test_the_parts_of_the_toll_name_it(shared: Path) -> None:
    found = [one for article in read(shared) for one in article.quantities]
    [total] = [one for one in found if one.value == 22]
    assert {one.value for one in found if one.part_of == total.id} == {15, 7}


def names_of(actor: Actor) -> set[str]:
    return {mention.text.casefold() for mention in actor.mentions} | {(actor.role or "").casefold()}


def test_every_group_of_aliases_is_one_actor(shared: Path) -> None:
    story = read(shared)[0]
    missed = []
    for group in expected(shared)["aliases"]:
        wanted = {name.casefold() for name in group if name in story.text}
        best = max(story.actors, key=lambda actor: len(wanted & names_of(actor)))
        missed += sorted(name for name in wanted - names_of(best) if not covers(best, name))
    assert missed == []


def covers(actor: Actor, words: str) -> bool:
    """A title with a name ("Russian President ...") is role and mention together."""
    return any(words.endswith(name) for name in names_of(actor) if name)
