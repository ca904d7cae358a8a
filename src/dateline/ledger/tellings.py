"""What stories tell, kept when they are linked, and no longer than they are what they were then."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from dateline.ledger.batching import batches
from dateline.ledger.inserting import fetch_bare, mark_of, put_tuples
from dateline.ledger.link_tables import LINK_WAITING
from dateline.ledger.queries import find_articles
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.telling_tables import STORY_TELLINGS
from dateline.linking.stories_told import StoryTold, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from dateline.linking.neighbours import LinkedArticle


@cache
def decoder() -> msgspec.msgpack.Decoder[StoryTold]:
    """Return what decodes tellings."""
    return msgspec.msgpack.Decoder(StoryTold)


def pack_tellings(articles: Iterable[LinkedArticle]) -> dict[str, bytes]:
    """Return what stories tell, as it is kept, by article; teasers tell nothing."""
    encode = msgspec.msgpack.encode
    return {one.article.id: encode(tell(one)) for one in articles if one.article.kind == "story"}


def keep_tellings(connection: Connection, packed: Mapping[str, bytes]) -> None:
    """Keep what stories tell, in the place of what was kept of them."""
    put_tuples(connection, STORY_TELLINGS, sorted(packed.items()))


def keep_linked(connection: Connection) -> None:
    """Keep what all stories tell that do not wait to be linked."""
    waiting = select(LINK_WAITING.c.article)
    linked = select(ARTICLES.c.id).where(ARTICLES.c.kind == "story", ARTICLES.c.id.not_in(waiting))
    for batch in batches(connection.scalars(linked).all()):
        keep_tellings(connection, pack_tellings(find_articles(connection, batch)))


def find_tellings(
    connection: Connection, articles: Iterable[str], texts: Sequence[str] = ()
) -> tuple[StoryTold, ...]:
    """Return what these stories tell, those at least in which one of some texts stands.

    Stories of which nothing is kept are opened.
    """
    wanted, signs = sorted(set(articles)), [text.encode() for text in texts]
    found: list[StoryTold] = []
    missing = set(wanted)
    for article, packed in read_packed(connection, wanted):
        missing.remove(article)
        if not signs or any(sign in packed for sign in signs):
            found.append(decoder().decode(packed))
    opened = find_articles(connection, missing) if missing else ()
    found += [tell(one) for one in opened if one.article.kind == "story"]
    return tuple(sorted(found, key=lambda one: one.article))


def read_packed(connection: Connection, articles: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield what is kept of articles."""
    mark = mark_of(connection)
    for batch in batches(articles):
        marks = ", ".join([mark] * len(batch))
        query = f"SELECT article, telling FROM story_tellings WHERE article IN ({marks})"  # noqa: S608  - marks
        yield from fetch_bare(connection, query, tuple(batch))
