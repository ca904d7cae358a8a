"""Credits in brackets that end a sentence: "They were moved (Reef News, quoting police)"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.said_content import content_before
from dateline.reading.said_drafts import Draft
from dateline.reading.said_media import is_named_press, is_own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reading.said_content import Field
    from dateline.reading.said_scene import Scene

LONGEST: Final = 6  # tokens of a name
ENDS: Final = frozenset({".", ""})


def read_bracketed(field: Field) -> Iterator[Draft]:
    """Yield the claims of a unit that an outlet's name in brackets at its end bears."""
    scene, unit = field.scene, field.unit
    place = scene.codes.find("(", unit.first, unit.last)
    while place >= 0:
        if draft := read_one(field, place):
            yield draft
        place = scene.codes.find("(", place + 1, unit.last)


def read_one(field: Field, opening: int) -> Draft | None:
    """Return the claim of what stands before a bracket that credits an outlet."""
    scene, unit = field.scene, field.unit
    close = scene.codes.find(")", opening, unit.last)
    after = scene.words[close + 1] if close + 1 < unit.last else ""
    if close < 0 or after not in ENDS or opening == unit.first:
        return None
    last = name_end(scene, opening + 1, close)
    name = (opening + 1, last)
    if last - opening - 1 < 1 or not is_named_press(scene, name):
        return None
    content = content_before(field, unit.first, opening, whole=True)
    if content is None or is_own(scene.reading.article, scene.cut(*name).text):
        return None
    return Draft("marked", (content,), ((opening, opening + 1),), name, opening)


def name_end(scene: Scene, first: int, close: int) -> int:
    """Return the end of the capitalised words at ``first`` that a comma or the bracket closes."""
    last = first
    while last < min(close, first + LONGEST) and scene.reading.word(last)[0].isupper():
        last += 1
    return last if last == close or scene.words[last] == "," else first
