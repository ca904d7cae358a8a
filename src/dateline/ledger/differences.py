"""What a new reading of a page adds, revises and withdraws, beside an older one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.ledger.fields import Told, Values, article_values
from dateline.ledger.journal import Noted
from dateline.ledger.matching import pair_claims, pair_events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.ledger.journal import Kind, What
    from dateline.ledger.matching import Part
    from dateline.records import Article, Claim, Event, Report, Span


@dataclass(frozen=True, slots=True)
class Reasons:
    """Who read anew; ``page_changed``: the bytes are others, so what differs may be the page's doing."""

    reader: str
    page_changed: bool = False

    def say(self, kind: Kind, *, by_page: bool) -> str:
        """Return why something was added, revised or withdrawn."""
        if self.page_changed and by_page:
            return {
                "added": "The page changed and holds it now.",
                "withdrawn": "The page changed and no longer holds it.",
            }.get(kind, "The page changed.")
        return {
            "added": f"The reader {self.reader} finds it.",
            "withdrawn": f"The reader {self.reader} no longer finds it.",
        }.get(kind, f"The reader {self.reader} reads it so.")


def compare(old: Report, new: Report, reasons: Reasons) -> tuple[Noted, ...]:
    """Return what differs, articles first; articles are paired by their place on the page."""
    found: list[Noted] = []
    longest = max(len(old.articles), len(new.articles))
    for position in range(longest):
        before = old.articles[position] if position < len(old.articles) else None
        after = new.articles[position] if position < len(new.articles) else None
        found += compare_articles(before, after, reasons)
    return tuple(found)


def compare_articles(old: Article | None, new: Article | None, reasons: Reasons) -> Iterator[Noted]:
    """Yield what differs between two readings of one article, or all of one that stands alone."""
    if old and new:
        yield from Comparison(old, new, reasons).changes()
    elif new:
        yield from whole(new, "added", reasons)
    elif old:
        yield from whole(old, "withdrawn", reasons)


def whole(article: Article, kind: Kind, reasons: Reasons) -> Iterator[Noted]:
    """Yield an article with all its claims and events as added or withdrawn."""
    why = reasons.say(kind, by_page=True)
    for what, key in parts_of(article):
        yield Noted(kind, what, key, article.id, reason=why, by=reasons.reader)


def parts_of(article: Article) -> Iterator[tuple[What, str]]:
    """Yield the article itself, its claims and its events, with their ids."""
    yield "article", article.id
    for claim in article.claims:
        yield "claim", claim.id
    for event in article.events:
        yield "event", event.id


class Comparison:
    """Two readings of one article."""

    def __init__(self, old: Article, new: Article, reasons: Reasons) -> None:
        self._old, self._new, self._reasons = old, new, reasons
        self._claims = pair_claims(old, new)
        self._events = pair_events(old, new)
        renamed = {one.id: other.id for one, other in self._claims.same}
        renamed |= {one.id: other.id for one, other in self._events.same}
        self._before = Told(old, renamed)
        self._after = Told(new)
        self._old_words, self._new_words = squeeze(old.text), squeeze(new.text)

    def changes(self) -> Iterator[Noted]:
        """Yield what differs: the article, its claims, its events."""
        yield from self._article()
        for one, other in self._claims.same:
            fields = differing(self._before.claim(one), self._after.claim(other))
            yield from self._revised("claim", one, other, fields)
        yield from self._alone("claim", self._claims.gone, self._claims.came, content)
        for before, after in self._events.same:
            fields = differing(self._before.event(before), self._after.event(after))
            yield from self._revised("event", before, after, fields)
        yield from self._alone("event", self._events.gone, self._events.came, anchor)

    def _article(self) -> Iterator[Noted]:
        """Yield the article where a field of it differs, or where it stands in another capture now."""
        fields = differing(article_values(self._old), article_values(self._new))
        moved = self._old.id != self._new.id
        if fields or moved:
            yield Noted(
                "revised",
                "article",
                self._old.id,
                self._new.id,
                self._new.id if moved else None,
                " ".join((["page"] if moved else []) + fields),
                reason=self._reasons.say("revised", by_page=moved),
                by=self._reasons.reader,
            )

    def _revised(self, what: What, one: Part, other: Part, fields: list[str]) -> Iterator[Noted]:
        """Yield a part of which a field differs."""
        if fields:
            yield Noted(
                "revised",
                what,
                one.id,
                self._new.id,
                other.id if other.id != one.id else None,
                " ".join(fields),
                reason=self._reasons.say("revised", by_page=self._old_words != self._new_words),
                by=self._reasons.reader,
            )

    def _alone(
        self, what: What, gone: list[Part], came: list[Part], spans: Callable[[Part], tuple[Span, ...]]
    ) -> Iterator[Noted]:
        """Yield the parts that only one reading has; the page did it where it has not their sentence."""
        for kind, parts, article, words in (
            ("withdrawn", gone, self._old, self._new_words),
            ("added", came, self._new, self._old_words),
        ):
            for one in parts:
                by_page = sentence_of(article, spans(one)) not in words
                why = self._reasons.say(kind, by_page=by_page)  # type: ignore[arg-type]
                yield Noted(kind, what, one.id, article.id, reason=why, by=self._reasons.reader)  # type: ignore[arg-type]


def sentence_of(article: Article, spans: Iterable[Span]) -> str:
    """Return the words of the sentence in which spans begin, or where there is none their own."""
    start = min((span.start for span in spans), default=0)
    around = [one for one in article.sentences if one.start <= start < one.end]
    words = [article.text[one.start : one.end] for one in around] or [span.text for span in spans]
    return squeeze(words[0]) if words else ""


def content(claim: Claim) -> tuple[Span, ...]:
    """Return the spans by which a claim is known."""
    return claim.content


def anchor(event: Event) -> tuple[Span, ...]:
    """Return the spans by which an event is known."""
    return (event.anchor,)


def differing(old: Values, new: Values) -> list[str]:
    """Return the names of the fields whose values differ."""
    return [name for name, value in old.items() if new[name] != value]


def squeeze(text: str) -> str:
    """Return a text with every run of white space as one blank."""
    return " ".join(text.split())
