"""Scores who: hands each row of a gold file, or texts with marks, to the scorer of its kind."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import PageUnreadable
from dateline.evaluation.coreference import score_chains
from dateline.evaluation.gap import score_gap
from dateline.evaluation.runs import decode_rows
from dateline.evaluation.source_pronouns import score_pronouns
from dateline.evaluation.who_figures import score_marked
from dateline.evaluation.who_words import score_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Figures = dict[str, float | None]
    Rows = Iterator[Mapping[str, Any]]


def score_who(path: str) -> Figures:
    """Return the figures of a gold file, in per cent; the fields of its first row tell its kind.

    ``mentions``: chains; ``pronoun``, ``a`` and ``b``: a pronoun between two names; ``attributions``:
    pronouns as sources; ``expect``: country and sector of actors. A folder or a file ``.txt`` holds
    texts with their actors marked. Raises PageMissing where the file cannot be opened, PageUnreadable
    where a line is no gold.
    """
    if path.endswith(".txt") or Path(path).is_dir():
        return score_marked(path)
    rows = decode_rows(path, {"id", "text"})
    first = next(rows, None)
    if first is None:
        raise PageUnreadable(f"{path} holds no rows.", "Give a file with a document a line.")
    return score_rows(path, first.keys(), chain([first], rows))


def score_rows(path: str, fields: Any, rows: Rows) -> Figures:
    """Return the figures of rows with these fields."""
    if "mentions" in fields:
        return score_chains(path, rows)
    if {"pronoun", "a", "b"} <= fields:
        return score_gap(path, rows)
    if "attributions" in fields:
        return score_pronouns(rows)
    if "expect" in fields:
        return score_words(path, rows)
    known = "neither mentions, nor pronoun, a and b, nor attributions, nor expect"
    cause = f"{path}: the first line has {known}."
    raise PageUnreadable(cause, "Give gold in the format that docs/commands.md describes.")
