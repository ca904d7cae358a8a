"""Parts of an export: some pages as they are stored, with what a ledger tells of them, made into rows.

To find the parts takes the ledger and little work; to make rows of them takes work and no ledger.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from dateline.answers.around import Around
from dateline.answers.filters import EVERYTHING, Wanted
from dateline.answers.lapsing import Lapse  # noqa: TC001  - other processes read it back
from dateline.answers.sharing import Sharing  # noqa: TC001  - as above
from dateline.export.making import RowMaker
from dateline.export.sharing import share_rows
from dateline.ledger.sealed import SealedPage, story_homes
from dateline.linking.versions import home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dateline.export.rows import ArticleRow, ClaimRow, EventRow, What
    from dateline.export.wanting import Sieve
    from dateline.ledger.snapshot import Snapshot

PAGES: Final = 50  # in a part


@dataclass(frozen=True, slots=True)
class Part:
    """Pages, and what later versions left out of their stories, by the stories' ids."""

    pages: tuple[SealedPage, ...]
    lapses: dict[str, Lapse]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which rows are made of parts, and how they are shared; ``sharing`` None: for the house alone."""

    what: What
    sieve: Sieve
    sharing: Sharing | None = None

    @property
    def wanted(self) -> Wanted:
        """What rows must have."""
        return self.sieve.wanted


def find_parts(snapshot: Snapshot, pages: Iterable[SealedPage]) -> Iterator[Part]:
    """Yield pages in parts, each with what a ledger tells of it."""
    rest = iter(pages)
    while some := tuple(islice(rest, PAGES)):
        yield Part(some, find_lapses(snapshot, some))


def find_lapses(snapshot: Snapshot, pages: Sequence[SealedPage]) -> dict[str, Lapse]:
    """Return what later versions left out of stories, by id; those alone at an address stay unread."""
    homes = story_homes(pages)
    others = set(snapshot.stories_at(sorted(set(homes.values())))) - homes.keys() if homes else ()
    beside = snapshot.articles_of(others) if others else ()
    held = Counter([*homes.values(), *map(home, beside)])
    crowded = [key for key, at in homes.items() if held[at] > 1]
    if not crowded:
        return {}
    known = snapshot.articles_of(crowded)
    there = {home(one) for one in known}
    lapses = Around(snapshot, (*known, *(one for one in beside if home(one) in there))).lapses
    return {key: lapses[key] for key in crowded if key in lapses}


def make_rows(part: Part, recipe: Recipe) -> Iterator[Any]:
    """Yield the rows of a part."""
    make = MAKE[recipe.what]
    for maker in makers_of(part):
        yield from shared(make(maker, recipe), maker, recipe.sharing)


def makers_of(part: Part) -> Iterator[RowMaker]:
    """Yield who makes the rows of each story of a part."""
    for page in part.pages:
        stored = page.open()
        for one in stored.articles:
            if one.article.kind == "story":
                yield RowMaker(stored, one, part.lapses.get(one.article.id))


def shared(rows: Iterable[Any], maker: RowMaker, sharing: Sharing | None) -> Iterator[Any]:
    """Yield the rows of an article as they are wanted: as they are, or as they may leave the machine."""
    return share_rows(rows, maker.one.article, sharing) if sharing else iter(rows)


def make_article(maker: RowMaker, recipe: Recipe) -> Iterator[ArticleRow]:
    """Yield the row of an article that holds something wanted; without filters of any."""
    if recipe.wanted == EVERYTHING or any(map(recipe.sieve.takes_event, maker.events())):
        yield maker.article()


def make_events(maker: RowMaker, recipe: Recipe) -> Iterator[EventRow]:
    """Yield the events that are wanted."""
    rows = maker.events()
    return rows if recipe.wanted == EVERYTHING else filter(recipe.sieve.takes_event, rows)


def make_claims(maker: RowMaker, recipe: Recipe) -> Iterator[ClaimRow]:
    """Yield the claims that are wanted."""
    if recipe.wanted == EVERYTHING:
        yield from maker.claims()
        return
    events = {row.event: row for row in maker.events()}
    for row in maker.claims():
        if recipe.sieve.takes_claim(row, (events[ref.event] for ref in row.events)):
            yield row


MAKE: Final[Mapping[str, Callable[[RowMaker, Recipe], Iterator[Any]]]] = {
    "articles": make_article,
    "events": make_events,
    "claims": make_claims,
}
