"""The order of actors, those that most articles name first, without answering on each of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import distinct, func, select

from dateline.ledger.actor_answers import Told, find_actors, name_of, named_groups
from dateline.ledger.actor_rows import load_face, rows_in
from dateline.ledger.actor_tables import ACTOR_FACES, ACTOR_MEMBERS, ACTOR_NAMES
from dateline.linking.actor_records import commonest_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Select

    from dateline.actors import ActorsWanted


def find_order(connection: Connection, wanted: ActorsWanted) -> tuple[str, ...]:
    """Return the ids of the actors that are wanted, in the order of ``find_actors``."""
    if wanted.type or wanted.country or wanted.masked or wanted.ids:
        return tuple(one.id for one in find_actors(connection, wanted))
    groups = named_groups(connection, wanted.words) if wanted.words else None
    counts = count_articles(connection, groups)
    kept = {group for group, articles in counts.items() if articles >= wanted.articles}
    names = name_groups(connection, kept if groups is not None else None)
    return tuple(sorted(kept, key=lambda group: (-counts[group], names[group], group)))


def count_articles(connection: Connection, groups: Collection[str] | None) -> dict[str, int]:
    """Return how many articles name each group, or each of some."""
    counted = func.count(distinct(ACTOR_MEMBERS.c.article)).label("articles")
    query = (
        select(ACTOR_FACES.c.actor_group, counted)
        .join(ACTOR_MEMBERS, ACTOR_MEMBERS.c.face == ACTOR_FACES.c.id)
        .group_by(ACTOR_FACES.c.actor_group)
    )
    rows = some_rows(connection, query, ACTOR_FACES.c.actor_group, groups)
    return {row.actor_group: row.articles for row in rows}


def name_groups(connection: Connection, groups: Collection[str] | None) -> dict[str, str]:
    """Return what groups are called in answers on them, all of them or some."""
    faces: dict[str, list[Any]] = defaultdict(list)
    for row in some_rows(connection, select(ACTOR_FACES), ACTOR_FACES.c.actor_group, groups):
        faces[row.actor_group].append(row)
    held = None if groups is None else {row.id for rows in faces.values() for row in rows}
    names: dict[str, list[Any]] = defaultdict(list)
    for row in some_rows(connection, select(ACTOR_NAMES), ACTOR_NAMES.c.face, held):
        names[row.face].append(row)
    return {
        group: name_group(rows, [one for row in rows for one in names[row.id]])
        for group, rows in faces.items()
    }


def name_group(faces: Sequence[Any], names: Sequence[Any]) -> str:
    """Return what a group is called, by its faces and how often each bears a name."""
    told = Told(
        {row.id: load_face(row) for row in faces},
        tuple(row.listed_name for row in faces if row.listed_name),
        (),
        names,
        (),
    )
    times: Counter[str] = Counter()
    for row in names:
        times[told.faces[row.face].key.country] += row.as_name
    return name_of(told, commonest_of(times))


def some_rows(
    connection: Connection, query: Select[Any], column: Any, wanted: Iterable[str] | None
) -> Iterator[Any]:
    """Yield the rows of a query, all of them or those in which a column has one of some values."""
    if wanted is None:
        yield from connection.execute(query)
    else:
        yield from rows_in(connection, query, column, wanted)
