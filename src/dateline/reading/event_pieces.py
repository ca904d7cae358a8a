"""Cuts a sentence into the pieces that clauses are read from: noun phrases, verb groups, small words.

The kinds: N noun phrase, V verb group, P preposition, C conjunction, S subordinator, R relative
pronoun, T time expression, J predicate adjective, A other words, `,` comma, `;` a harder stop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading

BE: Final = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "get", "got"}
)
NOT: Final = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
STOPS: Final = frozenset({";", ":", "–", "—", "--", "(", ")", "[", "]"})
QUOTES: Final = frozenset({'"', "“", "”", "``", "''", "‘", "«", "»"})
ASIDE: Final = 10  # tokens of a bracket that may be passed over
IN_GROUP: Final = frozenset({"AUX", "VERB", "ADV", "PART"})


class Noun(NamedTuple):
    """A noun phrase as token numbers: ``first`` to ``last`` (exclusive) and its head."""

    first: int
    last: int
    head: int


class Piece(NamedTuple):
    """One piece of a sentence: its kind and its tokens, ``last`` exclusive."""

    kind: str
    first: int
    last: int
    head: int

    @property
    def noun(self) -> Noun:
        """The piece as a noun phrase."""
        return Noun(self.first, self.last, self.head)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group: its tokens, its main word, and what its helpers say."""

    first: int
    last: int
    head: int
    helpers: tuple[str, ...]
    passive: bool
    infinitive: bool
    finite: bool
    ing: bool
    negated: bool


def cut_sentence(reading: Reading, bounds: tuple[int, int], nouns: Mapping[int, Noun]) -> list[Piece]:
    """Return the pieces of one sentence.

    ``nouns`` gives the phrase that starts at a token; a time expression stands in it with a head of -1.
    """
    pieces: list[Piece] = []
    place, end = bounds
    while place < end:
        piece = take(reading, place, end, nouns, pieces)
        pieces.append(piece)
        place = piece.last
    return pieces


def take(
    reading: Reading, place: int, end: int, nouns: Mapping[int, Noun], before: list[Piece]
) -> Piece:
    """Return the piece that starts at ``place``."""
    if is_relative(reading, place, end, before):
        return Piece("R", place, place + 1, place)
    noun = nouns.get(place)
    if noun is None and is_attribute(reading, place) and place + 1 in nouns:
        noun = nouns[place + 1]._replace(first=place)
    if noun is not None:
        return Piece("N" if noun.head >= 0 else "T", noun.first, noun.last, max(noun.head, noun.first))
    if starts_group(reading, place, end):
        head = find_head(reading, place, end)
        return Piece("V", place, head + 1, head)
    return aside(reading, place, end) or Piece(classify(reading, place, before), place, place + 1, place)


def aside(reading: Reading, place: int, end: int) -> Piece | None:
    """Return a short bracket, or a word that bounds a number, as one piece to be passed over."""
    word = reading.word(place)
    if word == "(":
        for token in range(place + 1, min(end, place + ASIDE)):
            if reading.word(token) == ")":
                return Piece("A", place, token + 1, place)
    if is_comparison(reading, place, end):
        return Piece("A", place, place + 2, place)
    return Piece("A", place, place + 1, place) if bounds_number(reading, place, end) else None


def is_comparison(reading: Reading, place: int, end: int) -> bool:
    """Tell whether "more than", "fewer than" stands before a number."""
    if place + 2 >= end or reading.lower(place + 1) != "than":
        return False
    return reading.lower(place) in {"more", "fewer", "less"} and reading.tags[place + 2] == "NUM"


def bounds_number(reading: Reading, place: int, end: int) -> bool:
    """Tell whether a word is the "at" of "at least 22" or the "about" of "about 15"."""
    if place + 1 >= end:
        return False
    word = reading.lower(place)
    if word == "at":
        return reading.lower(place + 1) in {"least", "most"}
    return word in words_of("about") and reading.tags[place + 1] == "NUM"


def is_relative(reading: Reading, place: int, end: int, before: list[Piece]) -> bool:
    """Tell whether a word is a relative pronoun: it follows a noun and a verb follows it."""
    if reading.lower(place) not in RELATIVE or place + 1 >= end or not before:
        return False
    lone = reading.lower(place) != "that"
    last = before[-1].kind
    if last == "N" and reading.tags[place] == "PRON":
        return True
    return (last == "N" or (last == "," and lone)) and (
        reading.tags[place + 1] in {"AUX", "VERB", "ADV"} or (lone and last == ",")
    )


