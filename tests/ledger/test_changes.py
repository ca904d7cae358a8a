"""The journal: what a ledger added, revised and withdrew, in the order of its writes, without gaps."""

from __future__ import annotations

from contextlib import closing, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.ledger.looking import ask
from tests.ledger.older import make_filled
from tests.ledger.planted import page_text, plant_linkage, plant_page, plant_report
from tests.ledger.stores import connect

from dateline.errors import HouseError
from dateline.gather.captures import Capture
from dateline.identity import capture_id
from dateline.ledger import Ledger
from dateline.ledger.change_records import Wanted
from dateline.ledger.decisions import Decision
from dateline.ledger.fields import Told as InWords
from dateline.ledger.told_writes import Held
from dateline.ledger.upgrading import upgrade
from dateline.linking.linkage import IncidentGroup, IncidentMerge, Linkage
from dateline.page.told import Told
from dateline.reviewing.orders import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dateline.ledger.change_records import Change
    from dateline.records import Report

URL = "https://mirn.example/bridge"


@pytest.fixture
def ledger(where: Path | str) -> Iterator[Ledger]:
    with Ledger.open(where, create=True) as opened:
        yield opened


def told(ledger: Ledger, **wanted: Any) -> list[tuple[str, str]]:
    return [(change.kind, change.of) for change in ledger.changes(Wanted(**wanted))]


def last(ledger: Ledger) -> list[Change]:
    return list(ledger.changes(Wanted(since=ledger.position() - 1)))


def read_again(ledger: Ledger, report: Report, reader: str = "reader/2") -> list[Change]:
    """Add another reading of the first page and return what it changed."""
    data, _ = plant_page(0)
    assert ledger.add(data, report, reader, "{}")
    return last(ledger)


def revise(report: Report, **fields: Any) -> Report:
    return replace(report, articles=(replace(report.articles[0], **fields), *report.articles[1:]))


def test_all_parts_of_a_first_reading_are_added(ledger: Ledger) -> None:
    data, report = plant_page(0)
    ledger.add(data, report, "reader/1", "{}")
    changes = list(ledger.changes(Wanted()))
    story, teaser = report.articles
    parts = [*(one.id for one in story.claims), *(one.id for one in story.events)]
    assert [change.id for change in changes] == [story.id, *parts, teaser.id]
    assert {change.kind for change in changes} == {"added"}
    assert {change.position for change in changes} == {1}
    assert {change.by for change in changes} == {"reader/1"}
    said = "asserted by Nera Calder (official): "
    assert changes[1].words == f"{said}“the bridge at Port Selin was closed on day 0”"
    words = next(change.words for change in changes if change.of == "event")
    assert words == "reported by The Mirn Courier: OTHER, happened: “closed”"


def test_an_event_is_told_with_who_says_so_and_its_status() -> None:
    story = plant_page(0)[1].articles[0]
    claim = replace(story.claims[0], stance="denies")
    event = replace(story.events[0], status="denied", according_to=(claim.id,))
    article = replace(story, claims=(claim,), events=(event,))
    words = Held(InWords(article), event, article).words()
    assert words == "denied by Nera Calder (official): OTHER, denied: “closed”"


def test_a_limit_counts_the_writes_that_tell_something(ledger: Ledger) -> None:
    for number in range(3):
        ledger.add(*plant_page(number), "reader/1", "{}")
    data, report = plant_page(0)
    ledger.add(data, replace(report, articles=report.articles[:1]), "reader/2", "{}")
    found = list(ledger.changes(Wanted(kinds=frozenset({"withdrawn"}), most=1)))
    assert [(change.position, change.kind) for change in found] == [(4, "withdrawn")]
    assert ledger.position() == ledger.position("2999-01-01T00:00:00+00:00") == 4
    assert ledger.position("2000-01-01T00:00:00+00:00") == 0


def test_what_a_person_rejected_is_marked_and_leaves_the_house_no_more(ledger: Ledger) -> None:
    data, report = plant_page(0)
    ledger.add(data, report, "reader/1", "{}")
    event = report.articles[0].events[0].id
    ledger.review([Order("reject", event, "Ada", {}, "no such thing")])
    inside = {
        (change.kind, change.rejected) for change in ledger.changes(Wanted()) if change.id == event
    }
    assert inside == {("added", True), ("reviewed", True)}
    shared = list(ledger.changes(Wanted(sharing="short")))
    assert [(one.kind, one.words) for one in shared if one.id == event] == [("reviewed", None)]
    assert len(shared) == len(list(ledger.changes(Wanted()))) - 1
    ledger.review([Order("undo", event, "Ada")])
    assert not any(change.rejected for change in ledger.changes(Wanted()))


