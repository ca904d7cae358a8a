"""Contents: where a clause or noun phrase that a cue governs ends, and what stands before a cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.reading.said_lexicon import read_forms
from dateline.reading.said_phrases import take_told
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_scene import Scene, Unit
    from dateline.reading.said_subjects import Subject

DATELINE: Final = 14  # tokens of a dateline that the page did not tell
DASHES: Final = frozenset({"—", "–", "-", "--"})
NEXT_SPEAKER: Final = 8  # tokens from a conjunction to the further speaker's cue
LONGEST: Final = 300  # tokens; a longer content is given up
ENDS: Final = frozenset({".", "?", "!", ",", ";", ":", "—", "–", "-", "…"})
NOT_RESUMING: Final = frozenset(
    {"who", "which", "where", "whose", "according", "but", "and", "while", "though"}
)


@dataclass(frozen=True, slots=True)
class Field:
    """Where contents of a unit may lie: its tokens, and the barriers that end a content."""

    scene: Scene
    unit: Unit
    barriers: tuple[int, ...]

    @property
    def last(self) -> int:
        """The token after the unit's last one, its full stop left out."""
        return trim(self.scene, self.unit.first, self.unit.last)

    def end_after(self, token: int) -> int:
        """Return the next barrier after ``token``, or the end of the unit."""
        place = bisect_left(self.barriers, token + 1)
        return min(self.barriers[place], self.last) if place < len(self.barriers) else self.last


def trim(scene: Scene, first: int, last: int) -> int:
    """Return the end of a stretch without the punctuation that closes it."""
    while last > first and scene.words[last - 1] in ENDS:
        last -= 1
    return last


def clause_end(field: Field, first: int, *, narrow: bool = False) -> int:
    """Return where the content that starts at ``first`` ends; ``narrow`` stops at the first comma."""
    scene, end = field.scene, min(field.end_after(first), first + LONGEST + 1)
    depth = 0
    for token in range(first, end):
        code = scene.codes[token]
        if code in "()":
            depth += 1 if code == "(" else -1
            if depth < 0:
                return trim(scene, first, token)
        elif token > first and not depth and stops(field, token, end, narrow=narrow):
            return trim(scene, first, token)
    return trim(scene, first, end)


def said_after(field: Field, start: int) -> tuple[Stretch, ...]:
    """Return the content that starts at ``start``: a clause, or the speech that opens there."""
    scene = field.scene
    if scene.codes[start] in ",;" and start + 1 < field.last:
        start += 1
    if scene.codes[start] == "Q":
        return scene.speech[scene.inside[start]].pieces
    return ((start, clause_end(field, start)),)


def quoted_content(field: Field, start: int, subject: Subject | None) -> tuple[Stretch, ...]:
    """Return what one is quoted as saying: after "as saying" and whom he told, else before.

    ``start`` follows the "saying"; ``subject`` is that of the clause.
    """
    scene = field.scene
    if scene.words[start - 1] == "telling":
        start = take_told(scene, start, field.last)
    if start < field.last:
        return said_after(field, start)
    comma = subject.clause - 1 if subject else -1
    if comma <= field.unit.first or scene.codes[comma] != ",":
        return ()
    part = content_before(field, field.unit.first, comma)
    return (part,) if part else ()


def stops(field: Field, token: int, end: int, *, narrow: bool) -> bool:
    """Tell whether a content ends before ``token``."""
    scene = field.scene
    code = scene.codes[token]
    if code == "Q":
        return True
    if code == ";":
        return scene.words[token] in (";", ":") or (narrow and scene.words[token] in ("—", "–", "--"))
    if code == ",":
        return narrow_comma(scene, token, end) if narrow else parts(scene, token + 1, end)
    return code == "C" and resumes(scene, token, end)


def narrow_comma(scene: Scene, token: int, end: int) -> bool:
    """Tell whether a comma ends a noun phrase: always, unless a list goes on after it."""
    after = token + 1
    if after >= end or scene.codes[after] not in "NDCU":
        return True
    place = after
    while place < end and place < after + 12 and scene.codes[place] not in ",;FQ":
        if scene.codes[place] == "C" and scene.words[place] in ("and", "or"):
            return False
        place += 1
    return not (place < end and scene.codes[place] == "," and narrow_comma(scene, place, end) is False)


def parts(scene: Scene, token: int, end: int) -> bool:
    """Tell whether what follows a comma belongs to another clause than the content."""
    if token >= end:
        return True
    word = scene.words[token]
    if scene.codes[token] == "G":
        return is_form(word, "ing")
    if word == "according":
        return True
    if scene.codes[token] == "C" and resumes(scene, token, end):
        return True
    opens = scene.codes[token] == "C" or word in ("while", "whereas")
    return opens and speaks(scene, token, end)


def resumes(scene: Scene, token: int, end: int) -> bool:
    """Tell whether a conjunction is followed by a further cue of the same subject ("and added")."""
    after = token + 1
    if shuns(scene, after, end):
        return True
    while after < end and (scene.codes[after] == "A" or scene.words[after] in ("has", "have", "had")):
        after += 1
    return after < end and is_form(scene.words[after], "past", "s") and scene.codes[after] != "N"


def shuns(scene: Scene, first: int, end: int) -> bool:
    """Tell whether "would not say" or the like goes on the cue's own clause."""
    if first + 2 >= end or scene.words[first + 1] not in words_of("negation"):
        return False
    return scene.codes[first] == "F" and is_form(scene.words[first + 2], "base")


