"""Sources named by a preposition: "according to ...", ", per ...", "in the words of ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.said_content import Field, clause_end, content_after, content_before, starts_clause
from dateline.reading.said_drafts import Draft
from dateline.reading.said_kinds import core_of
from dateline.reading.said_phrases import take_source
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_scene import Scene, Unit

OPENINGS: Final = {"according": ("according", "to"), "per": ("per",), "in": ("in", "the", "words", "of")}


def read_according(scene: Scene, unit: Unit) -> Iterator[Draft]:
    """Yield the claims whose source a preposition names."""
    field = Field(scene, unit, ())
    for token in range(unit.first, unit.last):
        opening = OPENINGS.get(scene.words[token])
        if opening is None or scene.inside[token] != unit.speech:
            continue
        after = token + len(opening)
        if scene.words[token:after] == opening and (draft := read_one(field, token, after)):
            yield draft


def read_one(field: Field, token: int, after: int) -> Draft | None:
    """Return the claim of the words ``token`` to ``after`` that name a source."""
    scene = field.scene
    single = after == token + 1
    if single and not stands_apart(field, token):
        return None
    end = take_source(scene, after, field.last)
    if end == after or is_accord(scene, (after, end)):
        return None
    content, direct = find_content(field, token, end)
    if not content:
        return None
    return Draft(
        rule="according",
        content=content,
        cue=((token, after),),
        source=(after, end),
        main=token,
        direct=direct,
        speech=scene.inside[content[0][0]] if direct else -1,
    )


def is_accord(scene: Scene, source: Stretch) -> bool:
    """Tell whether a source is something one acts by and nobody's word ("according to its custom")."""
    last = core_of(scene, source)[1] - 1
    return scene.words[last] in words_of("accordance")


def stands_apart(field: Field, token: int) -> bool:
    """Tell whether "per" stands after a comma or opens the sentence before a name."""
    scene = field.scene
    if token > field.unit.first and scene.codes[token - 1] == ",":
        return True
    names = range(token + 1, min(token + 3, field.last))
    return token == field.unit.first and any(scene.reading.word(name)[0].isupper() for name in names)


def find_content(field: Field, token: int, end: int) -> tuple[tuple[Stretch, ...], bool]:
    """Return the content around a source's words, and whether it is direct speech."""
    if token > field.unit.first:
        if quoted := speech_before(field, token):
            return quoted, True
        if around := content_around(field, token, end):
            return around, False
    return content_ahead(field, end)


def content_around(field: Field, token: int, end: int) -> tuple[Stretch, ...]:
    """Return the content that stands before a source's words, with what goes on after them."""
    scene, low = field.scene, field.unit.first
    if before := clause_before(field, low, token):
        rest = content_after(field, end) if scene.codes[token - 1] == "," else None
        return (before, rest) if rest else (before,)
    rest = content_after(field, end)
    part = content_before(field, low, token, broken=True) if rest else None
    return (part, rest) if rest and part and not starts_clause(field, rest[0]) else ()


def content_ahead(field: Field, end: int) -> tuple[tuple[Stretch, ...], bool]:
    """Return the content that stands after a source's words, and whether it is direct speech."""
    scene = field.scene
    start = end + 1 if end < field.last and scene.codes[end] == "," else end
    if start >= field.last:
        return (), False
    if scene.codes[start] == "Q":
        return scene.speech[scene.inside[start]].pieces, True
    return (((start, clause_end(field, start)),) if starts_clause(field, start) else ()), False


def clause_before(field: Field, low: int, token: int) -> Stretch | None:
    """Return the clause before a source's words, over a colon if what follows that is no clause."""
    return content_before(field, low, token) or content_before(field, low, token, whole=True)


def speech_before(field: Field, token: int) -> tuple[Stretch, ...]:
    """Return the speech that ends right before ``token``, a comma between them allowed."""
    scene = field.scene
    place = token - 1 - (scene.codes[token - 1] == ",")
    if place < field.unit.first or scene.inside[place] == field.unit.speech:
        return ()
    return scene.speech[scene.inside[place]].pieces
