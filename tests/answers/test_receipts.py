"""Receipts: the address lands on the words, the facts are those of the capture."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from tests.ledger.planted import plant_page

from dateline.answers.receipts import land_on
from dateline.cli import cli
from dateline.identity import hash_bytes
from dateline.ledger import Ledger
from dateline.records import Span

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "The old bridge was closed, and the ferry too.\n\n"
    "Engineers said the old bridge was closed for a day - or two, they added."
)
PAGE = "https://mirn.example/story"


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words), words)


def directive(address: str) -> str:
    return address.partition("#:~:text=")[2]


def test_a_short_passage_is_quoted_as_a_whole() -> None:
    assert land_on(PAGE, TEXT, [span("and the ferry too")]) == f"{PAGE}#:~:text=and%20the%20ferry%20too"


def test_commas_and_dashes_do_not_part_the_words() -> None:
    found = directive(land_on(PAGE, TEXT, [span("a day - or two, they added")]))
    assert not {",", "-", "&"} & set(found)
    assert unquote(found) == "a day - or two, they added"


def test_of_a_long_passage_both_ends_are_quoted() -> None:
    words = "the old bridge was closed for a day - or two, they added"
    first, last = directive(land_on(PAGE, TEXT, [span(words)])).split(",")[-2:]
    assert words.startswith(unquote(first))
    assert words.endswith(unquote(last))


def test_words_that_stand_twice_are_told_apart_by_those_before() -> None:
    found = directive(land_on(PAGE, TEXT, [span("old bridge was closed", 1)]))
    before, words = found.split("-,")
    assert (unquote(before), unquote(words)) == ("Engineers said the", "old bridge was closed")


def test_a_fragment_that_is_there_stays_in_front() -> None:
    assert land_on(f"{PAGE}#part", TEXT, [span("ferry")]) == f"{PAGE}#part:~:text=ferry"


@pytest.fixture
def path(tmp_path: Path) -> str:
    where = tmp_path / "ledger.db"
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*plant_page(0), "reader/1", "{}")
    return str(where)


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["receipt", *words], catch_exceptions=True)
    return done.exit_code, done.stdout


def test_a_receipt_holds_the_words_and_the_hash_of_the_bytes(path: str) -> None:
    data, report = plant_page(0)
    claim = report.articles[0].claims[0]
    code, said = run(path, claim.id[:12], "--json")
    assert code == 0
    found = json.loads(said)
    assert found["claim"] == claim.id
    assert [one["text"] for one in found["words"]] == [one.text for one in claim.content]
    assert found["capture"]["page_sha256"] == hash_bytes(data)
    assert found["capture"]["reader"] == "reader/1"
    assert found["text_sha256"] == report.articles[0].text_sha256
    code, shown = run(path, claim.id)
    assert code == 0
    assert claim.content[0].text in shown
    assert hash_bytes(data) in shown.replace("\n", "").replace(" ", "")


def test_a_claim_that_is_not_there_is_refused(path: str) -> None:
    done = CliRunner().invoke(cli, ["receipt", path, "clm:ffffffff"])
    assert done.exit_code != 0
    assert "has no claim" in str(done.exception)
