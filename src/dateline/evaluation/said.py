"""Scores attributions: exact and overlap F1 of source, cue and content spans.

A span is exact where both offsets are right, and overlaps where it shares a code point with a gold
span of the same role. Spans are counted once a role and document, however many claims share them.
Gold sets of this kind know no claim inside another claim: those are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.records import Claim

Offsets = tuple[int, int]
ROLES: Final = ("source", "cue", "content")
TIES: Final = frozenset(
    {"", "and", "or", "nor", "&", "as well as"}
)  # what stands between joined sources


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, by which words: the spans of each role in text order; a role may have none."""

    source: tuple[Offsets, ...] = ()
    cue: tuple[Offsets, ...] = ()
    content: tuple[Offsets, ...] = ()

    def of(self, role: str) -> tuple[Offsets, ...]:
        """Return the spans of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one role: gold and found spans, those exact, and those of either that overlap."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    gold_met: int = 0
    found_met: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the sum of two tallies."""
        return Tally(
            self.gold + other.gold,
            self.found + other.found,
            self.exact + other.exact,
            self.gold_met + other.gold_met,
            self.found_met + other.found_met,
        )

    @property
    def exact_f1(self) -> float:
        """Exact span F1, 0..1."""
        return f1(self.exact_precision, self.exact_recall)

    @property
    def exact_precision(self) -> float:
        """Share of the found spans that are exact, 0..1."""
        return ratio(self.exact, self.found)

    @property
    def exact_recall(self) -> float:
        """Share of the gold spans that are found exactly, 0..1."""
        return ratio(self.exact, self.gold)

    @property
    def overlap_f1(self) -> float:
        """Overlap span F1, 0..1."""
        return f1(self.overlap_precision, self.overlap_recall)

    @property
    def overlap_precision(self) -> float:
        """Share of the found spans that overlap one of the gold, 0..1."""
        return ratio(self.found_met, self.found)

    @property
    def overlap_recall(self) -> float:
        """Share of the gold spans that a found one overlaps, 0..1."""
        return ratio(self.gold_met, self.gold)


@dataclass(frozen=True, slots=True)
class Score:
    """The tallies of the three roles over all documents."""

    roles: Mapping[str, Tally] = field(default_factory=dict)

    def __add__(self, other: Score) -> Score:
        """Return the sum of two scores."""
        return Score({role: self.of(role) + other.of(role) for role in ROLES})

    def of(self, role: str) -> Tally:
        """Return the tally of one role."""
        return self.roles.get(role, Tally())


def ratio(part: int, whole: int) -> float:
    """Return ``part / whole``, 0 where there is nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score_document(gold: Sequence[Mapping[str, Any]], claims: Iterable[Claim], text: str) -> Score:
    """Score one document: gold attributions (role to spans with ``start`` and ``end``) and claims."""
    return score_spans([attribution_of(item) for item in gold], attributions_in(claims, text))


def attribution_of(item: Mapping[str, Any]) -> Attribution:
    """Return an attribution of the gold: each role a list of spans with ``start`` and ``end``."""
    spans = ({(int(span["start"]), int(span["end"])) for span in item[role]} for role in ROLES)
    return Attribution(*(tuple(sorted(role)) for role in spans))


def attributions_in(claims: Iterable[Claim], text: str) -> tuple[Attribution, ...]:
    """Return claims on a text as the gold would have them: flat, and each with all that goes on it.

    A claim inside another is left out. A quotation without a cue of its own that goes on what a source
    said is a piece of the content of that source's claim before it. Sources of one claim that "and",
    "or" or a comma ties are one span: the gold marks the whole phrase that a cue has for its source
    ("the mayor and her deputy said"; nine in ten of such in PolNeAR's training part), where a report
    keeps apart who they are.
    """
    found: list[Attribution] = []
    for claim in claims:
        if claim.within is None:
            one = attribution_in(claim)
            one = replace(one, source=join_tied(one.source, text))
            at = last_of(found, one.source) if claim.implicit and not one.cue else None
            if at is None:
                found.append(one)
            else:
                content = (*found[at].content, *one.content)
                found[at] = replace(found[at], content=tuple(sorted(content)))
    return tuple(found)


def attribution_in(claim: Claim) -> Attribution:
    """Return the spans of one claim."""
    return Attribution(
        tuple(sorted({(s.start, s.end) for source in claim.sources for s in source.spans})),
        tuple(sorted({(s.start, s.end) for s in claim.cue})),
        tuple(sorted({(s.start, s.end) for s in claim.content})),
    )


def join_tied(spans: Sequence[Offsets], text: str) -> tuple[Offsets, ...]:
    """Return spans in text order, those made one between which stands nothing but what ties them."""
    joined: list[Offsets] = []
    for start, end in spans:
        if joined and text[joined[-1][1] : start].replace(",", " ").strip().lower() in TIES:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def last_of(found: Sequence[Attribution], source: tuple[Offsets, ...]) -> int | None:
    """Return the place of the last attribution with this source, None where there is none."""
    places = (at for at in range(len(found) - 1, -1, -1) if found[at].source == source)
    return next(places, None)


def score_spans(gold: Iterable[Attribution], found: Iterable[Attribution]) -> Score:
    """Score the spans of one document role by role."""
    wanted, got = spans_by_role(gold), spans_by_role(found)
    return Score({role: tally(wanted[role], got[role]) for role in ROLES})


def spans_by_role(attributions: Iterable[Attribution]) -> dict[str, set[Offsets]]:
    """Return the spans of each role, each once."""
    everything = list(attributions)
    return {role: {span for one in everything for span in one.of(role)} for role in ROLES}


def tally(gold: set[Offsets], found: set[Offsets]) -> Tally:
    """Count the spans of one role in one document."""
    return Tally(
        len(gold), len(found), len(gold & found), count_met(gold, found), count_met(found, gold)
    )


def count_met(spans: set[Offsets], others: set[Offsets]) -> int:
    """Return how many spans share a code point with one of the others."""
    return sum(any(start < end2 and start2 < end for start2, end2 in others) for start, end in spans)
