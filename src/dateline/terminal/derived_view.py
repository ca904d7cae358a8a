"""Articles that share passages with one that is shown: which, and the longest of what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from dateline.linking.outlets import printed_by
from dateline.terminal.indenting import print_indented
from dateline.terminal.reasons_view import quote_passages
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from dateline.answers.derived import Derived

MOST: Final = 6


def print_derived(console: Console, derived: Sequence[Derived]) -> None:
    """Print the articles whose text is partly the same, each with a passage."""
    if not derived:
        return
    console.print(Text("\nPartly one text with", style="title"))
    for one in derived[:MOST]:
        article = one.other.article
        line = Text.assemble(show_line(printed_by(one.other), 60), (f" {article.id}", "quiet"))
        print_indented(console, line)
        print_indented(console, Text(quote_passages(one.passages), style="quiet"), 4)
    if len(derived) > MOST:
        print_indented(console, Text(f"and {len(derived) - MOST:,} more", style="quiet"))
