"""Exports made by several processes: the bytes of one, whatever becomes of the others."""

from __future__ import annotations

import zlib
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from tests.export.planted import PAGE, make_ledger

from dateline.answers.filters import Wanted
from dateline.answers.sharing import Sharing
from dateline.export import beside, parts
from dateline.export.beside import Hands, Order, make_pieces
from dateline.export.formats.to_parquet import GROUP, PIECES
from dateline.export.frame import Job, find_format, format_names
from dateline.export.rows import ArticleRow
from dateline.export.streams import Asked, make_recipe, stream_parts, stream_rows
from dateline.export.writing import Export, write_export
from dateline.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.export.rows import What

NAMES = [name for name in format_names() if find_format(name).pieces]
WHATS: tuple[What, ...] = ("events", "claims", "articles")
ALL = Asked()
ASKED = [ALL, Asked(sharing=Sharing()), Asked(Wanted(disputed=True))]


@pytest.fixture(autouse=True)
def many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part a page, all of them handed out."""
    monkeypatch.setattr(parts, "PAGES", 1)
    monkeypatch.setattr(beside, "ALONE", 0)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("beside") / "ledger.db"
    with Ledger.open(make_ledger(path), create=False) as opened:
        yield opened


def export(ledger: Ledger, name: str, what: What, workers: int, asked: Asked) -> tuple[bytes, int, int]:
    out = BytesIO()
    job = Job(what, ledger="x", shared=asked.sharing is not None)
    with ledger.at_once() as snapshot:
        seen = write_export(snapshot, Export(name, job, asked, workers), out)
    return out.getvalue(), seen.count, seen.left_out


def order_for(snapshot: Any, asked: Asked = ALL) -> Order:
    return Order("jsonl", Job("events"), make_recipe(snapshot, "events", asked))


@pytest.mark.parametrize("name", NAMES)
def test_two_processes_write_what_one_does(ledger: Ledger, name: str) -> None:
    alone = export(ledger, name, "events", 1, ALL)
    assert alone == export(ledger, name, "events", 2, ALL)
    assert sum(alone[1:]) == 3


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("what", WHATS)
def test_whatever_rows_are_asked_for(ledger: Ledger, what: What, asked: Asked) -> None:
    alone = export(ledger, "jsonl", what, 1, asked)
    assert alone == export(ledger, "jsonl", what, 2, asked)
    assert alone[1] > 0


@pytest.mark.parametrize("name", format_names())
def test_formats_that_are_made_in_one_piece_are_written_as_before(ledger: Ledger, name: str) -> None:
    what = next(iter(find_format(name).columns))
    found, out = find_format(name), BytesIO()
    with ledger.at_once() as snapshot:
        rows = [row for row in stream_rows(snapshot, what) if not found.takes or found.takes(row)]
    found.write(iter(rows), out, Job(what, ledger="x"))
    assert export(ledger, name, what, 2, ALL)[:2] == (out.getvalue(), len(rows))


def test_what_a_process_does_not_bring_back_is_made_here(ledger: Ledger) -> None:
    with ledger.at_once() as snapshot:
        order, all_parts = order_for(snapshot), list(stream_parts(snapshot, ALL))
    whole = list(make_pieces(order, all_parts, 2))
    with Hands(order, 2) as hands:
        made = hands.make(all_parts)
        for process in hands.processes:
            process.kill()
            process.join()
        assert list(made) == whole
    assert sum(one.rows for one in whole) == 3


def test_a_fault_tells_its_cause(ledger: Ledger) -> None:
    with ledger.at_once() as snapshot:
        order, all_parts = order_for(snapshot), list(stream_parts(snapshot, ALL))
    page = replace(all_parts[1].pages[0], report=b"spoilt")
    spoilt = [all_parts[0], replace(all_parts[1], pages=(page,)), *all_parts[2:]]
    with pytest.raises(zlib.error):
        list(make_pieces(order, spoilt, 2))


def test_processes_end_with_the_export(ledger: Ledger) -> None:
    with ledger.at_once() as snapshot:
        order, all_parts = order_for(snapshot), list(stream_parts(snapshot, ALL))
    with Hands(order, 2) as hands:
        next(hands.make(all_parts))
    assert [process.is_alive() for process in hands.processes] == [False, False]


def test_all_is_of_one_state(where: Path | str) -> None:
    with Ledger.open(make_ledger(where), create=False) as ledger:
        with ledger.at_once() as snapshot:
            made = make_pieces(order_for(snapshot), stream_parts(snapshot, ALL), 2)
            first = next(made)
            for one in list(ledger.articles()):
                ledger.forget(one.article.id, "withdrawn", "Mira Dovell")
            assert sum(each.rows for each in (first, *made)) == 3
        assert export(ledger, "jsonl", "events", 2, ALL)[1] == 0


@pytest.mark.parametrize("size", [7_000, GROUP, GROUP + 1])
def test_row_groups_are_filled_however_rows_are_parted(size: int) -> None:
    rows = [
        ArticleRow(
            page=replace(PAGE, article=f"art:{number}"),
            bylines=(),
            modified=None,
            canonical_url=None,
            originally_published_on=None,
            claims=number,
            events=number % 3,
        )
        for number in range(2 * GROUP + 5)
    ]
    whole, parted = BytesIO(), BytesIO()
    PIECES.write(rows, whole, Job("articles"))
    pieces = (rows[at : at + size] for at in range(0, len(rows), size))
    PIECES.join((PIECES.make(piece, Job("articles")) for piece in pieces), parted, Job("articles"))
    assert whole.getvalue() == parted.getvalue()
