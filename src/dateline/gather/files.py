"""One file, or standard input, as the bytes of one page, within a limit on its size."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from dateline.errors import PageMissing, PageTooLarge
from dateline.gather.captures import Capture, Missed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from dateline.gather.captures import Found

MAX_BYTES: Final = 20_000_000  # a page; the largest news pages are under 10 MB
SURROGATES: Final = re.compile(r"[\ud800-\udfff]")
GIVE_A_FILE: Final = (
    "Give a page saved as HTML or plain text, a folder, a corpus (.jsonl), an archive (.warc.gz, .wacz,"
    " .zip) or - for standard input."
)


def read_file(source: str) -> Capture | Missed:
    """Return the page that the file ``source`` holds."""
    return next(read_opened(source, lambda name, stream: [read_stream(name, stream)]))


Kept = TypeVar("Kept", bound="Found")


def read_opened(source: str, read: Callable[[str, BinaryIO], Iterable[Kept]]) -> Iterator[Kept | Missed]:
    """Open the file ``source`` and yield what ``read`` finds in it; what goes wrong is Missed."""
    name = show_name(source)
    try:
        refuse_odd_file(source)
        with Path(source).open("rb") as stream:
            yield from read(name, stream)
    except PageMissing as error:
        yield Missed(name, error)
    except (OSError, ValueError) as error:
        yield Missed(name, explain_failure(name, error))


def read_stream(source: str, stream: BinaryIO) -> Capture | Missed:
    """Return the page that a stream of bytes holds, reading no more than the limit."""
    try:
        data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return Missed(source, explain_failure(source, error))
    return Missed(source, explain_size(source)) if len(data) > MAX_BYTES else Capture(source, data)


def refuse_odd_file(source: str) -> None:
    """Raise PageMissing where ``source`` is neither a file nor a link to one (a pipe, a device)."""
    if not source:
        raise PageMissing("An empty SOURCE names no file.", GIVE_A_FILE)
    if not stat.S_ISREG(Path(source).stat().st_mode):
        cause = f"{show_name(source)} is not a file but a pipe, a device or a socket."
        raise PageMissing(cause, GIVE_A_FILE)


def show_name(path: str) -> str:
    """Return a path as text that can be printed and stored: bytes that are no UTF-8 are replaced."""
    return SURROGATES.sub("\ufffd", path)


def explain_size(source: str) -> PageTooLarge:
    """Return the error for a page above the limit."""
    cause = f"{source} is larger than {MAX_BYTES // 1_000_000} MB, the limit for one page."
    return PageTooLarge(cause, "Give the single article, or a corpus (.jsonl) with one article a line.")


def explain_failure(source: str, error: Exception) -> PageMissing:
    """Return the error for a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return PageMissing(f"There is no file or folder {source}.", "Check the name and the folder.")
    if isinstance(error, PermissionError):
        return PageMissing(f"{source} may not be read.", "Check the permissions of the file.")
    if isinstance(error, ValueError):
        return PageMissing(f"{source!r} is not the name of a file.", GIVE_A_FILE)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return PageMissing(f"{source} cannot be read: {reason}.", "Check the file and its disk.")
