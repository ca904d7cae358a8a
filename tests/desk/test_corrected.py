"""The fields of a correction: what they show, sent back, is what was read; what changed counts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dateline.desk.corrected import keep, read_corrections
from dateline.desk.views.corrections import fields_of
from dateline.errors import ReviewRefused
from dateline.ledger import Ledger
from dateline.records import Claim, Event, Span
from dateline.reviewing.applying import parse_fields, set_fields
from dateline.reviewing.context import Under
from dateline.reviewing.spots import find_spot, spell_spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.desk.views.fields import Field
    from dateline.records import Article
    from dateline.reviewing.review import Thing


@pytest.fixture(scope="module")
def articles(made: str) -> tuple[Article, ...]:
    with Ledger.open(made, create=False) as ledger:
        return tuple(one.article for one in ledger.articles() if one.article.claims)


def things(articles: tuple[Article, ...]) -> Iterator[tuple[Article, Thing]]:
    for one in articles:
        yield from ((one, claim) for claim in one.claims)
        yield from ((one, event) for event in one.events)
        yield from ((one, place) for place in one.places)


def form_of(fields: tuple[Field, ...], **changed: str) -> dict[str, str]:
    """Return a form as it is sent; ``changed``: fields that a person wrote otherwise."""
    sent = {f"set-{one.name}": one.value for one in fields} | {"was": keep(fields)}
    return sent | {f"set-{name.replace('_', '-')}": value for name, value in changed.items()}


def kind_of(thing: Thing) -> str:
    return {"clm": "claim", "evt": "event", "plc": "place"}[thing.id[:3]]


def test_what_is_shown_and_sent_back_corrects_nothing(articles: tuple[Article, ...]) -> None:
    seen = 0
    for article, thing in things(articles):
        assert read_corrections(form_of(fields_of(article, thing))) == {}
        seen += 1
    assert seen > 200


def test_what_is_shown_is_read_as_what_it_was(articles: tuple[Article, ...]) -> None:
    """Every field, taken as if it had been changed, gives the thing that was read."""
    seen = 0
    for article, thing in things(articles):
        if ";" in "".join(one.value for one in fields_of(article, thing)).replace("; ", ""):
            continue
        whole = {**form_of(fields_of(article, thing)), "was": "{}"}
        given = {key: value for key, value in read_corrections(whole).items() if key != "source_kind"}
        under = Under(article, thing)
        now = set_fields(under, kind_of(thing), parse_fields(under, kind_of(thing), given)).thing
        assert shown(now) == shown(thing), (given, thing)
        seen += 1
    assert seen > 200


def shown(thing: Thing) -> Any:
    """Return what the fields show of a thing: of each who takes part the first words."""
    if isinstance(thing, Claim):
        stated = [one.spans[0] for one in thing.sources if one.spans]
        return thing.stance, thing.hedged, stated, thing.sources[:1] and thing.sources[0].named
    if isinstance(thing, Event):
        parts = [[one.spans[:1] for one in of if one.spans] for of in (thing.actors, thing.recipients)]
        places = sorted((one.role, one.place) for one in thing.places if one.spans)
        facts = thing.type, thing.mode, thing.status, thing.hedged, thing.object, thing.instruments
        return facts, parts, places, thing.when, set(thing.quantities)
    return thing.geonames_id


def event_of(articles: tuple[Article, ...]) -> tuple[Article, Event]:
    """Return an event with a count and a time."""
    return next((one, each) for one in articles for each in one.events if each.quantities and each.when)


def test_a_number_that_nobody_changed_stays_as_it_was_read(articles: tuple[Article, ...]) -> None:
    article, event = event_of(articles)
    fields = fields_of(article, event)
    words = next(one.value for one in fields if one.name == "count-0")
    what = next(one.value for one in fields if one.name == "count-0-what")
    added = form_of(fields, count_0_what="missing")
    assert read_corrections(added)["quantities"][0] == f"missing: {words}"
    number = form_of(fields, count_0_value="77")
    assert read_corrections(number)["quantities"][0] == f"{what}: {words} = 77"
    gone = {key: "" for key in added if key.startswith("set-count-")}
    assert read_corrections(added | gone) == {"quantities": []}


def test_a_time_is_given_by_words_and_days(articles: tuple[Article, ...]) -> None:
    fields = fields_of(*event_of(articles))
    days = {"when_first": "2031-03-01", "when_last": "2031-03-05"}
    assert read_corrections(form_of(fields, when="on Monday", **days)) == {
        "when": "on Monday = 2031-03-01/2031-03-05"
    }
    assert read_corrections(form_of(fields, when="  ")) == {"when": "none"}


def test_a_place_is_chosen_or_given_by_its_id(articles: tuple[Article, ...]) -> None:
    article = next(one for one in articles if one.places)
    fields = fields_of(article, article.places[0])
    assert read_corrections(form_of(fields, geonames_id="2210247")) == {"geonames": "2210247"}
    assert fields[0].options[0][1][0].value == "none"


def test_hidden_characters_that_nobody_changed_change_nothing(articles: tuple[Article, ...]) -> None:
    article, event = event_of(articles)
    hidden = '\u202e\x1b"\t\\'
    fields = (replace(fields_of(article, event)[4], value=hidden),)
    sent = {"set-actors": json.loads(keep(fields))["actors"], "was": keep(fields)}
    assert hidden not in sent["set-actors"]
    assert read_corrections(sent) == {}


def test_a_form_that_does_not_tell_what_it_held_is_refused() -> None:
    for told in ("", "[]", '{"actors": 1}', "nought"):
        with pytest.raises(ReviewRefused):
            read_corrections({"was": told, "set-status": "denied"})


def test_words_that_stand_nearer_elsewhere_are_numbered(articles: tuple[Article, ...]) -> None:
    article = articles[0]
    text = "The navy left. The navy came back. The navy left."
    one = replace(article, text=text, sentences=())
    for start in (0, 15, 35):
        span = Span(start, start + 8, "The navy")
        told = spell_spot(one, span, near=40)
        assert find_spot(one, told, 40) == (start, start + 8)
        assert told == ("The navy" if start == 35 else f"The navy#{1 + (start > 0)}")
