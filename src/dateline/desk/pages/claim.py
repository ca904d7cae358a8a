"""The receipt of a claim, as a card: its words, the way they came, and the capture they were read in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Query, Request, Response

from dateline.desk import api, things
from dateline.desk.site.answering import answer, make_router
from dateline.desk.site.links import article_url, checked
from dateline.desk.views.agreeing import agree, are_several
from dateline.desk.views.heads import head_of
from dateline.desk.views.holding import hold
from dateline.desk.views.quoting import part_sentence
from dateline.linking.pronouns import asked_as, say_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.desk.desk import Desk
    from dateline.desk.views.heads import Head
    from dateline.ledger.ledger import Ledger
    from dateline.receipts import Receipt
    from dateline.searches import Sayer

router = make_router()


@router.get("/claims/{claim}.json")
def get_twin(request: Request, claim: api.ClaimId, article: api.OfArticle = None) -> Response:
    """Answer with the same receipt as the API."""
    return api.get_receipt(request, claim, article)


@router.get("/claims/{claim}")
def show_claim(request: Request, claim: str, article: Annotated[str | None, Query()] = None) -> Response:
    """Show the receipt of a claim, as one article carries it."""
    key = checked("clm", claim)
    of = checked("art", article) if article else None

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        receipt = things.show_receipt(desk, ledger, key, of)
        held = hold(ledger, [receipt.article, *receipt.carried_by], desk.sharing)
        sayers = held.sayers(receipt.article, receipt.claim)
        return {
            "receipt": receipt,
            "sources": list_sources(sayers),
            "stance": agree(receipt.stance, several=are_several(sayers)),
            "outlet": held.outlet(receipt.article),
            "parts": part_sentence(receipt.sentence, receipt.words, receipt.cue),
            "words_url": words_url(receipt),
            "heads": heads_of(desk, ledger, receipt),
            "carried": [held.tellings[name] for name in receipt.carried_by if name in held.tellings],
        }

    return answer(request, "claim.html", make)


def list_sources(sayers: Iterable[Sayer]) -> list[tuple[str | None, str | None]]:
    """Return what each source is called, and by what it is asked for."""
    return [(say_called(one.text, one.name), asked_as(one.text, one.name)) for one in sayers]


def heads_of(desk: Desk, ledger: Ledger, receipt: Receipt) -> dict[str, Head]:
    """Return the heads of the incidents that a claim bears, by their ids."""
    ids = tuple(dict.fromkeys(one.incident for one in receipt.bears))
    return {one.incident.id: head_of(one) for one in desk.incidents(ledger, ids)}


def words_url(receipt: Receipt) -> str:
    """Return the address of a claim's words in the text of its article."""
    spans = receipt.words or receipt.cue
    bounds = (spans[0].start, spans[0].end) if spans else (None, None)
    return article_url(receipt.article, *bounds)
