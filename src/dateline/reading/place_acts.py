"""By the tree: whether a capital, seat or country does something or is only where something is.

"Moscow said" and "told Moscow" are governments, "fled to Moscow" and "photographed the Kremlin" places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.place_words import context, is_word

if TYPE_CHECKING:
    from dateline.language.reading import Reading

ADDRESSED: Final = context("addressed")  # verbs whose object is someone
SIDING: Final = context("siding")  # prepositions before someone: "with", "against"
WRITTEN_TO: Final = context("written_to")  # verbs whose "to" leads to someone
BODILY: Final = context("bodily")  # verbs of cities as places: "Havana burned"
TROD: Final = context("trod")  # verbs whose object is ground: "crossed", "visited"
STANDING: Final = context("standing")  # prepositions of places
BOUND: Final = context("bound")  # verbs whose "for" leads somewhere
DATING: Final = frozenset({"(", "-", "–", "—", "--", ":", "/"})
STEPS: Final = 4


def has_tree(reading: Reading) -> bool:
    """Tell whether the language model has read the sentence structure."""
    return bool(reading.heads)


def link(reading: Reading, first: int, last: int) -> tuple[int, str, str]:
    """Return what a name hangs on (-1 for nothing), how, and the preposition before it.

    A further member of a list hangs as the first one does.
    """
    root = next((at for at in range(first, last) if not first <= reading.heads[at] < last), first)
    case = ""
    for _ in range(STEPS):
        case = case or preposition(reading, root, first)
        if reading.relations[root] != "conj" or reading.tags[reading.heads[root]] != "PROPN":
            break
        root = reading.heads[root]
        first = root
    return reading.heads[root], reading.relations[root], case


def preposition(reading: Reading, root: int, first: int) -> str:
    """Return the preposition of a name: the word before it and its article."""
    before = first - 1
    while before >= 0 and reading.tags[before] in {"DET", "ADJ"} and reading.heads[before] == root:
        before -= 1
    held = before >= 0 and reading.relations[before] == "case" and reading.heads[before] == root
    return reading.lower(before) if held else ""


def acts(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the name of a capital does something, or is someone to whom it is done.

    One with a dash or bracket after it is the dateline: "KHARTOUM (Lantern Wire) - ...".
    """
    if last < len(reading.tags) and reading.word(last) in DATING:
        return False
    head, relation, case = link(reading, first, last)
    lemma = reading.lemmas[head] if head >= 0 else ""
    if relation == "nsubj" or (relation == "nsubj:pass" and not is_passive(reading, head)):
        return lemma not in BODILY and reading.tags[head] in {"VERB", "AUX", "ADJ", "NOUN"}
    if relation == "nsubj:pass" or (relation == "obj" and not case):
        return lemma in ADDRESSED
    if relation == "iobj":
        return True
    if case in SIDING:
        return True
    return case == "to" and (lemma in WRITTEN_TO or is_word(lemma, "backing"))


def is_passive(reading: Reading, head: int) -> bool:
    """Tell whether a verb is a passive: it has a form of "be" before it."""
    before = range(max(0, head - STEPS), head)
    return any(reading.heads[at] == head and reading.relations[at] == "aux:pass" for at in before)


def stands(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the name of a seat is but a building: "outside the Kremlin", "crossed Whitehall"."""
    head, relation, case = link(reading, first, last)
    lemma = reading.lemmas[head] if head >= 0 else ""
    if case in STANDING:
        return True
    return relation == "obj" and not case and lemma in TROD


def is_ground(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a country is but where one goes or where a town lies: "fled Peru", "Lima, Peru"."""
    head, relation, case = link(reading, first, last)
    lemma = reading.lemmas[head] if head >= 0 else ""
    if relation == "obj" and not case:
        return lemma in TROD
    if case == "for":
        return lemma in BOUND
    beside = (
        relation in {"appos", "nmod", "nmod:desc", "nmod:unmarked", "dep"}
        and not case
        and 0 <= head < first
    )
    return beside and first > 0 and reading.word(first - 1) == "," and reading.tags[head] == "PROPN"
