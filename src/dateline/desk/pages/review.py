"""Review: what is most worth a look, with the source text beside it; accept, correct or reject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, get_args

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time

from dateline.desk.corrected import keep
from dateline.desk.refused import refill
from dateline.desk.replies import desk_of
from dateline.desk.site.answering import make_router
from dateline.desk.site.links import article_url
from dateline.desk.site.sending import fresh, is_hidden
from dateline.desk.site.tabs import Tab
from dateline.desk.views.corrections import fields_of
from dateline.desk.views.read_as import say_read
from dateline.records import Claim, Event, Span
from dateline.reviewing.matching import things_of
from dateline.reviewing.review import ReviewKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.desk.refused import Refused
    from dateline.desk.views.fields import Field
    from dateline.ledger.ledger import Ledger
    from dateline.ledger.review_queue import QueueItem
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Mention
    from dateline.reviewing.review import Thing

ADDRESS: Final = "/review"
TAB: Final = Tab(60, "Review", ADDRESS)
SHOWN: Final = 12  # items of one page
AROUND: Final = 240  # characters of the text before and behind an item's words
router = make_router()


@router.get(ADDRESS)
def show_queue(request: Request, kind: str = "", done: str = "") -> Response:
    """Show what is most worth being looked at next; ``done``: what was decided last."""
    if is_hidden(request):
        return fresh(request, "review.html", {**EMPTY, "shared": True})
    ledger = desk_of(request).ledger()
    told = {"items": list_cases(ledger, kind), "done": done, **around_cases(ledger, kind)}
    return fresh(request, "review.html", told)


@dataclass(frozen=True, slots=True)
class Case:
    """An item of the queue with the texts around it, and the fields in which it may be corrected.

    ``refused``: the form that was sent for it and not taken, if this page answers to it.
    """

    item: QueueItem
    read_as: str
    texts: Sequence[Passage]
    fields: tuple[Field, ...]
    refused: Refused | None = None

    @property
    def was(self) -> str:
        """What the fields hold as they were read, for the form to carry along."""
        return keep(self.fields)

    @property
    def shown(self) -> tuple[Field, ...]:
        """The fields as they are shown: as they were read, or as they were sent and not taken."""
        return refill(self.fields, self.refused) if self.refused else self.fields


def list_cases(ledger: Ledger, kind: str) -> list[Case]:
    """Return what is most worth being looked at next, of one kind or of all."""
    kinds = tuple(one for one in get_args(ReviewKind) if one == kind)
    items = ledger.review_queue(SHOWN, kinds)
    homes = ledger.event_homes(end for one in items if one.kind == "merge" for end in ends_of(one))
    wanted = {one.article for one in items if one.article} | set(homes.values())
    articles = {one.article.id: one for one in ledger.articles_of(wanted)}
    return [make_case(one, articles.get(one.article), show_texts(one, homes, articles)) for one in items]


def make_case(item: QueueItem, one: LinkedArticle | None, texts: Sequence[Passage]) -> Case:
    """Return an item with what it was read as and the fields in which it may be corrected."""
    thing = thing_of(item, one)
    read = say_read(one.article, thing) if one and thing else ""
    fields = fields_of(one.article, thing) if one and thing else ()
    return Case(item, read or item.read_as.replace("_", " "), texts, fields)


def around_cases(ledger: Ledger, kind: str) -> dict[str, Any]:
    """Return what the page shows beside the queue."""
    return {
        "kinds": get_args(ReviewKind),
        "kind": kind,
        "decided": [one for one in reversed(ledger.reviews()) if one.in_force][:SHOWN],
        "shared": False,
        "is_linked": ledger.is_linked(),
    }


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article with the text before and behind them, and where they stand."""

    before: str
    words: str
    after: str
    title: str | None
    outlet: str | None
    url: str


EMPTY: Final = {"items": (), "kinds": (), "kind": "", "done": "", "decided": (), "is_linked": True}


def ends_of(item: QueueItem) -> list[str]:
    """Return the ids that a merge joins."""
    return item.id.split("=")


def show_texts(
    item: QueueItem, homes: Mapping[str, str], articles: Mapping[str, LinkedArticle]
) -> list[Passage]:
    """Return the text around an item's words; of a merge that around the words of both events."""
    if item.kind != "merge":
        one = articles.get(item.article)
        span = span_of(one, item) if one else None
        return [passage(one, item.article, span or Span(-1, -1, item.words))]
    found = []
    for end in ends_of(item):
        one = articles.get(homes.get(end, ""))
        event = next((each for each in one.article.events if each.id == end), None) if one else None
        if one and event:
            found.append(passage(one, one.article.id, event.anchor))
    return found


def span_of(one: LinkedArticle, item: QueueItem) -> Span | None:
    """Return where the thing of an item stands in its article: from its first word to its last."""
    thing = thing_of(item, one)
    spans = spans_of(thing) if thing else ()
    if not spans:
        return None
    start, end = spans[0].start, spans[-1].end
    return Span(start, end, one.article.text[start:end])


def thing_of(item: QueueItem, one: LinkedArticle | None) -> Thing | None:
    """Return the claim, event or place of an item; None where it is not held, and of a merge."""
    if one is None or item.kind == "merge":
        return None
    return next((thing for thing in things_of(one.article, item.kind) if thing.id == item.id), None)


def spans_of(thing: Thing) -> tuple[Span | Mention, ...]:
    """Return the words of a claim, an event or the first mention of a place."""
    if isinstance(thing, Claim):
        return thing.content or thing.cue
    return (thing.anchor,) if isinstance(thing, Event) else thing.mentions[:1]


def passage(one: LinkedArticle | None, key: str, span: Span) -> Passage:
    """Return words with the text around them, as far as they stand in an article."""
    if one is None or span.start < 0:
        return Passage("", span.text, "", None, None, article_url(key))
    before, after = around(one.article.text, span.start, span.end)
    title, outlet = one.article.title, one.article.outlet
    return Passage(before, span.text, after, title, outlet, article_url(key, span.start, span.end))


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the text around words, with an ellipsis where it goes on."""
    before, after = whole_words(text, start, end)
    cut = len(before) < start, end + len(after) < len(text)
    return f"… {before}" if cut[0] else before, f"{after} …" if cut[1] else after


def whole_words(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the text around words; a word that the limit would cut is left out."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND and not text[start - AROUND - 1].isspace():
        before = before.partition(" ")[2]
    if end + AROUND < len(text) and not text[end + AROUND].isspace():
        after = after.rpartition(" ")[0]
    return before, after
