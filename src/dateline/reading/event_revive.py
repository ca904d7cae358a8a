"""Mends what looks like a noun and is a verb: "the army attacks the port", "X meets Y".

The present tense has the form of a plural, and headlines are full of it. A word of the frames at the
end of a noun phrase is taken for a verb where the clause has none and a further phrase follows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.reading.event_frames import frames
from dateline.reading.event_pieces import Piece
from dateline.reading.event_words import words_of
from dateline.reading.status_governors import governors

if TYPE_CHECKING:
    from dateline.language.reading import Reading

BORDERS = ",;SRC"


def revive(reading: Reading, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a sentence with such verbs cut out of their noun phrases."""
    pieces = attach(reading, pieces)
    mended: list[Piece] = []
    for at, piece in enumerate(pieces):
        token = find_verb(reading, pieces, at)
        if token is None or has_verb(pieces, at, mended):
            mended.append(piece)
            continue
        mended.append(Piece("N", piece.first, token, token - 1))
        mended.append(Piece("V", token, token + 1, token))
        if token + 1 < piece.last:
            mended.append(Piece("N", token + 1, piece.last, piece.head))
    return mended


def attach(reading: Reading, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with participles put to their nouns: "traded captured soldiers"."""
    kept: list[Piece] = []
    for piece in pieces:
        before = kept[-2].kind if len(kept) > 1 else ""
        if piece.kind == "N" and before in {"V", "P"} and is_attribute(reading, kept[-1], piece):
            first = kept.pop().first
            kept.append(Piece("N", first, piece.last, piece.head))
        else:
            kept.append(piece)
    return kept


def is_attribute(reading: Reading, piece: Piece, noun: Piece) -> bool:
    """Tell whether a piece is a participle of its noun: "captured soldiers", "bombing raids"."""
    if piece.kind != "V" or piece.last != piece.first + 1:
        return False
    word = reading.lower(piece.head)
    return word.endswith("ed") or (
        word.endswith("ing") and reading.lemmas[noun.head] in words_of("of_a_kind")
    )


def find_verb(reading: Reading, pieces: list[Piece], at: int) -> int | None:
    """Return the token of a noun phrase that can only be its verb, or None."""
    piece = pieces[at]
    if piece.kind != "N" or piece.last - piece.first < 2:
        return None
    for token in range(piece.first + 1, piece.last - 1):
        if (
            is_verb_form(reading, token)
            and reading.tags[token - 1] == reading.tags[token + 1] == "PROPN"
        ):
            return token
    last = piece.last - 1
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if after is None or reading.word(last)[:1].isupper() or not is_known(reading, last):
        return None
    opened = at > 0 and pieces[at - 1].kind == "S"
    planned = reading.lower(after.first) == "to" and "inf" in governors("verb").get(
        reading.lemmas[last], ()
    )
    return last if after.kind == "N" or (opened and after.kind == "P") or planned else None


def is_verb_form(reading: Reading, token: int) -> bool:
    """Tell whether a word has the form of a verb in the present ("meets") that the frames know."""
    return (
        reading.word(token).islower() and reading.word(token).endswith("s") and is_known(reading, token)
    )


def is_known(reading: Reading, token: int) -> bool:
    """Tell whether the lemma of a word is a verb of the frames or one that governs a status."""
    lemma = reading.lemmas[token]
    return reading.tags[token] == "NOUN" and (lemma in frames("verb") or lemma in governors("verb"))


def has_verb(pieces: list[Piece], at: int, before: list[Piece]) -> bool:
    """Tell whether the clause has another verb: between the borders on either side of a piece."""
    for piece in reversed(before[-12:]):
        if piece.kind in BORDERS:
            break
        if piece.kind == "V":
            return True
    for number, piece in enumerate(pieces[at + 1 : at + 12]):
        if piece.kind in BORDERS:
            break
        if piece.kind == "V" and number > 0:
            return True
    return False
