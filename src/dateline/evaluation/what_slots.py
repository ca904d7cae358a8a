"""Scores the slots of reports on attacks: who did it, whom and what it befell, with which weapons.

Gold templates give each slot as strings, with alternatives. Those of all templates of an article are
put together by slot, one entity for strings that share a line or a string; a victim's name and
description are one. Their counterparts are the parties of the report's ASSAULT events, whatever their
status: actors for perpetrators (individuals and organisations), recipients and objects for what it
befell (victims and targets), instruments for weapons. Parties that mean the same actor, or have the
same words, are one entity.

An entity found is a gold one where any of their strings fit (more than half of the words of the
shorter are in the other). Within a slot each is paired once, so that they are as alike as can be in
all (CEAF). Recall is over the gold entities of a slot, without those the key marks as optional;
precision is over the parties found: those that are paired in any of their slots.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

from dateline.evaluation.assignment import best_pairs
from dateline.evaluation.said import f1, ratio
from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Scored, convert_rows, per_cent, read_text, share
from dateline.evaluation.what_names import FITS, by_id, content_words, forms_of, most_alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.scored import Figures
    from dateline.records import Article, Event

QUOTED: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
NUMBER: Final = re.compile(r"\s*(\d+)\s*:")
SLOTS: Final[Mapping[str, tuple[str, ...]]] = {
    "individual": ("PERP: INDIVIDUAL ID",),
    "organisation": ("PERP: ORGANIZATION ID",),
    "victim": ("HUM TGT: NAME", "HUM TGT: DESCRIPTION"),
    "target": ("PHYS TGT: ID",),
    "weapon": ("INCIDENT: INSTRUMENT ID",),
}
POOLS: Final[Mapping[str, tuple[str, ...]]] = {
    "perpetrators": ("individual", "organisation"),
    "befallen": ("victim", "target"),
    "weapons": ("weapon",),
}
EFFECTS: Final = {"DEATH": "killed", "INJURY": "injured"}
MANY: Final = 2  # the least number of victims that is asked for


class TemplateRow(msgspec.Struct, frozen=True):
    """An article with its templates: the lines of each slot."""

    id: str
    text: str
    templates: list[dict[str, list[str]]]


@dataclass(slots=True)
class Entity:
    """One who or what fills a slot, by all strings that call it."""

    names: set[str] = field(default_factory=set)
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """An article's gold entities by slot, its parties by pool, and the counts of victims of both.

    ``met`` are the gold entities paired, by slot; ``right`` the parties paired, by pool.
    """

    row: str
    gold: Mapping[str, list[Entity]]
    found: Mapping[str, list[Entity]]
    wanted_counts: frozenset[tuple[str, int]]
    found_counts: frozenset[tuple[str, int]]
    met: Mapping[str, frozenset[int]]
    right: Mapping[str, frozenset[int]]


def score_slots(path: str, rows: Iterable[Mapping[str, Any]]) -> Scored:
    """Return the figures and errors of rows with ``templates``."""
    filled = [fill(row) for row in convert_rows(path, rows, TemplateRow)]
    return Scored(sum_up(filled), [mistake for one in filled for mistake in find_mistakes(one)])


def fill(row: TemplateRow) -> Filled:
    """Read an article and pair its parties with the gold's entities."""
    _, article = read_text(row.text)
    attacks = [event for event in article.events if event.type == "ASSAULT"]
    gold = {name: gold_of(row, slots) for name, slots in SLOTS.items()}
    found = parties_of(attacks, article)
    pairs = {slot: pair_up(gold[slot], found[pool]) for pool, slots in POOLS.items() for slot in slots}
    return Filled(
        row=row.id,
        gold=gold,
        found=found,
        wanted_counts=frozenset(counts_wanted(row)),
        found_counts=frozenset(counts_of(attacks, article)),
        met={slot: frozenset(one for one, _ in pairs[slot]) for slot in SLOTS},
        right={
            pool: frozenset(other for slot in slots for _, other in pairs[slot])
            for pool, slots in POOLS.items()
        },
    )


def gold_of(row: TemplateRow, slots: Sequence[str]) -> list[Entity]:
    """Return the entities that the templates give for some slots."""
    entities: list[Entity] = []
    for template in row.templates:
        for line in (line for slot in slots for line in template.get(slot, ())):
            names = {clean(name) for name in QUOTED.findall(line)}
            if any(content_words(name) for name in names):
                merge(entities, Entity(names, line.lstrip().startswith("?")))
    return entities


def clean(name: str) -> str:
    """Return a string of the key without its inner quotation marks."""
    return name.replace('\\"', "").strip()


def merge(entities: list[Entity], new: Entity) -> None:
    """Add an entity, put together with those that share a name with it."""
    for old in [one for one in entities if one.names & new.names]:
        entities.remove(old)
        new = Entity(new.names | old.names, new.optional and old.optional)
    entities.append(new)


