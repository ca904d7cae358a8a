"""Actors across articles, kept up: what an article changes is grouped anew, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, select

from dateline.gazetteer.fold import fold as fold_listed
from dateline.ledger.actor_counting import Moves, change_rows, load_faces, move_members
from dateline.ledger.actor_naming import attached_to, move_ids, name_groups
from dateline.ledger.actor_reach import find_reach, holders
from dateline.ledger.actor_rows import load_face, load_member, make_member, rows_in, short_hash
from dateline.ledger.actor_tables import (
    ACTOR_FACES,
    ACTOR_MEMBERS,
    ACTOR_NAMES,
    ACTOR_PAIRS,
)
from dateline.ledger.answers_renamed import lapsing_renamed
from dateline.ledger.batching import batches
from dateline.ledger.inserting import add_all
from dateline.ledger.listing import find_list
from dateline.ledger.merging import find_actor_rulings
from dateline.ledger.queries import find_articles
from dateline.ledger.query_tables import ARTICLES
from dateline.linking.actor_entries import Setting, read_entries
from dateline.linking.actor_faces import face_key
from dateline.linking.actor_groups import group_faces
from dateline.linking.actor_keys import pin_key
from dateline.linking.actor_pins import find_pins, mark_of
from dateline.rights.roles import has_public_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from dateline.ledger.actor_reach import Reach
    from dateline.ledger.actor_rows import Member
    from dateline.ledger.rows import Row
    from dateline.linking.actor_faces import Face, FaceKey
    from dateline.linking.actor_unions import Gathered
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.rulings import Ruling
    from dateline.listing.listed import ActorList

AT_ONCE: Final = 200  # articles whose actors are taken in together


def update_actors(
    connection: Connection, articles: Iterable[str], at_hand: Iterable[LinkedArticle] = ()
) -> None:
    """Take in articles that are new, were read anew, were reviewed, or are gone.

    The groups are then those that all articles together have (``find_actor_groups``), in whatever order
    they came. What one article costs does not grow with how often its actors are named elsewhere.
    ``at_hand``: those of them that need not be fetched.
    """
    wanted = sorted(set(articles))
    if not wanted:
        return
    held = {one.article.id: one for one in at_hand}
    rulings = find_actor_rulings(connection)
    setting = find_setting(connection)
    for start in range(0, len(wanted), AT_ONCE):
        batch = wanted[start : start + AT_ONCE]
        near = [held[one] for one in batch if one in held]
        far = find_articles(connection, [one for one in batch if one not in held])
        take_in(connection, batch, bear((*near, *far), setting, rulings), rulings)


def update_borne(connection: Connection, articles: Iterable[str], borne: Iterable[Borne]) -> None:
    """Take in articles as ``update_actors`` does; ``borne``: the actors of those that are there."""
    by_article: dict[str, list[Borne]] = defaultdict(list)
    for one in borne:
        by_article[one.member.article].append(one)
    wanted = sorted(set(articles))
    rulings = find_actor_rulings(connection)
    for start in range(0, len(wanted), AT_ONCE):
        batch = wanted[start : start + AT_ONCE]
        found = [each for one in batch for each in by_article.get(one, ())]
        take_in(connection, batch, found, rulings)


def take_in(
    connection: Connection, articles: Sequence[str], borne: Iterable[Borne], rulings: Sequence[Ruling]
) -> None:
    """Have the actors of some articles be these, and group anew what that changes."""
    moves = find_moves(connection, articles, list(borne))
    with lapsing_renamed(connection, moves.faces):
        changed = move_members(connection, moves)
    changed |= move_ids(connection, moves.gone, moves.come)
    if changed:
        regroup(connection, changed, rulings)


@dataclass(frozen=True, slots=True)
class Borne:
    """An actor of an article as it is stored, its face, and its name on the user's list, if any."""

    member: Member
    key: FaceKey
    listed_name: str


def find_setting(connection: Connection) -> Setting:
    """Return what actors are read by."""
    return Setting(listed=find_list(connection), is_public=has_public_role)


def bear(read: Iterable[LinkedArticle], setting: Setting, rulings: Sequence[Ruling]) -> list[Borne]:
    """Return the actors of stories as they are stored."""
    pins = find_pins(rulings)
    return [
        Borne(make_member(entry), face_key(entry), entry.listed_name)
        for one in read
        if one.article.kind == "story"
        for entry in read_entries(one.article, setting, pins)
    ]


def find_moves(connection: Connection, articles: Sequence[str], borne: Sequence[Borne]) -> Moves:
    """Return the members that go and come with articles; one that stays as it is does neither.

    ``borne``: the actors of those of the articles that are there.
    """
    fresh = {one.member.spot: one.member for one in borne}
    rows = rows_in(connection, select(ACTOR_MEMBERS), ACTOR_MEMBERS.c.article, articles)
    held = {member.spot: member for member in map(load_member, rows)}
    return Moves(
        [held[spot] for spot in sorted(held) if fresh.get(spot) != held[spot]],
        [fresh[spot] for spot in sorted(fresh) if held.get(spot) != fresh[spot]],
        {one.member.face: one.key for one in borne},
        {one.member.face: one.listed_name for one in borne if one.listed_name},
    )


