"""``dateline revisions``: the history of one page."""

from __future__ import annotations

import click

from dateline.verbs.printing import print_lines

EXAMPLES = """
\b
Examples:
  dateline revisions ledger.db page.html
  dateline revisions ledger.db https://news.example/story --json
"""


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("page", metavar="ARTICLE|CAPTURE")
@click.option("--json", "as_json", is_flag=True, help="Print each reading as a line of JSON.")
def revisions(ledger: str, page: str, *, as_json: bool) -> None:
    """Tell the history of one page: its captures and readings, and what each of them changed.

    It is named by an article's or a capture's id, by its address or file, or by the start or end of one.
    `dateline show LEDGER ARTICLE --revision N` prints the article as a reading had it.
    """
    from dateline.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = opened.page_history(page)
    if as_json:
        print_lines(found)
        return
    from dateline.terminal.consoles import make_console
    from dateline.terminal.revisions_view import print_revisions

    print_revisions(make_console(), found)
