"""Articles read for linking before their step comes, by whoever has the time: sketches and actors.

Linking changes no article. What was read beforehand holds until somebody reads, reviews, forgets or
changes the list of actors; then it is read again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from dateline.ledger.actor_links import bear, find_setting
from dateline.ledger.journal_tables import JOURNAL
from dateline.ledger.link_shelf import pack
from dateline.ledger.link_tables import LINK_WAITING
from dateline.ledger.listing import find_list
from dateline.ledger.merging import find_actor_rulings
from dateline.ledger.queries import find_articles
from dateline.ledger.review_tables import REVIEWS
from dateline.ledger.schema import DECISIONS
from dateline.ledger.tellings import pack_tellings
from dateline.linking.sketches import make_sketch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from dateline.ledger.actor_links import Borne
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.rulings import Ruling
    from dateline.linking.sketches import Sketch


class Stage(NamedTuple):
    """How far a ledger had come, but for its linking.

    ``last``: of the journal; ``reviews`` and ``forgotten``: how many; ``listed``: of the list of actors.
    """

    last: int
    reviews: int
    forgotten: int
    listed: str
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a step of linking reads of its articles.

    ``asked``: the ids of all; ``packed``: the sketches as they are stored, by article; ``told``: what
    the stories tell, likewise; ``articles``: as they were read, where they are at hand.
    """

    asked: frozenset[str]
    stage: Stage
    sketches: tuple[Sketch, ...]
    packed: Mapping[str, bytes]
    told: Mapping[str, bytes]
    borne: tuple[Borne, ...]
    articles: tuple[LinkedArticle, ...] = ()


def prepare(connection: Connection, ids: Sequence[str]) -> Prepared:
    """Return what linking reads of articles; those not stored have no sketch."""
    articles = find_articles(connection, ids)
    made = sorted(map(make_sketch, articles), key=lambda one: one.one.article.id)
    packed = {one.one.article.id: pack(one) for one in made}
    borne = bear(articles, find_setting(connection), find_actor_rulings(connection))
    told = pack_tellings(articles)
    stage = find_stage(connection)
    return Prepared(frozenset(ids), stage, tuple(made), packed, told, tuple(borne), articles)


def prepare_beside(connection: Connection, ids: Sequence[str]) -> Prepared:
    """Return what linking reads of articles, to be sent to another process: without these."""
    return replace(prepare(connection, ids), articles=())


def holds(connection: Connection, prepared: Prepared | None, ids: Sequence[str]) -> bool:
    """Tell whether something was prepared for just these articles, and is what they are now."""
    if prepared is None or prepared.asked != frozenset(ids):
        return False
    return prepared.stage == find_stage(connection)


def find_stage(connection: Connection) -> Stage:
    """Return how far a ledger has come."""
    behind = select(JOURNAL.c.number).where(JOURNAL.c.act != "linking")
    last = connection.scalar(behind.order_by(JOURNAL.c.number.desc()).limit(1))
    forgotten = select(func.count()).where(DECISIONS.c.kind == "forget")
    return Stage(
        last or 0,
        connection.scalar(select(func.count()).select_from(REVIEWS)) or 0,
        connection.scalar(forgotten) or 0,
        find_list(connection).digest,
        find_actor_rulings(connection),
    )


def next_waiting(connection: Connection, limit: int, skip: int = 0) -> list[str]:
    """Return the articles that are linked next, the first ones skipped."""
    order = (LINK_WAITING.c.rank, LINK_WAITING.c.article)
    query = select(LINK_WAITING.c.article).order_by(*order).limit(limit).offset(skip)
    return list(connection.scalars(query))
