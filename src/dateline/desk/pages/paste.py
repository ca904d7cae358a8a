"""The paste box: the text or file of a page goes in, its reading comes out; kept only where asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from dateline.desk.replies import desk_of
from dateline.desk.site.answering import make_router, writing_of
from dateline.desk.site.links import article_url, web
from dateline.desk.site.sending import FRESH, Sent, fresh, read_form
from dateline.desk.site.tabs import Tab
from dateline.desk.views.pasted import show_articles
from dateline.errors import PageUnreadable
from dateline.page.told import Told

if TYPE_CHECKING:
    from dateline.desk.pasting import Pasting

ADDRESS: Final = "/paste"
TAB: Final = Tab(70, "Paste", ADDRESS)
DAY: Final = len("2031-03-05")
router = make_router()


@router.get(ADDRESS)
def show_box(request: Request) -> Response:
    """Show the box."""
    return fresh(request, "paste.html", {**BLANK, "can": can_paste(request)})


BLANK: Final[dict[str, Any]] = {
    "articles": (),
    "notes": (),
    "page": "",
    "url": "",
    "day": "",
    "kept": None,
}


def can_paste(request: Request) -> bool:
    """Tell whether pages may be pasted: where they may be written, or read at least."""
    return writing_of(request).may_write(request)


@router.post(ADDRESS)
async def read_paste(request: Request) -> Response:
    """Read what was pasted, and show its reading; or keep it and lead to its article."""
    sent = await read_form(request)
    page = sent.files.get("file") or sent.get("page").encode()
    if not page.strip():
        raise PageUnreadable("Nothing was pasted.", "Paste the text of a page, or choose its file.")
    if sent.get("keep"):
        return await run_in_threadpool(keep, request, page, sent)
    return await run_in_threadpool(show, request, page, sent)


def pasting_of(request: Request) -> Pasting:
    """Return what reads pasted pages at the desk that is asked."""
    found: Pasting = request.app.state.pasting
    return found


def told_of(sent: Sent) -> Told:
    """Return what was told beside the page. Raises PageUnreadable for a day or address that is none."""
    day, url = sent.get("day").strip(), sent.get("url").strip()
    if day and (len(day) != DAY or not day.replace("-", "").isdigit()):
        raise PageUnreadable(f"{day[:20]!r} is no day.", "Give it as 2031-03-05.")
    if url and web(url) is None:
        raise PageUnreadable("This is no address of a page.", "Give one that begins with http.")
    return Told(published=day or None, url=url or None)


def show(request: Request, page: bytes, sent: Sent) -> Response:
    """Return the reading of a page; nothing is stored."""
    listed = desk_of(request).ledger().listed_actors()
    report = pasting_of(request).read(page, told_of(sent), listed)
    told = {
        **BLANK,
        "articles": show_articles(report),
        "notes": report.notes,
        "page": sent.get("page").replace("\r\n", "\n"),  # as a browser sends the ends of lines
        "url": sent.get("url"),
        "day": sent.get("day"),
        "can": True,
    }
    return fresh(request, "paste.html", told)


def keep(request: Request, page: bytes, sent: Sent) -> Response:
    """Keep a page in the ledger, link it, and lead to what was read in it."""
    outcome = pasting_of(request).keep(page, told_of(sent), desk_of(request).where)
    articles = outcome.report.articles if outcome.report else ()
    if not articles:
        why = "; ".join(note.message for note in outcome.report.notes) if outcome.report else ""
        raise PageUnreadable(why or "No article was found in it.", "Paste the article's text alone.")
    led = article_url(articles[0].id)
    return RedirectResponse(led if led.startswith("/") else quote(led), 303, FRESH)