def regroup(connection: Connection, changed: set[str], rulings: Sequence[Ruling]) -> None:
    """Group anew what a change of faces may move, and store it."""
    reach = find_reach(connection, changed, rulings)
    whole = {
        **reach.faces,
        **{key: face for group in reach.standing.values() for key, face in group.items()},
    }
    order = sorted(whole, key=lambda key: whole[key].key)
    numbers = {key: number for number, key in enumerate(order)}
    standing = [[numbers[key] for key in group] for group in reach.standing.values()]
    gathered = group_faces([whole[key] for key in order], rulings, standing)
    store_pairs(connection, order, gathered, changed | reach.faces.keys())
    store_groups(connection, reach, order, gathered)


def store_pairs(
    connection: Connection, order: Sequence[str], gathered: Gathered, renewed: Iterable[str]
) -> None:
    """Put why faces were joined or not in the place of what was stored for those in reach."""
    for batch in batches(sorted(set(renewed))):
        connection.execute(delete(ACTOR_PAIRS).where(ACTOR_PAIRS.c.a.in_(batch)))
    numbers: dict[tuple[str, str], int] = {}
    rows: list[Row] = []
    for pair in dict.fromkeys(gathered.pairs):
        a, b = order[pair.a], order[pair.b]
        number = numbers[a, b] = numbers.get((a, b), -1) + 1
        rows.append({"a": a, "b": b, "number": number, "joined": pair.joined, "why": pair.why})
    add_all(connection, ACTOR_PAIRS, rows)


@dataclass(frozen=True, slots=True)
class Grouped:
    """A group as it was found: its faces by id, and which of them are attached to it."""

    faces: Mapping[str, Face]
    attached: frozenset[str]


def store_groups(connection: Connection, reach: Reach, order: Sequence[str], gathered: Gathered) -> None:
    """Give the groups in reach their ids, the old ones where there are any."""
    others = attached_to(connection, reach.standing)
    groups = list(find_grouped(order, gathered, reach, others))
    before = load_faces(connection, {key for group in groups for key in group.faces})
    names = name_groups(connection, [group.faces for group in groups])
    rows: list[Row] = [
        {"row": key, "actor_group": name, "attached": key in group.attached}
        for group, name in zip(groups, names, strict=True)
        for key in group.faces
        if (before[key].actor_group, bool(before[key].attached)) != (name, key in group.attached)
    ]
    with lapsing_renamed(connection, before):
        change_rows(connection, ACTOR_FACES, ACTOR_FACES.c.id, rows)


def find_grouped(
    order: Sequence[str], gathered: Gathered, reach: Reach, others: Mapping[str, Sequence[Any]]
) -> Iterable[Grouped]:
    """Yield the groups in reach and beside it, with the brief names that stay attached to them."""
    home = {key: name for name, group in reach.standing.items() for key in group}
    for numbers in gathered.unions.groups(range(len(order))):
        faces = {order[number]: gathered.faces[number] for number in numbers}
        attached = {order[number] for number in numbers if number in gathered.attached}
        for name in {home[key] for key in faces if key in home}:
            for row in others.get(name, ()):
                if row.id not in reach.faces:
                    faces[row.id] = load_face(row)
                    attached.add(row.id)
        yield Grouped(faces, frozenset(attached))


def take_rulings(connection: Connection, before: Sequence[Ruling], articles: Iterable[str] = ()) -> None:
    """Take in what people decide on actors now and did not before, or no more; and some articles."""
    rulings = find_actor_rulings(connection)
    marks = find_pins(set(before) ^ set(rulings))
    rows = rows_in(connection, select(ARTICLES.c.id), ARTICLES.c.text_sha256, marks)
    named = {row.id for row in rows}
    update_actors(connection, named | set(articles))
    keys = [pin_key(mark_of(spot)) for spots in marks.values() for spot in spots]
    pinned = holders(connection, "own", keys)
    if pinned:
        regroup(connection, pinned, rulings)


def take_list(connection: Connection, before: ActorList, now: ActorList) -> None:
    """Take in what has changed on the user's list: the articles that name one of those it is about."""
    changed = set(before.actors) ^ set(now.actors)
    names = {short_hash(fold_listed(name)) for actor in changed for name in actor.names}
    found = rows_in(connection, select(ACTOR_NAMES.c.face), ACTOR_NAMES.c.listed_as, names)
    faces = {row.face for row in found}
    members = rows_in(connection, select(ACTOR_MEMBERS.c.article), ACTOR_MEMBERS.c.face, faces)
    update_actors(connection, {row.article for row in members})
