"""The way of a page: failures touch one page, the ledger is asked first, order is kept."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

import dateline
from dateline import pipeline
from dateline.errors import DiskFull, InputError, PageMissing, PageUnreadable
from dateline.gather.captures import Capture, CorpusRow, LeftAlone, Missed
from dateline.identity import article_id, capture_id, hash_text
from dateline.language.model import name_model
from dateline.language.reading import Reading
from dateline.ledger import Ledger
from dateline.page.anatomy import TakenApart
from dateline.page.told import Told
from dateline.records import Article, Claim, Note, PageFacts, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.listing.listed import ActorList

TEXT = "Nera Calder said the bridge was closed."
PAGE = Capture("page.txt", TEXT.encode())


def make_article(page: PageFacts, text: str, at: int = 0, language: str = "en") -> Article:
    return Article(
        id=article_id(capture_id(page), at),
        kind="teaser" if at else "story",
        language=language,
        text=text,
        text_sha256=hash_text(text),
    )


def take_plainly(capture: Capture, told: Told) -> TakenApart:
    """Take the bytes for one article, and as a page that cannot be read where they are empty."""
    if not capture.data:
        raise PageUnreadable(f"{capture.source} is empty.", "Give another.", code="empty")
    page = pipeline.identify(capture, told)
    return TakenApart(page, (make_article(page, capture.data.decode()),))


@pytest.fixture
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the readers find nothing, quickly."""
    monkeypatch.setattr(pipeline, "take_apart", take_plainly)
    monkeypatch.setattr(pipeline, "analyse", lambda article: Reading(article, (), (), (), (), (), ()))
    monkeypatch.setattr(pipeline, "read_article", lambda reading, _: reading.article)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        yield opened


def codes(report: Any) -> list[tuple[str, str]]:
    return [(note.level, note.code) for note in report.notes]


def kinds(items: list[Any], ledger: Ledger | None, told: Told | None = None) -> list[str]:
    return [outcome.kind for outcome in pipeline.read_sources(items, told or Told(), ledger)]


# --- one page --------------------------------------------------------------------------------


@pytest.mark.usefixtures("_plain")
def test_a_page_that_cannot_be_read_is_a_report_with_its_reason() -> None:
    report = pipeline.read_capture(Capture("empty.html", b""), Told())
    assert report.articles == ()
    assert report.page.source == "empty.html"
    assert codes(report) == [("error", "empty")]
    assert report.notes[0].message == "empty.html is empty. Give another."


@pytest.mark.usefixtures("_plain")
def test_an_anatomy_that_fails_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "take_apart", lambda *_: iter(()).__next__())
    report = pipeline.read_capture(PAGE, Told())
    assert report.articles == ()
    assert codes(report) == [("error", "reader-failed")]
    assert "StopIteration" in report.notes[0].message


