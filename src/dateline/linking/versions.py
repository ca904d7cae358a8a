"""Versions: texts that one address carried one after the other, and what changed between them.

A version is a later text at the same address that keeps half of the shorter text's five-word runs:
a correction, a live page that grew. What is later, the pages tell (when a text was changed, else
published), else when they were gathered. Without an address, or without two times, nothing is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.answered import Version
from dateline.linking.copies import ONE_TEXT
from dateline.linking.outlets import bare
from dateline.linking.passages import own_passages
from dateline.linking.shingles import count_shared, shingle, text_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.shingles import Numbers
    from dateline.records import Article


@dataclass(frozen=True)
class Carried:
    """A text that an address carried, with its words, and when it did: by its page, and as gathered."""

    article: Article
    words: tuple[str, ...]
    told: datetime | None
    gathered: datetime | None

    @property
    def order(self) -> tuple[datetime, datetime, str]:
        """What the texts of an address are put in order by: what is not known is the other."""
        told = self.told or self.gathered or datetime.max.replace(tzinfo=UTC)
        return told, self.gathered or told, self.article.id

    @cached_property
    def runs(self) -> Numbers:
        """The five-word runs of the text."""
        return shingle(self.words)

    def is_before(self, other: Carried) -> bool:
        """Tell whether the pages, or the times they were gathered at, show a text to be the earlier."""
        if self.told and other.told and self.told != other.told:
            return self.told < other.told
        return bool(self.gathered and other.gathered and self.gathered < other.gathered)


def find_versions(articles: Iterable[LinkedArticle]) -> tuple[Version, ...]:
    """Return each change from one text of an article to its next, by address and then in time order."""
    homes: dict[str, list[LinkedArticle]] = {}
    for one in articles:
        address = home(one)
        if one.article.kind == "story" and address:
            homes.setdefault(address, []).append(one)
    several = (homes[address] for address in sorted(homes) if len(homes[address]) > 1)
    found = [chain(map(carried, texts)) for texts in several]
    return tuple(version for versions in found for version in versions)


def home(one: LinkedArticle) -> str:
    """Return the address an article lives at, without scheme, query and last slash, or nothing."""
    return bare(one.article.canonical_url or one.url)


def carried(one: LinkedArticle) -> Carried:
    """Return an article as a text that its address carried."""
    times = (one.article.modified, one.article.published.value)
    told = next((moment for value in times if (moment := read_moment(value))), None)
    return Carried(one.article, text_words(one.article.text), told, read_moment(one.gathered))


def read_moment(value: str | None) -> datetime | None:
    """Return a day, or a day and time, as a moment; without zone it is UTC; None where it is none."""
    try:
        moment = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def chain(texts: Iterable[Carried]) -> Iterator[Version]:
    """Yield the versions among the texts of one address, each beside the one before it.

    Where an address carries several stories, each is beside the nearest that is one with it.
    """
    first: dict[tuple[str, ...], Carried] = {}
    for text in sorted(texts, key=lambda each: each.order):
        first.setdefault(text.words, text)
    ordered = list(first.values())
    for place, later in enumerate(ordered):
        before = (each for each in reversed(ordered[:place]) if each.is_before(later))
        earlier = next((each for each in before if is_version(each, later)), None)
        if earlier:
            gone, new = own_passages(earlier.article.text, later.article.text)
            yield Version(earlier.article.id, later.article.id, gone, new)


def is_version(earlier: Carried, later: Carried) -> bool:
    """Tell whether two texts of one address are one article: a home page's new story is none."""
    smaller = min(earlier.runs.size, later.runs.size)
    return smaller > 0 and count_shared(earlier.runs, later.runs) >= ONE_TEXT * smaller


def latest_of(versions: Sequence[Version]) -> Mapping[str, str]:
    """Return the last version of each article that has a later one, by id."""
    after = {each.earlier: each.later for each in versions}
    found: dict[str, str] = {}
    for each in reversed(versions):
        found[each.earlier] = found.get(after[each.earlier], after[each.earlier])
    return found
