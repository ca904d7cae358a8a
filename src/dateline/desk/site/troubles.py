"""What went wrong, as a page for people: the same cause and next step that programs get as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from fastapi.responses import HTMLResponse

from dateline.desk.problems import DESCRIPTION
from dateline.desk.shapes import Problem
from dateline.desk.site.answering import HEADERS, Frame, render
from dateline.desk.site.tabs import tabs

if TYPE_CHECKING:
    from fastapi import Response

FOR_PROGRAMS: Final = ("/api/", "/static/")
LEFT: Final = {"content-length", "content-type"}  # headers that the page has of its own
STEPS: Final = {
    f"See {DESCRIPTION}": "Go back, or begin again with the incidents.",
}


def dress(path: str, problem: Response) -> Response:
    """Return a problem at a path as a page, or as it is where programs ask."""
    if path.startswith(FOR_PROGRAMS) or path.endswith(".json"):
        return problem
    told = msgspec.json.decode(bytes(problem.body), type=Problem)
    next_step = STEPS.get(told.next_step, told.next_step)
    frame = Frame(path=path, twin=None, tabs=tabs())
    page = render("trouble.html", frame, {"problem": told, "next_step": next_step})
    headers = {key: value for key, value in problem.headers.items() if key not in LEFT}
    return HTMLResponse(page, problem.status_code, {**headers, **HEADERS})