def test_the_same_reading_again_is_no_change(ledger: Ledger) -> None:
    data, report = plant_page(0)
    ledger.add(data, report, "reader/1", "{}")
    ledger.add(data, report, "reader/1", "{}")
    assert ledger.position() == 1
    assert read_again(ledger, report) == []
    assert ledger.position() == 2


def test_what_a_new_reader_no_longer_finds_is_withdrawn_with_a_reason(ledger: Ledger) -> None:
    data, report = plant_page(0)
    ledger.add(data, report, "reader/1", "{}")
    story = report.articles[0]
    fewer = revise(report, claims=story.claims[1:], events=story.events[:-1])
    changes = read_again(ledger, fewer)
    assert [(change.kind, change.id) for change in changes] == [
        ("withdrawn", story.claims[0].id),
        ("withdrawn", story.events[-1].id),
    ]
    assert {change.reason for change in changes} == {"The reader reader/2 no longer finds it."}
    assert changes[0].words
    back = read_again(ledger, report, "reader/3")
    assert [(change.kind, change.of) for change in back] == [("added", "claim"), ("added", "event")]
    assert back[0].reason == "The reader reader/3 finds it."


def test_an_event_of_another_type_at_the_same_word_is_revised(ledger: Ledger) -> None:
    data, report = plant_page(0)
    ledger.add(data, report, "reader/1", "{}")
    first, *rest = report.articles[0].events
    other = replace(first, id="evt:other", type="COERCE", status="denied", actors=(), confidence=0.9)
    (change,) = read_again(ledger, revise(report, events=(other, *rest)))
    assert (change.kind, change.id, change.to) == ("revised", first.id, "evt:other")
    assert {one.field: (one.before, one.after) for one in change.changes} == {
        "type": ("OTHER", "COERCE"),
        "status": ("happened", "denied"),
        "actors": (["Nera Calder (MT GOV)"], []),
    }


def test_a_claim_with_other_borders_is_revised(ledger: Ledger) -> None:
    data, report = plant_page(0)
    ledger.add(data, report, "reader/1", "{}")
    first, *rest = report.articles[0].claims
    span = first.content[0]
    shorter = replace(span, end=span.end - 9, text=span.text[:-9])
    other = replace(first, id="clm:other", content=(shorter,), cue=())
    (change,) = read_again(ledger, revise(report, claims=(other, *rest)))
    assert (change.kind, change.to) == ("revised", "clm:other")
    assert {one.field for one in change.changes} == {"content", "cue"}


def test_learning_confidences_anew_is_no_change(ledger: Ledger) -> None:
    data, report = plant_page(0)
    ledger.add(data, report, "reader/1", "{}")
    events = tuple(replace(event, confidence=0.91) for event in report.articles[0].events)
    assert read_again(ledger, revise(report, events=events)) == []


def test_ids_that_only_follow_a_revised_claim_are_no_change_of_an_event(ledger: Ledger) -> None:
    data, report = plant_page(0)
    claim, *claims = report.articles[0].claims
    event, *events = report.articles[0].events
    before = revise(report, events=(replace(event, according_to=(claim.id,)), *events))
    ledger.add(data, before, "reader/1", "{}")
    renamed = replace(claim, id="clm:other", cue=())
    after = revise(
        report,
        claims=(renamed, *claims),
        events=(replace(event, according_to=("clm:other",)), *events),
    )
    assert [(change.kind, change.of) for change in read_again(ledger, after)] == [("revised", "claim")]


def add_state(ledger: Ledger, text: str, gathered: str | None = None) -> Report:
    """Add a state of one page, as it stood at its address."""
    capture = Capture("wall.txt", text.encode(), url=URL, gathered=gathered)
    report = plant_report(capture, Told())
    assert ledger.add(capture.data, report, "reader/1", "{}")
    return report


