"""Scores where things are: hands the rows of a gold file to the scorer of their kind."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import PageUnreadable
from dateline.evaluation.event_places import score_event_places
from dateline.evaluation.runs import decode_rows
from dateline.evaluation.where_described import score_described
from dateline.evaluation.where_toponyms import score_toponyms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dateline.evaluation.scored import Scored

    Scorer = Callable[[str, Iterable[Mapping[str, Any]]], Scored]

KINDS: Final[tuple[tuple[frozenset[str], Scorer], ...]] = (
    (frozenset({"verb", "places"}), score_event_places),
    (frozenset({"spans"}), score_toponyms),
)


def score_where(path: str) -> Scored:
    """Return the figures and errors of a gold file; the fields of its first row tell its kind.

    A folder, or a file of texts, is of descriptions.

    Raises PageMissing where the file cannot be opened, PageUnreadable where a line is no gold.
    """
    if Path(path).is_dir() or path.endswith(".txt"):
        return score_described(path)
    rows = decode_rows(path, {"id", "text"})
    first = next(rows, None)
    if first is None:
        raise PageUnreadable(f"{path} holds no rows.", "Give a file with a text a line.")
    for fields, score in KINDS:
        if fields <= first.keys():
            return score(path, chain([first], rows))
    known = ", nor ".join(" and ".join(sorted(fields)) for fields, _ in KINDS)
    cause = f"{path}: the first line has neither {known}."
    raise PageUnreadable(cause, "Give gold in the format that docs/commands.md describes.")
