"""What speaks for two faces being one actor: likeness of names, and a second sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.linking.actor_entries import acronym_key, initials, surname
from dateline.linking.romanised import alike, bare_fits, is_fuller

if TYPE_CHECKING:
    from dateline.linking.actor_faces import Face


class Sign(NamedTuple):
    """What beside their names speaks for two faces being one, and how much: 0 is the most."""

    rank: int
    why: str


NO_SIGN = Sign(3, "")


def same_name(a: Face, b: Face) -> Sign:  # noqa: ARG001  - asked of every pair of one name
    """Return why two faces of one full name are one."""
    return Sign(0, "of one name")


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


def spelling(a: Face, b: Face) -> Sign:
    """Return why two full names may be one person's, or nothing."""
    how = likeness(a.key.words, b.key.words) if a.key.words != b.key.words else ""
    return second_sign(a, b, f"one name {how}") if how else NO_SIGN


def brief_name(brief: Face, full: Face) -> Sign:
    """Return why a bare surname may be a person's, or an acronym a body's; or nothing."""
    if brief.key.kind != full.key.kind:
        return NO_SIGN
    return bare_name(brief, full) if brief.key.kind == "person" else short_name(brief, full)


def bare_name(bare: Face, full: Face) -> Sign:
    """Return why a bare surname may be a person's, or nothing."""
    fits = bare_fits(bare.key.words[0], surname(full.key.words))
    return second_sign(bare, full, "the surname of the only one whom it fits") if fits else NO_SIGN


def given_as(short: Face, full: Face) -> bool:
    """Tell whether a text gives an acronym for a body."""
    return short.key.kind == "body" and short.key.words[0] in full.shorts


def short_name(short: Face, full: Face) -> Sign:
    """Return why an acronym may be a body's, or nothing."""
    letters = short.key.words[0]
    if given_as(short, full):
        return Sign(0, f"a text gives {letters.upper()} for it")
    same = acronym_key(letters) == acronym_key(initials(full.key.words))
    return second_sign(short, full, f"{letters.upper()} are its initials") if same else NO_SIGN
