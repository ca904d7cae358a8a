"""Versions: texts that one address carried one after the other, and what changed between them.

A version is a later text at the same address that keeps half of the shorter text's five-word runs:
a correction, a live page that grew. Without an address, or without two times, nothing is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.linking.copies import ONE_TEXT
from dateline.linking.outlets import bare
from dateline.linking.passages import own_passages
from dateline.linking.shingles import count_shared, shingle, text_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Article, Span


@dataclass(frozen=True, slots=True)
class Version:
    """A later text of one article: ids, and the passages that went (spans of the earlier) and came."""

    earlier: str
    later: str
    gone: tuple[Span, ...]
    new: tuple[Span, ...]


def find_versions(articles: Iterable[LinkedArticle]) -> tuple[Version, ...]:
    """Return each change from one text of an article to its next, by address and then in time order."""
    homes: dict[str, list[tuple[datetime, LinkedArticle]]] = {}
    for one in articles:
        address, moment = home(one), moment_of(one.article)
        if one.article.kind == "story" and address and moment:
            homes.setdefault(address, []).append((moment, one))
    found = [chain(homes[address]) for address in sorted(homes)]
    return tuple(version for versions in found for version in versions)


def home(one: LinkedArticle) -> str:
    """Return the address an article lives at, without scheme, query and last slash, or nothing."""
    return bare(one.article.canonical_url or one.url)


def moment_of(article: Article) -> datetime | None:
    """Return when a text was last changed, else published, if it is known; without zone it is UTC."""
    for value in (article.modified, article.published.value):
        try:
            moment = datetime.fromisoformat(value or "")
        except ValueError:
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def chain(dated: Sequence[tuple[datetime, LinkedArticle]]) -> list[Version]:
    """Return the versions among the texts of one address, each beside the one before it."""
    texts: dict[tuple[str, ...], tuple[datetime, str, Article]] = {}
    for moment, one in dated:
        words = text_words(one.article.text)
        mine = (moment, one.article.id, one.article)
        texts[words] = min(texts.get(words, mine), mine, key=lambda text: text[:2])
    ordered = sorted(texts.values(), key=lambda text: text[:2])
    return [
        version_of(earlier[2], later[2])
        for earlier, later in pairwise(ordered)
        if earlier[0] < later[0] and is_version(earlier[2], later[2])
    ]


def is_version(earlier: Article, later: Article) -> bool:
    """Tell whether two texts of one address are one article: a home page's new story is none."""
    one, other = shingle(text_words(earlier.text)), shingle(text_words(later.text))
    smaller = min(one.size, other.size)
    return smaller > 0 and count_shared(one, other) >= ONE_TEXT * smaller


def version_of(earlier: Article, later: Article) -> Version:
    """Return what changed between two texts."""
    gone, new = own_passages(earlier.text, later.text)
    return Version(earlier.id, later.id, gone, new)
