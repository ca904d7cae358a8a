"""The figures of events on texts whose events are marked: what, in which status, who and where."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Final, get_args

from dateline.evaluation.said import ratio
from dateline.evaluation.what_matched import WhatReading, pair_events
from dateline.evaluation.what_parts import NAMES, count_parts, is_alike
from dateline.evaluation.what_texts import read_what_texts
from dateline.evaluation.who_figures import gold_files, per_cent, three
from dateline.gather.captures import Capture, CorpusRow
from dateline.page.told import Told
from dateline.pipeline import read_page
from dateline.records import Status
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.what_matched import Pair
    from dateline.evaluation.what_texts import WhatText
    from dateline.records import Article, Event

Figures = dict[str, float | None]
STATUSES: Final = get_args(Status)
JUDGED: Final = ("type", "mode", "quad", "status", "denied_by")
COUNTED: Final = ("texts", "events_wanted", "events_found", "events_met", "events_right")
ENDED: Final = ("eventless_sentences", "false_in_eventless", "same_as_wrong")
CHIEF: Final = ("events_wanted", "events_precision", "events_recall", "right_f1", "type", "status")


def read_texts(folder: str) -> list[WhatReading]:
    """Read a file of texts or a folder of such files (``*.txt``).

    Raises PageMissing where there are none, PageUnreadable where a line is no gold.
    """
    golds = [gold for file in gold_files(folder) for gold in read_what_texts(file)]
    return [WhatReading(gold, read_article(gold)) for gold in golds]


def read_article(gold: WhatText) -> Article:
    """Return what the readers make of a text."""
    row = CorpusRow(gold.name, gold.text, language="en")
    return read_page(Capture(gold.name, gold.text.encode(), row), Told()).articles[0]


def figures_of_texts(readings: Iterable[WhatReading]) -> Figures:
    """Return the figures of all texts, and the chief ones of each theme."""
    themes = score_themes(readings)
    figures = themes.pop("all")
    chief = {f"{name}_{theme}": row[name] for theme, row in themes.items() for name in CHIEF}
    return figures | chief if len(themes) > 1 else figures


def score_themes(readings: Iterable[WhatReading]) -> dict[str, Figures]:
    """Return the figures of each theme, and of all texts under ``all``."""
    counts: dict[str, Counter[str]] = {"all": Counter()}
    for reading in readings:
        one = score_reading(reading)
        for theme in ("all", reading.gold.theme):
            counts.setdefault(theme, Counter()).update(one)
    return {theme: figures_of(counts[theme]) for theme in sorted(counts)}


def score_reading(reading: WhatReading) -> Counter[str]:
    """Count what one text has, what was found there and what of it is right."""
    pairs = pair_events(reading)
    wanted = [event for event in reading.gold.events if not event.optional]
    counted = [pair for pair in pairs if not pair.gold.optional]
    false = list(false_events(reading, pairs))
    counts = Counter(
        texts=1,
        events_wanted=len(wanted),
        events_found=len(counted) + len(false),
        events_met=len(counted),
        events_right=sum(is_right(pair) for pair in counted),
        eventless_sentences=len(reading.article.sentences) * reading.gold.eventless,
        false_in_eventless=len(false) * reading.gold.eventless,
    )
    for pair in counted:
        counts.update(judge_pair(reading, pair))
        counts.update(count_parts(reading, pair))
    counts.update(count_same(reading.article.events, pairs))
    return counts


def false_events(reading: WhatReading, pairs: Sequence[Pair]) -> Iterator[Event]:
    """Yield the events found that the text has not."""
    met = {pair.found.id for pair in pairs}
    for event in reading.article.events:
        if event.id not in met and not (reading.gold.other_free and event.type == "OTHER"):
            yield event


def is_right(pair: Pair) -> bool:
    """Tell whether an event has a right type and a right status."""
    return pair.found.type in pair.gold.roots and pair.found.status in pair.gold.statuses


def judge_pair(reading: WhatReading, pair: Pair) -> Counter[str]:
    """Count for each fact of an event whether it is asked and right, and the status by its value."""
    counts: Counter[str] = Counter()
    for name, right in verdicts(reading, pair).items():
        counts[f"{name}_asked"] += 1
        counts[f"{name}_right"] += right
    status = pair.found.status
    right = status in pair.gold.statuses
    counts[f"status_{status}_found"] += 1
    counts[f"status_{status}_met"] += right
    counts[f"status_{pair.gold.statuses[0]}_wanted"] += 1
    counts[f"status_{pair.gold.statuses[0]}_right"] += right
    return counts


def verdicts(reading: WhatReading, pair: Pair) -> Mapping[str, bool]:
    """Return for each fact that is asked whether it is right.

    A mode is asked where every right type has one and the type found is right.
    """
    gold, found = pair.gold, pair.found
    judged = {
        "type": found.type in gold.roots,
        "quad": quad_of(found.type) in {quad_of(name) for name in gold.roots},
        "status": found.status in gold.statuses,
    }
    if judged["type"] and all("." in name for name in gold.types):
        judged["mode"] = f"{found.type}.{found.mode}" in gold.types
    if gold.parts["by"] and found.status == "denied" and "denied" in gold.statuses:
        judged["denied_by"] = is_denier_found(reading, pair)
    return judged


def quad_of(name: str) -> str:
    """Return the quad of a type; OTHER has none."""
    return next(row["quad"] for row in read_table("plover_types") if row["type"] == name)


def is_denier_found(reading: WhatReading, pair: Pair) -> bool:
    """Tell whether a claim that the event accords to has the one who denies it as its source."""
    claims = [claim for claim in reading.article.claims if claim.id in pair.found.according_to]
    found = [(span.start, span.end) for claim in claims for one in claim.sources for span in one.spans]
    items = pair.gold.parts["by"] or ()
    wanted = [span for item in items for span in item.spans]
    return any(is_alike(reading.gold.text, one, other) for one in wanted for other in found)


def count_same(events: Sequence[Event], pairs: Sequence[Pair]) -> Counter[str]:
    """Count the pairs of mentions of one event that are met and joined, and those wrongly joined."""
    heads = join({event.id: event.same_as for event in events})
    golds = join({pair.gold.key: (pair.gold.same,) if pair.gold.same else () for pair in pairs})
    counts: Counter[str] = Counter()
    for one, other in combinations(pairs, 2):
        joined = heads[one.found.id] == heads[other.found.id]
        same = golds[one.gold.key] == golds[other.gold.key]
        counts.update(same_as_wanted=same, same_as_right=same and joined, same_as_wrong=joined > same)
    return counts


def join(links: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return for each key one that stands for all it is linked with, over however many links."""
    heads = {key: key for key in links}
    for key, others in links.items():
        for other in others:
            old, new = heads.get(other, other), heads[key]
            heads = {one: new if head == old else head for one, head in (heads | {other: old}).items()}
    return heads


