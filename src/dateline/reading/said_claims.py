"""From drafts to claims: sources, nesting, chains, hedges, times and ids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.identity import span_id, span_key
from dateline.reading.chain import (
    Links,
    is_press_pronoun,
    last_press,
    make_chain,
    open_chain,
    set_links,
)
from dateline.reading.hedges import find_hedges, is_conditional
from dateline.reading.said_known import settle_kinds
from dateline.reading.said_nesting import find_outer
from dateline.reading.said_recall import recall_sources
from dateline.reading.said_told import find_told
from dateline.reading.said_venues import find_venue
from dateline.reading.said_words import words_of
from dateline.reading.sources import read_sources
from dateline.reading.time_owners import of_cue
from dateline.records import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.reading.said_drafts import Draft
    from dateline.reading.said_recall import Sources
    from dateline.reading.said_scene import Scene
    from dateline.records import ChainStep, Source, Time

CONFIDENCE: Final = {
    "direct": 0.95,
    "according": 0.92,
    "indirect": 0.88,
    "citing": 0.85,
    "tagged": 0.85,
    "marked": 0.85,
    "implicit": 0.8,
    "impersonal": 0.8,
    "agent": 0.7,
    "nominal": 0.7,
    "rebuttal": 0.7,
    "alleged": 0.5,
}
DEEPEST: Final = 6  # claims within claims
FAR: Final = 12  # tokens between a cue and the time it was said at


def make_claims(scene: Scene, drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """Return the claims of an article in text order; those nested deeper than DEEPEST are given up."""
    told = (replace(draft, told_to=find_told(scene, draft)) for draft in drafts)
    ordered = sorted(told, key=draft_order)
    outer = find_outer(ordered)
    maker = Maker(scene, set_links(scene), Times.of(scene), open_chain(scene.reading.article))
    own = [read_sources(scene, maker.links.company, draft.source) for draft in ordered]
    recalled = list(recall_sources(scene, ordered, own))
    heard = list(settle_kinds(scene, ordered, recalled))
    claims: dict[int, Claim] = {}
    for place in by_depth(outer):
        above = outer[place]
        within = None if above is None else claims[above]
        claims[place] = maker.make(ordered[place], heard[place], within)
    return tuple(claims[place] for place in sorted(claims))


def by_depth(outer: Sequence[int | None]) -> Iterator[int]:
    """Yield the places of claims, outer ones before those within them, DEEPEST levels at most."""
    within: dict[int | None, list[int]] = {}
    for place, above in enumerate(outer):
        within.setdefault(above, []).append(place)
    level = within.get(None, [])
    for _ in range(DEEPEST):
        yield from level
        level = [inner for place in level for inner in within.get(place, ())]


def draft_order(draft: Draft) -> tuple[int, bool, int, int]:
    """Return what claims are put in order by: where they begin, who is cited last, the longer first."""
    parts = (*draft.content, *draft.cue, *((draft.source,) if draft.source else ()))
    begin = min(first for first, _ in draft.content)
    return begin, draft.rule == "citing", -max(last for _, last in parts), draft.main


@dataclass(frozen=True, slots=True)
class Times:
    """The time expressions of an article by their starts."""

    starts: tuple[int, ...]
    times: tuple[Time, ...]

    @staticmethod
    def of(scene: Scene) -> Times:
        """Return the times of a scene."""
        times = tuple(sorted(scene.found.times, key=lambda time: time.span.start))
        return Times(tuple(time.span.start for time in times), times)

    def between(self, low: int, high: int) -> tuple[Time, ...]:
        """Return the times that start between two code points."""
        return self.times[bisect_left(self.starts, low) : bisect_right(self.starts, high)]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes claims of drafts; ``opening``: the steps of a chain that all claims share."""

    scene: Scene
    links: Links
    times: Times
    opening: tuple[ChainStep, ...]

    def make(self, draft: Draft, heard: tuple[Sources, Source | None], above: Claim | None) -> Claim:
        """Return the claim of a draft that stands within the claim ``above``, if it does.

        ``heard`` are its sources, and the one that a pronoun among them stands for.
        """
        scene, company = self.scene, self.links.company
        sources, known = heard
        if is_press_pronoun(self.links, draft) and (name := last_press(self.links, draft.main)):
            sources = (replace(sources[0], text=name, kind="outlet", named=True),)
        before = above.chain if above else self.opening
        content = tuple(scene.cut(*part) for part in draft.content)
        cue = tuple(scene.cut(*part) for part in draft.cue)
        hedges = tuple(scene.cut(*part) for part in find_hedges(scene, draft))
        sha, rule = scene.reading.article.text_sha256, "implicit" if draft.implicit else ""
        return Claim(
            id=span_id("clm", sha, span_key(content), span_key(cue), rule),
            sentence=scene.reading.sentence_at(content[0].start),
            content=content,
            cue=cue,
            sources=sources,
            told_to=self.told_to(draft),
            venue=find_venue(scene, company, draft),
            stance=draft.stance,
            direct=draft.direct,
            hedged=bool(hedges),
            hedges=hedges,
            conditional=is_conditional(scene, draft),
            implicit=draft.implicit,
            within=above.id if above else None,
            chain=make_chain(self.links, draft, (known,) if known else sources, before),
            said_when=self.said_when(draft),
            confidence=CONFIDENCE[draft.rule],
        )

    def told_to(self, draft: Draft) -> str | None:
        """Return whom a claim was told to, pronouns left out."""
        part = draft.told_to
        single = part is not None and part[1] - part[0] == 1
        if part is None or (single and self.scene.words[part[0]] in words_of("pronoun")):
            return None
        return self.scene.cut(*part).text

    def said_when(self, draft: Draft) -> str | None:
        """Return the time nearest the cue that no content holds."""
        if not draft.cue or draft.implicit:
            return None
        reading = self.scene.reading
        parts = [*draft.cue, *([draft.source] if draft.source else [])]
        low = max(0, min(first for first, _ in parts) - FAR)
        high = min(len(reading.starts), max(last for _, last in parts) + FAR)
        sentence = reading.sentences[reading.sentence_at(reading.starts[draft.main])]
        near = self.times.between(
            max(reading.starts[low], sentence.start), min(reading.ends[high - 1], sentence.end)
        )
        free = [time for time in near if is_said_then(self.scene, draft, time)]
        cue = reading.starts[draft.main]
        return min(free, key=lambda time: abs(time.span.start - cue)).id if free else None


def is_said_then(scene: Scene, draft: Draft, time: Time) -> bool:
    """Tell whether a time is that of a claim's cue: outside its content, and of no other verb."""
    starts, ends = scene.reading.starts, scene.reading.ends
    if any(starts[first] <= time.span.start < ends[last - 1] for first, last in draft.content):
        return False
    cue = [token for first, last in draft.cue for token in range(first, last)]
    main = [draft.main] if draft.main in cue else []
    source = range(*draft.source) if draft.source else range(0)
    return of_cue(scene.reading, time.span, [*main, *cue], source)
