"""Subjects: the noun phrase before (or, inverted, after) a cue, with its postmodifiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from dateline.reading.said_scene import Scene

LONGEST: Final = 60  # tokens of a subject with its postmodifiers
BREAKS: Final = ",;Q"
FINITE: Final = "F"


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: tokens ``first`` to ``last`` (exclusive), and where its clause begins."""

    first: int
    last: int
    clause: int


def find_subject(scene: Scene, low: int, verb: int) -> Subject | None:
    """Return the subject of the verb group at ``verb``, not looking before ``low``."""
    low = max(low, verb - LONGEST)
    end = skip_time_left(scene, low, verb)
    if end <= low:
        return None
    if scene.codes[end - 1] == ",":
        return find_parted(scene, low, end - 1)
    return find_adjacent(scene, low, end)


def skip_time_left(scene: Scene, low: int, end: int) -> int:
    """Return the end of what stands before adverbs and times in front of ``end``."""
    moved = True
    while moved and end > low:
        moved = False
        if scene.codes[end - 1] == "A":
            end, moved = end - 1, True
        elif (start := time_before(scene, low, end)) < end:
            end, moved = start, True
    return end


def time_before(scene: Scene, low: int, end: int) -> int:
    """Return where a time that ends at ``end`` starts, with its preposition; ``end`` if none does."""
    start = end
    while start > low and scene.words[start - 1] in TIME_WORDS() and start > end - 4:
        start -= 1
    if start == end:
        return end
    if start > low and scene.words[start - 1] in ("on", "in", "late", "early", "last", "this", "next", "by"):
        return start - 1
    return start if scene.words[start] in words_of("day") else end


def TIME_WORDS() -> frozenset[str]:
    """Return the words of days, months and stretches of time."""
    return words_of("day") | words_of("month") | words_of("time")


def find_adjacent(scene: Scene, low: int, end: int) -> Subject | None:
    """Return the subject that ends right before ``end``."""
    start = end
    while start > low and scene.codes[start - 1] not in BREAKS and scene.words[start - 1] != "that":
        start -= 1
    clause = start
    start = skip_opening(scene, start, end)
    start = narrow(scene, start, end)
    if start >= end or not is_nominal(scene, start, end):
        return None
    return Subject(start, end, clause)


def skip_opening(scene: Scene, start: int, end: int) -> int:
    """Return where the subject starts after conjunctions and adverbs that open the clause."""
    while start < end and (
        scene.codes[start] in "CA" or scene.words[start] in words_of("opening") or scene.codes[start] == "m"
    ):
        start += 1
    return start


def narrow(scene: Scene, start: int, end: int) -> int:
    """Return the start of the noun phrase at the end of a stretch that holds more than it."""
    codes = scene.codes[start:end]
    if any(code in codes for code in "FS") or codes[:1] in ("P", "T", "G", "E"):
        relative = codes.rfind("R")
        if relative > 0 and "F" not in codes[:relative] and codes[0] not in "PTGE":
            return start
        return phrase_start(scene, start, end)
    return start


def phrase_start(scene: Scene, low: int, end: int) -> int:
    """Return the start of the base noun phrase that ends at ``end``."""
    start = end - 1
    if scene.codes[start] == "U" or (scene.codes[start] == "R"):
        return start
    while start > low and scene.codes[start] not in "D" and scene.codes[start - 1] in "ND'UGm":
        start -= 1
    return start


def is_nominal(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a stretch begins and ends as a noun phrase can."""
    return scene.codes[start] in "NDUREGm(" and scene.codes[end - 1] in "NUR)'mEG"


def find_parted(scene: Scene, low: int, comma: int) -> Subject | None:
    """Return the subject before the comma that closes its apposition ("Burns, the director, said")."""
    chunks = list(chunks_before(scene, low, comma))
    head = None
    for first, last in chunks:
        if first >= last or not could_be_part(scene, first, last):
            break
        head = (first, last) if could_be_head(scene, first, last) else head
    if head is None or head[1] == comma:
        return None
    first = skip_opening(scene, *head)
    return Subject(first, span_end(scene, head[1], comma), head[0])


def chunks_before(scene: Scene, low: int, comma: int) -> list[tuple[int, int]]:
    """Return the stretches between commas before ``comma``, nearest first."""
    chunks: list[tuple[int, int]] = []
    end = start = comma
    while start >= low:
        if start == low or scene.codes[start - 1] in BREAKS:
            chunks.append((start, end))
            if start == low or scene.codes[start - 1] != ",":
                break
            end = start - 1
        start -= 1
    return chunks


def could_be_part(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a stretch can be head or apposition: no finite verb outside a relative clause."""
    codes = scene.codes[first:last]
    relative = codes.find("R")
    return "F" not in (codes if relative < 0 else codes[:relative])


def could_be_head(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a stretch can be the head of a subject."""
    first = skip_opening(scene, first, last)
    codes = scene.codes[first:last]
    return codes[:1] in ("N", "D", "U", "m") and codes[-1:] in ("N", "U", ")", "m", "'") and "S" not in codes


def span_end(scene: Scene, head_end: int, comma: int) -> int:
    """Return where a subject with appositions ends: before what is no noun phrase."""
    end = head_end
    while end < comma:
        after = end + 1
        start = after
        while after < comma and scene.codes[after] != ",":
            after += 1
        if scene.codes[start] not in "NDU":
            break
        end = after
    return end
