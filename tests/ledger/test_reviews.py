"""Decisions are kept for good, hold for every reading and copy of a text, and show in every way out."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import UNSET
from tests.ledger.looking import ask
from tests.ledger.planted import plant_linkage, plant_page
from tests.ledger.reviewing_actor import review_all

from dateline.errors import LedgerAway, ReviewRefused
from dateline.identity import capture_id
from dateline.ledger import Ledger
from dateline.ledger.engine import writing
from dateline.linking.link import link
from dateline.listing.listed import ListedActor
from dateline.reviewed import Reviewed
from dateline.reviewing.orders import Order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from dateline.records import Article, Event
    from dateline.reviewing.review import Choice


@pytest.fixture
def ledger(where: Path | str) -> Iterator[Ledger]:
    """Pages 0 to 5; 2 and 5 reprint the texts of 1 and 4."""
    with Ledger.open(where, create=True) as opened:
        for number in range(6):
            opened.add(*plant_page(number), "reader/1", "{}")
        yield opened


def stories(ledger: Ledger) -> list[Article]:
    return [one.article for one in ledger.articles() if one.article.kind == "story"]


def story(number: int) -> Article:
    return plant_page(number)[1].articles[0]


def decide(ledger: Ledger, choice: Choice, key: str, by: str = "Ada", **given: Any) -> None:
    ledger.review([Order(choice, key, by, given, "seen")])


def test_a_correction_shows_wherever_the_text_stands(ledger: Ledger, where: Path | str) -> None:
    event = story(1).events[0]
    decide(ledger, "correct", event.id, status="denied")
    same = [one for one in stories(ledger) if one.text_sha256 == story(1).text_sha256]
    assert len(same) == 2
    assert [one.events[0].status for one in same] == ["denied", "denied"]
    held = ask(where, f"SELECT status FROM events WHERE id = '{event.id}'")  # noqa: S608  - our own id
    assert held == [("denied",), ("denied",)]
    capture = capture_id(plant_page(1)[1].page)
    stored = ledger.stored(capture, "reader/1", "{}")
    assert stored is not None
    assert stored.articles[0].events[0].status == "denied"


def test_the_machines_reading_is_kept_beside(ledger: Ledger, where: Path | str) -> None:
    before = ask(where, "SELECT report FROM revisions ORDER BY capture")
    event = story(1).events[0]
    decide(ledger, "reject", event.id)
    assert ask(where, "SELECT report FROM revisions ORDER BY capture") == before
    decide(ledger, "undo", event.id)
    assert sum(event in one.events for one in stories(ledger)) == 2
    assert ask(where, f"SELECT count(*) FROM events WHERE id = '{event.id}'") == [(2,)]  # noqa: S608  - as above


def test_a_page_that_comes_later_with_the_same_text_is_corrected(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*plant_page(1), "reader/1", "{}")
        key = story(1).claims[1].id
        decide(ledger, "reject", key)
        ledger.add(*plant_page(2), "reader/1", "{}")
        assert len(stories(ledger)) == 2
        assert all(key not in {claim.id for claim in one.claims} for one in stories(ledger))


def test_a_decision_holds_for_another_version_of_the_reader(ledger: Ledger) -> None:
    data, report = plant_page(0)
    event, claim = report.articles[0].events[0], report.articles[0].claims[0]
    decide(ledger, "accept", event.id)
    decide(ledger, "reject", claim.id)
    blind = replace(report.articles[0], events=report.articles[0].events[1:])
    ledger.add(data, replace(report, articles=(blind,)), "reader/2", "{}")
    [read] = ledger.articles_of([blind.id])
    assert event.id in {one.id for one in read.article.events}
    assert claim.id not in {one.id for one in read.article.claims}


def test_corrections_add_up_and_a_later_one_counts(ledger: Ledger) -> None:
    key = story(0).events[0].id
    decide(ledger, "correct", key, status="denied")
    decide(ledger, "correct", key, by="Bo", type="AID", status="planned")
    decide(ledger, "accept", key, by="Cy")
    event = next(event for one in stories(ledger) for event in one.events if event.id == key)
    assert (event.type, event.status) == ("AID", "planned")
    assert isinstance(event.reviewed, Reviewed)
    assert (event.reviewed.by, event.reviewed.verdict) == ("Cy", "accepted")
    decide(ledger, "undo", key)
    decide(ledger, "undo", key)
    event = next(event for one in stories(ledger) for event in one.events if event.id == key)
    assert (event.type, event.status) == ("OTHER", "denied")
    assert [one.in_force for one in ledger.reviews()] == [True, False, False, False, False]


def test_the_same_decision_is_recorded_once(ledger: Ledger) -> None:
    key = story(0).events[0].id
    assert [one.new for one in ledger.review([Order("reject", key, "Ada")] * 2)] == [True, False]
    assert len(ledger.reviews()) == 1


def test_of_many_decisions_all_are_taken_or_none(ledger: Ledger) -> None:
    key = story(0).events[0].id
    with pytest.raises(ReviewRefused, match="has no event"):
        ledger.review([Order("reject", key, "Ada"), Order("reject", "evt:ffff", "Ada")])
    assert ledger.reviews() == ()
    assert any(key in {event.id for event in one.events} for one in stories(ledger))


def test_an_id_may_be_begun_only(ledger: Ledger) -> None:
    key = story(0).events[0].id
    decide(ledger, "reject", key[:12])
    assert ledger.reviews()[0].id == key


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (Order("accept", "evt:ffff", "Ada"), "The ledger has no event 'evt:ffff'"),
        (Order("accept", "evt:f", "Ada"), "too short"),
        (Order("accept", "plc:ffff", "Ada"), "The ledger has no place"),
        (Order("accept", "nonsense", "Ada"), "no id of a claim"),
        (Order("accept", "evt:f\0f0", "Ada"), "is no id"),
        (Order("accept", "evt:ffff", "A\udcffda"), "no text"),
        (Order("accept", "evt:ffff", " "), "needs the name"),
        (Order("accept", "evt:ffff", "Ada", {"a": 1}), "changes no field"),
        (Order("correct", "evt:ffff", "Ada"), "Nothing is corrected"),
        (Order("correct", "evt:ffff", "Ada", {"color": 1}), "has no field 'color'"),
        (Order("correct", "evt:ffff=evt:aaaa", "Ada", {"type": 1}), "nothing can be corrected"),
        (Order("accept", "evt:ffff", "Ada", {}, "x" * 3000), "more than 2000"),
        (Order("accept", "inc:ffff=inc:aaaa", "Ada"), "0 incidents"),
        (Order("accept", "art:ffff=art:aaaa", "Ada"), "no event, no incident and no actor"),
        (Order("accept", "evt:%=evt:_", "Ada"), "is no id"),
        (Order("accept", "evt:%%%%%%", "Ada"), "is no id"),
    ],
)
def test_an_order_that_does_not_fit_is_refused(ledger: Ledger, order: Order, said: str) -> None:
    with pytest.raises(ReviewRefused) as refused:
        ledger.review([order])
    assert said in refused.value.cause
    assert refused.value.remedy


def test_undoing_nothing_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ReviewRefused, match="is in force"):
        decide(ledger, "undo", story(0).events[0].id)


def test_a_place_that_no_event_has_is_found(ledger: Ledger) -> None:
    data, report = plant_page(7)
    bare = replace(report.articles[0], events=())
    ledger.add(data, replace(report, articles=(bare,)), "reader/1", "{}")
    decide(ledger, "reject", bare.places[0].id)
    [read] = ledger.articles_of([bare.id])
    assert len(read.article.places) == len(bare.places) - 1


def test_two_events_of_one_text_are_one_or_are_not(ledger: Ledger) -> None:
    one, other = story(0).events[:2]
    decide(ledger, "accept", f"{other.id}={one.id}")
    read = next(each for each in stories(ledger) if one.id in {event.id for event in each.events})
    same = {event.id: event.same_as for event in read.events}
    assert (same[one.id], same[other.id]) == ((other.id,), (one.id,))
    decide(ledger, "reject", f"{one.id}={other.id}")
    read = next(each for each in stories(ledger) if one.id in {event.id for event in each.events})
    assert all(event.same_as == () for event in read.events)


def add_twin(ledger: Ledger) -> tuple[str, str]:
    """Have page 0 read anew with a second event on the first one's trigger; return their ids."""
    data, report = plant_page(0)
    event = report.articles[0].events[0]
    twin = replace(event, id=f"evt:{'0' * 20}", type="MOBILIZE")
    article = replace(report.articles[0], events=(event, twin, *report.articles[0].events[1:]))
    ledger.add(data, replace(report, articles=(article, *report.articles[1:])), "reader/2", "{}")
    return event.id, twin.id


