"""What a number counts: the words after and before it, and what became of those counted."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeGuard, cast

from dateline.reading.number_context import COUNTED, CURRENCY, Place, context, nouns, weighs
from dateline.reading.number_deeds import find_deed
from dateline.reading.number_governors import what_became
from dateline.reading.number_people import is_people
from dateline.reading.number_trees import counted_token, kind_token, number_token
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.reading.number_atoms import Atom
    from dateline.reading.number_bounds import Amount
    from dateline.reading.number_governors import Verdict
    from dateline.reading.number_trees import Scene
    from dateline.records import QuantityOf

REACH: Final = 7
STRONG: Final = 4  # words after "-strong" that may name the force
INSERTION: Final = 16
STOPS: Final = frozenset(
    {".", ";", "?", "!", ":", "“", "”", '"', "that", "who", "which", "said", "but", "while"}
)
LINKS: Final = context("links")
OBJECTS: Final = context("objects")
BETWEEN: Final = context("between")
MARCHES: Final = frozenset({"took", "take", "taking", "poured", "flooded", "filled", "came", "turned"})


class Effect(NamedTuple):
    """A row of the table of effects."""

    what: QuantityOf
    place: str
    active: bool


@cache
def effects() -> Mapping[str, Effect]:
    """Return the words that say what became of those counted."""
    return {
        row["word"]: Effect(cast("QuantityOf", row["what"]), row["place"], bool(row["active"]))
        for row in read_table("number_effects")
    }


def what_counts(scene: Scene, amount: Amount) -> QuantityOf | None:
    """Return what an amount counts, or None where the words do not say."""
    if weighs(Place(scene.atoms, amount.number, amount.last)):
        return None
    if is_money(scene.atoms, amount):
        return "money"
    if is_strong(scene.atoms, amount.last):
        return strength_of(scene.atoms, amount)
    things = counts_things(scene, amount)
    told = (None if things else beside(scene.atoms, amount)) or by_tree(scene, amount)
    if told == "none" or (told is None and things):
        return None
    return told or by_words(scene, amount)


def is_strong(atoms: Sequence[Atom], at: int) -> bool:
    """Tell whether "-strong" follows: "a 3,000-strong force"."""
    return [atom.low for atom in atoms[at : at + 2]] == ["-", "strong"]


def strength_of(atoms: Sequence[Atom], amount: Amount) -> QuantityOf | None:
    """Return what a strength counts: of a force troops, of a march protesters."""
    ahead = {atom.low for atom in atoms[amount.last + 2 : amount.last + 2 + STRONG]}
    if ahead & context("forces"):
        return "troops"
    return "protesters" if ahead & context("marches") else None


def beside(atoms: Sequence[Atom], amount: Amount) -> QuantityOf | None:
    """Return what the word right after a number says: "12 dead", "43 wounded"."""
    low = atoms[amount.last].low if amount.last < len(atoms) else ""
    if find_deed("state", low) is None or takes_object(atoms, amount.last, linked=False):
        return None
    return effect_after(atoms, amount.last)


def counts_things(scene: Scene, amount: Amount) -> bool:
    """Tell whether the noun counted is none for people: "killed two product lines"."""
    number = number_token(scene.tree, scene.atoms, amount) if scene.tree else None
    if scene.tree is None or number is None:
        return False
    kind = kind_token(scene.tree, counted_token(scene.tree, number))
    if kind is None or scene.tree.tag(kind) != "NOUN":
        return False
    lemma, word = scene.tree.words(kind)
    return not is_people(word, lemma) and find_deed("state", word, lemma) is None


def by_tree(scene: Scene, amount: Amount) -> Verdict:
    """Return what the tree says; nothing of a number right behind a verb that it hangs on otherwise."""
    number = number_token(scene.tree, scene.atoms, amount) if scene.tree else None
    if scene.tree is None or number is None:
        return None
    counted = counted_token(scene.tree, number)
    is_joined = scene.tree.relation(counted) in {"conj", "appos"} or counted == number
    if is_joined and (found := effect_before(scene.atoms, amount.first)):
        return found
    return what_became(scene.tree, counted)


def by_words(scene: Scene, amount: Amount) -> QuantityOf | None:
    """Return what the words around an amount say, whatever hangs on what."""
    atoms = scene.atoms
    after = None if is_object(scene, amount) else effect_after(atoms, amount.last)
    before = effect_before(atoms, amount.first)
    if "left" in {atoms[at].low for at in range(max(amount.first - 2, 0), amount.first)}:
        return after or before
    return before or after


def is_object(scene: Scene, amount: Amount) -> bool:
    """Tell whether those counted are the object of a verb before: "the plane carrying 82 people"."""
    number = number_token(scene.tree, scene.atoms, amount) if scene.tree else None
    if scene.tree is None or number is None:
        return False
    counted = counted_token(scene.tree, number)
    return scene.tree.relation(counted) in {"obj", "iobj"} and scene.tree.head(counted) < number


def is_money(atoms: Sequence[Atom], amount: Amount) -> bool:
    """Tell whether the amount is a sum of money."""
    before = {atom.low for atom in atoms[max(amount.number - 1, 0) : amount.number]}
    if before & CURRENCY:
        return True
    ahead = atoms[amount.last : amount.last + 3]
    return any(nouns().get(atom.low) == "money" for atom in ahead[:2]) and is_currency(ahead)


def is_currency(ahead: Sequence[Atom]) -> bool:
    """Tell "22 million pounds" from "22 people won": the word follows at once, or after a demonym."""
    first = ahead[0].low
    if nouns().get(first) == "money":
        return first != "won"
    return first in {
        "us",
        "u",
        "british",
        "canadian",
        "australian",
        "swiss",
        "egyptian",
        "lebanese",
        "syrian",
    }


def effect_after(atoms: Sequence[Atom], at: int) -> QuantityOf | None:
    """Return the effect that the words after the number state, if any."""
    found: QuantityOf | None = None
    linked = False
    for place in clause(atoms, at):
        low = atoms[place].low
        if found and low not in {"and", "or"} and low not in effects():
            return found
        effect = effects().get(low)
        if tells(effect) and not (effect.active and takes_object(atoms, place, linked=linked)):
            found = "casualties" if is_pair(found, effect.what) else found or effect.what
        elif place > at and ends_count(atoms, place):
            return found
        linked = linked or low in LINKS or low in MARCHES
        if ends_clause(low, found, linked=linked):
            return found
    return found


def ends_count(atoms: Sequence[Atom], place: int) -> bool:
    """Tell whether another number begins a count of its own: not in "two soldiers and one civilian"."""
    if atoms[place].kind not in COUNTED:
        return False
    return atoms[place].low != "one" and atoms[place - 1].low != "and"


def tells(effect: Effect | None) -> TypeGuard[Effect]:
    """Tell whether a word is an effect that may stand after the number."""
    return effect is not None and effect.place != "before"


def clause(atoms: Sequence[Atom], at: int) -> Iterator[int]:
    """Yield the places of the words after a number up to the end of its clause, insertions left out."""
    place, taken = at, 0
    while place < len(atoms) and taken < REACH:
        low = atoms[place].low
        if low in STOPS or (low == "," and place == at and not after_insertion(atoms, place)):
            return
        if low == ",":
            place = after_insertion(atoms, place) or place + 1
            taken += 1
            continue
        yield place
        place, taken = place + 1, taken + 1


def after_insertion(atoms: Sequence[Atom], at: int) -> int:
    """Return the place after ", most of them children," where a verb of the clause follows; else 0."""
    for place in range(at + 1, min(at + INSERTION, len(atoms) - 1)):
        if atoms[place].low in STOPS:
            return 0
        if atoms[place].low == ",":
            low = atoms[place + 1].low
            return place + 1 if low in LINKS or tells(effects().get(low)) else 0
    return 0


def ends_clause(low: str, found: QuantityOf | None, *, linked: bool) -> bool:
    """Tell whether what follows speaks of something else: "22 people after five were killed"."""
    return (
        found is None
        and not linked
        and low in {"after", "when", "as", "because", "if", "to", "by", "with"}
    )


def is_pair(one: QuantityOf | None, other: QuantityOf) -> bool:
    """Tell whether two effects together are casualties: killed and injured."""
    return {one, other} == {"killed", "injured"}


def takes_object(atoms: Sequence[Atom], place: int, *, linked: bool) -> bool:
    """Tell whether a verb after the number has an object of its own: "22 men killed five"."""
    if linked or place + 1 >= len(atoms):
        return False
    after = atoms[place + 1]
    if after.low in {"more", "about", "up", "as"}:
        return place + 2 < len(atoms) and atoms[place + 2].low in {"than", "to", "many"}
    if after.low == "at":
        return place + 2 < len(atoms) and atoms[place + 2].low == "least"
    return (
        after.kind in COUNTED or after.low in OBJECTS or nouns().get(after.low) in {"person", "troops"}
    )


def effect_before(atoms: Sequence[Atom], at: int) -> QuantityOf | None:
    """Return the effect that the words right before the number state, if any."""
    place = at - 1
    while place >= 0 and at - place <= 4 and atoms[place].low in BETWEEN:
        place -= 1
    if place < 0:
        return None
    effect = effects().get(atoms[place].low)
    if effect and effect.place != "after" and fits(atoms, place, at):
        return widen(atoms, place, effect.what)
    return toll_before(atoms, at)


def fits(atoms: Sequence[Atom], place: int, at: int) -> bool:
    """Tell whether an effect word governs the number: "wounded, 22 people" and "dead and 22" do not."""
    between = [atom.low for atom in atoms[place + 1 : at]]
    if atoms[place].low in {"dead", "missing", "death", "deaths", "arrest", "arrests"}:
        return "of" in between
    if between[:1] == ["and"] or (
        between and between[0] in {"by", "at", "from", "has", "have", "had", "are", "were"}
    ):
        return False
    return not (place and atoms[place - 1].low in {"were", "was", "been", "be", "being", "is", "are"})


def widen(atoms: Sequence[Atom], place: int, what: QuantityOf) -> QuantityOf:
    """Return casualties for "killed and injured 22"."""
    if place >= 2 and atoms[place - 1].low in {"and", "or"}:
        other = effects().get(atoms[place - 2].low)
        if other and is_pair(other.what, what):
            return "casualties"
    return what


def toll_before(atoms: Sequence[Atom], at: int) -> QuantityOf | None:
    """Read "the death toll rose to 22", "the number of injured at 40"."""
    if at < 2 or atoms[at - 1].low not in {
        "to",
        "at",
        "of",
        "is",
        "was",
        "stood",
        "reached",
        "hit",
        "past",
    }:
        return None
    lows = [atom.low for atom in atoms[max(at - 10, 0) : at]]
    if "toll" in lows:
        after = lows[lows.index("toll") :]
        return None if {",", ".", "”"} & set(after[:-1]) else "killed"
    if "number" in lows:
        named = (effects().get(low) for low in lows[lows.index("number") :])
        return next((effect.what for effect in named if effect), None)
    return None
