"""What an article is about, as far as frames ask for it: relief, a protest, a dispute at work.

"Two strikes in one week" and "5,000 came" tell an attack or a walkout, a march or a fair: the words
that the rest of the article uses decide. The topics stand in the table ``event_abouts``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading


def read_abouts(reading: Reading) -> frozenset[str]:
    """Return the topics of an article."""
    used = frozenset(reading.lemmas)
    return frozenset(topic for topic, (least, words) in topics().items() if len(words & used) >= least)


@cache
def topics() -> Mapping[str, tuple[int, frozenset[str]]]:
    """Return how many of which words an article on a topic has."""
    return {
        row["topic"]: (int(row["least"]), frozenset(row["words"].split()))
        for row in read_table("event_abouts")
    }
