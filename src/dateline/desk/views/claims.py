"""The ledger of an incident's claims: who says it, how, in which words, and on which pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.desk.site.links import article_url, claim_url
from dateline.desk.views.agreeing import agree, are_several
from dateline.linking.pronouns import asked_as, say_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answered import Evidence, IncidentAnswer, Origin
    from dateline.desk.views.holding import Held
    from dateline.records import Event


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand: article, outlet, day, the page at the words, and the receipt if there is one.

    ``later``: what a later version of the article made of the words.
    """

    article: str
    outlet: str
    day: str | None
    words_url: str
    receipt_url: str | None
    later: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """Words that bear an incident, once for all pages that print them alike.

    ``sources`` is empty where the outlet itself says it, and ``asked`` by what each is asked for, None
    for those whom the text only calls "he" or "they"; ``side`` is that of the origin the words lead
    to ("" where they lead to none), ``origins`` and ``origin_ids`` are these;
    ``status``: of the event told; ``several``: more than one say it, or one who stands for several.
    """

    sources: tuple[str, ...]
    side: str
    origins: tuple[str, ...]
    origin_ids: tuple[str, ...]
    established: bool
    stance: str
    status: str
    hedges: tuple[str, ...]
    hedged: bool
    direct: bool
    words: str
    spots: tuple[Spot, ...]
    asked: tuple[str | None, ...] = ()
    several: bool = False

    @property
    def said(self) -> str:
        """What the sources do, in agreement with how many they are: "asserts", "assert"."""
        return agree(self.stance, several=self.several)


def list_claims(answer: IncidentAnswer, held: Held) -> tuple[ClaimRow, ...]:
    """Return the claims of an answer: by the origins they lead to, in the order of the answer."""
    groups: dict[tuple[object, ...], list[Evidence]] = {}
    for piece in best_pieces(answer.evidence):
        groups.setdefault(key_of(piece, held), []).append(piece)
    rows = [make_row(pieces, answer, held) for pieces in groups.values()]
    order = {origin.name: number for number, origin in enumerate(answer.origins)}
    return tuple(sorted(rows, key=lambda row: order.get(row.origins[0], 0) if row.origins else 999))


def best_pieces(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield evidence without what the same article's same claim says again, or the outlet again."""
    seen: set[tuple[str, str]] = set()
    for piece in evidence:
        key = piece.article, piece.claim or piece.span.text
        if key not in seen:
            seen.add(key)
            yield piece


def key_of(piece: Evidence, held: Held) -> tuple[object, ...]:
    """Return what rows are told apart by: the words, who says them, and how.

    Of what outlets say themselves it is how they tell of it: as happened, planned, denied ...
    """
    claim = held.claim(piece.article, piece.claim)
    event = None if claim else held.event(piece.article, piece.event)
    names = tuple(sayer.text for sayer in held.sayers(piece.article, piece.claim))
    how = claim.stance if claim else event and event.status
    return " ".join(piece.span.text.split()).casefold(), names, claim is None, how


def make_row(pieces: list[Evidence], answer: IncidentAnswer, held: Held) -> ClaimRow:
    """Return the row of pieces that say the same in the same words."""
    first = pieces[0]
    claim = held.claim(first.article, first.claim)
    event = held.event(first.article, first.event)
    origins = [origin for origin in answer.origins if claim and leads_to(pieces, origin)]
    sayers = held.sayers(first.article, first.claim)
    return ClaimRow(
        sources=tuple(say_called(one.text, one.name) or "source not stated" for one in sayers),
        asked=tuple(asked_as(one.text, one.name) for one in sayers),
        side=origins[0].side if origins else "",
        origins=tuple(dict.fromkeys(origin.name for origin in origins)),
        origin_ids=tuple(origin.id for origin in origins),
        established=any(origin.established for origin in origins),
        stance=claim.stance if claim else "reports",
        status=status_of(event, first.claim).replace("_", " ") if event else "",
        hedges=tuple(dict.fromkeys(span.text for span in claim.hedges)) if claim else (),
        hedged=bool(claim and claim.hedged),
        direct=bool(claim and claim.direct),
        words=first.span.text,
        spots=tuple(make_spot(piece, held) for piece in pieces),
        several=are_several(sayers) if sayers else len(pieces) > 1,
    )


def leads_to(pieces: Iterable[Evidence], origin: Origin) -> bool:
    """Tell whether one of some pieces is a claim of an origin."""
    return any(piece.claim in origin.claims and piece.article in origin.articles for piece in pieces)


def status_of(event: Event, claim: str | None) -> str:
    """Return the status of an event as a claim has it, where sources differ, else as the text has it."""
    own = [one.status for one in event.status_by if one.claim == claim]
    return own[0] if own else event.status


def make_spot(piece: Evidence, held: Held) -> Spot:
    """Return where a piece of evidence stands."""
    told = held.tellings.get(piece.article)
    return Spot(
        piece.article,
        held.outlet(piece.article),
        told.day if told else None,
        article_url(piece.article, piece.span.start, piece.span.end),
        claim_url(piece.claim, piece.article) if piece.claim else None,
        piece.later_version,
    )
