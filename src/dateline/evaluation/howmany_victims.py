"""Scores how many were killed and injured in reports on attacks.

Gold templates name the victims of an attack, how many they are and what became of them. Asked is every
line of a template whose number is given (two or more; where one died it is by name, and the text has no
number) and whose victims died or were injured. It is met where the report of the article has a quantity
of that effect with that number, whatever event it is tied to; alternatives of the key are all right,
and so is either end of a range. Lines that the key marks as optional are not asked. Numbers that stand
nowhere in the text (counted from names, or given as words the key has made a number of) are asked too;
``victims_in_text_recall`` leaves them out. The key often calls the dead and the injured of an attack by
one name ("people"); it does not say then which number is whose, and either effect is right.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Scored, convert_rows, read_text, share
from dateline.evaluation.what_slots import EFFECTS, MANY, QUOTED, TemplateRow
from dateline.reading.number_atoms import split_atoms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.records import Article

EFFECT_SLOT: Final = "HUM TGT: EFFECT OF INCIDENT"
NUMBER_SLOT: Final = "HUM TGT: NUMBER"
FIGURES: Final = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Victims:
    """What a template says of some victims: their effects and how many (any is right), and who."""

    what: frozenset[str]
    numbers: frozenset[int]
    who: str
    is_met: bool = False
    in_text: bool = False


def score_victims(path: str, rows: Iterable[Mapping[str, Any]]) -> Scored:
    """Return the figures and errors of rows with ``templates``."""
    counts: Counter[str] = Counter()
    mistakes: list[Mistake] = []
    for row in convert_rows(path, rows, TemplateRow):
        counts["articles"] += 1
        wanted = list(wanted_of(row))
        for at, one in enumerate(judge(row, wanted) if wanted else ()):
            counts.update(count(one))
            if not one.is_met:
                mistakes.append(mistake_of(row, at, one))
    return Scored(figures_of(counts), mistakes)


def wanted_of(row: TemplateRow) -> Iterator[Victims]:
    """Yield the victims whose number and effect the templates of an article give."""
    for template in row.templates:
        effects = [
            (name, EFFECTS[line.partition(":")[0].strip()])
            for line in template.get(EFFECT_SLOT, ())
            if line.partition(":")[0].strip() in EFFECTS
            for name in QUOTED.findall(line)
        ]
        for line in template.get(NUMBER_SLOT, ()):
            number, _, who = line.partition(":")
            numbers = frozenset(int(figures) for figures in FIGURES.findall(number))
            names = QUOTED.findall(who)
            what = frozenset(effect for name, effect in effects if name in names)
            if what and min(numbers, default=0) >= MANY and not number.lstrip().startswith("?"):
                yield Victims(what, numbers, names[0])


def judge(row: TemplateRow, wanted: Iterable[Victims]) -> Iterator[Victims]:
    """Read an article; yield the victims wanted, whether report and text have their number."""
    _, article = read_text(row.text)
    found = set(counts_of(article))
    written = {atom.value for atom in split_atoms(row.text, 0, len(row.text))}
    for one in wanted:
        is_met = any((what, number) in found for what in one.what for number in one.numbers)
        yield Victims(one.what, one.numbers, one.who, is_met, not one.numbers.isdisjoint(written))


def counts_of(article: Article) -> Iterator[tuple[str, float]]:
    """Yield how many were killed or injured by the report."""
    for quantity in article.quantities:
        if quantity.what in EFFECTS.values():
            values = {quantity.value, quantity.low, quantity.high} - {None}
            yield from ((quantity.what, value) for value in values if value is not None)


def count(one: Victims) -> Counter[str]:
    """Count some victims."""
    counts = Counter({"in_text": one.in_text, "in_text met": one.in_text and one.is_met})
    for name in ("victims", *(one.what if len(one.what) == 1 else ())):
        counts.update({name: 1, f"{name} met": one.is_met})
    return counts


def mistake_of(row: TemplateRow, at: int, one: Victims) -> Mistake:
    """Return the error of victims whose number is not found."""
    what = " or ".join(sorted(one.what))
    kind = f"{what} missed" if one.in_text else f"{what} not in the text"
    numbers = "/".join(str(number) for number in sorted(one.numbers))
    return Mistake(row.id, kind, at, f"{numbers} [{one.who}]")


def figures_of(counts: Mapping[str, int]) -> dict[str, float | None]:
    """Return all figures; shares in per cent."""
    figures: dict[str, float | None] = {
        "articles": counts.get("articles", 0),
        "victims": counts.get("victims", 0),
    }
    for name, key in (
        ("victims", "victims"),
        ("killed", "killed"),
        ("injured", "injured"),
        ("victims_in_text", "in_text"),
    ):
        figures[f"{name}_recall"] = share(counts.get(f"{key} met", 0), counts.get(key, 0))
    return figures | {"victims_in_text": counts.get("in_text", 0)}
