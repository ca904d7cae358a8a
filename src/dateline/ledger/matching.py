"""Which claim or event of one reading is which of another, of the same text or of a changed one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from dateline.ledger.alignment import align
from dateline.records import Claim, Event

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from dateline.ledger.alignment import Place
    from dateline.records import Article

Part = TypeVar("Part", Claim, Event)

ENOUGH: Final = 0.5  # share of the characters of two contents that both hold


@dataclass(slots=True)
class Pairs(Generic[Part]):
    """Parts that are the same ones in both readings, and those that only one of them has."""

    same: list[tuple[Part, Part]] = field(default_factory=list)
    gone: list[Part] = field(default_factory=list)
    came: list[Part] = field(default_factory=list)


def pair_events(old: Article, new: Article) -> Pairs[Event]:
    """Pair the events of two readings: by id, by the place of the trigger, by its words in a sentence.

    Their types may differ.
    """
    by_id, by_place, by_words = [], [], []
    for article, places in zip((old, new), align(old, new), strict=True):
        by_id.append({id(event): event.id for event in article.events})
        by_place.append({id(event): places.of((event.trigger,)) for event in article.events})
        by_words.append({id(event): places.words((event.trigger,)) for event in article.events})
    return pair(old.events, new.events, (by_id, by_place, by_words))


def pair_claims(old: Article, new: Article) -> Pairs[Claim]:
    """Pair the claims of two readings: by id, by content, by cue, else by contents that overlap."""
    by_id, by_content, by_cue, by_words = [], [], [], []
    for article, places in zip((old, new), align(old, new), strict=True):
        told = [claim for claim in article.claims if claim.content]
        cued = [claim for claim in article.claims if claim.cue]
        by_id.append({id(claim): claim.id for claim in article.claims})
        by_content.append({id(claim): places.of(claim.content) for claim in told})
        by_cue.append({id(claim): places.of(claim.cue) for claim in cued})
        by_words.append({id(claim): places.words(claim.content) for claim in told})
    pairs = pair(old.claims, new.claims, (by_id, by_content, by_words, by_cue))
    pair_overlapping(pairs, by_content)
    return pairs


Keys = dict[int, Any]  # of a part by its ``id()``; a part without this key is not in it


def pair(old: Sequence[Part], new: Sequence[Part], passes: Sequence[list[Keys]]) -> Pairs[Part]:
    """Pair what has one key, by the first kind of key first; those of one key in their order."""
    pairs = Pairs[Part](gone=list(old), came=list(new))
    for keys in passes:
        join(pairs, partial(first, keys[0], queue(pairs.came, keys[1])))
    return pairs


def queue(parts: Sequence[Part], keys: Keys) -> dict[Hashable, list[Part]]:
    """Return parts by their keys, those of one key in their order."""
    waiting: dict[Hashable, list[Part]] = defaultdict(list)
    for part in parts:
        if id(part) in keys:
            waiting[keys[id(part)]].append(part)
    return waiting


def first(keys: Keys, waiting: dict[Hashable, list[Part]], part: Part) -> Part | None:
    """Take the first of the parts that wait under the key of a part, if there is one."""
    key = keys.get(id(part))
    return waiting[key].pop(0) if key is not None and waiting.get(key) else None


def join(pairs: Pairs[Part], find: Callable[[Part], Part | None]) -> None:
    """Pair every part that is gone with the one that ``find`` gives for it, if any."""
    still = []
    for part in pairs.gone:
        other = find(part)
        if other is None:
            still.append(part)
        else:
            pairs.same.append((part, other))
            pairs.came = [one for one in pairs.came if one is not other]
    pairs.gone = still


def pair_overlapping(pairs: Pairs[Claim], places: list[Keys]) -> None:
    """Pair claims that are left over and whose contents share at least half of their characters."""

    def find(claim: Claim) -> Claim | None:
        place = places[0].get(id(claim))
        shares = [
            (share(place, places[1][id(other)]), -position, other)
            for position, other in enumerate(pairs.came)
            if place and id(other) in places[1]
        ]
        best = max(shares, key=lambda one: one[:2], default=None)
        return best[2] if best and best[0] >= ENOUGH else None

    join(pairs, find)


def share(one: Place, other: Place) -> float:
    """Return which share of the characters of two places both hold; 0 in two sentences."""
    if one[0] != other[0]:
        return 0.0
    both: int = min(one[2], other[2]) - max(one[1], other[1])
    longest: int = max(one[2], other[2]) - min(one[1], other[1])
    return both / max(1, longest)
