"""The whole site: the pages, their static files and the API on one app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.desk.app import make_app
from dateline.desk.site import assets
from dateline.desk.site.tabs import routers
from dateline.desk.site.troubles import dress

if TYPE_CHECKING:
    from fastapi import FastAPI

    from dateline.desk.desk import Desk
    from dateline.desk.guard import Names


def make_site(desk: Desk, names: Names | None = None, *, writes: bool = False) -> FastAPI:
    """Return the app that shows a desk's pages and answers the API; ``writes``: takes decisions."""
    app = make_app(desk, names, (*routers(), assets.router), dress)
    app.state.writes = writes
    return app
