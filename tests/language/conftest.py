"""Makes articles and readings of invented texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.records import Article, Dateline, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dateline.language.reading import Reading


def make_article(text: str, subheads: Sequence[tuple[int, int]] = (), dateline: str = "") -> Article:
    """Return an article with this reading text; subheads by their code points."""
    return Article(
        id="art:1",
        kind="story",
        text=text,
        text_sha256=hash_text(text),
        subheads=tuple(Span(start, end, text[start:end]) for start, end in subheads),
        dateline=Dateline(dateline) if dateline else None,
    )


def read_text(text: str, subheads: Sequence[tuple[int, int]] = (), dateline: str = "") -> Reading:
    """Return the reading of an invented text."""
    return analyse(make_article(text, subheads, dateline))


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """The function that reads an invented text."""
    return read_text
