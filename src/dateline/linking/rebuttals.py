"""Words by which a source takes back, in the same breath, what it speaks of.

"Talk of an arrest was false" denies the arrest though it was said, and "I doubt that he was arrested"
doubts it though it stands in a quotation. Both are seen from the words around the event in the claim.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.linking.folding import fold_words
from dateline.tables import read_table

if TYPE_CHECKING:
    from dateline.answered import Side
    from dateline.records import Article, Claim, Event

AFTER: Final = 80  # code points after an event in which it may be called false
SOME: Final = r"(?:\w+[ ’'-]+){0,3}"
BE: Final = r"(?:was|were|is|are|had been|has been)"
CALLED: Final = (
    r"(?:false|untrue|not true|inaccurate|incorrect|wrong|lies|a lie|nonsense|baseless"
    r"|unfounded|invented|fabricated|made up)"
)
FALSE: Final = re.compile(rf"\W*{SOME}{BE} (?:\w+ ){{0,2}}?{CALLED}\b", re.IGNORECASE)
OF: Final = re.compile(
    r"\b(?:talk|reports?|claims?|rumou?rs?|allegations?|accusations?|stories|accounts?|suggestions?) "
    r"(?:of|about|that) \W*(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
DOUBT: Final = re.compile(
    r"\b(?:I|[Ww]e) (?:very much |seriously |strongly |rather |still )?"
    r"(?:doubt|do not believe|don[’']t believe|do not think|don[’']t think)\b[^.;!?]*$"
)


def is_mishap(words: str) -> bool:
    """Tell whether something is said to have burst with nobody's will: "had gone off by accident"."""
    told = frozenset(fold_words(words))
    return all(not told.isdisjoint(known) for known in mishaps())


@cache
def mishaps() -> tuple[frozenset[str], ...]:
    """Return the words for what burst, and those for why."""
    return tuple(frozenset(row["words"].split()) for row in read_table("link_mishaps"))


def rebuttal(article: Article, event: Event, claim: Claim) -> Side | None:
    """Return the side that the words around an event give a claim that holds it, or None."""
    at, last = event.trigger.start, event.trigger.end
    held = next((span for span in claim.content if span.start <= at < span.end), None)
    if held is None or claim.stance != "asserts":
        return None
    before, after = article.text[held.start : at], article.text[last : min(held.end, last + AFTER)]
    if event.type == "ASSAULT" and is_mishap(article.text[at : held.end]):
        return "denies"
    if OF.search(before) and FALSE.match(after):
        return "denies"
    return "doubts" if DOUBT.search(before) else None
