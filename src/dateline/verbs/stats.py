"""``dateline stats``: how much an archive or a ledger holds, of which days, and what was skipped."""

from __future__ import annotations

import click

from dateline.verbs.printing import print_lines

EXAMPLES = """
\b
Examples:
  dateline stats archive/
  dateline stats ledger.db --svg days.svg
  dateline stats ledger.db --json | jq -r '.days[] | [.day, .stories, .origins] | @tsv'
"""


@click.command(epilog=EXAMPLES)
@click.argument("where", metavar="FOLDER|LEDGER")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as a line of JSON.")
@click.option("--svg", metavar="FILE", help="Also draw stories and origins by day in this file.")
@click.option("--force", is_flag=True, help="Replace FILE where it is there already.")
def stats(where: str, svg: str | None, *, as_json: bool, force: bool) -> None:
    """Count what an archive or a ledger holds: articles, claims, events, and what was skipped and why.

    Stories are drawn by their day of publication, and with them the incidents first told on it and the
    independent origins that assert these, where articles were linked.
    """
    from dateline.archive.figures import find_figures
    from dateline.export.output import open_output
    from dateline.terminal.consoles import make_console
    from dateline.terminal.figures_svg import draw_svg
    from dateline.terminal.figures_view import gather_days, print_figures

    figures = find_figures(where)
    if svg:
        with open_output(svg, force=force) as out:
            out.write(draw_svg(gather_days(figures.days)).encode())
    if as_json:
        print_lines([figures])
    else:
        print_figures(make_console(), figures)
