"""A corpus: JSON Lines, one article a line, plain or gzipped, streamed within bounds."""

from __future__ import annotations

import gzip
import json
import zlib
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import CorpusBroken, PageMissing
from dateline.gather.captures import Capture, CorpusRow, Missed
from dateline.gather.files import MAX_BYTES, read_opened, show_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

ENDINGS: Final = (".jsonl", ".jsonl.gz")
OPTIONAL: Final = ("url", "title", "outlet", "published", "language", "byline")
MEND: Final = 'Each line is one JSON object with "id" and "text".'
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
SKIP_BYTES: Final = 1 << 20


def is_corpus(source: str) -> bool:
    """Tell by its ending whether a SOURCE is a corpus."""
    return source.lower().endswith(ENDINGS)


def read_corpus(source: str) -> Iterator[Capture | Missed]:
    """Yield one capture a line of the corpus; a broken line is Missed and the rest goes on."""
    return read_opened(source, read_corpus_stream)


def read_corpus_stream(name: str, stream: BinaryIO) -> Iterator[Capture | Missed]:
    """Yield one capture a line of a corpus, packed where its name ends so."""
    try:
        with unpack(name, stream) as lines:
            yield from read_lines(name, lines)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield Missed(name, explain_gzip(name, error))


def unpack(name: str, stream: BinaryIO) -> gzip.GzipFile | BinaryIO:
    """Return the stream of a corpus, unpacked."""
    return gzip.GzipFile(fileobj=stream) if name.lower().endswith(".gz") else stream


def read_lines(name: str, stream: gzip.GzipFile | BinaryIO) -> Iterator[Capture | Missed]:
    """Yield what the lines hold; a corpus without any is Missed."""
    empty = True
    for number, line in number_lines(stream):
        data = line.rstrip(b"\r\n")
        if data.removeprefix(BYTE_ORDER_MARK).strip():
            empty = False
            yield read_line(name, number, data)
    if empty:
        yield Missed(name, CorpusBroken(f"The corpus {name} holds no lines.", MEND))


def number_lines(stream: gzip.GzipFile | BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with their numbers from 1; one above the limit comes cut, its rest is skipped."""
    number = 0
    while line := stream.readline(MAX_BYTES + 2):
        number += 1
        yield number, line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = b"" if (rest := stream.readline(SKIP_BYTES)).endswith(b"\n") or not rest else line


def read_line(name: str, number: int, data: bytes) -> Capture | Missed:
    """Return the capture of one line, or why there is none."""
    try:
        return Capture(name, data, row=parse_row(f"{name}, line {number}", data))
    except CorpusBroken as error:
        return Missed(name, error)


def parse_row(where: str, data: bytes) -> CorpusRow:
    """Return the article that one line holds; raises CorpusBroken with file and line number."""
    if len(data) > MAX_BYTES:
        cause = f"{where} is longer than {MAX_BYTES // 1_000_000} MB, the limit for one article."
        raise CorpusBroken(cause, "Give one article a line.")
    fields = parse_object(where, data)
    optional = {name: read_optional(where, fields, name) for name in OPTIONAL}
    return CorpusRow(id=read_id(where, fields), text=read_text(where, fields), **optional)


def parse_object(where: str, data: bytes) -> dict[str, Any]:
    """Return the JSON object of a line. Lone surrogates pass; they are replaced with the text."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else "not JSON"
        raise CorpusBroken(f"{where} is {reason} ({error}).", MEND) from error
    if not isinstance(value, dict):
        raise CorpusBroken(f"{where} is no JSON object.", MEND)
    return value


def read_id(where: str, fields: dict[str, Any]) -> str:
    """Return the row's id; a whole number is taken as its digits."""
    value = fields.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise CorpusBroken(f'{where} has no "id".', MEND)
    return show_name(str(value))


def read_text(where: str, fields: dict[str, Any]) -> str:
    """Return the row's text, exactly as given."""
    value = fields.get("text")
    if not isinstance(value, str):
        raise CorpusBroken(f'{where} has no "text".', MEND)
    return value


def read_optional(where: str, fields: dict[str, Any], name: str) -> str | None:
    """Return an optional field; empty and null are none."""
    value = fields.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        cause = f'{where}: "{name}" is not a string.'
        raise CorpusBroken(cause, f'Give "{name}" as a string, or leave it out.')
    return show_name(value)


def explain_gzip(name: str, error: Exception) -> PageMissing:
    """Return the error for a corpus that is cut off or not gzip; what stood before it was read."""
    cause = f"{name} cannot be unpacked to its end ({error})."
    return PageMissing(cause, "The lines before the break were read; check the file or pack it again.")
