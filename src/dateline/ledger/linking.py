"""One step of linking: the articles that wait are linked with the rest, in one write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, func, insert, select, update

from dateline.ledger.actor_links import update_borne
from dateline.ledger.answers_lapsing import lapse_all
from dateline.ledger.batching import batches
from dateline.ledger.link_posts import file_recent
from dateline.ledger.link_shelf import LedgerShelf, forget_sketches
from dateline.ledger.link_tables import (
    INCIDENT_MEMBERS,
    LINK_ARTICLES,
    LINK_EDGES,
    LINK_GATHERINGS,
    LINK_POSTS,
    LINK_RECENT,
    LINK_WAITING,
)
from dateline.ledger.link_writing import save_relinked
from dateline.ledger.merging import find_rulings
from dateline.ledger.preparing import holds, next_waiting, prepare
from dateline.ledger.query_tables import ARTICLES
from dateline.ledger.schema import INCIDENTS
from dateline.ledger.telling_tables import STORY_TELLINGS
from dateline.ledger.tellings import keep_tellings
from dateline.ledger.waiting import (
    UNDATED,
    count_step,
    has_old_rules,
    wait_for_linking,
)
from dateline.linking.linkage import Step
from dateline.linking.relink import Change, relink

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from dateline.ledger.preparing import Prepared

AT_ONCE: Final = 800  # articles linked in one write: others wait for it

SHELF: Final = (LINK_ARTICLES, LINK_GATHERINGS, LINK_POSTS, LINK_RECENT, LINK_EDGES)


def link_some(
    connection: Connection, limit: int = AT_ONCE, *, prepared: Prepared | None = None
) -> Step | None:
    """Link the next articles that wait; return what that was, None where nothing waited.

    ``prepared``: what was read of them beforehand, where it was.
    """
    if has_old_rules(connection):
        start_anew(connection)
    ids = next_waiting(connection, limit)
    if not ids:
        forget_sketches()
        return None
    for batch in batches(ids):
        connection.execute(delete(LINK_WAITING).where(LINK_WAITING.c.article.in_(batch)))
    if prepared is None or not holds(connection, prepared, ids):
        prepared = prepare(connection, ids)
    found = relink(
        LedgerShelf(connection, prepared.packed),
        find_change(connection, ids, prepared),
        find_rulings(connection),
    )
    changed = save_relinked(connection, found, set(ids))
    keep_tellings(connection, prepared.told)
    update_borne(connection, ids, prepared.borne)
    count_step(connection)
    if len(ids) == limit:  # filing takes a while: a few articles more do not wait for it
        file_recent(connection)
    return Step(prepared.articles, changed, len(prepared.sketches))


def find_change(connection: Connection, ids: Sequence[str], prepared: Prepared) -> Change:
    """Return what comes and goes in a step, and what it stirs."""
    gone = set(ids) - {one.one.article.id for one in prepared.sketches}
    return Change(prepared.sketches, gone, articles_beside(connection, ids) - set(ids))


def take_out(connection: Connection, articles: set[str], beside: set[str]) -> None:
    """Take articles off the shelf, and out of all that linking found, at once: they are forgotten.

    Those that are still read afterwards wait to be linked again. ``beside``: the articles of the
    incidents that they were in.
    """
    change = Change((), articles, beside)
    found = relink(LedgerShelf(connection), change, find_rulings(connection))
    save_relinked(connection, found, articles)
    wait_for_linking(connection, articles)


def articles_beside(connection: Connection, articles: Iterable[str]) -> set[str]:
    """Return the articles of the incidents that these articles tell of."""
    found: set[str] = set()
    for batch in batches(sorted(articles)):
        touched = select(INCIDENT_MEMBERS.c.incident).where(INCIDENT_MEMBERS.c.article.in_(batch))
        query = select(INCIDENT_MEMBERS.c.article).where(INCIDENT_MEMBERS.c.incident.in_(touched))
        found.update(connection.scalars(query.distinct()))
    return found


def start_anew(connection: Connection) -> None:
    """Empty the shelf and have all articles wait: those first by which incidents are named.

    What linking found before stays until its articles are linked.
    """
    for table in (*SHELF, STORY_TELLINGS, LINK_WAITING):
        connection.execute(delete(table))
    lapse_all(connection)
    read = select(ARTICLES.c.id, func.coalesce(ARTICLES.c.published, UNDATED))
    connection.execute(insert(LINK_WAITING).from_select(["article", "rank"], read))
    members = select(INCIDENT_MEMBERS.c.article).distinct()
    gone = members.where(INCIDENT_MEMBERS.c.article.not_in(select(ARTICLES.c.id)))
    wait_for_linking(connection, connection.scalars(gone).all())
    count_step(connection)
    founders = LINK_WAITING.c.article.in_(select(INCIDENTS.c.founding_article))
    connection.execute(update(LINK_WAITING).where(founders).values(rank=""))
