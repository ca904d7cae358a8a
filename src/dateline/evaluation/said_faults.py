"""Lists what readers get wrong in texts whose claims are marked: missed, not there, wrong in a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.evaluation.said_judged import judge
from dateline.evaluation.said_pairs import pair_claims, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.evaluation.said import Offsets
    from dateline.evaluation.said_pairs import Pair, SaidReading


def list_faults(readings: Iterable[SaidReading]) -> Iterator[str]:
    """Yield a line for each claim missed, found and not there, or wrong in some of its facts."""
    for reading in readings:
        for fault in faults_of(reading):
            yield f"{reading.gold.name} {fault}"


def faults_of(reading: SaidReading) -> Iterator[str]:
    """Yield the faults of one text."""
    text, pairs = reading.gold.text, pair_claims(reading)
    met = {pair.gold.key for pair in pairs}
    keys = {pair.found.id: pair.gold.key for pair in pairs}
    for gold in reading.gold.claims:
        if gold.key not in met and not gold.optional:
            yield f"missed {gold.key}: {words(text, gold.source, gold.cue, gold.content)}"
    for claim in reading.claims:
        if claim.id not in keys:
            spans = (spans_of(claim, role) for role in ("source", "cue", "content"))
            yield f"not there: {words(text, *spans)}"
    for pair in pairs:
        wrong = [name for name, right in judge(reading, pair, keys).items() if not right]
        if wrong and not pair.gold.optional:
            yield f"wrong {pair.gold.key}: {', '.join(describe(pair, name) for name in wrong)}"


def describe(pair: Pair, name: str) -> str:
    """Return the name of a fact that is wrong, with what was found where that is a word or two."""
    found = pair.found
    kinds = "+".join(source.kind for source in found.sources)
    values = {"stance": found.stance, "kind": kinds, "venue": found.venue, "told_to": found.told_to}
    return f"{name} ({values[name]})" if name in values else name


def words(text: str, *roles: tuple[Offsets, ...]) -> str:
    """Return the words of source, cue and content, as a line of the gold has them."""
    return " | ".join(" // ".join(text[start:end] for start, end in spans) or "~" for spans in roles)
