"""Actors across articles: which names of which articles are one actor's, and why.

What can be one shares a key (``actor_entries``): a surname's sounds, a state, a body's initials, a name
of the user's list. Over the articles of the keys that a new article touches (``close_keys`` of them) the
groups under these keys are those found over all articles. Nothing depends on the order of the articles.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.linking.actor_entries import PLAIN, acronym_key, initials, read_entries, surname
from dateline.linking.actor_faces import (
    NO_SIGN,
    Pool,
    Sign,
    by_key,
    likeness,
    make_faces,
    second_sign,
)
from dateline.linking.actor_records import make_groups
from dateline.linking.actor_unions import Gathered
from dateline.linking.romanised import bare_fits, coarse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dateline.linking.actor_entries import Setting
    from dateline.linking.actor_faces import Face
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
    entries = [entry for article in articles for entry in read_entries(article, setting)]
    spots = {(spot.text_sha256, spot.id) for each in rulings for spot in (*each.one, *each.other)}
    gathered = Gathered(make_faces(entries, spots))
    obey(rulings, gathered)
    join_listed(gathered)
    join_same_names(gathered)
    blocks = by_key(gathered.faces)
    for key in sorted(blocks):
        join_spellings(gathered, blocks[key])
    for key in sorted(blocks):
        join_bare(gathered, blocks[key])
        join_acronyms(gathered, blocks[key])
    return make_groups(gathered, setting)


def obey(rulings: Sequence[Ruling], gathered: Gathered) -> None:
    """Keep apart and join what people decided so; what is to be kept apart goes before."""
    places: dict[tuple[str, str], int] = {}
    for number, face in enumerate(gathered.faces):
        if face.key.pinned:
            for entry in face.entries:
                places[entry.text_sha256, entry.actor.id] = number
    for ruling in sorted(rulings, key=lambda each: each.joined):
        sides = [
            [places[spot.text_sha256, spot.id] for spot in side if (spot.text_sha256, spot.id) in places]
            for side in (ruling.one, ruling.other)
        ]
        for a in sides[0]:
            for b in sides[1]:
                if ruling.joined:
                    gathered.join(a, b, ruling.why, surely=True)
                else:
                    gathered.forbid(a, b, ruling.why)


def join_listed(gathered: Gathered) -> None:
    """Join those that are one actor of the user's list."""
    first: dict[str, int] = {}
    for number, face in enumerate(gathered.faces):
        if face.key.listed:
            there = first.setdefault(face.key.listed, number)
            gathered.join(there, number, "one actor of the user's list", surely=True)


def join_same_names(gathered: Gathered) -> None:
    """Join those of one full name, the most closely told first, each with the only one it fits."""
    same: dict[tuple[str, tuple[str, ...], str], list[int]] = defaultdict(list)
    for number, face in enumerate(gathered.faces):
        if face.key.kind != "person" or len(face.key.words) > 1:
            state = face.key.country if not face.key.words else ""
            same[face.key.kind, face.key.words, state].append(number)
    for _, numbers in sorted(same.items()):
        seen = Pool(gathered.faces)
        for number in sorted(numbers, key=lambda each: vagueness(gathered.faces[each])):
            join_only(gathered, number, seen.near(number), lambda *_: Sign(0, "of one name"))
            seen.add(number)


def vagueness(face: Face) -> tuple[int, int]:
    """Return how many of country and field a face lacks, and whether one story alone holds it."""
    return (not face.key.country) + (not face.key.trade), bool(face.key.scope)


def join_only(gathered: Gathered, number: int, others: Sequence[int], fits: Fits) -> None:
    """Join a face with the one group among ``others`` that it fits best; where several do, with none."""
    near: dict[int, tuple[Sign, int]] = {}
    for other in others:
        sign = fits(gathered.faces[number], gathered.faces[other])
        root = gathered.unions.find(other)
        if not sign.why or root == gathered.unions.find(number):
            continue
        if clash := gathered.contradiction(number, other):
            gathered.refuse(number, other, f"though {sign.why}: {clash}")
        elif root not in near or sign.rank < near[root][0].rank:
            near[root] = (sign, other)
    rank = min((sign.rank for sign, _ in near.values()), default=0)
    best = [(sign.why, other) for sign, other in near.values() if sign.rank == rank]
    for why, other in best:
        if len(best) == 1:
            gathered.join(number, other, why)
        else:
            gathered.refuse(number, other, f"though {why}: it could be {len(best)} actors")


def join_spellings(gathered: Gathered, block: Sequence[int]) -> None:
    """Join persons whose full names are one's in other spelling or more fully, by a second sign."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for number in block:
        words = gathered.faces[number].key.words
        if gathered.faces[number].key.kind == "person" and len(words) > 1:
            buckets[coarse(given(words))].append(number)
    for _, numbers in sorted(buckets.items()):
        seen = Pool(gathered.faces)
        for number in numbers:
            join_only(gathered, number, seen.near(number), spelling)
            seen.add(number)


def given(words: tuple[str, ...]) -> str:
    """Return the first given name among a person's words."""
    return words[1] if surname(words) == words[0] else words[0]


def spelling(a: Face, b: Face) -> Sign:
    """Return why two full names may be one person's, or nothing."""
    how = likeness(a.key.words, b.key.words) if a.key.words != b.key.words else ""
    return second_sign(a, b, f"one name {how}") if how else NO_SIGN


def join_bare(gathered: Gathered, block: Sequence[int]) -> None:
    """Join each bare surname with the only person whom it fits by story, country or role."""
    persons = [number for number in block if gathered.faces[number].key.kind == "person"]
    full = Pool(gathered.faces, (each for each in persons if len(gathered.faces[each].key.words) > 1))
    for number in persons:
        if len(gathered.faces[number].key.words) == 1:
            join_only(gathered, number, full.near(number), bare_name)


def bare_name(bare: Face, full: Face) -> Sign:
    """Return why a bare surname may be a person's, or nothing."""
    fits = bare_fits(bare.key.words[0], surname(full.key.words))
    return second_sign(bare, full, "the surname of the only one whom it fits") if fits else NO_SIGN


def join_acronyms(gathered: Gathered, block: Sequence[int]) -> None:
    """Join each acronym with the only body for which a text gives it, or whose initials it is."""
    bodies = [number for number in block if gathered.faces[number].key.kind == "body"]
    full = [number for number in bodies if len(gathered.faces[number].key.words) > 1]
    for number in bodies:
        face = gathered.faces[number]
        if len(face.key.words) == 1 and face.entries[0].short:
            near = Pool(gathered.faces, full).near(number)
            told = [each for each in near if given_as(face, gathered.faces[each])]
            join_only(gathered, number, told or near, short_name)


def given_as(short: Face, full: Face) -> bool:
    """Tell whether a text gives an acronym for a body."""
    return any(short.key.words[0] in entry.short for entry in full.entries)


def short_name(short: Face, full: Face) -> Sign:
    """Return why an acronym may be a body's, or nothing."""
    letters = short.key.words[0]
    if given_as(short, full):
        return Sign(0, f"a text gives {letters.upper()} for it")
    same = acronym_key(letters) == acronym_key(initials(full.key.words))
    return second_sign(short, full, f"{letters.upper()} are its initials") if same else NO_SIGN
