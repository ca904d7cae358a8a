"""Measures linking: which articles are one text, and which tell one story."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Final

import msgspec

from dateline.errors import PageUnreadable
from dateline.evaluation.clusters import count_mentions
from dateline.evaluation.runs import decode_rows
from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Scored, convert_rows, per_cent, share
from dateline.identity import hash_text
from dateline.linking.link import find_copies
from dateline.linking.neighbours import LinkedArticle
from dateline.linking.stories import Told, count_words, group_told
from dateline.records import Article

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from dateline.evaluation.scored import Figures

DAY: Final = 86_400_000  # milliseconds


class CopyText(msgspec.Struct, frozen=True):
    """A text; those of one ``label`` are one text. Texts without a label are none another's copy."""

    id: str
    text: str
    label: str | None = None


class CopyPair(msgspec.Struct, frozen=True):
    """Two texts by their ids, and whether they are one text."""

    id: str
    a: str
    b: str
    copy: bool


class StoryText(msgspec.Struct, frozen=True):
    """A text or headline with its story (``story`` or ``event``) and when it was published.

    ``time``: milliseconds since 1970; ``date``: ISO.
    """

    id: str
    text: str
    title: str = ""
    story: str | None = None
    event: str | None = None
    time: int | None = None
    date: str | None = None

    def __post_init__(self) -> None:
        """Refuse a text without a story or a time."""
        if self.label is None:
            raise ValueError("it has neither story nor event")
        if self.time is None and self.date is None:
            raise ValueError("it has neither time nor date")

    @property
    def label(self) -> str | None:
        """What texts of one story share."""
        return self.story or self.event

    @property
    def day(self) -> float:
        """When it was published, in days."""
        if self.time is not None:
            return self.time / DAY
        return float(datetime.fromisoformat(str(self.date)).toordinal())


def evaluate_copies(path: str, pairs: str | None = None) -> Scored:
    """Return how well copies are found: of pairs, and as a clustering (adjusted Rand index).

    ``pairs``: a file of pairs of ids of ``path`` that are, or are not, one text; then these are scored.
    """
    texts = list(convert_rows(path, decode_rows(path, {"id", "text"}), CopyText))
    found = groups_of(texts)
    if pairs is not None:
        return score_pairs(pairs, {text.id for text in texts}, found)
    gold = {text.id: text.label or text.id for text in texts}
    return Scored({"texts": len(texts)} | score_clustering(gold, found))


def groups_of(texts: Sequence[CopyText]) -> dict[str, str]:
    """Return the group of each text that linking finds."""
    copies, _ = find_copies(
        LinkedArticle(
            Article(id=text.id, kind="story", text=text.text, text_sha256=hash_text(text.text)),
            text.id,
            None,
            text.id,
        )
        for text in texts
    )
    found = {text.id: text.id for text in texts}
    return found | {name: group.articles[0] for group in copies for name in group.articles}


def score_pairs(path: str, known: set[str], found: Mapping[str, str]) -> Scored:
    """Return how many pairs are told rightly. Raises PageUnreadable where a text is not there."""
    rows = list(convert_rows(path, decode_rows(path, {"id", "a", "b", "copy"}), CopyPair))
    for row in rows:
        if not {row.a, row.b} <= known:
            raise PageUnreadable(
                f"{path}: the texts of {row.id} are not there.", "Give their file first."
            )
    merged = [row for row in rows if found[row.a] == found[row.b]]
    wrong = [row for row in merged if not row.copy]
    mistakes = [Mistake(row.id, "merged", 0, f"{row.a} and {row.b}") for row in wrong]
    figures: Figures = {
        "pairs": len(rows),
        "copies": sum(row.copy for row in rows),
        "copies_found": share(len(merged) - len(wrong), sum(row.copy for row in rows)),
        "wrongly_merged": len(wrong),
    }
    return Scored(figures, mistakes)


def evaluate_stories(path: str) -> Scored:
    """Return how well stories are found: B-cubed, and as a clustering; of headlines and of articles."""
    texts = list(convert_rows(path, decode_rows(path, {"id", "text"}), StoryText))
    told = [Told(text.id, text.day, words_of(text)) for text in texts]
    found = {name: group[0] for group in group_told(told) for name in group}
    gold = {text.id: str(text.label) for text in texts}
    figures: Figures = {"texts": len(texts), "stories": len(set(gold.values()))}
    figures |= {"groups": len(set(found.values()))}
    return Scored(figures | b_cubed(gold, found) | score_clustering(gold, found))


def words_of(text: StoryText) -> Counter[str]:
    """Return the counted words of a text; a headline has no other text than itself."""
    return count_words(text.title, text.text) if text.title else count_words(text.text, "")


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> Figures:
    """Return precision, recall and F1 of a clustering by its items (Bagga and Baldwin, 1998)."""
    counted = count_mentions(clusters_of(gold), clusters_of(found))
    return {
        "b_cubed_f1": per_cent(counted.f1),
        "b_cubed_precision": per_cent(counted.precision),
        "b_cubed_recall": per_cent(counted.recall),
    }


def clusters_of(groups: Mapping[str, str]) -> list[frozenset[Hashable]]:
    """Return the items of each group."""
    found: dict[str, set[Hashable]] = {}
    for name, group in groups.items():
        found.setdefault(group, set()).add(name)
    return [frozenset(each) for each in found.values()]


def score_clustering(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Figures:
    """Return the adjusted Rand index (Hubert and Arabie, 1985), and pairs' precision, recall and F1."""
    together = pairs_in(Counter((gold[name], found[name]) for name in gold).values())
    wanted, made = pairs_in(Counter(gold.values()).values()), pairs_in(Counter(found.values()).values())
    every = pairs_in([len(gold)])
    expected = wanted * made / every if every else 0.0
    most = (wanted + made) / 2
    index = (together - expected) / (most - expected) if most != expected else 1.0
    return {
        "adjusted_rand": round(index, 4),
        "pair_f1": per_cent(2 * together / (wanted + made)) if wanted + made else None,
        "pair_precision": share(together, made),
        "pair_recall": share(together, wanted),
    }


def pairs_in(sizes: Iterable[int]) -> int:
    """Return how many pairs there are within groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes)
