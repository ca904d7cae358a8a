"""``dateline receipt``: what the ledger can show for one claim."""

from __future__ import annotations

import click

from dateline.verbs.printing import print_lines

EXAMPLES = """
\b
Examples:
  dateline search ledger.db --in claims radar
  dateline receipt ledger.db clm:3f2a9c
  dateline receipt ledger.db clm:3f2a9c --json | jq -r .address
"""


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("claim", metavar="CLAIM")
@click.option("--article", metavar="ARTICLE", help="Of several articles with one text, this one.")
@click.option("--json", "as_json", is_flag=True, help="Print the receipt as a line of JSON.")
def receipt(ledger: str, claim: str, article: str | None, *, as_json: bool) -> None:
    """Print the receipt of a claim: its words, its chain, the page they stand on, and where to see them.

    CLAIM is a claim's id, or the start of one. Of a text on several pages the earliest is shown.
    """
    from dateline.answers.found_receipts import find_receipt
    from dateline.answers.show import find_article
    from dateline.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        of = find_article(opened, article).article.id if article else None
        found = find_receipt(opened, claim, of)
    if as_json:
        print_lines([found])
        return
    from dateline.terminal.consoles import make_console
    from dateline.terminal.receipt_view import print_receipt

    print_receipt(make_console(), found)
