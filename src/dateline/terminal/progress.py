"""Progress of long work: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from dateline.terminal.counting import count
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console

SECONDS_BETWEEN_LINES = 5.0
NAME_WIDTH = 48


@contextmanager
def follow(
    console: Console, *, quiet: bool = False, doing: str = "reading"
) -> Iterator[Callable[[str], None]]:
    """Give a function to call with each page's name when it is done."""
    if quiet:
        yield lambda _: None
    elif console.is_terminal:
        with show_bar(console, doing) as step:
            yield step
    else:
        yield PlainLines(console).step


@contextmanager
def show_bar(console: Console, doing: str) -> Iterator[Callable[[str], None]]:
    """Show a bar that counts pages; their number is not known before they are gathered."""
    columns = (
        SpinnerColumn(),
        TextColumn(doing),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[page]}", markup=False, style="quiet"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(doing, total=None, page="")
        yield lambda name: progress.update(task, advance=1, page=show_line(name, NAME_WIDTH))


@contextmanager
def follow_count(console: Console, what: str = "lines") -> Iterator[Callable[[int], None]]:
    """Give a function to call with how many are done; it shows them on a terminal."""
    if not console.is_terminal:
        yield lambda _: None
        return
    columns = (SpinnerColumn(), TextColumn(f"{{task.completed:,.0f}} {what}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done: progress.update(task, completed=done)


class PlainLines:
    """A line every few seconds of long work; short work stays silent."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.pages = 0
        self.next_line = time.monotonic() + SECONDS_BETWEEN_LINES

    def step(self, name: str) -> None:
        """Count a page and print a line when one is due."""
        self.pages += 1
        if time.monotonic() >= self.next_line:
            self.next_line = time.monotonic() + SECONDS_BETWEEN_LINES
            line = f"{count(self.pages, 'page')} done, last {show_line(name)}"
            self.console.print(Text(line))
