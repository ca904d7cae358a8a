"""Answers that a ledger keeps ready are those that are made anew, whatever was done to the ledger."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from tests.ledger import answer_walk
from tests.ledger.test_linking_steps import WEEK, fill
from tests.linking.gold_rows import WORLD, world_rows, write_rows

from dateline import jsons
from dateline.answers.incidents import make_answers
from dateline.evaluation.linking_world import read_articles
from dateline.ledger import Ledger, answers_kept
from dateline.pipeline import link_ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
    made = {key: jsons.encode_text(one) for key, one in make_answers(ledger, ids).items()}
    assert kept == {key: made[key] for key in kept}
    return set(kept)


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
