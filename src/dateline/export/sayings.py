"""Who says so, as titles and notes of rows have it: ``Mirn officials say: <words>``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.answers.titles import say_speakers, shorten
from dateline.linking.pronouns import say_called

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.export.rows import Saying, Speaker

UNSTATED: Final = "an unstated source"
BEYOND: Final = "…"  # what stands for words that are not shown
SPEAKERS: Final = 2  # named in a title


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named in the title of a row."""

    name: str
    kind: str
    named: bool


def name_speakers(speakers: Iterable[Speaker]) -> list[Named]:
    """Return who says something, as a title calls them: an unstated source where nobody is told."""
    found = [
        Named(one.name or say_called(one.text) or UNSTATED, one.kind, one.named) for one in speakers
    ]
    return found or [Named(UNSTATED, "unstated", named=False)]


def title_saying(saying: Saying) -> str:
    """Return who says a claim and its words; ``…`` where these may not be shown."""
    words = shorten(" … ".join(span.text for span in saying.words if span.text)) or BEYOND
    who = say_speakers(name_speakers(saying.speakers)[:SPEAKERS], saying.stance)
    return f"{who}: {words.removeprefix('that ')}"
