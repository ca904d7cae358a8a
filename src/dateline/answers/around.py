"""What lives at the addresses of some articles: their other versions, and what these withdrew."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.answers.lapsing import Lapse
from dateline.linking.shingles import text_words
from dateline.linking.versions import find_versions, home, latest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.answered import Tie, Version
    from dateline.answers.store import Store
    from dateline.linking.doers import ActorName
    from dateline.linking.linkage import CopyGroup, Member
    from dateline.linking.neighbours import LinkedArticle


@dataclass(frozen=True)
class Around:
    """Articles, and the stories of the ledger at their addresses, which are looked up once asked for."""

    store: Store
    known: tuple[LinkedArticle, ...]

    @cached_property
    def articles(self) -> Mapping[str, LinkedArticle]:
        """The articles and those at their addresses, by id."""
        found = {one.article.id: one for one in self.known}
        homes = sorted({home(one) for one in self.known if one.article.kind == "story"} - {""})
        others = [key for key in self.store.stories_at(homes) if key not in found] if homes else []
        if others:
            found |= {one.article.id: one for one in self.store.articles_of(others)}
        return found

    @cached_property
    def names(self) -> Mapping[Member, ActorName]:
        """What the actors of the articles are called across all articles of the ledger."""
        return self.store.actor_names([one.article for one in self.known])

    @cached_property
    def copies(self) -> Mapping[str, tuple[CopyGroup, ...]]:
        """The copy groups of the articles, by article."""
        return by_member(self.store.copy_groups_of(one.article.id for one in self.known))

    @cached_property
    def ties(self) -> Mapping[str, tuple[Tie, ...]]:
        """The ties of the articles and of their events, by either end, in the order of the store."""
        ids = {one.article.id for one in self.known}
        ids |= {event.id for one in self.known for event in one.article.events}
        found: dict[str, list[Tie]] = {}
        for tie in self.store.ties_of(sorted(ids)):
            for end in {tie.a, tie.b}:
                found.setdefault(end, []).append(tie)
        return {end: tuple(ties) for end, ties in found.items()}

    def copies_of(self, ids: Iterable[str]) -> tuple[CopyGroup, ...]:
        """Return the copy groups that hold one of some articles, by their articles."""
        found = dict.fromkeys(group for key in ids for group in self.copies.get(key, ()))
        return tuple(sorted(found, key=lambda group: group.articles))

    def ties_of(self, ids: Iterable[str]) -> tuple[Tie, ...]:
        """Return the ties in which one of some articles or events is ``a`` or ``b``, each once."""
        return tuple(dict.fromkeys(tie for key in ids for tie in self.ties.get(key, ())))

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """Each change from one version to the next, by address and in time order."""
        return find_versions(self.articles[key] for key in sorted(self.articles))

    @cached_property
    def lapses(self) -> Mapping[str, Lapse]:
        """Of each article that has a later version, what the last one made of its words, by id."""
        latest = latest_of(self.versions)
        found = {
            key: Lapse.between(self.articles[key].article, self.articles[last].article)
            for key, last in latest.items()
        }
        words = {self.print_of(key): key for key in found}
        twins = {
            one.article.id: words.get(self.print_of(one.article.id))
            for one in self.articles.values()
            if words and one.article.kind == "story"
        }
        return {key: found[twin] for key, twin in twins.items() if twin}

    def print_of(self, key: str) -> tuple[str, tuple[str, ...]]:
        """Return the address and the words of an article: captures that have both are one text."""
        one = self.articles[key]
        return home(one), text_words(one.article.text)


def by_member(groups: Iterable[CopyGroup]) -> dict[str, tuple[CopyGroup, ...]]:
    """Return copy groups by the articles in them."""
    found: dict[str, list[CopyGroup]] = {}
    for group in groups:
        for article in group.articles:
            found.setdefault(article, []).append(group)
    return {article: tuple(held) for article, held in found.items()}
