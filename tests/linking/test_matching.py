"""What lets two tellings be judged one happening, and what keeps look-alikes apart, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.linking.builders import Draft

from dateline.linking.matching import judge
from dateline.linking.traits import read_traits
from dateline.records import Mention, Participant, Sentence

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.traits import Traits
    from dateline.records import EventType


class Page(Draft):
    """An article whose sentences end with a full stop, and whose places are named in its text."""

    def named(self, name: str, kind: str = "city", country: str | None = "TG", **more: Any) -> str:
        words = more.pop("words", name)
        start = self.text.index(words)
        mention = Mention(start, start + len(words), words, "name")
        return self.place(name, kind, country, mentions=(mention,), **more)

    def group(self, words: str, **more: Any) -> Participant:
        return Participant(self.actor(words, "group", named=False, **more), (self.span(words),))

    def traits(self) -> list[Traits]:
        return read_traits(split(self.finish()))


def split(one: LinkedArticle) -> LinkedArticle:
    """Give an article a sentence for each full stop."""
    text, start, found = one.article.text, 0, []
    for part in text.split(". "):
        found.append(Sentence(start, start + len(part), 0))
        start += len(part) + 2
    return replace(one, article=replace(one.article, sentences=tuple(found)))


def is_one(a: Page, b: Page) -> bool:
    """Tell whether the last events of two articles that share nothing else are judged one."""
    verdict = judge(a.traits()[-1], b.traits()[-1], "")
    return verdict is not None and verdict.joined


def fire(outlet: str, where: str, *, town: str = "Kara", **more: Any) -> Page:
    """A bombing of a mill, told in a sentence that may name its town."""
    page = Page(outlet, f"{where} The mill was bombed on Monday, wrote {outlet}.")
    place = page.named(town, **more) if town in where or "words" in more else None
    page.event(
        "The mill was bombed",
        "ASSAULT",
        parties=(),
        recipients=[page.actor("The mill", "unknown", named=False)],
        at=place if where.startswith("At") else None,
        trigger="bombed",
        when=page.time("Monday", "2031-03-03"),
    )
    return page


# --- places -----------------------------------------------------------------------------------------


def test_what_names_no_place_is_told_beside_the_town_of_its_text() -> None:
    told = fire("A", "At Kara, people slept.")
    assert is_one(told, fire("B", "Kara is a town of weavers."))
    assert not is_one(told, fire("B", "Lome is a town of weavers.", town="Lome"))
    assert not is_one(told, fire("B", "It was a quiet night."))


def test_a_town_near_by_is_not_enough_alone() -> None:
    told, other = Page("A", "At Kara a mill was bombed."), Page("B", "Kara mourns. A bank was shelled.")
    told.event("a mill was bombed", "ASSAULT", at=told.named("Kara"), trigger="bombed")
    other.named("Kara")
    other.event("A bank was shelled", "ASSAULT", trigger="shelled")
    assert not is_one(told, other)


def test_a_town_that_one_text_does_not_resolve_goes_by_its_name() -> None:
    known = fire("A", "At Kara, people slept.", town="Kārah", words="Kara", geonames_id=1)
    told = Page("A", "At Kara a mill was bombed by gunmen.")
    other = Page("B", "At Kara gunmen bombed a mill.")
    for page, name, number in ((told, "Kārah", 7), (other, "Kara", None)):
        gunmen = page.group("gunmen")
        place = page.named(name, words="Kara", geonames_id=number)
        page.event(page.text[:-1], "ASSAULT", parties=(gunmen,), at=place, trigger="bombed")
    assert is_one(told, other)
    assert known.places[0].geonames_id == 1
    other.places[0] = replace(other.places[0], geonames_id=8)
    assert not is_one(told, other)


# --- who takes part ---------------------------------------------------------------------------------


def talks(outlet: str, who: str, where: str = "Accra", verb: str = "met") -> Page:
    """A meeting of whom ``who`` names, in a town of Ghana."""
    page = Page(outlet, f"{who} {verb} in {where} on Monday.")
    words = who.partition(" from ")[0].partition(" of ")[0]
    page.event(
        page.text[:-1],
        "CONSULT",
        parties=(page.group(words),),
        at=page.named(where, country="GH"),
        trigger=verb,
        when=page.time("Monday", "2031-03-03"),
    )
    return page


def states(outlet: str, *names: tuple[str, str]) -> Page:
    """A meeting of states in a country, without a town."""
    page = Page(outlet, f"{' and '.join(name for name, _ in names)} held a round of talks in Ghana.")
    actors = [page.actor(name, country=code) for name, code in names]
    page.event(
        page.text[:-1],
        "CONSULT",
        actors=actors,
        at=page.named("Ghana", "country", "GH"),
        trigger="talks",
    )
    return page


@pytest.mark.parametrize("who", ["Delegations from Fiji and Tonga", "Envoys of Fiji and Tonga"])
def test_envoys_stand_for_the_states_they_are_of(who: str) -> None:
    told = talks("A", who)
    assert is_one(told, states("B", ("Fiji", "FJ"), ("Tonga", "TO")))
    assert not is_one(told, states("B", ("Fiji", "FJ"), ("Samoa", "WS")))


def test_two_states_that_meet_are_known_without_a_place() -> None:
    told = states("A", ("Fiji", "FJ"), ("Tonga", "TO"))
    elsewhere = Page("B", "Fiji spoke to Tonga at last, in talks that took a day.")
    parties = [elsewhere.actor(name, country=code) for name, code in (("Fiji", "FJ"), ("Tonga", "TO"))]
    elsewhere.event("Fiji spoke to Tonga", "CONSULT", actors=parties, trigger="spoke")
    assert not is_one(told, elsewhere)
    elsewhere.event("Fiji spoke to Tonga at last, in talks", "CONSULT", actors=parties, trigger="talks")
    assert is_one(told, elsewhere)


def test_vague_words_for_who_acts_neither_agree_nor_contradict() -> None:
    told = talks("A", "Delegations from Fiji and Tonga")
    assert is_one(told, talks("B", "The two sides"))
    assert is_one(told, talks("B", "They"))
    assert not is_one(talks("A", "Bakers"), talks("B", "Farmers"))


def test_what_is_acted_with_is_nobody() -> None:
    pages = []
    for outlet, words in (("A", "A drone"), ("B", "An air strike")):
        page = Page(outlet, f"{words} hit a mill in Kara on Monday.")
        mill, place = page.actor("a mill", "unknown", named=False), page.named("Kara")
        page.event(
            page.text[:-1],
            "ASSAULT",
            parties=(page.group(words),),
            recipients=[mill],
            at=place,
            trigger="hit",
        )
        pages.append(page)
    assert is_one(*pages)


# --- whom it befell ---------------------------------------------------------------------------------


def taken(outlet: str, name: str, kind: EventType, mode: str, word: str) -> Page:
    """The taking of a person in a town on a day."""
    page = Page(outlet, f"{name} was {word} in Kara on Monday.")
    page.event(
        page.text[:-1],
        kind,
        mode=mode,
        recipients=[page.actor(name, "person")],
        at=page.named("Kara"),
        trigger=word,
        when=page.time("Monday", "2031-03-03"),
    )
    return page


def test_an_arrest_may_be_told_as_an_abduction() -> None:
    arrest = taken("A", "Afi Mensah Ayi", "COERCE", "arrest", "arrested")
    assert is_one(arrest, taken("B", "Afi Ayi", "ASSAULT", "abduct", "dragged"))
    assert not is_one(arrest, taken("B", "Kodjo Batana", "ASSAULT", "abduct", "dragged"))
    assert not is_one(arrest, taken("B", "Kodjo Batana", "COERCE", "arrest", "arrested"))


def test_what_was_hit_differs_and_little_else_agrees() -> None:
    pages = []
    for outlet, target, word in (("A", "school", "shelled"), ("B", "ferry", "burned")):
        page = Page(outlet, f"A {target} was {word} in Kara on Monday.")
        page.event(
            page.text[:-1],
            "ASSAULT",
            recipients=[page.actor(f"A {target}", "unknown", named=False)],
            at=page.named("Kara"),
            trigger=word,
            when=page.time("Monday", "2031-03-03"),
        )
        pages.append(page)
    assert not is_one(*pages)


# --- days -------------------------------------------------------------------------------------------


def gift(outlet: str, day: str, when: str | None = None, country: str = "BJ") -> Page:
    """A state's gift of radars, told on a day; ``when``: the day that the text states for it."""
    page = Page(outlet, "Togo gave Benin nine harbour radars last month.", day=day)
    page.event(
        "Togo gave Benin nine harbour radars",
        "AID",
        actors=[page.actor("Togo", country="TG")],
        recipients=[page.actor("Benin", country=country)],
        at={page.named("Benin", "country", country): "destination"},
        trigger="gave",
        when=page.time("last month", when) if when else None,
    )
    return page


