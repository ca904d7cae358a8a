"""Stories for others: headlines name nobody without a public role, and are short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.export.planted import make_ledger

from dateline.answered import StoryAnswer
from dateline.answers.sharing import Sharing
from dateline.answers.sharing_stories import share_stories
from dateline.ledger import Ledger
from dateline.rights.quotations import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(make_ledger(tmp_path / "ledger.db"), create=False) as opened:
        yield opened


def story(ledger: Ledger, headline: str | None) -> StoryAnswer:
    told = next(one for one in ledger.articles() if one.article.title == "Bridge shelled")
    return StoryAnswer(
        headline=headline,
        article=told.article.id,
        outlet="The Mirn Courier",
        articles=1,
        texts=1,
        outlets=1,
        first="2031-03-05",
        last="2031-03-05",
        article_ids=(told.article.id,),
    )


@pytest.mark.parametrize(
    ("headline", "sharing", "shown"),
    [
        ("Nera Calder saw the bridge fall", Sharing(), "a person [1] saw the bridge fall"),
        ("Nera Calder saw it", Sharing(masked=False), "Nera Calder saw it"),
        ("The bridge fell", Sharing(), "The bridge fell"),
        ("The old bridge fell", Sharing(limits=Limits(quotation=10)), "The old"),
        (None, Sharing(), None),
    ],
)
def test_headlines(ledger: Ledger, headline: str | None, sharing: Sharing, shown: str | None) -> None:
    (found,) = share_stories(ledger, [story(ledger, headline)], sharing)
    assert found.headline == shown
    assert found.articles == 1
