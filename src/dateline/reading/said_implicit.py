"""Quotations without a cue of their own: they go on what the source before them said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_drafts import Draft, Drafts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.reading.said_scene import Scene, Unit

SPOKEN: Final = frozenset({"direct", "indirect", "according"})
FEWEST: Final = 3  # words of a quotation that can stand by itself


def read_implicit(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a claim for each quotation that is a sentence of its own and follows an attributed one."""
    told = {draft.speech for draft in drafts if draft.direct}
    spoken = Drafts.of(draft for draft in drafts if draft.source and draft.rule in SPOKEN)
    last: Draft | None = None
    since: Unit | None = None
    for unit in scene.units:
        number = scene.inside[unit.first]
        if unit.speech >= 0:
            continue
        if number in told or number < 0 or not stands_alone(scene, unit, number):
            last = spoken.before(unit.first, unit.last)
        elif number == (last.speech if last else -1):
            pass  # a further paragraph of the same quotation
        elif last and since and near(scene, since, unit, last):
            last = make_implicit(scene, last, number)
            yield last
        else:
            last = None
        since = unit


def stands_alone(scene: Scene, unit: Unit, number: int) -> bool:
    """Tell whether a unit holds nothing but one quotation of some words."""
    inside = scene.inside[unit.first : unit.last]
    words = [word for word in scene.words[unit.first : unit.last] if word[0].isalnum()]
    return all(speech == number for speech in inside) and len(words) >= FEWEST


def near(scene: Scene, before: Unit, unit: Unit, draft: Draft) -> bool:
    """Tell whether a quotation follows its source closely: same paragraph, or right after speech."""
    reading = scene.reading
    one = reading.sentences[reading.sentence_at(reading.starts[before.first])].paragraph
    two = reading.sentences[reading.sentence_at(reading.starts[unit.first])].paragraph
    return one == two or (two == one + 1 and draft.direct)


def make_implicit(scene: Scene, draft: Draft, number: int) -> Draft:
    """Return the claim of a quotation that goes on another claim's source."""
    return replace(
        draft,
        rule="implicit",
        content=scene.speech[number].pieces,
        cue=(),
        main=scene.speech[number].first,
        stance="asserts",
        direct=True,
        implicit=True,
        speech=number,
    )
