"""Evidence: the words that bear an answer, and the page each stands on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.answered import Evidence
from dateline.linking.voices import claims_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.answers.case import Case
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.origins import Origins
    from dateline.records import Event


def find_evidence(case: Case, origins: Origins) -> tuple[Evidence, ...]:
    """Return the words of an incident: claims that an origin bears first, one of each article first."""
    lapses = case.around.lapses
    pieces = [
        replace(piece, later_version=lapses[piece.article].of(piece.span))
        if piece.article in lapses
        else piece
        for one, event in case.told
        for piece in pieces_of(one, event)
    ]
    days = {one.article.id: one.article.published.value or "9999" for one in case.articles}
    distinct = sorted(dict.fromkeys(pieces), key=lambda each: order(each, origins, days))
    turn: dict[str, int] = {}
    turns = []
    for piece in distinct:
        turns.append((turn.get(piece.article, 0), piece))
        turn[piece.article] = turns[-1][0] + 1
    return tuple(piece for _, piece in sorted(turns, key=lambda each: each[0]))


def order(piece: Evidence, origins: Origins, days: dict[str, str]) -> tuple[object, ...]:
    """Return what evidence is put in order by: borne by an origin, early, near the top."""
    borne = (piece.article, piece.claim or "") in origins.bearers
    return (
        not borne,
        days[piece.article][:10],
        piece.article,
        piece.span.start,
        piece.span.end,
        piece.claim or "",
        piece.event or "",
    )


def pieces_of(one: LinkedArticle, event: Event) -> Iterator[Evidence]:
    """Yield the contents of the claims an event rests on, or its own words where there are none."""
    where = one.url or one.source
    claims = claims_on(one, event)
    for claim in claims:
        for span in claim.content[:1]:
            yield Evidence(one.article.id, event.id, claim.id, span, where)
    if not claims:
        yield Evidence(one.article.id, event.id, None, event.anchor, where)
