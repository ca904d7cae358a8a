"""Scores time expressions the way TempEval-3 counts them: strict and relaxed spans, values, types.

A gold expression and one found are a pair where they share a character; each is in one pair at most,
those that share most first. Strict spans have both bounds right. Values and types count where the pair
has the right one, so that a value's F1 is twice the pairs with the right value over all expressions of
both sides. The document's own date is no expression of its text.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from dateline.errors import PageUnreadable
from dateline.evaluation.runs import decode_rows
from dateline.evaluation.said_errors import Mistake, name_kind, shared, show
from dateline.evaluation.scored import Hits, Scored, Spot, convert_rows
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.when import read_times
from dateline.records import Article, Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.evaluation.scored import Figures
    from dateline.records import Time

NEEDS: Final = frozenset({"id", "text", "spans"})
MEASURES: Final = ("strict", "relaxed", "value", "type", "mod")
HALVES: Final = {"odd": 0, "even": 1}


class GoldTime(Spot, frozen=True):
    """A time expression with its TIMEX3 type, value and mod; None where the gold gives none."""

    type: str | None = None
    value: str | None = None
    mod: str | None = None


class WhenRow(msgspec.Struct, frozen=True):
    """A text with its time expressions; ``dct`` is its own date, where it is known."""

    id: str
    text: str
    spans: list[GoldTime]
    dct: str | None = None


class Pair(NamedTuple):
    """A gold expression and the one found there; None where either is missing."""

    gold: GoldTime | None
    found: Time | None


def score_when(path: str, half: str | None = None) -> Scored:
    """Return the figures and errors of a gold file; ``half``: of every other row only, odd or even.

    Raises PageMissing where the file cannot be opened, PageUnreadable where a line is no gold.
    """
    rows = list(convert_rows(path, decode_rows(path, NEEDS), WhenRow))
    if half is not None:
        rows = rows[HALVES[half] :: 2]
    if not any(row.spans for row in rows):
        raise PageUnreadable(f"{path} holds no time expressions.", "Give rows with spans.")
    counts = dict.fromkeys(MEASURES, Hits())
    mistakes: list[Mistake] = []
    for row in rows:
        check_spans(path, row)
        pairs = list(pair_times(row.spans, find_times(row.text, row.dct)))
        for name in asked_of(row):
            counts[name] += count_pairs(name, pairs)
        mistakes += (mistake for pair in pairs if (mistake := judge(row, pair)))
    return Scored({"documents": len(rows), **figures_of(counts)}, mistakes)


def asked_of(row: WhenRow) -> list[str]:
    """Return the measures that a row can be scored by: types and mods only where it has types."""
    typed = not row.spans or any(span.type is not None for span in row.spans)
    return [name for name in MEASURES if typed or name not in {"type", "mod"}]


def check_spans(path: str, row: WhenRow) -> None:
    """Raise PageUnreadable where an expression ends beyond its text."""
    if any(span.end > len(row.text) for span in row.spans):
        cause = f"{path}: the row {row.id} has a span beyond the end of its text."
        raise PageUnreadable(cause, "Mend its start and end.")


def find_times(text: str, dct: str | None) -> Sequence[Time]:
    """Return the times of a text that was published on the day ``dct``, where it is known."""
    published = Published(dct, "argument") if dct else Published(None, "none")
    article = Article(
        id="art:0", kind="story", text=text, text_sha256=hash_text(text), published=published
    )
    return read_times(analyse(article), Findings())


def pair_times(gold: Sequence[GoldTime], found: Sequence[Time]) -> Iterator[Pair]:
    """Yield gold and found expressions that share a character, each once, then what is left over."""
    met = sorted(
        (-overlap(one, other), at, place)
        for (at, one), (place, other) in product(enumerate(gold), enumerate(found))
        if overlap(one, other) > 0
    )
    golds, places = set[int](), set[int]()
    for _, at, place in met:
        if at not in golds and place not in places:
            golds.add(at)
            places.add(place)
            yield Pair(gold[at], found[place])
    yield from (Pair(one, None) for at, one in enumerate(gold) if at not in golds)
    yield from (Pair(None, one) for place, one in enumerate(found) if place not in places)


def overlap(gold: GoldTime, time: Time) -> int:
    """Return how many characters two expressions share; below 0 where they lie apart."""
    return shared((gold.start, gold.end), (time.span.start, time.span.end))


def count_pairs(name: str, pairs: Iterable[Pair]) -> Hits:
    """Count the expressions of either side that a measure asks for, and those that are right."""
    hits = Hits()
    for gold, found in pairs:
        right = int(gold is not None and found is not None and is_right(name, gold, found))
        hits += Hits(int(asks(name, gold)), int(found is not None and asks(name, found)), right, right)
    return hits


def asks(name: str, one: GoldTime | Time | None) -> bool:
    """Tell whether a measure asks for an expression: values, types, mods where the gold has them."""
    if one is None:
        return False
    if isinstance(one, GoldTime) and name in {"type", "value"}:
        return getattr(one, name) is not None
    return name != "mod" or one.mod is not None


def is_right(name: str, gold: GoldTime, found: Time) -> bool:
    """Tell whether a pair is right by a measure."""
    if name == "strict":
        return (gold.start, gold.end) == (found.span.start, found.span.end)
    if name == "relaxed":
        return True
    wanted = getattr(gold, name)
    return wanted is not None and wanted == getattr(found, name)


def figures_of(counts: dict[str, Hits]) -> Figures:
    """Return all figures; what the gold does not give is None."""
    figures: Figures = {"expressions": counts["relaxed"].gold, "found": counts["relaxed"].found}
    for name, hits in counts.items():
        figures |= hits.figures(name) if hits.gold else dict.fromkeys(Hits().figures(name))
    return figures


def judge(row: WhenRow, pair: Pair) -> Mistake | None:
    """Return what is wrong with a pair, its words and values side by side; None where nothing is."""
    gold, found = pair
    spans = (
        (gold.start, gold.end) if gold else None,
        (found.span.start, found.span.end) if found else None,
    )
    kind = name_kind(*spans) if spans[0] != spans[1] else ""
    if gold and found and gold.value != found.value:
        kind = "wrong value"
    elif gold and found and gold.type is not None and gold.type != found.type:
        kind = "wrong type"
    if not kind:
        return None
    line = f"{show(row.text, *spans)}  [{describe(gold)}] <{describe(found)}>"
    return Mistake(row.id, kind, min(span[0] for span in spans if span), line)


def describe(one: GoldTime | Time | None) -> str:
    """Return type, value and mod of an expression in a line."""
    return " ".join(part for part in (one.type, one.value, one.mod) if part) if one else ""
