"""A web archive as records and gaps: each record whole and of the length it states, or said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.gather.files import MAX_BYTES
from dateline.gather.members import SHORT
from dateline.gather.tapes import Plain, Tape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.gather.tapes import Pieces

HEAD_BYTES: Final = 1 << 16
BLOCK_BYTES: Final = MAX_BYTES + HEAD_BYTES  # a page and what its server says of it
BORDER_BYTES: Final = 16
OPENING: Final = b"WARC/1."
OPENINGS: Final = (b"WARC/1.0\r\n", b"WARC/1.1\r\n")
NEXT: Final = re.compile(rb"\nWARC/1\.[01]\r\n[A-Za-z-]{3,40}:")
NEXT_BYTES: Final = 64
HEAD_END: Final = b"\r\n\r\n"
LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*(?=\r\n)", re.IGNORECASE)
NO_RECORD: Final = "does not begin with a record"
NO_LENGTH: Final = "does not say its length once and in digits"
LONG_HEAD: Final = f"has a head of more than {HEAD_BYTES // 1024} KiB"
WRONG_LENGTH: Final = "does not end where its stated length ends"


@dataclass(frozen=True, slots=True)
class Frame:
    """One record: ``head`` up to its blank line, and the ``block`` of the length it states.

    ``label`` tells where it stands. Above the limit only the first bytes of the block are kept and
    ``large`` is set. ``fault``: what broke behind the record, before its checksum could be compared;
    ``final``: and nothing more of its run can be read. ``astray``: found by its opening alone, behind
    a gap.
    """

    label: str
    head: bytes
    block: bytes = b""
    fault: str | None = None
    final: bool = False
    astray: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Part of an archive that is lost. ``head`` is that of the record where it can be read.

    ``at_end`` is set where the file ends inside of it.
    """

    label: str
    reason: str
    head: bytes = b""
    at_end: bool = False


def cut_runs(runs: Iterable[Pieces]) -> Iterator[Frame | Gap]:
    """Yield the records and gaps of an archive, one run after the other."""
    for run in runs:
        yield from cut_run(Tape(run))


def cut_run(tape: Tape) -> Iterator[Frame | Gap]:
    """Yield the records and gaps of one run; what broke the run is one gap, told once.

    What stands behind a record that claims to reach over the end may be part of its page: no further
    gap is told there, and each record found is astray.
    """
    last: Frame | Gap | None = None
    claimed = False
    while skip_lines(tape):
        last = cut_one(tape, astray=claimed or isinstance(last, Gap))
        if not (claimed and isinstance(last, Gap)):
            yield last
        claimed = claimed or (isinstance(last, Gap) and last.at_end)
        if isinstance(last, Gap) and not find_next(tape):
            return
    fault = tape.pieces.fault
    if fault and not claimed and not (isinstance(last, Frame) and last.final):
        yield Gap(tape.label, fault, at_end=tape.pieces.cut)


def skip_lines(tape: Tape) -> bool:
    """Step over line ends; return whether anything follows."""
    while tape.need(1):
        head = tape.data[:HEAD_BYTES]
        rest = head.lstrip(b"\r\n")
        tape.drop(len(head) - len(rest))
        if rest:
            return True
    return False


def cut_one(tape: Tape, *, astray: bool) -> Frame | Gap:
    """Return the record at the tape's head; a gap leaves the tape where the search goes on."""
    label = tape.label
    tape.need(HEAD_BYTES)
    end = tape.data.find(HEAD_END, 0, HEAD_BYTES) + len(HEAD_END)
    if not opens(tape) or end < len(HEAD_END):
        return explain_headless(tape)
    head = bytes(tape.data[:end])
    tape.drop(end)
    length = LENGTH.findall(head)
    if len(length) != 1:
        return Gap(label, NO_LENGTH, head)
    return cut_block(tape, Frame(label, head, astray=astray), int(length[0]))


def opens(tape: Tape) -> bool:
    """Tell whether the tape's head opens a record, whole or cut by the end."""
    opening = bytes(tape.data[: len(OPENINGS[0])])
    return any(one.startswith(opening) for one in OPENINGS)


def explain_headless(tape: Tape) -> Gap:
    """Return the gap where no head of a record can be read at the tape's head."""
    if not opens(tape):
        return Gap(tape.label, tape.pieces.fault or NO_RECORD, at_end=tape.ended and tape.pieces.cut)
    if not tape.ended:
        return Gap(tape.label, LONG_HEAD)
    return Gap(tape.label, tape.pieces.fault or SHORT, at_end=is_cut(tape))


def is_cut(tape: Tape) -> bool:
    """Tell whether a record that is too short is so because the file ends."""
    return tape.pieces.cut or not tape.pieces.fault


def cut_block(tape: Tape, frame: Frame, length: int) -> Frame | Gap:
    """Return the record whose block stands at the tape's head, or the gap it is."""
    run = tape.pieces
    if length > BLOCK_BYTES:
        return cut_large(tape, frame, length)
    tape.need(length + BORDER_BYTES)
    if len(tape.data) < length:
        return Gap(frame.label, run.fault or SHORT, frame.head, at_end=is_cut(tape))
    if not ends_here(bytes(tape.data[length : length + BORDER_BYTES])):
        return Gap(frame.label, run.fault or WRONG_LENGTH, frame.head)
    block = bytes(tape.data[:length])
    tape.drop(length)
    fault = run.fault if run.checked < tape.position else None
    final = bool(fault) and not tape.data.strip(b"\r\n")
    return replace(frame, block=block, fault=fault, final=final)


def cut_large(tape: Tape, frame: Frame, length: int) -> Frame | Gap:
    """Step over the block of a record above the limit; its first bytes are kept."""
    run = tape.pieces
    tape.need(HEAD_BYTES)
    first = bytes(tape.data[:HEAD_BYTES])
    ahead = look_ahead(tape, length)
    if ahead is not None and not ends_here(ahead[1:]):
        return Gap(frame.label, WRONG_LENGTH, frame.head)
    if ahead == b"" or not tape.skip(length):
        return Gap(frame.label, run.fault or SHORT, frame.head, at_end=is_cut(tape))
    tape.need(BORDER_BYTES)
    if not ends_here(bytes(tape.data[:BORDER_BYTES])):
        return Gap(frame.label, run.fault or WRONG_LENGTH, frame.head)
    return replace(frame, block=first, large=True)


def look_ahead(tape: Tape, length: int) -> bytes | None:
    """Return the last byte of a block and its border; None where the file cannot be looked into ahead.

    A false length in a file that is not packed would otherwise swallow all that follows it.
    """
    if not isinstance(tape.pieces, Plain):
        return None
    return tape.pieces.look(tape.position + length - 1, BORDER_BYTES + 1)


def ends_here(border: bytes) -> bool:
    """Tell whether a record ends before ``border``: two line ends, the next record, or nothing."""
    if border.startswith(HEAD_END):
        return True
    rest = border.lstrip(b"\r\n")
    return rest.startswith(OPENING) or (len(border) < BORDER_BYTES and OPENING.startswith(rest))


def find_next(tape: Tape) -> bool:
    """Step to where the next record opens a line; return whether there is one."""
    while tape.need(NEXT_BYTES) or tape.data:
        found = NEXT.search(tape.data)
        if found:
            tape.drop(found.start() + 1)
            return True
        if tape.ended:
            return False
        tape.drop(len(tape.data) - NEXT_BYTES + 1)
    return False
