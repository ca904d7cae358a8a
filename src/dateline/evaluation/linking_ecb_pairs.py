"""What speaks for and against two mentions being of one event: signs for all pairs of a group.

The signs are of the words of both triggers, of what stands around them, and of how close their documents
are. None is taken from gold but where the mentions stand.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np

from dateline.evaluation.linking_ecb_groups import STOPS
from dateline.linking.alike import look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from dateline.evaluation.linking_ecb_groups import Closeness
    from dateline.evaluation.linking_ecb_rows import Site

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]
    Weigh = Callable[[str], float]

ODD = frozenset({"AUX", "ADJ", "PRON", "DET"})
MANY = 4  # names in common beyond which more say no more


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The pairs of one group: ``sites`` its mentions, ``signs`` [pairs, S], ``same`` [pairs] 1 or 0.

    The pairs are those of the upper triangle of [sites, sites], row by row.
    """

    sites: Numbers
    signs: Floats
    same: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The mentions of a group of documents: their vectors [sites, 384], their documents in ``close``."""

    numbers: Numbers
    sites: Sequence[Site]
    vectors: Mapping[str, Floats]
    places: Numbers
    close: Closeness
    weigh: Weigh


def make_pairs(group: Group) -> Pairs:
    """Return all pairs of a group with their signs."""
    upper = np.triu_indices(len(group.sites), 1)
    found = collect(group)
    signs = np.column_stack([np.asarray(sign)[upper] for sign in found]).astype(np.float32)
    return Pairs(group.numbers, signs, equal([site.chain for site in group.sites])[upper])


def collect(group: Group) -> list[Floats]:
    """Return the signs of all pairs, each [sites, sites]."""
    words, setting = of_words(group), of_setting(group)
    documents, rarity = of_documents(group), of_rarity(group)
    same, lemma = words["lemma"], setting["lemma"]
    telling = (documents["words"], setting["said"], setting["content"], setting["kin shared"])
    products = [same * one for one in (*telling, setting["window"], documents["company"])]
    products += [lemma * one for one in telling[:3]]
    products += [same * one for one in rarity] + [same * documents["one"]]
    tables = (words, setting, documents)
    return [*(one for table in tables for one in table.values()), *rarity, *products]


def of_words(group: Group) -> dict[str, Floats]:
    """Return the signs of both triggers' words."""
    sites = group.sites
    looks = [look(site.trigger) for site in sites]
    tags = [site.tag for site in sites]
    families = [frozenset(map(str, one.families)) for one in looks]
    odd = np.array([tag in ODD for tag in tags])
    return {
        "lemma": equal([site.lemma for site in sites]),
        "trigger": equal([site.trigger for site in sites]),
        "word": meet([one.words for one in looks]),
        "root": meet([one.roots for one in looks]),
        "family": meet(families),
        "tag": equal(tags),
        "verbs": both(np.array([tag == "VERB" for tag in tags])),
        "nouns": both(np.array([tag == "NOUN" for tag in tags])),
        "odd": 1 - both(~odd),
    }


def of_setting(group: Group) -> dict[str, Floats]:
    """Return the signs of what stands around both triggers."""
    sites = group.sites
    names, numbers = [site.names for site in sites], [site.numbers for site in sites]
    named, counted = np.array([bool(one) for one in names]), np.array([bool(one) for one in numbers])
    beside = contains([site.content for site in sites], [site.lemma for site in sites])
    shared = meet(numbers)
    cosines = {name: vectors @ vectors.T for name, vectors in group.vectors.items()}
    kin = [site.kin for site in sites]
    return {
        **cosines,
        "content": overlap([site.content for site in sites], group.weigh),
        "near": overlap([site.near for site in sites], group.weigh),
        "kin shared": overlap(kin, group.weigh),
        "any kin": meet(kin),
        "both have kin": both(np.array([bool(one) for one in kin])),
        "governor": equal([site.governor for site in sites]),
        "names": np.minimum(count(names), MANY) / MANY,
        "one named": (named[:, None] != named[None]).astype(np.float32),
        "numbers": shared,
        "other numbers": both(counted) - shared,
        "beside": beside + beside.T,
    }


