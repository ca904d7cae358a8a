"""An incident as a dossier: one file that needs nothing else, with numbered evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from dateline.desk import things
from dateline.desk.pages.incident import tell
from dateline.desk.replies import desk_of
from dateline.desk.shapes import VERSION, Moved
from dateline.desk.site.answering import HEADERS, make_router
from dateline.desk.site.assets import assets
from dateline.desk.site.environment import environment
from dateline.desk.site.links import checked
from dateline.desk.views.holding import hold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.desk.views.holding import Held, Telling
    from dateline.ledger.ledger import Ledger
    from dateline.receipts import CaptureFacts

SHEETS: Final = ("tokens.css", "pictures.css", "dossier.css")
router = make_router()


@dataclass(frozen=True, slots=True)
class Page:
    """A page that evidence stands on, by its number: the article, its capture, the hash of its text."""

    number: int
    told: Telling
    capture: CaptureFacts
    text_sha256: str


@router.get("/incidents/{incident}/dossier.html")
def get_dossier(request: Request, incident: str) -> Response:
    """Give an incident as one file to keep: nothing is loaded when it is opened."""
    desk, key = desk_of(request), checked("inc", incident)
    ledger = desk.ledger()
    found = things.find_incident(desk, ledger, key)
    if isinstance(found, Moved):
        return RedirectResponse(f"/incidents/{found.now}/dossier.html", 307)
    held = hold(ledger, found.article_ids, desk.sharing)
    told = tell(found, held)
    pages = list(list_pages(ledger, held, told["tellings"]))
    context = {
        **told,
        "rows": list(enumerate(told["claims"], start=1)),
        "pages": pages,
        "shared": desk.sharing is not None,
        **made(),
    }
    body = environment().get_template("dossier.html").render(**context)
    name = f"dossier-{found.incident.id.partition(':')[2]}.html"
    headers = {**HEADERS, "content-disposition": f'attachment; filename="{name}"'}
    return HTMLResponse(body, headers={**headers, "cache-control": "no-store"})


def made() -> Mapping[str, Any]:
    """Return how and when the file was made, and its styles, which stand inside it."""
    sheets = "\n".join(assets()[name].body.decode() for name in SHEETS)
    at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return {"styles": Markup(sheets), "made_at": at, "version": VERSION}  # noqa: S704  - our own files


def list_pages(ledger: Ledger, held: Held, tellings: list[Telling]) -> Iterator[Page]:
    """Yield the pages of an incident with their captures, numbered in the order of the list."""
    for number, told in enumerate(tellings, start=1):
        one = held.articles[told.id]
        yield Page(number, told, ledger.capture(one.capture), one.article.text_sha256)
