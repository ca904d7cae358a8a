"""Direct speech: ties each quotation to the cue after it, before it, or in the sentence before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_content import Field
from dateline.reading.said_drafts import Draft, Drafts
from dateline.reading.said_phrases import find_told, take_phrase
from dateline.reading.said_speakers import find_speaker
from dateline.reading.said_subjects import find_subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.reading.quotes import Quotation
    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_groups import Group
    from dateline.reading.said_scene import Scene, Unit

FAR_AFTER: Final = 30  # tokens from a quotation to the cue after it
FAR_BEFORE: Final = 16  # tokens from a cue to the quotation after it


def read_direct(scene: Scene, groups: Mapping[Unit, tuple[Group, ...]]) -> Drafts:
    """Return the claims of direct speech; a quotation broken by its cue is one claim."""
    found = Drafts()
    for unit in scene.units:
        quoting = (
            [group for group in groups[unit] if "q" in group.verb.frames] if unit.speech < 0 else []
        )
        for number in speech_in(scene, unit) if quoting else ():
            draft = read_speech(scene, unit, around(quoting, scene.speech[number]), number, found)
            known = found.items.get(draft.main) if draft else None
            if draft:
                parts = (*known.content, *draft.content) if known else draft.content
                found.put(replace(known or draft, content=parts))
    return found


def around(groups: Sequence[Group], quotation: Quotation) -> Sequence[Group]:
    """Return the groups that stand near enough to a quotation to be its cue."""
    low = bisect_left(groups, quotation.first - 2 * FAR_BEFORE, key=first_of)
    return groups[low : bisect_left(groups, quotation.last + FAR_AFTER, key=first_of)]


def first_of(group: Group) -> int:
    """Return the first token of a group."""
    return group.first


def speech_in(scene: Scene, unit: Unit) -> list[int]:
    """Return the numbers of the speech in a unit, in order."""
    return sorted({number for number in scene.inside[unit.first : unit.last] if number >= 0})


def read_speech(
    scene: Scene, unit: Unit, groups: Iterable[Group], number: int, before: Drafts
) -> Draft | None:
    """Return the claim of one speech by a cue in its unit; ``before`` are those read already."""
    quotation = scene.speech[number]
    if quotation.last <= unit.last:
        for match in (match_after, match_inverted):
            if draft := match(scene, unit, groups, quotation):
                return replace(draft, speech=number)
    if quotation.first >= unit.first:
        draft = match_before(Field(scene, unit, ()), groups, quotation, before)
        return replace(draft, speech=number) if draft else None
    return None


def segment_after(scene: Scene, unit: Unit, quotation: Quotation) -> Stretch:
    """Return the tokens between a quotation and the next speech or the unit's end."""
    first = last = quotation.last
    while last < unit.last and scene.inside[last] < 0 and last < first + FAR_AFTER:
        last += 1
    if first < last and scene.codes[first] == ",":
        first += 1
    return first, last


def match_after(scene: Scene, unit: Unit, groups: Iterable[Group], quotation: Quotation) -> Draft | None:
    """Return the claim of a quotation followed by source and cue ("...," Dovell said)."""
    first, last = segment_after(scene, unit, quotation)
    for group in groups:
        passive = group.shape == "passive" and group.verb.words[0] == "quote"
        if first < group.first < last and (group.shape == "finite" or passive):
            subject = find_subject(scene, first, group.first)
            if subject is None or subject.clause > first + 1:
                return None
            return make_draft(Field(scene, unit, ()), group, quotation, (subject.first, subject.last))
    return None


def match_inverted(
    scene: Scene, unit: Unit, groups: Iterable[Group], quotation: Quotation
) -> Draft | None:
    """Return the claim of a quotation followed by cue and source ("...," said Dovell)."""
    first, last = segment_after(scene, unit, quotation)
    group = next((group for group in groups if group.first == first and group.shape == "finite"), None)
    if group is None:
        return None
    end = take_phrase(scene, group.last, last)
    field = Field(scene, unit, ())
    return make_draft(field, group, quotation, (group.last, end)) if end > group.last else None


def match_before(
    field: Field, groups: Iterable[Group], quotation: Quotation, before: Drafts
) -> Draft | None:
    """Return the claim of a quotation with source and cue before it (Dovell said: "...")."""
    scene = field.scene
    near = [
        group
        for group in groups
        if quotation.first - FAR_BEFORE <= group.last <= quotation.first
        and field.unit.first <= group.first
    ]
    if not near or "Q" in scene.codes[near[-1].last : quotation.first]:
        return None
    source = find_speaker(field, near[-1], before)
    return make_draft(field, near[-1], quotation, source) if source else None


def make_draft(field: Field, group: Group, quotation: Quotation, source: Stretch) -> Draft:
    """Return the draft of a quotation with its cue and source."""
    return Draft(
        rule="direct",
        content=quotation.pieces,
        cue=((group.first, group.last),),
        source=source,
        main=group.main,
        stance=group.verb.stance,
        venue=group.verb.venue,
        told_to=None if source[0] == group.last else find_told(field, group),
        direct=True,
    )
