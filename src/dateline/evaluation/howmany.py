"""Scores how many: hands the rows of a gold file to the scorer of their kind."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dateline.errors import PageUnreadable
from dateline.evaluation.howmany_victims import score_victims
from dateline.evaluation.runs import decode_rows

if TYPE_CHECKING:
    from dateline.evaluation.scored import Scored


def score_howmany(path: str) -> Scored:
    """Return the figures and errors of a gold file of articles with templates.

    Raises PageMissing where the file cannot be opened, PageUnreadable where a line is no gold.
    """
    rows = decode_rows(path, {"id", "text"})
    first = next(rows, None)
    if first is None:
        raise PageUnreadable(f"{path} holds no rows.", "Give a file with a text a line.")
    if "templates" not in first:
        cause = f"{path}: the first line has no templates."
        raise PageUnreadable(cause, "Give gold in the format that docs/commands.md describes.")
    return score_victims(path, chain([first], rows))