def parties_of(attacks: Iterable[Event], article: Article) -> dict[str, list[Entity]]:
    """Return the parties of attacks by pool, those of one actor or with the same words as one."""
    actors = by_id(article)
    found: dict[str, list[Entity]] = {pool: [] for pool in POOLS}
    for event in attacks:
        for pool, people in (("perpetrators", event.actors), ("befallen", event.recipients)):
            for one in people:
                merge(found[pool], Entity({form.upper() for form in forms_of(one, actors)}))
        for pool, spans in (("befallen", event.object), ("weapons", event.instruments)):
            for span in spans:
                merge(found[pool], Entity({span.text.upper()}))
    return found


def pair_up(gold: Sequence[Entity], found: Sequence[Entity]) -> list[tuple[int, int]]:
    """Return the pairs of gold and found entities that fit, each once, as alike as can be in all."""
    alike = np.array([[most_alike(one.names, other.names) for other in found] for one in gold])
    return best_pairs(np.where(alike > FITS, alike, 0.0))


def counts_wanted(row: TemplateRow) -> Iterator[tuple[str, int]]:
    """Yield how many were killed or injured by the templates: what, and a number of two or more."""
    for template in row.templates:
        effects = {
            name: EFFECTS[line.partition(":")[0].strip()]
            for line in template.get("HUM TGT: EFFECT OF INCIDENT", ())
            if line.partition(":")[0].strip() in EFFECTS
            for name in QUOTED.findall(line)
        }
        for line in template.get("HUM TGT: NUMBER", ()):
            number = NUMBER.match(line)
            what = next((effects[name] for name in QUOTED.findall(line) if name in effects), None)
            if number and what and int(number[1]) >= MANY:
                yield what, int(number[1])


def counts_of(attacks: Iterable[Event], article: Article) -> Iterator[tuple[str, int]]:
    """Yield how many were killed or injured by the counts of the attacks."""
    tied = {quantity for event in attacks for quantity in event.quantities}
    for quantity in article.quantities:
        known = quantity.value is not None and quantity.value >= MANY
        if quantity.id in tied and quantity.what in EFFECTS.values() and known:
            yield quantity.what, int(quantity.value or 0)


def sum_up(filled: Sequence[Filled]) -> Figures:
    """Return all figures in per cent."""
    counts: Counter[str] = Counter()
    for one in filled:
        counts += count(one)
    figures: Figures = {"articles": len(filled)}
    for pool, slots in POOLS.items():
        precision = ratio(counts[f"right {pool}"], counts[f"found {pool}"])
        met, gold = (sum(counts[f"{what} {slot}"] for slot in slots) for what in ("met", "gold"))
        figures[f"{pool}_f1"] = per_cent(f1(precision, ratio(met, gold))) if gold else None
        figures[f"{pool}_precision"] = share(counts[f"right {pool}"], counts[f"found {pool}"])
        named = "with_template"
        right, all_found = counts[f"{named} right {pool}"], counts[f"{named} found {pool}"]
        figures[f"{pool}_precision_{named}"] = share(right, all_found)
        for slot in slots:
            figures[f"{slot}_recall"] = share(counts[f"met {slot}"], counts[f"gold {slot}"])
    figures["victim_numbers"] = counts["numbers"]
    figures["victim_numbers_recall"] = share(counts["numbers met"], counts["numbers"])
    return figures


def count(one: Filled) -> Counter[str]:
    """Return what an article adds to the counts; a slot's optional entities count only where met."""
    counts: Counter[str] = Counter()
    for slot, entities in one.gold.items():
        counts[f"met {slot}"] = len(one.met[slot])
        counts[f"gold {slot}"] = sum(
            at in one.met[slot] or not entity.optional for at, entity in enumerate(entities)
        )
    for pool, entities in one.found.items():
        for name in ("", "with_template ") if any(one.gold.values()) else ("",):
            counts[f"{name}found {pool}"] = len(entities)
            counts[f"{name}right {pool}"] = len(one.right[pool])
    counts["numbers"] = len(one.wanted_counts)
    counts["numbers met"] = len(one.wanted_counts & one.found_counts)
    return counts


def find_mistakes(one: Filled) -> Iterator[Mistake]:
    """Yield each entity that is missed, and each found that is none."""
    for slot, entities in one.gold.items():
        for at, entity in enumerate(entities):
            if at not in one.met[slot] and not entity.optional:
                yield Mistake(one.row, f"{slot} missed", at, f"[{' / '.join(sorted(entity.names))}]")
    for pool, entities in one.found.items():
        for at, entity in enumerate(entities):
            if at not in one.right[pool]:
                line = f"<{' / '.join(sorted(entity.names))}>"
                yield Mistake(one.row, f"{pool} should not be there", at, line)
