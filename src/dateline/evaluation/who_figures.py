"""The figures of actors on own texts, over all texts and theme by theme."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline.errors import PageMissing
from dateline.evaluation.said import f1, ratio
from dateline.evaluation.who_facts import FACTS
from dateline.evaluation.who_gold import read_texts
from dateline.evaluation.who_texts import score_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

Figures = dict[str, float | None]
COUNTED: Final = ("texts", "merges", "places", "places_taken", "open", "open_broken")
CHIEF: Final = ("b_cubed_f1", "merges")


def score_marked(path: str) -> Figures:
    """Return the figures of all texts of a file or folder, and the chief ones of each theme.

    Raises PageMissing, PageUnreadable as ``score_who_texts`` does.
    """
    themes = score_who_texts(path)
    figures = themes.pop("all")
    chief = {f"{name}_{theme}": row[name] for theme, row in themes.items() for name in CHIEF}
    return figures | chief if len(themes) > 1 else figures


def score_who_texts(path: str) -> dict[str, Figures]:
    """Return the figures of each theme, and of all texts under ``all``.

    ``path`` is a file of texts or a folder of such files (``*.txt``). Raises PageMissing where there
    are none, PageUnreadable where a text is no gold.
    """
    golds = [gold for file in gold_files(path) for gold in read_texts(file)]
    counts = score_texts(golds)
    total: Counter[str] = Counter()
    for theme in counts.values():
        total.update(theme)
    return {"all": figures_of(total)} | {theme: figures_of(counts[theme]) for theme in sorted(counts)}


def gold_files(path: str) -> list[str]:
    """Return the files of texts that are meant; raises PageMissing where a folder has none."""
    if not Path(path).is_dir():
        return [path]
    found = sorted(str(file) for file in Path(path).glob("*.txt"))
    if not found:
        raise PageMissing(f"{path} holds no file *.txt.", "Give a folder of texts or one file.")
    return found


def figures_of(counts: Mapping[str, int]) -> Figures:
    """Return figures from counts: shares in per cent; None where a theme asks for nothing of a kind."""
    figures: Figures = {name: counts.get(name, 0) for name in COUNTED}
    shares = {
        "mentions": (counts["mentions_right"], counts["mentions_found"], counts["mentions_wanted"]),
        "pairs": (counts["pairs_right"], counts["pairs_found"], counts["pairs_wanted"]),
    }
    for name, (right, found, wanted) in shares.items():
        figures |= three(name, ratio(right, found), ratio(right, wanted))
    precision = ratio(counts["b_precision"], 1000 * counts["b_found"])
    figures |= three("b_cubed", precision, ratio(counts["b_recall"], 1000 * counts["b_wanted"]))
    for name in ("right", "wrong"):
        figures[f"pronouns_{name}"] = per_cent(counts[f"pronouns_{name}"], counts["pronouns"])
    for fact in FACTS:
        figures[fact] = per_cent(counts.get(f"{fact}_right", 0), counts.get(f"{fact}_wanted", 0))
    return figures


def three(name: str, precision: float, recall: float) -> Figures:
    """Return precision, recall and F1 in per cent."""
    return {
        f"{name}_precision": round(100 * precision, 1),
        f"{name}_recall": round(100 * recall, 1),
        f"{name}_f1": round(100 * f1(precision, recall), 1),
    }


def per_cent(right: int, wanted: int) -> float | None:
    """Return a share in per cent; None where nothing is wanted."""
    return round(100 * right / wanted, 1) if wanted else None
