"""Copies of articles in which a person's second name is a pronoun, so that whom it means is known.

After WikiCREM (Kocijan et al., 2019), where a repeated name is masked; here a surname that stands alone
becomes the pronoun that English has for its place in the tree.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from texts import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

SHARE = 0.6  # of the paragraphs with a repeated surname
NEAR = 2  # sentences from one name to the next
FORMS = {"m": ("he", "him", "his"), "f": ("she", "her", "her")}
PLACES = {"nsubj": 0, "nsubj:pass": 0, "obj": 1, "obl": 1, "obl:agent": 1, "iobj": 1, "nmod:poss": 2}
OWNERS = frozenset({"'s", "’s", "'", "’"})
TAGS = ("PRP", "PRP", "PRP$")


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name in a paragraph: its sentence, first word and word after the last."""

    sentence: int
    first: int
    last: int


def put_pronouns(
    paragraph: list[Sentence], random: Random, genders: Mapping[str, str]
) -> list[Sentence]:
    """Return a paragraph with its persons as mentions, one or two of them now a pronoun, by chance."""
    people = by_surname(paragraph)
    found = list(paragraph)
    for chain, names in enumerate(people.values()):
        for name in names:
            sentence = found[name.sentence]
            found[name.sentence] = replace(
                sentence, mentions=[*sentence.mentions, [chain, name.first, 0]]
            )
    some = [
        (name, gender_of(paragraph, names, genders))
        for names in people.values()
        for before, name in pairwise(names)
        if name.sentence - before.sentence <= NEAR and can_turn(paragraph, name)
    ]
    random.shuffle(some)
    for name, gender in some[: 1 + len(paragraph) // 4]:
        if random.random() < SHARE and untouched(found[name.sentence], paragraph[name.sentence]):
            forms = FORMS[gender or random.choice("mf")]
            found[name.sentence] = turn(found[name.sentence], name.first, forms)
    return found


def untouched(one: Sentence, other: Sentence) -> bool:
    """Tell whether no name of a sentence was turned yet: places shift where one was."""
    return one.words == other.words


def by_surname(paragraph: list[Sentence]) -> dict[str, list[Named]]:
    """Return the persons' names of a paragraph by their last words, in order."""
    found: dict[str, list[Named]] = defaultdict(list)
    for number, sentence in enumerate(paragraph):
        for first, last in names_in(sentence):
            found[sentence.words[last - 1]].append(Named(number, first, last))
    return found


def names_in(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the persons' names of a sentence as ranges of words."""
    for at, label in enumerate(sentence.names):
        if label == "B-PER":
            last = at + 1
            while last < len(sentence.names) and sentence.names[last] == "I-PER":
                last += 1
            yield at, last


def gender_of(paragraph: list[Sentence], names: list[Named], genders: Mapping[str, str]) -> str:
    """Return the gender that the given names of a person mostly have, if any is known."""
    for name in names:
        known = genders.get(paragraph[name.sentence].words[name.first])
        if name.last - name.first > 1 and known in FORMS:
            return known
    return ""


def can_turn(paragraph: list[Sentence], name: Named) -> bool:
    """Tell whether a name is one word, where a pronoun may stand, and no words belong to it."""
    sentence = paragraph[name.sentence]
    if name.last - name.first != 1 or not sentence.heads:
        return False
    own = [at for at, head in enumerate(sentence.heads) if head == name.first + 1]
    if sentence.relations[name.first] == "nmod:poss":
        return [sentence.words[at] in OWNERS for at in own] == [True] and own[0] == name.last
    return sentence.relations[name.first] in PLACES and not [at for at in own if is_bound(sentence, at)]


def is_bound(sentence: Sentence, at: int) -> bool:
    """Tell whether a word that hangs on a name keeps it from being a pronoun; a preposition does not."""
    return sentence.relations[at] not in {"case", "punct"} or sentence.words[at] in OWNERS


def turn(sentence: Sentence, at: int, forms: tuple[str, str, str]) -> Sentence:
    """Return a sentence with a name turned into a pronoun."""
    place = PLACES[sentence.relations[at]]
    word = forms[place]
    changed = replace(
        sentence,
        words=put(sentence.words, at, word.capitalize() if at == 0 else word),
        upos=put(sentence.upos, at, "PRON"),
        xpos=put(sentence.xpos, at, TAGS[place]),
        names=put(sentence.names, at, "O"),
        mentions=[[chain, head, int(head == at)] for chain, head, _ in sentence.mentions],
    )
    return drop(changed, at + 1) if place == len(FORMS["m"]) - 1 else changed


def put(parts: list[str], at: int, one: str) -> list[str]:
    """Return a list with one part changed."""
    return [*parts[:at], one, *parts[at + 1 :]]


def drop(sentence: Sentence, at: int) -> Sentence:
    """Return a sentence without one of its words; nothing hangs on it."""

    def without(parts: list[Any]) -> list[Any]:
        return parts[:at] + parts[at + 1 :]

    return Sentence(
        words=without(sentence.words),
        glued=without(sentence.glued),
        upos=without(sentence.upos),
        xpos=without(sentence.xpos),
        heads=[head - (head > at + 1) for head in without(sentence.heads)],
        relations=without(sentence.relations),
        names=without(sentence.names),
        said=[
            [number, role, first - (first > at), last - (last > at), on]
            for number, role, first, last, on in sentence.said
            if (first, last) != (at, at + 1)
        ],
        mentions=[[chain, head - (head > at), own] for chain, head, own in sentence.mentions],
    )
