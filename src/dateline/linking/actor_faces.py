"""Faces: actors of many articles that nothing tells apart, so that each is compared once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dateline.linking.folding import fold_words, words_in
from dateline.linking.nations import take_nations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.linking.actor_entries import Entry


class FaceKey(NamedTuple):
    """What all actors of one face have in common.

    ``scope``: the story or text that it holds for, empty where it is open to all; ``pinned``: what a
    person decided on stands for itself.
    """

    kind: str
    words: tuple[str, ...]
    country: str
    trade: str
    role: str
    listed: str
    scope: str
    pinned: str


@dataclass(frozen=True, slots=True)
class Face:
    """What is known of the actors of one face; none of it grows with their number, stories excepted.

    ``name``: by which reasons call it, the first of its longest; ``article``: the first that has it;
    ``roles``: words of all its roles; ``shorts``: the acronyms that texts give for it.
    """

    key: FaceKey
    name: str
    article: str
    roles: frozenset[str] = frozenset()
    shorts: frozenset[str] = frozenset()
    stories: frozenset[str] = frozenset()

    @property
    def is_brief(self) -> bool:
        """Whether it is less than a full name: a person's surname alone, or a body's acronym."""
        if len(self.key.words) != 1:
            return False
        short = self.key.kind == "body" and self.key.words[0] in self.shorts
        return self.key.kind == "person" or short


def gather_faces(entries: Iterable[Entry]) -> Mapping[FaceKey, list[Entry]]:
    """Return the entries of each face, in an order that is the same whatever that of the entries."""
    found: dict[FaceKey, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[face_key(entry)].append(entry)
    return {key: sorted(found[key], key=lambda entry: entry.spot) for key in sorted(found)}


def make_face(key: FaceKey, entries: Sequence[Entry]) -> Face:
    """Return the face of some entries, which are in order."""
    return Face(
        key=key,
        name=min((entry.actor.name for entry in entries), key=name_order),
        article=entries[0].spot.article,
        roles=frozenset(word for entry in entries for word in role_words(entry.actor.role)),
        shorts=frozenset(one for entry in entries for one in entry.short),
        stories=frozenset(entry.story for entry in entries if entry.story),
    )


def name_order(name: str) -> tuple[int, str]:
    """Return what names are put in order by: the longest first."""
    return -len(name), name


def face_key(entry: Entry) -> FaceKey:
    """Return the face that an entry belongs to."""
    bare = entry.kind == "person" and len(entry.words) == 1
    role = " ".join(sorted(role_words(entry.actor.role))) if bare else ""
    return FaceKey(
        entry.kind,
        entry.words,
        entry.country,
        entry.trade if entry.kind == "person" else "",
        role,
        entry.listed,
        "" if is_open(entry, role) else (entry.story or entry.text_sha256),
        entry.pinned,
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


def role_words(role: str | None) -> frozenset[str]:
    """Return the words of a role without its time and country: ``former Chilean president``."""
    _, words = take_nations(fold_words(role or ""))
    return frozenset(words) - words_in("link_past_roles") - words_in("link_empty_words")


class Pool:
    """Faces by what they may be compared with: those of one story or text only within it."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self.faces = faces
        self.scopes: dict[str, list[int]] = defaultdict(list)

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
