"""``dateline feeds``: how the feeds of a watch stand."""

from __future__ import annotations

import sys

import click

from dateline.verbs.printing import print_lines

EXAMPLES = """
\b
Examples:
  dateline feeds ledger.db
  dateline feeds ledger.db --failing
  dateline feeds ledger.db --json | jq -r 'select(.failures > 3) | [.address, .reason] | @tsv'
"""


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option("--failing", is_flag=True, help="Only feeds whose last asking failed; exit 1 if any does.")
@click.option("--json", "as_json", is_flag=True, help="Print each feed as a line of JSON.")
def feeds(ledger: str, *, failing: bool, as_json: bool) -> None:
    """Tell how the feeds stand that `dateline watch` asks: last success, errors and why, next due.

    It only looks into the ledger: a watch may run at the same time.
    """
    from dateline.ledger import Ledger
    from dateline.watch.health import tell_health

    with Ledger.open(ledger, create=False) as opened:
        found = tell_health(opened.watch_book())
    wanted = tuple(one for one in found if one.standing == "failing" or not failing)
    if as_json:
        print_lines(wanted)
    elif not found:
        click.echo("No feed is watched. Begin with: dateline watch FEEDS --into LEDGER", err=True)
    else:
        from dateline.terminal.consoles import make_console
        from dateline.terminal.feeds_view import print_feeds

        print_feeds(make_console(), wanted)
    sys.exit(1 if failing and wanted else 0)
