"""Formats of lines: a file is its lines one after the other, whoever made them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from dateline.export.frame import Pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dateline.export.frame import Job


def make_lines(line: Callable[[Any], bytes]) -> Pieces:
    """Return how a file is put together in which each row is a line, its end included."""

    def make(rows: Sequence[Any], _: Job) -> bytes:
        return b"".join(map(line, rows))

    return Pieces(make, join_lines)


def join_lines(pieces: Iterable[bytes], out: BinaryIO, _: Job) -> None:
    """Write lines one after the other."""
    out.writelines(pieces)
