"""He and she, where one person alone can be meant; anything else is left open."""

from __future__ import annotations

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
SUBJECTS: Final = frozenset({"he", "she"})
OPENING: Final = frozenset({"“", "«", "``"})
CLOSING: Final = frozenset({"”", "»", "''"})
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
    """Return the tokens inside quotation marks of a paragraph, where the speaker is not meant by "he"."""
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
    here = [one for one in people.get(sentence, []) if one[0] < at and suits(one[2], gender)]
    chosen = only(here)
    if chosen is None and not here:
        same = same_paragraph(reading, sentence)
        earlier = [one for one in people.get(sentence - 1, []) if suits(one[2], gender)] if same else []
        chosen = only(earlier) or (subject_of(reading, earlier) if reading.lower(at) in SUBJECTS else None)
        if not earlier and sentence >= 1:
            chosen = further_back(reading, sentence, gender, people)
    elif chosen is None and reading.lower(at) in SUBJECTS | {"his"}:
        chosen = subject_of(reading, here)
    if chosen is not None:
        people.setdefault(sentence, []).append((at, at + 1, chosen))
    return chosen


def further_back(
    reading: Reading, sentence: int, gender: str, people: dict[int, list[Person]]
) -> Draft | None:
    """Return the only person of the sentence before the last one, or the last of another paragraph."""
    for back in (1, 2):
        found = [one for one in people.get(sentence - back, []) if suits(one[2], gender)]
        if found:
            return only(found) or subject_of(reading, found)
    return None


def same_paragraph(reading: Reading, sentence: int) -> bool:
    """Tell whether a sentence goes on the paragraph of the one before it."""
    if sentence < 1:
        return False
    return reading.sentences[sentence].paragraph == reading.sentences[sentence - 1].paragraph


def suits(draft: Draft, gender: str) -> bool:
    """Tell whether nothing speaks against a person's being meant."""
    return draft.gender in {"", gender}


def only(found: Sequence[Person]) -> Draft | None:
    """Return the person if all mentions are of one."""
    drafts = {id(one[2]): one[2] for one in found}
    return next(iter(drafts.values())) if len(drafts) == 1 else None


def subject_of(reading: Reading, found: Sequence[Person]) -> Draft | None:
    """Return the person whose mention is the only one that a verb follows."""
    subjects = [one for one in found if is_subject(reading, one[1])]
    return only(subjects)


def is_subject(reading: Reading, at: int) -> bool:
    """Tell whether a verb follows token ``at - 1``, an adverb between allowed."""
    while at < len(reading.tags) and reading.tags[at] == "ADV":
        at += 1
    if at >= len(reading.tags) or reading.word(at) in POSSESSIVES:
        return False
    return reading.tags[at] in {"VERB", "AUX"}
