"""One state of a ledger, whatever others write to it meanwhile: for answers that take long to make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.ledger import (
    actor_answers,
    actor_called,
    answers_kept,
    counting,
    exporting,
    homes,
    incident_ids,
    links,
    narrowing,
    queries,
    sought,
    sought_told,
    tellings,
)
from dateline.ledger.failures import explained

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from dateline.answered import IncidentAnswer, Tie
    from dateline.ledger.narrowing import Narrowed
    from dateline.ledger.sealed import SealedPage
    from dateline.ledger.sought import Sought
    from dateline.ledger.sought_told import Told
    from dateline.linking.doers import ActorName
    from dateline.linking.linkage import CopyGroup, IncidentGroup, Member
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.stories_told import StoryTold
    from dateline.records import Article, PageFacts


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Reads a ledger in one transaction: it is also the ``Store`` that answers are made from.

    Methods raise LedgerUnusable; what goes wrong where their answers are used is none of the ledger's.
    """

    connection: Connection
    where: str

    def pages(self) -> Generator[SealedPage]:
        """Yield every page as it is stored, ordered by capture; few are in memory."""
        with explained(self.where):
            yield from exporting.stream_pages(self.connection)

    def pages_holding(self, articles: Iterable[str]) -> Generator[SealedPage]:
        """Yield the pages that hold one of these articles, ordered by capture; few are in memory."""
        with explained(self.where):
            yield from exporting.find_stored(self.connection, articles)

    def kept_answers(self, ids: Iterable[str]) -> dict[str, IncidentAnswer]:
        """Return the answers on incidents that linking keeps ready, by id: as if made anew."""
        with explained(self.where):
            return answers_kept.find_kept(self.connection, ids)

    def stories_with(self, narrowed: Narrowed) -> frozenset[str]:
        """Return the ids of the stories that may hold what is asked for, by what the tables know."""
        with explained(self.where):
            return narrowing.find_stories(self.connection, narrowed)

    def groups(self) -> Iterator[IncidentGroup]:
        """Yield the incidents, ordered by id, without reasons; few are in memory."""
        with explained(self.where):
            yield from exporting.stream_groups(self.connection)

    def groups_near(self, wanted: Sought) -> Iterator[IncidentGroup]:
        """Yield of the incidents at least those that hold what is sought; few are in memory."""
        with explained(self.where):
            yield from exporting.stream_groups_near(self.connection, wanted)

    def pages_of(self, captures: Iterable[str]) -> dict[str, PageFacts]:
        """Return the facts of captures by their ids."""
        with explained(self.where):
            return exporting.find_pages(self.connection, captures)

    def articles(self) -> Iterator[LinkedArticle]:
        """Yield the articles of each capture's latest reading."""
        with explained(self.where):
            yield from queries.all_articles(self.connection)

    def articles_of(self, ids: Iterable[str]) -> tuple[LinkedArticle, ...]:
        """Return the articles with these ids, ordered by id."""
        with explained(self.where):
            return queries.find_articles(self.connection, ids)

    def stories_at(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the stories that live at addresses, in order."""
        with explained(self.where):
            return homes.find_stories_at(self.connection, addresses)

    def actor_spots(self, names: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Return the actors (article, actor) that are one with whoever bears one of these names."""
        with explained(self.where):
            return actor_answers.find_spots(self.connection, names)

    def actor_names(self, articles: Iterable[Article]) -> Mapping[Member, ActorName]:
        """Return what the actors (article, actor) of articles are called across all articles."""
        with explained(self.where):
            return actor_called.find_names(self.connection, articles)

    def incident_groups(self) -> tuple[IncidentGroup, ...]:
        """Return all incidents with the reasons of their members, ordered by id."""
        with explained(self.where):
            return links.all_incident_groups(self.connection)

    def incident_groups_near(self, wanted: Sought) -> tuple[IncidentGroup, ...]:
        """Return the incidents that may hold what is sought, ordered by id: at least those that do."""
        with explained(self.where):
            return incident_ids.find_groups_near(self.connection, wanted)

    def stories_holding(self, wanted: Sought) -> frozenset[str] | None:
        """Return the stories that may hold the one thing that is sought; None where any of them may."""
        with explained(self.where):
            return sought.find_stories(self.connection, wanted)

    def tellings_of(self, ids: Iterable[str], texts: Sequence[str] = ()) -> tuple[StoryTold, ...]:
        """Return what stories with these ids tell, those at least in which one of ``texts`` stands."""
        with explained(self.where):
            return tellings.find_tellings(self.connection, ids, texts)

    def incident_parts(self, articles: Iterable[str]) -> tuple[IncidentGroup, ...]:
        """Return the incidents that articles tell of, by id: with the members of these, no reasons."""
        with explained(self.where):
            return links.find_parts(self.connection, articles)

    def incident_groups_with(self, ids: Iterable[str]) -> tuple[IncidentGroup, ...]:
        """Return the incidents with these ids, ordered by id."""
        with explained(self.where):
            return incident_ids.find_groups(self.connection, ids)

    def incidents_told_of(self, ids: Iterable[str]) -> dict[str, Told]:
        """Return how many events of each incident are told, and when its stories were published."""
        with explained(self.where):
            return sought_told.find_told(self.connection, ids)

    def incidents_counted(self) -> int:
        """Return how many incidents there are that a story tells of."""
        with explained(self.where):
            return counting.count_told(self.connection)

    def incident_groups_of(self, articles: Iterable[str]) -> tuple[IncidentGroup, ...]:
        """Return the incidents that these articles tell of, ordered by id."""
        with explained(self.where):
            return links.find_incident_groups(self.connection, articles)

    def ties_of(self, ids: Iterable[str]) -> tuple[Tie, ...]:
        """Return the ties in which one of these ids (articles or events) is ``a`` or ``b``."""
        with explained(self.where):
            return links.find_ties(self.connection, ids)

    def copy_groups_of(self, ids: Iterable[str]) -> tuple[CopyGroup, ...]:
        """Return the copy groups that hold one of these articles."""
        with explained(self.where):
            return links.find_copy_groups(self.connection, ids)
