"""How many: counts of people, troops, weapons and money, with their bounds and parts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from heapq import merge
from typing import TYPE_CHECKING, Final

from dateline.identity import span_id, span_key
from dateline.reading.number_atoms import split_atoms
from dateline.reading.number_bounds import read_amount, tells_toll
from dateline.reading.number_context import (
    COUNTED,
    CURRENCY,
    Place,
    context,
    is_label,
    is_one,
    is_share,
    nouns,
)
from dateline.reading.number_counted import BETWEEN, LINKS, is_strong, what_counts
from dateline.reading.number_group import crowd_of, group_of
from dateline.reading.number_lone import counts_person, lone_amounts
from dateline.reading.number_parts import VICTIMS, Counted, join_totals, neighbour, part_of
from dateline.reading.number_revised import revise
from dateline.reading.number_tolls import names_total
from dateline.reading.number_trees import Scene, number_token, tree_at
from dateline.records import Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.reading.number_atoms import Atom
    from dateline.reading.number_bounds import Amount
    from dateline.records import QuantityOf

FREEING: Final = context("freeing")
FREED: Final = context("freed")
VESSELS: Final = frozenset({"tank", "tanks", "shell", "shells", "mine", "mines"})
AHEAD: Final = 4  # words between a number and the word for letting go


def read_quantities(reading: Reading, found: Findings) -> tuple[Quantity, ...]:
    """Return the quantities of the reading, in text order; times, ages, shares and labels are none."""
    taken = sorted((time.span.start, time.span.end) for time in found.times)
    quantities: list[Quantity] = []
    for number, sentence in enumerate(reading.sentences):
        atoms = split_atoms(reading.text, sentence.start, sentence.end)
        if any(atom.kind in COUNTED for atom in atoms):
            scene = Scene(reading, atoms, tree_at(reading, number), tuple(quantities))
            quantities.extend(read_sentence(scene, taken))
    return tuple(quantities)


def read_sentence(scene: Scene, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """Return the quantities of one sentence."""
    before: list[Counted] = []
    atoms = scene.atoms
    for amount in merge(amounts(atoms), lone_amounts(scene), key=lambda one: one.number):
        if is_taken(atoms, amount, taken):
            continue
        counted = count(scene, amount, before)
        if counted is not None:
            before.append(counted)
    return join_totals(atoms, revise(atoms, before, scene.earlier))


def amounts(atoms: Sequence[Atom]) -> Iterator[Amount]:
    """Yield the numbers of a sentence that may count something."""
    at = 0
    while at < len(atoms):
        if atoms[at].kind not in COUNTED:
            at += 1
            continue
        amount = read_amount(atoms, at)
        place = Place(atoms, amount.number, amount.last)
        counting = is_strong(atoms, at + 1) or tells_number(atoms, at)
        labelled = amount.bound != "between" and is_label(place) and not counting
        if labelled and atoms[at - 1].low not in CURRENCY:
            at = skip_label(atoms, at)
            continue
        yield amount
        at = max(amount.last, at + 1)


def tells_number(atoms: Sequence[Atom], at: int) -> bool:
    """Tell whether "number" before a number is a verb: "the dead number 210"."""
    lows = [atom.low for atom in atoms[max(at - 2, 0) : at]]
    is_noun = lows[:1] in (["the"], ["a"], ["an"], ["his"], ["its"])
    return lows[1:] == ["number"] and not is_noun and tells_toll(atoms, at - 1)


def skip_label(atoms: Sequence[Atom], at: int) -> int:
    """Return the atom after a code, score or date of several figures without spaces."""
    at += 1
    while at < len(atoms) and atoms[at].start == atoms[at - 1].end and atoms[at].low not in {",", "."}:
        at += 1
    return at


def is_taken(atoms: Sequence[Atom], amount: Amount, taken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the number is part of a time."""
    start, end = atoms[amount.number].start, atoms[amount.last - 1].end
    place = bisect_left(taken, (end, 0))
    return any(start < last for _, last in taken[max(place - 2, 0) : place])


