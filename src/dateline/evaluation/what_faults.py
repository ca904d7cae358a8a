"""Lists what readers get wrong in texts whose events are marked: missed, not there, wrong in a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.evaluation.what_facts import false_events, verdicts
from dateline.evaluation.what_matched import pair_events
from dateline.evaluation.what_parts import count_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.evaluation.what_matched import Pair, WhatReading
    from dateline.evaluation.what_texts import GoldEvent


def list_faults(readings: Iterable[WhatReading]) -> Iterator[str]:
    """Yield a line for each event missed, found and not there, or wrong in some of its facts."""
    for reading in readings:
        for fault in faults_of(reading):
            yield f"{reading.gold.name} {fault}"


def faults_of(reading: WhatReading) -> Iterator[str]:
    """Yield the faults of one text."""
    pairs = pair_events(reading)
    met = {pair.gold.key for pair in pairs}
    for gold in reading.gold.events:
        if gold.key not in met and not gold.optional:
            yield f"missed {gold.key}: {'/'.join(gold.types)} {trigger_of(reading, gold)}"
    for event in false_events(reading, pairs):
        yield f"not there: {event.type} {event.status} {event.trigger.text}"
    for pair in pairs:
        wrong = [] if pair.gold.optional else list(wrong_facts(reading, pair))
        if wrong:
            yield f"wrong {pair.gold.key} ({trigger_of(reading, pair.gold)}): {', '.join(wrong)}"


def wrong_facts(reading: WhatReading, pair: Pair) -> Iterator[str]:
    """Yield the facts and parts of an event that are wrong, with what was found and what is right."""
    gold, found = pair.gold, pair.found
    known = {
        "type": f" ({found.type}, not {'/'.join(gold.types)})",
        "mode": f" ({found.mode}, not {'/'.join(gold.types)})",
        "status": f" ({found.status}, not {'/'.join(gold.statuses)})",
    }
    for name, is_true in verdicts(reading, pair).items():
        if not is_true and name != "quad":
            yield name + known.get(name, "")
    counts = count_parts(reading, pair)
    for name in dict.fromkeys(key.rpartition("_")[0] for key in counts):
        right, got, wanted = (counts[f"{name}_{what}"] for what in ("right", "found", "wanted"))
        if name != "targets" and not right == got == wanted:
            yield f"{name} ({got} found, {wanted} wanted, {right} right)"


def trigger_of(reading: WhatReading, gold: GoldEvent) -> str:
    """Return the words of an event's trigger."""
    return " // ".join(reading.gold.text[start:end] for start, end in gold.trigger)
