"""``dateline serve``: the ledger's answers over HTTP."""

from __future__ import annotations

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
  dateline serve ledger.db
  dateline serve ledger.db --port 8000
  curl 'http://127.0.0.1:8321/api/v1/incidents?words=radar&origins=2'
  dateline serve ledger.db --host 0.0.0.0 --allow-host news.example.org
"""


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@listen_options
@share_options
def serve(ledger: str, host: str, port: int, allow_host: tuple[str, ...], **given: bool) -> None:
    """Serve the answers of a ledger over HTTP, to this machine alone unless told otherwise.

    Nothing is ever written. On an address that others reach, answers are made --for-sharing: names of
    private people masked (unless --named), quotations short, no whole articles.
    """
    check_installed()
    from dateline.desk import serving
    from dateline.desk.app import make_app

    alone = is_alone(host, allow_host)
    desk = open_desk(ledger, given, alone=alone)
    app = make_app(desk, serving.names_for(host, allow_host))
    with listening(desk, host, port, alone=alone) as (made, address):
        say_serving(ledger, f"{address}/api/v1/openapi.json")
        run_server(app, made)
