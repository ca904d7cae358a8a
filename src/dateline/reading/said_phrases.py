"""Noun phrases to the right of a word, with their postmodifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from dateline.reading.said_content import Field
    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_groups import Group
    from dateline.reading.said_scene import Scene

LONGEST: Final = 60


def skip_circumstances(field: Field, group: Group) -> tuple[int, Stretch | None]:
    """Return where the content of a cue can start, after addressee, times and venues; the addressee."""
    token = group.last
    told = find_told(field, group)
    if told:
        token = told[1]
    while token < field.last and (after := skip_one(field, token)) > token:
        token = after
    return token, told


def find_told(field: Field, group: Group) -> Stretch | None:
    """Return whom the cue's verb speaks to, if it stands right after it."""
    if "o" not in group.verb.frames:
        return None
    end = take_told(field.scene, group.last, field.last)
    return (group.last, end) if end > group.last and not is_clause_subject(field.scene, end) else None


def take_told(scene: Scene, first: int, last: int) -> int:
    """Return the end of an addressee, with the prepositional phrases and name in it."""
    end = take_base(scene, first, last)
    while first < end < last and scene.codes[end] == "P" and not is_time(scene, min(end + 1, last - 1)):
        if venue_ahead(scene, end + 1, last) or scene.words[end] in ("during", "after", "before"):
            break
        after = take_base(scene, end + 1, last)
        if after == end + 1 or is_clause_subject(scene, after):
            break
        end = after
    return end


def is_clause_subject(scene: Scene, end: int) -> bool:
    """Tell whether a finite verb follows a noun phrase, so that it opens a clause."""
    return end < len(scene.codes) and scene.codes[end] == "F"


def skip_one(field: Field, token: int) -> int:
    """Return the token after one adverb, time, venue or addressee at ``token``; else ``token``."""
    scene = field.scene
    if scene.codes[token : token + 3] in (",A,", ",C,") and token + 3 < field.last:
        return token + 3
    if scene.words[token] == "," and scene.words[token + 1 : token + 2] in (("citing",), ("quoting",)):
        return skip_citing(field, token)
    asks = scene.words[token] in words_of("question") or scene.words[token] in words_of("asked")
    if scene.words[token] in words_of("clock") or (scene.codes[token] == "A" and not asks):
        return token + 1
    if scene.words[token] in ("last", "this", "earlier", "late") and token + 1 < field.last:
        return token + 2 if scene.words[token + 1] in words_of("clock") else token
    return skip_circumstance(field, token) if scene.codes[token] in "PT" else token


def skip_citing(field: Field, comma: int) -> int:
    """Return the "that" after an inserted "citing ..." that opens at ``comma``; else ``comma``."""
    last = min(field.last, comma + LONGEST)
    for token in range(comma + 1, last - 1):
        if field.scene.codes[token] in ";Q":
            break
        if field.scene.codes[token] == "," and field.scene.words[token + 1] == "that":
            return token + 1
    return comma


def skip_circumstance(field: Field, token: int) -> int:
    """Return the token after a prepositional phrase of time, venue or addressee; else ``token``."""
    scene = field.scene
    end = take_base(scene, token + 1, field.last)
    if end == token + 1 or is_clause_subject(scene, end):
        return token
    told = scene.words[token] == "to" and scene.codes[token + 1] in "DN" and end < field.last
    names = scene.words[token + 1 : end]
    where = any(name in words_of("venue_noun") or name in words_of("clock") for name in names)
    return end if told or where else token


def take_phrase(scene: Scene, first: int, last: int) -> int:
    """Return the end of the source that starts at ``first``; ``first`` if none does."""
    last = min(last, first + LONGEST)
    end = take_core(scene, first, last)
    if end == first:
        return first
    while (after := take_apposition(scene, end, last)) > end:
        end = after
    return end


def take_source(scene: Scene, first: int, last: int) -> int:
    """Return the end of a source after a preposition, its participles and relative clauses included."""
    end = take_phrase(scene, first, last)
    limit = min(last, first + LONGEST)
    if end == first or end >= limit or scene.codes[end] not in "EGR":
        return end
    while end < limit and scene.codes[end] not in ",;Q)":
        end += 1
    return end


def take_core(scene: Scene, first: int, last: int) -> int:
    """Return the end of the noun phrase at ``first`` with its prepositional phrases."""
    end = take_base(scene, first, last)
    while first < end < last:
        after = take_tail(scene, end, last)
        if after == end:
            break
        end = after
    return end


def take_base(scene: Scene, first: int, last: int) -> int:
    """Return the end of the base noun phrase that starts at ``first``."""
    end = first
    codes = scene.codes
    if first < last and codes[first] == "U" and (first + 1 >= last or codes[first + 1] != "N"):
        return first + 1
    while end < last:
        code = codes[end]
        if end > first and scene.words[end] in words_of("personal"):
            break
        if code in "NU'm" or (code == "D" and (end == first or codes[end - 1] in "PUC")):
            if end > first and is_time(scene, end) and codes[end - 1] == "N":
                break
            end += 1
        elif (
            code in "EGA"
            and end + 1 < last
            and codes[end + 1] in "NE"
            and (end == first or codes[end - 1] in "DNUA")
        ):
            if code == "E" and codes[end - 1] == "N":
                break
            end += 1
        elif (
            code == "(" and end > first and (close := scene.codes.find(")", end, min(last, end + 8))) > 0
        ):
            end = close + 1
        else:
            break
    return end


def is_time(scene: Scene, token: int) -> bool:
    """Tell whether a token names a day or month."""
    return scene.words[token] in words_of("day") or scene.words[token] in words_of("month")


def take_tail(scene: Scene, end: int, last: int) -> int:
    """Return the end after one more postmodifier: "of ...", "and ...", "familiar with ..."."""
    code = scene.codes[end]
    if code not in "PC" and scene.words[end] not in ("familiar", "close"):
        return end
    if scene.words[end] in (
        "but",
        "so",
        "yet",
        "after",
        "before",
        "during",
        "following",
        "until",
        "since",
        "than",
        "as",
    ):
        return end
    start = end + 1
    if start < last and is_time(scene, start):
        return end
    if (
        start < last
        and scene.words[start]
        in words_of("venue_noun") | frozenset({"a", "an", "the", "his", "her", "its", "their"})
        and venue_ahead(scene, start, last)
    ):
        return end
    after = take_base(scene, start, last)
    return after if after > start else end


def venue_ahead(scene: Scene, start: int, last: int) -> bool:
    """Tell whether a phrase names where something was said ("a statement", "an interview")."""
    end = take_base(scene, start, last)
    return end > start and scene.words[end - 1] in words_of("venue_noun")


def take_apposition(scene: Scene, end: int, last: int) -> int:
    """Return the end of an apposition after a comma at ``end``; ``end`` if there is none."""
    start = end + 1
    if start >= last or scene.codes[end] != "," or scene.codes[start] not in "ND":
        return end
    after = take_core(scene, start, last)
    if after == start or (after < last and scene.codes[after] not in ",;)R" and after != last):
        return end
    if after < last and scene.codes[after] in "FE":
        return end
    return after
