"""Actors of a ledger: kept up article by article they are what all articles together give."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from tests.ledger.actor_pages import add, make_article, person, some_people

from dateline.actors import ActorsWanted
from dateline.errors import ReviewRefused
from dateline.ledger import Ledger
from dateline.ledger.actor_links import update_actors
from dateline.ledger.actor_tables import ACTOR_FACES, ACTOR_IDS, ACTOR_MEMBERS
from dateline.ledger.engine import reading, writing
from dateline.ledger.listing import find_list
from dateline.ledger.merging import find_actor_rulings
from dateline.ledger.schema import METADATA
from dateline.ledger.waiting import all_waiting
from dateline.linking.actor_entries import Setting
from dateline.linking.actor_groups import find_actor_groups
from dateline.linking.linkage import founding_key
from dateline.listing.listed import ListedActor
from dateline.reviewing.orders import Order
from dateline.rights.roles import has_public_role

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from dateline.records import Article
    from dateline.reviewing.review import Choice

Groups = dict[str, frozenset[tuple[str, str]]]
TEXTS = ("", "", "Again. ")


def stored(ledger: Ledger) -> Groups:
    found: dict[str, set[tuple[str, str]]] = {}
    with reading(ledger._engine) as connection:
        query = select(ACTOR_FACES.c.actor_group, ACTOR_MEMBERS.c.article, ACTOR_MEMBERS.c.actor)
        joined = query.join(ACTOR_MEMBERS, ACTOR_MEMBERS.c.face == ACTOR_FACES.c.id)
        for group, article, actor in connection.execute(joined):
            found.setdefault(group, set()).add((article, actor))
    return {key: frozenset(spots) for key, spots in found.items()}


def given_ids(connection: Connection) -> dict[str, str]:
    """The ids that were given, by founding key: of several for one the earliest."""
    found: dict[str, str] = {}
    for row in connection.execute(select(ACTOR_IDS).order_by(ACTOR_IDS.c.number)):
        found.setdefault(founding_key((row.article, row.actor)), row.id)
    return found


def whole(ledger: Ledger) -> Groups:
    articles = [one.article for one in ledger.articles() if one.article.kind == "story"]
    with reading(ledger._engine) as connection:
        setting = Setting(find_list(connection), {}, given_ids(connection), has_public_role)
        rulings = find_actor_rulings(connection)
    groups = find_actor_groups(articles, rulings, setting)
    return {
        group.id: frozenset((spot.article, spot.actor) for spot in group.members) for group in groups
    }


def rule(ledger: Ledger, chance: Random) -> None:
    """Decide on two actors that are taken in, whichever they are, or take the last decision back."""
    spots = sorted(spot for group in stored(ledger).values() for spot in group)
    if len(spots) < 2:
        return
    (_, one), (_, other) = chance.sample(spots, 2)
    choice: Choice = chance.choice(("accept", "reject", "undo"))
    with suppress(ReviewRefused):
        ledger.review([Order(choice, f"{one}={other}", "Ada")])
    assert ledger.rulings() == ()


def update(ledger: Ledger) -> None:
    with writing(ledger._engine) as connection:
        update_actors(connection, all_waiting(connection))


@pytest.mark.parametrize("seed", range(6))
def test_in_any_order_the_groups_are_those_of_all_articles(where: Path | str, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  - the same articles every time
    with Ledger.open(where, create=True) as ledger:
        held: list[str] = []
        for number in range(60):
            act = chance.random()
            source = f"{number}.txt"
            text = chance.choice(TEXTS)
            if act < 0.15 and held:
                source = chance.choice(held)
            elif act < 0.2 and held:
                ledger.forget(held.pop(chance.randrange(len(held))), "withdrawn", "Ada")
                continue
            elif act < 0.3:
                rule(ledger, chance)
                continue
            elif act < 0.35:
                names = ("Lena Ibarra", chance.choice(("Nora Hemtar", "RMF")))
                ledger.list_actors([ListedActor(names[0], names[1:])], replace=True)
            people = some_people(chance)
            add(
                ledger,
                make_article(source, people, f"2031-01-{1 + number % 28:02}", text),
                source,
                str(number),
            )
            held = [*dict.fromkeys((*held, source))]
            if chance.random() < 0.6:
                update(ledger)
                assert stored(ledger) == whole(ledger)
        update(ledger)
        assert stored(ledger) == whole(ledger)
        assert len(stored(ledger)) > 20
        check_order(ledger)


def check_order(ledger: Ledger) -> None:
    """Hold that the order of actors is that of the answers on them."""
    asked: tuple[dict[str, Any], ...] = (
        {},
        {"words": "Ibarra"},
        {"articles": 2},
        {"country": "PE"},
        {"type": "person"},
    )
    for wanted in (*(ActorsWanted(**one) for one in asked), ActorsWanted(masked=True)):
        answers = ledger.actors(wanted)
        assert answers
        assert ledger.actor_order(wanted) == tuple(one.id for one in answers)


def group_of(ledger: Ledger, article: str, name: str) -> str:
    with reading(ledger._engine) as connection:
        query = select(ACTOR_FACES.c.actor_group).join(
            ACTOR_MEMBERS, ACTOR_MEMBERS.c.face == ACTOR_FACES.c.id
        )
        same = (ACTOR_MEMBERS.c.article == article, ACTOR_MEMBERS.c.name == name)
        found: str = connection.scalars(query.where(*same)).one()
        return found


def actor_of(article: Article, name: str) -> str:
    return next(one.id for one in article.actors if one.name == name)


def test_a_person_joins_and_parts_actors_and_takes_it_back(where: Path | str) -> None:
    one = make_article("a.txt", [person("Ana Calder", "CA", "minister")], "2031-01-01")
    other = make_article("b.txt", [person("Mira Dovell", "PE", "general")], "2031-01-02")
    order = f"{actor_of(one, 'Ana Calder')}={actor_of(other, 'Mira Dovell')}"
    with Ledger.open(where, create=True) as ledger:
        add(ledger, one, "a.txt")
        add(ledger, other, "b.txt")
        update(ledger)
        ana = partial(group_of, ledger, one.id, "Ana Calder")
        mira = partial(group_of, ledger, other.id, "Mira Dovell")
        first = ana()
        assert mira() != first
        ledger.review([Order("accept", order, "Ada", note="her maiden name")])
        assert mira() == ana() == first
        ledger.review([Order("reject", order, "Ada")])
        assert mira() != first
        ledger.review([Order("undo", order, "Ada")])
        assert mira() == first
        ledger.review([Order("undo", order, "Ada")])
        assert mira() != ana() == first


def test_a_decision_on_actors_holds_for_another_reading(where: Path | str) -> None:
    one = make_article("a.txt", [person("Ana Calder", "CA", "minister")], "2031-01-01")
    other = make_article("b.txt", [person("Mira Dovell", "PE", "general")], "2031-01-02")
    order = f"{actor_of(one, 'Ana Calder')}={actor_of(other, 'Mira Dovell')}"
    with Ledger.open(where, create=True) as ledger:
        add(ledger, one, "a.txt")
        add(ledger, other, "b.txt")
        update(ledger)
        ledger.review([Order("accept", order, "Ada")])
        anew = replace(one, actors=tuple(replace(each, id="act:0000000000") for each in one.actors))
        add(ledger, anew, "a.txt", reader="2")
        update(ledger)
        assert group_of(ledger, other.id, "Mira Dovell") == group_of(ledger, one.id, "Ana Calder")


def test_an_actor_is_no_event(where: Path | str) -> None:
    one = make_article("a.txt", [person("Ana Calder", "CA", "minister")], "2031-01-01")
    with Ledger.open(where, create=True) as ledger:
        add(ledger, one, "a.txt")
        update(ledger)
        with pytest.raises(ReviewRefused, match="no actor"):
            ledger.review([Order("accept", "act:aaaaaaaa=act:bbbbbbbb", "Ada")])
        key = actor_of(one, "Ana Calder")
        with pytest.raises(ReviewRefused, match="twice"):
            ledger.review([Order("accept", f"{key}={key}", "Ada")])


def told(ledger: Ledger) -> str:
    """Return all that the tables of actors hold, as one text."""
    tables = [each for each in METADATA.sorted_tables if each.name.startswith("actor_")]
    with reading(ledger._engine) as connection:
        rows = [tuple(row) for table in tables for row in connection.execute(select(table))]
    return "\n".join(map(str, rows)).lower()


def test_who_is_forgotten_is_in_no_table_of_actors(where: Path | str) -> None:
    pages = {
        "a.txt": [person("Mira Dovell", "PE", "minister"), person("Ana Calder", "CA", "minister")],
        "b.txt": [person("Dovell", "PE", "minister", aliases=("Mira Dovell",))],
        "c.txt": [person("Madam Ironbridge", "PE", "minister")],
    }
    with Ledger.open(where, create=True) as ledger:
        ledger.list_actors([ListedActor("Mira Dovell", ("Madam Ironbridge",), "person", "PE")])
        found = [make_article(key, people, "2031-01-01") for key, people in pages.items()]
        for key, one in zip(pages, found, strict=True):
            add(ledger, one, key)
        update(ledger)
        assert group_of(ledger, found[0].id, "Mira Dovell") == group_of(
            ledger, found[2].id, "Madam Ironbridge"
        )
        assert "mira" in told(ledger)
        ledger.forget_person("Mira Dovell", "she asked to", "Ada")
        assert "mira" not in told(ledger)
        assert "calder" in told(ledger)
        update(ledger)
        assert stored(ledger) == whole(ledger)
        ledger.forget(found[0].id, "withdrawn", "Ada")
        assert "calder" not in told(ledger)
        assert found[0].id not in told(ledger)


def test_an_actor_is_found_by_any_of_its_names(where: Path | str) -> None:
    pages = {"a.txt": "Khalifa Hemtar", "b.txt": "Khalifa Himter", "c.txt": "Lena Ibarra"}
    with Ledger.open(where, create=True) as ledger:
        made = [
            make_article(key, [person(name, "LY", "general")], "2031-01-01")
            for key, name in pages.items()
        ]
        for key, one in zip(pages, made, strict=True):
            add(ledger, one, key)
        update(ledger)
        spots = {(one.id, one.actors[0].id) for one in made[:2]}
        assert ledger.actor_spots(["himter"]) == ledger.actor_spots(["Hemtar", "Nobody"]) == spots
        assert ledger.actor_spots(["%"]) == frozenset()


def test_actors_are_called_by_the_name_of_their_group(tmp_path: Path) -> None:
    army = {"name": "the army", "type": "military", "country": "LY"}
    forces = {"name": "Libyan Armed Forces", "type": "military", "country": "LY"}
    one = make_article("s1", [person("Khalifa Hemtar", "LY", "minister"), forces], "2030-01-01")
    bare = person("Hemtar", "LY", "minister")
    two = make_article("s2", [bare, army, person("Ivo Tall", "LY")], "2030-01-02")
    described = replace(two.actors[1].mentions[0], kind="description")
    actors = (two.actors[0], replace(two.actors[1], mentions=(described,)), two.actors[2])
    two = replace(two, actors=actors)
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        add(ledger, one, "s1")
        add(ledger, two, "s2")
        update(ledger)
        names = ledger.actor_names([two])
    called = {actor.name: names.get((two.id, actor.id)) for actor in two.actors}
    assert {key: value and value.name for key, value in called.items()} == {
        "Hemtar": "Khalifa Hemtar",
        "the army": "Libyan Armed Forces",
        "Ivo Tall": None,  # nobody's private name is looked up elsewhere
    }
