"""Alerts of saved searches: each thing is told once, with its words and chain, and never as a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.watch import pages
from tests.watch.test_watching import Killed
from tests.watch.world import SimClock

from dateline import pipeline
from dateline.errors import SendFailed
from dateline.searches import Query
from dateline.watch.alerting import Alerting
from dateline.watch.channels import TRIES, Post
from dateline.watch.clocks import Timeline
from dateline.watch.finding import look
from dateline.watch.told_alerts import ToldAlert, say_alert, tell_alert
from dateline.watch.waits import Waits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.ledger import Ledger


class Heard:
    """A channel that keeps what it is sent, and fails while it is told to."""

    def __init__(self, name: str = "heard", *, masked: bool = False) -> None:
        self.name = name
        self.masked = masked
        self.at_once = 1
        self.told: list[ToldAlert] = []
        self.failing = False

    def send(self, alerts: Sequence[ToldAlert]) -> None:
        if self.failing:
            raise SendFailed("It gave no answer.", "Try later.")
        self.told += alerts

    def kinds(self) -> list[str]:
        return [one.kind for one in self.told]


@pytest.fixture
def searched(ledger: Ledger) -> Ledger:
    """A ledger with a saved search that was looked at once."""
    ledger.save_search("silos", Query(words="grain silo"))
    assert look(ledger, ledger.saved_searches(), ["heard"]) == ()
    return ledger


def post_to(ledger: Ledger, *channels: Heard, clock: SimClock | None = None) -> Alerting:
    timeline = Timeline(clock or SimClock())
    return Alerting(ledger, (), Post(ledger, channels, timeline, Waits(), lambda _: None))


def run_all(ledger: Ledger, alerting: Alerting) -> Iterator[None]:
    """Have the pages come one after the other, each told of twice over."""
    for come in (
        pages.bring_first,
        pages.bring_second,
        pages.bring_denial,
        pages.bring_changed,
        pages.bring_shortened,
    ):
        come(ledger)
        alerting.tell()
        alerting.tell()
        yield


def test_every_kind_is_told_once(searched: Ledger) -> None:
    heard = Heard()
    for _ in run_all(searched, post_to(searched, heard)):
        pass
    first = ["incident", "second-origin", "toll", "denial", "incident", "changed"]
    assert heard.kinds()[:6] == first
    assert "retracted" in heard.kinds()[6:]
    assert len({one.key for one in heard.told}) == len(heard.told)


def test_an_alert_has_the_words_and_the_chain(searched: Ledger) -> None:
    heard = Heard()
    for _ in run_all(searched, post_to(searched, heard)):
        pass
    incident, second, toll, denial = heard.told[:4]
    assert incident.title.startswith("New incident. Oda Brekke says: ")
    assert incident.chains == (("Lantern Wire", "Oda Brekke"),)
    assert second.asserting_origins == 2
    assert ("Harbour Post", "Red Lantern aid agency") in second.chains
    assert (toll.changes[0].before, toll.changes[0].after) == ("12", "17")
    assert "killed 17 people" in toll.quoted[0].words
    assert toll.quoted[0].by == "Red Lantern aid agency"
    assert denial.denying_origins == 1
    assert denial.quoted[0].by == "Russian defence ministry"
    changed = next(one for one in heard.told if one.kind == "changed")
    assert any("killed 12 people" in str(one.before) for one in changed.changes)
    assert any("An explosion" in str(one.after) for one in changed.changes)
    gone = next(one for one in heard.told if one.kind == "retracted")
    assert any("killed 17 people" in str(one.before) and one.after is None for one in gone.changes)


def test_no_title_states_an_accusation_as_a_fact(searched: Ledger) -> None:
    heard = Heard()
    for _ in run_all(searched, post_to(searched, heard)):
        pass
    for alert in heard.told:
        lines = say_alert(alert)
        assert not any(line.startswith(("An air strike", "Reported killed: 12 → 17 ")) for line in lines)
        if alert.incident:
            assert " says: " in alert.title or " say: " in alert.title or " reports" in alert.title


def test_what_the_ledger_holds_when_the_watch_begins_is_not_told(ledger: Ledger) -> None:
    pages.bring_first(ledger)
    ledger.save_search("silos", Query(words="grain silo"))
    heard = Heard()
    alerting = post_to(ledger, heard)
    alerting.tell()
    assert heard.told == []
    pages.bring_second(ledger)
    alerting.tell()
    assert heard.kinds() == ["second-origin", "toll"]


def test_a_search_that_does_not_fit_is_silent(ledger: Ledger) -> None:
    for name, query in (("ferries", Query(words="ferry")), ("late", Query(published_from="2032-01-01"))):
        ledger.save_search(name, query)
    heard = Heard()
    alerting = post_to(ledger, heard)
    alerting.tell()
    pages.bring_first(ledger)
    alerting.tell()
    assert heard.told == []


def test_an_alert_survives_a_kill_and_a_restart(
    searched: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard()
    pages.bring_first(searched)
    with monkeypatch.context() as patch:
        patch.setattr(Heard, "send", lambda *_: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            post_to(searched, heard).tell()
    post_to(searched, heard).tell()
    post_to(searched, heard).tell()
    assert heard.kinds() == ["incident"]


def test_a_failing_channel_never_stops_the_others(searched: Ledger) -> None:
    clock = SimClock()
    bad, good = Heard("bad"), Heard("good")
    bad.failing = True
    alerting = post_to(searched, bad, good, clock=clock)
    pages.bring_first(searched)
    alerting.tell()
    assert (bad.kinds(), good.kinds()) == ([], ["incident"])
    (waiting,) = (one for one in searched.alert_book().deliveries() if one.channel == "bad")
    assert (waiting.state, waiting.tries) == ("waiting", 1)
    assert "no answer" in waiting.message
    bad.failing = False
    alerting.tell()
    assert bad.kinds() == []  # not before its wait is over
    clock.sleep(120)
    alerting.tell()
    assert (bad.kinds(), good.kinds()) == (["incident"], ["incident"])


def test_what_waits_to_be_linked_is_looked_at_once_it_is(
    searched: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as stopped:
        stopped.setattr(pipeline, "link_ledger", lambda _: None)  # killed before it linked
        pages.bring_first(searched)
    assert not searched.is_linked()
    assert look(searched, searched.saved_searches(), ["heard"]) == ()
    pipeline.link_ledger(searched)
    (alert,) = look(searched, searched.saved_searches(), ["heard"])
    assert alert.kind == "incident"


def test_a_channel_that_failed_is_left_alone_until_it_has_rested(searched: Ledger) -> None:
    clock, bad = SimClock(), Heard("bad")
    bad.failing = True
    alerting = post_to(searched, bad, clock=clock)
    pages.bring_first(searched)
    alerting.tell()
    pages.bring_denial(searched)
    bad.failing = False
    alerting.tell()
    assert bad.told == []  # the new one is not tried either
    clock.sleep(120)
    alerting.tell()
    assert bad.kinds() == ["incident", "denial"]


def test_a_changed_article_is_told_in_the_words_of_its_page(searched: Ledger) -> None:
    heard = Heard()
    for _ in run_all(searched, post_to(searched, heard)):
        pass
    (changed,) = (one for one in heard.told if one.kind == "changed")
    assert ".example has: “" in changed.title


def test_a_channel_that_never_works_is_given_up(searched: Ledger) -> None:
    clock = SimClock()
    bad = Heard()
    bad.failing = True
    alerting = post_to(searched, bad, clock=clock)
    pages.bring_first(searched)
    for _ in range(TRIES + 2):
        alerting.tell()
        clock.sleep(86_400)
    (delivery,) = searched.alert_book().deliveries()
    assert (delivery.state, delivery.tries) == ("given-up", TRIES)


def test_a_new_channel_is_not_sent_what_was_told_before(searched: Ledger) -> None:
    pages.bring_first(searched)
    post_to(searched, Heard()).tell()
    later = Heard("later")
    post_to(searched, Heard(), later).tell()
    assert later.told == []


def test_nothing_is_told_of_what_was_forgotten(searched: Ledger) -> None:
    heard = Heard()
    pages.bring_first(searched)
    (alert,) = look(searched, searched.saved_searches(), ["heard"])
    searched.forget("https://lanternwire.example/silo", "asked for", "me")
    assert tell_alert(searched, alert, masked=False) is None
    post_to(searched, heard).tell()
    assert heard.told == []


def test_people_without_a_public_role_are_masked(ledger: Ledger) -> None:
    ledger.save_search("the silo of Oda Brekke", Query(words="grain silo"))
    heard, masked = Heard("open"), Heard("masked", masked=True)
    alerting = post_to(ledger, heard, masked)
    alerting.tell()
    body = pages.FIRST.replace("the regional governor Oda Brekke", "Oda Brekke, who lives next door,")
    pages.bring(ledger, "silo", body, "Lantern Wire")
    alerting.tell()
    assert "Oda Brekke" in words(heard.told)
    assert "Brekke" not in words(masked.told)
    assert masked.told
    assert {one.search for one in heard.told} == {"the silo of Oda Brekke"}
    assert {one.search for one in masked.told} == {"the silo of a person [1]"}
    pages.bring(ledger, "silo", body.replace("killed 12", "killed 14"), "Lantern Wire")
    alerting.tell()
    assert [one.kind for one in masked.told][1:] == [one.kind for one in heard.told][1:] != []
    assert "Brekke" not in words(masked.told)


def words(alerts: Iterable[ToldAlert]) -> str:
    return "\n".join(line for one in alerts for line in say_alert(one))
