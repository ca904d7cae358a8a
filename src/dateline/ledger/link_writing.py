"""What a step of linking found anew, in the place of what was known of the same articles and events."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, func, or_, select

from dateline.ledger.answer_tables import INCIDENT_ANSWERS
from dateline.ledger.answers_lapsing import are_kept, lapse, lapse_tied
from dateline.ledger.batching import batches
from dateline.ledger.homes import find_stories_at
from dateline.ledger.inserting import add_missing
from dateline.ledger.journal import revised_events
from dateline.ledger.link_tables import (
    COPY_GROUPS,
    COPY_MEMBERS,
    INCIDENT_MEMBERS,
    INCIDENT_ORIGINS,
    INCIDENT_REASONS,
    LINK_UNCOUNTED,
    TIES,
)
from dateline.ledger.links import add_copies, add_incidents, add_ties
from dateline.ledger.list_tables import INCIDENT_LISTS
from dateline.ledger.moves import members_around, note_linking
from dateline.ledger.schema import INCIDENTS
from dateline.linking.linkage import IncidentGroup, Linkage, founding_key
from dateline.linking.naming import name_incident

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Column, Connection

    from dateline.answered import Tie
    from dateline.ledger.rows import Row
    from dateline.linking.linkage import IncidentMerge, Member
    from dateline.linking.relink import Relinked

COPIES: Final = ""  # whose ties those of copies are
TEASERS: Final = "teaser"
TOLD: Final = (INCIDENT_MEMBERS.c.incident, INCIDENT_REASONS.c.incident, TIES.c.owner)
COUNTED: Final = (
    INCIDENT_ORIGINS.c.incident,
    LINK_UNCOUNTED.c.incident,
    INCIDENT_ANSWERS.c.incident,
    INCIDENT_LISTS.c.incident,
)


def save_relinked(connection: Connection, found: Relinked, articles: set[str]) -> frozenset[str]:
    """Keep what a step found; return the incidents whose origins are to be counted anew.

    ``articles``: those that came or went with it.
    """
    kept = are_kept(connection)
    touched = {*found.articles, *found.teasers, *articles} if kept else set[str]()
    lapse_tied(connection, touched)
    replace_copies(connection, found)
    replace_teasers(connection, found.teasers, articles)
    lapse_tied(connection, touched)
    changed = replace_incidents(connection, found, articles)
    return changed | recount_versions(connection, found.homes, articles, changed)


def replace_copies(connection: Connection, found: Relinked) -> None:
    """Keep the copy groups of articles, and the ties of these."""
    for batch in batches(sorted(found.articles)):
        tied = select(TIES.c.number).where(or_(TIES.c.a.in_(batch), TIES.c.b.in_(batch)))
        connection.execute(delete(TIES).where(TIES.c.number.in_(tied), TIES.c.owner == COPIES))
        held = select(COPY_MEMBERS.c.copy_group).where(COPY_MEMBERS.c.article.in_(batch))
        numbers = connection.scalars(held.distinct()).all()
        connection.execute(delete(COPY_MEMBERS).where(COPY_MEMBERS.c.copy_group.in_(numbers)))
        connection.execute(delete(COPY_GROUPS).where(COPY_GROUPS.c.number.in_(numbers)))
    last = connection.scalar(select(func.max(COPY_GROUPS.c.number)))
    add_copies(connection, found.copies, 0 if last is None else last + 1)
    add_ties(connection, ((COPIES, tie) for tie in found.ties))


def replace_teasers(
    connection: Connection, teasers: Mapping[str, Sequence[Tie]], articles: set[str]
) -> None:
    """Keep where teasers lead."""
    for batch in batches(sorted({*teasers, *articles})):
        tied = select(TIES.c.number).where(TIES.c.a.in_(batch))
        connection.execute(delete(TIES).where(TIES.c.number.in_(tied), TIES.c.owner == TEASERS))
    add_ties(connection, ((TEASERS, tie) for ties in teasers.values() for tie in ties))


def replace_incidents(connection: Connection, found: Relinked, articles: set[str]) -> frozenset[str]:
    """Keep the incidents of events, with their ids, and note how they changed; return which did."""
    near = articles | {article for article, _ in found.members}
    old = {
        key: members
        for key, members in members_around(connection, near).items()
        if any(member in found.members or member[0] in articles for member in members)
    }
    known = given_ids(connection, near)
    named = [name_incident(one, known, found.tellers) for one in found.incidents]
    merges = [merge for _, more in named for merge in more]
    stale = {
        key: sorted(m for m in members if m not in found.members and m[0] not in articles)
        for key, members in old.items()
    }
    groups = add_stale([group for group, _ in named], stale, merges)
    note_linking(connection, old, Linkage(incidents=tuple(groups), merged=tuple(merges)))
    clear(connection, {*old, *(group.id for group in groups)}, TOLD)
    same = {group.id for group in groups if is_same(group, old, articles | found.articles)}
    clear(connection, {*old, *(group.id for group in groups)} - same, COUNTED)
    lapse(connection, same)
    add_incidents(connection, groups)
    owned = zip(named, found.incidents, strict=True)
    add_ties(connection, ((group.id, tie) for (group, _), one in owned for tie in set(one.ties)))
    changed = frozenset(group.id for group in groups) - same
    rows: list[Row] = [{"incident": key} for key in sorted(changed)]
    add_missing(connection, LINK_UNCOUNTED, rows)
    return changed | {*old} - same


def recount_versions(
    connection: Connection, homes: Iterable[str], articles: set[str], changed: frozenset[str]
) -> frozenset[str]:
    """Have incidents counted anew that other texts at some addresses tell of; return them.

    A later version need not tell of an incident to change what an earlier one rests on: it may have
    left the words out. ``changed``: incidents that are counted anew anyway.
    """
    others = sorted({*find_stories_at(connection, homes)} - articles)
    members = INCIDENT_MEMBERS.c
    told = {
        incident
        for batch in batches(others)
        for incident in connection.scalars(
            select(members.incident).where(members.article.in_(batch)).distinct()
        )
    }
    clear(connection, told - changed, COUNTED)
    rows: list[Row] = [{"incident": key} for key in sorted(told - changed)]
    add_missing(connection, LINK_UNCOUNTED, rows)
    return frozenset(told - changed)


def is_same(group: IncidentGroup, old: Mapping[str, set[Member]], changed: set[str]) -> bool:
    """Tell whether an incident has the members it had, and none of their articles changed."""
    members = set(group.members)
    return old.get(group.id) == members and not any(article in changed for article, _ in members)


def add_stale(
    groups: Iterable[IncidentGroup],
    stale: Mapping[str, Sequence[Member]],
    merges: Iterable[IncidentMerge],
) -> list[IncidentGroup]:
    """Return incidents with members of before that still wait to be linked anew, until they are.

    They stay where they were, or go where that was merged into.
    """
    found = {group.id: group for group in groups}
    heirs = {merge.old: merge.new for merge in merges}
    for key, members in stale.items():
        home = key if key in found else heirs.get(key, key)
        if members:
            group = found.get(home, IncidentGroup(home, ()))
            found[home] = replace(group, members=tuple(dict.fromkeys((*group.members, *members))))
    return [found[key] for key in sorted(found)]


def given_ids(connection: Connection, articles: Iterable[str]) -> dict[str, str]:
    """Return the ids given so far to incidents founded by these articles, by founding member.

    A founding event that got another id is known by both.
    """
    given: dict[str, str] = {}
    for batch in batches(sorted(set(articles))):
        query = select(INCIDENTS).where(INCIDENTS.c.founding_article.in_(batch))
        for row in connection.execute(query.order_by(INCIDENTS.c.id)):
            given[founding_key((row.founding_article, row.founding_event))] = row.id
    for article, old, new in revised_events(connection, {key.partition(" ")[0] for key in given}):
        incident = given.get(founding_key((article, old)))
        if incident:
            given.setdefault(founding_key((article, new)), incident)
    return given


def all_given_ids(connection: Connection) -> dict[str, str]:
    """Return all ids given so far, by founding member."""
    return given_ids(connection, connection.scalars(select(INCIDENTS.c.founding_article)).all())


def recount_shrunk(connection: Connection, incidents: Iterable[str]) -> None:
    """Have incidents counted anew that lost members; those without any are counted no more."""
    wanted, of = sorted(incidents), INCIDENT_MEMBERS.c
    held = {
        key
        for batch in batches(wanted)
        for key in connection.scalars(select(of.incident).where(of.incident.in_(batch)).distinct())
    }
    clear(connection, wanted, COUNTED)
    rows: list[Row] = [{"incident": key} for key in sorted(held)]
    add_missing(connection, LINK_UNCOUNTED, rows)


def clear(connection: Connection, keys: Iterable[str], columns: Iterable[Column[Any]]) -> None:
    """Take incidents out of tables, by the columns that name them."""
    for batch in batches(sorted(keys)):
        for column in columns:
            connection.execute(delete(column.table).where(column.in_(batch)))
