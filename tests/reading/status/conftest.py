from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading import what
from dateline.reading.newsroom import read_article
from dateline.records import Article, Published

if TYPE_CHECKING:
    from collections.abc import Callable


TODAY = Published("2024-12-20", "argument")


@pytest.fixture(scope="session")
def status_of() -> Callable[[str, str], str | None]:
    """Return the status of the event with the given trigger in a text, None where there is none.

    Whether a sentence alone is news enough is no question here.
    """

    def find(text: str, trigger: str) -> str | None:
        article = Article(
            id="art:test", kind="story", text=text, text_sha256=hash_text(text), published=TODAY
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(what, "is_news", lambda *_: True)
            events = read_article(analyse(article)).events
        return next((event.status for event in events if event.trigger.text == trigger), None)

    return find