def of_documents(group: Group) -> dict[str, Floats]:
    """Return the signs of where both mentions stand."""
    at, close = group.places, group.close
    grid = np.ix_(at, at)
    one = equal([str(place) for place in at])
    opening = np.array([site.place == 0 for site in group.sites], np.float32)
    means = document_vectors(group)
    return {
        "one": one,
        "sentence": equal([str(site.sentence) for site in group.sites]),
        "words": close.words[grid].astype(np.float32),
        "company": close.company[grid].astype(np.float32),
        "ranks": (close.ranks[grid] * (1 - one)).astype(np.float32),
        "told": means @ means.T,
        "opening": opening[:, None] + opening[None],
        **{f"group {stop}": equal([str(close.groups[stop][place]) for place in at]) for stop in STOPS},
    }


def document_vectors(group: Group) -> Floats:
    """Return the mean vector of the sentences of each mention's document, of length one [sites, 384]."""
    said = {site.sentence: (at, group.places[at]) for at, site in enumerate(group.sites)}
    sums = {place: np.zeros(group.vectors["said"].shape[1], np.float32) for place in group.places}
    for at, place in said.values():
        sums[place] += group.vectors["said"][at]
    found = np.array([sums[place] for place in group.places])
    even: Floats = found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)
    return even


def of_rarity(group: Group) -> list[Floats]:
    """Return how rare both words are in the set, and how frequent in the group."""
    lemmas = [site.lemma for site in group.sites]
    held = Counter(lemmas)
    rare = np.array([group.weigh(lemma) for lemma in lemmas], np.float32)
    often = np.array([log(1 + held[lemma]) for lemma in lemmas], np.float32)
    return [rare[:, None] + rare[None], often[:, None] + often[None]]


def equal(values: Sequence[str]) -> Floats:
    """Return 1 where two values are the same, [values, values]."""
    _, codes = np.unique(np.array(values), return_inverse=True)
    same: Floats = (codes[:, None] == codes[None]).astype(np.float32)
    return same


def both(flags: NDArray[np.bool_]) -> Floats:
    """Return 1 where both flags are up, [flags, flags]."""
    return (flags[:, None] & flags[None]).astype(np.float32)


def meet(sets: Sequence[AbstractSet[str]]) -> Floats:
    """Return 1 where two sets have something in common."""
    found: Floats = np.minimum(count(sets), 1)
    return found


def count(sets: Sequence[AbstractSet[str]]) -> Floats:
    """Return how many words two sets have in common."""
    table = spread(sets, sorted(set().union(*sets)))
    return table @ table.T


def contains(sets: Sequence[AbstractSet[str]], words: Sequence[str]) -> Floats:
    """Return 1 where the set of the row holds the word of the column."""
    return np.array([[word in one for word in words] for one in sets], np.float32)


def overlap(sets: Sequence[AbstractSet[str]], weigh: Weigh) -> Floats:
    """Return how much two sets have in common by the weight of words: over the mean of both, 0..1."""
    words = sorted(set().union(*sets))
    table = spread(sets, words) * np.sqrt(np.array([weigh(word) for word in words], np.float32))
    sums = np.sqrt((table**2).sum(1)) + np.float32(1e-6)
    shared: Floats = (table @ table.T) / (sums[:, None] * sums[None])
    return shared


def spread(sets: Sequence[AbstractSet[str]], words: Sequence[str]) -> Floats:
    """Return sets as rows [sets, words] of 1 and 0."""
    places = {word: at for at, word in enumerate(words)}
    table = np.zeros((len(sets), len(words)), np.float32)
    for row, one in enumerate(sets):
        table[row, [places[word] for word in one]] = 1
    return table