def count(scene: Scene, amount: Amount, before: Sequence[Counted]) -> Counted | None:
    """Return the quantity of one amount, or None where it counts nothing the report tells of."""
    reading, atoms = scene.reading, scene.atoms
    place = Place(atoms, amount.number, amount.last)
    what = what_counts(scene, amount)
    if what != "money" and is_share(place):
        return None
    group, after = ((), amount.last) if what == "money" else group_of(scene, amount)
    alone = by_noun(atoms, amount, after)
    whole = part_of(atoms, amount, before) if what in {None, *VICTIMS} and alone != "weapons" else None
    inherited = whole or neighbour(atoms, amount, before)
    crowd = crowd_of(scene, amount) if what is None and not group else None
    group = group if crowd is None else (crowd,)
    alone = alone if crowd is None else "other"
    own = what or (inherited.quantity.what if inherited else same_total(scene, amount, before)) or alone
    if own is None or (is_one(place) and not counts_one(scene, amount)):
        return None
    quantity = make_quantity(reading, atoms, amount, own)
    part = whole.quantity.id if whole else (inherited.quantity.part_of if inherited else None)
    return Counted(replace(quantity, group=group, part_of=part), amount, after)


def same_total(scene: Scene, amount: Amount, before: Sequence[Counted]) -> QuantityOf | None:
    """Return what the last total counts, where a number is given for "the figure" without more."""
    number = number_token(scene.tree, scene.atoms, amount) if scene.tree else None
    if scene.tree is None or number is None or not names_total(scene.tree, number):
        return None
    totals = [*scene.earlier, *(one.quantity for one in before)]
    return next((one.what for one in reversed(totals) if one.what in VICTIMS and not one.part_of), None)


def counts_one(scene: Scene, amount: Amount) -> bool:
    """Tell whether a bare "one" counts a person, an arm or a death: not "no one", "one of the"."""
    atoms = scene.atoms
    if amount.number and atoms[amount.number - 1].low in {"no", "any", "every", "some", "this", "that"}:
        return False
    after = [atom.low for atom in atoms[amount.last : amount.last + 2]]
    counted = {"person", "troops", "weapons"}
    if after and (nouns().get(after[0]) in counted or after[0] in {"death", "dead", "killed"}):
        return True
    return counts_person(scene, amount)


def by_noun(atoms: Sequence[Atom], amount: Amount, after: int) -> QuantityOf | None:
    """Return what the counted noun makes of a number by itself; None where nothing is counted."""
    if after <= amount.last:
        return None
    head = atoms[after - 1].low
    kind = nouns().get(head, "other")
    if kind == "none" or (head not in nouns() and not is_plural(head)):
        return None
    kinds: dict[str, QuantityOf] = {"troops": "troops", "weapons": "weapons", "money": "money"}
    if kind == "weapons" and head in VESSELS and holds(atoms, after):
        return "other"
    if kind == "troops" and is_freed(atoms, amount, after):
        return "other"
    return kinds.get(kind, "other")


def holds(atoms: Sequence[Atom], after: int) -> bool:
    """Tell whether a noun says what it holds: "two tanks of fuel"."""
    return (
        after + 1 < len(atoms) and atoms[after].low == "of" and atoms[after + 1].low not in {"the", "a"}
    )


def is_freed(atoms: Sequence[Atom], amount: Amount, after: int) -> bool:
    """Tell whether those counted are captives let go, who are no force: "the release of 26 soldiers"."""
    at = amount.first - 1
    while at >= 0 and amount.first - at <= AHEAD and atoms[at].low in BETWEEN:
        at -= 1
    if at >= 0 and atoms[at].low in FREEING:
        return True
    place = after
    while place < min(after + AHEAD, len(atoms)) and atoms[place].low in LINKS:
        place += 1
    return after < place < len(atoms) and atoms[place].low in FREED


def is_plural(low: str) -> bool:
    """Tell whether a noun not in the table looks like a plural."""
    return low.endswith("s") and not low.endswith(("ss", "us", "is"))


def make_quantity(reading: Reading, atoms: Sequence[Atom], amount: Amount, what: QuantityOf) -> Quantity:
    """Return the record of one amount."""
    start, end = atoms[amount.first].start, atoms[amount.last - 1].end
    if amount.first and atoms[amount.first - 1].low in CURRENCY:
        start = atoms[amount.first - 1].start
    span = Span(start, end, reading.text[start:end])
    identity = span_id("qty", reading.article.text_sha256, span_key([span]))
    return Quantity(
        id=identity,
        span=span,
        what=what,
        value=amount.value,
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
    )
