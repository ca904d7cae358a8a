"""HTML made of parts that are escaped unless they were made here: text from pages stays text.

Styles stand in the elements, without a script or a sheet, since notebooks drop both where they are not
trusted. Colours are laid thinly over whatever ground there is, light or dark, and words keep its colour.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from dateline.terminal.safe import show_safely

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LINE: Final = "rgba(128,128,128,.4)"
HUES: Final[Mapping[str, str]] = {  # of stances, and of what runs against an assertion
    "asserts": "46,134,222",
    "denies": "214,48,49",
    "doubts": "225,145,0",
    "allows": "225,145,0",
}
OTHER_HUE: Final = "142,90,200"
STYLES: Final[Mapping[str, str]] = {
    "box": "max-width:60em;line-height:1.5;text-align:left",
    "title": "font-weight:600;font-size:1.1em;margin:.2em 0",
    "count": "font-weight:600",
    "quiet": "opacity:.7;font-size:.9em",
    "text": f"white-space:pre-wrap;margin:.6em 0;padding-left:.8em;border-left:3px solid {LINE}",
    "quote": f"margin:.5em 0;padding-left:.8em;border-left:3px solid {LINE}",
    "label": "font-size:.75em;opacity:.8;padding:0 .25em",
    "source": "font-weight:600",
    "cue": "font-style:italic",
    "trigger": "text-decoration:underline dotted;text-underline-offset:.2em",
    "table": "border-collapse:collapse;text-align:left",
    "cell": f"text-align:left;vertical-align:top;padding:.25em .7em;border-bottom:1px solid {LINE}",
    "list": "margin:.4em 0;padding-left:1.4em",
}


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def write(words: str) -> Html:
    """Return words as HTML; what was made here stays as it is, all else is escaped."""
    return words if isinstance(words, Html) else Html(escape(show_safely(words)))


def join(parts: Iterable[str], between: str = "") -> Html:
    """Return parts as one."""
    return Html(write(between).join(map(write, parts)))


def tag(name: str, *parts: str, style: str = "", title: str = "") -> Html:
    """Return an element; ``style``: a name of ``STYLES``, or a style itself."""
    given = {"style": STYLES.get(style, style), "title": title}
    attributes = join(Html(f' {key}="{write(value)}"') for key, value in given.items() if value)
    return Html(f"<{name}{attributes}>{join(parts)}</{name}>")


def link(address: str | None, words: str) -> Html:
    """Return words that lead to an address of the web; else the words alone."""
    if not (address or "").startswith(("http://", "https://")):
        return write(words)
    href = escape(show_safely(str(address)))
    return Html(f'<a href="{href}" rel="noopener noreferrer nofollow">{write(words)}</a>')


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Html:
    """Return a table."""
    head = tag("tr", *(tag("th", one, style="cell") for one in heads))
    body = (tag("tr", *(tag("td", cell, style="cell") for cell in row)) for row in rows)
    return tag("table", tag("thead", head), tag("tbody", *body), style="table")


def hue(stance: str) -> str:
    """Return the colour of a stance, as red, green and blue."""
    return HUES.get(stance, OTHER_HUE)


def paint(stance: str) -> str:
    """Return the style of words that a source takes a stance on."""
    colour = hue(stance)
    return f"background:rgba({colour},.2);color:inherit;border-bottom:2px solid rgba({colour},.8)"
