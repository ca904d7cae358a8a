"""Scores actors on own texts: mentions joined, wrong merges, what must stay open, facts.

A mention that was found is a gold mention where both have one head: the last word before a
preposition. Titles, articles and what follows a head are thus no faults. "I", "we" and "who" are not
scored.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Final

from dateline.evaluation.who_facts import score_facts
from dateline.gather.captures import Capture, CorpusRow
from dateline.page.told import Told
from dateline.pipeline import read_page
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.evaluation.who_gold import GoldText, Mark
    from dateline.records import Actor

OWNER: Final = re.compile(r"(?:['’]s|s['’]) (?=\w)")
WORDS: Final = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Found:
    """A mention that was found: the number of its actor, its offsets, and the mark it meets, if any."""

    actor: int
    start: int
    end: int
    mark: Mark | None = None


def read_text(gold: GoldText) -> tuple[Actor, ...]:
    """Return the actors that the readers find in a text."""
    row = CorpusRow(gold.name, gold.text, language="en")
    report = read_page(Capture(gold.name, gold.text.encode(), row), Told())
    return report.articles[0].actors


def score_texts(golds: Iterable[GoldText]) -> dict[str, Counter[str]]:
    """Read texts and return the counts of each theme."""
    counts: dict[str, Counter[str]] = {}
    for gold in golds:
        counts.setdefault(gold.theme, Counter()).update(score_text(gold, read_text(gold)))
    return counts


def score_text(gold: GoldText, actors: Sequence[Actor]) -> Counter[str]:
    """Return the counts of one text."""
    found = match(gold, actors)
    counts = Counter({"texts": 1})
    counts.update(score_marks(gold, found))
    counts.update(score_joins(gold, found))
    counts.update(score_pronouns(gold, found))
    counts.update(score_facts(gold, actors, partners(gold, found)))
    return counts


def match(gold: GoldText, actors: Sequence[Actor]) -> list[Found]:
    """Return all mentions found with the marks they meet, each mark met once, exact ones first."""
    found = [
        Found(number, one.start, one.end)
        for number, actor in enumerate(actors)
        for one in actor.mentions
        if one.text.lower() not in word_list("unscored")
    ]
    pairs = [
        (abs(one.start - mark.start) + abs(one.end - mark.end), at, number)
        for at, one in enumerate(found)
        for number, mark in enumerate(gold.marks)
        if meets(gold.text, one, mark)
    ]
    met: dict[int, int] = {}
    for _, at, number in sorted(pairs):
        if at not in met and number not in met.values():
            met[at] = number
    return [
        Found(one.actor, one.start, one.end, gold.marks[met[at]] if at in met else None)
        for at, one in enumerate(found)
    ]


def meets(text: str, one: Found, mark: Mark) -> bool:
    """Tell whether two spans are one mention: the same offsets or the same head.

    What a mark holds after its owner is its own; a span found may go on after its head ("an expert at
    Lund's institute"), so both readings of it count.
    """
    if (one.start, one.end) == (mark.start, mark.end):
        return True
    wanted = head(text, after_owner(text, mark.start, mark.end), mark.end)
    starts = {one.start, after_owner(text, one.start, one.end)}
    return wanted in {head(text, start, one.end) for start in starts}


def after_owner(text: str, start: int, end: int) -> int:
    """Return where a span goes on after the last owner inside it: "the mayor of Prail's deputy"."""
    owned = [match.end() for match in OWNER.finditer(text, start, end)]
    return owned[-1] if owned else start


def head(text: str, start: int, end: int) -> int:
    """Return where the last word before a preposition begins; "dozens of nurses" are nurses."""
    words = list(WORDS.finditer(text, start, end))
    lows = [word[0].lower() for word in words]
    small, parts = word_list("prepositions"), word_list("parts")
    for at, low in enumerate(lows):
        if at and low in small and not (low == "of" and lows[at - 1] in parts):
            return words[at - 1].start()
    return words[-1].start() if words else start


def score_marks(gold: GoldText, found: Sequence[Found]) -> Counter[str]:
    """Count mentions wanted, found and right, places taken for actors, and what was left open."""
    scored = [one for one in found if one.mark is None or one.mark.of_actor or one.mark.key == "place"]
    joined = {one.actor for one in found if one.mark is not None and one.mark.of_actor}
    broken = [one for one in found if one.mark and one.mark.key.startswith("?") and one.actor in joined]
    return Counter(
        mentions_wanted=sum(mark.of_actor for mark in gold.marks),
        mentions_found=len(scored),
        mentions_right=sum(one.mark is not None and one.mark.of_actor for one in found),
        places=sum(mark.key == "place" for mark in gold.marks),
        places_taken=sum(one.mark is not None and one.mark.key == "place" for one in found),
        open=sum(mark.key.startswith("?") for mark in gold.marks),
        open_broken=len(broken),
    )


def score_joins(gold: GoldText, found: Sequence[Found]) -> Counter[str]:
    """Count pairs of mentions joined, wrong merges, and the sums of B-cubed, in thousandths."""
    marks = [mark for mark in gold.marks if mark.of_actor]
    holder = {one.mark: one.actor for one in found if one.mark is not None and one.mark.of_actor}
    sizes = Counter(one.actor for one in found if one.mark is None or one.mark.of_actor)
    shared = Counter((holder[mark], mark.key) for mark in marks if mark in holder)
    own = Counter(mark.key for mark in marks)
    counts = count_pairs(marks, holder)
    for mark, actor in holder.items():
        together = shared[actor, mark.key]
        counts["b_precision"] += round(1000 * together / sizes[actor])
        counts["b_recall"] += round(1000 * together / own[mark.key])
    keys: dict[int, set[str]] = {}
    for mark, actor in holder.items():
        keys.setdefault(actor, set()).add(mark.key)
    counts["merges"] = sum(len(list(combinations(several, 2))) for several in keys.values())
    counts["b_found"], counts["b_wanted"] = sum(sizes.values()), len(marks)
    return counts


def count_pairs(marks: Sequence[Mark], holder: Mapping[Mark, int]) -> Counter[str]:
    """Count the pairs of gold mentions that belong together, that were joined, and both."""
    counts: Counter[str] = Counter(pairs_wanted=0, pairs_found=0, pairs_right=0)
    for one, other in combinations(marks, 2):
        same = one.key == other.key
        joined = one in holder and other in holder and holder[one] == holder[other]
        counts["pairs_wanted"] += same
        counts["pairs_found"] += joined
        counts["pairs_right"] += same and joined
    return counts


def score_pronouns(gold: GoldText, found: Sequence[Found]) -> Counter[str]:
    """Count pronouns that mean an actor of the text: those rightly and wrongly joined, those left."""
    counts: Counter[str] = Counter(pronouns=0, pronouns_right=0, pronouns_wrong=0)
    named = main_keys(gold, found)
    by_mark = {one.mark: one.actor for one in found if one.mark is not None}
    for mark in gold.marks:
        if mark.of_actor and is_pronoun(gold.text, mark):
            key = named.get(by_mark.get(mark, -1))
            counts["pronouns"] += 1
            counts["pronouns_right"] += key == mark.key
            counts["pronouns_wrong"] += key not in {None, mark.key}
    return counts


def is_pronoun(text: str, mark: Mark) -> bool:
    """Tell whether marked words are a pronoun."""
    return text[mark.start : mark.end].lower() in word_list("pronouns")


def main_keys(gold: GoldText, found: Sequence[Found]) -> dict[int, str]:
    """Return for each actor found the gold actor that most of its names and descriptions mean."""
    shares: dict[int, Counter[str]] = {}
    for one in found:
        if one.mark is not None and one.mark.of_actor and not is_pronoun(gold.text, one.mark):
            shares.setdefault(one.actor, Counter())[one.mark.key] += 1
    return {actor: share.most_common(1)[0][0] for actor, share in shares.items()}


def partners(gold: GoldText, found: Sequence[Found]) -> dict[str, int]:
    """Return for each gold actor the actor found that has most of its mentions."""
    shares: dict[str, Counter[int]] = {}
    for one in found:
        if one.mark is not None and one.mark.of_actor:
            weight = 1 if is_pronoun(gold.text, one.mark) else 100
            shares.setdefault(one.mark.key, Counter())[one.actor] += weight
    return {key: share.most_common(1)[0][0] for key, share in shares.items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one of the small word lists of the scorer."""
    return frozenset(
        word
        for row in read_table("evaluation_who_words")
        if row["name"] == name
        for word in row["words"].split()
    )
