"""What a ledger tells of its articles, their history and the actors in them; nothing is written."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from dateline.ledger import (
    actor_answers,
    actor_called,
    actor_order,
    article_lists,
    changes,
    homes,
    noting,
    outlets,
    page_history,
    queries,
)
from dateline.ledger.engine import name_of, reading
from dateline.ledger.failures import explained
from dateline.ledger.opened import Opened
from dateline.ledger.patience import patient
from dateline.ledger.snapshot import Snapshot
from dateline.ledger.states import tell_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.actors import ActorAnswer, ActorsWanted
    from dateline.ledger.article_lists import ListedArticle, PagePart
    from dateline.ledger.change_records import Change, Wanted
    from dateline.ledger.page_history import PageRevision
    from dateline.linking.doers import ActorName
    from dateline.linking.neighbours import LinkedArticle
    from dateline.outlets import OutletListed
    from dateline.records import Article, Report


@patient
class Telling(Opened):
    """The part of a ledger that is only read. All methods raise LedgerUnusable."""

    # --- articles --------------------------------------------------------------------------

    def articles(self) -> Iterator[LinkedArticle]:
        """Yield the articles of each capture's latest reading, by capture and place on the page."""
        with reading(self._engine) as connection:
            yield from queries.all_articles(connection)

    def articles_of(self, ids: Iterable[str]) -> tuple[LinkedArticle, ...]:
        """Return the articles with these ids, ordered by id; those not stored are left out."""
        with reading(self._engine) as connection:
            return queries.find_articles(connection, ids)

    def articles_listed(self, ids: Iterable[str]) -> dict[str, ListedArticle]:
        """Return what a list shows of articles, by their ids; those not stored are left out."""
        with reading(self._engine) as connection:
            return article_lists.find_listed(connection, ids)

    def articles_on(self, capture: str) -> tuple[PagePart, ...]:
        """Return what stands on a captured page: its stories and its teasers, in its order."""
        with reading(self._engine) as connection:
            return article_lists.list_page(connection, capture)

    def last_day(self) -> str | None:
        """Return the day (ISO) of the latest article; null where no article has one."""
        with reading(self._engine) as connection:
            return article_lists.find_last_day(connection)

    def event_homes(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the articles in which events stand, by the events' ids; of copies the first by id."""
        with reading(self._engine) as connection:
            return article_lists.find_event_homes(connection, ids)

    def stories_at(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the stories that live at addresses (``linking.versions.home``), in order."""
        with reading(self._engine) as connection:
            return homes.find_stories_at(connection, addresses)

    def outlets(self, name: str | None = None) -> tuple[OutletListed, ...]:
        """Return the outlets of the stories, or one by its name; those with most stories first."""
        with reading(self._engine) as connection:
            return outlets.list_outlets(connection, name)

    def outlet_stories(self, name: str, limit: int) -> tuple[str, ...]:
        """Return the ids of an outlet's latest stories, the latest first."""
        with reading(self._engine) as connection:
            return outlets.latest_stories(connection, name, limit)

    @contextmanager
    def at_once(self) -> Iterator[Snapshot]:
        """Give this one state of the ledger, for answers over all of it."""
        where = name_of(self._engine)
        with explained(where):
            connection = self._engine.connect()
        with closing(connection):
            yield Snapshot(connection, where)

    # --- history ---------------------------------------------------------------------------

    def changes(self, wanted: Wanted) -> Iterator[Change]:
        """Yield what was added, revised and withdrawn, write by write."""
        with reading(self._engine) as connection:
            yield from changes.list_changes(connection, wanted)

    def page_history(self, wanted: str) -> tuple[PageRevision, ...]:
        """Return the readings of the page that holds an article or capture. Raises InputError."""
        with reading(self._engine) as connection:
            return page_history.tell_history(connection, wanted)

    def revision(self, capture: str, number: int) -> Report | None:
        """Return the report of one revision of a capture, as it was read; None where there is none."""
        with reading(self._engine) as connection:
            found = noting.load_revision(connection, capture, number)
            return found.report if found else None

    def position(self, until: str | None = None) -> int:
        """Return the position of the last write (up to a time); who has read up to it goes on behind."""
        with reading(self._engine) as connection:
            return changes.last_position(connection, until)

    def state(self) -> str:
        """Return what is another after every write that changes an answer."""
        with reading(self._engine) as connection:
            return tell_state(connection)

    def name(self) -> str:
        """Return the name that this ledger keeps for good, as no other has it."""
        with reading(self._engine) as connection:
            return changes.name_ledger(connection)

    def last_written(self) -> str:
        """Return when something was last written (ISO, UTC); empty for a ledger that holds nothing."""
        with reading(self._engine) as connection:
            return changes.last_moment(connection)

    # --- actors across articles --------------------------------------------------------------

    def actors(self, wanted: ActorsWanted) -> tuple[ActorAnswer, ...]:
        """Return the actors across articles that are wanted, those that most articles name first."""
        with reading(self._engine) as connection:
            return actor_answers.find_actors(connection, wanted)

    def actor_order(self, wanted: ActorsWanted) -> tuple[str, ...]:
        """Return the ids of the actors that ``actors`` returns, in its order; quicker than these."""
        with reading(self._engine) as connection:
            return actor_order.find_order(connection, wanted)

    def actor(self, wanted: str, *, masked: bool = False) -> ActorAnswer:
        """Return the actor of an id or a name, with its articles. Raises InputError."""
        with reading(self._engine) as connection:
            return actor_answers.find_actor(connection, wanted, masked=masked)

    def actor_spots(self, names: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Return the actors (article, actor) that are one with whoever bears one of these names."""
        with reading(self._engine) as connection:
            return actor_answers.find_spots(connection, names)

    def actor_names(self, articles: Iterable[Article]) -> Mapping[tuple[str, str], ActorName]:
        """Return what the actors (article, actor) of articles are called across all articles."""
        with reading(self._engine) as connection:
            return actor_called.find_names(connection, articles)
