"""Quotations without a cue of their own: they go on what the source before them said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.reading.said_scene import Scene, Unit

FEWEST: Final = 3  # words of a quotation that can stand by itself


def read_implicit(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a claim for each quotation that is a sentence of its own and follows an attributed one."""
    units = [unit for unit in scene.units if unit.speech < 0]
    told = {draft.speech for draft in drafts if draft.direct}
    last: Draft | None = None
    since = -1
    for place, unit in enumerate(units):
        number = scene.inside[unit.first]
        if number in told or number < 0 or not stands_alone(scene, unit, number):
            own = latest(unit, drafts)
            last, since = (own, place) if own else (last, since)
            continue
        if last is not None and place - since == 1 and near(scene, units[since], unit, last):
            last, since = make_implicit(scene, last, number), place
            yield last


def latest(unit: Unit, drafts: Iterable[Draft]) -> Draft | None:
    """Return the last claim with a source whose cue stands in the unit, no claim inside a quotation."""
    own = [
        draft
        for draft in drafts
        if draft.source and unit.first <= draft.main < unit.last and draft.rule in ("direct", "indirect", "according")
    ]
    return max(own, key=lambda draft: draft.main) if own else None


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
