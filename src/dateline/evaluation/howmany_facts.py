"""The figures of counts on texts whose numbers are marked: of what, how many, with which bound."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.evaluation.howmany_texts import read_number_texts
from dateline.evaluation.said import ratio
from dateline.evaluation.what_parts import is_alike
from dateline.evaluation.who_figures import gold_files, per_cent, three
from dateline.gather.captures import Capture, CorpusRow
from dateline.page.told import Told
from dateline.pipeline import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.howmany_texts import GoldNumber, NumberText
    from dateline.evaluation.said import Offsets
    from dateline.records import Article, Quantity

Figures = dict[str, float | None]
FACTS: Final = ("what", "value", "bound")
JUDGED: Final = (*FACTS, "group", "part_of", "revises", "event")
COUNTED: Final = ("texts", "countless_texts", "numbers_wanted", "numbers_found", "numbers_right")
CHIEF: Final = ("texts", "texts_right", "numbers_f1")
EITHER: Final = "other"


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A text with its numbers, and what the readers made of it."""

    gold: NumberText
    article: Article


@dataclass(frozen=True, slots=True)
class Pair:
    """A number of a text, and the quantity found there."""

    gold: GoldNumber
    found: Quantity


def read_texts(folder: str) -> list[NumberReading]:
    """Read a file of texts or a folder of such files (``*.txt``).

    Raises PageMissing where there are none, PageUnreadable where a line is no gold.
    """
    golds = [gold for file in gold_files(folder) for gold in read_number_texts(file)]
    return [NumberReading(gold, read_article(gold)) for gold in golds]


def read_article(gold: NumberText) -> Article:
    """Return what the readers make of a text."""
    row = CorpusRow(gold.name, gold.text, language="en")
    return read_page(Capture(gold.name, gold.text.encode(), row), Told()).articles[0]


def figures_of_texts(readings: Sequence[NumberReading]) -> Figures:
    """Return the figures of all texts, of each half, and the chief ones of each theme."""
    themes = score_themes(readings)
    figures = dict(themes.pop("all"))
    halves = {
        half: score_all(one for one in readings if one.gold.half == half) for half in halves_of(readings)
    }
    for half, row in halves.items():
        figures |= {f"{name}_{half}": value for name, value in row.items()}
    chief = {f"{name}_{theme}": row[name] for theme, row in themes.items() for name in CHIEF}
    return figures | chief if len(themes) > 1 else figures


def halves_of(readings: Iterable[NumberReading]) -> list[str]:
    """Return the halves that texts belong to, where there are several."""
    halves = sorted({reading.gold.half for reading in readings})
    return halves if len(halves) > 1 else []


def score_all(readings: Iterable[NumberReading]) -> Figures:
    """Return the figures of some texts together."""
    counts: Counter[str] = Counter()
    for reading in readings:
        counts.update(score_reading(reading))
    return figures_of(counts)


def score_themes(readings: Iterable[NumberReading]) -> dict[str, Figures]:
    """Return the figures of each theme, and of all texts under ``all``."""
    counts: dict[str, Counter[str]] = {"all": Counter()}
    for reading in readings:
        one = score_reading(reading)
        for theme in ("all", reading.gold.theme):
            counts.setdefault(theme, Counter()).update(one)
    return {theme: figures_of(counts[theme]) for theme in sorted(counts)}


def score_reading(reading: NumberReading) -> Counter[str]:
    """Count what one text has, what was found there and what of it is right."""
    gold = reading.gold
    pairs = pair_numbers(reading)
    wanted = [number for number in gold.numbers if not number.optional]
    right = [pair for pair in pairs if not pair.gold.optional and is_right(pair)]
    false = list(false_numbers(reading, pairs))
    is_whole = len(right) == len(wanted) and not false
    counts = Counter(
        texts=not gold.countless,
        texts_right=is_whole and not gold.countless,
        countless_texts=gold.countless,
        countless_right=is_whole and gold.countless,
        numbers_wanted=len(wanted),
        numbers_found=sum(not pair.gold.optional for pair in pairs) + len(false),
        numbers_right=len(right),
        false_in_countless=len(false) * gold.countless,
        countless_sentences=len(reading.article.sentences) * gold.countless,
        never_wanted=len(gold.never),
        never_right=len(gold.never) - len(list(taken_of(reading))),
    )
    for pair in pairs:
        if not pair.gold.optional:
            counts.update(judge(reading, pairs, pair))
    return counts


def pair_numbers(reading: NumberReading) -> list[Pair]:
    """Return the numbers of a text with the quantities on their words, optional ones last."""
    left = list(reading.article.quantities)
    pairs: list[Pair] = []
    for gold in sorted(reading.gold.numbers, key=lambda number: (number.optional, number.spans)):
        found = max(left, key=lambda one: shared(gold, one), default=None)
        if found is not None and shared(gold, found):
            left.remove(found)
            pairs.append(Pair(gold, found))
    return pairs


