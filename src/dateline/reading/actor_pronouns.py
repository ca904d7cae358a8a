"""He and she, where one person alone can be meant; anything else is left open."""

from __future__ import annotations

from bisect import bisect_left, insort
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from dateline.reading.actor_draft import Said
from dateline.reading.place_metonym import POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_draft import Draft

GENDERS: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
OPENING: Final = frozenset({"“", "«", "``"})
CLOSING: Final = frozenset({"”", "»", "''"})
REACH: Final = 16  # mentions of persons looked back on in one sentence
Person = tuple[int, int, "Draft"]


def add_pronouns(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Add to each person the pronouns that can mean no one else."""
    people = persons_by_sentence(drafts)
    quoted = quoted_tokens(reading)
    for at, sentence in pronouns(reading):
        if at in quoted:
            continue
        draft = resolve(reading, at, sentence, people)
        if draft is not None:
            draft.mentions.append(Said(at, at + 1, "pronoun", sentence))


def pronouns(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the tokens of he, she and their forms with their sentences."""
    for number, (first, last) in enumerate(reading.bounds):
        for at in range(first, last):
            if reading.lower(at) in GENDERS:
                yield at, number


def quoted_tokens(reading: Reading) -> frozenset[int]:
    """Return the tokens inside quotation marks of a paragraph; "he" there is not the speaker."""
    inside, quoted, paragraph = False, set(), -1
    for sentence, (first, last) in zip(reading.sentences, reading.bounds, strict=True):
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        for at in range(first, last):
            word = reading.word(at)
            if word in OPENING or (word == '"' and not inside):
                inside = True
            elif word in CLOSING or word == '"':
                inside = False
            elif inside:
                quoted.add(at)
    return frozenset(quoted)


def persons_by_sentence(drafts: Sequence[Draft]) -> dict[int, list[Person]]:
    """Return the mentions of persons in each sentence, in order."""
    people: dict[int, list[Person]] = {}
    for draft in drafts:
        if draft.type == "person" and not draft.many:
            for said in draft.mentions:
                people.setdefault(said.sentence, []).append((said.first, said.last, draft))
    for mentions in people.values():
        mentions.sort(key=lambda one: one[0])
    return people


def resolve(reading: Reading, at: int, sentence: int, people: dict[int, list[Person]]) -> Draft | None:
    """Return the one person a pronoun can mean, or None."""
    gender = GENDERS[reading.lower(at)]
    here = recent(people.get(sentence, []), at, gender)
    found = here or further_back(sentence, gender, people)
    chosen = only(found) or most_salient(reading, found)
    if chosen is not None:
        insort(people.setdefault(sentence, []), (at, at + 1, chosen), key=itemgetter(0))
    return chosen


def recent(found: Sequence[Person], at: int | None, gender: str) -> list[Person]:
    """Return the fitting ones among the last persons mentioned, before token ``at`` if given."""
    end = len(found) if at is None else bisect_left(found, at, key=itemgetter(0))
    return [one for one in found[max(end - REACH, 0) : end] if suits(one[2], gender)]


def further_back(sentence: int, gender: str, people: dict[int, list[Person]]) -> list[Person]:
    """Return the fitting persons of the sentence before, or of the one before that."""
    for back in (1, 2):
        found = recent(people.get(sentence - back, []), None, gender)
        if found:
            return found
    return []


def suits(draft: Draft, gender: str) -> bool:
    """Tell whether nothing speaks against a person's being meant."""
    return draft.gender in {"", gender}


def only(found: Sequence[Person]) -> Draft | None:
    """Return the person if all mentions are of one."""
    drafts = {id(one[2]): one[2] for one in found}
    return next(iter(drafts.values())) if len(drafts) == 1 else None


def most_salient(reading: Reading, found: Sequence[Person]) -> Draft | None:
    """Return the one person who is a subject, else the one that no phrase encloses."""
    free = [one for one in found if not is_enclosed(reading, one)]
    subjects = [one for one in free if is_subject(reading, one[1])]
    return only(subjects) if subjects else only(free)


def is_enclosed(reading: Reading, one: Person) -> bool:
    """Tell whether a mention only serves another noun: "the fall of Assad", "Haftar's airbase"."""
    first, last, _ = one
    if last < len(reading.tags) and reading.word(last) in POSSESSIVES:
        return True
    before = first - 1
    while before > 0 and reading.tags[before] in {"ADJ", "NOUN", "PROPN", "DET"}:
        before -= 1
    return before >= 0 and reading.tags[before] == "ADP"


def is_subject(reading: Reading, at: int) -> bool:
    """Tell whether a verb follows token ``at - 1``, an adverb between allowed."""
    while at < len(reading.tags) and reading.tags[at] == "ADV":
        at += 1
    if at >= len(reading.tags) or reading.word(at) in POSSESSIVES:
        return False
    return reading.tags[at] in {"VERB", "AUX"}
