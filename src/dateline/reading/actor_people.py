"""Persons by their names: which full name a short one belongs to, and who must be kept apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.reading.actor_namesakes import Namesakes, side_by_side
from dateline.reading.actor_runs import PARTICLES
from dateline.reading.actor_words import context, given

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.actor_scope import Named

LESSENING: Final = context("lessening")  # "former", "deputy": what they stand before tells
KIN: Final = context("kin")
FATHERS: Final = frozenset({"bin", "ibn", "ben", "bint"})
NEAR: Final = 2  # sentences after a name in which its surname alone may mean it
GENERATIONS: Final = frozenset({"senior", "junior"})
CROWD: Final = 40  # so many of one surname are never told apart by it


class People:
    """The persons of an article by surname and by given name, with their genders and middle names."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.kin: set[str] = set()
        self.surnames: dict[str, dict[str, int]] = {}
        self.forenames: dict[str, dict[str, int]] = {}
        self.genders: dict[str, str] = {}
        self.middles: dict[str, set[str]] = {}
        self.single: dict[str, set[str]] = {}
        self.apart: dict[str, bool] = {}
        self.roles: dict[str, set[str]] = {}
        self.meant: dict[str, str] = {}
        self.seen: dict[str, int] = {}
        self.namesakes = Namesakes(reading)

    def learn(self, name: Named) -> None:
        """Note a name, before short ones are resolved."""
        parts = parts_of(name)
        if len(parts) < 2:
            if is_kin(self.reading, name.first):
                self.kin.add(parts[0])
            self.single.setdefault(parts[0], set()).add(name.facts.gender)
            return
        self.middles.setdefault(short_key(parts), set()).add(" ".join(parts[1:-1]))
        if name.key.removeprefix("person:").split()[0] not in PARTICLES:
            note(self.surnames, parts[-1], " ".join(parts), name.first)
            note(self.forenames, parts[0], " ".join(parts), name.first)
        key = " ".join(parts)
        self.genders[key] = self.genders.get(key) or name.facts.gender
        self.roles.setdefault(key, set()).update(role_words(name))

    def part(self, named: list[Named]) -> None:
        """Keep forms of a name apart that a sentence sets side by side: "John Tarn met John Paul Tarn".

        To be called once, with all names of people in the order of the text.
        """
        for one, other in side_by_side(self.reading, named):
            first, second = parts_of(one), parts_of(other)
            alike = min(len(first), len(second)) > 1 and short_key(first) == short_key(second)
            if alike and first != second:
                self.apart[short_key(first)] = True

    def key(self, name: Named) -> str:
        """Return the key of the person whom a name names; to be asked in the order of the text."""
        return self.namesakes.key(self.named(name), name, full=len(parts_of(name)) > 1)

    def named(self, name: Named) -> str:
        """Return the key that the name alone gives.

        A single name is that of the one full name that it ends, or opens; of those that stand before it,
        if any do: nobody is called by a surname of two before both are named. Two whose titles
        tell different genders ("Mr Prail and Mrs Prail") are two; so are two with other middle names,
        and a parent and "his son Osk", or a senior and a junior.
        """
        parts = parts_of(name)
        if len(parts) > 1:
            self.seen[" ".join(parts)] = name.sentence
            return self.full_key(parts) + generation(self.reading, name.last)
        for names in (self.surnames,) if parts[0] in self.kin else (self.surnames, self.forenames):
            called = names.get(parts[0], {})
            if len(called) > CROWD:
                break
            fits = [one for one in called if self.agree(one, name.facts.gender)]
            before = [one for one in fits if called[one] < name.first]
            keys = {self.full_key(one.split()) for one in before or fits}
            chosen = next(iter(keys)) if len(keys) == 1 else self.chosen(name, before or fits)
            if chosen:
                self.meant.setdefault(parts[0], chosen)
                return chosen
            if keys:
                break
        told = self.single.get(parts[0], set()) - {""}
        apart = f"~{name.facts.gender}" if len(told) > 1 and name.facts.gender else ""
        return f"person:{parts[0]}{apart}"

    def chosen(self, name: Named, fits: list[str]) -> str:
        """Return the key of the one of several whose role a short name repeats, or whom it meant before.

        "Judge Prail" is the judge of two Prails; "Prail", who was so called before a second one came in,
        is the first still, but right after the second was named. "" where neither tells.
        """
        keys = {self.full_key(one.split()) for one in fits}
        same = {self.full_key(one.split()) for one in fits if role_words(name) & self.roles[one]}
        if same:
            return same.pop() if len(same) == 1 else ""
        meant = self.meant.get(parts_of(name)[0], "")
        others = [one for one in fits if self.full_key(one.split()) != meant]
        near = any(name.sentence - self.seen.get(one, -NEAR) < NEAR for one in others)
        return meant if meant in keys and not near and not name.facts.role else ""

    def agree(self, full: str, gender: str) -> bool:
        """Tell whether a full name's gender, where it is known, is the one told."""
        return not gender or self.genders.get(full, "") in {"", gender}

    def full_key(self, parts: list[str]) -> str:
        """Return the key of a full name; middle names count where two persons differ by them alone."""
        short = short_key(parts)
        if short not in self.apart:
            self.apart[short] = are_apart(self.middles.get(short, set()) - {""})
        return f"person:{' '.join(parts)}" if self.apart[short] else short


