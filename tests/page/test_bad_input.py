"""Bad pages: each is refused with a sentence, or read with what is wrong said in a note."""

from __future__ import annotations

import gzip

import pytest

from dateline.errors import PageTooLarge, PageUnreadable
from dateline.gather.captures import Capture, CorpusRow
from dateline.page import anatomy, parts
from dateline.page.anatomy import TakenApart, take_apart
from dateline.page.told import Told

PROSE = "The harbour of Quillhaven was closed on Monday after a barge sank in its mouth, the pilot said."
MORE = "Nobody was hurt, according to the fire brigade, and the barge is to be raised by the weekend."
BODY = f"<article><p>{PROSE}</p><p>{MORE}</p></article>"
HTML = f"<html><head><title>t</title></head><body>{BODY}</body></html>"

REFUSED = [
    (b"", "empty", "is empty"),
    (b" \r\n\t ", "empty", "is empty"),
    (b"\xef\xbb\xbf", "empty", "is empty"),
    (b"\0\0\0\0", "empty", "is empty"),
    (b"%PDF-1.7\n%abc", "binary", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, "binary", "a PNG image"),
    (b"\xff\xd8\xff\xe0" + b"\0" * 20, "binary", "a JPEG image"),
    (b"PK\x03\x04" + b"\0" * 20, "binary", "a ZIP archive"),
    (gzip.compress(PROSE.encode(), mtime=0), "binary", "a gzip archive"),
    (bytes(range(256)) * 8, "binary", "binary data"),
    (b"<html><head><title>x</title></head><body></body></html>", "no-article", "No article"),
    (
        b"<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>",
        "no-article",
        "No article",
    ),
    (b"<html><p>", "no-article", "No article"),
    (b"12 34 56", "no-article", "No article"),
    (b"--- *** ---", "no-article", "No article"),
]


def take(data: bytes, source: str = "page") -> TakenApart:
    return take_apart(Capture(source, data), Told())


@pytest.mark.parametrize(("data", "code", "words"), REFUSED)
def test_what_holds_no_article_is_refused(data: bytes, code: str, words: str) -> None:
    with pytest.raises(PageUnreadable) as caught:
        take(data)
    assert caught.value.code == code
    assert words in caught.value.cause
    assert "page" in caught.value.cause
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "windows-1252"),
    ],
)
@pytest.mark.parametrize("frame", ["{}", "<html><body><article><p>{}</p></article></body></html>"])
def test_encodings(encoding: str, named: str, frame: str) -> None:
    text = f"{PROSE} “Büro für Häfen”, he wrote — twice. Élan, façade, naïve; the mayor’s café."
    taken = take(frame.format(text).encode(encoding))
    assert taken.articles[0].text == text
    assert taken.page.encoding == named
    assert taken.notes == ()


def test_a_declared_charset_that_is_wrong_is_not_believed() -> None:
    page = HTML.replace("<head>", '<head><meta charset="iso-8859-1">').replace("pilot", "pilot’s café")
    taken = take(page.encode("utf-8"))
    assert "pilot’s café" in taken.articles[0].text
    assert taken.page.encoding == "utf-8"


def test_a_page_that_lies_about_utf_8_is_detected() -> None:
    page = HTML.replace("<head>", '<head><meta charset="utf-8">').replace("pilot", "café’s naïve pilot")
    taken = take(page.encode("cp1252"))
    assert "naïve pilot" in taken.articles[0].text


def test_a_declared_charset_is_believed_where_it_fits() -> None:
    page = HTML.replace("<head>", '<head><meta charset="windows-1251">').replace(
        "pilot", "лоцман Иванов"
    )
    taken = take(page.encode("cp1251"))
    assert "лоцман Иванов" in taken.articles[0].text
    assert taken.page.encoding == "windows-1251"


@pytest.mark.parametrize("label", ["unicode-escape", "punycode", "idna", "base64", "rot13", "nonsense"])
def test_a_codec_that_is_no_charset_is_not_used(label: str) -> None:
    page = HTML.replace("<head>", f'<head><meta charset="{label}">').replace("pilot", "pilot’s \\u0041")
    assert "pilot’s \\u0041" in take(page.encode()).articles[0].text


def test_broken_characters_are_replaced_and_said() -> None:
    taken = take(f"{PROSE} Café. Naïve. ’’’\n".encode() + b"\xff" + MORE.encode())
    assert "\ufffd" in taken.articles[0].text
    assert [note.code for note in taken.notes] == ["characters-replaced"]
    assert taken.notes[0].level == "warning"


@pytest.mark.parametrize("frame", ["{}", "<html><body><article><p>{}</p></article></body></html>"])
def test_nuls_and_controls_are_removed_and_said(frame: str) -> None:
    taken = take(frame.format(f"{PROSE[:30]}\0{PROSE[30:]}\x07").encode())
    assert taken.articles[0].text == PROSE
    assert [note.code for note in taken.notes] == ["control-characters-removed"]


def test_characters_without_a_shape_are_removed() -> None:
    taken = take(f"{PROSE[:10]}\u200b\u00ad{PROSE[10:]}\u2060".encode())
    assert taken.articles[0].text == PROSE


def test_a_story_in_another_language_is_kept_with_a_note() -> None:
    text = (
        "Der Hafen wurde am Montag geschlossen, weil in seiner Einfahrt ein Lastkahn gesunken ist. " * 4
    )
    taken = take(text.encode())
    assert taken.articles[0].language == "de"
    assert [note.code for note in taken.notes] == ["language-not-read"]
    assert taken.articles[0].text == text.strip()


def test_a_long_paragraph_is_refused_with_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MAX_TEXT", 500)
    with pytest.raises(PageTooLarge, match="longer than"):
        take((PROSE * 10).encode())


def test_a_page_of_too_many_lines_is_refused() -> None:
    with pytest.raises(PageTooLarge, match="more than 20000 lines"):
        take(b"a line of words\n" * 20_001)


def test_a_large_web_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anatomy, "MAX_HTML_BYTES", 50)
    with pytest.raises(PageTooLarge, match="web page of more than"):
        take(HTML.encode())
    assert take(PROSE.encode()).articles


def test_an_empty_row_is_refused() -> None:
    with pytest.raises(PageUnreadable) as caught:
        take_apart(Capture("c.jsonl", b"{}", row=CorpusRow("7", " \n")), Told())
    assert caught.value.code == "empty"


@pytest.mark.parametrize("name", ["a.html", "a.txt", "-"])
def test_the_content_says_what_a_page_is_not_its_name(name: str) -> None:
    assert take(HTML.encode(), name).page.media_type == "text/html"
    assert take(PROSE.encode(), name).page.media_type == "text/plain"
