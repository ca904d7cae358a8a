"""Scores the reading of one page against a reading made by hand.

The hand-made reading lists ``claims`` (``quote``, ``source``, ``stance``, ...) and ``events``
(``anchor``, ``type``, ``status``, ``actor``), each for the story or, with ``article`` "teaser", for
one of the teasers; ``optional`` ones may be missing and may be there.

A found claim matches a wanted one if their contents share at least half of the words of the shorter
one, the best pairs first, each claim once. It is right if, besides, its sources' words and the wanted
source's share at least half of the words of the shorter one (a wanted source of null asks for an
unstated one) and its stance is the wanted one or among ``stance_also``. A found claim that matches
no wanted one, optional ones included, is spurious. Events are matched by the words of their anchors
in the same way, and are right if type and status are.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dateline.records import Article, Claim, Event

WORD: Final = re.compile(r"\w+")
HALF: Final = 0.5
SMALL: Final = frozenset({"the", "a", "an", "of", "and", "in", "to", "that"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one list compares: what was right, what was not and why, and what should not be there."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    spurious: tuple[str, ...]

    @property
    def wanted(self) -> int:
        """How many were wanted, optional ones not counted."""
        return len(self.right) + len(self.wrong)

    def describe(self) -> str:
        """Return the count and the misses as lines for a person."""
        lines = [f"{len(self.right)} of {self.wanted} right, {len(self.spurious)} spurious"]
        lines += [f"  not right: {text}" for text in self.wrong]
        return "\n".join([*lines, *(f"  spurious: {text}" for text in self.spurious)])


def score_claims(articles: Sequence[Article], expected: Mapping[str, Any]) -> Outcome:
    """Return how the claims of a page's articles compare with the wanted ones."""
    found = [(article.kind, claim) for article in articles for claim in article.claims]
    pairs = match(expected["claims"], found, wanted_content, content_words)
    return judge(expected["claims"], found, pairs, faults_of_claim, content_text)


def score_events(articles: Sequence[Article], expected: Mapping[str, Any]) -> Outcome:
    """Return how the events of a page's articles compare with the wanted ones."""
    found = [(article.kind, event) for article in articles for event in article.events]
    pairs = match(expected["events"], found, wanted_anchor, anchor_words)
    return judge(expected["events"], found, pairs, faults_of_event, anchor_text)


def words(text: str) -> Counter[str]:
    """Return the words of a text that carry meaning, each with its count."""
    return Counter(word for word in WORD.findall(text.casefold()) if word not in SMALL)


def wanted_content(wanted: Mapping[str, Any]) -> Counter[str]:
    """Return the words of a wanted claim's content."""
    return words(" ".join([wanted["quote"], *wanted.get("more_content", [])]))


def content_words(claim: Claim) -> Counter[str]:
    """Return the words of a found claim's content."""
    return words(content_text(claim))


def content_text(claim: Claim) -> str:
    """Return a found claim's content as one text."""
    return " ".join(span.text for span in claim.content)


def wanted_anchor(wanted: Mapping[str, Any]) -> Counter[str]:
    """Return the words of a wanted event's anchor."""
    return words(wanted["anchor"])


def anchor_words(event: Event) -> Counter[str]:
    """Return the words of a found event's anchor."""
    return words(anchor_text(event))


def anchor_text(event: Event) -> str:
    """Return a found event's anchor."""
    return event.anchor.text


def share(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of the shorter text's words that the other one has too, 0..1."""
    shorter = min(one.total(), other.total())
    return (one & other).total() / shorter if shorter else 0.0


def match(
    wanted: Sequence[Mapping[str, Any]],
    found: Sequence[tuple[str, Any]],
    words_wanted: Callable[[Mapping[str, Any]], Counter[str]],
    words_found: Callable[[Any], Counter[str]],
) -> dict[int, int]:
    """Return for each wanted item the found one that shares most words with it, each found one once."""
    scored = [
        (overlap.total() / max(one.total(), other.total()), -place, -number)
        for place, item in enumerate(wanted)
        for number, (kind, thing) in enumerate(found)
        if kind == item.get("article", "story")
        for one, other in [(words_wanted(item), words_found(thing))]
        for overlap in [one & other]
        if share(one, other) >= HALF
    ]
    pairs: dict[int, int] = {}
    for _, place, number in sorted(scored, reverse=True):
        if -place not in pairs and -number not in pairs.values():
            pairs[-place] = -number
    return pairs


def judge(
    wanted: Sequence[Mapping[str, Any]],
    found: Sequence[tuple[str, Any]],
    pairs: Mapping[int, int],
    faults: Callable[[Mapping[str, Any], Any], Iterable[str]],
    text_of: Callable[[Any], str],
) -> Outcome:
    """Return the outcome of matched pairs."""
    right: list[str] = []
    wrong: list[str] = []
    for place, item in enumerate(wanted):
        if item.get("optional"):
            continue
        name = str(item.get("quote") or item["anchor"])[:70]
        why = list(faults(item, found[pairs[place]][1])) if place in pairs else ["not found"]
        (wrong if why else right).append(f"{name!r}: {'; '.join(why)}" if why else name)
    spare = [text_of(thing) for number, (_, thing) in enumerate(found) if number not in pairs.values()]
    return Outcome(tuple(right), tuple(wrong), tuple(spare))


def faults_of_claim(wanted: Mapping[str, Any], claim: Claim) -> Iterable[str]:
    """Yield what is wrong with the source and the stance of a matched claim."""
    named = " and ".join(source.text or "" for source in claim.sources)
    if wanted["source"] is None:
        if any(source.kind != "unstated" for source in claim.sources) or not claim.sources:
            yield f"source {named!r}, wanted none"
    elif share(words(wanted["source"]), words(named)) < HALF:
        yield f"source {named!r}, wanted {wanted['source']!r}"
    if claim.stance not in (wanted["stance"], *wanted.get("stance_also", [])):
        yield f"stance {claim.stance}, wanted {wanted['stance']}"


def faults_of_event(wanted: Mapping[str, Any], event: Event) -> Iterable[str]:
    """Yield what is wrong with the type and the status of a matched event."""
    if event.type != wanted["type"]:
        yield f"type {event.type}, wanted {wanted['type']}"
    if event.status != wanted["status"]:
        yield f"status {event.status}, wanted {wanted['status']}"