@pytest.mark.usefixtures("_plain")
@pytest.mark.parametrize("reader", ["analyse", "read_article"])
def test_a_reader_that_fails_leaves_the_article_with_its_anatomy(
    monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    monkeypatch.setattr(pipeline, reader, lambda *_: int("none"))
    report = pipeline.read_capture(PAGE, Told())
    assert [article.text for article in report.articles] == [TEXT]
    assert codes(report) == [("error", "reader-failed")]
    assert "ValueError" in report.notes[0].message


@pytest.mark.usefixtures("_plain")
def test_one_article_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def take_two(capture: Capture, told: Told) -> TakenApart:
        page = pipeline.identify(capture, told)
        return TakenApart(page, (make_article(page, TEXT), make_article(page, "Teaser.", 1)))

    def read(reading: Reading, _: ActorList) -> Article:
        if reading.article.kind == "story":
            raise RecursionError
        return replace(reading.article, title="read")

    monkeypatch.setattr(pipeline, "take_apart", take_two)
    monkeypatch.setattr(pipeline, "read_article", read)
    report = pipeline.read_capture(PAGE, Told())
    assert [article.title for article in report.articles] == [None, "read"]
    assert codes(report) == [("error", "reader-failed")]


@pytest.mark.usefixtures("_plain")
@pytest.mark.parametrize(
    "findings",
    [
        {"title": "lone \ud800 surrogate"},
        {"claims": (Claim("clm:1", 0, (), confidence=7.0),)},
        {"claims": (Claim("clm:1", 0, (), stance="shouts"),)},  # type: ignore[arg-type]
    ],
)
def test_findings_outside_the_contract_are_a_reader_that_failed(
    monkeypatch: pytest.MonkeyPatch, findings: dict[str, Any]
) -> None:
    monkeypatch.setattr(
        pipeline, "read_article", lambda reading, _: replace(reading.article, **findings)
    )
    report = pipeline.read_capture(PAGE, Told())
    assert [article.claims for article in report.articles] == [()]
    assert codes(report) == [("error", "reader-failed")]


@pytest.mark.usefixtures("_plain")
def test_broken_spans_are_dropped_with_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    good = Claim("clm:1", 0, (Span(0, 4, "Nera"),))
    bad = Claim("clm:2", 0, (Span(1, 5, "Nera"),))
    found = {"claims": (good, bad)}
    monkeypatch.setattr(pipeline, "read_article", lambda reading, _: replace(reading.article, **found))
    report = pipeline.read_capture(PAGE, Told())
    assert report.articles[0].claims == (good,)
    assert codes(report) == [("error", "span-broken")]


@pytest.mark.usefixtures("_plain")
@pytest.mark.parametrize(
    ("language", "read"), [("en", True), ("en-GB", True), ("de", False), ("und", False)]
)
def test_only_english_is_read(monkeypatch: pytest.MonkeyPatch, language: str, *, read: bool) -> None:
    def take(capture: Capture, told: Told) -> TakenApart:
        page = pipeline.identify(capture, told)
        return TakenApart(page, (make_article(page, TEXT, language=language),))

    monkeypatch.setattr(pipeline, "take_apart", take)
    monkeypatch.setattr(
        pipeline, "read_article", lambda reading, _: replace(reading.article, title="read")
    )
    report = pipeline.read_capture(PAGE, Told())
    assert [article.title for article in report.articles] == ["read" if read else None]
    assert report.articles[0].text == TEXT


def test_a_page_that_was_missed_is_a_report_of_no_bytes() -> None:
    missed = Missed("none.html", PageMissing("There is no file none.html.", "Check the name."))
    report = pipeline.report_missed(missed)
    assert report.page.id == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (report.page.source, report.page.bytes) == ("none.html", 0)
    assert codes(report) == [("error", "page-missing")]


def test_what_is_known_of_a_page_beforehand_is_what_its_report_says() -> None:
    row = CorpusRow("row-7", TEXT * 3, url="https://outlet.example/a")
    for capture in (Capture("page.txt", (TEXT * 3).encode()), Capture("c.jsonl", b"{}", row)):
        for told in (Told(), Told(url="https://other.example/b", published="2031-03-05")):
            report = pipeline.read_capture(capture, told)
            assert capture_id(report.page) == capture_id(pipeline.identify(capture, told))


@pytest.mark.usefixtures("_plain")
@pytest.mark.parametrize("reader", ["take_apart", "analyse"])
def test_no_room_for_temporary_files_stops_the_run(
    monkeypatch: pytest.MonkeyPatch, ledger: Ledger, reader: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(pipeline, reader, full)
    with pytest.raises(DiskFull, match="No space left"):
        kinds([PAGE], ledger)
    assert ledger.revisions() == 0


# --- many pages ------------------------------------------------------------------------------


@pytest.mark.usefixtures("_plain")
def test_outcomes_come_in_the_order_of_the_pages() -> None:
    items: list[Capture | Missed | LeftAlone] = [
        Capture("a.txt", b"A text."),
        Missed("b.txt", PageMissing("There is no file b.txt.")),
        LeftAlone("c.png"),
        Capture("d.txt", b""),
        Capture("e.txt", b"E text."),
    ]
    outcomes = list(pipeline.read_sources(items, Told(), None))
    assert [(one.kind, one.source) for one in outcomes] == [
        ("read", "a.txt"),
        ("skipped", "b.txt"),
        ("left_alone", "c.png"),
        ("skipped", "d.txt"),
        ("read", "e.txt"),
    ]
    assert [one.report is None for one in outcomes] == [False, False, True, False, False]


@pytest.mark.usefixtures("_plain")
def test_a_page_is_stored_before_its_outcome_is_told(ledger: Ledger) -> None:
    pages = [Capture(f"{number}.txt", TEXT.encode()) for number in range(3)]
    for number, _ in enumerate(pipeline.read_sources(pages, Told(), ledger), start=1):
        assert ledger.revisions() == number


@pytest.mark.usefixtures("_plain")
def test_a_known_page_is_not_read_again(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = pipeline.read_sources([PAGE], Told(), ledger)
    monkeypatch.setattr(pipeline, "take_apart", lambda *_: pytest.fail("read again"))
    (second,) = pipeline.read_sources([PAGE], Told(), ledger)
    assert (first.kind, second.kind) == ("read", "known")
    assert first.report == second.report
    assert ledger.revisions() == 1


@pytest.mark.usefixtures("_plain")
def test_another_day_or_reader_adds_a_revision_and_another_address_a_capture(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = Told(url="https://outlet.example/a")
    for told in (Told(), Told(published="2031-03-05"), address):
        assert kinds([PAGE], ledger, told) == ["read"]
        assert kinds([PAGE], ledger, told) == ["known"]
    monkeypatch.setattr(pipeline, "READER", "dateline/next")
    assert kinds([PAGE], ledger) == ["read"]
    assert ledger.revisions() == 4
    assert len({linked.capture for linked in ledger.articles()}) == 2


@pytest.mark.usefixtures("_plain")
def test_skipped_pages_are_recorded_and_tried_again(ledger: Ledger, tmp_path: Path) -> None:
    items = [Capture("d.txt", b""), Missed("b.txt", PageMissing("There is no file b.txt."))]
    for _ in range(2):
        assert kinds(items, ledger) == ["skipped", "skipped"]
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection:
        rows = connection.execute("SELECT source, code FROM skips ORDER BY source").fetchall()
    assert rows == [("b.txt", "page-missing"), ("d.txt", "empty")]
    assert ledger.revisions() == 0


@pytest.mark.usefixtures("_plain")
def test_a_report_that_the_ledger_cannot_hold_is_skipped_and_the_rest_goes_on(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(reading: Reading, _: ActorList) -> Article:
        article = reading.article
        return replace(article, text_sha256="wrong") if "bad" in article.text else article

    monkeypatch.setattr(pipeline, "read_article", read)
    items = [Capture("a.txt", b"bad"), Capture("b.txt", b"good")]
    outcomes = list(pipeline.read_sources(items, Told(), ledger))
    assert [one.kind for one in outcomes] == ["skipped", "read"]
    assert codes(outcomes[0].report) == [("error", "bug")]
    assert ledger.revisions() == 1


def test_the_ledger_is_linked_as_a_whole(ledger: Ledger, examples: Path) -> None:
    pages = [Capture(path.name, path.read_bytes()) for path in sorted(examples.glob("*.html"))]
    assert kinds(pages, ledger) == ["read"] * 12
    pipeline.link_ledger(ledger)
    groups = ledger.incident_groups()
    assert groups
    pipeline.link_ledger(ledger)
    assert ledger.incident_groups() == groups


# --- one file, from Python -------------------------------------------------------------------


def test_a_file_can_be_read_from_python(examples: Path) -> None:
    path = min(examples.glob("*.html"))
    report = dateline.read(str(path), published="2031-03-05")
    assert report.page.source == str(path)
    assert report.articles[0].kind == "story"
    assert report == dateline.read(str(path), published="2031-03-05")


def test_what_is_not_one_page_is_refused_from_python(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(InputError, match="not one page"):
        dateline.read(str(tmp_path))
    with pytest.raises(PageMissing):
        dateline.read(str(tmp_path / "none.txt"))
    with pytest.raises(InputError):
        dateline.read("https://outlet.example/a")


def test_notes_of_the_anatomy_come_first() -> None:
    broken = (TEXT * 5).encode() + b" caf\x81"
    report = pipeline.read_capture(Capture("page.txt", broken), Told())
    assert all(isinstance(note, Note) for note in report.notes)
    assert report.articles


def test_the_reader_names_the_language_model(monkeypatch: pytest.MonkeyPatch) -> None:
    here = name_model()
    assert pipeline.READER.endswith(f"+{here}")
    monkeypatch.setenv("DATELINE_MODEL", "none")
    assert name_model() == "none"
    assert here != name_model()
