"""Rows that leave the machine: private people masked, little of an article quoted, no folders named.

People are numbered within one article: to number them over a whole ledger would take all of it at once,
and would tell more than each article does.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.answers.sharing import articles_in, for_others, name_place
from dateline.export.rows import PageRef, Party, Speaker, Where
from dateline.export.sayings import BEYOND
from dateline.records import Span
from dateline.rights.casting import NOBODY, Cast, Owner, cast_private, merge_names
from dateline.rights.masks import AnswerRewriter, mask_text, sayer
from dateline.rights.quotations import bound, cut_span
from dateline.rights.rewriting import Edited, Rewriter
from dateline.rights.spelling import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.answers.sharing import Sharing
    from dateline.answers.store import Store
    from dateline.export.rows import IncidentRow
    from dateline.records import Article
    from dateline.rights.quotations import Limits

Told = TypeVar("Told")  # a row, or a record within one


def share_rows(rows: Iterable[Told], article: Article, sharing: Sharing) -> Iterator[Told]:
    """Yield the rows of one article as they may leave the machine.

    Beyond the limit of the article their spans have no words; where they stand is still told.
    """
    yield from Sharer(sharing).share(rows, article)


@dataclass(frozen=True, slots=True)
class Sharer:
    """Shares rows of several articles in any order; what is quoted of each is counted throughout."""

    sharing: Sharing
    bounders: dict[str, Bounder] = field(default_factory=dict)

    def share(self, rows: Iterable[Told], article: Article) -> Iterator[Told]:
        """Yield rows of an article as they may leave the machine."""
        bounder = self.bounders.setdefault(article.id, Bounder(self.sharing.limits))
        cast = cast_private((article,))[article.id] if self.sharing.masked else None
        masker = RowMasker(cast, sayer(cast)) if cast and cast.people else None
        for row in rows:
            short = bounder.bound_row(row)
            yield masker.rewrite_fields(short, NOBODY) if masker else short


def share_incident(store: Store, row: IncidentRow, sharing: Sharing) -> IncidentRow:
    """Return the row of an incident as it may leave the machine."""
    pages = tuple(map(name_page, row.pages))
    short = replace(row, answer=bound(for_others(row.answer), sharing.limits), pages=pages)
    if not sharing.masked:
        return short
    casts = cast_private([one.article for one in store.articles_of(articles_in(row.answer))])
    names = merge_names(casts.values())
    if not names.people:
        return short
    masked: IncidentRow = IncidentMasker(None, sayer(names), casts).rewrite_fields(short, NOBODY)
    return masked


def name_page(page: PageRef) -> PageRef:
    """Return a page that is called by its name, wherever it lies."""
    return replace(page, url=name_place(page.url), source=name_place(page.source) or "")


class IncidentMasker(AnswerRewriter):
    """Masks the row of an incident; a place keeps the name that it shares with somebody."""

    def owner_of(self, record: object, owner: Owner) -> Owner:
        """Return whose words those of a record are."""
        if isinstance(record, Where):
            return Owner(None, frozenset(name_words(record.name)))
        return super().owner_of(record, owner)


@dataclass(frozen=True)
class RowMasker(Rewriter):
    """Masks the rows of one article; offsets stay those of its own text."""

    cast: Cast

    @cached_property
    def text(self) -> Edited:
        """The article's text, masked."""
        return mask_text(self.cast.article.text, self.cast.hits)

    def rewrite(self, value: Any, owner: Owner) -> Any:
        """Return a record, a tuple or words rewritten; a span by where it stands in the text."""
        if isinstance(value, Span):
            return replace(value, text=self.text.slice(value.start, value.end) if value.text else "")
        return super().rewrite(value, owner)

    def owner_of(self, record: object, owner: Owner) -> Owner:
        """Return whose words those of a record are."""
        if isinstance(record, Party | Speaker):
            return self.cast.owner(record.actor)
        if isinstance(record, Where):
            return Owner(None, frozenset(name_words(record.name)))
        return super().owner_of(record, owner)


@dataclass(frozen=True)
class Bounder:
    """Keeps what all rows of one article quote of it within the limits.

    ``quoted``: the places of its text that rows have shown; what is shown again costs nothing.
    """

    limits: Limits
    quoted: set[int] = field(default_factory=set)

    def bound_row(self, row: Any) -> Any:
        """Return a row with short quotations, without words where the article's limit is met."""
        short: Any = self.bound(row)
        title: str | None = getattr(row, "title", None)
        if title is not None and not self.shows(row, short):
            lead = title.partition(": ")[0]
            short = replace(short, title=f"{lead}: {BEYOND}")
        return short

    def shows(self, row: Any, short: Any) -> bool:
        """Tell whether all main words of a row are shown, so that its title may have some of them."""
        words: Sequence[Span] = (row.words,) if isinstance(row.words, Span) else row.words
        kept: Sequence[Span] = (short.words,) if isinstance(short.words, Span) else short.words
        return all(one.text or not two.text for one, two in zip(kept, words, strict=True))

    def bound(self, value: Any) -> Any:
        """Return a record or tuple with bounded spans, its pages called by their names."""
        if isinstance(value, Span):
            return self.bound_span(value)
        if isinstance(value, PageRef):
            return name_page(value)
        if isinstance(value, tuple):
            return tuple(self.bound(one) for one in value)
        if hasattr(value, "__dataclass_fields__"):
            held = {name: getattr(value, name) for name in value.__dataclass_fields__}
            return replace(value, **{name: self.bound(one) for name, one in held.items()})
        return value

    def bound_span(self, span: Span) -> Span:
        """Return a span of few words; of none where the article's limit is met."""
        short = cut_span(span, self.limits.quotation)
        fresh = set(range(short.start, short.end)) - self.quoted
        if len(self.quoted) + len(fresh) > self.limits.article:
            return replace(span, text="")
        self.quoted.update(fresh)
        return short
