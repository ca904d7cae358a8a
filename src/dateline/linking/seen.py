"""What a credited outlet says to have seen itself: "the Post, which has watched the recording"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.linking.descriptions import THINGS, source_words
from dateline.linking.outlets import PRESS
from dateline.linking.press_keys import press_key
from dateline.linking.press_paths import resolve
from dateline.records import Source

if TYPE_CHECKING:
    from dateline.linking.press_paths import Scene

SEEN: Final = re.compile(
    r"\b(?:it|they) (?:has |had |have )?(?:watched|seen|saw|obtained|reviewed|viewed|examined|read) "
    r"(?P<what>(?:a|an|the|some|several|two|three)(?: [\w-]+){1,4})"
)


def seen_by(scene: Scene, outlet: str) -> Source | None:
    """Return the document or imagery that an outlet is said to have seen, if the text says so once."""
    found: dict[str, Source] = {}
    for claim in scene.one.article.claims:
        press = [source.text or "" for source in claim.sources if source.kind in PRESS]
        if any(press_key(resolve(scene, name)) == press_key(outlet) for name in press):
            for span in claim.content:
                if thing := thing_in(span.text):
                    found.setdefault(thing.text or "", thing)
    return next(iter(found.values())) if len(found) == 1 else None


def thing_in(words: str) -> Source | None:
    """Return the document or imagery that words tell of as seen."""
    for match in SEEN.finditer(words):
        told = match["what"].split()
        heads = [source_words().get(word.lower(), ("", ""))[1] for word in told]
        at = next((place for place, head in enumerate(heads) if head in THINGS), 0)
        if at:
            what = " ".join(told[: at + 1])
            return Source(text=what, kind="imagery" if heads[at] == "imagery" else "document")
    return None
