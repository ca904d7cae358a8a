"""What waits to be linked: articles that are new, read anew, decided on or gone."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, insert, select

from dateline.ledger.batching import batches
from dateline.ledger.inserting import add_missing
from dateline.ledger.link_tables import LINK_UNCOUNTED, LINK_WAITING, LINKINGS
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.telling_tables import STORY_TELLINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

UNDATED: Final = "9"  # the rank of what has no day: it goes last
RULES: Final = f"dateline/{version('dateline')}+links/6"  # a shelf made by others is made anew


def wait_for_linking(connection: Connection, articles: Iterable[str]) -> None:
    """Have articles wait for the next linking, in the order of their days."""
    wanted = sorted(set(articles))
    days = {
        article: published
        for batch in batches(wanted)
        for article, published in connection.execute(
            select(ARTICLES.c.id, ARTICLES.c.published).where(ARTICLES.c.id.in_(batch))
        )
    }
    rows = [{"article": one, "rank": days.get(one) or UNDATED} for one in wanted]
    add_missing(connection, LINK_WAITING, rows)
    for batch in batches(wanted):  # what they tell is not what it was
        connection.execute(delete(STORY_TELLINGS).where(STORY_TELLINGS.c.article.in_(batch)))


def wait_for_texts(connection: Connection, hashes: Iterable[str]) -> None:
    """Have the articles with these texts wait for the next linking."""
    for batch in batches(sorted(hashes)):
        query = select(ARTICLES.c.id).where(ARTICLES.c.text_sha256.in_(batch))
        wait_for_linking(connection, connection.scalars(query).all())


def count_step(connection: Connection) -> None:
    """Keep that linking went a step, and by which rules."""
    step = connection.scalar(select(LINKINGS.c.step)) or 0
    connection.execute(delete(LINKINGS))
    connection.execute(insert(LINKINGS), {"rules": RULES, "step": step + 1})


def all_waiting(connection: Connection) -> list[str]:
    """Return the articles that wait."""
    return list(connection.scalars(select(LINK_WAITING.c.article)))


def is_waiting(connection: Connection) -> bool:
    """Tell whether an article waits."""
    return connection.scalar(select(LINK_WAITING.c.article).limit(1)) is not None


def has_old_rules(connection: Connection) -> bool:
    """Tell whether what linking keeps was made by the rules of another version."""
    rules = connection.scalar(select(LINKINGS.c.rules))
    return rules is not None and rules != RULES


def is_linked(connection: Connection) -> bool:
    """Tell whether linking took in all that is stored, and counted it."""
    uncounted = connection.scalar(select(LINK_UNCOUNTED.c.incident).limit(1))
    return uncounted is None and not is_waiting(connection) and not has_old_rules(connection)
