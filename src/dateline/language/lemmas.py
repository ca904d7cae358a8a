"""Lemmas: the words as dictionaries list them, in lower case."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def lemmatise(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Return the lemma of every word, given its part of speech."""
    return [word.lower() for word, _ in zip(words, tags, strict=True)]
