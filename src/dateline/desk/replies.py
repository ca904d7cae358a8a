"""Answers as JSON with an ETag: who has it already is told so, and the ledger is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import Response

from dateline import jsons
from dateline.desk.shapes import VERSION
from dateline.identity import hash_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import Request

    from dateline.desk.desk import Desk
    from dateline.ledger.ledger import Ledger

MEDIA_TYPE: Final = "application/json"


def desk_of(request: Request) -> Desk:
    """Return the desk that a request is answered by."""
    desk: Desk = request.app.state.desk
    return desk


def reply(request: Request, make: Callable[[Desk, Ledger], object]) -> Response:
    """Return what ``make`` gives as JSON, or 304 where the client has it as the ledger is now.

    The state of the ledger is taken first: a write meanwhile makes the tag older than the answer, and
    the next request gets it anew.
    """
    desk = desk_of(request)
    ledger = desk.ledger()
    tag = make_tag(desk, ledger)
    if holds(request.headers.get("if-none-match", ""), tag):
        return Response(None, 304, {"etag": tag})
    made = make(desk, ledger)
    if isinstance(made, Response):
        return made
    return Response(jsons.encode(made), 200, {"etag": tag}, MEDIA_TYPE)


def make_tag(desk: Desk, ledger: Ledger) -> str:
    """Return the tag of all answers as long as neither the ledger nor the program changes."""
    parts = (VERSION, ledger.name(), ledger.state(), repr(desk.sharing))
    return f'W/"{hash_text(chr(0).join(parts))[:20]}"'


def holds(given: str, tag: str) -> bool:
    """Tell whether an ``If-None-Match`` header has a tag; weak and strong ones are compared alike."""
    tags = {one.strip().removeprefix("W/") for one in given.split(",")}
    return "*" in tags or tag.removeprefix("W/") in tags
