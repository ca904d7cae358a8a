"""Decisions hold for another reading of the same text: spans moved, types changed, things gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.ledger.planted import cut, plant_article

from dateline.errors import ReviewRefused
from dateline.reviewed import Reviewed
from dateline.reviewing.applying import parse_fields, review_article
from dateline.reviewing.context import Under
from dateline.reviewing.keeping import keep
from dateline.reviewing.matching import find_stack, key_of
from dateline.reviewing.review import Content, Review, in_force

if TYPE_CHECKING:
    from dateline.records import Article, Event
    from dateline.reviewing.review import Choice, ReviewKind, Thing

TEXT = (
    "Nera Calder said the bridge at Port Selin was closed on day 1. "
    "Ivo Brandt said the bridge at Karavo was closed on day 2. "
    "Sela Onwu said the bridge at Lake Mirn was closed on day 3."
)
ARTICLE = plant_article("art:1", TEXT)
EVENT, CLAIM, PLACE = ARTICLE.events[0], ARTICLE.claims[0], ARTICLE.places[0]
KINDS: dict[str, ReviewKind] = {"evt": "event", "clm": "claim", "plc": "place"}


def decide(thing: Thing, choice: Choice, **given: Any) -> Review:
    kind = KINDS[thing.id[:3]]
    values = parse_fields(Under(ARTICLE, thing), kind, given)
    return Review(
        number=1,
        kind=kind,
        subject=thing.id,
        text_sha256=ARTICLE.text_sha256,
        key=key_of(thing),
        choice=choice,
        content=Content("seen", values, keep(ARTICLE, thing)),
        by="Ada",
        at="2031-03-09T10:00:00+00:00",
    )


def first(article: Article) -> Event:
    return article.events[0]


def without(article: Article, **parts: Any) -> Article:
    return replace(article, **parts)


def test_an_accepted_event_says_by_whom() -> None:
    event = first(review_article(ARTICLE, [decide(EVENT, "accept")]))
    assert event.reviewed == Reviewed("accepted", "Ada", "2031-03-09T10:00:00+00:00", "seen")
    assert replace(event, reviewed=EVENT.reviewed) == EVENT


def test_a_corrected_event_has_its_new_fields_and_names_them() -> None:
    review = decide(
        EVENT, "correct", type="assault", mode="drone", status="not happened", actors="Ivo Brandt"
    )
    event = first(review_article(ARTICLE, [review]))
    assert (event.type, event.mode, event.status, event.quad) == (
        "ASSAULT",
        "drone",
        "not_happened",
        "MX",
    )
    assert [span.text for part in event.actors for span in part.spans] == ["Ivo Brandt"]
    assert event.actors[0].actor == ARTICLE.actors[1].id
    assert isinstance(event.reviewed, Reviewed)
    assert event.reviewed.fields == ("type", "mode", "status", "actors")


def test_a_type_without_the_mode_loses_it() -> None:
    review = decide(EVENT, "correct", type="ASSAULT", mode="drone")
    moved = replace(review, content=replace(review.content, set={"type": "AID", "mode": "drone"}))
    assert first(review_article(ARTICLE, [moved])).mode is None


def test_who_is_nobody_and_where_by_its_part() -> None:
    review = decide(EVENT, "correct", actors="none", places="origin: Karavo; the bridge")
    article = review_article(ARTICLE, [review])
    event = first(article)
    assert event.actors == ()
    assert [(at.role, at.spans[0].text) for at in event.places] == [
        ("origin", "Karavo"),
        ("at", "the bridge"),
    ]
    known = {place.id: place for place in article.places}
    assert known[event.places[0].place].name == "Karavo"
    assert known[event.places[1].place].latitude is None


def test_when_takes_days_and_counts_take_numbers() -> None:
    review = decide(
        EVENT, "correct", when="day 1 = 2031-03-01/2031-03-04", quantities="killed: day 1 = 7"
    )
    article = review_article(ARTICLE, [review])
    time = next(time for time in article.times if time.id == first(article).when)
    assert (time.earliest, time.latest, time.resolved) == ("2031-03-01", "2031-03-04", True)
    [count] = article.quantities
    assert (count.what, count.value, count.event) == ("killed", 7, EVENT.id)
    assert first(article).quantities == (count.id,)


def test_of_words_that_stand_often_the_nearest_are_meant_or_those_of_the_number() -> None:
    nearest = decide(ARTICLE.events[1], "correct", recipients="the bridge")
    second = decide(ARTICLE.events[1], "correct", recipients="the bridge#3")
    found = [
        review_article(ARTICLE, [review]).events[1].recipients[0].spans[0].start
        for review in (nearest, second)
    ]
    starts = [at for at in range(len(TEXT)) if TEXT.startswith("the bridge", at)]
    assert found == [starts[1], starts[2]]


def test_a_rejected_event_stays_out_of_another_reading() -> None:
    review = decide(EVENT, "reject")
    renamed = replace(EVENT, id="evt:another", type="COERCE")
    again = without(ARTICLE, events=(renamed, *ARTICLE.events[1:]))
    assert EVENT.id not in {event.id for event in review_article(ARTICLE, [review]).events}
    assert "evt:another" not in {event.id for event in review_article(again, [review]).events}
    assert len(review_article(again, [review]).events) == 2


def test_of_two_events_on_one_word_that_of_the_type_is_rejected() -> None:
    other = replace(EVENT, id="evt:other", type="COERCE")
    here = replace(EVENT, id="evt:newer")
    again = without(ARTICLE, events=(other, here))
    left = review_article(again, [decide(EVENT, "reject")]).events
    assert [event.id for event in left] == ["evt:other"]


def test_two_events_on_one_word_are_decided_on_apart() -> None:
    twin = replace(EVENT, id="evt:twin", type="MOBILIZE")
    both = without(ARTICLE, events=(EVENT, twin))
    mine, other = decide(EVENT, "correct", status="denied"), decide(twin, "correct", hedged="yes")
    assert [in_force([mine, other]), mine.stack == other.stack] == [(mine, other), False]
    assert find_stack([mine], both, "event", "evt:twin") is None
    assert find_stack([mine], without(ARTICLE, events=(twin,)), "event", "evt:twin") == mine.key
    read = review_article(both, [mine, other]).events
    assert [(one.status, one.hedged) for one in read] == [("denied", False), (twin.status, True)]


def test_a_rejection_whose_words_were_erased_spares_the_other_event_on_the_word() -> None:
    bare = replace(decide(EVENT, "reject"), content=Content())
    newer, twin = replace(EVENT, id="evt:newer"), replace(EVENT, id="evt:twin", type="MOBILIZE")
    left = review_article(without(ARTICLE, events=(newer, twin)), [bare]).events
    assert [event.id for event in left] == ["evt:twin"]


def test_an_acceptance_whose_words_were_erased_still_counts() -> None:
    bare = replace(decide(EVENT, "accept"), content=Content())
    assert first(review_article(ARTICLE, [bare])).reviewed == bare.stamp()
    gone = without(ARTICLE, events=ARTICLE.events[1:])
    assert review_article(gone, [bare]) == gone
    corrected = replace(bare, choice="correct")
    assert review_article(ARTICLE, [corrected]) == ARTICLE


def test_a_correction_holds_where_the_span_moved() -> None:
    wider = cut(TEXT, "was closed")
    moved = replace(EVENT, id="evt:moved", trigger=wider, anchor=wider)
    again = without(ARTICLE, events=(moved, *ARTICLE.events[1:]))
    event = first(review_article(again, [decide(EVENT, "correct", status="denied")]))
    assert (event.id, event.status) == ("evt:moved", "denied")


def test_an_accepted_event_that_is_not_found_any_more_is_put_back() -> None:
    bare = without(ARTICLE, events=ARTICLE.events[1:], times=(), actors=(), places=())
    article = review_article(bare, [decide(EVENT, "accept")])
    assert [event.id for event in article.events] == [event.id for event in ARTICLE.events]
    event = first(article)
    assert event.trigger == EVENT.trigger
    assert event.actors[0].actor in {actor.id for actor in article.actors}
    assert event.places[0].place in {place.id for place in article.places}
    assert event.when in {time.id for time in article.times}


def test_what_is_put_back_refers_to_the_actors_of_the_new_reading() -> None:
    actor = replace(ARTICLE.actors[0], id="act:new", name="Governor Nera Calder")
    again = without(ARTICLE, events=(), actors=(actor,))
    article = review_article(again, [decide(EVENT, "accept")])
    assert first(article).actors[0].actor == "act:new"
    assert [one.id for one in article.actors] == ["act:new"]


def test_a_rejected_claim_leaves_no_reference_behind() -> None:
    resting = replace(EVENT, according_to=(CLAIM.id,))
    article = without(ARTICLE, events=(resting,))
    after = review_article(article, [decide(CLAIM, "reject")])
    assert CLAIM.id not in {claim.id for claim in after.claims}
    assert first(after).according_to == ()


def test_a_corrected_claim_has_another_source_stance_and_end_of_its_chain() -> None:
    review = decide(
        CLAIM, "correct", source="Ivo Brandt", stance="denies", hedged="yes", source_kind="military"
    )
    claim = review_article(ARTICLE, [review]).claims[0]
    assert (claim.stance, claim.hedged) == ("denies", True)
    [source] = claim.sources
    assert (source.text, source.kind, source.named) == ("Ivo Brandt", "military", True)
    assert [step.name for step in claim.chain] == ["Ivo Brandt"]
    unstated = review_article(ARTICLE, [decide(CLAIM, "correct", source="none")]).claims[0]
    assert [source.kind for source in unstated.sources] == ["unstated"]


def test_a_place_is_resolved_left_open_or_none() -> None:
    resolved = review_article(ARTICLE, [decide(PLACE, "correct", geonames=2562305)]).places[0]
    assert (resolved.geonames_id, resolved.country) == (2562305, "MT")
    assert "review" in resolved.reason
    left = review_article(ARTICLE, [decide(PLACE, "correct", geonames="none")]).places[0]
    assert (left.geonames_id, left.latitude, left.country) == (None, None, None)
    gone = review_article(ARTICLE, [decide(PLACE, "reject")])
    assert PLACE.id not in {place.id for place in gone.places}
    assert first(gone).places == ()


def test_a_decision_on_another_text_changes_nothing() -> None:
    review = replace(decide(EVENT, "reject"), kind="merge")
    assert review_article(ARTICLE, [review]) == ARTICLE
    assert review_article(without(ARTICLE, text=""), [decide(EVENT, "accept")]).events == ARTICLE.events


def test_the_last_decision_counts_and_undoing_brings_back_the_one_before() -> None:
    first_one, second = decide(EVENT, "reject"), decide(EVENT, "accept")
    undo = replace(second, choice="undo")
    assert in_force([first_one, second]) == (second,)
    assert in_force([first_one, second, undo]) == (first_one,)
    assert in_force([first_one, second, undo, undo]) == ()
    assert in_force([undo, first_one]) == (first_one,)


@pytest.mark.parametrize(
    ("thing", "given", "said"),
    [
        (EVENT, {"type": "WAR"}, "There is no event type 'WAR'"),
        (EVENT, {"mode": "drone"}, "Events of type OTHER have no mode"),
        (EVENT, {"status": "maybe"}, "There is no status 'maybe'"),
        (EVENT, {"hedged": "perhaps"}, "hedged is yes or no"),
        (EVENT, {"actors": "little green men"}, "does not hold the words 'little green men'"),
        (EVENT, {"actors": "bridge#9"}, "does not hold the words 'bridge#9'"),
        (EVENT, {"actors": {"start": 0, "end": 4, "text": "Ivo"}}, "does not hold the words 'Ivo'"),
        (EVENT, {"actors": {"start": 0}}, "A span lacks its start or end"),
        (EVENT, {"actors": {"start": 5, "end": 9999}}, "The span 5 to 9999"),
        (EVENT, {"places": "above: Karavo"}, "does not hold the words 'above: Karavo'"),
        (EVENT, {"when": "the bridge"}, "no time that was read"),
        (EVENT, {"when": "day 1 = 2031-02-30"}, "'2031-02-30' is no day"),
        (EVENT, {"quantities": "the bridge"}, "no count that was read"),
        (EVENT, {"quantities": "killed: the bridge = many"}, "'many' is no number"),
        (CLAIM, {"stance": "shouts"}, "There is no stance 'shouts'"),
        (CLAIM, {"source_kind": "king"}, "There is no kind of source 'king'"),
        (PLACE, {"geonames": "12345678901"}, "The gazetteer has no place '12345678901'"),
        (PLACE, {"geonames": "Karavo"}, "The gazetteer has no place 'Karavo'"),
    ],
)
def test_what_does_not_fit_is_said_with_a_next_step(
    thing: Thing, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(ReviewRefused) as refused:
        decide(thing, "correct", **given)
    assert said in refused.value.cause
    assert refused.value.remedy
