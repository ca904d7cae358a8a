"""``dateline stories``: what the articles of some days are about, the largest stories first."""

from __future__ import annotations

from typing import Any

import click

from dateline.verbs.printing import print_lines, quote_ledger
from dateline.verbs.sharing import read_sharing, share_options
from dateline.verbs.values import IsoDate

EXAMPLES = """
\b
Examples:
  dateline stories ledger.db
  dateline stories ledger.db --since 2026-11-01 --until 2026-11-07 --limit 5
  dateline stories ledger.db --for-sharing
  dateline stories ledger.db --json | jq -r '[.articles, .headline] | @tsv'
"""


@click.command(epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.option("--since", type=IsoDate(), help="Articles of this day and later.")
@click.option("--until", type=IsoDate(), help="Articles of this day and earlier.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Stories to print."
)
@share_options
@click.option("--json", "as_json", is_flag=True, help="Print each story as a line of JSON.")
def stories(
    ledger: str, since: str | None, until: str | None, limit: int, *, as_json: bool, **given: Any
) -> None:
    """Tell the stories of a span of days: articles on one topic, those with most texts first.

    Each has the headline of its most central article, and the incidents told in it with how many
    independent origins assert them. A month of many articles takes some minutes.
    """
    from dateline.answers.sharing_stories import share_stories
    from dateline.answers.topics import find_topics
    from dateline.ledger.ledger import Ledger

    sharing = read_sharing(given)
    if since and until and until < since:
        raise click.UsageError(f"--until {until} is before --since {since}.")
    with Ledger.open(ledger, create=False) as opened:
        found = find_topics(opened, since, until, limit)
        shown = tuple(share_stories(opened, found.shown, sharing)) if sharing else found.shown
        linked = opened.is_linked()
    if as_json:
        print_lines(shown)
    else:
        from dateline.terminal.consoles import make_console
        from dateline.terminal.stories_view import print_stories

        print_stories(make_console(), shown)
    say_left(len(found.shown), found.left)
    if not linked:
        again = f"dateline link {quote_ledger(ledger)}"
        click.echo(
            f"Some pages are not linked yet: their copies and incidents are not told. {again}", err=True
        )


def say_left(shown: int, left: int) -> None:
    """Say how many stories there are beside those printed."""
    if not shown:
        click.echo("The ledger holds no article with a day of publication in these days.", err=True)
    elif left:
        click.echo(f"{left:,} smaller: narrow the days, or raise --limit.", err=True)
