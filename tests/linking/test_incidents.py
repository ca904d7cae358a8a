"""Incidents: one happening told by many is one, look-alikes stay apart, each with a reason."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.builders import Draft, Shelf, officials, paper, reprint
from tests.linking.world import ANCHOR, denies, moved, tells

from dateline.linking.linkage import founding_key
from dateline.records import Participant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.linking.neighbours import LinkedArticle


def groups(articles: Iterable[LinkedArticle]) -> list[set[str]]:
    """The outlets of each incident, the largest first."""
    shelf = Shelf(articles)
    outlet = {one.article.id: one.article.outlet or "" for one in shelf.held}
    found = [{outlet[article] for article, _ in group.members} for group in shelf.linkage.incidents]
    return sorted(found, key=lambda names: (-len(names), sorted(names)))


def attack(
    outlet: str, town: str | None = None, day: str | None = "2031-03-05", **more: Any
) -> LinkedArticle:
    """An attack in Chad by gunmen, in a town or nowhere nearer."""
    where = town or "Chad"
    draft = Draft(outlet, f"Gunmen burned a grain store in {where}, wrote {outlet} {day}.", day=day)
    place = draft.place(where, "city" if town else "country", "TD")
    draft.event(
        f"Gunmen burned a grain store in {where}",
        "ASSAULT",
        actors=[draft.actor("Gunmen", "armed_group", named=False)],
        at=place,
        trigger="burned",
        **more,
    )
    return draft.finish()


def test_one_happening_told_by_three_is_one_incident() -> None:
    told = [tells("Fjord Gazette"), tells("Tundra Post"), tells("Puffin Daily", day="2031-03-08")]
    assert groups(told) == [{"Fjord Gazette", "Tundra Post", "Puffin Daily"}]


def test_an_incident_of_one_article_is_an_incident() -> None:
    assert groups([tells("Fjord Gazette")]) == [{"Fjord Gazette"}]


def burned(outlet: str, before: str) -> LinkedArticle:
    """An attack by gunmen on stores in a town, told with a word before the verb."""
    draft = Draft(outlet, f"Gunmen {before} burned grain stores in Tesker, {outlet} wrote.")
    draft.event(
        f"{before} burned grain stores",
        "ASSAULT",
        actors=[draft.actor("Gunmen", "armed_group", named=False)],
        at=draft.place("Tesker", "city", "NE"),
        trigger="burned",
    )
    return draft.finish()


def test_what_happens_again_and_again_is_no_telling_of_one_attack() -> None:
    assert groups([burned("Fjord Gazette", "then"), burned("Tundra Post", "twice")]) == [
        {"Fjord Gazette", "Tundra Post"}
    ]
    assert groups([burned("Fjord Gazette", "then"), burned("Tundra Post", "have often")]) == [
        {"Fjord Gazette"},
        {"Tundra Post"},
    ]


def test_more_than_a_week_keeps_apart() -> None:
    told = [tells("Fjord Gazette"), tells("Tundra Post", day="2031-03-14")]
    assert groups(told) == [{"Fjord Gazette"}, {"Tundra Post"}]


def test_weeks_are_not_chained_together() -> None:
    days = ("2031-03-01", "2031-03-06", "2031-03-11", "2031-03-16")
    told = [tells(f"Paper {day}", day=day) for day in days]
    assert all(len(group) <= 2 for group in groups(told))


def test_two_towns_in_one_week_are_two_attacks() -> None:
    assert groups([attack("A", "Ati"), attack("B", "Mongo")]) == [{"A"}, {"B"}]


def test_the_reason_for_keeping_apart_is_kept() -> None:
    shelf = Shelf([attack("A", "Ati"), attack("B", "Mongo")])
    reasons = [reason for group in shelf.linkage.incidents for reason in group.reasons]
    assert any("their places differ" in reason for reason in reasons)


def test_one_town_is_one_attack() -> None:
    assert groups([attack("A", "Ati"), attack("B", "Ati")]) == [{"A", "B"}]


def test_a_report_that_fits_two_attacks_joins_neither() -> None:
    told = [attack("A", "Ati"), attack("B", "Mongo"), attack("Vague")]
    assert groups(told) == [{"A"}, {"B"}, {"Vague"}]


def test_a_report_that_fits_one_attack_joins_it() -> None:
    assert groups([attack("A", "Ati"), attack("Vague")]) == [{"A", "Vague"}]


def test_a_country_and_gunmen_alone_are_not_enough() -> None:
    first = Draft("A", "Gunmen struck in Chad, nine dead.")
    other = Draft("B", "Gunmen looted a caravan in Chad.")
    for draft, words in ((first, "Gunmen struck in Chad"), (other, "Gunmen looted a caravan in Chad")):
        gunmen = draft.actor("Gunmen", "armed_group", named=False)
        draft.event(words, "ASSAULT", actors=[gunmen], at=draft.place("Chad", "country", "TD"))
    assert groups([first.finish(), other.finish()]) == [{"A"}, {"B"}]


def test_stated_days_that_differ_keep_apart() -> None:
    told = []
    for outlet, words, day in (("A", "Monday", "2031-03-03"), ("B", "Friday", "2031-03-07")):
        draft = Draft(outlet, f"Gunmen burned a grain store in Ati on {words}.", day="2031-03-07")
        gunmen = draft.actor("Gunmen", "armed_group", named=False)
        when = draft.time(words, day)
        place = draft.place("Ati", "city", "TD")
        draft.event(
            "Gunmen burned a grain store in Ati", "ASSAULT", actors=[gunmen], at=place, when=when
        )
        told.append(draft.finish())
    assert groups(told) == [{"A"}, {"B"}]


def test_a_denial_joins_what_it_denies() -> None:
    told = [tells("Fjord Gazette", officials()), denies("Tundra Post", officials("Norwegian officials"))]
    assert groups(told) == [{"Fjord Gazette", "Tundra Post"}]


def test_the_denial_of_a_withdrawal_is_no_denial_of_a_shipment() -> None:
    draft = Draft("Tundra Post", "Oslo denied that Norway was leaving Iceland.")
    norway = draft.actor("Norway", country="NO")
    place = draft.place("Iceland", "country", "IS")
    draft.event(
        "Norway was leaving Iceland", "RETREAT", actors=[norway], at={place: "origin"}, status="denied"
    )
    assert groups([tells("Fjord Gazette"), draft.finish()]) == [{"Fjord Gazette"}, {"Tundra Post"}]


def test_one_move_seen_from_both_ends_is_one() -> None:
    draft = Draft("Tundra Post", "Norway pulled a harbour radar out of Iceland and sent it to Bergen.")
    norway = draft.actor("Norway", country="NO")
    iceland, home = draft.place("Iceland", "country", "IS"), draft.place("Norway", "country", "NO")
    draft.event(
        "Norway pulled a harbour radar out of Iceland",
        "RETREAT",
        actors=[norway],
        at={iceland: "at"},
        object=(draft.span("a harbour radar"),),
    )
    draft.event("sent it to Bergen", "MOBILIZE", actors=[norway], at={home: "destination"})
    assert groups([draft.finish()]) == [{"Tundra Post"}]
    assert groups([tells("Fjord Gazette"), draft.finish()]) == [{"Fjord Gazette", "Tundra Post"}]


def test_a_hypothetical_move_is_not_the_move() -> None:
    told = [tells("Fjord Gazette"), unreal("Tundra Post")]
    assert groups(told) == [{"Fjord Gazette"}, {"Tundra Post"}]


def unreal(outlet: str) -> LinkedArticle:
    draft = Draft(outlet, f"If {ANCHOR}, trade would suffer.")
    moved(draft, status="hypothetical")
    return draft.finish()


@pytest.mark.parametrize("kind", ["OTHER", "ACCUSE", "REQUEST"])
def test_words_and_the_unclassed_without_a_place_stay_single(kind: Any) -> None:
    told = []
    for outlet in ("A", "B"):
        draft = Draft(outlet, f"Norway scolded the bakers, {outlet} said.")
        draft.event("Norway scolded the bakers", kind, actors=[draft.actor("Norway", country="NO")])
        told.append(draft.finish())
    assert groups(told) == [{"A"}, {"B"}]


def test_without_dates_only_a_credit_connects() -> None:
    first, other = tells("Fjord Gazette", day=None), tells("Tundra Post", day=None)
    assert groups([first, other]) == [{"Fjord Gazette"}, {"Tundra Post"}]
    crediting = tells("Tundra Post", paper("The Fjord Gazette"), day=None)
    assert groups([first, crediting]) == [{"Fjord Gazette", "Tundra Post"}]


def test_a_credit_lets_a_report_without_places_join() -> None:
    draft = Draft("Tundra Post", "Norway has moved its radar, the Fjord Gazette reported.")
    claim = draft.claim("Norway has moved its radar", paper("Fjord Gazette"))
    norway = draft.actor("Norway", country="NO")
    draft.event("Norway has moved its radar", "MOBILIZE", by=[claim], actors=[norway])
    bare = draft.finish()
    assert groups([tells("Fjord Gazette"), bare]) == [{"Fjord Gazette", "Tundra Post"}]
    assert len(groups([tells("Puffin Daily"), bare])) == 2


def test_what_is_told_from_a_paper_joins_without_saying_who_or_where() -> None:
    draft = Draft("Tundra Post", "Crates have been shipped, the Fjord Gazette reported.")
    claim = draft.claim("Crates have been shipped", paper("Fjord Gazette"))
    draft.event("Crates have been shipped", "MOBILIZE", by=[claim])
    told = draft.finish()
    assert groups([tells("Fjord Gazette"), told]) == [{"Fjord Gazette", "Tundra Post"}]
    elsewhere = unreal("Fjord Gazette")
    assert groups([elsewhere, told]) == [{"Fjord Gazette"}, {"Tundra Post"}]


def test_machines_act_for_the_state_the_text_gives_them() -> None:
    draft = Draft("Tundra Post", "Norwegian ships left Iceland for home. The ships carried a radar.")
    iceland, home = draft.place("Iceland", "country", "IS"), draft.place("Norway", "country", "NO")
    ships = Participant(None, (draft.span("Norwegian ships"),))
    more = Participant(None, (draft.span("The ships"),))
    ends = {iceland: "origin", home: "destination"}
    draft.event("Norwegian ships left Iceland for home", "MOBILIZE", parties=(ships,), at=ends)
    draft.event("The ships carried a radar", "MOBILIZE", parties=(more,))
    shelf = Shelf([tells("Fjord Gazette"), draft.finish()])
    assert [len(group.members) for group in shelf.linkage.incidents] == [3]


def test_a_move_of_which_much_else_agrees_is_one() -> None:
    assert len(groups([half("A", "Skagen", "Odense"), half("B", "Skagen", "Odense")])) == 2
    names = ("Skagen", "Odense", "Ribe")
    assert groups([half("A", *names), half("B", *names)]) == [{"A", "B"}]


def half(outlet: str, *towns: str) -> LinkedArticle:
    """A move of which only the start is told, and towns named around it."""
    draft = Draft(outlet, f"Norway has left Iceland, {outlet} says, past {', '.join(towns)}.")
    norway, iceland = draft.actor("Norway", country="NO"), draft.place("Iceland", "country", "IS")
    draft.event("Norway has left Iceland", "MOBILIZE", actors=[norway], at={iceland: "origin"})
    for town in towns:
        draft.place(town, "city", "DK")
    return draft.finish()


def test_a_sentence_that_goes_on_tells_of_the_same_attack() -> None:
    draft = Draft("A", "Gunmen burned a store in Ati. The gunmen fired at a well.")
    gunmen = draft.actor("Gunmen", "armed_group", named=False)
    draft.event(
        "Gunmen burned a store in Ati", "ASSAULT", actors=[gunmen], at=draft.place("Ati", "city", "TD")
    )
    draft.event("The gunmen fired at a well", "ASSAULT", actors=[gunmen])
    assert len(Shelf([draft.finish()]).linkage.incidents) == 1


def test_copies_tell_of_one_incident() -> None:
    first = tells("Fjord Gazette", day=None)
    assert groups([first, reprint(first, "Tundra Post")]) == [{"Fjord Gazette", "Tundra Post"}]


def test_teasers_have_no_incidents_but_may_point_to_one() -> None:
    story = tells("Fjord Gazette", url="https://fjord.example/radar")
    draft = Draft("Puffin Daily", "A radar goes home.", kind="teaser")
    moved(draft, anchor="A radar goes home")
    draft.link_to("radar", "https://www.fjord.example/radar/")
    shelf = Shelf([story, draft.finish()])
    assert [len(group.members) for group in shelf.linkage.incidents] == [1]
    assert [(tie.kind, tie.b) for tie in shelf.linkage.ties] == [("same_event", story.article.id)]


def test_ids_given_before_are_kept_and_merged_ones_lead_on() -> None:
    first, other = tells("Fjord Gazette"), tells("Tundra Post")
    known = {
        founding_key((one.article.id, one.article.events[0].id)): name
        for one, name in ((first, "inc:old"), (other, "inc:older"))
    }
    alone = Shelf([first], known).linkage
    assert [group.id for group in alone.incidents] == ["inc:old"]
    both = Shelf([first, other], known).linkage
    assert len(both.incidents) == 1
    assert {both.incidents[0].id, both.merged[0].old} == {"inc:old", "inc:older"}
    assert both.merged[0].new == both.incidents[0].id
    assert both.merged[0].why


WORLD = (
    tells("Fjord Gazette", officials("Icelandic officials")),
    tells("Tundra Post", paper("Fjord Gazette")),
    denies("Puffin Daily", officials("Norwegian officials")),
    attack("A", "Ati"),
    attack("B", "Mongo"),
    attack("Vague"),
    attack("C", "Ati", day="2031-03-09"),
    unreal("Kelp Courier"),
    reprint(tells("Fjord Gazette", officials("Icelandic officials")), "Moss Tribune"),
)


@settings(deadline=None, max_examples=40)
@given(order=st.permutations(range(len(WORLD))))
def test_linking_does_not_depend_on_the_order_of_reading(order: list[int]) -> None:
    assert Shelf(WORLD[index] for index in order).linkage == Shelf(WORLD).linkage


def test_thousands_of_reports_take_seconds() -> None:
    told = [attack(f"Outlet {number}", f"Town {number % 20}") for number in range(1000)]
    same = tells("Fjord Gazette", officials())
    told += [same, *(reprint(same, f"Reprint {number}") for number in range(3000))]
    start = time.process_time()
    found = groups(told)
    assert time.process_time() - start < 60
    assert len(found[0]) == 3001
    assert all(len(group) == 50 for group in found[1:])


# --- days, and persons ----------------------------------------------------------------------------


def strike(outlet: str, day: str, *, on: str | None = None) -> LinkedArticle:
    """A strike on Mongo, told on a day; ``on``: the day it states for it."""
    stated = f" on {on}" if on else ""
    draft = Draft(outlet, f"Gunmen shelled a mill and a well in Mongo{stated}, wrote {outlet}.", day=day)
    draft.event(
        "Gunmen shelled a mill and a well in Mongo",
        "ASSAULT",
        actors=[draft.actor("Gunmen", "armed_group", named=False)],
        at=draft.place("Mongo", "city", "TD"),
        trigger="shelled",
        when=draft.time(on, on) if on else None,
    )
    return draft.finish()


def test_what_was_told_before_a_day_is_not_what_happened_on_it() -> None:
    early, late = strike("A", "2031-03-03"), strike("B", "2031-03-08", on="2031-03-07")
    assert groups([early, late]) == [{"A"}, {"B"}]
    same = strike("C", "2031-03-08")
    assert groups([same, late]) == [{"B", "C"}]


def test_an_event_without_a_day_does_not_bind_two_that_have_other_days() -> None:
    told = [
        strike("A", "2031-03-08", on="2031-03-03"),
        strike("B", "2031-03-08", on="2031-03-07"),
        strike("C", "2031-03-08"),
    ]
    assert not any({"A", "B"} <= group for group in groups(told))


def arrest(outlet: str, name: str, *, place: str | None = None) -> LinkedArticle:
    """The arrest of a person; ``place``: where it is told to have been."""
    where = f" in {place}" if place else ""
    draft = Draft(outlet, f"{name} was arrested{where}, {outlet} has learned.")
    draft.event(
        f"{name} was arrested",
        "COERCE",
        recipients=[draft.actor(name, "person")],
        at=draft.place(place, "city", "KE") if place else None,
        trigger="arrested",
    )
    return draft.finish()


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("Josphat Kilonzo", "Josphat Kilonzo", True),
        ("Josphat Kilonzo", "Josphat Mwendwa Kilonzo", True),
        ("Josphat Kilonzo", "Miriam Kilonzo", False),
        ("Josphat Juma Kilonzo", "Josphat Mwendwa Kilonzo", False),
        ("Josphat Kilonzo", "Josphat Kilonzi Mwendwa", False),
    ],
)
def test_what_befalls_one_named_person_need_not_be_told_where(
    one: str, other: str, *, together: bool
) -> None:
    told = [arrest("A", one, place="Mombasa"), arrest("B", other)]
    assert ({"A", "B"} in groups(told)) is together


def test_a_bare_surname_is_not_enough_without_a_place() -> None:
    assert groups([arrest("A", "Kilonzo"), arrest("B", "Kilonzo")]) == [{"A"}, {"B"}]


# --- texts without a day, and texts that tell of one happening alone ------------------------------


def test_a_text_without_a_day_joins_the_one_attack_that_much_else_shows_it_to_tell_of() -> None:
    dated, undated = attack("A", "Ati"), attack("B", "Ati", day=None)
    assert groups([dated, undated]) == [{"A", "B"}]
    assert groups([attack("A", "Mongo"), undated]) == [{"A"}, {"B"}]


def test_a_text_without_a_day_joins_neither_of_two_attacks_that_are_a_year_apart() -> None:
    told = [attack("A", "Ati", "2030-03-05"), attack("B", "Ati"), attack("Vague", "Ati", day=None)]
    assert groups(told) == [{"A"}, {"B"}, {"Vague"}]


def hits(*attacks: tuple[str, str, str]) -> LinkedArticle:
    """A text that tells of attacks, each by its word, its town (or nothing) and its day (or nothing)."""
    told = [f"Rockets {word} a {number} store." for number, (word, _, _) in enumerate(attacks)]
    draft = Draft("A", " ".join(told) + " " + " ".join(day for _, _, day in attacks))
    for number, (word, town, day) in enumerate(attacks):
        draft.event(
            f"Rockets {word} a {number} store",
            "ASSAULT",
            at=draft.place(town, "city", "TD") if town else None,
            trigger=word,
            when=draft.time(day, day) if day else None,
        )
    return draft.finish()


def test_a_text_goes_on_with_the_only_attack_that_it_tells_of() -> None:
    told = hits(("shelled", "Ati", "2031-03-04"), ("hit", "", ""))
    assert len(Shelf([told]).linkage.incidents) == 1


def test_a_text_with_attacks_on_two_towns_lends_neither_to_a_third_telling() -> None:
    told = hits(("shelled", "Ati", "2031-03-04"), ("hit", "", ""), ("struck", "Mongo", "2031-03-04"))
    assert len(Shelf([told]).linkage.incidents) == 3


def test_attacks_on_two_days_that_follow_each_other_on_other_things_are_two() -> None:
    def struck(outlet: str, what: str, day: str) -> LinkedArticle:
        draft = Draft(outlet, f"Shells struck a {what} in Ati on {day}.", day=day)
        hit = draft.actor(what, "other", named=False)
        where, when = draft.place("Ati", "city", "TD"), draft.time(day, day)
        draft.event(
            f"Shells struck a {what}", "ASSAULT", recipients=[hit], at=where, when=when, trigger="struck"
        )
        return draft.finish()

    first = struck("A", "bakery", "2031-03-03")
    assert groups([first, struck("B", "school", "2031-03-04")]) == [{"A"}, {"B"}]
    assert groups([first, struck("B", "bakery", "2031-03-04")]) == [{"A", "B"}]


def test_what_a_text_calls_alike_beside_another_day_and_town_is_not_one() -> None:
    draft = Draft("A", "2031-03-04: a blast in Ati. It went off late. 2031-03-01: the blast in Mongo.")
    ati, mongo = draft.place("Ati", "city", "TD"), draft.place("Mongo", "city", "TD")
    first = draft.event(
        "a blast in Ati",
        "ASSAULT",
        at=ati,
        when=draft.time("2031-03-04", "2031-03-04"),
        trigger="a blast",
    )
    draft.event(
        "the blast in Mongo",
        "ASSAULT",
        at=mongo,
        when=draft.time("2031-03-01", "2031-03-01"),
        trigger="the blast",
        same_as=(first,),
    )
    assert [len(group.members) for group in Shelf([draft.finish()]).linkage.incidents] == [1, 1]
