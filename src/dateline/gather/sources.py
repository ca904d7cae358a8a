"""From SOURCEs (files, folders, corpora, standard input) to captures, lazily and in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dateline.gather.addresses import refuse_address
from dateline.gather.corpora import is_corpus, read_corpus
from dateline.gather.files import read_file, read_stream
from dateline.gather.folders import walk_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from dateline.gather.captures import Capture, LeftAlone, Missed

STANDARD_INPUT = "-"


def gather(sources: Sequence[str], stdin: BinaryIO) -> Iterator[Capture | Missed | LeftAlone]:
    """Yield what each SOURCE holds, one page at a time; nothing is read before it is asked for.

    A SOURCE that cannot be read is yielded as Missed with its error; nothing is raised.
    """
    for source in sources:
        yield from gather_one(source, stdin)


def gather_one(source: str, stdin: BinaryIO) -> Iterable[Capture | Missed | LeftAlone]:
    """Return the pages of one SOURCE."""
    if source == STANDARD_INPUT:
        return (read_stream(source, stdin),)
    refused = refuse_address(source)
    if refused:
        return (refused,)
    if is_directory(source):
        return walk_folder(source)
    return read_corpus(source) if is_corpus(source) else (read_file(source),)


def is_directory(source: str) -> bool:
    """Tell whether a SOURCE is a folder; what cannot be a path is none."""
    try:
        return bool(source) and Path(source).is_dir()
    except (OSError, ValueError):
        return False
