"""The country that a leader's office, a revolt or a vote is named by, as the place of what befalls them.

"The ouster of the Syrian leader" was in Syria, "toppled Guinea's government" in Guinea, "Gabon's coup"
in Gabon, though no preposition of place says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.event_words import words_of
from dateline.reading.place_paths import find_path
from dateline.reading.place_words import event_words
from dateline.records import EventPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.reading import Reading
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World
    from dateline.reading.place_paths import Path
    from dateline.records import Place, Span

TOPPLING: Final = event_words("toppling")
WITHIN: Final = event_words("within")
RULING: Final = words_of("office") | event_words("ruling")
KINDS: Final = frozenset({"country", "region", "city"})


def find_bearer(site: Site, world: World, bounds: tuple[int, int]) -> EventPlace | None:
    """Return the country of whoever is toppled, or of a revolt or vote, where the words name it."""
    for head in heads(world.reading, site.head, bounds):
        for first, last, place, span in bearers(world, bounds):
            path = find_path(world.reading, first, last, head)
            if path and place.kind in KINDS and bears(world.reading, path, world.reading.lemmas[head]):
                return EventPlace(place.id, "at", (span,))
    return None


def heads(reading: Reading, token: int, bounds: tuple[int, int]) -> Iterator[int]:
    """Yield the words of an event that a country may name: its own, the revolt or vote it befalls."""
    if reading.lemmas[token] in TOPPLING | WITHIN:
        yield token
    for at in range(*bounds):
        befallen = reading.heads[at] == token and reading.relations[at] in {"obj", "nsubj:pass"}
        if befallen and reading.lemmas[at] in WITHIN:
            yield at


def bearers(world: World, bounds: tuple[int, int]) -> Iterator[tuple[int, int, Place, Span]]:
    """Yield the places that a sentence names or alludes to, each with its tokens and words."""
    reading = world.reading
    start, end = reading.starts[bounds[0]], reading.ends[bounds[1] - 1]
    for span, place in (*world.places.within(start, end), *world.alluded.within(start, end)):
        tokens = reading.tokens_in(span.start, span.end)
        if tokens:
            yield tokens.start, tokens.stop, place, reading.cut(span.start, span.end)


def bears(reading: Reading, path: Path, lemma: str) -> bool:
    """Tell whether the way from a name up to a happening leads over the office that is toppled.

    A revolt or vote is the name's own: "Gabon's coup", "the Nigerian election".
    """
    outer, inner = path[-1], path[0]
    if inner.preposition not in {"", "of"}:
        return False
    if lemma in WITHIN:
        return (
            len(path) == 1 and outer.relation in {"nmod", "compound", "amod"} and not outer.preposition
        )
    ruled = any(reading.lemmas[step.token] in RULING for step in path[1:])
    befallen = outer.relation == "obj" or (outer.relation == "nmod" and outer.preposition in {"", "of"})
    return ruled and befallen and len(path) > 1