def role_words(name: Named) -> frozenset[str]:
    """Return the words of the title or role before a name, in lower case."""
    return frozenset((name.facts.role or "").lower().split()) - LESSENING


def share_surnames(reading: Reading, named: list[Named]) -> list[Named]:
    """Return the names, those of "Bela and Osk Prail" each with the surname that both have.

    Not where a longer name of the article has the first: "Bela and Osk Prail met Bela Tarn".
    """
    whole = [parts_of(one) for one in named if one.key.startswith("person:")]
    longer = {part for parts in whole if len(parts) > 1 for part in parts}
    found = list(named)
    for at, (one, other) in enumerate(pairwise(named)):
        if is_sharing(reading, one, other) and parts_of(one)[0] not in longer:
            found[at] = replace(one, key=f"{one.key} {' '.join(parts_of(other)[1:])}")
    return found


def is_sharing(reading: Reading, one: Named, other: Named) -> bool:
    """Tell whether a given name is joined to a person's full name of two words."""
    if not (one.key.startswith("person:") and other.key.startswith("person:")):
        return False
    words = len(parts_of(one)), len(parts_of(other))
    if words != (1, 2) or other.first != one.last + 1 or reading.lower(one.last) != "and":
        return False
    return parts_of(one)[0] in given() and other.facts.role is None


def is_kin(reading: Reading, first: int) -> bool:
    """Tell whether a name is that of someone's relative: "her daughter Maria", "his son, Osk"."""
    at = first - 2 if first > 1 and reading.word(first - 1) == "," else first - 1
    return at >= 0 and reading.lower(at) in KIN


def generation(reading: Reading, last: int) -> str:
    """Return what a word after a name adds to its key: "senior" and "junior" are two."""
    word = reading.lower(last) if last < len(reading.starts) else ""
    return f" {word}" if word in GENERATIONS else ""


def are_apart(middles: set[str]) -> bool:
    """Tell whether middle names are of different people: none opens the next, as "J" opens "John"."""
    ordered = sorted(middles)
    return any(not other.startswith(one) for one, other in pairwise(ordered))


def parts_of(name: Named) -> list[str]:
    """Return the words of a person's name without the particles before it."""
    parts = name.key.removeprefix("person:").split()
    while len(parts) > 1 and parts[0] in PARTICLES:
        parts = parts[1:]
    return parts


def short_key(parts: list[str]) -> str:
    """Return the key of a full name: first and last name, where the first is a known given name.

    Fathers count: "Mohammed bin Zaid bin Omar" is not Mohammed bin Omar.
    """
    if len(parts) > 2 and parts[0] in given():
        fathers = [f"{son} {name} " for son, name in pairwise(parts[1:-1]) if son in FATHERS]
        return f"person:{parts[0]} {''.join(fathers)}{parts[-1]}"
    return f"person:{' '.join(parts)}"


def note(names: dict[str, dict[str, int]], name: str, full: str, first: int = 0) -> None:
    """Note the full names that have a part, in order, each with its first token in the text."""
    names.setdefault(name, {}).setdefault(full, first)
