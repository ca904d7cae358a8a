"""What assistants are told: short records of incidents, claims and texts, with what they rest on.

They are made of the answers that everybody else gets. Fields may be added, none is renamed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dateline.linking.pronouns import say_called
from dateline.rights.quotations import cut_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.answered import Dispute, Evidence, IncidentAnswer, Origin
    from dateline.receipts import Receipt

QUOTED: Final = 5  # pieces of evidence of an incident in a list
ORIGINS: Final = 12
CHAINS: Final = 4  # of one origin
DISPUTES: Final = 8
REASONS: Final = 6
LONG: Final = 300  # code points of a title or a name


@dataclass(frozen=True, slots=True)
class OriginTold:
    """Who stands behind it. ``established``: false where it may be another one, which is never added."""

    id: str
    name: str
    kind: str
    named: bool
    side: str
    established: bool
    hearings: int
    first_seen: str | None
    chains: tuple[tuple[str, ...], ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotationTold:
    """Words of a page: of which claim and article, and the address they stand at."""

    words: str
    claim: str | None
    article: str
    url: str | None


@dataclass(frozen=True, slots=True)
class DisputeTold:
    """What sources contradict each other on: the values, each with who holds it (ids of origins)."""

    kind: str
    sides: tuple[tuple[Any, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentTold:
    """One happening: its counts, who stands behind it along which chains, and in which words.

    ``independent_origins`` assert it; ``not_established`` are counted apart and never added to them.
    ``more``: how many origins, disputes and quotations are left out here.
    """

    id: str
    title: str
    type: str
    earliest: str | None
    latest: str | None
    places: tuple[str, ...]
    articles: int
    outlets: int
    independent_origins: int
    denying_origins: int
    doubting_origins: int
    not_established: int
    common_link: str | None
    origins: tuple[OriginTold, ...]
    disputes: tuple[DisputeTold, ...]
    changes_if: tuple[str, ...]
    quotations: tuple[QuotationTold, ...]
    more: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsTold:
    """Incidents that answer a question. ``next``: the ``cursor`` to go on with, null at the end."""

    incidents: tuple[IncidentTold, ...]
    total: int
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OneIncidentTold:
    """One incident with all its quotations from a number on.

    ``next_quotation``: the number to go on with, null at the end. ``moved``: why an older id leads here.
    """

    incident: IncidentTold
    next_quotation: int | None
    moved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTold:
    """One claim: who says it, in which words, how the page knows, and which incidents it bears.

    ``quotation`` is empty where enough of its article is quoted in this answer already.
    """

    id: str
    article: str
    stance: str
    direct: bool
    hedged: bool
    sources: tuple[dict[str, Any], ...]
    chain: tuple[str, ...]
    quotation: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsTold:
    """Claims that were found. ``next``: the ``cursor`` to go on with, null at the end."""

    claims: tuple[ClaimTold, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTold:
    """A part of an article's text. Offsets are code points of the text as it is given here.

    ``next_start``: where to go on, null at the end. ``withheld``: why there is no more, null where
    nothing is left out.
    """

    article: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    length: int
    untrusted_text: str
    next_start: int | None
    withheld: str | None


@dataclass(frozen=True, slots=True)
class ErrorTold:
    """Why a tool gave no answer, and what to do."""

    cause: str
    next_step: str


def tell_incident(answer: IncidentAnswer, first: int = 0, most: int = QUOTED) -> IncidentTold:
    """Return an answer in short, with ``most`` quotations from the one of a number on."""
    it = answer.incident
    quoted = answer.evidence[first : first + most]
    more = {
        "origins": len(answer.origins) - ORIGINS,
        "disputes": len(answer.disputes) - DISPUTES,
        "quotations": len(answer.evidence) - first - len(quoted),
    }
    return IncidentTold(
        id=it.id,
        title=it.title,
        type=it.type,
        earliest=it.earliest,
        latest=it.latest,
        places=it.places[:ORIGINS],
        articles=answer.articles,
        outlets=answer.outlets,
        independent_origins=answer.independent_origins,
        denying_origins=answer.denying_origins,
        doubting_origins=answer.doubting_origins,
        not_established=answer.not_established,
        common_link=answer.common_link,
        origins=tuple(map(tell_origin, answer.origins[:ORIGINS])),
        disputes=tuple(map(tell_dispute, answer.disputes[:DISPUTES])),
        changes_if=answer.changes_if[:REASONS],
        quotations=tuple(map(tell_quotation, quoted)),
        more={name: count for name, count in more.items() if count > 0},
    )


def tell_origin(origin: Origin) -> OriginTold:
    """Return an origin in short."""
    return OriginTold(
        origin.id,
        cut_words(origin.name, LONG),
        origin.kind,
        origin.named,
        origin.side,
        origin.established,
        origin.hearings,
        origin.first_seen,
        origin.chains[:CHAINS],
        origin.claims[:CHAINS],
    )


def tell_dispute(dispute: Dispute) -> DisputeTold:
    """Return a dispute in short."""
    sides = dispute.sides[:DISPUTES]
    return DisputeTold(dispute.kind, tuple((side.value, side.origins[:ORIGINS]) for side in sides))


def tell_quotation(piece: Evidence) -> QuotationTold:
    """Return the words of a page with where they stand."""
    return QuotationTold(piece.span.text, piece.claim, piece.article, piece.url)


def tell_sources(receipt: Receipt) -> Iterator[dict[str, Any]]:
    """Yield who makes a claim, called so that it can be read by itself: "She" is told as whom it means.

    Whom it means is what the chain ends with, where one alone makes the claim.
    """
    sources = receipt.sources[:ORIGINS]
    end = receipt.chain[-1].name if len(sources) == 1 and len(receipt.chain) > 1 else None
    for one in sources:
        yield {"name": short(say_called(one.text, end)), "kind": one.kind, "named": one.named}


def tell_claim(receipt: Receipt, *, quoted: bool) -> ClaimTold:
    """Return a claim in short; without its words where enough of its article is ``quoted`` already."""
    return ClaimTold(
        id=receipt.claim,
        article=receipt.article,
        stance=receipt.stance,
        direct=receipt.direct,
        hedged=receipt.hedged,
        sources=tuple(tell_sources(receipt)),
        chain=tuple(cut_words(step.name, LONG) for step in receipt.chain[:ORIGINS]),
        quotation="" if quoted else receipt.sentence,
        title=short(receipt.title),
        outlet=short(receipt.outlet),
        published=receipt.published,
        url=receipt.url or receipt.source,
        incidents=tuple(dict.fromkeys(one.incident for one in receipt.bears)),
    )


def short(words: str | None) -> str | None:
    """Return words that are not too long, cut between words where they are."""
    return None if words is None else cut_words(words, LONG)