def read_events(ledger: Ledger) -> dict[str, tuple[str, bool, tuple[str, ...]]]:
    found = [event for one in stories(ledger) for event in one.events]
    return {event.id: (event.status, event.hedged, event.same_as) for event in found}


def test_two_events_on_one_word_have_decisions_of_their_own(ledger: Ledger) -> None:
    key, twin = add_twin(ledger)
    before = read_events(ledger)
    decide(ledger, "correct", key, status="denied")
    decide(ledger, "correct", twin, hedged="yes")
    after = read_events(ledger)
    assert [after[key][:2], after[twin][:2]] == [("denied", False), (before[twin][0], True)]
    assert [(one.set, one.in_force) for one in ledger.reviews()] == [
        ({"status": "denied"}, True),
        ({"hedged": True}, True),
    ]
    decide(ledger, "undo", twin)
    assert [read_events(ledger)[one][:2] for one in (key, twin)] == [after[key][:2], before[twin][:2]]


def test_merges_of_two_events_on_one_word_are_two(ledger: Ledger) -> None:
    key, twin = add_twin(ledger)
    third = story(0).events[1].id
    decide(ledger, "accept", f"{key}={third}")
    decide(ledger, "reject", f"{twin}={third}")
    assert [one.in_force for one in ledger.reviews()] == [True, True]
    assert read_events(ledger)[third][2] == (key,)
    groups = [{event for _, event in one.members} for one in link(ledger, ledger.rulings()).incidents]
    assert any({key, third} <= one for one in groups)
    assert not any({twin, third} <= one for one in groups)


