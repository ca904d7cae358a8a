"""The two consoles: answers go to standard output, what is said about the work to standard error."""

from __future__ import annotations

from rich.console import Console
from rich.theme import Theme

THEME = Theme(
    {
        "count": "bold",
        "title": "bold",
        "quiet": "dim",
        "source": "cyan",
        "cue": "italic",
        "asserts": "green",
        "denies": "red",
        "doubts": "yellow",
        "allows": "yellow",
        "other": "blue",
        "hedge": "magenta",
        "trouble": "red",
        "link": "blue",
        "hit": "bold yellow",
    }
)
WIDEST = 110  # columns; longer lines are hard to read
PLAIN_WIDTH = 100  # columns where the output is no terminal


def make_console(*, stderr: bool = False) -> Console:
    """Return a console that uses colours on a terminal only and obeys NO_COLOR."""
    console = Console(theme=THEME, stderr=stderr, highlight=False, soft_wrap=False, emoji=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    elif console.width > WIDEST:
        console.width = WIDEST
    return console


def stance_style(stance: str) -> str:
    """Return the style in which a stance is shown."""
    return stance if stance in {"asserts", "denies", "doubts", "allows"} else "other"
