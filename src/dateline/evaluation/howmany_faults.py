"""Lists what readers get wrong in texts whose numbers are marked: missed, not there, wrong in a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.evaluation.howmany_facts import false_numbers, pair_numbers, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.evaluation.howmany_facts import NumberReading, Pair
    from dateline.evaluation.howmany_texts import GoldNumber
    from dateline.records import Quantity


def list_faults(readings: Iterable[NumberReading]) -> Iterator[str]:
    """Yield a line for each number missed, found and not there, or wrong in some of its facts."""
    for reading in readings:
        for fault in faults_of(reading):
            yield f"{reading.gold.name} {fault}"


def faults_of(reading: NumberReading) -> Iterator[str]:
    """Yield the faults of one text."""
    pairs = pair_numbers(reading)
    met = {pair.gold.key for pair in pairs}
    for gold in reading.gold.numbers:
        if gold.key not in met and not gold.optional:
            yield f"missed {gold.key}: {show_gold(reading, gold)}"
    for one in false_numbers(reading, pairs):
        yield f"not there: {show_found(one)}"
    for pair in pairs:
        wrong = wrong_facts(reading, pairs, pair)
        if wrong and not pair.gold.optional:
            both = f"{show_gold(reading, pair.gold)}, found {show_found(pair.found)}"
            yield f"wrong {pair.gold.key}: {', '.join(wrong)}; {both}"


def wrong_facts(reading: NumberReading, pairs: Sequence[Pair], pair: Pair) -> list[str]:
    """Return the names of the facts of a number that are wrong."""
    return [name for name, is_true in verdicts(reading, pairs, pair).items() if not is_true]


def show_gold(reading: NumberReading, gold: GoldNumber) -> str:
    """Return a number of a text in a few words."""
    start, end = gold.spans[0]
    ends = f"{gold.low:g}" if gold.low == gold.high else f"{gold.low:g} to {gold.high:g}"
    return f"{'/'.join(gold.what)} {'/'.join(gold.bounds)} {ends} [{reading.gold.text[start:end]}]"


def show_found(found: Quantity) -> str:
    """Return a quantity in a few words."""
    value = found.value if found.value is not None else f"{found.low} to {found.high}"
    return f"{found.what} {found.bound} {value} <{found.span.text}>"
