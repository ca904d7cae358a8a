"""An alert as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from dateline.terminal.safe import show_line
from dateline.watch.told_alerts import say_alert

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.watch.told_alerts import ToldAlert


def print_alert(console: Console, alert: ToldAlert) -> None:
    """Print the title, then the rest beneath it."""
    title, *lines = say_alert(alert)
    when = Text(f"{alert.at[:16].replace('T', ' ')} UTC  ", style="quiet")
    console.print(when.append(show_line(title), style="title"), soft_wrap=True)
    for line in lines:
        console.print(Text(f"    {show_line(line)}"), soft_wrap=True)
    console.print()
