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
    "era": "Z", "over": "P", "right": "j", "future": "A", "latest": "k", "period": "q",
    "decades": "~", "no": "5", "per": "6", "in": "7", "full": "8", "these": "9",
}  # fmt: skip
MARKS: Final = {"-": "-", "–": "-", ",": ",", ".": ".", "/": "/", ":": ":", "'": "'", "’": "'"}
ANYTHING: Final = "_"
ROUND: Final = frozenset({"hundred", "thousand", "dozen"})  # numbers that "a" opens

# at least, at most, no more than, less than, more than, up to, about, over
SIZE: Final = "(?:@1|@2|5>n|5<n|<n|>n|\\^t|[xy<>]|P(?=[DNYHa]))"
COUNT: Final = "(?:[DNY]|a?H|a?vo?)"
DAY: Final = "(?:W,?)?"
NTH: Final = "O-?u"  # third quarter, third-quarter, second week: the reading tells them apart
EDGE: Final = "(?:[eli]-?|[elEF]7|T?[bzI]oT?)"  # early, late, mid-, late in, the end of

RULES: Final = (
    ("numeric_date", "Y-[DN]-[DN]|Y/[DN]/[DN]|D/D/Y"),
    ("before_christ", f"T?{EDGE}?(?:T?[SM]o?)?x?[NDY](?:'?s)?Z|T?{EDGE}?{NTH}Z"),
    ("full_date", f"x?{DAY}T?[OD]o?M\\.?,?Y|x?{DAY}M\\.?[OD],?Y|DMY"),
    ("month_year", f"(?:x|{EDGE})?M\\.?,?o?Y"),
    ("day_beyond", "T?u[BR]d"),
    ("month_told", "(?:M\\.?[OD]?,?o|[OD]o?M\\.?,?o)(?:T=u|#=?u)"),
    ("relative_day", "[LX]M\\.?[OD](?![:/]?[DN])"),
    ("day_and_month", f"x?{DAY}M\\.?[OD](?![:/]?[DN])|x?{DAY}T?[OD]oM|x?{DAY}[OD]M(?!\\.?[OD])"),
    ("season_year", f"(?:{EDGE}|T)?S(?:oT?|,|7)?Y"),
    (
        "quarter",
        (
            f"T?Y{NTH}|(?:[LKX]|T)u'sf?{NTH}|T?u-?[GE]{NTH}|T?f-?{NTH}|TOu(?:oT?f?)?Y|O-?uo?f?Y"
            "|T?Ou(?:oT?)?[LKXV]u|TOuoTu|TOu|O-?u|T?Oho(?:T|[LKXV])?(?:f?Y|u)"
        ),
    ),
    ("reported", "T?k[uq]|T?u-[GE][uq]?|T=[uq](?:Ku|Lu|Vu|auG|auE)?|TY[uq]|[LKX]u'su|T?8u|T[uq]au[GE]"),
    ("century", f"T?{EDGE}?{NTH}|{EDGE}T{NTH}"),
    ("spelled_year", f"(?:{EDGE}|M,?|Tu)?NN(?!U|u|%)"),
    ("decade", f"(?:{EDGE}T?|T[eli]?-?)?(?:Y|'D|'N)'?s|T[eli]?-?~"),
    (
        "edge_of_time",
        "(?:[EF]K|T?[bzI]o(?:T|[LKXV])?|[el]-?[LKX])(?:u|M|S)|T?[bzI]o(?:#=?|T=)u|[elEF]7TuY?|T?u'sz|u-?z",
    ),
    ("year", f"(?:x|Tu|{EDGE}(?:Tu)?|T?Ko?)?(?:f?u?Y)|TuN"),
    ("edge_of_month", "[eli]-?M"),
    ("relative_month", "[LKXV]M|MoT?[LKX]u|MK?[LX]u"),
    ("ago", f"{SIZE}?(?:{COUNT}|a)?-?[uU]G"),
    ("shifted", f"{SIZE}?(?:{COUNT}|a)?-?[uU][EF]"),
    ("stretch", f"{SIZE}?T?(?:[LXVJCK]|k|[LX]?O)(?:{COUNT})U|T(?:{COUNT})[LXVJC]U"),
    ("vague_days", "T?[cC][uU]|T?JU"),
    ("every", "Q(?:[DNO])?(?:[uUSM]|W)p?|Qp"),
    ("weekday", "(?:[el]-?)?[LKXV]?Wp?"),
    ("weekdays", "w"),
    ("relative_unit", "T?[LKXV]f?u|TJu"),
    ("relative_season", "[eli]?-?[LKXV]S|T?SoT?[LKXV]u|T[eli]?-?S|(?:[elEF]7)?S"),
    ("part_of_day", "[elEF]?[LK]p|[elEF]?dp?|[el]?g"),
    ("same_unit", "[EF]?(?:T=u|#=?u)|T=p|#p|[elEF]?T[XJ]p|(?:#=?|T=)S|Tu[BR](?![#a-zA-Z0-9_])"),
    ("weekend", "Tf?u"),
    ("duration", f"{SIZE}?(?:T?(?:{COUNT}>?|ha|a(?=u&ah))[uU]|{COUNT}-[uU])(?:&ah)?"),
    ("one_unit", f"{SIZE}?au|hau|6u"),
    ("units", "U"),
    ("set", "\\$"),
    ("moment", "m"),
    ("reference", "j?r|TA|9U|TL"),
    ("month", "M"),
    ("recent", "c(?=_)"),
)
LATER: Final = {
    name: tuple((later, re.compile(pattern)) for later, pattern in RULES[place + 1 :])
    for place, (name, _) in enumerate(RULES)
}  # the rules that are tried where one has refused its words
PATTERN: Final = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in RULES))
TRIGGER: Final = re.compile("[MWwuUpmSdgr$Yc=sZALk~]|NN")


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
    return "H" if atom.low in ROUND and atom.kind == "number" else "N"


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
