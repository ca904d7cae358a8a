"""``dateline desk``: the ledger's pages in a browser, and the API beside them."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser

import click

from dateline.verbs.listening import (
    check_installed,
    listen_options,
    listening,
    open_desk,
    run_server,
    say_serving,
)
from dateline.verbs.sharing import share_options

EXAMPLES = """
\b
Examples:
  dateline desk ledger.db
  dateline desk ledger.db --port 8000 --no-browser
  dateline desk ledger.db --read-only --for-sharing
  dateline desk ledger.db --host 0.0.0.0 --allow-host news.example.org
"""
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@listen_options
@click.option("--read-only", is_flag=True, help="Take no decisions: only show.")
@click.option("--no-browser", is_flag=True, help="Open no browser; say the address alone.")
@share_options
def desk(
    ledger: str,
    host: str,
    port: int,
    allow_host: tuple[str, ...],
    *,
    read_only: bool,
    no_browser: bool,
    **given: bool,
) -> None:
    """Open a ledger in the browser: who says so, in which words, and how many origins there are.

    Only this machine reaches it unless told otherwise. On an address that others reach, nothing is
    written and pages are made --for-sharing: names of private people masked (unless --named),
    quotations short, no whole articles. The HTTP API is at /api/v1 beside the pages.
    """
    check_installed()
    from dateline.desk import serving
    from dateline.desk.site.making import make_site

    opened = open_desk(ledger, host, given)
    writes = not read_only and opened.sharing is None
    app = make_site(opened, serving.names_for(host, allow_host), writes=writes)
    with listening(opened, host, port) as (made, address):
        say_serving(ledger, f"{address}/")
        if not no_browser and has_screen():
            threading.Thread(target=webbrowser.open, args=(f"{address}/",), daemon=True).start()
        run_server(app, made)


def has_screen() -> bool:
    """Tell whether there is a screen on which a browser may open; a terminal is not taken over."""
    return sys.platform in {"darwin", "win32"} or any(os.environ.get(name) for name in SCREENS)
