"""``dateline link``: finds anew what the articles of a ledger have to do with each other."""

from __future__ import annotations

import click

from dateline.verbs.printing import quote_ledger

EXAMPLES = """
\b
Examples:
  dateline link ledger.db
  dateline link ledger.db --again
"""


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option("--again", is_flag=True, help="Link even where nothing was added since the last time.")
def link(ledger: str, *, again: bool) -> None:
    """Link what a ledger holds: copies, chains to origins, incidents.

    `dateline read --into` does it at its end. Give it after a run that was stopped; with --again after
    an update of Dateline. Incidents keep the ids that they were given.
    """
    from dateline.ledger.ledger import Ledger
    from dateline.pipeline import link_ledger
    from dateline.readying import keep_answers
    from dateline.terminal.consoles import make_console
    from dateline.terminal.counting import count
    from dateline.terminal.progress import follow_count

    with Ledger.open(ledger, create=False) as opened:
        if again:
            opened.link_anew()
        elif opened.is_linked():
            made = keep_answers(opened, helped=True)
            ready = f"; {count(made, 'answer')} made ready" if made else ""
            click.echo(f"Everything is linked: nothing was added since the last time{ready}.", err=True)
            return
        with follow_count(make_console(stderr=True), "articles linked") as told:
            link_ledger(opened, told, helped=True)
        groups = opened.incident_groups()
    several = sum(len({article for article, _ in group.members}) > 1 for group in groups)
    said = f"{count(len(groups), 'incident')}, {several:,} of them told by more than one article."
    click.echo(f"{said}\nAsk it:  dateline who-says {quote_ledger(ledger)} [WORDS]", err=True)
