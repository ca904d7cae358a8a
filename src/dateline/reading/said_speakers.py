"""Speakers: the source of a cue by the shape of its verb, shared ones included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.said_subjects import find_subject
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from dateline.reading.said_content import Field
    from dateline.reading.said_drafts import Drafts, Stretch
    from dateline.reading.said_groups import Group

SHARING: Final = frozenset(
    {"after", "before", "by", "in", "while", "when", "without", "and", "but", "for"}
)


def find_speaker(field: Field, group: Group, before: Drafts) -> Stretch | None:
    """Return the source of a cue; ``before`` are the claims of the unit that were read already."""
    scene, low = field.scene, field.unit.first
    if group.shape == "finite":
        if shares(field, group.first):
            return share(field, group.first, before)
        subject = find_subject(scene, low, group.first)
        return (subject.first, subject.last) if subject else None
    if group.shape == "ing":
        return speaker_of_ing(field, group, before)
    if group.shape == "infinitive":
        return speaker_of_infinitive(field, group, before)
    return None


def shares(field: Field, verb: int) -> bool:
    """Tell whether a finite verb has no subject of its own ("and added")."""
    return verb > field.unit.first and field.scene.codes[verb - 1] == "C"


def share(field: Field, verb: int, before: Drafts) -> Stretch | None:
    """Return the source of the nearest cue before ``verb``, else the subject of the first verb."""
    near = before.before(field.unit.first, verb)
    if near is None:
        return first_subject(field, verb)
    reach = max(last for _, last in (*near.content, *near.cue, near.source or (0, 0)))
    between = (near_verb(field, reach, verb)) if verb - reach > 2 else None
    return between or near.source


def near_verb(field: Field, low: int, end: int) -> Stretch | None:
    """Return the subject of the last finite verb between a claim and ``end``, if one stands there."""
    scene = field.scene
    for token in range(end - 1, max(low, end - 40), -1):
        if scene.codes[token] == "F" or (scene.codes[token] == "E" and scene.codes[token - 1] in "NUA"):
            subject = find_subject(scene, field.unit.first, token)
            if subject and subject.first >= low:
                return subject.first, subject.last
    return None


def first_subject(field: Field, end: int) -> Stretch | None:
    """Return the subject of the unit's first finite verb before ``end``."""
    scene, low = field.scene, field.unit.first
    for token in range(low, min(end, low + 60)):
        if scene.codes[token] not in "FE" or scene.codes[token + 1 : token + 2] == "P":
            continue
        if subject := find_subject(scene, low, token):
            return subject.first, subject.last
    return None


def speaker_of_ing(field: Field, group: Group, before: Drafts) -> Stretch | None:
    """Return the source of a participle: the clause's subject, or the noun right before it."""
    scene, low = field.scene, field.unit.first
    if group.first == low:
        return subject_after_comma(field, group)
    previous = group.first - 1
    if scene.codes[previous] in ",Q" or scene.words[previous] in SHARING:
        return share(field, group.first, before)
    if scene.codes[previous] == "N" and scene.words[previous] in words_of("paper"):
        return share(field, group.first, before)
    return None


def subject_after_comma(field: Field, group: Group) -> Stretch | None:
    """Return the subject of the main clause after a participle clause that opens the sentence."""
    scene = field.scene
    comma = scene.codes.find(",", group.last, field.last)
    for token in range(comma + 2, min(field.last, comma + 40)) if comma > 0 else ():
        if scene.codes[token] in "FE":
            subject = find_subject(scene, comma + 1, token)
            return (subject.first, subject.last) if subject else None
    return None


def speaker_of_infinitive(field: Field, group: Group, before: Drafts) -> Stretch | None:
    """Return the source of an infinitive that goes on the clause ("continued to insist")."""
    scene, low = field.scene, field.unit.first
    if group.modal or group.first <= low or scene.words[group.first] != "to":
        return None
    if scene.words[group.first - 1] not in words_of("keeping"):
        return None
    subject = find_subject(scene, low, group.first - 1)
    return (subject.first, subject.last) if subject else share(field, group.first - 1, before)
