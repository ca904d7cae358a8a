"""Subjects: the noun phrase that a cue verb's group follows, with its postmodifiers.

A subject is sought in the stretch between the verb and the mark or word that opens its clause. It may
be parted from the verb by adverbs and times, or by an apposition in commas; its span then holds the
apposition and the comma that closes it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_scene import Scene

LONGEST: Final = 60  # tokens of a subject with its postmodifiers
BREAKS: Final = ",;Q("
UNNAMED: Final = 14  # tokens of a clause that tells that a source is not named
DASHES: Final = frozenset({"—", "–", "--"})
WHO: Final = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: tokens ``first`` to ``last`` (exclusive), and where its clause begins.

    ``antecedent`` is the noun phrase that a relative pronoun stands for.
    """

    first: int
    last: int
    clause: int
    antecedent: Stretch | None = None


def find_subject(scene: Scene, low: int, verb: int) -> Subject | None:
    """Return the subject of the verb group at ``verb``, not looking before ``low``."""
    low = max(low, verb - LONGEST)
    end = skip_time_left(scene, low, verb)
    if end <= low:
        return None
    if scene.words[end - 1] in words_of("unnamed") and (who := unnamed_at(scene, low, end)):
        subject = find_subject(scene, low, who)
        return replace(subject, last=end) if subject else None
    if scene.codes[end - 1] == ",":
        return find_parted(scene, low, end - 1)
    if scene.words[end - 1] in DASHES:
        return find_dashed(scene, low, end - 1)
    if scene.words[end - 1] in WHO and end - 1 > low:
        return find_relative(scene, low, end)
    return find_adjacent(scene, low, end)


def unnamed_at(scene: Scene, low: int, end: int) -> int:
    """Return where "who asked not to be named" starts that ends at ``end``; 0 where none does."""
    for token in range(end - 2, max(low, end - UNNAMED), -1):
        if scene.codes[token] in ",;Q":
            return 0
        if scene.words[token] == "who":
            return token
    return 0


def skip_time_left(scene: Scene, low: int, end: int) -> int:
    """Return the end of what stands before adverbs and times in front of ``end``."""
    while end > low:
        start = end - 1 if scene.codes[end - 1] == "A" else time_before(scene, low, end)
        if start == end:
            break
        end = start
    return end


def time_before(scene: Scene, low: int, end: int) -> int:
    """Return where a time that ends at ``end`` starts, with its preposition; ``end`` if none does."""
    start = end
    while start > low and start > end - 4 and scene.words[start - 1] in words_of("clock"):
        start -= 1
    if start in (end, low):
        return end
    if scene.words[start - 1] in words_of("before_time"):
        return start - 1
    return start if scene.words[start] in words_of("day") else end


def find_dashed(scene: Scene, low: int, dash: int) -> Subject | None:
    """Return the subject before a pair of dashes that closes at ``dash``."""
    opening = next((t for t in range(dash - 1, low, -1) if scene.words[t] in DASHES), None)
    return find_adjacent(scene, low, opening) if opening else None


def find_relative(scene: Scene, low: int, end: int) -> Subject | None:
    """Return the relative pronoun before ``end`` as subject, with the noun phrase before it."""
    pronoun = end - 1
    before = pronoun - 1 if scene.codes[pronoun - 1] == "," else pronoun
    if before <= low or scene.codes[before - 1] not in "NUm)'":
        return find_adjacent(scene, low, end) if scene.words[pronoun] != "that" else None
    start = phrase_start(scene, low, before)
    while scene.reading.tags[before - 1] == "PROPN" and "of" in scene.words[start:before]:
        start += scene.words[start:before].index("of") + 1
    return Subject(pronoun, end, pronoun, (start, before))


def find_adjacent(scene: Scene, low: int, end: int) -> Subject | None:
    """Return the subject that ends right before ``end``."""
    start = clause_start(scene, low, end)
    clause = start
    start = skip_opening(scene, start, end)
    start = widen(scene, low, start)
    start += start + 1 < end and scene.words[start] in WHO and scene.codes[start + 1] in "NDU"
    start = narrow(scene, start, end)
    if start >= end or not is_nominal(scene, start, end):
        return None
    if start == clause and (head := name_before(scene, low, start)) is not None:
        return Subject(head, end, head)
    return Subject(start, end, clause)


def name_before(scene: Scene, low: int, start: int) -> int | None:
    """Return the start of a name whose apposition starts at ``start`` and that no comma closes."""
    comma = start - 1
    if comma <= low or scene.words[comma] != "," or scene.words[start] not in ("a", "an", "the"):
        return None
    first = comma
    while first > low and scene.reading.tags[first - 1] == "PROPN" and scene.codes[first - 1] == "N":
        first -= 1
    opens = first == low or scene.codes[first - 1] in "Q;,"
    return first if comma - first >= 2 and opens else None


