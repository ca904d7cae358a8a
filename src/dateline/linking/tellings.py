"""An article as its voices are read: its press names, its speakers, and by which way each is heard.

What one source says in one text came one way: who told the Post once has told it the rest too, unless
the text says otherwise. That holds for this source alone, and for no other of the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateline.linking.introduced import Speakers
from dateline.linking.press_paths import Scene, is_heard, make_scene, press_path

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Actor, Claim, Source


KEPT: Final = 300  # articles whose tellings are remembered


@dataclass(frozen=True, slots=True)
class Route:
    """The outlets that a source's words came through, and whether the page's own outlet heard it."""

    steps: tuple[str, ...]
    heard: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """An article with its scene and speakers; by its actors' ids, their routes and what they say."""

    scene: Scene
    speakers: Speakers
    ways: dict[str, Route] = field(default_factory=dict)
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def one(self) -> LinkedArticle:
        """The article."""
        return self.scene.one

    def meant(self, claim: Claim, place: int) -> Source:
        """Return the source of a claim, or whom the text means by it."""
        return self.speakers.meant.get((claim.id, place), claim.sources[place])

    def actor(self, source: Source) -> Actor | None:
        """Return the actor of a source."""
        return self.speakers.actors.get(source.actor or "")

    def route(self, claim: Claim, source: Source) -> Route:
        """Return the way of a claim: its own, else that of what its source says elsewhere."""
        own = route_of(self.scene, claim)
        if own.steps or own.heard:
            return own
        return self.ways.get(source.actor or "", own)


class Same:
    """An article as a key: the very same record, which is quicker than its words."""

    __slots__ = ("one",)

    def __init__(self, one: LinkedArticle) -> None:
        self.one = one

    def __hash__(self) -> int:
        """Return what stands for the record."""
        return id(self.one)

    def __eq__(self, other: object) -> bool:
        """Tell whether both are the same record."""
        return isinstance(other, Same) and self.one is other.one


def telling_of(one: LinkedArticle) -> Telling:
    """Return the telling of an article; an article of several incidents is asked for once for each."""
    return known_telling(Same(one))


@lru_cache(maxsize=KEPT)
def known_telling(key: Same) -> Telling:
    """Return the telling of an article by its record, while it is remembered."""
    return make_telling(key.one)


def make_telling(one: LinkedArticle) -> Telling:
    """Return the telling of an article."""
    telling = Telling(make_scene(one), Speakers(one.article))
    for claim in one.article.claims:
        route = route_of(telling.scene, claim)
        for place in range(len(claim.sources)):
            actor = telling.meant(claim, place).actor
            if actor and (route.steps or route.heard):
                keep(telling.ways, actor, route)
            if actor:
                words = tuple(span.text for span in claim.content)
                telling.said[actor] = (*telling.said.get(actor, ()), *words)
    return telling


def keep(ways: dict[str, Route], actor: str, route: Route) -> None:
    """Note a route of an actor: one that was heard before others, then the longest."""
    known = ways.get(actor)
    if known is None or (route.heard, len(route.steps)) > (known.heard, len(known.steps)):
        ways[actor] = route


def route_of(scene: Scene, claim: Claim) -> Route:
    """Return the way that a claim itself tells."""
    steps = press_path(scene, claim)
    return Route(steps, is_heard(scene, claim, steps))
