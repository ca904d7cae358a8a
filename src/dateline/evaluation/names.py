"""Scores names: exact spans with their types, over all documents and type by type.

Gold sets know other types than the package. Theirs and ours are brought to PER, ORG and LOC; what is
none of these (MISC, nationalities, events, products) is left out on both sides.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import PageUnreadable
from dateline.evaluation.runs import decode_rows
from dateline.evaluation.said import f1, ratio
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.records import Article

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES: Final = ("PER", "ORG", "LOC")
SAME: Final = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "CORPORATION": "ORG",
    "GROUP": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "LOCATION": "LOC",
}
Marks = set[tuple[int, int, str]]


def score_names(path: str) -> dict[str, float | None]:
    """Return exact span F1, precision and recall of the names of a gold file, in per cent.

    The gold is JSON Lines with ``id``, ``text`` and ``spans`` (``start``, ``end``, ``label``). Raises
    PageMissing where it cannot be opened, PageUnreadable where a line is no gold.
    """
    counts: Counter[str] = Counter()
    for row in decode_rows(path, {"id", "text", "spans"}):
        counts.update(count(path, row))
    whole = tally(counts, TYPES)
    figures: dict[str, float | None] = dict(
        zip(("names_f1", "names_precision", "names_recall"), whole, strict=True)
    )
    return figures | {f"names_{kind.lower()}_f1": tally(counts, (kind,))[0] for kind in TYPES}


def count(path: str, row: Mapping[str, Any]) -> Counter[str]:
    """Return how many names of each type one document has, how many were found, and are right."""
    gold, found = gold_names(path, row), find_names(row["text"])
    counts = Counter(f"wanted {kind}" for _, _, kind in gold)
    counts += Counter(f"found {kind}" for _, _, kind in found)
    return counts + Counter(f"right {kind}" for _, _, kind in gold & found)


def gold_names(path: str, row: Mapping[str, Any]) -> Marks:
    """Return the gold names of one document."""
    try:
        spans = [(span["start"], span["end"], span["label"].upper()) for span in row["spans"]]
    except (KeyError, TypeError, AttributeError) as error:
        cause = f"{path}: a span of {row['id']} lacks start, end or label."
        raise PageUnreadable(
            cause, "Give gold in the format that docs/commands.md describes."
        ) from error
    return {(start, end, SAME[label]) for start, end, label in spans if label in SAME}


def find_names(text: str) -> Marks:
    """Return the names that are found in a text; those without a type are of none."""
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    return {
        (reading.starts[name.first], reading.ends[name.last - 1], SAME[name.label])
        for name in reading.typed
        if name.label in SAME
    }


def tally(counts: Counter[str], kinds: tuple[str, ...]) -> tuple[float, float, float]:
    """Return F1, precision and recall of some types, in per cent."""
    wanted, found, right = (
        sum(counts[f"{what} {kind}"] for kind in kinds) for what in ("wanted", "found", "right")
    )
    precision, recall = ratio(right, found), ratio(right, wanted)
    scaled = (round(100 * value, 2) for value in (f1(precision, recall), precision, recall))
    return next(scaled), next(scaled), next(scaled)
