"""Masks: people without a public role are called "a person [1]" wherever they are named."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from msgspec import UnsetType

from dateline.answered import Evidence, Origin, SharedPassage, SideEvidence, Tie, Version
from dateline.identity import hash_text
from dateline.rights.casting import NOBODY, cast_private, merge_names
from dateline.rights.rewriting import Edit, Edited, Rewriter, TextRewriter
from dateline.rights.spelling import addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dateline.answered import IncidentAnswer
    from dateline.records import Actor, Article, Report, Span
    from dateline.rights.casting import Cast, Names, Owner
    from dateline.rights.finding import Hit

URL: Final = re.compile(r"(https?://[^\s<>\"]+)", re.IGNORECASE)
NOWHERE: Final = "https://masked.invalid/"
BEFORE: Final = re.compile(r"(?:^|(?<=\W))([^\W\d_]+)\.?\s+$")


def mask_report(report: Report) -> Report:
    """Return a report in which people without a public role are masked; every span holds again.

    ``text_sha256`` is that of the new text; ids stay as they are.
    """
    casts = cast_private(report.articles)
    whole = Rewriter(None, sayer(merge_names(casts.values())))
    articles = tuple(mask_article(article, casts[article.id]) for article in report.articles)
    page = whole.rewrite(report.page, NOBODY)
    return replace(report, page=page, articles=articles, notes=whole.rewrite(report.notes, NOBODY))


def mask_answer(answer: IncidentAnswer, articles: Sequence[Article]) -> IncidentAnswer:
    """Return an answer in which people without a public role are masked; ``articles``: all it is of.

    Offsets stay those of the articles' own texts, though the words they bound are masked.
    """
    casts = cast_private(articles)
    names = merge_names(casts.values())
    if not names.people:
        return answer
    return AnswerRewriter(None, sayer(names), casts).rewrite_fields(answer, NOBODY)  # type: ignore[no-any-return]


def mask_words(words: str, articles: Sequence[Article]) -> str:
    """Return words about articles, such as what somebody calls them, with the same people masked."""
    return sayer(merge_names(cast_private(articles).values()))(words, NOBODY)


@dataclass(frozen=True)
class AnswerRewriter(Rewriter):
    """Rewrites answers: the words of an article by where they stand in its text."""

    casts: Mapping[str, Cast]

    @cached_property
    def texts(self) -> Mapping[str, Edited]:
        """The texts of the articles, masked."""
        return {key: mask_text(one.article.text, one.hits) for key, one in self.casts.items()}

    @cached_property
    def owners(self) -> Mapping[tuple[str, str], Owner]:
        """Whose claims the articles' claims are, where one source has them."""
        return {
            (key, claim.id): cast.owner(claim.sources[0].actor)
            for key, cast in self.casts.items()
            for claim in cast.article.claims
            if len(claim.sources) == 1
        }

    def rewrite_fields(self, record: Any, owner: Owner) -> Any:
        """Return a record rewritten; the words of evidence by the text they are part of."""
        found = super().rewrite_fields(record, owner)
        if isinstance(record, Evidence | SideEvidence) and record.article in self.texts:
            span = record.span
            words = self.texts[record.article].slice(span.start, span.end)
            return replace(found, span=replace(span, text=words))
        if isinstance(record, Version):
            gone = self.mask_spans(record.gone, record.earlier)
            return replace(record, gone=gone, new=self.mask_spans(record.new, record.later))
        if isinstance(record, Tie) and not isinstance(record.passages, UnsetType):
            ones = self.mask_spans(tuple(each.a for each in record.passages), record.a)
            others = self.mask_spans(tuple(each.b for each in record.passages), record.b)
            return replace(found, passages=tuple(map(SharedPassage, ones, others)))
        return found

    def mask_spans(self, spans: tuple[Span, ...], article: str) -> tuple[Span, ...]:
        """Return spans of an article's text with their words masked."""
        if article not in self.texts:
            return self.rewrite(spans, NOBODY)  # type: ignore[no-any-return]
        text = self.texts[article]
        return tuple(replace(span, text=text.slice(span.start, span.end)) for span in spans)

    def owner_of(self, record: object, owner: Owner) -> Owner:
        """Return whose words those of a record are: of an origin, who makes its claims."""
        if not isinstance(record, Origin):
            return super().owner_of(record, owner)
        keys = ((article, claim) for article in record.articles for claim in record.claims)
        return next((self.owners[key] for key in keys if key in self.owners), owner)


def mask_article(article: Article, cast: Cast) -> Article:
    """Return an article in which the people of a cast are masked."""
    if not cast.people:
        return article
    edited = mask_text(article.text, cast.hits)
    found: Article = TextRewriter(cast, sayer(cast), edited).rewrite_fields(
        replace(article, text=""), NOBODY
    )
    actors = tuple(drop_twins(actor) for actor in found.actors)
    return replace(found, text=edited.text, text_sha256=hash_text(edited.text), actors=actors)


def drop_twins(actor: Actor) -> Actor:
    """Return an actor without aliases that have become one."""
    return replace(
        actor, aliases=tuple(dict.fromkeys(one for one in actor.aliases if one != actor.name))
    )


def mask_text(text: str, hits: Iterable[Hit]) -> Edited:
    """Return a text with what stands for the names in it; forms of address before them go along."""
    return Edited(text, [Edit(title_start(text, hit.start), hit.end, name(hit)) for hit in hits])


def name(hit: Hit) -> str:
    """Return what stands for a name."""
    return f"a person [{hit.number}]"


def title_start(text: str, start: int) -> int:
    """Return where a name begins with the form of address before it: "Mrs", "Dr."."""
    found = BEFORE.search(text, max(0, start - 20), start)
    if found and found[1].casefold() in addresses():
        return found.start(1)
    return start


def sayer(names: Names) -> Callable[[str, Owner], str]:
    """Return what masks words that are no part of a text: titles, names, sentences, addresses."""

    def say(words: str, owner: Owner) -> str:
        words = "".join(cut(part, names) for part in URL.split(words))
        return mask_text(words, names.find(words, owner)).text

    return say


def cut(words: str, names: Names) -> str:
    """Return an address of which the rest names somebody masked as that of its site; words as they are.

    Where the site's own address does, nothing of it is left.
    """
    if not URL.fullmatch(words) or not names.find(words):
        return words
    parts = urlsplit(words)
    site = f"{parts.scheme}://{parts.netloc}/"
    return site if not names.find(site) else NOWHERE
