"""Web archives (WARC): the pages in their records, and a sentence for every gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastwarc.stream_io import ZstdReader

from dateline.errors import ArchiveBroken
from dateline.gather.captures import Missed
from dateline.gather.files import read_opened
from dateline.gather.frames import NO_RECORD, Gap, cut_runs
from dateline.gather.members import unpack_members
from dateline.gather.tapes import Plain, Zstd
from dateline.gather.warc_records import explain_gap, read_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from dateline.gather.captures import Found
    from dateline.gather.frames import Frame
    from dateline.gather.tapes import Pieces

PACKINGS: Final = (".warc", ".warc.gz", ".warc.zst")
ENDINGS: Final = (*PACKINGS, ".warc.wet", ".warc.wet.gz")  # the texts of pages (WET)
OPENINGS: Final = {b"WARC/": ".warc", b"\x1f\x8b": ".warc.gz", b"\x28\xb5\x2f\xfd": ".warc.zst"}


def read_warc(source: str) -> Iterator[Found]:
    """Yield the pages of the web archive ``source``, and what is missing in it."""
    return read_opened(source, read_archive)


def read_archive(name: str, stream: BinaryIO) -> Iterator[Found]:
    """Yield the pages of a web archive, packed as the ending of its name says."""
    try:
        for piece in refuse_foreign(name, stream):
            yield from read_piece(name, piece)
    except ArchiveBroken as error:
        yield Missed(name, error)


def refuse_foreign(name: str, stream: BinaryIO) -> Iterator[Frame | Gap]:
    """Yield the pieces of an archive; raises ArchiveBroken where it is empty or no web archive."""
    pieces = cut_archive(name, stream)
    first, second = next(pieces, None), next(pieces, None)
    if first is None:
        cause = f"The web archive {name} holds no records."
        raise ArchiveBroken(cause, "Check the file.", code="archive-empty")
    if second is None and isinstance(first, Gap) and is_foreign(first, stream):
        cause = f"{name} is no web archive: it holds no records."
        raise ArchiveBroken(cause, "Check the file, or name it as what it is.", code="archive-misnamed")
    yield first
    if second is not None:
        yield second
    yield from pieces


def is_foreign(gap: Gap, stream: BinaryIO) -> bool:
    """Tell whether a file that is all one gap is no web archive, rather than a damaged or cut one."""
    if gap.reason == NO_RECORD:
        return True
    stream.seek(0)
    opening = stream.read(max(map(len, OPENINGS)))
    return not gap.at_end and not opening.startswith(tuple(OPENINGS))


def read_piece(name: str, piece: Frame | Gap) -> Iterable[Found]:
    """Return what one record or gap gives."""
    return (explain_gap(name, piece),) if isinstance(piece, Gap) else read_frame(name, piece)


def cut_archive(name: str, stream: BinaryIO) -> Iterator[Frame | Gap]:
    """Return the records and gaps of a web archive; raises ArchiveBroken where its name misleads."""
    whole = name.lower().replace(".warc.wet", ".warc")
    ending = next((one for one in reversed(PACKINGS) if whole.endswith(one)), PACKINGS[0])
    opening = stream.read(max(map(len, OPENINGS)))
    stream.seek(0)
    real = next((kind for magic, kind in OPENINGS.items() if opening.startswith(magic)), ending)
    if real != ending:
        cause = f"{name} is named {ending}, but what it holds is {real}."
        raise ArchiveBroken(cause, f"Name it {real} and give it again.", code="archive-misnamed")
    return cut_runs(open_runs(stream, ending))


def open_runs(stream: BinaryIO, ending: str) -> Iterable[Pieces]:
    """Return the runs of bytes that a web archive unpacks to."""
    if ending == ".warc.gz":
        return unpack_members(stream)
    return (Zstd(ZstdReader(stream)) if ending == ".warc.zst" else Plain(stream),)
