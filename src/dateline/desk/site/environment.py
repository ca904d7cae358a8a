"""The engine of the templates: what is put into a page is escaped, and hidden characters are shown.

A name that a template does not know is an error, never an empty place.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from dateline.desk.site import links
from dateline.desk.site.assets import static
from dateline.visible import show_safely

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


@cache
def environment() -> Environment:
    """Return the engine, with the filters and functions that docs/desk.md lists."""
    made = Environment(
        loader=PackageLoader("dateline.desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"words": words, "number": number, "day": day, "moment": moment}
    made.globals |= {"static": static, "plural": plural, **links.GLOBALS}
    return made


def finalize(value: Any) -> Any:
    """Return what a template puts out: hidden characters of a text made visible, nothing for null."""
    if value is None:
        return ""
    return show_safely(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def words(text: str | None) -> Markup:
    """Return words of a page, kept apart from the direction in which the words around them run."""
    return Markup("<bdi>{}</bdi>").format(escape(show_safely(text or "")))


def number(value: float) -> str:
    """Return a number with its thousands parted by commas."""
    return f"{value:,}"


def plural(value: int, one: str, many: str = "") -> str:
    """Return a number with its noun: 1 article, 2 articles."""
    return f"{number(value)}\N{NO-BREAK SPACE}{one if value == 1 else many or one + 's'}"


def day(value: str | None) -> Markup:
    """Return an ISO day, or the day of an ISO moment, as a person reads it; other words as they are."""
    given = value or ""
    try:
        found = date.fromisoformat(given[:10])
    except ValueError:
        return words(given)
    told = f"{found.day} {MONTHS[found.month - 1]} {found.year}".replace(" ", "\N{NO-BREAK SPACE}")
    return Markup('<time datetime="{}">{}</time>').format(show_safely(given), told)


def moment(value: str | None) -> Markup:
    """Return an ISO moment in UTC as a person reads it, to the minute; other words as they are."""
    given = value or ""
    try:
        found = datetime.fromisoformat(given).astimezone(UTC)
    except (ValueError, OverflowError):
        return words(given)
    told = f"{found.day} {MONTHS[found.month - 1]} {found.year}, {found:%H:%M}"
    shown = told.replace(" ", "\N{NO-BREAK SPACE}").replace(",\N{NO-BREAK SPACE}", ", ")
    return Markup('<time datetime="{}">{}</time>').format(show_safely(given), shown)
