"""The figures of claims on own texts, over all texts and theme by theme."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from dateline.evaluation.said import ROLES, Score, ratio, tally
from dateline.evaluation.said_judged import FACTS, judge
from dateline.evaluation.said_links import CLOSE, count_pairs, least_alike, places
from dateline.evaluation.said_pairs import pair_claims, read_said_text, spans_of, trim
from dateline.evaluation.said_texts import read_said_texts
from dateline.evaluation.who_figures import gold_files, per_cent, three

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.evaluation.said import Offsets
    from dateline.evaluation.said_pairs import SaidReading
    from dateline.evaluation.said_texts import GoldClaim, SaidText
    from dateline.records import Claim

Figures = dict[str, float | None]
TRAPS: Final = "traps"
COUNTED: Final = ("texts", "claims_wanted", "claims_found", "claims_matched", "false_in_traps")
CHIEF: Final = ("claims_wanted", "claims_found", "claims_matched", "triples_f1", "speaker")


@dataclass(frozen=True, slots=True)
class Marked:
    """What a text's figures are made of: counts, and tallies of the spans of each role."""

    counts: Counter[str] = field(default_factory=Counter)
    spans: Score = field(default_factory=Score)

    def __add__(self, other: Marked) -> Marked:
        """Return the sum of two."""
        return Marked(self.counts + other.counts, self.spans + other.spans)


def figures_of_texts(readings: Iterable[SaidReading]) -> Figures:
    """Return the figures of all texts, and the chief ones of each theme."""
    themes = score_themes(readings)
    figures = themes.pop("all")
    chief = {f"{name}_{theme}": row[name] for theme, row in themes.items() for name in CHIEF}
    return figures | chief if len(themes) > 1 else figures


def read_folder(path: str) -> list[SaidReading]:
    """Read a file of texts or a folder of such files (``*.txt``).

    Raises PageMissing where there are none, PageUnreadable where a line is no gold.
    """
    golds: list[SaidText] = [gold for file in gold_files(path) for gold in read_said_texts(file)]
    return [read_said_text(gold) for gold in golds]


def score_themes(readings: Iterable[SaidReading]) -> dict[str, Figures]:
    """Return the figures of each theme, and of all texts under ``all``."""
    marked: dict[str, Marked] = {}
    for reading in readings:
        theme = reading.gold.theme
        marked[theme] = marked.get(theme, Marked()) + score_reading(reading)
    total = sum(marked.values(), Marked())
    return {"all": figures_of(total)} | {theme: figures_of(marked[theme]) for theme in sorted(marked)}


def score_reading(reading: SaidReading) -> Marked:
    """Score one text. Claims found that are right to find or to leave out count for nothing."""
    pairs = pair_claims(reading)
    keys = {pair.found.id: pair.gold.key for pair in pairs}
    free = {pair.found.id for pair in pairs if pair.gold.optional}
    wanted = [claim for claim in reading.gold.claims if not claim.optional]
    found = [claim for claim in reading.claims if claim.id not in free]
    counted = [pair for pair in pairs if not pair.gold.optional]
    counts = Counter(
        texts=1,
        claims_wanted=len(wanted),
        claims_found=len(found),
        claims_matched=len(counted),
        triples=count_triples(reading.gold.text, wanted, found),
        false_in_traps=(len(found) - len(counted)) * (reading.gold.theme == TRAPS),
    )
    for pair in counted:
        for name, right in judge(reading, pair, keys).items():
            counts[f"{name}_asked"] += 1
            counts[f"{name}_right"] += right
    return Marked(counts, score_roles(reading.gold.text, wanted, found))


def score_roles(text: str, wanted: Iterable[GoldClaim], found: Sequence[Claim]) -> Score:
    """Count the spans of each role, edges trimmed; a span counts once however many claims share it."""
    gold = {role: set[tuple[int, int]]() for role in ROLES}
    for claim in wanted:
        for role, spans in gold_roles(claim).items():
            gold[role] |= set(trim(text, spans))
    got = {
        role: {span for claim in found for span in trim(text, spans_of(claim, role))} for role in ROLES
    }
    return Score({role: tally(gold[role], got[role]) for role in ROLES})


def gold_roles(claim: GoldClaim) -> Mapping[str, tuple[Offsets, ...]]:
    """Return the spans of a claim of the gold by role."""
    return {"source": claim.source, "cue": claim.cue, "content": claim.content}


def count_triples(text: str, wanted: Sequence[GoldClaim], found: Sequence[Claim]) -> int:
    """Return how many claims are found with all three roles alike by ``CLOSE`` or more."""
    golds = [[places(text, trim(text, gold_roles(one)[role])) for role in ROLES] for one in wanted]
    founds = [[places(text, trim(text, spans_of(one, role))) for role in ROLES] for one in found]
    alike = np.array([[least_alike(gold, got) for got in founds] for gold in golds])
    return count_pairs(alike >= CLOSE) if alike.size else 0


def figures_of(marked: Marked) -> Figures:
    """Return figures from counts: shares in per cent; None where nothing of a kind is asked."""
    counts = marked.counts
    figures: Figures = {name: counts[name] for name in COUNTED}
    for role in ROLES:
        found = marked.spans.of(role)
        figures[f"{role}_exact_f1"] = round(100 * found.exact_f1, 1)
        figures[f"{role}_overlap_f1"] = round(100 * found.overlap_f1, 1)
    for name, right in (("claims", counts["claims_matched"]), ("triples", counts["triples"])):
        figures |= three(
            name, ratio(right, counts["claims_found"]), ratio(right, counts["claims_wanted"])
        )
    for fact in FACTS:
        figures[fact] = per_cent(counts[f"{fact}_right"], counts[f"{fact}_asked"])
    return figures
