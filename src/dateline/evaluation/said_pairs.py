"""Reads the texts of a gold of claims, and pairs the claims marked with the claims found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.evaluation.assignment import best_pairs
from dateline.evaluation.said_links import jaccard, places
from dateline.gather.captures import Capture, CorpusRow
from dateline.page.told import Told
from dateline.pipeline import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.evaluation.said import Offsets
    from dateline.evaluation.said_texts import GoldClaim, SaidText
    from dateline.records import Claim

HALF: Final = 0.5
CUE_SHARED: Final = 0.5  # worth of a shared cue, and half of it of a shared source, beside the content's
LEFT_EDGE: Final = " \n,;:–—-"
RIGHT_EDGE: Final = LEFT_EDGE + "."


@dataclass(frozen=True, slots=True)
class SaidReading:
    """A text of the gold, the claims found in it, and the names of its actors by their ids."""

    gold: SaidText
    claims: tuple[Claim, ...]
    actors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim of the gold and the claim found that says the same; how alike their contents are, 0..1."""

    gold: GoldClaim
    found: Claim
    alike: float


def read_said_text(gold: SaidText) -> SaidReading:
    """Return what the readers find in a text."""
    row = CorpusRow(gold.name, gold.text, language="en", outlet=gold.outlet)
    article = read_page(Capture(gold.name, gold.text.encode(), row), Told()).articles[0]
    return SaidReading(gold, article.claims, {actor.id: actor.name for actor in article.actors})


def pair_claims(reading: SaidReading) -> list[Pair]:
    """Return the pairs of claims, each in one pair at most, those most alike together.

    The contents of a pair share half of their characters or more; their cues share some where both
    have one.
    """
    text, wanted, found = reading.gold.text, reading.gold.claims, reading.claims
    alike = np.zeros((len(wanted), len(found)))
    weights = np.zeros((len(wanted), len(found)))
    for row, one in enumerate(wanted):
        for column, other in enumerate(found):
            alike[row, column] = content_alike(text, one, other)
            weights[row, column] = weigh(one, other, alike[row, column])
    return [Pair(wanted[row], found[at], float(alike[row, at])) for row, at in best_pairs(weights)]


def content_alike(text: str, gold: GoldClaim, found: Claim) -> float:
    """Return the Jaccard index of the characters of two contents, 0..1."""
    mine = places(text, trim(text, gold.content))
    return jaccard(mine, places(text, trim(text, spans_of(found, "content"))))


def weigh(gold: GoldClaim, found: Claim, alike: float) -> float:
    """Return how well two claims go together; 0 where they are no pair."""
    cue = shared(gold.cue, spans_of(found, "cue"))
    if alike < HALF or (gold.cue and found.cue and not cue):
        return 0.0
    source = shared(gold.source, spans_of(found, "source"))
    return alike + CUE_SHARED * cue + CUE_SHARED * source / 2


def spans_of(claim: Claim, role: str) -> tuple[Offsets, ...]:
    """Return the offsets of a found claim's source, cue or content."""
    spans = {
        "source": [span for source in claim.sources for span in source.spans],
        "cue": claim.cue,
        "content": claim.content,
    }
    return tuple((span.start, span.end) for span in spans[role])


def shared(one: Iterable[Offsets], other: Iterable[Offsets]) -> bool:
    """Tell whether spans share a code point."""
    others = list(other)
    return any(start < end2 and start2 < end for start, end in one for start2, end2 in others)


def trim(text: str, spans: Iterable[Offsets]) -> tuple[Offsets, ...]:
    """Return spans without the commas, dashes and stops at their edges; what is only such stays."""
    return tuple(trim_one(text, span) for span in spans)


def trim_one(text: str, span: Offsets) -> Offsets:
    """Return a span without commas, dashes and stops at its edges."""
    start, end = span
    while start < end and text[start] in LEFT_EDGE:
        start += 1
    while start < end and text[end - 1] in RIGHT_EDGE:
        end -= 1
    return (start, end) if start < end else span
