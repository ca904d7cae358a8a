"""Who vouches for a happening by a detail: a count of the dead, or what was seen and heard.

"A drone hit a market. The governor put the number of the dead at four; a seller told the paper that she
had heard a buzzing": the outlet tells of the strike in its own words, and those who tell of it say no
word for it. Asked of the happening that a text opens with alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.linking.folding import fold_words, words_in
from dateline.linking.turnouts import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.records import Article, Claim, Event

LEAD: Final = {"ASSAULT": 2, "OTHER": 0}
"""The last sentence in which the happening that a text opens with may stand, by its type."""
REAL: Final = frozenset({"happened", "ongoing"})
WITNESSES: Final = frozenset({"witness", "victim", "other", "civil_society"})
SENSED: Final = re.compile(
    r"\b(?:I|[Ww]e|he|she|they|had|have)\s+(?:\w+\s+)?(?:saw|seen|heard|felt|watched)\b"
    r"(?! (?:of|about|from|that|no)\b)"
)
COUNTED: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?"
    r"|scores|hundreds?|thousands?)\b",
    re.IGNORECASE,
)


def detail_claims(article: Article, event: Event) -> Iterator[Claim]:
    """Yield the claims that tell a detail of the happening a text opens with, and no event."""
    if event.according_to or event.status not in REAL or event.type not in LEAD:
        return
    if sentence_of(article, event) > LEAD[event.type]:
        return
    bearing = {name for one in article.events for name in one.according_to}
    for claim in article.claims:
        if claim.stance == "asserts" and claim.id not in bearing and tells_detail(claim):
            yield claim


def tells_detail(claim: Claim) -> bool:
    """Tell whether a claim counts the dead or hurt, or says what a witness saw or heard."""
    words = " ".join(span.text for span in claim.content)
    if COUNTED.search(words) and not words_in("link_toll_words").isdisjoint(fold_words(words)):
        return True
    witness = any(source.kind in WITNESSES for source in claim.sources)
    return witness and bool(SENSED.search(words))
