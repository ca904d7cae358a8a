"""The scene of an article: its words in lower case, its speech, and the units attribution works on.

A **unit** is a run of sentences that no quotation crosses the border of. A quotation is **speech** if
it stands where an utterance can stand; other quotations (titles, words held with tongs) are words of
the sentence around them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.reading.quotes import MARKS, Quotation, find_quotations
from dateline.reading.said_codes import write_codes
from dateline.reading.said_lexicon import read_forms
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.records import Span

ENDS: Final = frozenset({".", "?", "!", "…", "...", ","})
OPENERS: Final = frozenset({".", "?", "!", ",", ":", ";", "—", "–", "-", "(", "..."})
TITLE_WORDS: Final = 6
REACH: Final = 40  # tokens between the parts of a speech broken by its cue


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of tokens attribution works on, and whether it is the inside of a quotation."""

    first: int
    last: int
    speech: int = -1


@dataclass(frozen=True, slots=True)
class Scene:
    """What every part of the reader of claims looks at.

    All sequences are as long as the text has tokens: ``words`` in lower case, ``codes`` the parts the
    tokens may play (see said_codes), ``inside`` the number of the speech a token lies in, or -1.
    """

    reading: Reading
    found: Findings
    words: tuple[str, ...]
    codes: str
    inside: tuple[int, ...]
    speech: tuple[Quotation, ...]
    units: tuple[Unit, ...]

    def cut(self, first: int, last: int) -> Span:
        """Return the span of tokens ``first`` to ``last`` (exclusive)."""
        return self.reading.span(first, last)


def set_scene(reading: Reading, found: Findings) -> Scene:
    """Return the scene of a reading."""
    words = tuple(reading.lower(token) for token in range(len(reading.starts)))
    quotations = find_quotations(reading, words)
    starts = {first for first, _ in reading.bounds}
    speech = tuple(find_speech(reading, words, quotations, starts))
    inside = mark_inside(len(words), speech)
    units = (*join_sentences(reading, inside), *open_speech(reading, speech))
    codes = join_names(write_codes(words, reading.tags, inside), reading)
    return Scene(reading, found, words, codes, inside, speech, units)


def mark_inside(length: int, speech: Sequence[Quotation]) -> tuple[int, ...]:
    """Return for each token the speech it lies in, or -1."""
    inside = [-1] * length
    for number, quotation in enumerate(speech):
        for first, last in quotation.pieces:
            inside[first:last] = [number] * (last - first)
    return tuple(inside)


def join_sentences(reading: Reading, inside: Sequence[int]) -> Iterator[Unit]:
    """Yield the sentences, those joined that one speech crosses within a paragraph."""
    first, previous = -1, None
    for sentence, (start, _) in zip(reading.sentences, reading.bounds, strict=True):
        joined = (
            previous is not None
            and sentence.paragraph == previous.paragraph
            and inside[start] >= 0
            and inside[start] == inside[start - 1]
        )
        if previous is not None and not joined:
            yield Unit(first, start)
        first = first if joined else start
        previous = sentence
    if previous is not None:
        yield Unit(first, reading.bounds[-1][1])


def open_speech(reading: Reading, speech: Sequence[Quotation]) -> Iterator[Unit]:
    """Yield the sentences inside each speech, without its marks."""
    sentences = iter(reading.bounds)
    start, end = next(sentences, (0, 0))
    for number, quotation in enumerate(speech):
        for first, last in quotation.pieces:
            while end <= first and (bounds := next(sentences, None)):
                start, end = bounds
            low, high = first + 1, last - 1
            while start < high:
                if max(start, low) < min(end, high):
                    yield Unit(max(start, low), min(end, high), number)
                if end > high or (bounds := next(sentences, None)) is None:
                    break
                start, end = bounds


def join_names(codes: str, reading: Reading) -> str:
    """Return the letters with every token of a name nominal: no name is cut at its small words.

    Nouns that were tagged as verbs, as far as what stands around them tells, are made nominal too.
    """
    letters = list(codes)
    for name in reading.names:
        if letters[name.first] != "Q":
            letters[name.first : name.last] = "N" * (name.last - name.first)
    for first, last in reading.bounds:
        if last - first > 1 and is_opening_noun(reading, letters, first):
            letters[first] = "N"
    for token in range(1, len(letters) - 1):
        if is_counted_noun(reading, letters, token) or is_think_tank(reading, token):
            letters[token] = "N"
    return "".join(letters)