def widen(scene: Scene, low: int, start: int) -> int:
    """Return the start of a subject whose adjectives a comma parts ("the tiny, hilly state")."""
    if start - 3 < low or scene.codes[start - 1] != "," or scene.reading.tags[start - 2] != "ADJ":
        return start
    whole = scene.codes[start - 3] == "D" and scene.reading.tags[start] == "ADJ"
    return start - 3 if whole else start


def clause_start(scene: Scene, low: int, end: int) -> int:
    """Return the first token after the mark or the "that" that opens the clause before ``end``."""
    start, depth = end, 0
    while start > low:
        code = scene.codes[start - 1]
        if code == "(" and depth:
            depth -= 1
        elif code == ")":
            depth += 1
        elif not depth and (code in BREAKS or scene.words[start - 1] == "that"):
            break
        start -= 1
    return start


def skip_opening(scene: Scene, start: int, end: int) -> int:
    """Return where the subject starts after conjunctions and adverbs that open the clause."""
    while start < end and (scene.codes[start] in "CA" or scene.words[start] in words_of("opening")):
        start += 1
    return start


def narrow(scene: Scene, start: int, end: int) -> int:
    """Return the start of the noun phrase at the end of a stretch that may hold more than it."""
    codes = scene.codes[start:end]
    if end - start > 1 and scene.words[end - 1] in words_of("personal"):
        return end - 1
    start += codes.rfind("ND") + 1  # "a plan the mayor called": the noun before is the verb's object
    codes = scene.codes[start:end]
    if codes[:1] in ("P", "T", "G", "E", "S", "F"):
        return phrase_start(scene, start, end)
    relative = codes.find("R", 1)
    if relative > 0 and "F" not in codes[:relative] and "S" not in codes[:relative]:
        return start
    if "F" in codes or "S" in codes:
        return phrase_start(scene, start, end)
    return start


def phrase_start(scene: Scene, low: int, end: int) -> int:
    """Return the start of the base noun phrase that ends at ``end``."""
    start = end - 1
    if scene.words[start] in words_of("personal"):
        return start
    while start > low and scene.codes[start] != "D" and may_go_on(scene, start):
        start -= 1
    return start


def may_go_on(scene: Scene, start: int) -> bool:
    """Tell whether the token before ``start`` belongs to the same base noun phrase."""
    before = scene.codes[start - 1]
    if before in "NDm'" or (before == "U" and scene.codes[start] == "N"):
        return scene.words[start - 1] not in words_of("personal")
    return scene.words[start - 1] == "of" and start > 1 and scene.codes[start - 2] == "N"


def is_nominal(scene: Scene, start: int, end: int) -> bool:
    """Tell whether a stretch begins and ends as a noun phrase can, and is more than marks."""
    if not any(word[0].isalnum() for word in scene.words[start:end]):
        return False
    return scene.codes[start] in "NDUEGm" and scene.codes[end - 1] in "NU)'mEG"


def find_parted(scene: Scene, low: int, comma: int) -> Subject | None:
    """Return the subject before the comma that closes its apposition ("Dovell, the director, said")."""
    head = None
    for first, last in chunks_before(scene, low, comma):
        start = skip_opening(scene, first, last)
        if start >= last > first:
            continue  # ", however,"
        if start >= last or not could_be_part(scene, start, last):
            break
        if head is not None and "E" in scene.codes[start:last]:
            break  # "Soldiers closed the road, Dovell, a guard, said": the past form is a verb
        head = (start, last, first) if last < comma and could_be_head(scene, start, last) else head
    if head is None:
        return None
    last = span_end(scene, head[1], comma)
    return Subject(head[0], last + (last == comma and last > head[1]), head[2])


def chunks_before(scene: Scene, low: int, comma: int) -> list[Stretch]:
    """Return the stretches between commas before ``comma``, nearest first."""
    chunks: list[tuple[int, int]] = []
    end = start = comma
    while start >= low and len(chunks) < 6:
        if start == low or scene.codes[start - 1] in ",;Q":
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
    before = codes if relative < 0 else codes[:relative]
    return "F" not in before and scene.words[first] != "that"


def could_be_head(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a stretch can be the head of a subject."""
    codes = scene.codes[first:last]
    if all(
        word in words_of("clock") or word in words_of("before_time") for word in scene.words[first:last]
    ):
        return False
    return codes[0] in "NDUm" and codes[-1] in "NU)m'" and "S" not in codes


def span_end(scene: Scene, head_end: int, comma: int) -> int:
    """Return where a subject with appositions ends: before what is no apposition or relative clause."""
    end = head_end
    while end < comma:
        after = end + 1
        while after < comma and scene.codes[after] != ",":
            after += 1
        if scene.codes[end + 1] not in "NDUR":
            break
        end = after
    return end
