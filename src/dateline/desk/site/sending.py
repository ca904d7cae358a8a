"""What is sent to the desk: a form is checked, done in a thread, and answered by leading on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from dateline.desk.bodies import LARGEST
from dateline.desk.replies import desk_of
from dateline.desk.site.answering import HEADERS, make_frame, render, writing_of
from dateline.desk.writing import BY, NAME_COOKIE
from dateline.errors import ReviewRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastapi import Request, Response

FRESH: Final = {"cache-control": "no-store", **HEADERS}  # pages with forms hold the key of this run
MOST: Final = 200  # fields of a form
YEAR: Final = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that may be taken: who sends it, and its fields; files are read whole."""

    by: str
    fields: Mapping[str, str]
    files: Mapping[str, bytes]

    def get(self, name: str) -> str:
        """Return a field, empty where it was not sent."""
        return self.fields.get(name, "")


async def read_form(request: Request) -> Sent:
    """Return what was sent. Raises WriteForbidden where it may not be taken."""
    writing = writing_of(request)
    writing.check_sender(request)
    async with request.form(max_files=1, max_fields=MOST, max_part_size=LARGEST) as form:
        by = writing.check(request, {key: form[key] for key in form})
        fields, files = {}, {}
        for key, value in form.multi_items():
            if isinstance(value, UploadFile):
                files[key] = await value.read()
            else:
                fields[key] = value
        return Sent(by, fields, files)


async def take(
    request: Request,
    do: Callable[[Sent], str],
    refuse: Callable[[Sent, ReviewRefused], Response] | None = None,
) -> Response:
    """Do what a form asks for, and lead to the address that ``do`` returns; the name is remembered.

    ``refuse``: what answers where ``do`` raises ReviewRefused; None: nothing, it is raised on.
    """
    sent = await read_form(request)
    try:
        led = RedirectResponse(await run_in_threadpool(do, sent), 303, FRESH)
    except ReviewRefused as error:
        if refuse is None:
            raise
        return await run_in_threadpool(refuse, sent, error)
    if sent.fields.get(BY):
        led.set_cookie(NAME_COOKIE, quote(sent.by), max_age=YEAR, httponly=True, samesite="strict")
    return led


def fresh(
    request: Request,
    template: str,
    context: Mapping[str, Any],
    *,
    twin: str | None = None,
    status: int = 200,
) -> Response:
    """Return a page that no browser keeps: with forms, or of what the ledger's state does not tell.

    ``twin``: the path of the same as JSON, None where there is none; ``status``: that of the answer.
    """
    desk, writing = desk_of(request), writing_of(request)
    frame = make_frame(request, desk, desk.ledger(), twin)
    own = {
        "key": writing.key(),
        "by": writing.name_of(request),
        "named": bool(writing.doors.user_header),
        "may_write": writing.may_write(request),
        "asks_token": writing.doors.writes and writing.doors.token is not None,
    }
    return HTMLResponse(render(template, frame, {**own, **context}), status, FRESH)


def is_hidden(request: Request) -> bool:
    """Tell whether what is decided and watched is hidden: on a shared desk, from all but who may write.

    Whoever knows the token, or is named by the proxy, is of the house, and sees names as they are.
    """
    return desk_of(request).sharing is not None and not writing_of(request).may_write(request)


def need(sent: Sent, name: str) -> str:
    """Return a field that must be there. Raises ReviewRefused."""
    value = sent.get(name).strip()
    if not value:
        raise ReviewRefused(f"The form lacks {name}.", "Go back and fill it in.")
    return value