def shared(gold: GoldNumber, found: Quantity) -> int:
    """Return how many characters of a number's words a quantity holds."""
    return max(overlap(span, found) for span in gold.spans)


def overlap(span: Offsets, found: Quantity) -> int:
    """Return how many characters a span and a quantity share."""
    return max(0, min(span[1], found.span.end) - max(span[0], found.span.start))


def false_numbers(reading: NumberReading, pairs: Sequence[Pair]) -> Iterator[Quantity]:
    """Yield the quantities that the text has not.

    What counts anything else (``other``) is no fault but where the number counts nothing; a number that
    is right to find must be found right.
    """
    met = {pair.found.id: pair for pair in pairs}
    taken = {one.id for one in taken_of(reading)}
    for one in reading.article.quantities:
        pair = met.get(one.id)
        is_wrong = one.what != EITHER if pair is None else pair.gold.optional and not is_right(pair)
        if one.id in taken or is_wrong:
            yield one


def taken_of(reading: NumberReading) -> Iterator[Quantity]:
    """Yield the quantities made of numbers that count nothing: years, ages, scores."""
    for one in reading.article.quantities:
        if any(overlap(span, one) for span in reading.gold.never):
            yield one


def is_right(pair: Pair) -> bool:
    """Tell whether a number is found with the right effect, value and bound."""
    return all(judge_fact(name, pair) for name in FACTS)


def judge_fact(name: str, pair: Pair) -> bool:
    """Tell whether one of the facts that every number has is right."""
    gold, found = pair.gold, pair.found
    if name == "what":
        return found.what in gold.what
    if name == "bound":
        return found.bound in gold.bounds
    if gold.low != gold.high:
        return (found.low, found.high) == (gold.low, gold.high)
    return gold.low == (found.low if found.value is None else found.value)


def judge(reading: NumberReading, pairs: Sequence[Pair], pair: Pair) -> Counter[str]:
    """Count for each fact of a number whether it is asked and right."""
    counts: Counter[str] = Counter()
    for name, is_true in verdicts(reading, pairs, pair).items():
        counts[f"{name}_wanted"] += 1
        counts[f"{name}_right"] += is_true
    return counts


def verdicts(reading: NumberReading, pairs: Sequence[Pair], pair: Pair) -> dict[str, bool]:
    """Return for each fact that is asked whether it is right.

    ``part_of`` and ``revises`` are asked where the gold or the reader has one and the gold's is found.
    """
    gold, found = pair.gold, pair.found
    judged = {name: judge_fact(name, pair) for name in FACTS}
    if gold.group is not None:
        judged["group"] = is_group_right(reading, gold.group, found)
    for name, wanted, got in (
        ("part_of", gold.of, found.part_of),
        ("revises", gold.revises, found.revises),
    ):
        if wanted or got:
            judged[name] = key_of(pairs, got) == wanted
    if gold.events:
        judged["event"] = is_event_right(reading, gold, found)
    return judged


def key_of(pairs: Sequence[Pair], identity: str | None) -> str | None:
    """Return the key of the number that a quantity was found for; of one that is no number, its id."""
    return next((pair.gold.key for pair in pairs if pair.found.id == identity), identity)


def is_group_right(reading: NumberReading, group: Sequence[Offsets | None], found: Quantity) -> bool:
    """Tell whether the words for those counted have the head word of any that are right."""
    spans = [(span.start, span.end) for span in found.group]
    if not spans:
        return None in group
    text = reading.gold.text
    return any(one and is_alike(text, one, other) for one in group for other in spans)


def is_event_right(reading: NumberReading, gold: GoldNumber, found: Quantity) -> bool:
    """Tell whether a quantity is tied to an event whose trigger is among the words that are right."""
    event = next((one for one in reading.article.events if one.id == found.event), None)
    if event is None:
        return False
    start, end = event.trigger.start, event.trigger.end
    return any(start < last and first < end for first, last in gold.events)


def figures_of(counts: Mapping[str, int]) -> Figures:
    """Return figures from counts: shares in per cent; None where nothing of a kind is asked."""
    figures: Figures = {name: counts.get(name, 0) for name in COUNTED}
    for name, of in (("texts_right", "texts"), ("countless_right", "countless_texts")):
        figures[name] = per_cent(counts.get(name, 0), counts.get(of, 0))
    right, found = counts.get("numbers_right", 0), counts.get("numbers_found", 0)
    figures |= three("numbers", ratio(right, found), ratio(right, counts.get("numbers_wanted", 0)))
    for name in (*JUDGED, "never"):
        figures[name] = per_cent(counts.get(f"{name}_right", 0), counts.get(f"{name}_wanted", 0))
    figures["false_in_countless"] = counts.get("false_in_countless", 0)
    sentences = counts.get("countless_sentences", 0)
    return figures | {"false_per_100": per_cent(counts.get("false_in_countless", 0), sentences)}
