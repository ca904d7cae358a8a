"""How many came to a march: who counts its marchers asserts that there was one.

"Nurses marched through Bergen. At least 9,000 took part, their union said": the outlet tells of the
march in its own words, and who vouches for it stands a sentence later.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.linking.folding import fold_words
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.records import Article, Claim, Event

SOON: Final = 2  # sentences after a march in which its marchers are counted
COUNT: Final = re.compile(
    r"\d|\b(?:hundreds|thousands|hundred|thousand|dozens|scores|million)\b", re.IGNORECASE
)

ALONE: Final = re.compile(
    r"(?:(?:about|around|some|at least|at most|more than|fewer than|less than|over|under|nearly|almost)"
    r" )?(?:[\d ]+|(?:\w+ )?(?:thousand|hundred|dozen|million)s?)(?: people| of us| of them)?"
)
"""A number alone, folded: "twenty thousand", "about 3 000 people"."""


def turnout_claims(article: Article, event: Event) -> Iterator[Claim]:
    """Yield the claims that say how many came to a march that the text tells of in its own words."""
    if event.type != "PROTEST" or event.according_to:
        return
    first = sentence_of(article, event)
    for claim in article.claims:
        soon = 0 <= claim.sentence - first <= SOON
        if soon and claim.stance == "asserts" and counts_marchers(claim):
            yield claim


def sentence_of(article: Article, event: Event) -> int:
    """Return the number of the sentence in which an event stands."""
    at = event.anchor.start
    found = (n for n, one in enumerate(article.sentences) if one.start <= at < one.end)
    return next(found, len(article.sentences))


def counts_marchers(claim: Claim) -> bool:
    """Tell whether a claim says in a number how many came."""
    words = " ".join(span.text for span in claim.content)
    row = f" {' '.join(fold_words(words))} "
    came = any(f" {phrase} " in row for phrase in read_column("link_turnout_words", "words"))
    return (came and bool(COUNT.search(words))) or bool(ALONE.fullmatch(row.strip()))
