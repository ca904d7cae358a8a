"""The grammar of time expressions: words become classes, one letter each, and rules match the letters.

A sentence's atoms are written as a string with one letter an atom (``T`` the, ``N`` number, ``u``
unit, ``G`` ago, ...), so "about two weeks ago" is ``xDUG``; a rule is a short pattern over letters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.reading.number_atoms import Atom

LETTERS: Final = {
    "month": "M", "weekday": "W", "weekdays": "w", "unit": "u", "units": "U", "nights": "U",
    "part": "p", "moment": "m", "season": "S", "day": "d", "night": "g", "ref": "r",
    "recent": "c", "coming": "C", "set": "$", "every": "Q", "last": "L", "previous": "V",
    "this": "K", "next": "X", "following": "J", "same": "=", "that": "#", "ago": "G",
    "earlier": "E", "before": "B", "later": "F", "after": "R", "start": "e", "end": "l",
    "mid": "i", "middle": "I", "begin": "b", "finish": "z", "the": "T", "a": "a", "of": "o",
    "and": "&", "few": "v", "approx": "x", "nearly": "y", "less": "<", "more": ">", "than": "n",
    "at": "@", "least": "1", "most": "2", "up": "^", "to": "t", "fiscal": "f", "half": "h",
    "era": "Z",
}  # fmt: skip
MARKS: Final = {"-": "-", "–": "-", ",": ",", ".": ".", "/": "/", ":": ":", "'": "'", "’": "'"}
ANYTHING: Final = "_"

SIZE: Final = "(?:@1|@2|<n|>n|\\^t|[xy<>])"  # at least, at most, less than, more than, up to, about
COUNT: Final = "(?:[DNY]|a?vo?)"
DAY: Final = "(?:W,?)?"

RULES: Final = (
    ("numeric_date", "Y-[DN]-[DN]|Y/[DN]/[DN]|D/D/Y"),
    ("full_date", f"{DAY}T?[OD]o?M\\.?,?Y|{DAY}M\\.?[OD],?Y|DMY"),
    ("month_year", "(?:[eli]-?|T?[bzI]oT?)?M\\.?,?o?Y"),
    ("day_and_month", f"{DAY}M\\.?[OD](?![:/]?[DN])|{DAY}T?[OD]oM|{DAY}[OD]M(?!\\.?[OD])"),
    ("season_year", "(?:[eli]-?|T?[bzI]oT?|T)?S(?:oT?|,)?Y"),
    ("quarter", "T?O-?uo?f?Y|T?Ou(?:o[LKXV]u)?|T?O-u|T?Oho(?:T|[LKXV])?(?:f?Y|u)"),
    ("century", "(?:[eli]-?)?T?(?:[eli]-?)?O-?u"),
    ("decade", "(?:[eli]-?T?|T[eli]?-?)?(?:Y|'D|'N)'?s"),
    ("edge_of_time", "(?:[EF]K|T?[bzI]o(?:T|[LKXV])?|[el]-?[LKX])(?:u|M|S)"),
    ("year", "(?:[eli]-?|T?[bzI]oT?|T?Ko?)?(?:f?YZ?|[ND]Z)"),
    ("edge_of_month", "[eli]-?M"),
    ("relative_month", "[LKXV]M|MK?[LX]u"),
    ("ago", f"{SIZE}?(?:{COUNT}|a)?-?[uU]G"),
    ("shifted", f"{SIZE}?(?:{COUNT}|a)?-?[uU][EF]"),
    ("stretch", f"{SIZE}?T?[LXVJCK](?:{COUNT})U"),
    ("vague_days", "T?[cC][uU]"),
    ("every", "Q(?:[DNO])?(?:[uUSM]|W)p?"),
    ("weekday", "(?:[el]-?)?[LKXV]?Wp?"),
    ("weekdays", "w"),
    ("relative_unit", "T?[LKXV]u|TJu"),
    ("relative_season", "(?:[LKXV]|T)S"),
    ("part_of_day", "[LK]p|[el]?dp?|[el]?g"),
    ("same_unit", "T=u|#=?u|T=p|#p"),
    ("weekend", "Tu"),
    ("duration", f"{SIZE}?T?(?:{COUNT}|ha)-?[uU](?:&ah)?"),
    ("one_unit", f"{SIZE}?au|hau"),
    ("units", "U"),
    ("set", "\\$"),
    ("moment", "m"),
    ("reference", "r"),
    ("month", "M"),
)
PATTERN: Final = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in RULES))
TRIGGER: Final = re.compile("[MWwuUpmSdgr$Yc=s]")


@cache
def classes() -> Mapping[str, tuple[str, str, str]]:
    """Return letter, value and care of every word of the table of time words."""
    return {
        row["word"]: (LETTERS[row["class"]], row["value"], row["care"])
        for row in read_table("time_words")
    }


def write_letters(atoms: Sequence[Atom]) -> str:
    """Return the sentence's atoms as one letter each."""
    words = classes()
    return "".join(letter_of(atom, words) for atom in atoms)


def letter_of(atom: Atom, words: Mapping[str, tuple[str, str, str]]) -> str:
    """Return the letter of one atom."""
    known = words.get(atom.low)
    if known is not None and atom.kind != "number":
        return known[0] if atom.kind != "ordinal" else "O"
    if atom.kind == "word":
        return "s" if atom.low == "s" else ANYTHING
    if atom.kind == "mark":
        return MARKS.get(atom.low, ANYTHING)
    return letter_of_number(atom)


def letter_of_number(atom: Atom) -> str:
    """Return Y for what may be a year, D for what may be a day of a month, O, N or v."""
    if atom.kind in {"ordinal", "vague"}:
        return "O" if atom.kind == "ordinal" else "v"
    value = atom.value or 0.0
    if atom.kind == "figure" and atom.low.isdigit():
        if len(atom.low) == 4 and 1000 <= value < 2200:
            return "Y"
        if len(atom.low) <= 2 and 1 <= value <= 31:
            return "D"
    return "N"


def value_of_word(low: str) -> str:
    """Return what the table of time words says a word stands for."""
    return classes()[low][1]


@cache
def context(name: str) -> frozenset[str]:
    """Return one of the small word lists of the table of contexts."""
    return frozenset(
        word
        for row in read_table("time_contexts")
        if row["name"] == name
        for word in row["words"].split()
    )
