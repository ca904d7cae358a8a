"""He and she, where one person alone can be meant; anything else is left open."""

from __future__ import annotations

from bisect import bisect_left, insort
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import country_names
from dateline.gazetteer.fold import fold
from dateline.reading.actor_draft import Draft, Facts, Said
from dateline.reading.actor_runs import is_no_actor
from dateline.reading.actor_words import peoples
from dateline.reading.place_metonym import POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_runs import Run
    from dateline.reading.actor_scope import Named

GENDERS: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
OPENING: Final = frozenset({"“", "«", "``"})
CLOSING: Final = frozenset({"”", "»", "''"})
SUBJECTS: Final = frozenset({"he", "she"})
REACH: Final = 16  # mentions of persons looked back on in one sentence
Person = tuple[int, int, "Draft"]


def add_pronouns(reading: Reading, drafts: Sequence[Draft], others: Sequence[Draft]) -> None:
    """Add to each person the pronouns that can mean no one else, ``others`` included."""
    unread = {id(draft) for draft in others}
    quoted = quoted_tokens(reading)
    people = persons_by_sentence([*drafts, *others], quoted)
    for at, sentence in pronouns(reading):
        if at in quoted:
            continue
        draft = resolve(reading, at, sentence, people)
        if draft is not None and id(draft) not in unread:
            draft.mentions.append(Said(at, at + 1, "pronoun", sentence))
            draft.learn(Facts(type="person", gender=GENDERS[reading.lower(at)]))


def strangers(
    reading: Reading, runs: Sequence[Run], named: Sequence[Named], places: frozenset[int]
) -> list[Draft]:
    """Return drafts for the names that were not read as anything but may be a person's.

    They are no actors; they only keep a pronoun open that may mean one of them.
    """
    read = {name.first for name in named} | places
    drafts: dict[str, Draft] = {}
    for run in runs:
        inside = range(run.first, run.last)
        if read.isdisjoint(inside) and is_unread(reading, run):
            key = fold(reading.word(run.last - 1))
            draft = drafts.setdefault(key, Draft(key, type="person"))
            draft.mentions.append(Said(run.first, run.last, "name", run.sentence))
    return list(drafts.values())


def is_unread(reading: Reading, run: Run) -> bool:
    """Tell whether a run that nothing was read from may be a person's name all the same."""
    if is_no_actor(reading, run.first, run.last):
        return False
    tags = [reading.tags[at] for at in range(run.first, run.last)]
    word = fold(reading.word(run.last - 1))
    return tags[-1] == "PROPN" and word not in peoples() and word not in country_names()


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


def persons_by_sentence(drafts: Sequence[Draft], quoted: frozenset[int]) -> dict[int, list[Person]]:
    """Return the mentions of persons in each sentence, in order.

    Whom a speaker only describes ("we want a governor who listens") is not meant outside the quotation.
    """
    people: dict[int, list[Person]] = {}
    for draft in drafts:
        if draft.type in {"person", "unknown"} and not draft.many:
            outside = (one for one in draft.mentions if one.kind == "name" or one.first not in quoted)
            for said in outside:
                people.setdefault(said.sentence, []).append((said.first, said.last, draft))
    for mentions in people.values():
        mentions.sort(key=lambda one: one[0])
    return people


def resolve(reading: Reading, at: int, sentence: int, people: dict[int, list[Person]]) -> Draft | None:
    """Return the one person a pronoun can mean, or None."""
    gender = GENDERS[reading.lower(at)]
    here = recent(people.get(sentence, []), at, gender)
    if is_object(reading, at):
        return None
    if here:
        chosen = only(here) or most_salient(reading, here)
        if chosen is not here[-1][2] and reading.lower(at) not in SUBJECTS:
            return None
    else:
        found = further_back(sentence, gender, people)
        chosen = only(found) or only(spoken_of(reading, found)) or only(subjects_of(reading, found))
    if chosen is not None:
        insort(people.setdefault(sentence, []), (at, at + 1, chosen), key=itemgetter(0))
    return chosen


def is_object(reading: Reading, at: int) -> bool:
    """Tell whether a pronoun is an object, which never means the subject of its own clause."""
    low = reading.lower(at)
    if low != "her":
        return low == "him"
    after = reading.tags[at + 1] if at + 1 < len(reading.tags) else ""
    return after not in {"NOUN", "ADJ", "PROPN", "NUM"}


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
    return only(subjects_of(reading, free)) or only(free)


def subjects_of(reading: Reading, found: Sequence[Person]) -> list[Person]:
    """Return the persons that are subjects; none where they are joined to others by "and"."""
    subjects = [one for one in found if is_subject(reading, one[1]) and not is_enclosed(reading, one)]
    return [] if any(is_joined(reading, one) for one in subjects) else subjects


def spoken_of(reading: Reading, found: Sequence[Person]) -> list[Person]:
    """Return the persons that a pronoun already means: the text goes on speaking of them."""
    return [one for one in found if reading.lower(one[0]) in GENDERS]


def is_joined(reading: Reading, one: Person) -> bool:
    """Tell whether a name is the last of several joined by "and"."""
    return one[0] > 0 and reading.lower(one[0] - 1) in {"and", "or", "&"}


def is_enclosed(reading: Reading, one: Person) -> bool:
    """Tell whether a mention only serves another noun: "the fall of Prail", "Dovell's office"."""
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
