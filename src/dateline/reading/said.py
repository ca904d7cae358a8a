"""Said: who says so. Reads the claims of an article: source, cue, content, stance, certainty, chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.reading.said_according import read_according
from dateline.reading.said_bare import is_bare
from dateline.reading.said_bracketed import read_bracketed
from dateline.reading.said_claims import make_claims
from dateline.reading.said_content import Field
from dateline.reading.said_direct import read_direct
from dateline.reading.said_drafts import Drafts
from dateline.reading.said_groups import find_groups
from dateline.reading.said_impersonal import read_impersonal
from dateline.reading.said_implicit import read_implicit
from dateline.reading.said_indirect import read_indirect
from dateline.reading.said_inner import leave_inner
from dateline.reading.said_marks import read_marked
from dateline.reading.said_nominal import read_nominal
from dateline.reading.said_overlay import behind_dateline
from dateline.reading.said_rebuttals import RULE, add_rebuttals
from dateline.reading.said_relays import read_relays
from dateline.reading.said_scene import set_scene
from dateline.reading.said_tagged import follow_tags
from dateline.reading.said_words import words_of
from dateline.reading.stance import lift_stances
from dateline.reading.stance_doubts import mark_doubts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.reading.said_drafts import Draft
    from dateline.reading.said_groups import Group
    from dateline.reading.said_scene import Scene, Unit
    from dateline.records import Claim


def read_claims(reading: Reading, found: Findings) -> tuple[Claim, ...]:
    """Return the claims of an article in text order."""
    scene = set_scene(reading, found)
    groups = {unit: tuple(find_groups(scene, unit)) for unit in scene.units}
    told = follow_tags(scene, list(read_drafts(scene, groups)), groups)
    told += read_marked(scene, told)
    told += [draft for unit in scene.units for draft in read_bracketed(Field(scene, unit, ()))]
    told = behind_dateline(scene, told)
    told = leave_inner(scene, lift_stances(scene, read_relays(scene, told)))
    drafts = add_rebuttals(scene, mark_doubts(scene, told))
    drafts += read_implicit(scene, drafts)
    return make_claims(scene, [draft for draft in drafts if is_claim(scene, draft)])


def read_drafts(scene: Scene, groups: Mapping[Unit, tuple[Group, ...]]) -> Iterator[Draft]:
    """Yield the claims that have a cue: direct speech first, then unit by unit."""
    direct = read_direct(scene, groups)
    yield from direct.items.values()
    for unit in scene.units:
        rest = [group for group in groups[unit] if group.main not in direct.items]
        near = Drafts.of(direct.between(unit.first, unit.last))
        yield from read_unit(scene, unit, rest, near)


def read_unit(scene: Scene, unit: Unit, groups: Sequence[Group], near: Drafts) -> Iterator[Draft]:
    """Yield the claims of one unit; ``near`` are its claims of direct speech."""
    yield from read_according(scene, unit)
    yield from read_indirect(scene, unit, groups, near)
    left = [group for group in groups if group.main not in near.items]
    for draft in read_impersonal(scene, unit, left):
        if draft.main not in near.items:
            near.put(draft)
            yield draft
    yield from read_nominal(scene, unit, near)


def is_claim(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft has a content, and a source that is neither writer nor reader ("I think")."""
    if not draft.content or any(first >= last for first, last in draft.content):
        return False
    if draft.rule != RULE and is_bare(scene, draft):
        return False
    if draft.source is None or draft.source[1] - draft.source[0] > 1:
        return True
    return scene.words[draft.source[0]] not in words_of("first_person") | {"you"}
