"""What an article opens with: by its title and first words two articles are known to tell one happening.

What one event of a text shares with one of another is often little: the one says where, the other when.
The words with which two articles open, the towns, persons and numbers there say more. They are weighed
for the first event of a kind that an article tells, which is mostly what it is about. The weights stand
in the table ``link_opening_weights``, learned by ``training/linking/openings.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import TYPE_CHECKING, Final

from dateline.linking import days, places
from dateline.linking.alike import root, share
from dateline.linking.folding import fold_words, words_in
from dateline.linking.places import POINT, PlaceKey, key_of
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.linking.traits import Traits
    from dateline.records import Article

HEAD: Final = 80  # words of a text that it opens with, beside its title
WHOLE: Final = 150  # words of a text that are looked at
SENTENCES: Final = 5  # that a text opens with
CHARACTERS: Final = 1500  # in which numbers are looked for
MOST_NAMES, MOST_NUMBERS = 3, 5  # more in common say no more
OFTEN: Final = 2  # mentions from which a town may be the one that a text is about
LEAST: Final = 6  # roots in common below which two texts share too little to say anything
FEW: Final = 20  # words that are reckoned to each text, and shared by none
LIKELY: Final = 0.5  # from which two articles tell of one happening
NEAR: Final = 2  # days between two articles of which none or one says when it was
NUMBER: Final = re.compile(r"\b\d[\d,]*\b")
SMALL: Final = frozenset({"1", "2", "3"})


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an article opens with. ``head``, ``whole``: roots of its words, of the first few and of more.

    ``towns``: the points named in its first sentences; ``main``: the point it names most often, if any
    more than once; ``days``: the single days (ordinals) on which its first sentences' events were;
    ``befallen``: the nouns for whom or what these befell; ``published``: the day (ordinal).
    """

    head: frozenset[str]
    whole: frozenset[str]
    towns: frozenset[PlaceKey]
    main: PlaceKey | None
    numbers: frozenset[str]
    days: frozenset[int]
    befallen: frozenset[str]
    published: int | None


def read_opening(article: Article, events: Sequence[Traits], published: int | None) -> Beginning:
    """Return what an article opens with, given its events."""
    title, words = fold_words(article.title or ""), fold_words(article.text)
    first = [event for event in events if 0 <= event.sentence < SENTENCES]
    single = (event.inside for event in first if event.inside)
    end = article.sentences[:SENTENCES][-1].end if article.sentences else 0
    named = towns_named(article)
    return Beginning(
        head=roots_of((*title, *words[:HEAD])),
        whole=roots_of((*title, *words[:WHOLE])),
        towns=frozenset(key for key, starts in named.items() if starts[0] < end),
        main=main_of(named),
        numbers=frozenset(NUMBER.findall(article.text[:CHARACTERS])) - SMALL,
        days=frozenset(begin for begin, last in single if begin == last),
        befallen=frozenset(key.value for event in first for key in event.recipients if is_thing(key)),
        published=published,
    )


def is_thing(key: object) -> bool:
    """Tell whether the key of an actor is a noun that says more than "people"."""
    return getattr(key, "kind", "") == "noun" and getattr(key, "value", "") != "people"


def roots_of(words: Iterable[str]) -> frozenset[str]:
    """Return the roots of the words that carry meaning."""
    return frozenset(root(word) for word in words if len(word) > 1) - words_in("link_empty_words")


def towns_named(article: Article) -> dict[PlaceKey, list[int]]:
    """Return where a text behind its dateline names each of its points, in the order of the first."""
    after = len(article.dateline.text) if article.dateline else 0
    found: dict[PlaceKey, list[int]] = {}
    for place in article.places:
        starts = sorted(one.start for one in place.mentions if one.start >= after)
        if starts and (key := key_of(place)).level == POINT and not places.is_street(key):
            found.setdefault(key, []).extend(starts)
    return dict(sorted(found.items(), key=lambda item: item[1][0]))


def main_of(named: Mapping[PlaceKey, Sequence[int]]) -> PlaceKey | None:
    """Return the point that a text names most often, of equals the first, if more than once."""
    best = max(named, key=lambda key: len(named[key]), default=None)
    return best if best is not None and len(named[best]) >= OFTEN else None


