from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.newsroom import read_article
from dateline.records import Article, Dateline

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


class Row(NamedTuple):
    """One wanted event of the data file; ``type`` is ``-`` where the sentence reports none."""

    text: str
    type: str
    status: str
    trigger: str
    actors: str
    recipients: str
    object: str
    places: str


def read_text(text: str, dateline: Dateline | None = None) -> Article:
    article = Article(
        id="art:test",
        kind="story",
        text=text,
        text_sha256=hash_text(text),
        language="en",
        dateline=dateline,
    )
    return read_article(analyse(article))


def load(name: str) -> list[Row]:
    rows: list[Row] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if not line or line.startswith(("#", "text\t")):
            continue
        cells = line.split("\t")
        cells[0] = rows[-1].text if cells[0] == "^" else cells[0]
        rows.append(Row(*cells))
    return rows


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for fixture, name in (("wanted", "sentences.tsv"), ("missed", "sentences_missed.tsv")):
        if fixture in metafunc.fixturenames:
            rows = load(name)
            metafunc.parametrize(fixture, rows, ids=[f"{row.text[:50]}-{row.trigger}" for row in rows])


@pytest.fixture(scope="session")
def read() -> Callable[..., Article]:
    return read_text


@pytest.fixture(scope="session")
def sentences() -> list[Row]:
    return load("sentences.tsv")
