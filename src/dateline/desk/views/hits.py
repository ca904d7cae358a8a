"""Hits of a search as a page shows them: the words, what was searched for marked, and who says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.desk.site.links import article_url, claim_url
from dateline.desk.views.agreeing import agree, are_several
from dateline.linking.pronouns import is_pronoun, say_called

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.searches import Hit, Mark, Sayer


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet; ``marked``: it is what was searched for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HitShown:
    """One hit: the address of its words, the words in pieces, and who says so on which page.

    ``sayers``: names, empty where the outlet itself says it; ``stance``, ``status``: in words.
    """

    kind: str
    url: str
    receipt: str | None
    pieces: tuple[Piece, ...]
    title: str | None
    outlet: str | None
    day: str | None
    sayers: tuple[str, ...]
    stance: str
    status: str
    what: str
    where: tuple[str, ...]
    article: str = ""


def show_hit(hit: Hit) -> HitShown:
    """Return one hit as it is shown."""
    return HitShown(
        kind=hit.kind,
        url=article_url(hit.article, hit.start, hit.end),
        receipt=claim_url(hit.id, hit.article) if hit.kind == "claim" else None,
        pieces=tuple(cut(hit.snippet, hit.marks)),
        title=hit.title,
        outlet=hit.outlet,
        day=hit.published,
        sayers=tuple(dict.fromkeys(name for one in hit.said_by if (name := call(one)))),
        stance=say_stances(hit.said_by),
        status=(hit.status or "").replace("_", " "),
        what=" · ".join(part.lower() for part in (hit.type, hit.mode) if part),
        where=hit.places,
        article=hit.article,
    )


def say_stances(sayers: Sequence[Sayer]) -> str:
    """Return what sources do: "officials deny", "a clerk asserts and denies"."""
    several = are_several(sayers)
    return " and ".join(dict.fromkeys(agree(one.stance, several=several) for one in sayers))


def call(one: Sayer) -> str | None:
    """Return what a source is called: the name meant, and the words of the page where they differ."""
    if is_pronoun(one.text):
        return say_called(one.text, one.name)
    if one.name and one.text and not one.named and one.name != one.text:
        return f"{one.name} ({one.text})"
    return one.name or one.text


def cut(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield a snippet in pieces, those that are marked and those between them."""
    at = 0
    for mark in marks:
        if mark.start > at:
            yield Piece(text[at : mark.start], marked=False)
        yield Piece(text[mark.start : mark.end], marked=True)
        at = mark.end
    if at < len(text):
        yield Piece(text[at:], marked=False)
