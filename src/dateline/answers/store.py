"""What the answers ask of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.answered import Tie
    from dateline.ledger.sought import Sought
    from dateline.ledger.sought_told import Told
    from dateline.linking.doers import ActorName
    from dateline.linking.linkage import CopyGroup, IncidentGroup, Member
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.stories_told import StoryTold
    from dateline.records import Article


class Store(Protocol):
    """Read access to articles and to what linking found. Every answer comes in a fixed order."""

    def articles(self) -> Iterable[LinkedArticle]:
        """Return the latest reading of every capture's articles, stories and teasers."""
        ...

    def articles_of(self, ids: Iterable[str]) -> tuple[LinkedArticle, ...]:
        """Return the articles with these ids, ordered by id; ids that are not stored are left out."""
        ...

    def stories_at(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the stories at these addresses (``linking.versions.home``), in order."""
        ...

    def actor_spots(self, names: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Return the actors (article, actor) that are one with whoever bears one of these names."""
        ...

    def actor_names(self, articles: Iterable[Article]) -> Mapping[Member, ActorName]:
        """Return what the actors (article, actor) of articles are called across all articles."""
        ...

    def incident_groups(self) -> tuple[IncidentGroup, ...]:
        """Return all incidents, ordered by id."""
        ...

    def incident_groups_near(self, wanted: Sought) -> tuple[IncidentGroup, ...]:
        """Return the incidents that may hold what is sought, ordered by id: at least those that do."""
        ...

    def stories_holding(self, wanted: Sought) -> frozenset[str] | None:
        """Return the stories that may hold the one thing that is sought; None where any of them may."""
        ...

    def incidents_told_of(self, ids: Iterable[str]) -> Mapping[str, Told]:
        """Return how many events of each incident are told, and when its stories were published."""
        ...

    def incidents_counted(self) -> int:
        """Return how many incidents there are that a story tells of."""
        ...

    def incident_groups_of(self, articles: Iterable[str]) -> tuple[IncidentGroup, ...]:
        """Return the incidents that these articles tell of, ordered by id."""
        ...

    def ties_of(self, ids: Iterable[str]) -> tuple[Tie, ...]:
        """Return the ties in which one of these ids (articles or events) is ``a`` or ``b``."""
        ...

    def copy_groups_of(self, ids: Iterable[str]) -> tuple[CopyGroup, ...]:
        """Return the copy groups that hold one of these articles."""
        ...


class ToldStore(Store, Protocol):
    """What questions ask of the ledger beside that: what its stories tell, without opening them."""

    def tellings_of(self, ids: Iterable[str], texts: Sequence[str] = ()) -> tuple[StoryTold, ...]:
        """Return what stories with these ids tell, those at least in which one of ``texts`` stands."""
        ...

    def incident_parts(self, articles: Iterable[str]) -> tuple[IncidentGroup, ...]:
        """Return the incidents that articles tell of, by id: with the members of these, no reasons."""
        ...

    def incident_groups_with(self, ids: Iterable[str]) -> tuple[IncidentGroup, ...]:
        """Return the incidents with these ids, ordered by id; those that are no more are left out."""
        ...
