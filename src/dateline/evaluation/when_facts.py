"""The figures of times on texts whose times are marked: spans, values, bounds, times of events."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.evaluation.scored import Hits, share
from dateline.evaluation.when import MEASURES, count_pairs, describe, figures_of, pair_times
from dateline.evaluation.when_texts import read_when_texts
from dateline.evaluation.who_figures import gold_files
from dateline.gather.captures import Capture, CorpusRow
from dateline.page.told import Told
from dateline.pipeline import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.evaluation.said import Offsets
    from dateline.evaluation.scored import Figures
    from dateline.evaluation.when import Pair
    from dateline.evaluation.when_texts import Dated, MarkedTime, WhenText
    from dateline.records import Article, Time

COUNTED: Final = ("texts", "times", "resolved_wrongly")
ASKED: Final = ("bounds", "event_when", "claim_when")


@dataclass(frozen=True, slots=True)
class WhenReading:
    """A text with its times marked, and what the readers make of it."""

    gold: WhenText
    article: Article


def read_texts(folder: str) -> list[WhenReading]:
    """Read a file of texts or a folder of such files (``*.txt``).

    Raises PageMissing where there are none, PageUnreadable where a line is no gold.
    """
    golds = [gold for file in gold_files(folder) for gold in read_when_texts(file)]
    return [WhenReading(gold, read_article(gold)) for gold in golds]


def read_article(gold: WhenText) -> Article:
    """Return what the readers make of a text."""
    row = CorpusRow(gold.name, gold.text, language="en")
    told = Told(published=gold.day)
    return read_page(Capture(gold.name, gold.text.encode(), row), told).articles[0]


def figures_of_texts(readings: Iterable[WhenReading]) -> Figures:
    """Return the figures of all texts, and the values' F1 of each theme."""
    hits: dict[str, dict[str, Hits]] = {}
    counts: Counter[str] = Counter()
    for reading in readings:
        pairs = pairs_of(reading)
        for theme in ("all", reading.gold.theme):
            known = hits.setdefault(theme, dict.fromkeys(MEASURES, Hits()))
            for name in MEASURES:
                known[name] += count_pairs(name, pairs)
        counts.update(count_facts(reading))
    figures: Figures = {name: counts[name] for name in COUNTED} | figures_of(hits.pop("all"))
    for name in ASKED:
        figures[name] = share(counts[f"{name}_right"], counts[f"{name}_asked"])
    figures["events_unseen"] = counts["event_unseen"]
    themes = {
        f"value_f1_{theme}": of["value"].figures("value")["value_f1"] for theme, of in hits.items()
    }
    return figures | (themes if len(themes) > 1 else {})


def pairs_of(reading: WhenReading) -> list[Pair]:
    """Return gold and found times side by side, without optional ones and what is found of them."""
    golds = [one.gold for one in reading.gold.times]
    may = [one.gold for one in reading.gold.times if one.optional]
    return [pair for pair in pair_times(golds, reading.article.times) if pair.gold not in may]


def count_facts(reading: WhenReading) -> Counter[str]:
    """Count texts, times that are wrongly resolved, bounds, and times of events and claims."""
    counts: Counter[str] = Counter(texts=1, times=sum(not one.optional for one in reading.gold.times))
    counts["resolved_wrongly"] = sum(1 for _ in wrongly_resolved(reading))
    for one in reading.gold.times:
        found = time_at(reading, (one.gold.start, one.gold.end))
        if one.bounds and found is not None:
            counts["bounds_asked"] += 1
            counts["bounds_right"] += (found.earliest, found.latest) == one.bounds
    for dated in reading.gold.dated:
        seen, right = judge_dated(reading, dated)
        counts[f"{dated.kind}_when_asked"] += seen
        counts[f"{dated.kind}_when_right"] += right
        counts[f"{dated.kind}_unseen"] += not seen
    return counts


def wrongly_resolved(reading: WhenReading) -> Iterator[Time]:
    """Yield the times that are resolved and must be open, or are none at all, or have a wrong value."""
    for gold, found in pair_times([one.gold for one in reading.gold.times], reading.article.times):
        if found is not None and found.resolved:
            marked = next((one for one in reading.gold.times if one.gold is gold), None)
            if marked is None or marked.open or (marked.gold.value != found.value and is_fixed(marked)):
                yield found


def is_fixed(marked: MarkedTime) -> bool:
    """Tell whether a time must be right where it is resolved: all but those that may be left out."""
    return not marked.optional


def time_at(reading: WhenReading, words: Offsets) -> Time | None:
    """Return the time found that shares a character with some words."""
    for time in reading.article.times:
        if time.span.start < words[1] and words[0] < time.span.end:
            return time
    return None


def judge_dated(reading: WhenReading, dated: Dated) -> tuple[bool, bool]:
    """Return whether the event or claim of a word is found, and whether it has the right time."""
    whens = list(whens_of(reading.article, dated))
    wanted = time_at(reading, dated.time) if dated.time is not None else None
    name = wanted.id if wanted is not None else None
    return bool(whens), name in whens and (wanted is not None or dated.time is None)


def whens_of(article: Article, dated: Dated) -> Iterator[str | None]:
    """Yield the times of the events, or the claims, that a word belongs to."""
    at = dated.word[0]
    if dated.kind == "event":
        for event in article.events:
            if event.trigger.start <= at < event.trigger.end:
                yield event.when
        return
    for claim in article.claims:
        if any(span.start <= at < span.end for span in claim.cue):
            yield claim.said_when


def list_faults(readings: Iterable[WhenReading]) -> Iterator[str]:
    """Yield a line for each time missed, not there or wrong, each event or claim with a wrong one."""
    for reading in readings:
        faults = [*faults_of(pairs_of(reading)), *faults_of_dated(reading)]
        yield from (f"{reading.gold.name} {fault}: {reading.gold.text}" for fault in faults)


def faults_of(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield the faults of the times of one text."""
    for gold, found in pairs:
        if gold is None and found is not None:
            yield f"not there <{found.span.text} {describe(found)}>"
        elif gold is not None and found is None:
            yield f"missed [{describe(gold)}]"
        elif gold is not None and found is not None and not is_same(gold.start, gold.end, found):
            yield f"other bounds <{found.span.text}>"
        if gold and found and describe(gold) != describe(found):
            yield f"wrong [{describe(gold)}] <{found.span.text} {describe(found)}>"


def is_same(start: int, end: int, found: Time) -> bool:
    """Tell whether a time has just these bounds."""
    return (start, end) == (found.span.start, found.span.end)


def faults_of_dated(reading: WhenReading) -> Iterator[str]:
    """Yield the events and claims whose times are wrong, and the bounds that are."""
    for dated in reading.gold.dated:
        seen, right = judge_dated(reading, dated)
        if seen and not right:
            yield f"wrong time of {dated.kind} {reading.gold.text[slice(*dated.word)]}"
    for one in reading.gold.times:
        found = time_at(reading, (one.gold.start, one.gold.end))
        if one.bounds and found and (found.earliest, found.latest) != one.bounds:
            yield f"wrong bounds {found.earliest}..{found.latest} of {found.span.text}"
    for time in wrongly_resolved(reading):
        yield f"wrongly resolved {time.span.text} {time.value}"