def test_a_page_that_changed_revises_and_withdraws(ledger: Ledger) -> None:
    text = page_text(0)
    first = add_state(ledger, text)
    sentences = text.split(". ")
    second = add_state(ledger, ". ".join([*sentences[:3], sentences[3].replace("day 3", "day 9")]) + ".")
    changes = last(ledger)
    assert changes[0].id == first.articles[0].id
    assert changes[0].to == second.articles[0].id
    assert {(one.kind, one.of) for one in changes} == {
        ("revised", "article"),
        ("revised", "claim"),
        ("withdrawn", "claim"),
        ("withdrawn", "event"),
    }
    (revised,) = [one for one in changes if (one.kind, one.of) == ("revised", "claim")]
    assert [(one.before[0][-5:], one.after[0][-5:]) for one in revised.changes] == [("day 3", "day 9")]
    assert revised.reason == "The page changed."
    gone = [one.reason for one in changes if one.kind == "withdrawn"]
    assert set(gone) == {"The page changed and no longer holds it."}


def test_an_older_state_of_a_page_withdraws_nothing(ledger: Ledger) -> None:
    add_state(ledger, page_text(0), "2031-02-03T00:00:00+00:00")
    add_state(ledger, page_text(1), "2031-02-01T00:00:00+00:00")
    assert {change.kind for change in last(ledger)} == {"added"}


def test_linking_tells_of_incidents_that_form_grow_and_go(ledger: Ledger) -> None:
    ledger.add(*plant_page(0), "reader/1", "{}")
    whole = plant_linkage(ledger)
    ledger.save_linkage(whole)
    assert [(one.kind, one.of) for one in last(ledger)] == [("added", "incident")] * 3
    assert last(ledger)[0].words
    ledger.save_linkage(whole)
    assert ledger.position() == 2
    big = next(group for group in whole.incidents if len(group.members) == 2)
    grown, moved = replace(big, members=big.members[:1]), big.members[1]
    rest = tuple(group for group in whole.incidents if group.id != big.id)
    ledger.save_linkage(Linkage(incidents=(grown, *rest[:-1])))
    kinds = {(one.kind, one.id): one for one in last(ledger)}
    assert kinds["revised", big.id].left == (moved,)
    assert kinds["withdrawn", rest[-1].id].reason == "No event of it is left."


def test_merges_and_splits_of_incidents_are_told_with_their_reasons(ledger: Ledger) -> None:
    ledger.add(*plant_page(0), "reader/1", "{}")
    whole = plant_linkage(ledger)
    ledger.save_linkage(whole)
    one, other, third = whole.incidents
    both = IncidentGroup(one.id, (*one.members, *other.members))
    merge = IncidentMerge(other.id, one.id, "one bridge, two names")
    ledger.save_linkage(Linkage(incidents=(both, third), merged=(merge,)))
    assert {(change.kind, change.id, change.to) for change in last(ledger)} == {
        ("merged", other.id, one.id),
        ("revised", one.id, None),
    }
    ledger.save_linkage(whole)
    changes = {change.kind: change for change in last(ledger)}
    assert (changes["split"].id, changes["split"].to) == (one.id, other.id)
    assert changes["added"].id == other.id
    assert [decision.kind for decision in ledger.decisions()] == ["merge", "split"]
    assert all(change.reason for change in ledger.changes(Wanted()))


def test_an_incident_is_the_same_when_its_founding_event_is_revised(ledger: Ledger) -> None:
    data, report = plant_page(0)
    ledger.add(data, report, "reader/1", "{}")
    ledger.save_linkage(plant_linkage(ledger))
    group = ledger.incident_groups()[0]
    article, event = group.members[0]
    events = tuple(
        replace(one, id="evt:other", type="COERCE") if one.id == event else one
        for one in report.articles[0].events
    )
    assert [change.to for change in read_again(ledger, revise(report, events=events))] == ["evt:other"]
    assert ledger.incident_ids()[f"{article} evt:other"] == group.id


def test_decisions_are_told_with_who_took_them(ledger: Ledger) -> None:
    ledger.decide(Decision("review", "clm:1", None, "as it says", "Ada"))
    ledger.decide(Decision("review", "clm:1", None, "as it says", "Ada"))
    ledger.decide(Decision("forget", "sha256:1", None, "asked to", "Ada"))
    (change,) = ledger.changes(Wanted())
    assert (change.kind, change.of, change.id) == ("reviewed", "claim", "clm:1")
    assert (change.reason, change.by) == ("as it says", "Ada")


