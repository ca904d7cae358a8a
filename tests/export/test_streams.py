"""Rows of a ledger: words where they stand, after reviews, filtered, and masked for others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.export.planted import make_ledger
from tests.ledger.searching.articles import add, article, claim, event
from tests.ledger.searching.articles import span as find_span

from dateline.answers.filters import Wanted
from dateline.answers.sharing import Sharing
from dateline.export.streams import Asked, stream_rows
from dateline.ledger import Ledger
from dateline.records import Span
from dateline.reviewing.orders import Order
from dateline.rights.quotations import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.export.rows import What

WHATS: tuple[What, ...] = ("articles", "events", "claims", "incidents")


@pytest.fixture
def ledger(where: Path | str) -> Iterator[Ledger]:
    with Ledger.open(make_ledger(where), create=False) as opened:
        yield opened


def rows(ledger: Ledger, what: What, sharing: Sharing | None = None, **wanted: Any) -> list[Any]:
    with ledger.at_once() as snapshot:
        return list(stream_rows(snapshot, what, Asked(Wanted(**wanted), sharing)))


def spans_in(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from spans_in(getattr(value, name))


@pytest.mark.parametrize("what", ["events", "claims"])
def test_words_stand_where_a_row_says(ledger: Ledger, what: What) -> None:
    texts = {one.article.id: one.article.text for one in ledger.articles()}
    for row in rows(ledger, what):
        spans = list(spans_in(row))
        assert spans
        for span in spans:
            assert texts[row.page.article][span.start : span.end] == span.text


def test_every_row_names_its_page(ledger: Ledger) -> None:
    pages = {one.capture for one in ledger.articles()}
    for row in rows(ledger, "events"):
        assert row.page.capture in pages
        assert ledger.capture(row.page.capture).page_sha256 == f"{row.page.page_sha256}"
    for row in rows(ledger, "incidents"):
        assert [page.article for page in row.pages] == list(row.answer.article_ids)


def test_teasers_are_left_out(ledger: Ledger) -> None:
    assert len(rows(ledger, "articles")) == 3
    assert len(rows(ledger, "events")) == 3


def test_events_have_their_incident_with_its_origins(ledger: Ledger) -> None:
    answers = {row.answer.incident.id: row.answer for row in rows(ledger, "incidents")}
    for row in rows(ledger, "events"):
        assert row.incident is not None
        assert row.event in answers[row.incident].incident.events
        assert row.independent_origins == answers[row.incident].independent_origins


def test_a_title_says_who_says_so(ledger: Ledger) -> None:
    titles = {row.page.outlet: row.title for row in rows(ledger, "events")}
    assert titles == {
        "The Mirn Courier": "Nera Calder says: the old bridge was shelled",
        "The Reef News": "The army denies: the old bridge was shelled",
        "The Cod Weekly": "The Cod Weekly reports: A hospital near the bridge opened.",
    }


def test_reviews_are_applied(ledger: Ledger) -> None:
    event = next(row for row in rows(ledger, "events") if row.type == "OTHER")
    ledger.review([Order("correct", event.event, "Mira Dovell", {"type": "AID"})])
    changed = next(row for row in rows(ledger, "events") if row.page.outlet == "The Cod Weekly")
    assert (changed.type, changed.reviewed) == ("AID", "corrected")
    ledger.review([Order("reject", changed.event, "Mira Dovell")])
    assert len(rows(ledger, "events")) == 2


def test_what_was_forgotten_is_gone(ledger: Ledger) -> None:
    article = next(row for row in rows(ledger, "articles") if row.page.outlet == "The Reef News")
    ledger.forget(article.page.article, "it was withdrawn", "Mira Dovell")
    for what in WHATS:
        assert "Reef" not in str(rows(ledger, what))


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"types": ("ASSAULT",)}, 2),
        ({"outlets": ("mirn courier",)}, 1),
        ({"actors": ("calder",)}, 1),
        ({"actors": ("the army",)}, 1),
        ({"places": ("karavo",)}, 2),
        ({"since": "2031-03-05"}, 0),
        ({"since": "2031-03-04", "until": "2031-03-04"}, 2),
        ({"until": "2031-03-03"}, 0),
        ({"origins": 1}, 2),
        ({"disputed": True}, 2),
    ],
)
def test_filters_choose_events(ledger: Ledger, wanted: dict[str, Any], count: int) -> None:
    assert len(rows(ledger, "events", **wanted)) == count


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"types": ("ASSAULT",)}, 2),
        ({"types": ("OTHER",)}, 0),
        ({"outlets": ("reef news",)}, 1),
        ({"actors": ("the army",)}, 1),
        ({"since": "2031-03-06"}, 1),  # by the day of publication, the event being of the 4th
        ({"origins": 9}, 0),
    ],
)
def test_filters_choose_claims(ledger: Ledger, wanted: dict[str, Any], count: int) -> None:
    assert len(rows(ledger, "claims", **wanted)) == count


def test_filters_choose_incidents_and_articles(ledger: Ledger) -> None:
    assert len(rows(ledger, "incidents", types=("ASSAULT",))) == 1
    assert len(rows(ledger, "incidents", disputed=True)) == 1
    assert len(rows(ledger, "articles", types=("ASSAULT",))) == 2


@pytest.mark.parametrize("what", WHATS)
def test_private_people_are_masked_for_others(ledger: Ledger, what: What) -> None:
    assert "Calder" in str(rows(ledger, what)) or what == "articles"
    shared = str(rows(ledger, what, Sharing()))
    assert "Calder" not in shared
    assert "pages/" not in shared  # nor folders
    named = str(rows(ledger, what, Sharing(masked=False)))
    assert "Calder" in named or what == "articles"


def test_a_masked_title_still_says_who(ledger: Ledger) -> None:
    titles = {row.title for row in rows(ledger, "events", Sharing())}
    assert "a person [1] says: the old bridge was shelled" in titles


def test_little_of_an_article_is_quoted(ledger: Ledger) -> None:
    sharing = Sharing(masked=False, limits=Limits(quotation=20, article=30))
    for what in ("events", "claims"):
        for row in rows(ledger, what, sharing):
            told = {at for span in spans_in(row) if span.text for at in range(span.start, span.end)}
            assert len(told) <= 30
            assert all(len(span.text) <= 20 for span in spans_in(row))
    none = Sharing(masked=False, limits=Limits(quotation=20, article=0))
    assert {row.title for row in rows(ledger, "claims", none)} == {
        "Nera Calder says: …",
        "The army denies: …",
    }


def test_writers_do_not_change_an_export_under_way(ledger: Ledger) -> None:
    with ledger.at_once() as snapshot:
        found = stream_rows(snapshot, "events", Asked())
        first = next(found)
        for row in rows(ledger, "articles"):
            if row.page.article != first.page.article:
                ledger.forget(row.page.article, "withdrawn", "Mira Dovell")
        assert len([first, *found]) == 3
    assert len(rows(ledger, "events")) == 1


TAIL = (
    " Dockers unbolted the array in the rain while a tug kept its lights off. Two lorries met the ship"
    " at the far end of the harbour, drivers unknown, and by evening the pier was empty but for gulls."
)


def make_versions(where: Path | str) -> str:
    """Make a ledger of two versions of a page: of three events one stands, one changed, one went."""
    address = "https://mirn.example/bridge"
    words = "The old bridge was shelled at noon on the fourth day. A hospital opened near the bridge."
    first = article(
        "Bridge", words + " Gunmen left." + TAIL, published="2031-03-05", canonical_url=address
    )
    for trigger, told in (
        ("opened", "A hospital opened near the bridge."),
        ("left", "Gunmen left."),
        ("shelled", "The old bridge was shelled at noon on the fourth day."),
    ):
        first = event(first, trigger, "OTHER", anchor=find_span(first.text, told))
    first = claim(first, "Gunmen left", "Nera Calder")
    changed = words.replace("at noon on the fourth day", "at dawn on the fourth day")
    later = article("Bridge", changed + TAIL, published="2031-03-06", canonical_url=address)
    anchor = find_span(later.text, "A hospital opened near the bridge.")
    later = event(later, "opened", "OTHER", anchor=anchor)
    with Ledger.open(where, create=True) as ledger:
        add(ledger, first, later)
    return str(where)


def test_rows_say_what_a_later_version_made_of_their_words(where: Path | str) -> None:
    with Ledger.open(make_versions(where), create=False) as opened:
        pages = {row.page.published: row.page for row in rows(opened, "articles")}
        first, later = pages["2031-03-05"], pages["2031-03-06"]
        assert (first.superseded_by, later.superseded_by) == (later.article, None)
        fates = {
            (row.page.published, row.trigger.text): row.later_version for row in rows(opened, "events")
        }
        assert fates == {
            ("2031-03-05", "opened"): None,
            ("2031-03-05", "left"): "withdrawn",
            ("2031-03-05", "shelled"): "changed",
            ("2031-03-06", "opened"): None,
        }
        assert [row.later_version for row in rows(opened, "claims")] == ["withdrawn"]
        shared = {row.trigger.start: row.later_version for row in rows(opened, "events", Sharing())}
        assert set(shared.values()) == {None, "withdrawn", "changed"}
