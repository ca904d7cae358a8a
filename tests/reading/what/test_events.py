"""What every event owes: spans, ids, parties, claims, places that are not the dateline's."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records import Dateline

from .conftest import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.records import Article, Span

STORY = (
    "KHARTOUM (Wexholm Inquirer) – Gunmen killed at least 22 people in Chad, including about 15 at "
    "a wedding. The army denied that its soldiers had attacked the village. If rebels attack "
    "the convoy, the truce will end. Kenya agreed to release 40 prisoners."
)

DATELINE = Dateline("KHARTOUM (Wexholm Inquirer) –")


def spans_of(article: Article) -> Iterator[Span]:
    for event in article.events:
        yield event.anchor
        yield event.trigger
        yield from event.object
        parts = [part.spans for part in (*event.actors, *event.recipients)]
        for spans in (*parts, *(place.spans for place in event.places)):
            yield from spans


def test_every_span_is_the_text(read: Callable[..., Article]) -> None:
    article = read(STORY)
    assert len(list(spans_of(article))) > 15
    assert all(article.text[span.start : span.end] == span.text for span in spans_of(article))


def test_a_rereading_gives_the_same_events(read: Callable[..., Article]) -> None:
    assert read(STORY).events == read(STORY).events
    ids = [event.id for event in read(STORY).events]
    assert len(ids) == len(set(ids)) > 4


def test_the_dateline_is_no_place_of_an_event(read: Callable[..., Article]) -> None:
    article = read(STORY, DATELINE)
    places = {place.id: place.name for place in article.places}
    assert "Khartoum" in places.values()
    assert {places[place.place] for event in article.events for place in event.places} == {"Chad"}


def test_an_event_names_the_claims_that_hold_it(read: Callable[..., Article]) -> None:
    article = read(STORY, DATELINE)
    stances = {claim.id: claim.stance for claim in article.claims}
    by_trigger = {event.trigger.text: event for event in article.events}
    assert [stances[name] for name in by_trigger["attacked"].according_to] == ["denies"]
    assert by_trigger["agreed"].according_to == by_trigger["killed"].according_to == ()


def test_an_event_has_its_toll_and_the_parts_of_it(read: Callable[..., Article]) -> None:
    article = read(STORY)
    counts = {quantity.id: quantity.value for quantity in article.quantities}
    killed = next(event for event in article.events if event.trigger.text == "killed")
    assert [counts[name] for name in killed.quantities] == [22, 15]


def test_actors_are_tied_to_the_actors_of_the_article(read: Callable[..., Article]) -> None:
    article = read("Kenya agreed to release 40 prisoners. The Kenyan government also lifted the curfew.")
    names = {actor.id: actor.name for actor in article.actors}
    agreed = next(event for event in article.events if event.trigger.text == "agreed")
    assert [names[part.actor] for part in agreed.actors if part.actor] == ["Kenya"]


def test_mentions_of_one_event_are_tied(read: Callable[..., Article]) -> None:
    article = read(
        "The ouster of President Ulric Varn surprised the region. "
        "Officials said Varn was toppled by the army. Traders in Oslo praised the police."
    )
    toppled = [event for event in article.events if event.type == "COERCE"]
    assert [event.trigger.text for event in toppled] == ["ouster", "toppled"]
    assert [event.same_as for event in toppled] == [(toppled[1].id,), (toppled[0].id,)]


def test_sources_that_differ_on_one_event_are_told_apart(read: Callable[..., Article]) -> None:
    article = read(
        "Witnesses said soldiers arrested the editor Maren Holt on Monday. "
        "The ministry denied that soldiers had arrested Holt."
    )
    arrests = [event for event in article.events if event.type == "COERCE"]
    assert [event.status for event in arrests] == ["happened", "denied"]
    assert [by.status for by in arrests[0].status_by] == ["happened", "denied"]


def test_a_threat_happened_though_what_it_threatens_did_not(read: Callable[..., Article]) -> None:
    article = read("Several nations have threatened to boycott the summit if Norway takes part.")
    statuses = {event.type: event.status for event in article.events}
    assert statuses["THREATEN"] == "happened"
    assert statuses["PROTEST"] in {"possible", "hypothetical"}


def test_an_attack_names_what_it_was_made_with(read: Callable[..., Article]) -> None:
    article = read(
        "Rebels attacked the convoy with rockets and grenades. Police met with union leaders."
    )
    assert [span.text for event in article.events for span in event.instruments] == [
        "rockets and grenades"
    ]


def test_games_and_shows_are_no_attacks(read: Callable[..., Article]) -> None:
    article = read("The striker attacked the defence and the goalkeeper was beaten late in the match.")
    assert article.events == ()


def test_empty_text_has_no_events(read: Callable[..., Article]) -> None:
    assert read("").events == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "police",
                "arrested",
                "the",
                "if",
                ",",
                "and",
                "who",
                "to",
                "was",
                "by",
                "“",
                "attack",
                "on",
                "Niger",
                "said",
                "22",
                "not",
                "?",
                ".",
                "in",
                "that",
                "\ud800",
                "\x00",
                "(",
                "’s",
            ]
        ),
        max_size=60,
    )
)
def test_any_jumble_of_words_is_read_with_true_spans(words: list[str]) -> None:
    article = read_text(" ".join(words))
    assert all(article.text[span.start : span.end] == span.text for span in spans_of(article))


def test_a_text_without_stops_takes_linear_time() -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        read_text("police who attacked , and the army to ( the rebels that " * times)
        return time.process_time() - start

    seconds(50)
    assert seconds(1600) < 12 * seconds(400) + 0.2
