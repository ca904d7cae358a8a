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
    by_key,
    likeness,
    make_faces,
    may_meet,
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
        seen: list[int] = []
        for number in sorted(numbers, key=lambda each: vagueness(gathered.faces[each])):
            join_only(gathered, number, seen, lambda *_: "of one name")
            seen.append(number)


def vagueness(face: Face) -> tuple[int, int]:
    """Return how many of country and field a face lacks, and whether one story alone holds it."""
    return (not face.key.country) + (not face.key.trade), bool(face.key.scope)


def join_only(gathered: Gathered, number: int, others: Sequence[int], fits: Callable[..., str]) -> None:
    """Join a face with the one group among ``others`` that it fits; where it fits several, with none."""
    mine = gathered.faces[number]
    reasons: dict[int, tuple[int, str]] = {}
    against: list[tuple[int, str]] = []
    for other in others:
        why = fits(mine, gathered.faces[other]) if may_meet(mine, gathered.faces[other]) else ""
        root = gathered.unions.find(other)
        if why and root != gathered.unions.find(number):
            if clash := gathered.contradiction(number, other):
                against.append((other, f"though {why}: {clash}"))
            elif root not in reasons or "story" in why:
                reasons[root] = (other, why)
    near = {root: each for root, each in reasons.items() if "story" in each[1]} or reasons
    for other, sentence in against:
        gathered.refuse(number, other, sentence)
    if len(near) == 1:
        gathered.join(number, *next(iter(near.values())))
    for other, why in near.values() if len(near) > 1 else ():
        gathered.refuse(number, other, f"though {why}: it could be {len(near)} actors")


def join_spellings(gathered: Gathered, block: Sequence[int]) -> None:
    """Join persons whose full names are one's in other spelling or more fully, by a second sign."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for number in block:
        words = gathered.faces[number].key.words
        if gathered.faces[number].key.kind == "person" and len(words) > 1:
            buckets[coarse(given(words))].append(number)
    for _, numbers in sorted(buckets.items()):
        for at, number in enumerate(numbers):
            join_only(gathered, number, numbers[:at], spelling)


def given(words: tuple[str, ...]) -> str:
    """Return the first given name among a person's words."""
    return words[1] if surname(words) == words[0] else words[0]


def spelling(a: Face, b: Face) -> str:
    """Return why two full names may be one person's, or nothing."""
    how = likeness(a.key.words, b.key.words) if a.key.words != b.key.words else ""
    sign = second_sign(a, b) if how else ""
    return f"one name {how}, {sign}" if sign else ""


def join_bare(gathered: Gathered, block: Sequence[int]) -> None:
    """Join each bare surname with the only person whom it fits by story, country or role."""
    persons = [number for number in block if gathered.faces[number].key.kind == "person"]
    full = [number for number in persons if len(gathered.faces[number].key.words) > 1]
    for number in persons:
        if len(gathered.faces[number].key.words) == 1:
            join_only(gathered, number, full, bare_name)


def bare_name(bare: Face, full: Face) -> str:
    """Return why a bare surname may be a person's, or nothing."""
    fits = bare_fits(bare.key.words[0], surname(full.key.words))
    sign = second_sign(bare, full) if fits else ""
    return f"the surname of the only one whom it fits, {sign}" if sign else ""


def join_acronyms(gathered: Gathered, block: Sequence[int]) -> None:
    """Join each acronym with the only body for which a text gives it, or whose initials it is."""
    bodies = [number for number in block if gathered.faces[number].key.kind == "body"]
    full = [number for number in bodies if len(gathered.faces[number].key.words) > 1]
    for number in bodies:
        face = gathered.faces[number]
        if len(face.key.words) == 1 and face.entries[0].short:
            told = [each for each in full if given_as(face, gathered.faces[each])]
            join_only(gathered, number, told or full, short_name)


def given_as(short: Face, full: Face) -> bool:
    """Tell whether a text gives an acronym for a body."""
    return any(short.key.words[0] in entry.short for entry in full.entries)


def short_name(short: Face, full: Face) -> str:
    """Return why an acronym may be a body's, or nothing."""
    letters = short.key.words[0]
    if given_as(short, full):
        return f"a text gives {letters.upper()} for it"
    same = acronym_key(letters) == acronym_key(initials(full.key.words))
    sign = second_sign(short, full) if same else ""
    return f"{letters.upper()} are its initials, {sign}" if sign else ""
