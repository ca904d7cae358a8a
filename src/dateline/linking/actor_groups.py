"""Actors across articles: which names of which articles are one actor's, and why.

Full names come first: those that a person or the user's list joins, then equal ones, then spellings.
Then each brief name (a bare surname, an acronym) goes to the only one whom it fits, if there is one.
Over the faces of the keys that a change touches (``actor_keys``) the groups are those found over all
faces. Nothing depends on the order of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.linking.actor_entries import PLAIN, read_entries
from dateline.linking.actor_faces import Pool, gather_faces, make_face
from dateline.linking.actor_fits import brief_name, given_as, same_name, spelling
from dateline.linking.actor_keys import marks_of, offers, seeks, spelling_key
from dateline.linking.actor_pins import find_pins, mark_of
from dateline.linking.actor_records import make_groups
from dateline.linking.actor_unions import Gathered, Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dateline.linking.actor_entries import Setting
    from dateline.linking.actor_faces import Face
    from dateline.linking.actor_fits import Sign
    from dateline.linking.actor_records import ActorGroup
    from dateline.linking.rulings import Ruling
    from dateline.records import Article

    Fits = Callable[[Face, Face], Sign]


def find_actor_groups(
    articles: Iterable[Article], rulings: Sequence[Ruling] = (), setting: Setting = PLAIN
) -> tuple[ActorGroup, ...]:
    """Return the groups of the named actors of ``articles``, in order of their first member.

    ``rulings``: what people decided to be one actor or not (spots by text hash and actor id);
    it goes before the user's list, and the list before all else.
    """
    pins = find_pins(rulings)
    entries = [entry for article in articles for entry in read_entries(article, setting, pins)]
    held = gather_faces(entries)
    faces = [make_face(key, each) for key, each in held.items()]
    return make_groups(group_faces(faces, rulings), list(held.values()), setting)


def group_faces(
    faces: Sequence[Face], rulings: Sequence[Ruling] = (), standing: Sequence[Sequence[int]] = ()
) -> Gathered:
    """Return the groups of faces, which are in order of their keys.

    ``standing``: groups of full names, by the faces' numbers, that are known already and do not change.
    """
    gathered = Gathered(faces)
    for first, *others in standing:
        for other in others:
            gathered.unite(gathered.unions.find(first), gathered.unions.find(other))
    known = {number for group in standing for number in group}
    fresh = [number for number in range(len(faces)) if number not in known]
    obey(rulings, gathered, fresh)
    join_listed(gathered, fresh)
    join_same_names(gathered, fresh)
    join_spellings(gathered, fresh)
    join_briefs(gathered, fresh)
    return gathered


def obey(rulings: Sequence[Ruling], gathered: Gathered, fresh: Sequence[int]) -> None:
    """Keep apart and join what people decided so; what is to be kept apart goes before."""
    if not rulings:
        return
    places: dict[str, list[int]] = defaultdict(list)
    for number in fresh:
        for mark in marks_of(gathered.faces[number]):
            places[mark].append(number)
    for ruling in sorted(rulings, key=lambda each: each.joined):
        sides = [
            [number for spot in side for number in places[mark_of(spot)]]
            for side in (ruling.one, ruling.other)
        ]
        for a in sides[0]:
            for b in sides[1]:
                if ruling.joined:
                    gathered.join(a, b, ruling.why, surely=True)
                else:
                    gathered.forbid(a, b, ruling.why)


def join_listed(gathered: Gathered, fresh: Sequence[int]) -> None:
    """Join those that are one actor of the user's list."""
    first: dict[str, int] = {}
    for number in fresh:
        listed = gathered.faces[number].key.listed
        if listed:
            there = first.setdefault(listed, number)
            gathered.join(there, number, "one actor of the user's list", surely=True)


