"""Direct speech: ties each quotation to the cue after it, before it, or in the sentence before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_drafts import Draft
from dateline.reading.said_content import Field
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


def read_direct(scene: Scene, groups: Mapping[Unit, tuple[Group, ...]]) -> list[Draft]:
    """Return the claims of direct speech, in text order."""
    units = [unit for unit in scene.units if unit.speech < 0]
    drafts: dict[int, Draft] = {}
    found: list[Draft] = []
    for unit in units:
        for number in speech_in(scene, unit):
            draft = read_speech(scene, unit, groups[unit], number, found)
            if draft and draft.main in drafts:
                place = drafts[draft.main]
                merged = replace(place, content=(*place.content, *draft.content))
                found[found.index(place)] = merged
                drafts[draft.main] = merged
            elif draft:
                drafts[draft.main] = draft
                found.append(draft)
    return found


def speech_in(scene: Scene, unit: Unit) -> list[int]:
    """Return the numbers of the speech in a unit, in order."""
    return sorted({number for number in scene.inside[unit.first : unit.last] if number >= 0})


def read_speech(
    scene: Scene, unit: Unit, groups: Iterable[Group], number: int, before: Sequence[Draft]
) -> Draft | None:
    """Return the claim of one speech by a cue in its unit; ``before`` are those read already."""
    quotation = scene.speech[number]
    quoting = [group for group in groups if "q" in group.verb.frames]
    if quotation.last <= unit.last:
        for match in (match_after, match_inverted):
            if draft := match(scene, unit, quoting, quotation):
                return replace(draft, speech=number)
    if quotation.first >= unit.first:
        draft = match_before(Field(scene, unit, ()), quoting, quotation, before)
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


def match_after(
    scene: Scene, unit: Unit, groups: Iterable[Group], quotation: Quotation
) -> Draft | None:
    """Return the claim of a quotation followed by source and cue ("...," Burns said)."""
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
    """Return the claim of a quotation followed by cue and source ("...," said Burns)."""
    first, last = segment_after(scene, unit, quotation)
    group = next((group for group in groups if group.first == first and group.shape == "finite"), None)
    if group is None:
        return None
    end = take_phrase(scene, group.last, last)
    field = Field(scene, unit, ())
    return make_draft(field, group, quotation, (group.last, end)) if end > group.last else None


def match_before(
    field: Field, groups: Iterable[Group], quotation: Quotation, before: Sequence[Draft]
) -> Draft | None:
    """Return the claim of a quotation with source and cue before it (Burns said: "...")."""
    scene = field.scene
    near = [
        group
        for group in groups
        if quotation.first - FAR_BEFORE <= group.last <= quotation.first and field.unit.first <= group.first
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
