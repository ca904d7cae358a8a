"""Decisions that the forms of the review page send; a refused correction shows its form again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time

from dateline.desk.corrected import read_corrections
from dateline.desk.pages.review import ADDRESS, around_cases, list_cases
from dateline.desk.refused import refused_of
from dateline.desk.replies import desk_of
from dateline.desk.site.answering import make_router
from dateline.desk.site.sending import Sent, fresh, need, take
from dateline.errors import ReviewRefused
from dateline.ledger.ledger import Ledger
from dateline.pipeline import link_ledger
from dateline.reviewing.orders import Order

if TYPE_CHECKING:
    from dateline.desk.pages.review import Case

CHOICES: Final = frozenset({"accept", "reject", "correct", "undo"})
router = make_router()


@router.post(ADDRESS)
async def decide(request: Request) -> Response:
    """Take a decision; the links are brought up to date when that is asked for."""

    def do(sent: Sent) -> str:
        order = read_order(sent)
        with Ledger.open(desk_of(request).where, create=False) as ledger:
            ledger.review([order])
        return f"{ADDRESS}?kind={quote(sent.get('kind'))}&done={quote(order.id)}"

    return await take(request, do, lambda sent, error: show_again(request, sent, error))


def read_order(sent: Sent) -> Order:
    """Return the decision that a form asks for. Raises ReviewRefused."""
    choice = need(sent, "choice")
    if choice not in CHOICES:
        raise ReviewRefused(f"{choice[:40]!r} is no decision.", "Accept, reject, correct or undo.")
    given = read_corrections(sent.fields) if choice == "correct" else {}
    if choice == "correct" and not given:
        cause = "No field was changed."
        raise ReviewRefused(cause, "Change what is wrong; what is right is accepted.")
    return Order(choice, need(sent, "id"), sent.by, given, sent.get("note").strip())  # type: ignore[arg-type]  # checked above


def show_again(request: Request, sent: Sent, error: ReviewRefused) -> Response:
    """Return the queue with the form that was refused first, as it was sent, and why it was.

    Raises the error on where the form is no correction of what stands in the queue.
    """
    ledger, kind = desk_of(request).ledger(), sent.get("kind")
    cases = list_cases(ledger, kind) if sent.get("choice") == "correct" else []
    mine = [one for one in cases if one.item.id == sent.get("id") and one.fields]
    if not mine:
        raise error
    shown = [replace(mine[0], refused=refused_of(sent.fields, error)), *without(cases, mine[0])]
    told = {"items": shown, "done": "", "by": sent.by, **around_cases(ledger, kind)}
    return fresh(request, "review.html", told, status=400)


def without(cases: list[Case], taken: Case) -> list[Case]:
    """Return cases but one."""
    return [one for one in cases if one is not taken]


@router.post("/review/link")
async def link(request: Request) -> Response:
    """Bring the links up to date."""

    def do(_: Sent) -> str:
        with Ledger.open(desk_of(request).where, create=False) as ledger:
            link_ledger(ledger)
        return ADDRESS

    return await take(request, do)