def is_attribute(reading: Reading, place: int) -> bool:
    """Tell whether a participle is an attribute of the noun behind it ("coordinated attacks")."""
    if not reading.relations or reading.tags[place] != "VERB":
        return False
    return reading.relations[place] == "amod" and reading.heads[place] > place


def starts_group(reading: Reading, place: int, end: int) -> bool:
    """Tell whether a verb group starts at a token: a verb, a helper, or "to" before a verb."""
    tag = reading.tags[place]
    if is_attribute(reading, place):
        return False
    if tag in {"AUX", "VERB"}:
        return reading.lower(place) not in words_of("preposition_verb")
    if reading.lower(place) != "to":
        return False
    after = place + 1
    while after < end and reading.tags[after] == "ADV":
        after += 1
    return after < end and (reading.tags[after] == "VERB" or reading.lower(after) in {"be", "have"})


def find_head(reading: Reading, place: int, end: int) -> int:
    """Return the main word of the verb group that starts at ``place``: its first full verb, if any."""
    head = place
    for token in range(place, min(end, place + 12)):
        tag = reading.tags[token]
        if token > place and (tag not in IN_GROUP or reading.lower(token) == "to"):
            break
        if tag == "VERB":
            return token
        if tag == "AUX":
            head = token
    return head


def classify(reading: Reading, place: int, before: list[Piece]) -> str:
    """Return the kind of a piece that is neither a noun phrase nor a verb group."""
    word, tag = reading.lower(place), reading.tags[place]
    if word == "," or word in STOPS:
        return "," if word == "," else ";"
    if tag == "PUNCT":
        return "A" if word in QUOTES or word in ".'’" else ";" if word == "-" else "A"
    if word in words_of("subordinator"):
        return "S"
    if tag == "ADP" or word == "to" or word in words_of("preposition") | words_of("preposition_verb"):
        return particle_or_preposition(word, before)
    return {"CCONJ": "C", "SCONJ": "S", "ADJ": "J"}.get(tag, "A")


def particle_or_preposition(word: str, before: list[Piece]) -> str:
    """Return A for a particle right behind its verb ("packed up"), else P."""
    return "A" if before and before[-1].kind == "V" and word in words_of("particle") else "P"


def describe(reading: Reading, piece: Piece) -> Verb:
    """Return the verb group of a V piece with what its helpers say."""
    words = [reading.lower(token) for token in range(piece.first, piece.last)]
    before = reading.lower(piece.first - 1) if piece.first else ""
    helpers = tuple(words) if reading.tags[piece.head] == "AUX" else tuple(words[:-1])
    main = words[-1]
    ing = main.endswith("ing") and not helpers
    participle = not main.endswith("ing") and main != reading.lemmas[piece.head]
    auxiliary = any(word in BE or word in words_of("helper") for word in helpers)
    passive = reading.tags[piece.head] == "VERB" and participle_after_be(words, participle=participle)
    return Verb(
        first=piece.first,
        last=piece.last,
        head=piece.head,
        helpers=helpers,
        passive=passive,
        infinitive=words[0] == "to",
        finite=words[0] != "to" and (auxiliary or not ing) and words[0] not in {"being", "having"},
        ing=ing or words[0] in {"being", "having"},
        negated=any(word in NOT for word in helpers) or before in NOT or is_paired(reading, piece.first),
    )


def is_paired(reading: Reading, first: int) -> bool:
    """Tell whether a verb is the second that one "not" negates: "has not confirmed or denied"."""
    if not first or reading.lower(first - 1) != "or":
        return False
    return any(reading.lower(token) in NOT for token in range(max(0, first - 4), first - 1))


def participle_after_be(words: list[str], *, participle: bool) -> bool:
    """Tell whether the last helper is a form of "be" (or "get") and the main word a participle."""
    last = next((word for word in reversed(words[:-1]) if word in BE or word in words_of("helper")), "")
    same = words[-1] in words_of("same_participle")
    return last in BE and (participle or same)
