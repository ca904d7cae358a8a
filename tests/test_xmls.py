"""XML as it is written: any text can be read back, only addresses of the web are links."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dateline.xmls import Element, clean, open_document, tag, web_link


def written(*elements: Element) -> bytes:
    out = BytesIO()
    with open_document(out, "all", "urn:x:all") as pen:
        for one in elements:
            pen.write(one)
    return out.getvalue()


@given(st.text(), st.text())
def test_any_text_can_be_written_and_read(words: str, more: str) -> None:
    element = tag("one", words, tag("two", more), at=more)
    (found,) = etree.fromstring(written(element))
    lines = clean(words).replace("\r\n", "\n").replace("\r", "\n")
    assert (found.text or "").replace("\r\n", "\n").replace("\r", "\n") == lines
    assert found.get("at") is not None
    assert found.tag == "{urn:x:all}one"


def test_other_name_spaces_are_declared_once() -> None:
    text = written(tag("one", "", tag("div", "", tag("p", "words"), xmlns="urn:x:b"))).decode()
    assert '<one><div xmlns="urn:x:b"><p>words</p></div></one>' in text
    assert text.count("xmlns") == 2


@given(st.text(), st.text())
def test_an_element_is_written_as_lxml_writes_it(words: str, more: str) -> None:
    element = etree.Element("one", at=clean(more))
    element.text = clean(words)
    assert tag("one", words, at=more) == etree.tostring(element, encoding="unicode")


@given(st.lists(st.sampled_from("a&<>\"'\r\n\t é"), max_size=8).map("".join))
def test_marks_of_xml_are_text(words: str) -> None:
    element = etree.fromstring(tag("one", words, at=words))
    assert (element.text or "", element.get("at")) == (words, words)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://mirn.example/a?b=1&c=2#d", "https://mirn.example/a?b=1&c=2#d"),
        ("HTTP://mirn.example/", "HTTP://mirn.example/"),
        ('https://mirn.example/a b\n"<{é', "https://mirn.example/a%20b%0A%22%3C%7Bé"),
        ("javascript:alert(1)", None),
        (" https://mirn.example/", None),
        ("file:///etc/passwd", None),
        ("pages/a.html", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_links(address: str | None, link: str | None) -> None:
    assert web_link(address) == link
