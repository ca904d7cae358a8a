"""An export written: the rows of a ledger in a format, by one process or by several, counted."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from dateline.collecting import collect_seldom
from dateline.export.beside import Order, make_pieces
from dateline.export.frame import find_format
from dateline.export.streams import make_recipe, stream_parts, stream_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.export.beside import Made
    from dateline.export.frame import Format, Job
    from dateline.export.streams import Asked
    from dateline.ledger.snapshot import Snapshot


@dataclass(slots=True)
class Counted:
    """How many rows were written, and how many were left out as the format has no place for them."""

    count: int = 0
    left_out: int = 0

    def rows(self, rows: Iterable[Any], found: Format) -> Iterator[Any]:
        """Yield the rows that a format takes, and count all."""
        for row in rows:
            if found.takes and not found.takes(row):
                self.left_out += 1
                continue
            self.count += 1
            yield row

    def pieces(self, made: Iterable[Made]) -> Iterator[Any]:
        """Yield the pieces that have rows, and count these."""
        for one in made:
            self.left_out += one.left_out
            self.count += one.rows
            if one.rows:
                yield one.piece


@dataclass(frozen=True, slots=True)
class Export:
    """What is written: a format by its name, what it is told, which rows, and by how many processes."""

    name: str
    job: Job
    asked: Asked
    workers: int = 1


def write_export(snapshot: Snapshot, export: Export, out: BinaryIO) -> Counted:
    """Write an export; the bytes are the same however many processes make it."""
    found, job, counted = find_format(export.name), export.job, Counted()
    with collect_seldom():
        if export.workers > 1 and found.pieces and job.what != "incidents":
            order = Order(export.name, job, make_recipe(snapshot, job.what, export.asked))
            parts = stream_parts(snapshot, export.asked)
            with closing(parts), closing(make_pieces(order, parts, export.workers)) as made:
                found.pieces.join(counted.pieces(made), out, job)
        else:
            with closing(stream_rows(snapshot, job.what, export.asked)) as rows:
                found.write(counted.rows(rows, found), out, job)
    return counted
