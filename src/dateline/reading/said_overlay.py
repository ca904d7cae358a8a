"""Lays the model's spans over a claim of the rules: where the two differ, whose spans are taken.

The rules seldom take too much of a source and never the words of time beside a cue; the model knows
where contents begin and end, but was shown texts whose claims are marked somewhat otherwise than here.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.language.attributions import Attribution
    from dateline.reading.said_drafts import Draft, Stretch
    from dateline.reading.said_scene import Scene

DASHES: Final = frozenset({"-", "--", "–", "—", ":"})  # what ends a dateline
TYING: Final = frozenset({"but", "and", "yet", "so"})  # words that tie a sentence to the one before


def lay_over(scene: Scene, draft: Draft, tag: Attribution) -> Draft:
    """Return a draft with the model's spans; claims that nouns carry only end where the model says."""
    source = source_of(scene, draft, tag)
    if draft.rule == "nominal":
        return replace(draft, content=shorten(draft.content, tag.contents), source=source)
    content = content_of(scene, draft, tag, source)
    return replace(draft, content=content, cue=(cue_of(scene, draft, tag),), source=source)


def shorten(own: Sequence[Stretch], told: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Return a content, or the model's where that begins with it and ends before it."""
    shorter = bool(told) and told[0][0] == own[0][0] and told[-1][1] < own[-1][1]
    return tuple(told if shorter else own)


def cue_of(scene: Scene, draft: Draft, tag: Attribution) -> Stretch:
    """Return the cue: the model's without words of time, and with the adverbs that the rules see."""
    first, last = trim_cue(scene, tag.cue)
    for begin, end in draft.cue:
        if begin <= first and last <= end:
            return begin, end
        if begin < first < end <= last:
            return begin, last
    return first, last


def trim_cue(scene: Scene, cue: Stretch) -> Stretch:
    """Return a cue without the words of time at its end."""
    first, last = cue
    while last - first > 1 and scene.words[last - 1] in words_of("clock"):
        last -= 1
    return first, last


def source_of(scene: Scene, draft: Draft, tag: Attribution) -> Stretch | None:
    """Return the source: the rules' where it holds the model's, or is the subject of the cue."""
    if not tag.sources:
        return draft.source
    told = longest(tag.sources)
    own = draft.source
    if own is None:
        return told
    if own[0] <= told[0] and told[1] <= own[1]:
        return own
    apart = told[1] <= own[0] or own[1] <= told[0]
    return own if apart and is_subject(scene, own, draft.main) else told


def is_subject(scene: Scene, part: Stretch, main: int) -> bool:
    """Tell whether a stretch holds the subject of a verb."""
    heads, relations = scene.reading.heads, scene.reading.relations
    return any(heads[at] == main and relations[at].startswith("nsubj") for at in range(*part))


def content_of(
    scene: Scene, draft: Draft, tag: Attribution, source: Stretch | None
) -> tuple[Stretch, ...]:
    """Return the content: the model's, but all of a quotation that runs over paragraphs."""
    if draft.direct and draft.speech >= 0 and len(scene.speech[draft.speech].pieces) > 1:
        return draft.content
    told = clean(scene, tag.contents, source)
    if not told:
        return draft.content
    own = draft.content
    asked = draft.stance == "demands" and len(own) == len(told) == 1
    return own if asked and own[0][0] < told[0][0] and own[0][1] == told[0][1] else told


def clean(scene: Scene, parts: Sequence[Stretch], source: Stretch | None) -> tuple[Stretch, ...]:
    """Return the parts of a content without the source, a dateline, and a word that ties sentences."""
    start = start_of(scene)
    parts = [(max(first, start), last) for first, last in parts if last > start]
    left = [part for part in parts if source is None or part[1] <= source[0] or source[1] <= part[0]]
    told = [part for part in left if is_told(scene, part)] or left
    if told and told[0][1] - told[0][0] > 1 and scene.words[told[0][0]] in TYING:
        told[0] = (told[0][0] + 1, told[0][1])
    return tuple(told)


def start_of(scene: Scene) -> int:
    """Return the first word behind the dateline that the text begins with, if it begins with one."""
    dateline, reading = scene.reading.article.dateline, scene.reading
    if dateline is None or not reading.text.startswith(dateline.text):
        return 0
    at = bisect_left(reading.starts, len(dateline.text))
    while at < len(reading.starts) and reading.word(at) in DASHES:
        at += 1
    return at


def behind_dateline(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts without the words of a dateline: no source begins there, and nothing is said there.

    "MADURAI: The boats were taken, it emerged" has no speaker called Madurai.
    """
    start = start_of(scene)
    kept = (draft for draft in drafts if not draft.cue or draft.cue[0][0] >= start)
    return [replace(draft, source=clip(draft.source, start)) for draft in kept]


def clip(part: Stretch | None, start: int) -> Stretch | None:
    """Return what of a stretch stands behind a token."""
    if part is None or part[0] >= start:
        return part
    return (start, part[1]) if part[1] > start else None


def is_told(scene: Scene, part: Stretch) -> bool:
    """Tell whether a part holds a word in small letters, as no dateline does."""
    return any(scene.reading.word(at).islower() for at in range(*part))


def longest(parts: Sequence[Stretch]) -> Stretch:
    """Return the longest of some stretches, the first of those."""
    return max(parts, key=lambda part: part[1] - part[0])
