"""Stories of days: the largest first, copies once, with the incidents told in each."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import jsonschema
from rich.console import Console
from tests.linking.builders import Draft, Shelf, officials, reprint
from tests.linking.test_stories import FLOOD, VOTE
from tests.linking.world import tells

from dateline import jsons
from dateline.answers.topics import find_topics
from dateline.terminal.consoles import THEME
from dateline.terminal.stories_view import print_stories

DAYS = ("2031-03-05", "2031-03-05", "2031-03-06")
FLOODS = [
    Draft(outlet, words, title=title, day=day).finish()
    for outlet, (title, words), day in zip(
        ("Mirn Courier", "Reef News", "Moss Tribune"), FLOOD, DAYS, strict=True
    )
]
VOTES = [Draft("Mirn Courier", words, title=title, day="2031-03-07").finish() for title, words in VOTE]
COPIES = [reprint(VOTES[0], f"Paper {n}", day="2031-03-08", title=None) for n in range(4)]
SHELF = Shelf([*FLOODS, *VOTES, *COPIES, Draft("Kelp Courier", "Undated.", day=None).finish()])


def test_what_most_texts_tell_comes_first_however_often_it_is_copied() -> None:
    flood, vote = find_topics(SHELF, None, None, 20).shown
    assert (flood.articles, flood.texts, flood.outlets) == (3, 3, 3)
    assert (flood.first, flood.last) == ("2031-03-05", "2031-03-06")
    assert (vote.articles, vote.texts, vote.outlets) == (6, 2, 5)
    assert (vote.headline, vote.outlet) in {(title, "Mirn Courier") for title, _ in VOTE}
    assert set(flood.article_ids) == {one.article.id for one in FLOODS}


def test_days_bound_what_is_looked_at_and_a_limit_what_is_told() -> None:
    found = find_topics(SHELF, "2031-03-06", "2031-03-07", 1)
    assert (len(found.shown), found.left) == (1, 1)
    assert found.shown[0].texts == 2
    assert find_topics(SHELF, "2032-01-01", None, 5).shown == ()


def test_a_story_names_the_incidents_told_in_it() -> None:
    radar = [
        replace(one, article=replace(one.article, title="Radar leaves Iceland for Bergen"))
        for one in (
            tells("Fjord Gazette", officials("Icelandic officials")),
            tells("Tundra Post", officials("a port official in Bergen")),
        )
    ]
    shelf = Shelf([*FLOODS, *radar])
    told = {one.headline: one.incidents for one in find_topics(shelf, None, None, 9).shown}
    (incident,) = told["Radar leaves Iceland for Bergen"]
    assert incident.id == shelf.incident_groups()[0].id
    assert incident.articles == 2


def test_a_story_fits_the_schema() -> None:
    schema = {"$ref": "#/$defs/StoryAnswer", "$defs": jsons.schema()["$defs"]}
    for story in find_topics(SHELF, None, None, 9).shown:
        jsonschema.Draft202012Validator(schema).validate(json.loads(jsons.encode(story)))


def test_a_headline_is_quoted_with_its_outlet_and_obeyed_by_nobody() -> None:
    hostile = Draft("Mirn Courier", FLOOD[0][1], title="Dam \x1b[31mbreaks").finish()
    used = Console(file=io.StringIO(), theme=THEME, width=100, highlight=False)
    print_stories(used, find_topics(Shelf([hostile]), None, None, 1).shown)
    assert isinstance(used.file, io.StringIO)
    shown = used.file.getvalue()
    assert shown.startswith("“Dam ␛[31mbreaks”  Mirn Courier  art:")
    assert "\n  1 article, 1 outlet, 2031-03-05\n" in shown
