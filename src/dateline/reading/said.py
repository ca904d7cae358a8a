"""Said: who says so. Reads the claims of an article: source, cue, content, stance, certainty, chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.identity import span_id, span_key
from dateline.reading.said_direct import read_direct
from dateline.reading.said_groups import find_groups
from dateline.reading.said_indirect import read_indirect
from dateline.reading.said_scene import set_scene
from dateline.records import Claim, Source

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.reading.said_drafts import Draft
    from dateline.reading.said_scene import Scene


def read_claims(reading: Reading, found: Findings) -> tuple[Claim, ...]:
    """Return the claims of an article in text order."""
    scene = set_scene(reading, found)
    groups = {unit: tuple(find_groups(scene, unit)) for unit in scene.units}
    direct = read_direct(scene, groups)
    taken = {draft.main for draft in direct}
    drafts = [*direct]
    for unit in scene.units:
        rest = [group for group in groups[unit] if group.main not in taken]
        drafts += read_indirect(scene, unit, rest)
    return tuple(make_claim(scene, draft) for draft in drafts)


def make_claim(scene: Scene, draft: Draft) -> Claim:
    """Return the claim of a draft."""
    content = tuple(scene.cut(*part) for part in draft.content)
    cue = tuple(scene.cut(*part) for part in draft.cue)
    source = Source((scene.cut(*draft.source),), scene.cut(*draft.source).text) if draft.source else Source()
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
