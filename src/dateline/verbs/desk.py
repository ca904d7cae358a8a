"""``dateline desk``: the ledger's pages in a browser, and the API beside them."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from pathlib import Path

import click

from dateline.verbs.listening import (
    check_installed,
    is_alone,
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
  dateline desk ledger.db --host 0.0.0.0 --token-file token.txt --named
"""
SHORTEST = 12  # characters of a token
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@listen_options
@click.option("--read-only", is_flag=True, help="Take no decisions: only show.")
@click.option(
    "--token-file",
    type=click.Path(),
    metavar="FILE",
    help="Let those write who know what FILE holds, on an address that others reach too.",
)
@click.option(
    "--user-header",
    metavar="NAME",
    help="The header in which a proxy before the desk names its user: decisions have that name.",
)
@click.option("--no-browser", is_flag=True, help="Open no browser; say the address alone.")
@share_options
def desk(  # noqa: PLR0913  - one parameter an option
    ledger: str,
    host: str,
    port: int,
    allow_host: tuple[str, ...],
    *,
    read_only: bool,
    no_browser: bool,
    token_file: str | None,
    user_header: str | None,
    **given: bool,
) -> None:
    """Open a ledger in the browser: who says so, in which words, and how many origins there are.

    Only this machine reaches it unless told otherwise. On an address that others reach, pages are made
    --for-sharing (names of private people masked unless --named, quotations short, no whole articles),
    and nothing is written unless there is a --token-file or a --user-header. The HTTP API is at /api/v1.
    """
    check_installed()
    from dateline.desk import serving
    from dateline.desk.site.making import make_site
    from dateline.desk.writing import Doors

    token = read_token(token_file)
    if user_header and not token and not serving.is_local(host):
        cause = f"Whoever reaches {host} past the proxy could name himself in {user_header}."
        raise click.UsageError(f"{cause} Listen on 127.0.0.1, or give a --token-file too.")
    alone = is_alone(host, allow_host, user_header)
    writes = not read_only and may_write(token, user_header, in_house=alone and not given["for_sharing"])
    opened = open_desk(ledger, given, alone=alone)
    doors = Doors(writes, token, user_header)
    app = make_site(opened, serving.names_for(host, allow_host), doors=doors)
    with listening(opened, host, port, alone=alone) as (made, address):
        say_serving(ledger, f"{address}/")
        if not no_browser and has_screen():
            threading.Thread(target=webbrowser.open, args=(f"{address}/",), daemon=True).start()
        run_server(app, made)


def may_write(token: str | None, user_header: str | None, *, in_house: bool) -> bool:
    """Tell whether decisions are taken: in the house, or from whom a token or a proxy vouches for."""
    return in_house or bool(token or user_header)


def read_token(path: str | None) -> str | None:
    """Return the token that a file holds. Raises UsageError where it holds none."""
    if path is None:
        return None
    try:
        token = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"--token-file: {path} cannot be read: {error}.") from error
    if len(token) < SHORTEST:
        raise click.UsageError(f"--token-file: {path} holds no token of {SHORTEST} characters or more.")
    return token


def has_screen() -> bool:
    """Tell whether there is a screen on which a browser may open; a terminal is not taken over."""
    return sys.platform in {"darwin", "win32"} or any(os.environ.get(name) for name in SCREENS)
