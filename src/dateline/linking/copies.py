"""Copies: articles with one text, and texts that stand partly in one another.

Half of the smaller text's five-word runs make one text; a fifth to a half is "partly derived", which
merges nothing. Independent reports of one happening share less than that. A text of a few lines is a
copy only of nearly the same few lines. Teasers are not looked at: a teaser is no copy of its story.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from dateline.answered import Tie
from dateline.linking.candidates import candidate_pairs
from dateline.linking.linkage import CopyGroup
from dateline.linking.shingles import count_shared, shingle, text_words
from dateline.linking.unions import Unions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.answered import LinkKind
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.shingles import Numbers

ONE_TEXT = 0.5  # share of the smaller text from which two texts are one
DERIVED = 0.2  # share from which a text is partly derived
SHORT = 60  # words; below this nearly all must agree, both ways
SHORT_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Print:
    """One wording with the articles that print it word for word, and its five-word runs."""

    articles: tuple[str, ...]
    words: int
    shingles: Numbers


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two prints (by index) share: the share of the smaller one's runs, and of the larger's."""

    a: int
    b: int
    of_smaller: float
    of_larger: float


def find_copies(articles: Iterable[LinkedArticle]) -> tuple[tuple[CopyGroup, ...], tuple[Tie, ...]]:
    """Return the groups of articles with one text, and the ties that say why.

    Ties of kind ``copy`` joined a group; those of kind ``partly_derived`` joined nothing.
    """
    prints = make_prints(articles)
    overlaps = measure(prints)
    unions = Unions(len(prints))
    joining = [overlap for overlap in overlaps if is_copy(overlap, prints)]
    for overlap in joining:
        unions.join(overlap.a, overlap.b)
    apart = [each for each in overlaps if unions.find(each.a) != unions.find(each.b)]
    ties = [
        *same_wording(prints),
        *ties_of(joining, prints, "copy"),
        *ties_of(apart, prints, "partly_derived"),
    ]
    return make_groups(prints, joining, unions), tuple(sorted(ties, key=tie_order))


def tie_order(tie: Tie) -> tuple[str, str, str]:
    """Return what ties are put in order by."""
    return tie.a, tie.b, tie.kind


def make_prints(articles: Iterable[LinkedArticle]) -> list[Print]:
    """Return the distinct wordings of the stories, shortest first, in an order free of reading order."""
    found: dict[tuple[int, bytes], tuple[list[str], Numbers]] = {}
    for one in articles:
        words = text_words(one.article.text) if one.article.kind == "story" else ()
        if words:
            key = (len(words), digest(words))
            if key not in found:
                found[key] = ([], shingle(words))
            found[key][0].append(one.article.id)
    return [
        Print(tuple(sorted(ids)), count, numbers) for (count, _), (ids, numbers) in sorted_by_key(found)
    ]


def sorted_by_key(
    found: dict[tuple[int, bytes], tuple[list[str], Numbers]],
) -> list[tuple[tuple[int, bytes], tuple[list[str], Numbers]]]:
    """Return wordings in the order of their lengths, then in one that depends on their words alone."""
    return sorted(found.items(), key=lambda item: item[0])


def digest(words: tuple[str, ...]) -> bytes:
    """Return what stands for a wording: the hash of its words."""
    whole = "\0".join(words).encode("utf-8", "surrogatepass")
    return blake2b(whole, digest_size=16).digest()


def measure(prints: Sequence[Print]) -> list[Overlap]:
    """Return the exact overlap of every candidate pair that shares a fifth or more."""
    pairs = candidate_pairs([each.shingles for each in prints])
    overlaps = [overlap_of(a, b, prints) for a, b in pairs]
    return [overlap for overlap in overlaps if overlap.of_smaller >= DERIVED]


def overlap_of(a: int, b: int, prints: Sequence[Print]) -> Overlap:
    """Compare two prints exactly."""
    shared = count_shared(prints[a].shingles, prints[b].shingles)
    smaller, larger = sorted((prints[a].shingles.size, prints[b].shingles.size))
    return Overlap(a, b, shared / smaller, shared / larger)


def is_copy(overlap: Overlap, prints: Sequence[Print]) -> bool:
    """Tell whether two prints are one text."""
    if min(prints[overlap.a].words, prints[overlap.b].words) < SHORT:
        return overlap.of_larger >= SHORT_SHARE
    return overlap.of_smaller >= ONE_TEXT


def make_groups(
    prints: Sequence[Print], joining: Sequence[Overlap], unions: Unions
) -> tuple[CopyGroup, ...]:
    """Return the groups of two and more articles, ordered by their first article."""
    least: dict[int, float] = {}
    for overlap in joining:
        root = unions.find(overlap.a)
        least[root] = min(overlap.of_smaller, least.get(root, 1.0))
    groups = [
        make_group([prints[index] for index in group], least.get(group[0], 1.0))
        for group in unions.groups(range(len(prints)))
    ]
    return tuple(sorted((g for g in groups if len(g.articles) > 1), key=lambda g: g.articles))


def make_group(members: Sequence[Print], share: float) -> CopyGroup:
    """Return the articles of joined prints as one group."""
    reason = "the same words from first to last"
    if len(members) > 1:
        reason = f"each shares at least {share:.0%} of the shorter text's five-word runs with another"
    articles = sorted(one for each in members for one in each.articles)
    return CopyGroup(tuple(articles), reason, round(share, 4))


def same_wording(prints: Sequence[Print]) -> list[Tie]:
    """Return the ties of articles whose words are the same: each with the first of them."""
    reason = "one text: the same words from first to last"
    return [
        Tie(each.articles[0], other, "copy", reason, 1.0)
        for each in prints
        for other in each.articles[1:]
    ]


def ties_of(overlaps: Sequence[Overlap], prints: Sequence[Print], kind: LinkKind) -> list[Tie]:
    """Return one tie for each overlap, between the first articles of the two prints."""
    return [tie_of(overlap, prints, kind) for overlap in overlaps]


def tie_of(overlap: Overlap, prints: Sequence[Print], kind: LinkKind) -> Tie:
    """Return the tie of one overlap, its reason naming the share."""
    a, b = sorted((prints[overlap.a].articles[0], prints[overlap.b].articles[0]))
    start = "one text" if kind == "copy" else "partly derived, not merged"
    share = f"{overlap.of_smaller:.0%} of the shorter text's five-word runs stand in both"
    return Tie(a, b, kind, f"{start}: {share}", round(overlap.of_smaller, 4))
