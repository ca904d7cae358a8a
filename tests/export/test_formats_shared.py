"""Every format for others: nobody private is named, little is quoted, no folder is told."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from tests.export.planted import make_ledger

from dateline.answers.sharing import Sharing
from dateline.export.frame import Job, find_format, format_names
from dateline.export.streams import Asked, stream_rows
from dateline.ledger import Ledger
from dateline.rights.quotations import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.export.rows import What

PAIRS = [
    (name, what) for name in format_names() for what in find_format(name).columns if name != "parquet"
]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("shared") / "ledger.db"
    with Ledger.open(make_ledger(path), create=False) as opened:
        yield opened


def written(ledger: Ledger, name: str, what: What, sharing: Sharing | None) -> str:
    format_, out = find_format(name), BytesIO()
    with ledger.at_once() as snapshot:
        rows = list(stream_rows(snapshot, what, Asked(sharing=sharing)))
    taken = [row for row in rows if format_.takes is None or format_.takes(row)]
    format_.write(iter(taken), out, Job(what, ledger="x", shared=sharing is not None))
    return out.getvalue().decode()


@pytest.mark.parametrize(("name", "what"), PAIRS)
def test_nobody_without_a_public_role_is_named(ledger: Ledger, name: str, what: What) -> None:
    shared = written(ledger, name, what, Sharing())
    assert "Calder" not in shared
    assert "pages/" not in shared


@pytest.mark.parametrize(
    ("name", "what"), [pair for pair in PAIRS if pair[1] in {"claims", "incidents"} or pair[0] == "kml"]
)
def test_the_names_are_there_at_home(ledger: Ledger, name: str, what: What) -> None:
    assert "Calder" in written(ledger, name, what, None)


@pytest.mark.parametrize(
    ("name", "what"),
    [pair for pair in PAIRS if pair[1] in {"events", "claims"} and pair[0] != "gdelt-events"],
)
def test_words_beyond_the_limit_are_not_there(ledger: Ledger, name: str, what: What) -> None:
    none = Sharing(masked=False, limits=Limits(quotation=20, article=0))
    assert "bridge was shelled" not in written(ledger, name, what, none)
