"""Words printed some columns in, in lines that end where their words do: nothing trails when copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console


def print_indented(console: Console, words: Text, columns: int = 2) -> None:
    """Print words wrapped to the console's width, each line ``columns`` in."""
    for line in words.wrap(console, max(console.width - columns, 1)):
        line.rstrip()
        console.print(Text(" " * columns).append_text(line), soft_wrap=True)
