"""Through whom a relative clause's claim came: "the paper spoke to two nurses who said ...".

So it is too with a paper or picture that an outlet says it has seen and then tells of ("it had seen the
contract, which showed ...").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_kinds import core_of
from dateline.reading.said_subjects import WHO, find_relative, find_subject
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from dateline.reading.said_drafts import Draft, Drafts, Stretch
    from dateline.reading.said_scene import Scene

FAR: Final = 60  # tokens before a relative pronoun in which its antecedent stands


def lead_through(scene: Scene, draft: Draft, told: Drafts) -> Draft:
    """Return a claim with whom it came through, where its source is a relative pronoun."""
    source = draft.source
    if source is None or source[1] - source[0] != 1 or scene.words[source[0]] not in WHO or draft.via:
        return draft
    subject = find_relative(scene, max(0, source[0] - FAR), source[1])
    if subject is None or subject.antecedent is None:
        return draft
    if is_evidence(scene, subject.antecedent):
        return replace(draft, outer=seen_in(scene, draft, subject.antecedent, told))
    return replace(draft, via=asker(scene, subject.antecedent))


def is_evidence(scene: Scene, part: Stretch) -> bool:
    """Tell whether an antecedent is a paper, a picture or the like, or a copy of one."""
    first, last = core_of(scene, part)
    things = words_of("evidence") | words_of("paper")
    copied = first > 2 and scene.words[first - 1] == "of"
    return any(word in things for word in scene.words[first - 2 * copied : last])


def asker(scene: Scene, part: Stretch) -> Stretch | None:
    """Return who "spoke to" or "interviewed" the people of a stretch."""
    verb = part[0] - 1
    verb -= verb > 0 and scene.words[verb] in ("to", "with")
    if verb <= 0 or scene.words[verb] not in words_of("spoke"):
        return None
    first = scene.reading.bounds[scene.reading.sentence_at(scene.reading.starts[verb])][0]
    subject = find_subject(scene, first, verb)
    return (subject.first, subject.last) if subject else None


def seen_in(scene: Scene, draft: Draft, part: Stretch, told: Drafts) -> int:
    """Return the chief token of the claim that tells of what was seen, or -1."""
    above = told.before(max(0, draft.main - FAR), draft.main)
    if above is None or draft.outer >= 0:
        return draft.outer
    held = any(first <= part[0] and part[1] <= last for first, last in above.content)
    seen = any(
        not words_of("reviewed").isdisjoint(scene.words[first:last]) for first, last in above.content
    )
    return above.main if held and seen else draft.outer
