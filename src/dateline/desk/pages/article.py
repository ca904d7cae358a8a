"""The page of an article: its text with sources, contents, events, places and times marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import Query, Request, Response

from dateline.answers.article_hits import list_hits
from dateline.answers.finishing import finish
from dateline.answers.incidents import answer_incidents
from dateline.answers.receipts import is_web, land_on
from dateline.answers.sharing_hits import share_hits
from dateline.desk import api
from dateline.desk.site.answering import answer, make_router
from dateline.desk.site.links import checked
from dateline.desk.views.heads import head_of
from dateline.desk.views.holding import telling_of
from dateline.desk.views.notes import list_notes
from dateline.desk.views.relatives import list_relatives
from dateline.desk.views.segments import cut_text
from dateline.desk.views.shared_marks import mark_parts
from dateline.desk.views.text_marks import LAYERS
from dateline.errors import NotHeld
from dateline.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.answers.sharing import Sharing
    from dateline.desk.desk import Desk
    from dateline.desk.views.heads import Head
    from dateline.ledger.ledger import Ledger
    from dateline.linking.neighbours import LinkedArticle
    from dateline.searches import Hit

MOST: Final = 12  # incidents named on the page
At = Annotated[str, Query(pattern=r"^(\d{1,9}-\d{1,9})?$")]
router = make_router()


@router.get("/articles/{article}.json")
def get_twin(request: Request, article: api.ArticleId) -> Response:
    """Answer with the same article as the API."""
    return api.get_article(request, article)


@router.get("/articles/{article}")
def show_article(request: Request, article: str, at: At = "") -> Response:
    """Show one article; ``at``: the bounds of words to point at."""
    key = checked("art", article)

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        held = ledger.articles_of([key])
        if not held:
            raise NotHeld(f"The ledger has no article {key}.", "Look for it by its words.")
        one = held[0]
        hits = list_hits(one)
        if desk.sharing:
            hits = share_hits(hits, [one.article], desk.sharing)
        return {
            "told": telling_of(one, hits[0]),
            "incidents": list_incidents(desk, ledger, key),
            "relatives": list_relatives(ledger, one),
            **(
                tell_parts(hits, one, desk.sharing)
                if desk.sharing
                else tell_whole(ledger, one, read_bounds(at, one))
            ),
        }

    return answer(request, "article.html", make, twin=f"/articles/{key}.json")


def read_bounds(at: str, one: LinkedArticle) -> tuple[int, int] | None:
    """Return the bounds that an address points at, if they are some of the text."""
    start, _, end = at.partition("-")
    found = (int(start), int(end)) if at else (0, 0)
    return found if 0 <= found[0] < found[1] <= len(one.article.text) else None


def tell_whole(ledger: Ledger, one: LinkedArticle, at: tuple[int, int] | None) -> dict[str, Any]:
    """Return what the template shows of an article in the house: all of it."""
    article = one.article
    address = one.url or article.canonical_url
    spans = [Span(*at, article.text[slice(*at)])] if at else []
    return {
        "article": article,
        "blocks": cut_text(article, at),
        "notes": {note.number: note for note in list_notes(article)},
        "layers": LAYERS,
        "capture": ledger.capture(one.capture),
        "source": one.source,
        "address": land_on(address, article.text, spans) if is_web(address) else None,
        "remarks": ledger.notes(one.capture),
        "page": [part for part in ledger.articles_on(one.capture) if part.id != article.id],
        "parts": (),
    }


def tell_parts(hits: tuple[Hit, ...], one: LinkedArticle, sharing: Sharing) -> dict[str, Any]:
    """Return what the template shows of an article on a shared desk: its claims and events."""
    return {"article": None, "parts": tuple(mark_parts(hits[1:], one, sharing))}


def list_incidents(desk: Desk, ledger: Ledger, key: str) -> list[Head]:
    """Return the heads of the incidents that an article tells of, those with most origins first."""
    told = sorted(ledger.incidents_told([key]), key=lambda one: (-one[2], one[0]))
    ids = [incident for incident, _, _ in told[:MOST]]
    heads = map(head_of, finish(ledger, answer_incidents(ledger, ids), desk.sharing))
    return sorted(heads, key=lambda head: (-head.asserting, -head.articles, head.id))
