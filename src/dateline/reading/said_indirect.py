"""Indirect speech: the content a cue verb governs, by the frames its table row names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.said_content import Field, clause_end, content_before, starts_clause
from dateline.reading.said_drafts import Draft
from dateline.reading.said_phrases import take_base, take_phrase
from dateline.reading.said_subjects import find_subject, time_before
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_groups import Group
    from dateline.reading.said_scene import Scene, Unit
    from dateline.reading.said_subjects import Subject


def read_indirect(scene: Scene, unit: Unit, groups: Sequence[Group]) -> list[Draft]:
    """Return the claims of indirect speech in a unit."""
    bare = Field(scene, unit, ())
    trailing = [draft for group in groups if (draft := read_trailing(bare, group))]
    barriers = tuple(sorted(draft.content[0][1] for draft in trailing))
    field = Field(scene, unit, barriers)
    done = {draft.main for draft in trailing}
    leading = [
        draft for group in groups if group.main not in done and (draft := read_leading(field, group))
    ]
    return [*trailing, *leading]


def read_trailing(field: Field, group: Group) -> Draft | None:
    """Return the claim of a cue that follows its content ("..., officials said")."""
    scene = field.scene
    if "l" not in group.verb.frames or group.shape != "finite" or group.negated:
        return None
    if not closes_clause(field, group.last):
        return None
    subject = find_subject(scene, field.unit.first, group.first)
    source = None
    if subject is not None and subject.clause > field.unit.first and scene.codes[subject.clause - 1] == ",":
        source, comma = (subject.first, subject.last), subject.clause - 1
    elif group.first > field.unit.first and scene.codes[group.first - 1] == ",":
        end = take_phrase(scene, group.last, field.last)
        if end > group.last:
            source, comma = (group.last, end), group.first - 1
    if source is None:
        return None
    content = content_before(field, field.unit.first, comma)
    return make_draft(group, (content,), source) if content else None


def closes_clause(field: Field, token: int) -> bool:
    """Tell whether a cue that ends before ``token`` ends its clause, or only circumstances follow."""
    scene = field.scene
    if token >= field.last or scene.codes[token] in ",;)Q":
        return True
    if scene.codes[token] in "PTSA" or scene.words[token] in words_of("day"):
        return True
    return scene.codes[token] in "NDU"


def read_leading(field: Field, group: Group) -> Draft | None:
    """Return the claim of a cue that stands before its content."""
    if group.negated and group.verb.negated is None:
        return None
    start, told = skip_circumstances(field, group)
    found = find_content(field, group, start)
    if found is None:
        return None
    content, cue_last = found
    subject = find_subject(field.scene, field.unit.first, group.first)
    if group.shape not in ("finite",) or subject is None:
        return None
    return make_draft(group, (content,), (subject.first, subject.last), cue_last)


def skip_circumstances(field: Field, group: Group) -> tuple[int, Stretch | None]:
    """Return where the content of a cue can start, after addressee, times and venues."""
    scene, token = field.scene, group.last
    told = None
    if "o" in group.verb.frames:
        end = take_base(scene, token, field.last)
        if end > token:
            told, token = (token, end), end
    while token < field.last and (after := skip_one(field, token)) > token:
        token = after
    return token, told


def skip_one(field: Field, token: int) -> int:
    """Return the token after one time or venue phrase at ``token``."""
    scene = field.scene
    word = scene.words[token]
    if word in words_of("day"):
        return token + 1
    if scene.codes[token] in "PT":
        end = take_base(scene, token + 1, field.last)
        names = scene.words[token + 1 : end]
        if any(name in words_of("day") | words_of("venue_noun") | words_of("month") | words_of("time") for name in names) or word == "to":
            return end
    return token


def find_content(field: Field, group: Group, start: int) -> tuple[Stretch, int] | None:
    """Return the content that starts at ``start`` by one of the verb's frames, and the cue's end."""
    scene, frames = field.scene, group.verb.frames
    if start >= field.last:
        return None
    word = scene.words[start]
    if word == "that" and "t" in frames:
        return (start, clause_end(field, start)), group.last
    if word in words_of("question") and "w" in frames:
        return (start, clause_end(field, start)), group.last
    if word == "to" and "i" in frames:
        return (start, clause_end(field, start)), group.last
    if word in frames and start == group.last and len(word) > 1:
        return (start + 1, clause_end(field, start + 1, narrow=True)), start + 1
    if "b" in frames and starts_clause(field, start):
        return (start, clause_end(field, start)), group.last
    if "n" in frames and start == group.last and scene.codes[start] in "NDUm'":
        return (start, clause_end(field, start, narrow=True)), group.last
    return None


def make_draft(
    group: Group, content: tuple[Stretch, ...], source: Stretch, cue_last: int | None = None
) -> Draft:
    """Return the draft of an indirect claim."""
    stance = group.verb.negated if group.negated else group.verb.stance
    return Draft(
        rule="indirect",
        content=content,
        cue=((group.first, cue_last or group.last),),
        source=source,
        main=group.main,
        stance=stance or "asserts",
        venue=group.verb.venue,
    )
