"""Said: who says so. Reads the claims of an article: source, cue, content, stance, certainty, chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.identity import span_id, span_key
from dateline.reading.said_according import read_according
from dateline.reading.said_direct import read_direct
from dateline.reading.said_groups import find_groups
from dateline.reading.said_implicit import read_implicit
from dateline.reading.said_impersonal import read_impersonal
from dateline.reading.said_indirect import read_indirect
from dateline.reading.said_nominal import read_nominal
from dateline.reading.said_scene import set_scene
from dateline.records import Claim, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.reading.said_drafts import Draft
    from dateline.reading.said_scene import Scene


def read_claims(reading: Reading, found: Findings) -> tuple[Claim, ...]:
    """Return the claims of an article in text order."""
    scene = set_scene(reading, found)
    drafts = list(read_drafts(scene))
    drafts += read_implicit(scene, drafts)
    return tuple(make_claim(scene, draft) for draft in drafts)


def read_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield the claims that have a cue, unit by unit."""
    groups = {unit: tuple(find_groups(scene, unit)) for unit in scene.units}
    direct = read_direct(scene, groups)
    taken = {draft.main for draft in direct}
    yield from direct
    for unit in scene.units:
        near = [draft for draft in direct if unit.first <= draft.main < unit.last]
        rest = [group for group in groups[unit] if group.main not in taken]
        found = [*read_according(scene, unit), *read_indirect(scene, unit, rest, near)]
        done = {draft.main for draft in found}
        found += read_impersonal(scene, unit, [group for group in rest if group.main not in done])
        yield from found
        yield from read_nominal(scene, unit, [*near, *found])


def make_claim(scene: Scene, draft: Draft) -> Claim:
    """Return the claim of a draft."""
    content = tuple(scene.cut(*part) for part in draft.content)
    cue = tuple(scene.cut(*part) for part in draft.cue)
    source = Source((scene.cut(*draft.source),), scene.cut(*draft.source).text) if draft.source else Source(kind='unstated')
    return Claim(
        id=span_id("clm", scene.reading.article.text_sha256, span_key(content), span_key(cue)),
        sentence=scene.reading.sentence_at(content[0].start),
        content=content,
        cue=cue,
        sources=(source,),
        venue=draft.venue,
        stance=draft.stance,
        direct=draft.direct,
        implicit=draft.implicit,
    )
