"""Copies of sentences as news writes them: hyphens joined, names swapped, letters and quotes changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from texts import Sentence

if TYPE_CHECKING:
    from random import Random

HYPHENS = frozenset({"-", "‐", "‑"})
JOIN, SWAP, TURN = 0.5, 0.3, 0.3
LOWER, UPPER, TITLE = 0.02, 0.05, 0.09  # shares of sentences, each bound includes those before it


@dataclass(frozen=True, slots=True)
class Stock:
    """Single words to swap names with, and the genders of given names."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    places: tuple[str, ...]
    genders: dict[str, str] = field(default_factory=dict)


def vary(sentence: Sentence, random: Random, stock: Stock) -> Sentence:
    """Return a sentence as it is or changed, by chance."""
    if sentence.heads and not sentence.marked and random.random() < JOIN:
        sentence = join_hyphens(sentence)
    words = list(sentence.words)
    if sentence.names and random.random() < SWAP:
        swap_names(words, sentence.names, random, stock)
    if random.random() < TURN:
        turn_quotes(words, random)
    words = recase(words, random)
    return replace(sentence, words=words)


def swap_names(words: list[str], names: list[str], random: Random, stock: Stock) -> None:
    """Swap the words of persons' and places' names with others, word by word, half of the names."""
    chosen = False
    for place, label in enumerate(names):
        if label.startswith("B-"):
            chosen = random.random() < 0.5
        word = words[place]
        if not chosen or not word.isalpha() or not word[:1].isupper() or not word[1:].islower():
            continue
        last = place + 1 == len(names) or not names[place + 1].startswith("I-")
        if label == "B-PER" or (label == "I-PER" and last):
            words[place] = random.choice(stock.family if last else stock.given)
        elif label == "B-GPE" and last:
            words[place] = random.choice(stock.places)


def turn_quotes(words: list[str], random: Random) -> None:
    """Write quotation marks and apostrophes the other way: straight or curly."""
    curly = random.random() < 0.6
    opened = False
    for place, word in enumerate(words):
        if word in {'"', "“", "”", "``", "''"}:
            opened = not opened
            words[place] = ("“" if opened else "”") if curly else '"'
        elif curly and "'" in word:
            words[place] = word.replace("'", "’")
        elif not curly and "’" in word:
            words[place] = word.replace("’", "'")


def recase(words: list[str], random: Random) -> list[str]:
    """Return the words in small letters, in capitals, or as a title, for a small share of sentences."""
    chance = random.random()
    if chance < LOWER:
        return [word.lower() for word in words]
    if chance < UPPER:
        return [word.upper() for word in words]
    if chance < TITLE:
        return [
            word[:1].upper() + word[1:] if len(word) > 3 or random.random() < 0.3 else word
            for word in words
        ]
    return words


def join_hyphens(sentence: Sentence) -> Sentence:
    """Return a sentence with hyphenated words in one piece, as the package cuts them."""
    groups = group_hyphens(sentence)
    if len(groups) == len(sentence.words):
        return sentence
    number = {place: at for at, group in enumerate(groups, 1) for place in group}
    tops = [top_of(sentence, group) for group in groups]
    heads = [number[sentence.heads[top] - 1] if sentence.heads[top] else 0 for top in tops]
    return Sentence(
        words=["".join(sentence.words[place] for place in group) for group in groups],
        glued=[sentence.glued[group[-1]] for group in groups],
        upos=[
            joined_tag(sentence.upos, sentence, group, top, "ADJ")
            for group, top in zip(groups, tops, strict=True)
        ],
        xpos=[
            joined_tag(sentence.xpos, sentence, group, top, "JJ")
            for group, top in zip(groups, tops, strict=True)
        ],
        heads=heads,
        relations=[
            joined_relation(sentence, group, top) for group, top in zip(groups, tops, strict=True)
        ],
        names=joined_names(sentence.names, groups),
        mentions=[[chain, number[head] - 1, own] for chain, head, own in sentence.mentions],
    )


def group_hyphens(sentence: Sentence) -> list[list[int]]:
    """Return the places of each word's parts: hyphens glued on both sides join their neighbours."""
    groups: list[list[int]] = []
    place = 0
    while place < len(sentence.words):
        group = [place]
        after = place + 1
        while (
            after + 1 < len(sentence.words)
            and sentence.words[after] in HYPHENS
            and sentence.glued[after]
            and sentence.glued[after - 1]
            and sentence.xpos[after] in {"HYPH", ":"}
            and sentence.words[after - 1][-1:].isalnum()
        ):
            group += [after, after + 1]
            after += 2
        groups.append(group)
        place = after
    return groups


def top_of(sentence: Sentence, group: list[int]) -> int:
    """Return the part of a word whose head lies outside it."""
    inside = {place + 1 for place in group}
    return next((place for place in group if sentence.heads[place] not in inside), group[-1])


def joined_tag(tags: list[str], sentence: Sentence, group: list[int], top: int, adjective: str) -> str:
    """Return the tag of a joined word: its head's; an adjective before a noun, unless a name."""
    proper = all(sentence.upos[place] == "PROPN" for place in group[::2])
    before_noun = sentence.relations[top] in {"amod", "compound", "nummod"}
    if len(group) > 1 and before_noun and not proper and sentence.upos[top] != "PROPN":
        return adjective
    return tags[top]


def joined_relation(sentence: Sentence, group: list[int], top: int) -> str:
    """Return the relation of a joined word: an adjective's is amod."""
    told = joined_tag(sentence.upos, sentence, group, top, "ADJ")
    return (
        "amod"
        if len(group) > 1 and told == "ADJ" and sentence.relations[top] == "compound"
        else sentence.relations[top]
    )


def joined_names(names: list[str], groups: list[list[int]]) -> list[str]:
    """Return the labels of joined words: that of the first part that has one."""
    if not names:
        return []
    return [next((names[place] for place in group if names[place] != "O"), "O") for group in groups]
