"""What stories tell is kept when they are linked, and questions are answered without opening a story."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.ledger.older import make_filled
from tests.ledger.test_linking_steps import WEEK, fill

from dateline.answers.filters import EVERYTHING, Wanted
from dateline.answers.incidents import list_incidents
from dateline.ledger import Ledger
from dateline.ledger.upgrading import upgrade
from dateline.linking.stories_told import tell
from dateline.pipeline import link_ledger

if TYPE_CHECKING:
    from pathlib import Path

ASKED = ((None, Wanted(places=("Ravi",))), (None, Wanted(disputed=True)), ("bridge", EVERYTHING))
STORIES = sorted((tell(one) for one in WEEK if one.article.kind == "story"), key=lambda one: one.article)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, WEEK)
        link_ledger(ledger)
    return path


def kept(path: Path) -> int:
    """Return of how many stories it is kept what they tell."""
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute("SELECT count(*) FROM story_tellings").fetchone()[0])


def test_what_is_kept_is_what_stories_tell(path: Path) -> None:
    ids = [one.article.id for one in WEEK]
    with Ledger.look_into(path) as ledger:
        assert list(ledger.tellings_of(ids)) == STORIES
        word = STORIES[0].events[0].own.split()[0]
        some = ledger.tellings_of(ids, [f" {word} "])
        assert STORIES[0] in some
        assert len(some) < len(STORIES)
    assert kept(path) == len(STORIES)


def test_no_story_is_opened_for_a_question(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.look_into(path) as ledger:
        found = [list_incidents(ledger, words, wanted) for words, wanted in ASKED]
        monkeypatch.setattr(Ledger, "articles_of", None)
        assert [list_incidents(ledger, words, wanted) for words, wanted in ASKED] == found


def test_stories_of_which_nothing_is_kept_are_opened(path: Path) -> None:
    with Ledger.look_into(path) as ledger:
        found = [list_incidents(ledger, words, wanted) for words, wanted in ASKED]
    with closing(sqlite3.connect(path)) as database:
        database.execute("DELETE FROM story_tellings WHERE rowid % 2")
        database.commit()
    with Ledger.look_into(path) as ledger:
        assert [list_incidents(ledger, words, wanted) for words, wanted in ASKED] == found


@pytest.mark.parametrize("version", ["0018", "0019", "0020"])
def test_a_migration_leaves_incidents_to_be_listed_and_keeps_what_stories_tell(
    tmp_path: Path, path: Path, version: str
) -> None:
    with Ledger.look_into(path) as ledger:
        found = [list_incidents(ledger, words, wanted) for words, wanted in ASKED]
        every = list_incidents(ledger, None, EVERYTHING)
    older = tmp_path / "older.db"
    make_filled(older, version, path)
    upgrade(older, 5.0)
    assert kept(older) == len(STORIES)
    with Ledger.open(older, create=False) as ledger:
        assert [list_incidents(ledger, words, wanted) for words, wanted in ASKED] == found
        link_ledger(ledger)
        assert ledger.is_linked()
        assert list_incidents(ledger, None, EVERYTHING) == every
        assert [list_incidents(ledger, words, wanted) for words, wanted in ASKED] == found
