"""The words that decide the status of what hangs on them, from the table ``status_governors``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, cast

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import Status

NOTHING: Final[Mapping[str, Status | None]] = {}


@cache
def governors(word: str) -> Mapping[str, Mapping[str, Status | None]]:
    """Return, for governing words of one kind, the parts they govern and the status each takes.

    A status of None (written ``same`` in the table) hands on the governing word's own.
    """
    found: dict[str, dict[str, Status | None]] = {}
    for row in read_table("status_governors"):
        if row["word"] == word:
            status = None if row["status"] == "same" else cast("Status", row["status"])
            for lemma in row["words"].split():
                for part in row["parts"].split() or ["noun"]:
                    found.setdefault(lemma, {}).setdefault(part, status)
    return found


def governs(word: str, lemma: str) -> Mapping[str, Status | None]:
    """Return the parts one word governs, none where the table does not have it."""
    return governors(word).get(lemma, NOTHING)


@cache
def status_words(name: str) -> frozenset[str]:
    """Return a class of words of the table ``status_words``, none where it does not have it."""
    rows = (row for row in read_table("status_words") if row["class"] == name)
    return frozenset(word for row in rows for word in row["words"].split())
