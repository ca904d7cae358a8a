"""Faces: actors of many articles that nothing tells apart, so that each is compared once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dateline.linking.folding import fold_words, words_in
from dateline.linking.nations import take_nations
from dateline.linking.romanised import alike, is_fuller

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from dateline.linking.actor_entries import Entry


class FaceKey(NamedTuple):
    """What two actors of one face have in common; ``scope``: the story or article it holds for."""

    kind: str
    words: tuple[str, ...]
    country: str
    trade: str
    role: str
    listed: str
    scope: str
    pinned: str  # what a person decided on stands for itself


@dataclass(frozen=True)
class Face:
    """Actors that nothing tells apart, in the order of their articles' ids."""

    key: FaceKey
    entries: tuple[Entry, ...]

    @cached_property
    def stories(self) -> frozenset[str]:
        """The stories that its articles tell."""
        return frozenset(entry.story for entry in self.entries if entry.story)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The words of the roles that its articles give."""
        return frozenset(word for entry in self.entries for word in role_words(entry))

    @property
    def name(self) -> str:
        """The name by which reasons call it: the first of its longest."""
        return min((entry.actor.name for entry in self.entries), key=lambda name: (-len(name), name))


def make_faces(entries: Iterable[Entry], pinned: Collection[tuple[str, str]] = ()) -> list[Face]:
    """Return the faces of entries, in an order that is the same whatever the order of the entries."""
    found: dict[FaceKey, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[face_key(entry, pinned)].append(entry)
    return [
        Face(key, tuple(sorted(each, key=lambda entry: entry.spot)))
        for key, each in sorted(found.items())
    ]


def face_key(entry: Entry, pinned: Collection[tuple[str, str]]) -> FaceKey:
    """Return the face that an entry belongs to."""
    mark = (entry.text_sha256, entry.actor.id)
    bare = entry.kind == "person" and len(entry.words) == 1
    role = " ".join(sorted(role_words(entry))) if bare else ""
    return FaceKey(
        entry.kind,
        entry.words,
        entry.country,
        entry.trade if entry.kind == "person" else "",
        role,
        entry.listed,
        "" if is_open(entry, role) else (entry.story or entry.spot.article),
        " ".join(mark) if mark in pinned else "",
    )


def is_open(entry: Entry, role: str) -> bool:
    """Tell whether an entry may be one with those of articles that have nothing else to do with it.

    Not a person without a public role, nor a bare surname that no country and role go with, nor a body
    that every country has, without its country.
    """
    if entry.listed or entry.kind in {"state", "forces"}:
        return True
    if entry.kind == "person":
        return entry.public and (len(entry.words) > 1 or bool(entry.country and role))
    return bool(entry.country) or not any(word in words_in("link_actor_generic") for word in entry.words)


def role_words(entry: Entry) -> frozenset[str]:
    """Return the words of a role without its time and country: ``former Chilean president``."""
    _, words = take_nations(fold_words(entry.actor.role or ""))
    return frozenset(words) - words_in("link_past_roles") - words_in("link_empty_words")


class Pool:
    """Faces by what they may be compared with: those of one story or article only within it."""

    def __init__(self, faces: Sequence[Face], numbers: Iterable[int] = ()) -> None:
        self.faces = faces
        self.scopes: dict[str, list[int]] = defaultdict(list)
        for number in numbers:
            self.add(number)

    def add(self, number: int) -> None:
        """Take a face in, by its number."""
        self.scopes[self.faces[number].key.scope].append(number)

    def near(self, number: int) -> list[int]:
        """Return the faces of the pool that a face may be compared with, in order."""
        face = self.faces[number]
        held = face.key.scope
        open_ones = [
            other for other in self.scopes.get("", ()) if not held or held in self.faces[other].stories
        ]
        scopes = {held} - {""} if held else face.stories
        own = [other for scope in scopes for other in self.scopes.get(scope, ())]
        return sorted((*open_ones, *own))


class Sign(NamedTuple):
    """What beside their names speaks for two faces being one, and how much: 0 is the most."""

    rank: int
    why: str


NO_SIGN = Sign(3, "")


def second_sign(a: Face, b: Face, what: str) -> Sign:
    """Return what beside ``what`` speaks for two faces being one: story, role or country; or nothing."""
    if a.stories & b.stories:
        return Sign(0, f"{what}, in one story")
    shared = sorted(a.roles & b.roles)
    if shared:
        return Sign(1, f"{what}, both {shared[0]}")
    if a.key.country and a.key.country == b.key.country:
        return Sign(2, f"{what}, both of {a.key.country}")
    return NO_SIGN


def likeness(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    """Return how the full names of two persons may be one's: fuller, spelt, or nothing."""
    if len(a) == len(b):
        return "spelt otherwise" if all(map(alike, a, b)) else ""
    return "given more fully" if is_fuller(a, b) else ""


def by_key(faces: Iterable[Face]) -> Mapping[str, list[int]]:
    """Return the numbers of the faces under each key, in order."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, face in enumerate(faces):
        for key in sorted(frozenset().union(*(entry.keys for entry in face.entries))):
            found[key].append(number)
    return found
