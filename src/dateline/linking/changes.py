"""What would change the count of asserting origins, in sentences that begin with "if"."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from dateline.linking.outlets import printed_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.linking.counting import Count, Doubtful
    from dateline.linking.ends import End
    from dateline.linking.web import Web

MOST = 12  # sentences
SHOWN = 3  # outlets named in one sentence


def say_changes(web: Web, count: Count) -> tuple[str, ...]:
    """Return the sentences, each ending with the count it would lead to."""
    now = count.of("asserts")
    asserting = [end for end in count.origins if end.side == "asserts"]
    sentences = [
        *(say_doubtful(web, each, now) for each in count.doubtful if each.end.side == "asserts"),
        *(say_unsourced(web, each.texts, now) for each in count.unsourced),
        *(say_presumed(web, each.a, each.b, now) for each in web.presumed),
        *say_pairs(asserting, now),
        *say_absent(asserting, now),
    ]
    return tuple(sentences[:MOST])


def say_doubtful(web: Web, doubt: Doubtful, now: int) -> str:
    """Say what follows if an unnamed source is none of those it may be."""
    texts = sorted({web.threads[index].text for index in doubt.end.own})
    rivals = " and ".join(f"the {rival.name}" for rival in doubt.rivals[:SHOWN])
    return f"if the “{doubt.end.name}” of {say_outlets(web, texts)} are others than {rivals}: {now + 1}"


def say_unsourced(web: Web, texts: Sequence[int], now: int) -> str:
    """Say what follows if an outlet that names nobody has a source of its own."""
    return f"if {say_outlets(web, texts)}, naming nobody, has a source of its own: {now + 1}"


def say_presumed(web: Web, later: int, first: int, now: int) -> str:
    """Say what follows if a text that shares words with another has them from a source of its own."""
    mine, other = web.threads[later], web.threads[first]
    texts = say_outlets(web, [mine.text]), say_outlets(web, [other.text])
    return f"if the “{mine.voices[0].name}” of {texts[0]} are others than those of {texts[1]}: {now + 1}"


def say_pairs(ends: Sequence[End], now: int) -> Iterator[str]:
    """Say what follows if two unnamed sources of one kind, told apart by description only, are one."""
    for a, b in combinations(ends, 2):
        if a.description and b.description and a.end == b.end == "described" and one_kind(a, b):
            yield f"if the {a.name} and the {b.name} are the same people: {now - 1}"


def one_kind(a: End, b: End) -> bool:
    """Tell whether two descriptions are of one kind and of no two countries."""
    mine, other = a.description, b.description
    if not mine or not other or mine.head != other.head:
        return False
    return not (mine.nations and other.nations and mine.nations != other.nations)


def say_absent(ends: Sequence[End], now: int) -> Iterator[str]:
    """Say what follows if an outlet whose own sources are unknown has it from a counted source."""
    others = [end for end in ends if end.end != "press"]
    for end in ends:
        if end.end == "press" and others:
            yield f"if {end.name}, whose article is not held, has it from {others[0].name}: {now - 1}"


def say_outlets(web: Web, texts: Sequence[int]) -> str:
    """Return the outlets of texts, the first few by name."""
    names = sorted({printed_by(one) for text in texts for one in web.texts[text].articles})
    more = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" and {more} more" if more > 0 else "")
