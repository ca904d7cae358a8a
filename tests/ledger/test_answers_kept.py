"""Answers that a ledger keeps ready are those that are made anew, whatever was done to the ledger."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from sqlalchemy import event
from tests.ledger import answer_walk
from tests.ledger.test_linking_steps import WEEK, fill
from tests.linking.gold_rows import WORLD, world_rows, write_rows

from dateline import jsons
from dateline.answers.case import open_cases
from dateline.answers.filters import EVERYTHING, Wanted, answers_to, fits
from dateline.answers.heard import hear_case
from dateline.answers.incidents import make_answers, order_incidents, rank_incidents
from dateline.answers.searching import rank, weigh
from dateline.answers.who_says import weight
from dateline.cli import cli
from dateline.evaluation.linking_world import read_articles
from dateline.ledger import Ledger, answers_kept
from dateline.linking.stories_told import APART
from dateline.pipeline import link_ledger
from dateline.readying import keep_answers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from dateline.answers.case import Case
    from dateline.linking.neighbours import LinkedArticle

    Deed = Callable[[Ledger, random.Random, list[LinkedArticle]], None]

STEPS = 12


@pytest.fixture
def all_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answers on all incidents are kept, those that one article tells of too."""
    monkeypatch.setattr(answers_kept, "MANY", 1)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> list[LinkedArticle]:
    """The pages of the invented world, read."""
    rows = write_rows(tmp_path_factory.mktemp("world") / "world.jsonl", world_rows(WORLD))
    return [one for _, one in sorted(read_articles(rows).items())]


def check(ledger: Ledger) -> set[str]:
    """Hold that what is kept is what is made anew; return the incidents of which it is."""
    ids = [group.id for group in ledger.incident_groups()]
    kept = {key: jsons.encode_text(one) for key, one in ledger.kept_answers(ids).items()}
    answers = make_answers(ledger, ids)
    made = {key: jsons.encode_text(one) for key, one in answers.items()}
    assert kept == {key: made[key] for key in kept}
    cases = list(open_cases(ledger, ledger.incident_groups()))
    for wanted in narrowed(cases):
        known = replace(wanted, spots=ledger.actor_spots(wanted.actors))
        fitting = {case.group.id for case in cases if fits(case, known)}
        found = {key for key in fitting if answers_to(answers[key], wanted)}
        order = order_incidents(ledger, None, wanted)
        assert set(order) == found
        if ledger.is_linked():
            hold_order(order, sorted(weight(answers[key]) for key in found))
    hold_words(ledger, cases)
    return set(kept)


def hold_words(ledger: Ledger, cases: Sequence[Case]) -> None:
    """Hold that words find what they find where every article is opened."""
    heard = [hear_case(case) for case in cases]
    for word in (heard[0].events[0][1].own.split()[0], *heard[-1].stories[0].around.split()[:2]):
        weighed = [weigh(one, (word,)) for one in heard]
        found = tuple(group.id for group in rank(weighed, len(heard)))
        assert rank_incidents(ledger, word, EVERYTHING) == found


def hold_order(order: Sequence[str], weights: Sequence[tuple[object, str]]) -> None:
    """Hold that an order is that of what its incidents weigh, read whole or in parts."""
    found = tuple(key for _, key in weights)
    assert tuple(order) == tuple(order[:2]) + tuple(order[2:]) == found
    assert [order.index(key) for key in found] == list(range(len(found)))
    assert len(order) == len(found)


def narrowed(cases: Sequence[Case]) -> Iterator[Wanted]:
    """Yield what lists of incidents are narrowed by."""
    told = [event.type for case in cases for _, event in case.told]
    yield EVERYTHING
    yield Wanted(types=(told[0],))
    yield Wanted(types=(told[0], told[-1]), since="2031-03-05")
    yield Wanted(until="2031-03-05")
    yield Wanted(since="2031-03-04", until="2031-03-06")
    yield Wanted(disputed=True)
    yield Wanted(types=(told[-1],), disputed=True)
    heard = [event for case in cases for _, event in hear_case(case).events]
    yield from (Wanted(actors=(name,)) for name in names_in(heard[0].actors)[:2])
    yield from (Wanted(places=(name,)) for name in names_in(heard[-1].places)[:2])
    yield Wanted(
        places=names_in(heard[-1].places)[:1], outlets=(cases[-1].articles[0].article.outlet or "",)
    )


def names_in(told: str) -> tuple[str, ...]:
    """Return the names that a telling has of an event."""
    return tuple(told.strip().split(APART)) if told else ()


def link(ledger: Ledger) -> None:
    """Link, and hold that the answers on all incidents are kept, as they are made anew."""
    link_ledger(ledger)
    ids = {group.id for group in ledger.incident_groups()}
    assert check(ledger) == set(make_answers(ledger, ids))


