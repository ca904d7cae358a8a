"""The feed of incidents as a reader of feeds has it."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import feedparser
import pytest
from lxml import etree
from tests.export.planted import BARE_INCIDENT, FULL_INCIDENT, HOSTILE, PAGE, rows_of, spoil

from dateline.answered import Evidence
from dateline.export.frame import Job, find_format
from dateline.records import Span

WRITTEN = "2031-03-08T09:10:11.000012+00:00"


def written(*rows: Any, ledger: str = "2031-01-01 cap:1") -> bytes:
    out = BytesIO()
    find_format("atom").write(iter(rows), out, Job("incidents", ledger=ledger, written=WRITTEN))
    return out.getvalue()


def test_a_reader_finds_every_incident() -> None:
    rows = rows_of("incidents")
    read = feedparser.parse(written(*rows))
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.updated == WRITTEN
    assert len(read.entries) == len(rows)


def test_an_incident_is_told_with_counts_origins_and_words() -> None:
    (entry,) = feedparser.parse(written(FULL_INCIDENT)).entries
    assert entry.title == "Mirn officials say: gunmen shelled the old bridge"
    assert entry.updated == "2031-03-06T00:00:00+00:00"
    assert [tag.term for tag in entry.tags] == ["ASSAULT", "disputed"]
    assert [(one.rel, one.href) for one in entry.links] == [("related", "https://mirn.example/bridge")]
    told = entry.content[0].value
    for words in (
        "1 article of 1 outlet. 1 independent origin asserts it; denying: 1.",
        "Day: 2031-03-04 to 2031-03-05.",
        "Asserted by Mirn officials (The Mirn Courier → Mirn officials)",
        "Denied by the army",
        "Disputed status: happened against denied.",
        "“gunmen shelled the old bridge”",
        '<a href="https://mirn.example/bridge">The Mirn Courier, 2031-03-05</a>',
    ):
        assert words in told


def test_words_of_several_pages_stand_once_and_say_what_became_of_them() -> None:
    other = replace(PAGE, article="art:2", outlet="The Reef News", url="https://reef.example/1")
    pieces = (
        Evidence("art:1", "evt:1", None, Span(0, 4, "same"), PAGE.url, "withdrawn"),
        Evidence("art:2", "evt:1", None, Span(0, 4, "same"), other.url),
    )
    answer = replace(FULL_INCIDENT.answer, evidence=pieces)
    row = replace(FULL_INCIDENT, answer=answer, pages=(PAGE, other))
    (entry,) = feedparser.parse(written(row)).entries
    told = entry.content[0].value
    assert told.count("“same”") == 1
    assert "The Mirn Courier, 2031-03-05, later withdrawn</a>; <a" in told


@pytest.mark.parametrize("words", [*HOSTILE, "<script>alert(1)</script>"])
def test_what_a_page_says_is_text(words: str) -> None:
    document = etree.fromstring(written(spoil(FULL_INCIDENT, words)))
    tags = {etree.QName(one).localname for one in document.iter("{http://www.w3.org/1999/xhtml}*")}
    assert tags <= {"div", "p", "blockquote", "span", "a"}
    title = document.findtext("{*}entry/{*}title")
    assert title.replace("\u200d", "").isprintable()
    assert len(title) == len(words)


def test_only_the_web_is_linked() -> None:
    page = replace(PAGE, url="javascript:alert(1)")
    (piece, _) = FULL_INCIDENT.answer.evidence
    answer = replace(FULL_INCIDENT.answer, evidence=(replace(piece, url=page.url),))
    assert b"href" not in written(replace(FULL_INCIDENT, answer=answer, pages=(page,)))


def test_ids_stay_and_are_those_of_one_ledger() -> None:
    first = feedparser.parse(written(FULL_INCIDENT, BARE_INCIDENT))
    again = feedparser.parse(written(BARE_INCIDENT))
    other = feedparser.parse(written(FULL_INCIDENT, ledger="another"))
    assert first.entries[1].id == again.entries[0].id
    assert len({first.feed.id, *(one.id for one in first.entries)}) == 3
    assert other.entries[0].id != first.entries[0].id
    assert other.feed.id != first.feed.id
    assert first.entries[0].id.startswith("urn:uuid:")


def test_an_incident_of_no_page_is_dated_before_all() -> None:
    (entry,) = feedparser.parse(written(BARE_INCIDENT)).entries
    assert entry.updated == "1970-01-01T00:00:00+00:00"
