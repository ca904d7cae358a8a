"""Whether a text tells of years long before it was published, as a history does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.reading.time_grammar import context

if TYPE_CHECKING:
    from dateline.reading.time_scene import Anchor

YEARS: Final = re.compile(r"(?<![\d$£€.,#-])(1[0-9]{3}|20[0-9]{2})(?![\d%,]|\.\d)")
LEAST: Final = 3  # years named, before a text is a history
WORDS: Final = re.compile(r"\b(?:" + "|".join(sorted(context("deictic"))) + r")\b", re.IGNORECASE)


def is_history(text: str, published: Anchor | None) -> bool:
    """Tell whether a text names more years long past than times seen from its own day.

    Weekdays, "yesterday" and their like are of its own day.
    """
    last = published.day.year - 1 if published else 0
    past = sum(1 for found in YEARS.findall(text) if not last or int(found) < last)
    return past >= LEAST and past > 2 * len(WORDS.findall(text))