def test_an_undoing_whose_answer_got_lost_takes_back_one(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = story(0).events[0].id
    decide(ledger, "correct", key, status="denied")
    decide(ledger, "reject", key)
    lose_first_answer(monkeypatch)
    [taken] = ledger.review(iter([Order("undo", key, "Cy")]))
    assert taken.new
    assert [one.choice for one in ledger.reviews()] == ["correct", "reject", "undo"]
    assert [one.in_force for one in ledger.reviews()] == [True, False, False]


def test_a_list_whose_answer_got_lost_is_listed_whole(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_first_answer(monkeypatch)
    listed = ledger.list_actors(iter([ListedActor("Nera Calder")]), replace=True)
    assert [one.name for one in listed.actors] == ["Nera Calder"]


def lose_first_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the next write be stored, and its answer get lost."""
    left = [LedgerAway("The server went away.", "Run the same command again.")]

    @contextmanager
    def lose(engine: Engine) -> Iterator[Connection]:
        with writing(engine) as connection:
            yield connection
        if left:
            raise left.pop()

    monkeypatch.setattr("dateline.ledger.ledger.writing", lose)


def test_forgetting_the_second_side_of_a_merge_erases_its_note(
    ledger: Ledger, where: Path | str
) -> None:
    pair = (story(0), story(3))
    decide(ledger, "reject", "=".join(one.events[0].id for one in pair))
    first = ask(where, "SELECT text_sha256 FROM reviews")[0][0]
    [second] = [one for one in pair if one.text_sha256 != first]
    ledger.forget(second.id, "asked to", "Ada")
    [(content,)] = ask(where, "SELECT content FROM reviews")
    assert "seen" not in content
    assert [(one.note, one.in_force) for one in ledger.reviews()] == [("", True)]


def test_incidents_are_parted_and_joined_by_people(ledger: Ledger) -> None:
    linkage = link(ledger)
    ledger.save_linkage(linkage)
    group = max(linkage.incidents, key=lambda group: len({event for _, event in group.members}))
    one, other = sorted({event for _, event in group.members})[:2]
    decide(ledger, "reject", f"{one}={other}")
    apart = link(ledger, ledger.rulings()).incidents
    assert not any({one, other} <= {event for _, event in each.members} for each in apart)
    decide(ledger, "accept", f"{one}={other}", by="Bo")
    joined = link(ledger, ledger.rulings())
    assert any({one, other} <= {event for _, event in each.members} for each in joined.incidents)
    tie = next(tie for tie in joined.ties if {tie.a, tie.b} == {one, other})
    assert (tie.by, tie.reason) == ("person", "decided by Bo: seen")


def test_whole_incidents_are_joined(ledger: Ledger) -> None:
    ledger.save_linkage(plant_linkage(ledger))
    one, other = ledger.incident_groups()[:2]
    decide(ledger, "accept", f"{one.id}={other.id}")
    members = {one.members[0][1], other.members[0][1]}
    groups = link(ledger, ledger.rulings()).incidents
    assert any(members <= {event for _, event in each.members} for each in groups)


def test_a_decision_that_may_move_links_leaves_the_ledger_unlinked(ledger: Ledger) -> None:
    ledger.save_linkage(plant_linkage(ledger))
    key = story(0).events[0].id
    decide(ledger, "accept", key)
    assert ledger.is_linked()
    decide(ledger, "reject", key)
    assert not ledger.is_linked()
    ledger.save_linkage(plant_linkage(ledger))
    assert ledger.is_linked()


def test_what_was_looked_at_is_not_in_the_queue(ledger: Ledger) -> None:
    queue = ledger.review_queue(500, ["event"])
    assert queue
    assert [item.confidence for item in queue] == sorted(item.confidence or 0 for item in queue)
    decide(ledger, "accept", queue[0].id)
    assert queue[0].id not in {item.id for item in ledger.review_queue(500, ["event"])}


def test_the_queue_takes_the_kinds_in_turn(ledger: Ledger) -> None:
    assert [item.kind for item in ledger.review_queue(4)] == ["event", "claim", "event", "claim"]


def test_forgetting_a_text_erases_what_reviews_quote(ledger: Ledger, where: Path | str) -> None:
    event = story(0).events[0]
    decide(ledger, "correct", event.id, status="denied")
    ledger.forget(story(0).id, "asked to", "Ada")
    assert ask(where, "SELECT choice, content FROM reviews") == [("correct", None)]
    [shown] = ledger.reviews()
    assert (shown.words, shown.note, shown.set) == ("", "", {})


def test_forgetting_a_person_leaves_no_name_in_reviews(ledger: Ledger, where: Path | str) -> None:
    event = story(0).events[0]
    decide(ledger, "correct", event.id, status="denied")
    ledger.forget_person("Nera Calder", "asked to", "Ada")
    [(content,)] = ask(where, "SELECT content FROM reviews")
    assert "Calder" not in content
    assert "seen" in content
    read = [one for one in stories(ledger) if one.text_sha256 == story(0).text_sha256]
    assert [one.events[0].status for one in read] == ["denied"]


def test_reviewing_that_is_broken_off_goes_on_where_it_stopped(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        for number in range(3):
            ledger.add(*plant_page(number), "reader/1", "{}")
    broken = review_all(where)
    for _ in range(7):
        next(broken)
    del broken
    with Ledger.open(where, create=False) as ledger:
        assert len(ledger.reviews()) == 7
    total = list(review_all(where))[-1]
    with Ledger.open(where, create=False) as ledger:
        reviews = ledger.reviews()
        assert len(reviews) == total
        assert all(one.in_force for one in reviews)


def added(ledger: Ledger, key: str, **given: Any) -> Event:
    """Add an event to an article of the ledger; return it as the article has it then."""
    [taken] = ledger.review([Order("add", key, "Ada", given, "missed")])
    [read] = ledger.articles_of([key])
    return next(one for one in read.article.events if one.id == taken.review.subject)


def test_an_event_that_was_missed_is_added(ledger: Ledger, where: Path | str) -> None:
    event = added(ledger, story(1).id, trigger="said#2", type="consult", actors="Sela Onwu")
    assert (event.type, event.status, event.trigger.text) == ("CONSULT", "happened", "said")
    assert event.trigger.start == story(1).text.index("said", story(1).text.index("said") + 1)
    assert (event.quad, event.confidence, event.actors[0].spans[0].text) == ("VC", 1.0, "Sela Onwu")
    assert isinstance(event.reviewed, Reviewed)
    assert (event.reviewed.verdict, event.reviewed.fields) == ("added", ("type", "status", "actors"))
    same = [one for one in stories(ledger) if one.text_sha256 == story(1).text_sha256]
    assert [event in one.events for one in same] == [True, True]
    assert ask(where, f"SELECT count(*) FROM events WHERE id = '{event.id}'") == [(2,)]  # noqa: S608  - our own id
    [listed] = ledger.reviews()
    assert (listed.choice, listed.words, listed.in_force) == ("add", "said", True)


def test_an_added_event_goes_before_what_later_readers_find_there(ledger: Ledger) -> None:
    data, report = plant_page(0)
    event = added(ledger, story(0).id, trigger="said", type="CONSULT", status="planned")
    ledger.add(data, report, "reader/2", "{}")
    [read] = ledger.articles_of([story(0).id])
    assert event in read.article.events
    theirs = replace(event, id="evt:aaaa", type="AID", status="happened", reviewed=UNSET)
    told = replace(report.articles[0], events=(theirs, *report.articles[0].events))
    ledger.add(data, replace(report, articles=(told,)), "reader/3", "{}")
    [read] = ledger.articles_of([story(0).id])
    [mine] = [one for one in read.article.events if one.trigger == event.trigger]
    assert (mine.type, mine.status) == ("CONSULT", "planned")


def test_an_added_event_is_corrected_rejected_and_undone_as_any_other(ledger: Ledger) -> None:
    event = added(ledger, story(0).id, trigger="said", type="CONSULT")
    decide(ledger, "correct", event.id, status="denied")
    held = {one.id: one for each in stories(ledger) for one in each.events}
    assert (held[event.id].type, held[event.id].status) == ("CONSULT", "denied")
    decide(ledger, "undo", event.id)
    decide(ledger, "reject", event.id)
    assert event.id not in {one.id for each in stories(ledger) for one in each.events}
    decide(ledger, "undo", event.id)
    decide(ledger, "undo", event.id)
    assert event.id not in {one.id for each in stories(ledger) for one in each.events}
    assert [one.in_force for one in ledger.reviews()] == [False] * 6


def test_an_event_is_added_once(ledger: Ledger) -> None:
    wanted = Order("add", story(0).id, "Ada", {"trigger": "said", "type": "CONSULT"})
    assert [one.new for one in ledger.review([wanted] * 2)] == [True, False]
    with pytest.raises(ReviewRefused, match="already: evt:"):
        ledger.review([replace(wanted, by="Bo")])


def test_an_added_event_outlives_the_forgetting_of_a_person(ledger: Ledger) -> None:
    event = added(ledger, story(0).id, trigger="said", type="CONSULT", actors="Nera Calder")
    ledger.forget_person("Nera Calder", "asked to", "Ada")
    [read] = ledger.articles_of([story(0).id])
    [mine] = [one for one in read.article.events if one.id == event.id]
    assert (mine.trigger.text, mine.actors[0].spans[0].text) == ("said", "████ ██████")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"trigger": "closed", "type": "AID"}, "There is an event on these words already"),
        ({"trigger": "exploded", "type": "AID"}, "does not hold the words"),
        ({"trigger": "said", "type": "PARTY"}, "There is no event type"),
        ({"trigger": "said"}, "has no type"),
        ({"type": "AID"}, "has no trigger"),
        ({"trigger": "said", "type": "AID", "color": 1}, "has no field 'color'"),
    ],
)
def test_an_event_that_cannot_be_added_is_refused(
    ledger: Ledger, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(ReviewRefused, match=said):
        ledger.review([Order("add", story(0).id, "Ada", given)])
    with pytest.raises(ReviewRefused, match="is no id of an article"):
        ledger.review([Order("add", "evt:ffff", "Ada", {"trigger": "said", "type": "AID"})])
    assert ledger.reviews() == ()
