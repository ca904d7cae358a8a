"""SVG, built as elements: what stands in it is escaped, and no hidden character is left in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from markupsafe import Markup

from dateline.visible import show_line

if TYPE_CHECKING:
    from collections.abc import Iterable


def root(width: float, height: float, kind: str) -> ET.Element:
    """Return an empty picture of a size, with its class."""
    size = {"viewBox": f"0 0 {say(width)} {say(height)}", "width": say(width), "height": say(height)}
    return ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": kind, **size})


def add(parent: ET.Element, tag: str, text: str = "", **given: str | float | None) -> ET.Element:
    """Add an element; ``class_`` is the class, ``_`` in names stands for a hyphen. None: left out."""
    names = {
        name.rstrip("_").replace("_", "-"): show_line(value) if isinstance(value, str) else say(value)
        for name, value in given.items()
        if value is not None
    }
    made = ET.SubElement(parent, tag, names)
    if text:
        made.text = show_line(text)
    return made


def describe(picture: ET.Element, name: str, title: str, desc: str) -> None:
    """Give a picture its title and description; ``name``: what their ids begin with."""
    picture.set("role", "group")
    picture.set("aria-labelledby", f"{name}-title {name}-desc")
    add(picture, "title", title, id=f"{name}-title")
    add(picture, "desc", desc, id=f"{name}-desc")


def say(value: float) -> str:
    """Return a number as SVG writes it, to one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def curve(points: Iterable[tuple[float, float]]) -> str:
    """Return the path data of a line through points: level at each, and smooth between."""
    found: list[str] = []
    before: tuple[float, float] | None = None
    for x, y in points:
        if before is None:
            found.append(f"M{say(x)} {say(y)}")
        elif before[1] == y:
            found.append(f"H{say(x)}")
        else:
            half = say((before[0] + x) / 2)
            found.append(f"C{half} {say(before[1])} {half} {say(y)} {say(x)} {say(y)}")
        before = (x, y)
    return "".join(found)


def head(x: float, y: float, away: float) -> str:
    """Return the path data of an arrow's head with its tip at a point; ``away``: its length."""
    return f"M{say(x + away)} {say(y - 4)}L{say(x)} {say(y)}L{say(x + away)} {say(y + 4)}"


def write(picture: ET.Element) -> Markup:
    """Return a picture as markup for a page."""
    return Markup(ET.tostring(picture, encoding="unicode"))  # noqa: S704  - built from escaped elements
