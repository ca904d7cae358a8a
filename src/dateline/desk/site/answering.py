"""How a page is answered: made from the ledger and a template, with the headers that all pages have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from dateline.desk.replies import desk_of, holds, make_tag
from dateline.desk.shapes import VERSION
from dateline.desk.site.assets import assets
from dateline.desk.site.environment import environment
from dateline.desk.site.links import with_query
from dateline.desk.site.tabs import Tab, tabs
from dateline.identity import hash_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.resources.abc import Traversable

    from fastapi import Request

    from dateline.desk.desk import Desk
    from dateline.desk.writing import Writing
    from dateline.ledger.ledger import Ledger

    Make = Callable[[Desk, Ledger], Mapping[str, Any] | Response]

POLICY: Final = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
# ``same-origin`` and not ``no-referrer``: else a browser sends no Origin with a form of our own.
HEADERS: Final = {"content-security-policy": POLICY, "referrer-policy": "same-origin"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What the frame around every page shows, in templates under the name ``frame``.

    ``path``: that of the page; ``twin``: where the same is as JSON, null where it is not; ``linked``:
    the links take in all pages of the ledger; ``shared``, ``masked``: how answers leave the machine;
    ``writes``: whether decisions may be sent.
    """

    path: str
    twin: str | None
    linked: bool = True
    shared: bool = False
    masked: bool = False
    writes: bool = False
    version: str = VERSION
    tabs: tuple[Tab, ...] = ()


def make_router() -> APIRouter:
    """Return a router for pages, which the description of the API leaves out."""
    return APIRouter(include_in_schema=False, default_response_class=Response)


def answer(request: Request, template: str, make: Make, *, twin: str | None = None) -> Response:
    """Return a page: ``template`` filled with what ``make`` gives, or 304 where it has not changed.

    ``make`` may also give a response, such as one that leads elsewhere. ``twin``: the path of the same
    answer as JSON, by default that of the page with ``.json``; its parameters are those of the page.
    """
    desk = desk_of(request)
    ledger = desk.ledger()
    writes = writing_of(request).may_write(request)
    headers = {"etag": page_tag(desk, ledger, writes=writes), "vary": "Cookie", **HEADERS}
    if holds(request.headers.get("if-none-match", ""), headers["etag"]):
        return Response(None, 304, headers)
    made = make(desk, ledger)
    if isinstance(made, Response):
        return made
    frame = make_frame(request, desk, ledger, twin or f"{request.url.path}.json")
    return HTMLResponse(render(template, frame, made), headers=headers)


def make_frame(request: Request, desk: Desk, ledger: Ledger, twin: str | None) -> Frame:
    """Return what the frame around a page shows; ``twin``: the path of the same as JSON, if any."""
    return Frame(
        path=request.url.path,
        twin=with_query(twin, request.query_params.multi_items()) if twin else None,
        linked=ledger.is_linked(),
        shared=desk.sharing is not None,
        masked=desk.sharing is not None and desk.sharing.masked,
        writes=writing_of(request).may_write(request),
        tabs=tabs(),
    )


def render(template: str, frame: Frame, context: Mapping[str, Any]) -> str:
    """Return a template filled in."""
    return environment().get_template(template).render(frame=frame, **context)


def page_tag(desk: Desk, ledger: Ledger, *, writes: bool) -> str:
    """Return the tag of all pages as long as neither the ledger, the program nor who looks changes.

    ``writes``: whether who looks may write, and is shown what leads to forms.
    """
    return f'W/"{hash_text(f"{make_tag(desk, ledger)}{looks()}{writes}")[:20]}"'


def writing_of(request: Request) -> Writing:
    """Return who may write at the desk that is asked."""
    found: Writing = request.app.state.writing
    return found


@cache
def looks() -> str:
    """Return what the templates and static files are told from others by."""
    parts = [one.mark for one in assets().values()]
    return hash_text(chr(0).join([*parts, *sorted(read_all(files("dateline.desk") / "templates"))]))


def read_all(folder: Traversable) -> list[str]:
    """Return the texts of all files in a folder and beneath it."""
    found = []
    for one in folder.iterdir():
        found += read_all(one) if one.is_dir() else [one.read_text(encoding="utf-8")]
    return found