def speaks(scene: Scene, token: int, end: int) -> bool:
    """Tell whether a conjunction opens a clause of a further speaker ("but witnesses said")."""
    first, last = token + 1, min(end, token + NEXT_SPEAKER)
    personal = first < last and scene.words[first] in words_of("personal")
    verb = first + 1 if personal else first
    while not personal and verb < last and scene.codes[verb] in "DN'":
        verb += 1
    if not first < verb < last or scene.codes[verb] == "N":
        return False
    return is_form(scene.words[verb], "past", "s", "base")


def is_form(word: str, *names: str) -> bool:
    """Tell whether a word is one of these forms of a cue verb."""
    return any(
        name in form.forms and not form.rest for form in read_forms().get(word, ()) for name in names
    )


def has_finite(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a stretch holds a verb that can be finite."""
    codes = scene.codes[first:last]
    if "F" in codes:
        return True
    place = codes.find("E")
    while place >= 0:
        if place > 0 and codes[place - 1] in "NUA)" and codes[place + 1 : place + 2] not in ("P", "T"):
            return True
        place = codes.find("E", place + 1)
    return False


def may_be_clause(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a stretch has a finite verb, or else a past form after a noun phrase."""
    if has_finite(scene, first, last):
        return True
    codes = scene.codes[first:last]
    return codes[:1] in ("N", "D", "U") and re.search("[NU)]A*E", codes) is not None


def starts_clause(field: Field, first: int) -> bool:
    """Tell whether a clause without "that" starts at ``first``: a noun phrase and a finite verb."""
    scene, last = field.scene, field.last
    if (
        first >= last
        or scene.codes[first] not in "NDUPGASm'"
        or scene.words[first] in words_of("particle")
    ):
        return False
    end = min(last, first + 40)
    for token in range(first, end):
        code = scene.codes[token]
        if code == "F" or (code == "E" and token > first and finite_past(scene, token, last)):
            return token > first
        if code in "Q;" or (code == "R" and token > first):
            return False
        if code == "," and scene.codes[first] not in "PS":
            return False
    return False


def finite_past(scene: Scene, token: int, last: int) -> bool:
    """Tell whether a past form after a noun phrase is finite and no participle."""
    after = scene.codes[token + 1 : token + 2] if token + 1 < last else ""
    before = scene.codes[token - 10 if token > 10 else 0 : token].rstrip("A")[-1:]
    return before in ("N", "U", ")") and after not in ("P", "T", "")


def content_before(
    field: Field, low: int, comma: int, *, broken: bool = False, whole: bool = False
) -> Stretch | None:
    """Return the clause that ends before ``comma``, opening words left out.

    It starts at ``low`` or, unless it is to be ``whole``, after the last mark that parts clauses. It
    must have a finite verb, unless it is ``broken`` and goes on after its cue.
    """
    scene = field.scene
    last = trim(scene, low, comma)
    low = skip_dateline(scene, low, last)
    first = max(low, last - LONGEST, low if whole else part_start(scene, low, last))
    while first < last and (scene.codes[first] in ",;Q" or scene.words[first] in words_of("opening")):
        first += 1
    if last > first and scene.codes[last - 1] == "C":
        return None
    if last <= first or not (broken or may_be_clause(scene, first, last)):
        return None
    if not broken and (is_subordinate(scene, first, last) or is_headed(scene, first, last)):
        return None
    return first, last


def skip_dateline(scene: Scene, low: int, last: int) -> int:
    """Return the first token after the dateline that opens the text, if ``low`` is there."""
    if low:
        return low
    dateline = scene.reading.article.dateline
    if dateline is not None and scene.reading.text.startswith(dateline.text):
        return scene.reading.tokens_in(0, len(dateline.text)).stop
    if not scene.reading.word(0).isupper():
        return low
    dash = next((token for token in range(min(last, DATELINE)) if scene.words[token] in DASHES), -1)
    return dash + 1


def part_start(scene: Scene, low: int, last: int) -> int:
    """Return the start of what follows the last speech or parting mark between ``low`` and ``last``."""
    for token in range(last - 1, max(low, last - LONGEST) - 1, -1):
        if scene.codes[token] == "Q" or scene.words[token] in (";", ":"):
            return token + 1
    return low


def content_after(field: Field, after: int, *, broken: bool = False) -> Stretch | None:
    """Return what goes on a content after a cue inside it: from the comma after the cue on.

    ``broken`` tells that no whole clause stands before the cue.
    """
    scene, last = field.scene, field.last
    if after + 2 >= last or scene.codes[after] != ",":
        return None
    start = after + 1
    if (
        scene.codes[start] in ("Q" if broken else "GEQ")
        or parts(scene, start, last)
        or scene.words[start] in NOT_RESUMING
    ):
        return None
    return start, clause_end(field, start)


def is_headed(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a stretch is a noun phrase with a relative clause ("the executive, who was held")."""
    comma = scene.codes.find(",", first, last)
    if comma < 0 or scene.words[comma + 1] not in ("who", "which", "whose"):
        return False
    return not may_be_clause(scene, first, comma) and "," not in scene.codes[comma + 1 : last]


def is_subordinate(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a stretch is a subordinate clause without a main clause after its comma."""
    if scene.codes[first] == "P" and scene.words[last : last + 1] == (",",):
        return not has_finite(scene, first, last)
    if scene.codes[first] not in "SG" and scene.words[first] not in ("when", "where"):
        return False
    comma = scene.codes.find(",", first, last)
    return comma < 0 or not has_finite(scene, comma + 1, last)
