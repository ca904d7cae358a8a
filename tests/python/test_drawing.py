"""What notebooks show: words marked with who says them, nothing of a page run or obeyed."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

import dateline
from dateline.python.markup import Html, link, tag, write
from dateline.records import Article, Claim, Event, Source, Span
from dateline.shown import Shown

if TYPE_CHECKING:
    from pathlib import Path

ALLOWED = frozenset(
    "div span mark sup sub ul li details summary table thead tbody tr th td a".split()  # noqa: SIM905
)


class Looking(HTMLParser):
    """Reads HTML: its elements and attributes, and its text; raises where an element is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.marked = ""
        self.plain = ""  # without labels
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if not {"sup", "sub"} & set(self.open):
            self.plain += data
        if "mark" in self.open:
            self.marked += data


def look(shown: object) -> Looking:
    html = shown._repr_html_()  # type: ignore[attr-defined]
    assert isinstance(html, str)
    looked = Looking(html)
    assert looked.names <= ALLOWED
    assert looked.attributes <= {"style", "title", "href", "rel"}
    return looked


HOSTILE = '<script>alert("1")</script> & \x1b[31m\u202e <img src=x onerror=y> \ud800'
TEXT = f"The dam holds {HOSTILE}, engineers said. It did not burst."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


ARTICLE = Article(
    id="art:1",
    kind="story",
    title=HOSTILE,
    outlet=HOSTILE,
    text=TEXT,
    text_sha256="0",
    claims=(
        Claim(
            id="clm:1",
            sentence=0,
            content=(span(f"The dam holds {HOSTILE}"),),
            cue=(span("said"),),
            sources=(Source(spans=(span("engineers"),), text="engineers", kind="expert"),),
        ),
        Claim(
            id="clm:2",
            sentence=0,
            content=(span("dam holds"),),
            sources=(Source(text=HOSTILE, kind="expert"),),
            stance="denies",
        ),
    ),
    events=(
        Event(
            id="evt:1",
            type="OTHER",
            anchor=span("It did not burst"),
            trigger=span("burst"),
            status="not_happened",
        ),
    ),
)


def test_an_article_shows_its_whole_text_with_claims_and_statuses() -> None:
    looked = look(ARTICLE)
    assert "engineers: asserts" in looked.text
    assert ": denies" in looked.text
    assert "not happened" in looked.text
    assert looked.marked.startswith("The dam holds ")
    assert "did not" not in looked.marked


def test_what_stands_on_a_page_stays_text() -> None:
    html = ARTICLE._repr_html_()
    assert html is not None
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;" in html
    for hidden in ("\x1b", "\u202e", "\ud800"):
        assert hidden not in html
        assert hidden not in repr(ARTICLE)


def test_nested_claims_are_marked_by_the_innermost() -> None:
    looked = look(replace(ARTICLE, text=TEXT))
    html = str(ARTICLE._repr_html_())
    inner = html[html.index("dam holds") - 200 : html.index("dam holds")]
    assert "denies" in inner
    assert looked.marked.count("dam holds") == 1


def test_rows_show_who_says_what(opened: dateline.OpenLedger) -> None:
    claim = opened.claims("Kremlin", stance="denies")[0]
    looked = look(claim)
    assert "denied by" in looked.text
    assert claim.words[0].text in looked.marked
    event = opened.events("Libya", type="MOBILIZE")[0]
    looked = look(event)
    assert event.words.text in looked.text
    assert event.status in looked.text
    article = opened.articles("Kremlin")[0]
    assert str(article.page.title) in look(article).text
    for row in (claim, event, article):
        assert len(repr(row)) < 250


def test_an_event_that_nobody_is_named_for_is_reported_by_its_outlet(
    opened: dateline.OpenLedger,
) -> None:
    event = next(row for row in opened.events() if not row.said_by and row.page.outlet)
    assert f"{event.page.outlet} reports" in look(event).text


@pytest.mark.parametrize("within", ["incidents", "articles", "claims", "events"])
def test_results_are_a_table_of_the_first(opened: dateline.OpenLedger, within: str) -> None:
    results = getattr(opened, within)()
    looked = look(results)
    assert ("The first 20; there are more." in looked.text) == (len(list(results)) > 20)
    assert len(repr(results)) < 100
    assert within in repr(results)
    assert "Nothing fits." in look(getattr(opened, within)("zeppelin")).text


def test_single_records_are_drawn(opened: dateline.OpenLedger) -> None:
    answer = opened.incidents("air defence libya")[0]
    looked = look(answer)
    assert answer.incident.title in looked.text
    assert all(origin.name in looked.text for origin in answer.origins)
    receipt = opened.receipt(opened.claims("Kremlin", stance="denies")[0])
    looked = look(receipt)
    assert receipt.capture.page_sha256 in looked.text
    assert receipt.words[0].text in looked.text
    for record in (answer, receipt):
        assert repr(record).startswith(f"<{type(record).__name__} ")
        assert len(repr(record)) < 250


def test_every_text_of_the_examples_is_shown_whole(opened: dateline.OpenLedger) -> None:
    for row in opened.articles():
        article = opened.article(row.page.article)
        assert article.text in look(article).plain


def test_a_report_that_was_just_read_is_drawn(examples: Path) -> None:
    report = dateline.read(str(examples / "07-lowmere-chronicle.html"))
    looked = look(report)
    assert str(report.articles[0].title) in looked.text
    assert "teasers" in looked.text
    assert len(repr(report)) < 200


def test_only_addresses_of_the_web_are_links() -> None:
    assert link("javascript:alert(1)", "a") == "a"
    assert link("pages/a.html", "<a>") == "&lt;a&gt;"
    assert link(None, "a") == "a"
    assert 'href="https://a.example/?b=1&amp;c=&quot;"' in link('https://a.example/?b=1&c="', "a")


def test_markup_escapes_all_that_it_did_not_make() -> None:
    assert write("<b>") == "&lt;b&gt;"
    assert tag("div", "<b>", tag("span", "c"), title='"') == (
        '<div title="&quot;">&lt;b&gt;<span>c</span></div>'
    )
    assert write(Html("<b>")) == "<b>"


def test_a_record_that_nobody_draws_has_no_view() -> None:
    class Bare(Shown):
        def _brief(self) -> str:
            return "bare"

    assert Bare()._repr_html_() is None
    assert repr(Bare()) == "<Bare bare>"