def one_story(a: Traits, b: Traits) -> bool:
    """Tell whether two events are what their articles open with, and these tell of one happening.

    Other days, or other towns, named at the beginning speak against it, whatever else agrees.
    """
    if speaks_against(a, b):
        return False
    weights = read_weights()
    total = sum(weights.get(name, 0.0) * value for name, value in signs(a, b).items())
    return 1 / (1 + exp(-total)) >= LIKELY


def speaks_against(a: Traits, b: Traits) -> bool:
    """Tell whether two events are not what their articles open with, or what they open with differs.

    Other days or towns differ, and so do texts that have next to no words in common.
    """
    mine, other = a.opening, b.opening
    if mine is None or other is None or differ(mine, other) or not near(mine, other):
        return True
    if a.inside and b.inside and days.gap(a.inside, b.inside) > 1:
        return True
    if a.family == "PROTEST" and not meet(mine, other):  # who is against it gathers in the same days
        return True
    return len(mine.whole & other.whole) < LEAST or towns_differ(a, b)


def signs(a: Traits, b: Traits) -> Mapping[str, float]:
    """Return what speaks for and against one happening, by name, 0..1 (``across``: 0..2)."""
    mine, other = a.opening, b.opening
    if mine is None or other is None:
        return {}
    names, numbers = a.around & b.around, mine.numbers & other.numbers
    things = mine.befallen and other.befallen
    mains = mine.main is not None and other.main is not None
    alike = bool(mine.main and other.main and places.is_one(mine.main, other.main))
    return {
        "always": 1.0,
        "whole": share(mine.whole, other.whole, FEW),
        "head": share(mine.head, other.head, FEW),
        "across": share(mine.head, other.whole, FEW) + share(mine.whole, other.head, FEW),
        "names": min(len(names), MOST_NAMES) / MOST_NAMES,
        "a town of the opening": float(is_any(mine.towns, other.towns)),
        "the main town": float(alike),
        "other main towns": float(mains and not alike),
        "numbers": min(len(numbers), MOST_NUMBERS) / MOST_NUMBERS,
        "the day": float(bool(mine.days & other.days)),
        "the day before or after": float(meet(mine, other) and not mine.days & other.days),
        "what was befallen": float(bool(mine.befallen & other.befallen)),
        "other things were befallen": float(bool(things) and not mine.befallen & other.befallen),
    }


def differ(a: Beginning, b: Beginning) -> bool:
    """Tell whether two articles open with days more than a night apart, or one came before it was."""
    if a.days and b.days:
        return not meet(a, b)
    return is_before(a, b) or is_before(b, a)


def is_before(a: Beginning, b: Beginning) -> bool:
    """Tell whether an article was published before all days that another opens with."""
    return a.published is not None and bool(b.days) and a.published < min(b.days)


def meet(a: Beginning, b: Beginning) -> bool:
    """Tell whether two articles open with one day, or with one and the next."""
    return any(abs(mine - other) <= 1 for mine in a.days for other in b.days)


def near(a: Beginning, b: Beginning) -> bool:
    """Tell whether two articles open with one day, or were published within a few days."""
    if meet(a, b) or a.published is None or b.published is None:
        return True
    return abs(a.published - b.published) <= NEAR


def towns_differ(a: Traits, b: Traits) -> bool:
    """Tell whether two articles open with towns, of which neither text names one of the other's."""
    mine, other = a.opening, b.opening
    if mine is None or other is None or not (mine.towns and other.towns):
        return False
    met = is_named(mine.towns, b.around) or is_named(other.towns, a.around)
    return not (met or is_any(mine.towns, other.towns))


def is_named(towns: Iterable[PlaceKey], around: Iterable[str]) -> bool:
    """Tell whether a text names one of some towns anywhere, given the names around its events."""
    names = {places.bare_name(name) for name in around}
    return any(not names.isdisjoint({key.name, key.called}) for key in towns)


def is_any(a: Iterable[PlaceKey], b: Iterable[PlaceKey]) -> bool:
    """Tell whether a place of one set is one of the other's."""
    others = list(b)
    return any(places.is_one(one, other) for one in a for other in others)


@cache
def read_weights() -> Mapping[str, float]:
    """Return the learned weight of each sign."""
    return {row["sign"]: float(row["weight"]) for row in read_table("link_opening_weights")}
