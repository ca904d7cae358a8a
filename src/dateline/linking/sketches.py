"""Sketches: what linking keeps of an article, taken once, so that articles are compared without it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from dateline.identity import span_key
from dateline.linking.credits import Standing, standing_of
from dateline.linking.folding import fold
from dateline.linking.lone import is_set_apart, lie_apart
from dateline.linking.neighbours import LinkedArticle  # noqa: TC001  - a shelf reads it back
from dateline.linking.numbers import number_of
from dateline.linking.pointers import story_marks, teaser_marks
from dateline.linking.shingles import sample, shingle_text, text_words
from dateline.linking.tolls import joins_up
from dateline.linking.traits import Traits, read_traits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.linking.shingles import Numbers
    from dateline.records import Article


@dataclass(frozen=True, slots=True)
class Told:
    """An event as linking keeps it. ``spot``: its trigger's span; ``words``: stands for type and anchor.

    Two events of one text with equal ``words`` are told in the same words.
    """

    traits: Traits
    spot: str
    words: int


@dataclass(frozen=True, slots=True)
class OneEvent:
    """Two events of an article, by their places in it, of which the article says that they are one."""

    a: int
    b: int
    why: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What a teaser is led to its story by: a kind of mark, and a number for its words."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article as linking keeps it.

    ``one``: the article without its text and all that was read in it; ``digest``: of the words of a
    story, empty where it has none; ``words``: how many; ``sampled``: its sampled five-word runs as
    little-endian 64-bit numbers, sorted; ``marks``: what a teaser points by, or a story is pointed at.
    """

    one: LinkedArticle
    digest: bytes
    words: int
    sampled: bytes
    standing: Standing
    told: tuple[Told, ...]
    ones: tuple[OneEvent, ...]
    marks: tuple[Mark, ...]

    @property
    def runs(self) -> Numbers:
        """The sampled five-word runs, sorted."""
        return np.frombuffer(self.sampled, dtype="<u8").astype(np.uint64)


def make_sketch(one: LinkedArticle) -> Sketch:
    """Return what linking keeps of an article."""
    article = one.article
    story = article.kind == "story"
    words = text_words(article.text) if story else ()
    told = tuple(tell(article, traits) for traits in read_traits(one)) if story else ()
    marks = story_marks(one) if story else teaser_marks(article)
    return Sketch(
        one=lighten(one),
        digest=digest(words) if words else b"",
        words=len(words),
        sampled=sample(shingle_text(article.text)).astype("<u8").tobytes() if words else b"",
        standing=standing_of(one),
        told=told,
        ones=tuple(find_ones(article, told)),
        marks=tuple(Mark(mark[0], number_of(*mark)) for mark in marks),
    )


def lighten(one: LinkedArticle) -> LinkedArticle:
    """Return an article without its text and without what was read in it."""
    bare = replace(
        one.article,
        text="",
        sentences=(),
        subheads=(),
        actors=(),
        places=(),
        times=(),
        quantities=(),
        claims=(),
        events=(),
        allusions=(),
        links=(),
    )
    return replace(one, article=bare)


def digest(words: tuple[str, ...]) -> bytes:
    """Return what stands for a wording: the hash of its words."""
    whole = "\0".join(words).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=16).digest()


def tell(article: Article, traits: Traits) -> Told:
    """Return one event as linking keeps it."""
    event = next(each for each in article.events if each.id == traits.member[1])
    return Told(traits, span_key((event.trigger,)), number_of(event.type, fold(event.anchor.text)))


def find_ones(article: Article, told: tuple[Told, ...]) -> Iterator[OneEvent]:
    """Yield the events of which an article itself says that they are one."""
    place = {each.traits.member[1]: number for number, each in enumerate(told)}
    for event in article.events if told else ():
        here = place[event.id]
        for same in event.same_as:
            there = place.get(same)
            if there is not None and may_be_one(told[here].traits, told[there].traits):
                yield OneEvent(here, there, "the text itself tells of one event twice")
    yield from find_sums(article, told, place)


def may_be_one(a: Traits, b: Traits) -> bool:
    """Tell whether two events that a text calls alike are of one family, and not told apart by it."""
    return a.family == b.family and not (lie_apart(a, b) or is_set_apart(a, b))


def find_sums(article: Article, told: tuple[Told, ...], place: dict[str, int]) -> Iterator[OneEvent]:
    """Yield the events whose numbers an article adds up: they are one, of one type or of none."""
    owner = {name: place[event.id] for event in article.events if told for name in event.quantities}
    for base, more in joins_up(article):
        a, b = owner.get(base.id), owner.get(more.id)
        if a is None or b is None:
            continue
        kinds = {told[a].traits.type, told[b].traits.type}
        if kinds <= {told[a].traits.type, "OTHER"}:
            yield OneEvent(a, b, f"“{more.span.text}” come on top of “{base.span.text}”")
