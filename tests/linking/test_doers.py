"""Who did it: sides that name different doers, and what only looks like such a dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.linking.builders import Draft, Shelf

from dateline.answers.who_says import who_says
from dateline.linking.doers import ActorName
from dateline.records import Source
from dateline.terminal.answer_view import say_dispute

if TYPE_CHECKING:
    from dateline.answered import Dispute
    from dateline.linking.neighbours import LinkedArticle

ARMY = {"name": "Ravinia's army", "kind": "military", "country": "RV"}
FRONT = {"name": "Maren Front", "kind": "armed_group", "country": "RV", "sector": "REB"}
GUNMEN = {"name": "gunmen", "kind": "armed_group", "sector": "UAF", "named": False}


def strike(outlet: str, *doers: dict[str, Any], said_by: str = "", **more: Any) -> LinkedArticle:
    """The shelling of a market on a Monday, laid at somebody's door."""
    names = " and ".join(each["name"] for each in doers)
    where, when = more.get("where", "Korva"), more.get("when", "Monday")
    words = f"{names} shelled the crowded fish market in {where} on {when}, killing 14"
    draft = Draft(outlet, f"{words}, {said_by or 'it is plain'}. So {outlet} had it first.")
    claim = [draft.claim(words, Source(text=said_by, kind="official", named=True))] if said_by else []
    acting = [draft.actor(each["name"], **kind_of(each)) for each in doers]
    befallen = [draft.actor(each["name"], **kind_of(each)) for each in more.get("befell", ())]
    draft.event(
        words,
        more.get("type", "ASSAULT"),
        by=claim,
        actors=acting,
        recipients=befallen,
        at=draft.place(where, "city", "RV"),
        when=draft.time(when, {"Monday": "2031-03-03", "Sunday": "2031-03-02"}[when]),
        status=more.get("status", "happened"),
        trigger="shelled",
        quantities=(draft.number("14", 14),),
    )
    return draft.finish()


def kind_of(one: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key != "name"}


def found(*articles: LinkedArticle) -> list[Dispute]:
    answers = who_says(Shelf(articles), None)
    assert len(answers) == 1, "the articles tell of one incident"
    return [one for one in answers[0].disputes if one.kind == "actor"]


def test_who_lay_an_act_at_different_doors_are_in_dispute() -> None:
    (dispute,) = found(
        strike("Fjord Gazette", FRONT, said_by="the Defence Council"),
        strike("Tundra Post", ARMY, said_by="the Front's council"),
    )
    assert {side.value for side in dispute.sides} == {
        "Maren Front (as asserted by the Defence Council)",
        "Ravinia's army (as asserted by the Front's council)",
    }
    assert all(side.claims and side.origins and side.spans for side in dispute.sides)
    line = say_dispute(dispute)
    assert line.startswith("Disputed actor: ")
    assert line.count("(as asserted by") == 2


def test_what_an_outlet_says_itself_is_reported_not_so() -> None:
    (dispute,) = found(strike("Fjord Gazette", FRONT), strike("Tundra Post", ARMY, said_by="the Front"))
    assert "Maren Front (as reported by Fjord Gazette)" in [side.value for side in dispute.sides]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([GUNMEN], [FRONT]),
        ([GUNMEN], [ARMY]),
        ([ARMY], [{"name": "Ravinia", "kind": "government", "country": "RV"}]),
        ([FRONT], [{**FRONT, "name": "Second Brigade of the Maren Front"}]),
        ([ARMY], [{**FRONT, "name": "Korva Guards", "sector": "PRM"}]),
        ([ARMY], [{"name": "Ivo Tall", "kind": "person", "country": "RV"}]),
    ],
    ids=["gunmen, a group", "gunmen, an army", "army, state", "brigade, front", "militia", "person"],
)
def test_the_more_general_is_no_other_party(
    one: list[dict[str, Any]], other: list[dict[str, Any]]
) -> None:
    told = [strike("Fjord Gazette", *one, said_by="the mayor"), strike("Tundra Post", *other)]
    answers = who_says(Shelf(told), None)
    assert not [each for answer in answers for each in answer.disputes if each.kind == "actor"]


def test_an_army_and_rebels_that_no_text_names_are_two_parties() -> None:
    army = {"name": "the army", "kind": "military", "named": False}
    rebels = {"name": "rebels", "kind": "armed_group", "sector": "REB", "named": False}
    assert found(
        strike("Fjord Gazette", army, said_by="the rebels"),
        strike("Tundra Post", rebels, said_by="the army"),
    )


def test_those_who_acted_together_are_no_rivals() -> None:
    assert not found(
        strike("Fjord Gazette", FRONT, said_by="the mayor"),
        strike("Tundra Post", ARMY, said_by="the Front"),
        strike("Kelp Courier", ARMY, FRONT, said_by="monitors"),
    )


def test_what_is_denied_lays_nothing_at_a_door() -> None:
    answers = who_says(
        Shelf([strike("Fjord Gazette", FRONT), strike("Tundra Post", ARMY, status="denied")]), None
    )
    assert not [each for answer in answers for each in answer.disputes if each.kind == "actor"]


def test_one_actor_under_two_names_is_one() -> None:
    short = {**FRONT, "name": "MRF"}
    told = [strike("Fjord Gazette", FRONT, said_by="the mayor"), strike("Tundra Post", short)]
    shelf = Shelf(told)
    assert [one.kind for answer in who_says(shelf, None) for one in answer.disputes] == ["actor"]
    shelf.names = {
        (one.article.id, one.article.actors[0].id): ActorName("agr:1", "Maren Front") for one in told
    }
    assert [one.kind for answer in who_says(shelf, None) for one in answer.disputes] == []


@pytest.mark.parametrize("more", [{"when": "Sunday"}, {"where": "Ulm Tor"}, {"befell": [FRONT]}])
def test_two_sides_that_strike_each_other_are_two_happenings(more: dict[str, Any]) -> None:
    told = [strike("Fjord Gazette", FRONT), strike("Tundra Post", ARMY, **more)]
    assert len(who_says(Shelf(told), None)) == 2
