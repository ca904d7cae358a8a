"""The whole site: the pages, their static files and the API on one app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.desk.app import make_app
from dateline.desk.bodies import BoundedBodies
from dateline.desk.pasting import Pasting
from dateline.desk.site import assets
from dateline.desk.site.tabs import routers
from dateline.desk.site.troubles import dress
from dateline.desk.writing import Doors, Writing

if TYPE_CHECKING:
    from fastapi import FastAPI

    from dateline.desk.desk import Desk
    from dateline.desk.guard import Names


def make_site(desk: Desk, names: Names | None = None, *, doors: Doors | None = None) -> FastAPI:
    """Return the app that shows a desk's pages and answers the API; ``doors``: who may write."""
    app = make_app(desk, names, (*routers(), assets.router), dress)
    app.add_middleware(BoundedBodies)
    app.state.writing = Writing(doors or Doors())
    app.state.pasting = Pasting()
    return app
