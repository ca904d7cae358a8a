"""Hits of a search that leave the machine: private people masked, little of an article quoted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from dateline.answers.article_hits import blank
from dateline.answers.sharing import SHARING, Sharing, name_place
from dateline.rights.casting import NOBODY, Cast, Owner, cast_private
from dateline.rights.masks import mask_text, sayer
from dateline.rights.quotations import cut_words
from dateline.rights.rewriting import Edited, Rewriter
from dateline.rights.spelling import name_words
from dateline.searches import Hit, Mark, Sayer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.records import Article
    from dateline.rights.quotations import Limits

ELLIPSIS: Final = "…"


def share_hits(
    hits: Iterable[Hit], articles: Iterable[Article], sharing: Sharing = SHARING
) -> tuple[Hit, ...]:
    """Return hits as they may leave the machine; ``articles``: all that they are of.

    Beyond the limit of an article its hits have no words. Cursors stay in the house: they hold a hash
    of what was searched for.
    """
    bounded = tuple(bound_hits(hits, sharing.limits))
    return mask_hits(bounded, articles) if sharing.masked else bounded


def bound_hits(hits: Iterable[Hit], limits: Limits) -> Iterator[Hit]:
    """Yield hits with short snippets, as long as their article's limit is not met; then without."""
    used: Counter[str] = Counter()
    for hit in hits:
        snippet = cut_words(hit.snippet, limits.quotation)
        if used[hit.article] + len(snippet) > limits.article:
            snippet = ""
        used[hit.article] += len(snippet)
        marks = tuple(mark for mark in hit.marks if mark.end <= len(snippet))
        source, url = name_place(hit.source) or "", name_place(hit.url)
        yield replace(hit, snippet=snippet, marks=marks, source=source, url=url, cursor="")


def mask_hits(hits: Iterable[Hit], articles: Iterable[Article]) -> tuple[Hit, ...]:
    """Return hits in which people without a public role are masked; ``articles``: all they are of.

    One person has one number throughout. ``start`` and ``end`` stay those of the article's own text.
    """
    maskers = {key: Masker(cast, sayer(cast)) for key, cast in cast_private(tuple(articles)).items()}
    return tuple(maskers[hit.article].mask(hit) for hit in hits if hit.article in maskers)


@dataclass(frozen=True)
class Masker(Rewriter):
    """Masks the hits of one article."""

    cast: Cast

    @cached_property
    def text(self) -> Edited:
        """The article's text, masked."""
        return mask_text(self.cast.article.text, self.cast.hits)

    def mask(self, hit: Hit) -> Hit:
        """Return a hit in which the people of the cast are masked."""
        found: Hit = self.rewrite_fields(replace(hit, snippet="", marks=()), NOBODY)
        snippet, marks = self.mask_snippet(hit)
        return replace(
            found,
            snippet=snippet,
            marks=marks,
            places=tuple(
                self.say(name, Owner(None, frozenset(name_words(name)))) for name in hit.places
            ),
            actors=tuple(self.say(name, self.owner_named(name)) for name in hit.actors),
        )

    def owner_of(self, record: object, owner: Owner) -> Owner:
        """Return whose words those of a record are: of who says something, the actor's."""
        if not isinstance(record, Sayer):
            return super().owner_of(record, owner)
        sources = (source for claim in self.cast.article.claims for source in claim.sources)
        same = (source.actor for source in sources if source.actor and source.text == record.text)
        actor = next(same, None)
        return self.cast.owner(actor) if actor else self.owner_named(record.name)

    def owner_named(self, name: str | None) -> Owner:
        """Return whose words a name is: those of the article's actor of that name."""
        ids = (actor.id for actor in self.cast.article.actors if actor.name == name)
        return self.cast.owner(next(ids, None))

    def mask_snippet(self, hit: Hit) -> tuple[str, tuple[Mark, ...]]:
        """Return the words of a hit masked by where they stand, and the marks outside the masks."""
        words = hit.snippet.removeprefix(f"{ELLIPSIS} ").removesuffix(f" {ELLIPSIS}")
        at = blank(self.cast.article.text[hit.start : hit.end]).find(words)
        if at < 0:
            return self.say(hit.snippet, NOBODY), ()
        shown = hit.snippet.index(words)
        start = hit.start + at
        masked = blank(self.text.slice(start, start + len(words)))
        snippet = f"{hit.snippet[:shown]}{masked}{hit.snippet[shown + len(words) :]}"
        shift = start - shown  # from the snippet to the article's text
        first = self.text.start(start)
        kept = (m for m in hit.marks if not self.is_masked(m.start + shift, m.end + shift))
        bounds = ((self.text.start(m.start + shift), self.text.end(m.end + shift)) for m in kept)
        return snippet, tuple(Mark(a - first + shown, b - first + shown) for a, b in bounds)

    def is_masked(self, start: int, end: int) -> bool:
        """Tell whether a mask stands anywhere in a part of the article's text."""
        return any(one.start < end and start < one.end for one in self.text.edits)
