"""The articles of a window and what linking found in them, for the answers to ask as they ask a ledger.

Articles are held as they stand in the archive, packed, and unpacked when they are asked for: some
kilobytes each instead of some hundreds.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline import jsons
from dateline.linking.copies import tie_order
from dateline.linking.days import write_day
from dateline.linking.neighbours import LinkedArticle, Opening
from dateline.linking.versions import home
from dateline.records import Article, PageFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answered import Tie
    from dateline.ledger.sought import Sought
    from dateline.ledger.sought_told import Told
    from dateline.linking.doers import ActorName
    from dateline.linking.linkage import CopyGroup, IncidentGroup

LENGTH = 2400  # characters of a text that stories are found by


@dataclass(frozen=True, slots=True)
class Held:
    """An article as it is held: its JSON, packed, and what it came from."""

    packed: bytes
    page: PageFacts
    capture: str
    day: int

    def unpack(self) -> LinkedArticle:
        """Return the article."""
        article = jsons.decode(zlib.decompress(self.packed), Article)
        page = self.page
        return LinkedArticle(article, self.capture, page.url, page.source, page.gathered)


class Texts(Mapping[str, str]):
    """The texts of the articles that are held, by id."""

    def __init__(self, held: Mapping[str, Held]) -> None:
        self.held = held

    def __getitem__(self, article: str) -> str:
        """Return the text of an article."""
        return self.held[article].unpack().article.text

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self.held)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.held)


class WindowStore:
    """The ``Store`` of one window. ``homes``: the stories at each address."""

    def __init__(self, held: Mapping[str, Held]) -> None:
        self.held = held
        self.homes: dict[str, list[str]] = defaultdict(list)
        self.copies: dict[str, CopyGroup] = {}
        self.ties: dict[str, list[Tie]] = defaultdict(list)
        self.groups: tuple[IncidentGroup, ...] = ()
        self.told: dict[str, list[IncidentGroup]] = defaultdict(list)
        self.origins: dict[str, int] = {}

    def note_home(self, one: LinkedArticle) -> None:
        """Take in where a story lives."""
        address = home(one) if one.article.kind == "story" else ""
        if address:
            self.homes[address].append(one.article.id)

    def take_links(
        self, copies: Iterable[CopyGroup], ties: Iterable[Tie], groups: Iterable[IncidentGroup]
    ) -> None:
        """Take in what linking found."""
        self.copies = {article: group for group in copies for article in group.articles}
        for tie in ties:
            for end in {tie.a, tie.b}:
                self.ties[end].append(tie)
        self.groups = tuple(sorted(groups, key=lambda group: group.id))
        for group in self.groups:
            for article in dict.fromkeys(article for article, _ in group.members):
                self.told[article].append(group)

    def articles(self) -> Iterator[LinkedArticle]:
        """Yield all articles, by id."""
        return (self.held[article].unpack() for article in sorted(self.held))

    def articles_of(self, ids: Iterable[str]) -> tuple[LinkedArticle, ...]:
        """Return the articles with these ids, ordered by id."""
        return tuple(self.held[one].unpack() for one in sorted(set(ids)) if one in self.held)

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
        for key, held in sorted(self.held.items(), key=lambda item: (item[1].day, item[0])):
            one = held.unpack().article
            group = self.copies.get(key)
            words, place = one.text[:LENGTH], held.page.url or held.page.source
            found = Opening(key, one.title or "", words, write_day(held.day), key, one.outlet, place)
            if one.kind == "story":
                yield replace(found, text=group.articles[0]) if group else found

    def incidents_told(self, articles: Iterable[str]) -> tuple[tuple[str, int, int], ...]:
        """Return the incidents that articles tell: id, how many of them do, how many origins it has."""
        asked = set(articles)
        return tuple(
            (group.id, len(asked & {one for one, _ in group.members}), self.origins.get(group.id, 0))
            for group in self.incident_groups_of(asked)
        )
