"""Recall: whom a pronoun that speaks stands for where no actor tells: the last source of its number.

Only sources of the same or the paragraph before are recalled; "it" and "they" stand for bodies and for
several only.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from dateline.reading.said_kinds import core_of, read_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.reading.said_drafts import Draft, Stretch
    from dateline.reading.said_scene import Scene
    from dateline.records import Source

Number = Literal["person", "body", "several"]
PRONOUNS: Final[dict[str, Number]] = {
    "he": "person",
    "she": "person",
    "his": "person",
    "her": "person",
    "it": "body",
    "its": "body",
    "they": "several",
    "their": "several",
}
Sources = tuple["Source", ...]


def recall_sources(
    scene: Scene, drafts: Sequence[Draft], sources: Sequence[Sources]
) -> Iterator[tuple[Sources, Source | None]]:
    """Yield the sources of each claim, and the one its pronoun was found to stand for, if any."""
    last: dict[Number, tuple[Source, int]] = {}
    for draft, own in zip(drafts, sources, strict=True):
        if draft.source is None:
            yield own, None
            continue
        number = PRONOUNS.get(scene.words[draft.source[0]]) if is_single(draft.source) else None
        paragraph = paragraph_of(scene, draft.source[0])
        known = last.get(number) if number and own[0].actor is None else None
        if known and paragraph - known[1] in (0, 1):
            last[number] = known[0], paragraph  # type: ignore[index]  # known is None without a number
            yield (take_over(own[0], known[0]),), known[0]
            continue
        yield own, None
        if number is None and len(own) == 1:
            last[number_of(scene, draft.source, own[0])] = own[0], paragraph


def is_single(part: Stretch) -> bool:
    """Tell whether a stretch is one token."""
    return part[1] - part[0] == 1


def take_over(pronoun: Source, known: Source) -> Source:
    """Return a pronoun's source with what is known of the one it stands for."""
    return replace(
        pronoun,
        actor=known.actor,
        kind=known.kind,
        named=known.named,
        affiliation=known.affiliation,
    )


def paragraph_of(scene: Scene, token: int) -> int:
    """Return the number of the paragraph a token stands in."""
    reading = scene.reading
    return reading.sentences[reading.sentence_at(reading.starts[token])].paragraph


def number_of(scene: Scene, part: Stretch, source: Source) -> Number:
    """Return whether a source is one person, a body or thing, or several."""
    word = scene.words[core_of(scene, part)[1] - 1]
    known = read_kinds().get(word)
    if source.kind in ("government", "outlet", "agency", "document", "imagery", "social_media"):
        return "body"
    if known and known.sort != "person":
        return "body"
    lower = scene.reading.word(core_of(scene, part)[1] - 1).islower()
    return "several" if lower and word.endswith("s") and not word.endswith("ss") else "person"
