"""``dateline receipt``: what the ledger can show for one claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from dateline.verbs.printing import print_lines

if TYPE_CHECKING:
    from dateline.ledger.ledger import Ledger
    from dateline.receipts import Receipt

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
    from dateline.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = find_receipt(opened, claim, article)
    if as_json:
        print_lines([found])
        return
    from dateline.terminal.consoles import make_console
    from dateline.terminal.receipt_view import print_receipt

    print_receipt(make_console(), found)


def find_receipt(ledger: Ledger, wanted: str, article: str | None) -> Receipt:
    """Return the receipt of the claim that is wanted. Raises InputError where none or several fit."""
    from dateline.answers.receipts import find_borne, make_receipt
    from dateline.answers.show import find_article
    from dateline.errors import InputError

    key, holders = ledger.claim(wanted)
    of = find_article(ledger, article).article.id if article else next(iter(holders), "")
    if of not in holders:
        cause = f"{of} does not hold {key}." if of else f"No article of the ledger holds {key} any more."
        raise InputError(cause, "See who does: dateline search LEDGER --in claims WORDS")
    (one,) = ledger.articles_of([of])
    claim = next(each for each in one.article.claims if each.id == key)
    borne = tuple(find_borne(ledger, one, claim))
    made = make_receipt(one, claim, ledger.capture(one.capture), borne)
    return replace(made, carried_by=tuple(name for name in holders if name != of))