def test_what_is_told_as_past_without_a_time_may_be_weeks_old() -> None:
    told = gift("A", "2031-03-16", when="2031-02-18")
    assert is_one(told, gift("B", "2031-03-17"))
    assert not is_one(told, gift("B", "2031-06-17"))
    assert not is_one(told, gift("B", "2031-02-12"))


def test_two_that_state_no_time_are_told_within_a_week() -> None:
    assert is_one(gift("A", "2031-03-16"), gift("B", "2031-03-20"))
    assert not is_one(gift("A", "2031-03-16"), gift("B", "2031-04-02"))


def deaths(outlet: str, day: str, named: str) -> Page:
    """A killing that states no day, told after a sentence that names one."""
    page = Page(
        outlet, f"Kara was hit on {named}. Three men were killed, wrote {outlet}.", day="2031-03-09"
    )
    page.named("Kara")
    page.time(named, day)
    page.event(
        "Three men were killed", "ASSAULT", quantities=(page.number("Three", 3),), trigger="killed"
    )
    return page


def test_days_named_just_before_keep_two_apart() -> None:
    first, later = deaths("A", "2031-03-03", "Monday"), deaths("B", "2031-03-07", "Friday")
    assert not is_one(first, later)
    assert is_one(first, deaths("C", "2031-03-03", "Monday"))


# --- the unclassed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [("collapsed", "collapse", True), ("blast", "explosion", True), ("collapse", "launch", False)],
)
def test_unclassed_happenings_are_one_by_words_of_one_kind(
    one: str, other: str, *, together: bool
) -> None:
    pages = []
    for outlet, word in (("A", one), ("B", other)):
        page = Page(outlet, f"The {word} of the silo in Kara shook people on Monday.")
        page.event(
            f"The {word} of the silo in Kara",
            "OTHER",
            at=page.named("Kara"),
            trigger=word,
            when=page.time("Monday", "2031-03-03"),
        )
        pages.append(page)
    assert is_one(*pages) is together


def test_the_day_on_which_something_was_said_is_no_day_beside_an_event() -> None:
    days = {}
    for said in (True, False):
        page = Page("Reed Mail", "The mill was bombed. The army said so on Tuesday.")
        when = page.time("Tuesday", "2031-03-04")
        page.claim("The mill was bombed", said_when=when if said else None)
        page.event("The mill was bombed", "ASSAULT", parties=())
        page.event("The army said so", "ACCUSE", parties=())
        days[said] = page.traits()[-1].beside
    assert days[True] is None
    assert days[False] is not None
