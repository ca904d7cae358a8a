"""From SOURCEs (files, folders, corpora, archives, standard input) to captures, lazily and in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.gather.addresses import refuse_address
from dateline.gather.captures import Capture
from dateline.gather.feed_files import split_feed
from dateline.gather.files import read_stream
from dateline.gather.folders import walk_folder
from dateline.gather.kinds import is_directory, read_by_ending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO

    from dateline.gather.captures import LeftAlone, Missed

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
        read = read_stream(source, stdin)
        return split_feed(read) if isinstance(read, Capture) else (read,)
    refused = refuse_address(source)
    if refused:
        return (refused,)
    if is_directory(source):
        return walk_folder(source)
    return read_by_ending(source)
