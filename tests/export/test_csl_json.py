"""CSL-JSON as citeproc sets it: a list of sources that a person reads."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from tests.export.planted import BARE_ARTICLE, FULL_ARTICLE, HOSTILE, spoil

from dateline.export.frame import Job, find_format

pytestmark = pytest.mark.filterwarnings("ignore:The following arguments for Reference are unsupported")


def items(*rows: Any) -> list[dict[str, Any]]:
    out = BytesIO()
    find_format("csl-json").write(iter(rows), out, Job("articles"))
    found: list[dict[str, Any]] = json.loads(out.getvalue())
    return found


def cited(*rows: Any) -> list[str]:
    found = items(*rows)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    listed = CitationStylesBibliography(style, CiteProcJSON(found), formatter.html)
    for one in found:
        listed.register(Citation([CitationItem(one["id"])]))
    return [str(one) for one in listed.bibliography()]


def test_a_list_of_sources_reads_as_one() -> None:
    (line,) = cited(FULL_ARTICLE)
    for words in (
        "Brandt, I. (2031)",
        "Bridge shelled",
        "The Mirn Courier",
        "5 March",
        "mirn.example/bridge",
    ):
        assert words in line


def test_an_item_has_what_bears_it() -> None:
    (item,) = items(FULL_ARTICLE)
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2031, 3, 5]]}
    assert item["accessed"] == {"date-parts": [[2031, 3, 6]]}
    assert item["custom"] == {
        "article": "art:1",
        "capture": "cap:1",
        "page_sha256": "a" * 64,
        "text_sha256": "b" * 64,
        "source": "pages/bridge.html",
        "agency": "Northwire",
    }


def test_what_is_not_known_is_not_there() -> None:
    (item,) = items(BARE_ARTICLE)
    assert set(item) == {"id", "type", "title", "language", "custom"}
    assert item["type"] == "webpage"


@pytest.mark.parametrize("words", [*HOSTILE, "<script>a</script>", "<i>b</i>", "<!-- c"])
def test_no_text_is_markup(words: str) -> None:
    row = spoil(FULL_ARTICLE, words)
    (item,) = items(row)
    for shown in (item["title"], item["container-title"], item["author"][0]["literal"]):
        assert shown.replace("\u200d", "").isprintable()
        assert not any(f"<{one}" in shown for one in "/!abcdefghijklmnopqrstuvwxyz")
    (line,) = cited(row)
    assert "<script" not in line


def test_no_rows_are_an_empty_list() -> None:
    assert items() == []


def test_ids_differ_by_article() -> None:
    other = replace(FULL_ARTICLE, page=replace(FULL_ARTICLE.page, article="art:2"))
    assert len({one["id"] for one in items(FULL_ARTICLE, other)}) == 2
