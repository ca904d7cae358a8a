"""The language of a search: words, "phrases", beginnings*, *parts*, -without, one OR another.

What is read here is only words of letters, digits and symbols: whatever else a search holds parts
them and goes no further, so that nothing in it can be taken for a command of the database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.errors import SearchBroken
from dateline.ledger.searching.tokens import UNSPACED_BEGIN, find_words

LONGEST: Final = 10_000  # code points of a search
MOST: Final = 100  # words and phrases of a search
LEAST_START: Final = 3  # letters of a beginning
LEAST_PART: Final = 3  # letters of a part of a word
QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
PIECE: Final = re.compile(r'(?P<minus>-?)"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)')
REMEDY: Final = 'Give words, "a phrase", begin*, *part*, -without, or one OR another.'


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand one after another; of the last one only the beginning where ``begins``.

    ``part``: the term is one word that holds these letters anywhere.
    """

    words: tuple[str, ...]
    begins: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """Of each group one term must be there, of ``without`` none."""

    groups: tuple[tuple[Term, ...], ...] = ()
    without: tuple[Term, ...] = ()

    def wanted(self) -> tuple[Term, ...]:
        """Return all terms that may be there, each once."""
        return tuple(dict.fromkeys(term for group in self.groups for term in group))


def read_search(words: str) -> Search:
    """Return what a search asks for; raises SearchBroken with what is wrong and what to do."""
    check_size(words)
    text = words.translate(QUOTES)
    if text.count('"') % 2:
        raise SearchBroken(
            "A quotation mark of the search is never closed.", "Close the phrase, or leave the mark out."
        )
    search = gather(text)
    if words.strip() and not (search.groups or search.without):
        raise SearchBroken("The search holds no letter, digit or symbol to search for.", REMEDY)
    if len(search.wanted()) + len(search.without) > MOST:
        raise SearchBroken(f"The search has more than {MOST} words and phrases.", "Give fewer.")
    return search


def check_size(words: str) -> None:
    """Raise SearchBroken where a search is too long or holds what no text holds."""
    if len(words) > LONGEST:
        size = f"{len(words):,} characters"
        raise SearchBroken(f"The search is too long: {size}, {LONGEST:,} at most.", "Give fewer words.")
    if "\0" in words:
        raise SearchBroken("The search holds a NUL character.", "Leave it out.")


def gather(text: str) -> Search:
    """Return the terms of a search in their groups."""
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    joins = False
    for piece in PIECE.finditer(text):
        if piece["word"] == "OR":
            check_or(groups, joins=joins)
            joins = True
            continue
        terms = read_piece(piece)
        if is_excluded(piece):
            refuse_or(joins=joins)
            without.extend(terms)
        elif joins and terms:
            groups[-1] = (*groups[-1], *terms)
            joins = False
        else:
            groups.extend((term,) for term in terms)
    refuse_or(joins=joins)
    return Search(tuple(groups), tuple(without))


def check_or(groups: list[tuple[Term, ...]], *, joins: bool) -> None:
    """Raise SearchBroken where an OR has nothing before it."""
    if not groups or joins:
        raise SearchBroken(
            "An OR of the search has nothing before it.", 'Write: one OR another, or "OR".'
        )


def refuse_or(*, joins: bool) -> None:
    """Raise SearchBroken where an OR has nothing to search for behind it."""
    if joins:
        raise SearchBroken(
            "An OR of the search has nothing behind it that must be there.",
            'Write: one OR another, or "OR".',
        )


def is_excluded(piece: re.Match[str]) -> bool:
    """Tell whether a piece of a search begins with a minus."""
    return bool(piece["minus"]) or (piece["word"] or "").startswith("-")


def read_piece(piece: re.Match[str]) -> tuple[Term, ...]:
    """Return the term of one phrase or word; none where it holds nothing to search for."""
    if piece["phrase"] is not None:
        return make_term(piece["phrase"])
    word = piece["word"].removeprefix("-")
    if word.startswith("*") and word.strip("*"):
        return make_part(word)
    return make_term(word.rstrip("*"), begins=word.endswith("*"))


def make_part(word: str) -> tuple[Term, ...]:
    """Return the term of a part of a word, ``*shell*``; unspaced signs stand for themselves."""
    letters = [folded for folded, _, _ in find_words(word.strip("*"))]
    if not letters or UNSPACED_BEGIN.match(letters[0]):
        return make_term(word.strip("*"))
    if len(letters) > 1:
        raise SearchBroken(f"{shorten(word)} is more than one word.", f"Write it as a phrase. {REMEDY}")
    if len(letters[0]) < LEAST_PART:
        cause = f"{shorten(word)} is too little of a word."
        raise SearchBroken(cause, f"Give {LEAST_PART} letters or more of it.")
    return (Term((letters[0],), part=True),)


def make_term(text: str, *, begins: bool = False) -> tuple[Term, ...]:
    """Return the term of words one after another."""
    found = list(find_words(text))
    if not found:
        return ()
    words = tuple(word for word, _, _ in found)
    last = found[-1][0]
    if UNSPACED_BEGIN.match(last) and len(last) == 1:
        follows = len(found) > 1 and found[-2][2] == found[-1][2]
        return (Term(words[:-1]),) if follows else (Term(words, begins=True),)
    if begins and len(last) < LEAST_START and last.isalnum():
        cause = f"{shorten(text)}* is too short a beginning."
        raise SearchBroken(cause, f"Give {LEAST_START} letters or more before the asterisk.")
    return (Term(words, begins=begins),)


def shorten(word: str) -> str:
    """Return a word of a search as an error quotes it."""
    return repr(word if len(word) <= 40 else f"{word[:40]}…")
