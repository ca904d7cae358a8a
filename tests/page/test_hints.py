"""What a server and a feed say of a page: used where the page itself does not tell, and only there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline import pipeline
from dateline.gather.captures import Capture, CorpusRow, Hints
from dateline.gather.charsets import find_codec
from dateline.ledger.ledger import Ledger
from dateline.page.anatomy import TakenApart, take_apart
from dateline.page.told import Told
from dateline.records import Byline, Note, Published

if TYPE_CHECKING:
    from pathlib import Path

PROSE = "The harbour of Quillhaven was closed on Monday after a barge sank in its mouth, the pilot said."
MORE = "Nobody was hurt, according to the fire brigade, and the barge is to be raised by the weekend."
BARE = f"<html><head></head><body><article><p>{PROSE}</p><p>{MORE}</p></article></body></html>"
TOLD = """<html><head><title>Harbour shut</title>
<meta property="og:site_name" content="The Tern"><meta name="author" content="Orla Venn">
<meta property="article:published_time" content="2031-05-04T08:00:00+02:00">
<meta property="article:modified_time" content="2031-05-04T09:00:00+02:00"></head>"""
FULL = BARE.replace("<html><head></head>", TOLD)
HINTS = Hints(
    title="Barge closes harbour",
    outlet="Quillhaven Lantern",
    authors=("Maren Holt", "The Quillhaven Lantern"),
    published="2031-05-05T07:30:00+01:00",
    modified="2031-05-06",
    via="https://lantern.example/feed",
)
CAPTURE = Capture("https://lantern.example/a", BARE.encode(), hints=HINTS)


def take(capture: Capture, told: Told | None = None) -> TakenApart:
    return take_apart(capture, told or Told())


def test_the_feed_tells_what_a_bare_page_does_not() -> None:
    (story,) = take(CAPTURE).articles
    assert story.title == "Barge closes harbour"
    assert story.outlet == "Quillhaven Lantern"
    assert story.bylines == (Byline("Maren Holt"),)
    assert story.published == Published("2031-05-05T07:30:00+01:00", "metadata")
    assert story.modified == "2031-05-06"


def test_the_page_stands_over_the_feed() -> None:
    alone = take(replace(CAPTURE, data=FULL.encode(), hints=None))
    assert take(replace(CAPTURE, data=FULL.encode())) == alone
    assert alone.articles[0].outlet == "The Tern"


def test_the_date_of_the_feed_stands_over_a_printed_one() -> None:
    printed = BARE.replace("<article>", "<article><p>Published May 1, 2031</p>").encode()
    assert take(replace(CAPTURE, data=printed, hints=None)).articles[0].published.value == "2031-05-01"
    assert take(replace(CAPTURE, data=printed)).articles[0].published.value == HINTS.published


def test_the_date_in_the_address_stands_over_the_feed() -> None:
    dated = replace(CAPTURE, url="https://lantern.example/2031/05/02/barge")
    assert take(dated).articles[0].published == Published("2031-05-02", "url")


def test_the_user_stands_over_the_feed_and_over_the_server() -> None:
    told = Told(published="2031-01-01", url="https://lantern.example/told")
    taken = take(replace(CAPTURE, url="https://lantern.example/b"), told)
    assert taken.articles[0].published == Published("2031-01-01", "argument")
    assert taken.page.url == "https://lantern.example/told"


def test_a_printed_byline_stands_over_the_feed() -> None:
    signed = BARE.replace("<article>", "<article><p>By Orla Venn</p>")
    assert take(replace(CAPTURE, data=signed.encode())).articles[0].bylines == (Byline("Orla Venn"),)


def test_an_agency_that_the_feed_names_as_author_is_the_agency() -> None:
    hints = replace(HINTS, authors=("Northwire",))
    (story,) = take(replace(CAPTURE, hints=hints)).articles
    assert (story.agency, story.bylines) == ("Northwire", (Byline("Northwire"),))


@pytest.mark.parametrize("data", [BARE.encode(), f"{PROSE}\n\n{MORE}\n".encode()])
def test_the_address_that_answered_is_the_address_of_the_page(data: bytes) -> None:
    capture = Capture("https://lantern.example/a", data, url="https://lantern.example/b")
    assert take(capture).page.url == "https://lantern.example/b"
    assert pipeline.identify(capture, Told()).url == "https://lantern.example/b"


def test_the_notes_of_gathering_are_in_the_report() -> None:
    note = Note("info", "feed-cut", "x")
    row = CorpusRow("1", PROSE)
    assert note in take(replace(CAPTURE, notes=(note,))).notes
    assert note in take(Capture("c.jsonl", b"{}", row=row, notes=(note,))).notes
    unread = pipeline.read_capture(Capture("a", b"", notes=(note,)), Told())
    assert [one.code for one in unread.notes] == ["empty", "feed-cut"]


CHARSETS = [
    # the bytes, the server's charset, the page's charset, the text, its encoding
    ("лоцман", "cp1251", "windows-1251", None, "windows-1251"),
    ("лоцман", "cp1251", "windows-1251", "iso-8859-1", "windows-1251"),
    ("лоцман", "cp1251", '"Windows-1251"', "utf-8", "windows-1251"),
    ("лоцман", "cp1251", "utf-8", "windows-1251", "windows-1251"),
    ("лоцман", "cp1251", "nonsense", "windows-1251", "windows-1251"),
    ("лоцман", "koi8-r", "koi8-r", "windows-1251", "koi8-r"),
    ("лоцман", "utf-8", "windows-1251", "windows-1251", "utf-8"),
    ("café’s", "utf-8", "iso-8859-1", None, "utf-8"),
    ("café’s", "cp1252", "iso-8859-1", None, "windows-1252"),
    ("café’s", "cp1252", "utf-8", "iso-8859-1", "windows-1252"),
    ("café’s", "utf-8-sig", "windows-1251", "windows-1251", "utf-8"),
    ("café’s", "utf-16", "utf-8", "utf-8", "utf-16"),
    ("café’s", "utf-16-le", "utf-8", None, "utf-16-le"),
    ("港口", "gb2312", "gb2312", None, "gb18030"),
    ("港口", "shift_jis", "x-sjis", "shift_jis", "cp932"),
]


@pytest.mark.parametrize(("word", "codec", "served", "declared", "named"), CHARSETS)
def test_charsets_of_server_and_page(
    word: str, codec: str, served: str, declared: str | None, named: str
) -> None:
    head = f"<head><meta charset={declared}></head>" if declared else "<head></head>"
    page = BARE.replace("<head></head>", head).replace("pilot", word)
    taken = take(Capture("a", page.encode(codec), charset=served))
    assert word in taken.articles[0].text
    assert taken.page.encoding == named


@pytest.mark.parametrize(
    "label", ["utf-16", "utf-7", "cp037", "idna", "hex", "\0", "x" * 9999, "", None]
)
def test_a_label_that_is_no_charset_of_markup_is_not_believed(label: str | None) -> None:
    assert find_codec(label) is None
    taken = take(Capture("a", BARE.replace("pilot", "café’s +ADw- owner").encode(), charset=label))
    assert "café’s +ADw- owner" in taken.articles[0].text


def test_the_media_type_counts_only_where_the_bytes_do_not_decide() -> None:
    late = f"Notice: no such key\n{BARE}".encode()
    assert take(Capture("a", late)).page.media_type == "text/plain"
    assert take(Capture("a", late, media_type="text/html")).page.media_type == "text/html"
    assert take(Capture("a", PROSE.encode(), media_type="text/html")).page.media_type == "text/plain"
    assert take(Capture("a", BARE.encode(), media_type="text/plain")).page.media_type == "text/html"


def test_another_hint_is_another_reading_of_the_same_capture(tmp_path: Path) -> None:
    later = replace(CAPTURE, hints=replace(HINTS, title="Harbour open again"))
    elsewhere = replace(CAPTURE, hints=replace(HINTS, via="https://lantern.example/other"))
    with Ledger.open(tmp_path / "a.db", create=True) as ledger:
        kinds = [
            outcome.kind
            for outcome in pipeline.read_sources([CAPTURE, CAPTURE, elsewhere, later], Told(), ledger)
        ]
    assert kinds == ["read", "known", "known", "read"]
