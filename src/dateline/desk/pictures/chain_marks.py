"""What boxes look like: a shape and a mark for each standing, so that colour never tells alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from dateline.desk.pictures.lettering import fit
from dateline.desk.pictures.svg import add

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree import ElementTree as ET

    from dateline.desk.pictures.chain_layout import Box
    from dateline.desk.pictures.chain_records import Node, Standing

NAME: Final = 14  # size of the type of a name
NOTE: Final = 11.5
PAD: Final = 14
MARK: Final = 24  # room of a mark before the words
COMMON: Final = "common link"
# Marks of 12 by 12 around the middle; the same as in the tallies of the lists.
MARKS: Final[Mapping[Standing, str]] = {
    "asserts": "M-5-5h10v10h-10z",
    "denies": "M-5-5l10 10m0-10l-10 10",
    "doubts": "M-6 5.5l6-11l6 11z",
    "allows": "M0-6l6 6l-6 6l-6-6z",
    "loose": "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z",
    "silent": "M-5.5 0h11",
}


def draw_box(picture: ET.Element, box: Box, paths: str) -> ET.Element:
    """Draw a box with its words, as a link where it leads to something; ``paths``: their numbers."""
    node = box.node
    where = lead_of(node)
    group = add(
        picture,
        "a" if where else "g",
        class_=f"c-node c-{node.part}{f' c-{node.standing}' if node.standing else ''}"
        f"{' c-common' if node.common else ''}",
        href=where,
        data_paths=paths,
        data_origins=" ".join(node.origins) or None,
        data_articles=" ".join(node.articles[:60]) or None,
    )
    add(group, "title", full_title(node))
    draw_frame(group, box)
    draw_words(group, box)
    return group


def lead_of(node: Node) -> str | None:
    """Return where a box leads: to its first origin on the page, or the page of its first article."""
    if node.origins:
        return f"#{quote(node.origins[0], safe=':')}"
    return f"/articles/{quote(node.articles[0], safe=':')}" if node.articles else None


def full_title(node: Node) -> str:
    """Return all that a box stands for, in words."""
    shown = ", ".join(node.members[:40])
    more = f" and {len(node.members) - 40} more" if len(node.members) > 40 else ""
    note = f" ({node.note})" if node.note else ""
    return f"{shown}{more}{note}{f', the {COMMON} of all chains' if node.common else ''}"


def draw_frame(group: ET.Element, box: Box) -> None:
    """Draw the frame of a box; one that stands for several has an edge of others behind it."""
    if len(box.node.members) > 1:
        draw_shape(group, box, "c-behind", 4)
    draw_shape(group, box, "c-frame", 0)
    if box.node.standing == "denies":
        draw_shape(group, box, "c-inner", -3)


def draw_shape(group: ET.Element, box: Box, kind: str, moved: float) -> None:
    """Draw the outline of a box; below nought it is drawn that much inside."""
    inset = max(0.0, -moved)
    shift = max(0.0, moved)
    add(
        group,
        "rect",
        class_=kind,
        x=box.x + inset + shift,
        y=box.y + inset + shift,
        width=box.width - 2 * inset,
        height=box.height - 2 * inset,
        rx=3,
    )


def draw_words(group: ET.Element, box: Box) -> None:
    """Draw the mark, the name and the note of a box."""
    node = box.node
    left = box.x + PAD + (MARK if node.standing else 0)
    room = box.x + box.width - PAD - left
    middle = box.y + box.height / 2
    if node.standing:
        at = f"translate({box.x + PAD + 7:g} {middle:g})"
        add(group, "path", class_="c-mark", d=MARKS[node.standing], transform=at)
    note = " · ".join(part for part in (COMMON if node.common else "", node.note) if part)
    high = middle - 4 if note else middle + 5
    add(group, "text", fit(node.name, NAME, room), class_="c-name", x=left, y=high)
    if note:
        add(group, "text", fit(note, NOTE, room), class_="c-note", x=left, y=middle + 13)
