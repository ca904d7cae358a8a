"""Teasers that point to a story: by its title, by its opening words, or by a link to its page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.answered import Tie
from dateline.linking.folding import fold_words
from dateline.linking.numbers import number_of
from dateline.linking.outlets import bare
from dateline.linking.shelf import Post

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.shelf import Seat, Shelf
    from dateline.records import Article

LEAST_TITLE = 5  # words a title must have to point by itself
OPENING = 10  # words of a story's opening that a teaser must repeat

REASONS = {
    "title": "the teaser bears the story's title",
    "opening": "the teaser repeats the story's opening words",
    "address": "the teaser links to the story's page",
}


def point_teasers(
    shelf: Shelf, gone: Mapping[int, Seat], fresh: Mapping[int, Seat]
) -> dict[str, tuple[Tie, ...]]:
    """Take articles out of the index and others in; return where teasers lead that may lead elsewhere.

    A tie of kind ``same_event`` leads a teaser to every story it plainly points to, the first of those
    that one mark fits. A teaser counts as neither article nor origin. ``gone`` are on the shelf no more.
    """
    shelf.withdraw((key, number) for number, seat in gone.items() for key in mark_keys(seat))
    shelf.post(Post(key, number, 0, 0) for number, seat in fresh.items() for key in mark_keys(seat))
    stories = [seat for seat in (*gone.values(), *fresh.values()) if is_story(seat)]
    marks = {mark.number for seat in stories for mark in seat.sketch.marks}
    numbers = {post.ref for post in shelf.posted({mark_key("teaser", mark) for mark in marks})}
    numbers |= {number for number, seat in fresh.items() if not is_story(seat)}
    return lead(shelf, shelf.seats(numbers))


def is_story(seat: Seat) -> bool:
    """Tell whether an article is a story."""
    return seat.sketch.one.article.kind == "story"


def mark_keys(seat: Seat) -> list[int]:
    """Return the keys that an article stands under."""
    kind = seat.sketch.one.article.kind
    return [mark_key(kind, mark.number) for mark in seat.sketch.marks]


def mark_key(kind: str, number: int) -> int:
    """Return the key of a mark among stories, or among teasers."""
    return number_of("mark", kind, str(number))


def lead(shelf: Shelf, teasers: Mapping[int, Seat]) -> dict[str, tuple[Tie, ...]]:
    """Return where each of these teasers leads."""
    wanted = {mark.number for seat in teasers.values() for mark in seat.sketch.marks}
    by_key: dict[int, list[int]] = defaultdict(list)
    for post in shelf.posted({mark_key("story", mark) for mark in wanted}):
        by_key[post.key].append(post.ref)
    stories = shelf.seats({number for numbers in by_key.values() for number in numbers})
    names = {number: seat.sketch.one.article.id for number, seat in stories.items()}
    return {
        seat.sketch.one.article.id: tuple(lead_one(seat, by_key, names)) for seat in teasers.values()
    }


def lead_one(seat: Seat, by_key: Mapping[int, list[int]], names: Mapping[int, str]) -> list[Tie]:
    """Return the ties of one teaser, one for each story."""
    teaser = seat.sketch.one.article.id
    found: dict[str, Tie] = {}
    for mark in seat.sketch.marks:
        story = min(
            (names[number] for number in by_key.get(mark_key("story", mark.number), ())), default=""
        )
        if story:
            found.setdefault(story, Tie(teaser, story, "same_event", REASONS[mark.kind], 1.0))
    return list(found.values())


def story_marks(one: LinkedArticle) -> Iterator[tuple[str, ...]]:
    """Yield what a story can be recognised by: a kind of mark and its words."""
    yield from common_marks(one.article)
    for address in sorted({bare(one.url), bare(one.article.canonical_url)} - {""}):
        yield "address", address


def teaser_marks(article: Article) -> Iterator[tuple[str, ...]]:
    """Yield what a teaser shows of its story: a kind of mark and its words."""
    yield from common_marks(article)
    for address in sorted({bare(link.href) for link in article.links} - {""}):
        yield "address", address


def common_marks(article: Article) -> Iterable[tuple[str, ...]]:
    """Yield the title and the opening words, where they are long enough to tell one story."""
    title = fold_words(article.title or "")
    opening = fold_words(article.text[:400])[:OPENING]
    if len(title) >= LEAST_TITLE:
        yield "title", *title
    if len(opening) == OPENING:
        yield "opening", *opening
