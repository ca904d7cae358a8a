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
AROUND: Final = 300  # code points around an event that are looked at
NEAR: Final = 24  # code points in which what burst is told: "gone off", "exploded"
END: Final = re.compile(r"[.;!?](?:\s|$)|, (?:and|but|while|who|which)\b")
WHY: Final = re.compile(
    r"\b(?:by (?:an? )?accident|accidentally|unintentionally"
    r"|(?:owing to|due to|because of|caused by|result of|blamed on|by|after|from|through)"
    r" (?:\w+[ -]){0,4}\w+)\b",
    re.IGNORECASE,
)
NEGATIVE: Final = frozenset({"no", "not", "never", "without", "than"})
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
MISTAKEN: Final = re.compile(
    r"\b(?:mistaken|mistook \w+) for (?:an? |the )?(?:\w+ ){0,2}$", re.IGNORECASE
)
DOUBT: Final = re.compile(
    r"\b(?:I|[Ww]e) (?:very much |seriously |strongly |rather |still )?"
    r"(?:doubt|do not believe|don[’']t believe|do not think|don[’']t think)\b[^.;!?]*$"
)


def is_mishap(words: str) -> bool:
    """Tell whether something is said to have burst with nobody's will: "had gone off by accident".

    Asked of the words from what burst to the end of the sentence.
    """
    sentence = END.split(words, maxsplit=1)[0]
    burst = not mishap_words("burst").isdisjoint(fold_words(sentence[:NEAR]))
    return burst and any(may_cause(found) for found in WHY.finditer(sentence))


def may_cause(found: re.Match[str]) -> bool:
    """Tell whether the words after "owing to" or "by" name a mishap, and no "no" stands there."""
    told = fold_words(found[0])
    return not mishap_words("mishap").isdisjoint(told) and NEGATIVE.isdisjoint(told)


@cache
def mishap_words(kind: str) -> frozenset[str]:
    """Return the words of one kind: for what burst, or for why."""
    rows = (row for row in read_table("link_mishaps") if row["kind"] == kind)
    return frozenset(word for row in rows for word in row["words"].split())


def rebuttal(article: Article, event: Event, claim: Claim) -> Side | None:
    """Return the side that the words around an event give a claim that holds it, or None."""
    at, last = event.trigger.start, event.trigger.end
    held = next((span for span in claim.content if span.start <= at < span.end), None)
    if held is None or claim.stance != "asserts":
        return None
    before = article.text[max(held.start, at - AROUND) : at]
    after = article.text[last : min(held.end, last + AFTER)]
    if event.type == "ASSAULT" and is_mishap(article.text[at : min(held.end, at + AROUND)]):
        return "denies"
    if MISTAKEN.search(before) or (OF.search(before) and FALSE.match(after)):
        return "denies"
    return "doubts" if DOUBT.search(before) else None
