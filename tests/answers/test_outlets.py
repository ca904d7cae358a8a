"""What an outlet's stories rest on: its own words, an agency's, another outlet's."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pytest

from dateline.answers.outlets import describe_outlet
from dateline.errors import NotHeld
from dateline.gather.sources import gather
from dateline.ledger import Ledger
from dateline.outlets import Counted
from dateline.page.told import Told
from dateline.pipeline import link_ledger, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE: Final = """<html><head><title>{title}</title>
<meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{day}T09:00:00Z">
<meta property="og:type" content="article"></head>
<body><article><h1>{title}</h1>{byline}<p>{body}</p></article></body></html>"""
FERRY: Final = (
    "The ferry between Karavo and Port Selin was stopped by strikers on Monday, harbour master "
    "Oda Brenn told The Mirn Courier. About 340 passengers spent the night in the hall, she said. "
    "The strikers' spokesman, Ilko Varn, said that the crews had not been paid since May. The shipping "
    "line did not answer questions. Police arrested three strikers in Port Selin on Tuesday."
)
DAM: Final = (
    "Engineers said on Wednesday that the dam above Torvane would be emptied in May. The governor of "
    "the province, Hesta Lorn, said that 2,300 people would be asked to leave their houses for a week. "
    "Farmers in the valley said that nobody had talked to them. The work was first planned in 2019."
)
TAKEN: Final = (
    "Police arrested three strikers in Port Selin on Tuesday, The Mirn Courier reported. "
    "In Port Selin shops stayed closed, the mayor, Anders Tvale, said."
)
PAGES: Final = {
    "courier-ferry": ("The Mirn Courier", "2031-03-04", "Strikers stop the ferry", "", FERRY),
    "post-ferry": ("The Selin Post", "2031-03-05", "Ferry stopped by strikers", "", FERRY),
    "post-taken": ("The Selin Post", "2031-03-05", "Shops closed in Port Selin", "", TAKEN),
    "courier-dam": (
        "The Mirn Courier",
        "2031-03-06",
        "Dam above Torvane to be emptied",
        "<p>By Halden Press Agency</p>",
        DAM,
    ),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder: Path = tmp_path_factory.mktemp("outlets")
    for name, (outlet, day, title, byline, body) in PAGES.items():
        page = PAGE.format(title=title, outlet=outlet, day=day, byline=byline, body=body)
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    with Ledger.open(folder / "ledger.db", create=True) as opened:
        for _ in read_sources(gather([str(folder)], io.BytesIO()), Told(), opened):
            pass
        link_ledger(opened)
        yield opened


def test_outlets_are_listed_with_their_stories_and_days(ledger: Ledger) -> None:
    listed = {one.name: (one.articles, one.first, one.last) for one in ledger.outlets()}
    assert listed == {
        "The Mirn Courier": (2, "2031-03-04", "2031-03-06"),
        "The Selin Post": (2, "2031-03-05", "2031-03-05"),
    }


def test_an_outlet_that_writes_itself_is_copied_and_credited(ledger: Ledger) -> None:
    courier = describe_outlet(ledger, "The Mirn Courier")
    assert courier.looked_at == courier.articles == 2
    assert courier.copied_by == (Counted("The Selin Post", 1),)
    assert courier.copied_from == ()
    assert courier.credited_by == (Counted("The Selin Post", 1),)


def test_what_an_agency_wrote_is_not_an_outlets_own(ledger: Ledger) -> None:
    courier = describe_outlet(ledger, "The Mirn Courier")
    assert courier.agencies == (Counted("Halden Press Agency", 1),)
    assert courier.own == 1


def test_an_outlet_that_takes_over_says_from_whom(ledger: Ledger) -> None:
    post = describe_outlet(ledger, "The Selin Post")
    assert post.own == 0
    assert post.copied_from == (Counted("The Mirn Courier", 1),)
    assert Counted("The Mirn Courier", 2) in post.credits
    assert post.copied_by == post.credited_by == ()


def test_only_the_latest_stories_are_looked_at(ledger: Ledger) -> None:
    courier = describe_outlet(ledger, "The Mirn Courier", latest=1)
    assert (courier.articles, courier.looked_at) == (2, 1)
    assert courier.copied_by == ()


def test_an_outlet_that_is_not_held_is_said(ledger: Ledger) -> None:
    with pytest.raises(NotHeld, match="no outlet 'The Far Echo'"):
        describe_outlet(ledger, "The Far Echo")