def test_positions_times_kinds_and_limits_narrow(ledger: Ledger) -> None:
    for number in range(3):
        ledger.add(*plant_page(number), "reader/1", "{}")
    ledger.save_linkage(plant_linkage(ledger))
    every = list(ledger.changes(Wanted()))
    assert [one.position for one in every] == sorted(one.position for one in every)
    assert {one.position for one in ledger.changes(Wanted(since=1, until=2))} == {2}
    assert list(ledger.changes(Wanted(since=every[-1].at, until=every[-1].at)))[-1] == every[-1]
    assert list(ledger.changes(Wanted(since="2999-01-01"))) == []
    assert told(ledger, kinds=frozenset({"withdrawn"})) == []
    assert set(told(ledger, whats=frozenset({"incident"}))) == {("added", "incident")}
    assert {one.position for one in ledger.changes(Wanted(most=2))} == {1, 2}
    newest = list(ledger.changes(Wanted(most=1, newest_first=True)))
    assert {one.position for one in newest} == {4}


def test_going_on_from_the_last_position_gives_every_change_once(ledger: Ledger) -> None:
    seen, position = [], 0
    for number in range(5):
        ledger.add(*plant_page(number), "reader/1", "{}")
        if number % 2:
            seen += list(ledger.changes(Wanted(since=position)))
            position = seen[-1].position
    seen += list(ledger.changes(Wanted(since=position)))
    assert seen == list(ledger.changes(Wanted()))


def test_a_write_that_fails_leaves_no_gap(ledger: Ledger, where: Path | str) -> None:
    data, report = plant_page(0)
    twice = revise(report, claims=(*report.articles[0].claims, report.articles[0].claims[0]))
    for number, given in enumerate((report, twice, report)):
        with pytest.raises(HouseError, match=r"(?i)unique constraint") if number == 1 else nullcontext():
            ledger.add(data, given, f"reader/{number}", "{}")
    assert ask(where, "SELECT number FROM journal ORDER BY number") == [(1,), (2,)]


def test_what_was_forgotten_is_told_without_its_words(ledger: Ledger, where: Path | str) -> None:
    data, report = plant_page(0)
    ledger.add(data, report, "reader/1", "{}")
    read_again(ledger, revise(report, title="Bridges open"))
    ledger.decide(Decision("forget", capture_id(report.page), None, "asked to", "Ada"))
    with closing(connect(where)) as shell:
        shell.execute("UPDATE revisions SET report = NULL")
    changes = list(ledger.changes(Wanted()))
    assert [(one.kind, one.id, one.words) for one in changes] == [
        ("revised", report.articles[0].id, None)
    ]
    assert [(one.field, one.before, one.after) for one in changes[0].changes] == [("title", None, None)]


def test_forgetting_tells_which_events_left_their_incidents(ledger: Ledger) -> None:
    for number in range(2):
        ledger.add(*plant_page(number), "reader/1", "{}")
    ledger.save_linkage(plant_linkage(ledger))
    before = ledger.position()
    article = plant_page(0)[1].articles[0].id
    ledger.forget(article, "asked to", "Ada")
    changes = list(ledger.changes(Wanted(since=before)))
    assert ("forgotten", article) in {(one.kind, one.id) for one in changes}
    left = [member for one in changes for member in one.left]
    assert len(left) == 5
    assert {member[0] for member in left} == {article}
    ledger.forget(plant_page(1)[1].articles[0].id, "asked to", "Ada")
    gone = {one.id for one in last(ledger) if one.kind == "withdrawn"}
    assert gone == {change.id for change in ledger.changes(Wanted(whats=frozenset({"incident"})))}


def test_a_ledger_from_before_the_journal_tells_its_past(new_place: Callable[..., Path | str]) -> None:
    newer, path = new_place(), new_place(bare=True)
    data, report = plant_page(0)
    with Ledger.open(newer, create=True) as ledger:
        ledger.add(data, report, "reader/1", "{}")
        ledger.add(data, revise(report, title="Bridges open"), "reader/2", "{}")
        ledger.save_linkage(plant_linkage(ledger))
        ledger.decide(Decision("review", report.articles[0].claims[0].id, None, "as it says", "Ada"))
        expected = [(one.kind, one.of, one.id, one.changes) for one in ledger.changes(Wanted())]
    make_filled(path, "0004", newer)
    upgrade(path, 1.0, dumped=True)
    with Ledger.open(path, create=True) as ledger:
        found = [(one.kind, one.of, one.id, one.changes) for one in ledger.changes(Wanted())]
        assert found == expected
        assert len(found) == 17
        ledger.decide(Decision("review", "clm:2", None, "as it says", "Ada"))
        assert ledger.position() == 5
