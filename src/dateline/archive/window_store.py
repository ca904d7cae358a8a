"""The articles of a window and what linking found in them, for the answers to ask as they ask a ledger.

The articles stand in the window's file, and are taken out of it when they are asked for.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.linking.copies import tie_order
from dateline.linking.days import write_day
from dateline.linking.neighbours import Opening

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answered import Tie
    from dateline.archive.window_file import WindowFile
    from dateline.archive.window_steps import Findings
    from dateline.ledger.sought import Sought
    from dateline.ledger.sought_told import Told
    from dateline.linking.doers import ActorName
    from dateline.linking.linkage import CopyGroup, IncidentGroup
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Article

LENGTH = 2400  # characters of a text that stories are found by


class WindowStore:
    """The ``Store`` of one window. ``days``: of all articles; ``homes``: the stories at each address."""

    def __init__(self, file: WindowFile, findings: Findings) -> None:
        self.file = file
        self.days = file.days()
        self.homes: dict[str, list[str]] = defaultdict(list)
        self.copies: dict[str, CopyGroup] = findings.copies
        self.ties: dict[str, list[Tie]] = defaultdict(list)
        self.groups: tuple[IncidentGroup, ...] = findings.all_incidents()
        self.told: dict[str, list[IncidentGroup]] = defaultdict(list)
        self.origins: dict[str, int] = {}
        self.take_links(findings)

    def take_links(self, findings: Findings) -> None:
        """Take in where stories live, which ties there are and who tells of which incident."""
        for address, article in findings.homes:
            self.homes[address].append(article)
        for tie in findings.all_ties():
            for end in {tie.a, tie.b}:
                self.ties[end].append(tie)
        for group in self.groups:
            for article in dict.fromkeys(article for article, _ in group.members):
                self.told[article].append(group)

    def articles(self) -> Iterator[LinkedArticle]:
        """Yield all articles, by id."""
        return (one.open() for one in self.file.get(self.days))

    def articles_of(self, ids: Iterable[str]) -> tuple[LinkedArticle, ...]:
        """Return the articles with these ids, ordered by id."""
        return tuple(one.open() for one in self.file.get(ids))

    def stories_at(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the stories at these addresses, in order."""
        return tuple(sorted({one for key in addresses for one in self.homes.get(key, ())}))

    def actor_spots(self, names: Iterable[str]) -> frozenset[tuple[str, str]]:
        """Return nothing: actors are not joined across the articles of an archive."""
        del names
        return frozenset()

    def actor_names(self, articles: Iterable[Article]) -> dict[tuple[str, str], ActorName]:
        """Return nothing: the same."""
        del articles
        return {}

    def incident_groups(self) -> tuple[IncidentGroup, ...]:
        """Return all incidents, ordered by id."""
        return self.groups

    def incident_groups_near(self, wanted: Sought) -> tuple[IncidentGroup, ...]:
        """Return all incidents: an archive has no index of words."""
        del wanted
        return self.groups

    def stories_holding(self, _: Sought) -> None:
        """Return nothing: any story may hold what is sought."""

    def incidents_told_of(self, _: Iterable[str]) -> dict[str, Told]:
        """Return nothing: it is asked of stories with words alone."""
        return {}

    def incidents_counted(self) -> int:
        """Return how many incidents there are."""
        return len(self.groups)

    def incident_groups_of(self, articles: Iterable[str]) -> tuple[IncidentGroup, ...]:
        """Return the incidents that these articles tell of, ordered by id."""
        found = {group.id: group for one in articles for group in self.told.get(one, ())}
        return tuple(found[key] for key in sorted(found))

    def ties_of(self, ids: Iterable[str]) -> tuple[Tie, ...]:
        """Return the ties in which one of these ids is ``a`` or ``b``."""
        return tuple(sorted({tie for one in ids for tie in self.ties.get(one, ())}, key=tie_order))

    def copy_groups_of(self, ids: Iterable[str]) -> tuple[CopyGroup, ...]:
        """Return the copy groups that hold one of these articles."""
        found = {self.copies[one].articles: self.copies[one] for one in ids if one in self.copies}
        return tuple(found[key] for key in sorted(found))

    def openings(self, since: str | None = None, until: str | None = None) -> Iterator[Opening]:
        """Yield what stories are found by, by day and id; of all articles, whatever the days asked."""
        del since, until
        for held in self.file.in_order():
            one, group = held.open().article, self.copies.get(held.article)
            place, day = held.url or held.source, write_day(held.day)
            key, words = held.article, one.text[:LENGTH]
            found = Opening(key, one.title or "", words, day, key, one.outlet, place)
            if one.kind == "story":
                yield replace(found, text=group.articles[0]) if group else found

    def incidents_told(self, articles: Iterable[str]) -> tuple[tuple[str, int, int], ...]:
        """Return the incidents that articles tell: id, how many of them do, how many origins it has."""
        asked = set(articles)
        return tuple(
            (group.id, len(asked & {one for one, _ in group.members}), self.origins.get(group.id, 0))
            for group in self.incident_groups_of(asked)
        )
