"""Scores what happened: hands the rows of a gold file to the scorer of their kind."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import PageUnreadable
from dateline.evaluation.runs import decode_rows
from dateline.evaluation.what_arguments import score_arguments
from dateline.evaluation.what_chains import score_chains
from dateline.evaluation.what_pairs import score_pairs
from dateline.evaluation.what_police import score_police
from dateline.evaluation.what_slots import score_slots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dateline.evaluation.scored import Scored

    Scorer = Callable[[str, Iterable[Mapping[str, Any]]], Scored]

KINDS: Final[tuple[tuple[frozenset[str], Scorer], ...]] = (
    (frozenset({"source", "target", "root", "quad"}), score_pairs),
    (frozenset({"type", "trigger", "args"}), score_arguments),
    (frozenset({"templates"}), score_slots),
    (frozenset({"labels", "sentences"}), score_police),
    (frozenset({"mentions", "topic"}), score_chains),
)


def score_what(path: str) -> Scored:
    """Return the figures and errors of a gold file; the fields of its first row tell its kind.

    Raises PageMissing where the file cannot be opened, PageUnreadable where a line is no gold.
    """
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
