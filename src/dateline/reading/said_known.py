"""Kinds of sources that their own words do not tell, by the other sources of the article.

One who is told of elsewhere keeps the kind he or she has there; "a third" and "12" are of those who were
spoken of last; an "it" after its content is the body that opens it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_kinds import core_of, hit_at
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.reading.said_drafts import Draft
    from dateline.reading.said_kinds import KindWord
    from dateline.reading.said_recall import Sources
    from dateline.reading.said_scene import Scene
    from dateline.records import Source, SourceKind

Heard = tuple["Sources", "Source | None"]
FAR: Final = 40  # tokens before a source in which those it is one of are looked for
OPENING: Final = 8  # tokens at the start of a content in which a body is looked for


def settle_kinds(scene: Scene, drafts: Sequence[Draft], heard: Sequence[Heard]) -> Iterator[Heard]:
    """Yield the sources of each claim, those of kind "other" with the kind that the article tells."""
    kinds: dict[str, SourceKind] = {}
    for sources, _ in heard:
        for source in sources:
            if source.actor and source.kind not in ("other", "unstated"):
                kinds.setdefault(source.actor, source.kind)
    for draft, (sources, known) in zip(drafts, heard, strict=True):
        yield tuple(settle(scene, draft, source, kinds) for source in sources), known


def settle(scene: Scene, draft: Draft, source: Source, kinds: dict[str, SourceKind]) -> Source:
    """Return a source with the kind that its actor has elsewhere, or those it stands for have."""
    if source.kind != "other" or draft.source is None:
        return source
    kind = kinds.get(source.actor or "") or kind_of_number(scene, draft) or kind_of_it(scene, draft)
    return replace(source, kind=kind) if kind else source


def kind_of_number(scene: Scene, draft: Draft) -> SourceKind | None:
    """Return the kind of those that a bare number or "another" was counted from."""
    first, last = core_of(scene, draft.source) if draft.source else (0, 0)
    words = [
        word
        for word in scene.words[first:last]
        if word not in ("a", "the", "of", "them", "these", "those")
    ]
    if not words or not all(word.isdigit() or word in words_of("elliptic") for word in words):
        return None
    several = words != ["both"]
    near = [
        hit
        for token in range(first - 1, max(-1, first - FAR), -1)
        if (hit := group_at(scene, token, several=several))
    ]
    return next((hit.kind for hit in near if hit.sort == "person"), near[0].kind if near else None)


def group_at(scene: Scene, token: int, *, several: bool) -> KindWord | None:
    """Return what a noun tells that a number can be counted from: a plural, if ``several``."""
    if scene.reading.tags[token] != "NOUN" or (
        several and not scene.words[token].endswith(("s", "men", "people"))
    ):
        return None
    hit = hit_at(scene.words, token)
    return hit if hit and hit.sort != "body" else None


def kind_of_it(scene: Scene, draft: Draft) -> SourceKind | None:
    """Return the kind of the body that opens the content of an "it" after it."""
    part = draft.source
    if part is None or scene.words[part[0] : part[1]] != ("it",) or draft.content[0][0] > part[0]:
        return None
    start = draft.content[0][0]
    for token in range(start, min(start + OPENING, part[0])):
        hit = hit_at(scene.words, token, start)
        if hit and hit.sort == "body" and scene.codes[token + 1] not in "N'":
            return hit.kind
    return None
