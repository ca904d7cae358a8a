"""BibTeX as pybtex reads it, which stops at whatever BibTeX would."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import BibliographyData, parse_string
from tests.export.planted import BARE_ARTICLE, FULL_ARTICLE, HOSTILE, spoil

from dateline.export.citing import tidy
from dateline.export.formats.to_bibtex import escape
from dateline.export.frame import Job, find_format

HARD = (*HOSTILE, "} @misc{x, title={", "100% & $5 #1 _a_ ~ ^ \\input{/etc/passwd}", "{{{", "a\\")


def read(*rows: Any) -> BibliographyData:
    out = BytesIO()
    find_format("bibtex").write(iter(rows), out, Job("articles"))
    return parse_string(out.getvalue().decode(), "bibtex")


def numbered(rows: list[Any]) -> list[Any]:
    return [
        replace(row, page=replace(row.page, article=f"art:{number}")) for number, row in enumerate(rows)
    ]


def test_an_article_is_an_entry_with_what_bears_it() -> None:
    ((key, entry),) = read(FULL_ARTICLE).entries.items()
    assert (key, entry.type) == ("the-mirn-courier-2031-1", "article")
    (author,) = entry.persons["author"]
    assert (author.first_names, author.last_names) == (["Ivo"], ["Brandt"])
    fields = entry.fields
    assert fields["title"] == "{Bridge shelled}"
    assert (fields["journal"], fields["year"]) == ("The Mirn Courier", "2031")
    assert (fields["month"], fields["day"]) == ("March", "5")
    assert (fields["url"], fields["urldate"]) == ("https://mirn.example/bridge", "2031-03-06")
    assert (fields["article"], fields["capture"]) == ("art:1", "cap:1")
    assert (fields["pagesha"], fields["textsha"]) == ("a" * 64, "b" * 64)


def test_an_article_of_no_outlet_is_miscellaneous() -> None:
    ((_, entry),) = read(BARE_ARTICLE).entries.items()
    assert entry.type == "misc"
    assert entry.fields["title"] == "{[No title]}"
    assert "year" not in entry.fields


def test_every_entry_is_read_whatever_a_page_says() -> None:
    rows = numbered([spoil(FULL_ARTICLE, words) for words in HARD])
    entries = read(*rows).entries
    assert len(entries) == len(rows)
    for words, entry in zip(HARD, entries.values(), strict=True):
        assert entry.fields["title"] == f"{{{escape(tidy(words))}}}"
        assert entry.fields["url"] == "https://mirn.example/bridge"


@given(st.text())
def test_braces_are_balanced_and_no_command_is_the_pages(text: str) -> None:
    shown = escape(tidy(text))
    depth = 0
    for one in shown:
        depth += {"{": 1, "}": -1}.get(one, 0)
        assert depth >= 0
    assert depth == 0
    ((_, entry),) = read(
        replace(FULL_ARTICLE, page=replace(FULL_ARTICLE.page, title=text))
    ).entries.items()
    expected = " ".join((shown or "[No title]").split())
    assert entry.fields["title"].removeprefix("{").removesuffix("}").split() == expected.split()


def test_an_address_cannot_end_its_field() -> None:
    page = replace(FULL_ARTICLE.page, url="https://mirn.example/} @misc{x\\")
    ((_, entry),) = read(replace(FULL_ARTICLE, page=page)).entries.items()
    assert entry.fields["url"] == "https://mirn.example/%7D%20@misc%7Bx%5C"


@pytest.mark.parametrize("name", ["Staff, and wires", "Ivo and Ana", "}{", "\\and"])
def test_a_name_stays_one(name: str) -> None:
    row = replace(FULL_ARTICLE, bylines=(replace(FULL_ARTICLE.bylines[0], name=name),))
    ((_, entry),) = read(row).entries.items()
    assert len(entry.persons["author"]) == 1