def join_same_names(gathered: Gathered, fresh: Sequence[int]) -> None:
    """Join those of one full name, the most closely told first, each with the only one it fits."""
    same: dict[tuple[str, tuple[str, ...], str], list[int]] = defaultdict(list)
    for number in fresh:
        face = gathered.faces[number]
        if face.key.kind != "person" or len(face.key.words) > 1:
            state = face.key.country if not face.key.words else ""
            same[face.key.kind, face.key.words, state].append(number)
    for _, numbers in sorted(same.items()):
        seen = Pool(gathered.faces)
        for number in sorted(numbers, key=lambda each: vagueness(gathered.faces[each])):
            join_only(gathered, number, seen.near(number), same_name)
            seen.add(number)


def vagueness(face: Face) -> tuple[int, int]:
    """Return how many of country and field a face lacks, and whether one story alone holds it."""
    return (not face.key.country) + (not face.key.trade), bool(face.key.scope)


def join_only(gathered: Gathered, number: int, others: Sequence[int], fits: Fits) -> None:
    """Join a face with the one group among ``others`` that it fits best; where several do, with none."""
    best = find_best(gathered, [(number, others)], fits)
    for why, mine, other in best:
        if len(best) == 1:
            gathered.join(mine, other, why)
        else:
            gathered.refuse(mine, other, f"though {why}: it could be {len(best)} actors")


def find_best(
    gathered: Gathered, sought: Iterable[tuple[int, Sequence[int]]], fits: Fits
) -> list[tuple[str, int, int]]:
    """Return the best why a face and one of those that it is compared with are one, for each group.

    Groups that fit and contradict are refused; the others of the best rank are returned.
    """
    near: dict[int, tuple[Sign, int, int]] = {}
    against: dict[int, tuple[Sign, int, int]] = {}
    for number, others in sought:
        for other in others:
            sign = fits(gathered.faces[number], gathered.faces[other])
            root = gathered.unions.find(other)
            if not sign.why or root == gathered.unions.find(number):
                continue
            found = against if gathered.contradiction(number, other) else near
            if root not in found or sign.rank < found[root][0].rank:
                found[root] = (sign, number, other)
    for sign, number, other in against.values():
        clash = gathered.contradiction(number, other)
        gathered.refuse(number, other, f"though {sign.why}: {clash}")
    rank = min((sign.rank for sign, _, _ in near.values()), default=0)
    return [(sign.why, number, other) for sign, number, other in near.values() if sign.rank == rank]


def join_spellings(gathered: Gathered, fresh: Sequence[int]) -> None:
    """Join persons whose full names are one's in other spelling or more fully, by a second sign."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for number in fresh:
        face = gathered.faces[number]
        if face.key.kind == "person" and len(face.key.words) > 1:
            buckets[spelling_key(face)].append(number)
    for _, numbers in sorted(buckets.items()):
        seen = Pool(gathered.faces)
        for number in numbers:
            join_only(gathered, number, seen.near(number), spelling)
            seen.add(number)


def join_briefs(gathered: Gathered, fresh: Sequence[int]) -> None:
    """Join each brief name with the only full one that it fits; what is placed already stays there."""
    offered: dict[str, list[int]] = defaultdict(list)
    for number, face in enumerate(gathered.faces):
        for key in offers(face):
            offered[key].append(number)
    for unit in gathered.unions.groups(fresh):
        if all(gathered.faces[number].is_brief for number in unit):
            best = find_best(gathered, seek(gathered, unit, offered), brief_name)
            for why, mine, other in best:
                if len(best) == 1:
                    gathered.attach(unit, Pair(mine, other, joined=True, why=why))
                else:
                    gathered.refuse(mine, other, f"though {why}: it could be {len(best)} actors")


def seek(
    gathered: Gathered, unit: Sequence[int], offered: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield each face of a brief name with the full ones that offer its keys.

    Those for which a text gives an acronym go before those whose initials it is.
    """
    for number in unit:
        face = gathered.faces[number]
        near = sorted({other for key in seeks(face) for other in offered.get(key, ())})
        told = [other for other in near if given_as(face, gathered.faces[other])]
        yield number, told or near