def figures_of(counts: Mapping[str, int]) -> Figures:
    """Return figures from counts: shares in per cent; None where nothing of a kind is asked."""
    figures: Figures = {name: counts.get(name, 0) for name in COUNTED}
    found, wanted = counts.get("events_found", 0), counts.get("events_wanted", 0)
    for name, right in (("events", "events_met"), ("right", "events_right")):
        figures |= three(name, ratio(counts.get(right, 0), found), ratio(counts.get(right, 0), wanted))
    for name in (*JUDGED, "same_as"):
        asked = counts.get(f"{name}_asked", counts.get(f"{name}_wanted", 0))
        figures[name] = per_cent(counts.get(f"{name}_right", 0), asked)
    for name in STATUSES:
        one = f"status_{name}"
        figures[f"{one}_precision"] = per_cent(
            counts.get(f"{one}_met", 0), counts.get(f"{one}_found", 0)
        )
        figures[f"{one}_recall"] = per_cent(
            counts.get(f"{one}_right", 0), counts.get(f"{one}_wanted", 0)
        )
    for name in sorted(NAMES):
        figures[f"{name}_f1"] = f1_of(counts, name)
    figures |= {name: counts.get(name, 0) for name in ENDED}
    false, sentences = counts.get("false_in_eventless", 0), counts.get("eventless_sentences", 0)
    return figures | {"false_per_100": per_cent(false, sentences)}


def f1_of(counts: Mapping[str, int], name: str) -> float | None:
    """Return the F1 of a part in per cent; None where nothing is wanted or found."""
    right, found, wanted = (counts.get(f"{name}_{what}", 0) for what in ("right", "found", "wanted"))
    return per_cent(2 * right, found + wanted)