def walk(ledger: Ledger, pages: list[LinkedArticle], seed: int) -> None:
    """Do this and that to a ledger; after each the answers that are kept hold, linked or not yet."""
    chance = random.Random(seed)  # noqa: S311  - repeatable, not secret
    waiting = list(pages)
    chance.shuffle(waiting)
    fill(ledger, [waiting.pop() for _ in range(2 * len(pages) // 3)])
    link(ledger)
    for _ in range(STEPS):
        chance.choice(answer_walk.DEEDS)(ledger, chance, waiting)
        check(ledger)
        if chance.random() < 0.6:
            link(ledger)
    link(ledger)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.usefixtures("all_kept")
def test_answers_on_a_week_hold_whatever_is_done(where: Path | str, seed: int) -> None:
    with Ledger.open(where, create=True) as ledger:
        walk(ledger, list(WEEK), seed)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.usefixtures("all_kept")
def test_answers_on_a_world_that_is_read_hold_whatever_is_done(
    tmp_path: Path, world: list[LinkedArticle], seed: int
) -> None:
    with Ledger.open(tmp_path / "world.db", create=True) as ledger:
        walk(ledger, world, seed)


@pytest.mark.parametrize("deed", dict.fromkeys(answer_walk.DEEDS), ids=lambda deed: deed.__name__)
@pytest.mark.usefixtures("all_kept")
def test_each_deed_by_itself(tmp_path: Path, world: list[LinkedArticle], deed: Deed) -> None:
    chance = random.Random(7)  # noqa: S311  - repeatable, not secret
    with Ledger.open(tmp_path / "world.db", create=True) as ledger:
        fill(ledger, world[:45])
        link(ledger)
        for _ in range(3):
            deed(ledger, chance, list(world[45:]))
            check(ledger)
        link(ledger)


@pytest.mark.usefixtures("all_kept")
def test_what_lapses_while_it_is_made_is_not_kept(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        fill(ledger, WEEK)
        link(ledger)
        ledger.link_anew()  # all lapse
        claim, ids = ledger.claim_answers(1000)
        made = make_answers(ledger, ids)
        told = next(one for one in WEEK if one.article.events)
        stale = {group.id for group in ledger.incident_groups_of([told.article.id])}
        fill(ledger, [replace(told, article=replace(told.article, events=()))], "reader/2")
        ledger.keep_answers(claim, made)
        assert check(ledger) == set(made) - stale
        assert stale


@pytest.mark.usefixtures("all_kept")
def test_what_a_run_claimed_that_was_killed_is_made_by_the_next(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        fill(ledger, WEEK)
        link(ledger)
        ledger.link_anew()
        dead, ids = ledger.claim_answers(1000)
        assert not ledger.kept_answers(ids)
        assert keep_answers(ledger) == len(ids)
        assert check(ledger) == set(ids)
        before = ledger.kept_answers(ids)
        ledger.keep_answers(dead, {})
        assert ledger.kept_answers(ids) == before


@pytest.mark.usefixtures("all_kept")
def test_link_makes_what_a_migration_left_to_be_made(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, WEEK)
        link(ledger)
        ids = [group.id for group in ledger.incident_groups()]
        kept = len(ledger.kept_answers(ids))
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE incident_answers SET made_by = '', answer = NULL")
        database.commit()
    said = CliRunner().invoke(cli, ["link", str(path)])
    assert f"{kept} answers made ready" in said.stderr
    with Ledger.look_into(path) as ledger:
        assert len(check(ledger)) == kept
    assert "made ready" not in CliRunner().invoke(cli, ["link", str(path)]).stderr


def test_of_few_articles_nothing_is_kept(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as ledger:
        fill(ledger, WEEK)
        link_ledger(ledger)
        groups = ledger.incident_groups()
        many = {
            group.id
            for group in groups
            if len({article for article, _ in group.members}) >= answers_kept.MANY
        }
        assert set(ledger.kept_answers(group.id for group in groups)) == many
        assert len(groups) > len(many) > 0


@pytest.mark.usefixtures("all_kept")
def test_a_teaser_that_comes_or_goes_is_in_the_answers_or_not(where: Path | str) -> None:
    teasers = [one for one in WEEK if one.article.kind == "teaser"]
    with Ledger.open(where, create=True) as ledger:
        fill(ledger, (one for one in WEEK if one not in teasers))
        link(ledger)
        ids = [group.id for group in ledger.incident_groups()]
        before = ledger.kept_answers(ids)
        fill(ledger, teasers)
        link(ledger)
        assert ledger.kept_answers(ids) != before
        for one in teasers:
            ledger.forget(one.article.id, "asked for", "keeper")
            check(ledger)
        link(ledger)
        assert ledger.kept_answers(ids) == before


def test_kept_answers_are_looked_up_by_their_incidents(tmp_path: Path) -> None:
    path, asked = tmp_path / "ledger.db", []
    with Ledger.open(path, create=True) as ledger:
        note = lambda *given: asked.append(given[2:4])  # noqa: E731  - a listener of a few words
        event.listen(ledger._engine, "before_cursor_execute", note)
        ledger.kept_answers(f"inc:{number}" for number in range(20))
    [(query, values)] = [one for one in asked if "incident_answers" in one[0]]
    with closing(sqlite3.connect(path)) as database:
        plan = str(database.execute(f"EXPLAIN QUERY PLAN {query}", values).fetchall())
    assert "(incident=?)" in plan
