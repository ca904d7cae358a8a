"""An answer read back from the record in which it was kept."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final, cast, get_args

from fastwarc.warc import WarcRecord

from dateline.gather.shelf import Fetched
from dateline.gather.warc_records import parse, read_date
from dateline.gather.warc_writing import ASKED, NOTE, OUR_LENGTH, RENAMED
from dateline.records import Level, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.gather.frames import Frame

LEVELS: Final = get_args(Level)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of an answer beside it: the address asked for, and notes."""

    asked: str
    notes: tuple[Note, ...] = ()


def read_told(block: bytes) -> Told:
    """Return what a metadata record tells; what is not ours is passed over."""
    lines = [line.partition(": ") for line in block.decode("utf-8", "replace").split("\r\n")]
    asked = next((value for name, _, value in lines if name == ASKED), "")
    return Told(asked, tuple(read_notes(value for name, _, value in lines if name == NOTE)))


def read_notes(lines: Iterable[str]) -> Iterator[Note]:
    """Yield the notes in lines of level, code and message."""
    for line in lines:
        level, _, rest = line.partition(" ")
        code, _, message = rest.partition(" ")
        if level in LEVELS:
            yield Note(cast("Level", level), code, message)


def read_kept(frame: Frame, told: Told) -> Fetched | None:
    """Return the answer that a record holds, as it was kept; None where it is none."""
    answer = parse(frame)
    if answer.status is None:
        return None
    address = answer.fields.get("warc-target-uri", "").strip("<>")
    return Fetched(
        asked=told.asked or address,
        url=address,
        status=answer.status,
        headers=tuple(read_headers(frame)),
        body=answer.body,
        gathered=read_date(answer.fields.get("warc-date", "")) or "",
        notes=told.notes,
    )


def read_headers(frame: Frame) -> Iterator[tuple[str, str]]:
    """Yield the headers as the server gave them, with names in lower case."""
    record = WarcRecord.from_reader(BytesIO(frame.head + frame.block))
    record.parse_http(strict_mode=False)
    for name, value in record.http_headers.items_bytes():
        if name != OUR_LENGTH.encode():
            yield decode(name).lower().removeprefix(RENAMED), decode(value)


def decode(value: bytes) -> str:
    """Return a header's bytes as text: UTF-8, else Latin-1 as HTTP had it."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
