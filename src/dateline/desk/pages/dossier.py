"""An incident as a dossier: one file that needs nothing else, with numbered evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from dateline.desk import things
from dateline.desk.pages.incident import tell
from dateline.desk.pictures.chain_told import fold_roots
from dateline.desk.replies import desk_of
from dateline.desk.shapes import VERSION, Moved
from dateline.desk.site.answering import HEADERS, make_router
from dateline.desk.site.assets import assets
from dateline.desk.site.environment import environment
from dateline.desk.site.links import checked
from dateline.desk.views.alike import gather_alike
from dateline.desk.views.holding import hold
from dateline.desk.views.numbered import number_claims
from dateline.desk.views.numbers import say_numbers
from dateline.desk.views.reasons import list_reasons, name_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.answered import IncidentAnswer
    from dateline.desk.views.holding import Held, Telling
    from dateline.desk.views.numbered import Piece
    from dateline.ledger.ledger import Ledger
    from dateline.receipts import CaptureFacts

SHEETS: Final = ("tokens.css", "pictures.css", "dossier.css")
LEADS: Final = re.compile(r'href="/articles/(art:[0-9a-f]+)[^"]*"')  # in a picture, to the desk
router = make_router()


@dataclass(frozen=True, slots=True)
class Page:
    """A page that evidence stands on, by its number: the article, its capture, the hash of its text.

    ``own_url``: the address that the page itself gives; ``copy_of``: the number of the page whose text
    it copies, if any.
    """

    number: int
    told: Telling
    own_url: str | None
    capture: CaptureFacts
    text_sha256: str
    copy_of: int | None


@router.get("/incidents/{incident}/dossier.html")
def get_dossier(request: Request, incident: str) -> Response:
    """Give an incident as one file to keep: nothing is loaded when it is opened."""
    desk, key = desk_of(request), checked("inc", incident)
    ledger = desk.ledger()
    found = things.find_incident(desk, ledger, key)
    if isinstance(found, Moved):
        return RedirectResponse(f"/incidents/{found.now}/dossier.html", 307)
    held = hold(ledger, found.article_ids, desk.sharing)
    context = {**compose(ledger, found, held), "shared": desk.sharing is not None, **made()}
    body = environment().get_template("dossier.html").render(**context)
    name = f"dossier-{found.incident.id.partition(':')[2]}.html"
    headers = {**HEADERS, "content-disposition": f'attachment; filename="{name}"'}
    return HTMLResponse(body, headers={**headers, "cache-control": "no-store"})


def compose(ledger: Ledger, found: IncidentAnswer, held: Held) -> dict[str, Any]:
    """Return what the file shows: what the incident's page does, with numbers that lead within it."""
    told = tell(found, held)
    numbers = {one.id: number for number, one in enumerate(told["tellings"], start=1)}
    evidence = number_claims(told["claims"], numbers)
    names = name_all(found, held, {key: f"P{number}" for key, number in numbers.items()})
    return {
        **told,
        "numbers": numbers,
        "evidence": evidence,
        "of_origins": evidence.of_origins(),
        "pages": tuple(list_pages(ledger, held, told["tellings"], copies_of(found, numbers))),
        "chains": fold_roots(told["chain"].roots),
        "reasons": gather_alike(list_reasons(found, names)),
        "say_numbers": say_numbers,
        "numbers_of": numbers_of,
        "inside": lambda picture: lead_inside(picture, numbers),
    }


def made() -> Mapping[str, Any]:
    """Return how and when the file was made, and its styles, which stand inside it."""
    sheets = "\n".join(assets()[name].body.decode() for name in SHEETS)
    at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return {"styles": Markup(sheets), "made_at": at, "version": VERSION}  # noqa: S704  - our own files


def numbers_of(numbered: Iterable[Page | Piece]) -> list[int]:
    """Return the numbers of pages or pieces."""
    return [one.number for one in numbered]


def copies_of(found: IncidentAnswer, numbers: Mapping[str, int]) -> dict[str, int]:
    """Return for the id of each article that is a copy the number of the page with the text."""
    pairs = ((key, group[0]) for group in found.copies for key in group[1:])
    return {key: numbers[first] for key, first in pairs if first in numbers}


def list_pages(
    ledger: Ledger, held: Held, tellings: list[Telling], copies: Mapping[str, int]
) -> Iterator[Page]:
    """Yield the pages of an incident with their captures, numbered in the order of the list."""
    for number, told in enumerate(tellings, start=1):
        one = held.articles[told.id]
        article, capture = one.article, ledger.capture(one.capture)
        copied = copies.get(told.id)
        yield Page(number, told, article.canonical_url, capture, article.text_sha256, copied)


def lead_inside(picture: Markup, numbers: Mapping[str, int]) -> Markup:
    """Return a picture whose links to articles of the desk lead to their pages in the file."""
    led = LEADS.sub(lambda link: f'href="#p{numbers.get(link[1], "ages")}"', str(picture))
    return Markup(led)  # noqa: S704  - our own markup, with numbers put in