def is_opening_noun(reading: Reading, letters: Sequence[str], first: int) -> bool:
    """Tell whether a sentence's first word, tagged as a verb or adverb, is rather a noun or name."""
    tag, after = reading.tags[first], letters[first + 1]
    if tag == "VERB" and letters[first] == "F":
        return after in "NFE"
    return (
        tag == "ADV" and letters[first] == "A" and after == "F" and not is_adverb(reading.lower(first))
    )


def is_adverb(word: str) -> bool:
    """Tell whether a word is an adverb that opens sentences."""
    return word in words_of("adverb") or word in words_of("opening") or word.endswith("ly")


def is_counted_noun(reading: Reading, letters: Sequence[str], token: int) -> bool:
    """Tell whether a word tagged as a bare verb is the noun of an "a" ("a party delegate from")."""
    if letters[token] != "F" or letters[token + 1] not in "P," or reading.tags[token] != "VERB":
        return False
    if reading.lower(token) in words_of("past") - words_of("pastlike"):
        return False
    place = token - 1
    while place > token - 4 and place > 0 and letters[place] == "N":
        place -= 1
    return letters[place] == "D" and reading.lower(place) in ("a", "an")


def is_think_tank(reading: Reading, token: int) -> bool:
    """Tell whether a word is the "think" of "think tank"."""
    return reading.word(token) == "think" and reading.word(token + 1) in ("tank", "tanks")


def find_speech(
    reading: Reading, words: Sequence[str], quotations: Sequence[Quotation], starts: set[int]
) -> Iterator[Quotation]:
    """Yield the quotations that are speech, those that go on a speech broken by its cue included."""
    since = -1
    for quotation in quotations:
        if is_speech(reading, words, quotation, starts) or (
            goes_on(words, quotation, since) and starts.isdisjoint(range(since, quotation.first + 1))
        ):
            since = quotation.last
            yield quotation


def goes_on(words: Sequence[str], quotation: Quotation, since: int) -> bool:
    """Tell whether a quotation after a comma may go on the speech that ended before ``since``."""
    near = 0 <= since < quotation.first <= since + REACH
    return near and words[quotation.first - 1] == "," and closes_utterance(words, quotation)


def is_speech(reading: Reading, words: Sequence[str], quotation: Quotation, starts: set[int]) -> bool:
    """Tell whether a quotation is an utterance of its own and no title or words held with tongs."""
    first, last = quotation.first, quotation.last
    if len(quotation.pieces) > 1:
        return True
    inner = [token for token in range(first + 1, last) if words[token][0].isalnum()]
    if not inner:
        return False
    introduced = first > 0 and reading.tags[first - 1] == "VERB" and is_quoting(words[first - 1])
    free = first in starts or first - 1 < 0 or words[first - 1] in OPENERS or words[first - 1] in MARKS
    begins = reading.word(inner[0])[0].isupper() or reading.word(inner[0])[0].isdigit()
    ends = closes_utterance(words, quotation) or last in starts or last >= len(words)
    return (introduced and ends) or (free and ends and begins and not is_title(reading, inner))


def is_quoting(word: str) -> bool:
    """Tell whether a word is a form of a verb that quotes."""
    return any("q" in form.verb.frames for form in read_forms().get(word, ()))


def closes_utterance(words: Sequence[str], quotation: Quotation) -> bool:
    """Tell whether punctuation stands at a quotation's end, inside or outside."""
    last = quotation.last
    inner = last - 1
    while inner > quotation.first and words[inner] in MARKS:
        inner -= 1
    open_end = words[last - 1] not in MARKS
    return words[inner] in ENDS or open_end or (last < len(words) and words[last] in ENDS)


def is_title(reading: Reading, inner: Sequence[int]) -> bool:
    """Tell whether a short quotation is written like a title, all long words with a capital."""
    long = [reading.word(token) for token in inner if len(reading.word(token)) > 3]
    capitals = sum(word[0].isupper() for word in long)
    return 1 < len(inner) <= TITLE_WORDS and bool(long) and capitals == len(long) and capitals > 1
