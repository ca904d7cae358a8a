"""The notes beside a text: each claim with who makes it, how, and which way it came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.linking.pronouns import say_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.records import Article, Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNote:
    """One claim beside its words. ``chain``: steps beyond the outlet; ``within``: a claim's number."""

    number: int
    id: str
    sources: tuple[str, ...]
    kinds: tuple[str, ...]
    stance: str
    flags: tuple[str, ...]
    hedges: tuple[str, ...]
    chain: tuple[str, ...]
    within: int | None


def list_notes(article: Article) -> tuple[ClaimNote, ...]:
    """Return the notes on an article's claims, numbered in their order."""
    names = {actor.id: actor.name for actor in article.actors}
    numbers = {claim.id: number for number, claim in enumerate(article.claims, 1)}
    return tuple(
        ClaimNote(
            number=number,
            id=claim.id,
            sources=tuple(
                say_called(one.text, names.get(one.actor or "")) or "source not stated"
                for one in claim.sources
            ),
            kinds=tuple(dict.fromkeys(source.kind.replace("_", " ") for source in claim.sources)),
            stance=claim.stance,
            flags=tuple(list_flags(claim)),
            hedges=tuple(dict.fromkeys(span.text for span in claim.hedges)),
            chain=tuple(step.name for step in claim.chain[1:]),
            within=numbers.get(claim.within or ""),
        )
        for number, claim in enumerate(article.claims, 1)
    )


def list_flags(claim: Claim) -> Iterator[str]:
    """Yield in words what qualifies a claim."""
    flags = (
        (claim.direct, "quoted"),
        (claim.hedged and not claim.hedges, "hedged"),
        (claim.conditional, "conditional"),
        (claim.implicit, "goes on"),
    )
    yield from (word for holds, word in flags if holds)
