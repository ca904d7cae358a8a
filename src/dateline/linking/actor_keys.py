"""Keys of faces: what can be one actor shares a key, and so little else that a new article stays cheap.

Full names are one by their own key alone. A brief name (a bare surname, an acronym) seeks the full
names that offer one of its keys, each by itself: it tells nothing of the actor that it is found to be.
So a new article moves only the full names that share a key with its own, and the brief names that seek
these; nothing depends on how many articles name an actor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.identity import hash_text
from dateline.linking.actor_entries import acronym_key, initials, surname
from dateline.linking.romanised import coarse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.linking.actor_faces import Face

LONGEST: Final = 100  # characters of a key; what is longer goes by its hash
MARKS: Final = " "  # between what several decisions have pinned of one face


def own_keys(face: Face) -> frozenset[str]:
    """Return the keys that a face shares with all that it may be joined with as full names are."""
    return frozenset(map(shorten, write_own(face)))


def seeks(face: Face) -> frozenset[str]:
    """Return the keys by which a brief face finds the full ones that it may stand for."""
    return frozenset(map(shorten, write_seeks(face))) if face.is_brief else frozenset()


def offers(face: Face) -> frozenset[str]:
    """Return the keys by which a full face is found by the brief ones that may stand for it."""
    full = len(face.key.words) > 1
    return frozenset(map(shorten, write_offers(face))) if full else frozenset()


def marks_of(face: Face) -> list[str]:
    """Return what decisions of people call the actor that a face stands for."""
    return face.key.pinned.split(MARKS) if face.key.pinned else []


def given(words: tuple[str, ...]) -> str:
    """Return the first given name among a person's words."""
    return words[1] if surname(words) == words[0] else words[0]


def spelling_key(face: Face) -> str:
    """Return the key that full names of persons share which may be one name in two spellings."""
    words = face.key.words
    return f"person|{coarse(surname(words))}|{coarse(given(words))}"


def shorten(key: str) -> str:
    """Return a key that a database can hold in an index."""
    return key if len(key) <= LONGEST else hash_text(key)


def write_own(face: Face) -> Iterator[str]:
    """Yield a face's own keys."""
    kind, words = face.key.kind, face.key.words
    if face.key.scope:
        yield f"in|{face.key.scope}"
    elif kind == "person":
        yield from [spelling_key(face)] if len(words) > 1 else []
    else:
        yield f"{kind}|{' '.join(words) or face.key.country}"
    if face.key.listed:
        yield f"list|{face.key.listed}"
    for mark in marks_of(face):
        yield pin_key(mark)


def pin_key(mark: str) -> str:
    """Return the key of what a person decided on."""
    return f"pin|{mark}"


def write_seeks(face: Face) -> Iterator[str]:
    """Yield the keys that a brief face seeks."""
    word = face.key.words[0]
    bounds = list(bounds_of(face))
    if face.key.kind == "person":
        yield from (f"surname|{coarse(word)}|{bound}" for bound in bounds)
        return
    yield from (f"initials|{acronym_key(word)}|{bound}" for bound in bounds)
    yield from (f"acronym|{word}|{bound}" for bound in ("", *bounds) if bound or not face.key.scope)


def write_offers(face: Face) -> Iterator[str]:
    """Yield the keys that a full face offers."""
    bounds = list(bounds_of(face))
    if face.key.kind == "person":
        yield from (f"surname|{coarse(surname(face.key.words))}|{bound}" for bound in bounds)
        return
    if face.key.kind == "body":
        letters = acronym_key(initials(face.key.words))
        yield from (f"initials|{letters}|{bound}" for bound in bounds)
        for short in face.shorts:
            yield from (
                f"acronym|{short}|{bound}" for bound in ("", *bounds) if bound or not face.key.scope
            )


def bounds_of(face: Face) -> Iterator[str]:
    """Yield within what a brief and a full face may be one: a country, a story, or a text."""
    if face.key.scope:
        yield f"in {face.key.scope}"
        return
    if face.key.country:
        yield face.key.country
    yield from (f"in {story}" for story in sorted(face.stories))
