"""Judges a claim found against the claim of the gold it is paired with: one fact after the other.

A fact is asked where the gold scores it; one that most claims do not have (who it was told to, where,
the claim it lies within, its chain) only where the gold or the reader gives it. None: not asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.evaluation.said_facts import UNSCORED
from dateline.evaluation.said_links import CLOSE
from dateline.evaluation.said_pairs import shared, spans_of
from dateline.evaluation.who_texts import word_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dateline.evaluation.said_pairs import Pair, SaidReading
    from dateline.records import Source

WORD: Final = re.compile(r"\w+")
EMPTY: Final = frozenset({"the", "a", "an", "s", "news", "agency"})
MEDIA: Final = frozenset({"outlet", "agency"})
NONE: Final = "~"


def judge(reading: SaidReading, pair: Pair, keys: Mapping[str, str]) -> dict[str, bool]:
    """Return for each fact asked whether it is right. ``keys``: gold's keys of claims found, by id."""
    verdicts = {name: judged(pair) for name, judged in JUDGES.items()}
    verdicts["within"] = judge_within(pair, keys)
    if pair.alike >= CLOSE:
        verdicts["source"] = judge_source(pair)
        verdicts["speaker"] = judge_speaker(reading, pair)
        if is_pronoun(reading, pair):
            verdicts["speaker_pronoun"] = verdicts["speaker"]
    return {name: verdict for name, verdict in verdicts.items() if verdict is not None}


def judge_stance(pair: Pair) -> bool:
    """Judge what the source does with the content."""
    return pair.found.stance in pair.gold.facts.stances


def judge_kind(pair: Pair) -> bool:
    """Judge the kind of the first source; a claim without one is of an unstated."""
    kinds = [source.kind for source in pair.found.sources[:1]] or ["unstated"]
    return kinds[0] in pair.gold.facts.kinds


def judge_named(pair: Pair) -> bool | None:
    """Judge whether the source is called by a proper name."""
    if pair.gold.facts.named is None or not pair.gold.source:
        return None
    return any(source.named for source in pair.found.sources) == pair.gold.facts.named


def judge_hedged(pair: Pair) -> bool | None:
    """Judge whether the content is weakened."""
    hedges = pair.gold.facts.hedges
    return None if hedges is None else pair.found.hedged == bool(hedges)


def judge_conditional(pair: Pair) -> bool | None:
    """Judge whether the content hangs on a condition; asked where either says so."""
    wanted = pair.gold.facts.conditional
    return wanted == pair.found.conditional if wanted or pair.found.conditional else None


def judge_implicit(pair: Pair) -> bool | None:
    """Judge whether the claim has no cue of its own; asked where either says so."""
    wanted = not pair.gold.cue
    return wanted == pair.found.implicit if wanted or pair.found.implicit else None


def judge_told_to(pair: Pair) -> bool | None:
    """Judge who it was told to."""
    wanted, found = pair.gold.facts.told_to, pair.found.told_to
    if wanted == UNSCORED or not pair.gold.cue or not (wanted or found):
        return None
    return bool(wanted and found) and same_name(wanted or "", found or "")


def judge_venue(pair: Pair) -> bool | None:
    """Judge where it was said."""
    venues = pair.gold.facts.venues
    if venues is None or not pair.gold.cue:
        return None
    if "unstated" in venues and pair.found.venue == "unstated":
        return None
    return pair.found.venue in venues


def judge_chain(pair: Pair) -> bool | None:
    """Judge the outlets and agencies between this page and the origin."""
    wanted = pair.gold.facts.chain
    found = [
        step.name for step in pair.found.chain if step.kind in MEDIA and step.relation != "published"
    ]
    if wanted is None or not (wanted or found):
        return None
    return len(wanted) == len(found) and all(
        any(same_name(one, name) for one in names) for names, name in zip(wanted, found, strict=True)
    )


def judge_within(pair: Pair, keys: Mapping[str, str]) -> bool | None:
    """Judge which claim it lies within."""
    wanted, found = pair.gold.facts.within, pair.found.within
    if not wanted - {NONE} and found is None:
        return None
    return NONE in wanted if found is None else keys.get(found) in wanted


def judge_source(pair: Pair) -> bool:
    """Judge whether the source found shares words with the gold's; or that neither has one."""
    wanted, found = pair.gold.source, spans_of(pair.found, "source")
    return shared(wanted, found) if wanted else not found


def judge_speaker(reading: SaidReading, pair: Pair) -> bool:
    """Judge whether each source is the actor it is by the gold, pronouns and short names resolved."""
    if not pair.gold.sources:
        return not spans_of(pair.found, "source")
    found = [name_of(reading, source) for source in pair.found.sources]
    return all(
        any(means(reading, pair, at, name) for name in found) for at in range(len(pair.gold.sources))
    )


def means(reading: SaidReading, pair: Pair, at: int, name: str) -> bool:
    """Tell whether a name means a source of the gold.

    Where the gold gives a name, that name must be found whole; where it gives the source's own words,
    a part of them will do ("Ilse Brand" for "the mayor, Ilse Brand").
    """
    if pair.gold.facts.who:
        return holds_any(name, pair.gold.facts.who[at].split("/"))
    text = reading.gold.text
    return same_name(name, " ".join(text[start:end] for start, end in pair.gold.sources[at]))


def name_of(reading: SaidReading, source: Source) -> str:
    """Return what a found source is called: its actor's name, else its own words."""
    words = " ".join(span.text for span in source.spans)
    return reading.actors.get(source.actor or "", words)


def is_pronoun(reading: SaidReading, pair: Pair) -> bool:
    """Tell whether the gold's source is a plain pronoun."""
    spans = pair.gold.source
    return len(spans) == 1 and reading.gold.text[slice(*spans[0])].lower() in word_list("pronouns")


def holds_any(name: str, wanted: Iterable[str]) -> bool:
    """Tell whether a name holds all words of one of those wanted."""
    return any(words_of(one) <= words_of(name) for one in wanted)


def same_name(one: str, other: str) -> bool:
    """Tell whether one of two names holds all words of the other, articles and the like apart."""
    mine, theirs = words_of(one), words_of(other)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def words_of(name: str) -> frozenset[str]:
    """Return the words of a name in lower case, without articles; all of them where it has no others."""
    words = frozenset(WORD.findall(name.casefold()))
    return words - EMPTY or words


JUDGES: Final[Mapping[str, Callable[[Pair], bool | None]]] = {
    "stance": judge_stance,
    "kind": judge_kind,
    "named": judge_named,
    "hedged": judge_hedged,
    "conditional": judge_conditional,
    "implicit": judge_implicit,
    "told_to": judge_told_to,
    "venue": judge_venue,
    "chain": judge_chain,
}
FACTS: Final = (*JUDGES, "within", "source", "speaker", "speaker_pronoun")
